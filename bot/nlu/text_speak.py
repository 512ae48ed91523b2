"""Text-speak spelt out, so that the embedding understands it."""

from __future__ import annotations

import re

_SPELT_OUT = {
    "abt": "about",
    "aint": "is not",
    "appt": "appointment",
    "arent": "are not",
    "av": "have",
    "b4": "before",
    "bcos": "because",
    "cant": "can not",
    "cos": "because",
    "coz": "because",
    "cuz": "because",
    "da": "the",
    "dat": "that",
    "dese": "these",
    "didnt": "did not",
    "doesnt": "does not",
    "dont": "do not",
    "dunno": "do not know",
    "em": "them",
    "hasnt": "has not",
    "havent": "have not",
    "hes": "he is",
    "hows": "how is",
    "hv": "have",
    "hw": "how",
    "im": "i am",
    "isnt": "is not",
    "its": "it is",
    "ive": "i have",
    "lng": "long",
    "mth": "month",
    "mths": "months",
    "n": "and",
    "neone": "anyone",
    "nowt": "nothing",
    "owt": "anything",
    "pls": "please",
    "plz": "please",
    "ppl": "people",
    "r": "are",
    "rly": "really",
    "shes": "she is",
    "shouldnt": "should not",
    "summat": "something",
    "thats": "that is",
    "theres": "there is",
    "theyre": "they are",
    "tho": "though",
    "thx": "thanks",
    "tmrw": "tomorrow",
    "tomoz": "tomorrow",
    "u": "you",
    "ur": "your",
    "wasnt": "was not",
    "wat": "what",
    "wats": "what is",
    "wen": "when",
    "wer": "where",
    "whats": "what is",
    "wher": "where",
    "wheres": "where is",
    "whos": "who is",
    "wiv": "with",
    "wk": "week",
    "wks": "weeks",
    "wont": "will not",
    "wot": "what",
    "wots": "what is",
    "wouldnt": "would not",
    "y": "why",
    "youre": "you are",
    "yr": "year",
    "yrs": "years",
}
_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?", re.IGNORECASE)


def spell_out(text: str) -> str:
    """Writes abbreviations and lost apostrophes as whole words.

    Args:
        text: a patient's words.

    Returns:
        The same words, spelt out.
    """
    return _WORD.sub(lambda match: _SPELT_OUT.get(_bare(match[0]), match[0]), text)


def _bare(word: str) -> str:
    return word.lower().replace("'", "").replace("’", "")
