"""Names in a message: after words of introduction, after a title, or under a closing.

Nothing else is taken for a name. Where the words before it leave a doubt ("this is ..."), it must
begin with a capital letter and must not be an ordinary word, because a lost word may be a symptom.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from bot.chat.other_words import DOUBTFUL, NEVER_NAMES, NEW_CLAUSE, ORDINARY, PARTICLES

Span = tuple[int, int]
Words = list[re.Match[str]]

LETTER = r"[^\W\d_]"
# Accents that stand alone, the vowel signs of Arabic and of India, and the joiners between them.
MARK = r"\u0300-\u036f\u064b-\u065f\u0900-\u0dff\u200c\u200d"
WORD = re.compile(rf"{LETTER}(?:\.(?!\w{{2}})|(?:{LETTER}|[{MARK}]|['’‘`-](?={LETTER}))*(?![\w@]))")
POSSESSIVE = re.compile(r"['’]s?\Z")
LIKE_A_CONDITION = re.compile(r"(?:itis|osis|omas?|ema|iasis|asma)\Z")
BLANKS = re.compile(r"[ \t]*")
CLAUSE_END = re.compile(r"[ \t]*(?:\Z|[^\w \t]|\d)")
PLACEHOLDER = re.compile(r"\[[A-Za-z -]+\]")
TITLES = re.compile(
    r"(?:(?:mr|mrs|miss|ms|mx|dr|doctor|prof|professor)\b\.?[ \t]+){1,2}", re.IGNORECASE
)

PERSON = (
    r"(?:patient|client|son|daughter|child|kid|baby|boy|girl|little[ ]one|twin|husband|wife|partner"
    r"|fianc[eé]e?|boyfriend|girlfriend|mum|mom|mother|dad|father|brother|sister|nan|gran|grandson"
    r"|granddaughter|grandma|grandad|nephew|niece|cousin|friend|uncle|auntie|aunt)"
)
PART = r"(?:first|last|second|middle|given|christian|family|maiden)"
WHICH = rf"(?:{PART}|full|legal|real|married|old|new|proper|preferred)"
NAME = rf"(?:(?:{WHICH}[ ])*names?|surname|forename)"
IS = r"(?:[ ]*['’]?s\b|[ ]+(?:is|are|was)\b(?:[ ]+actually)?|[ ]*[:=–—-](?:[ ]*\n)?)"
BEGINNING = r"(?:\A|[\n.,;!?(•*-])[ ]*(?:(?:hi|hiya|hello|hey)[ ]+)?"

INTRODUCTION = re.compile(
    rf"""
    (?: \b(?:my|his|her|our|{PERSON}(?:['’]?s|s['’])?)[ ]+{NAME}{IS}          # my son's name is
      | {BEGINNING}(?:{PERSON}[ ]+)?(?:(?:{PART}|full)[ ])?names?{IS}         # name:
      | \b{PART}[ ]name{IS}
      | \b(?:surname|forename)(?:{IS}|\b)
      | \b(?:i[ ]?['’]?[ ]?a?m|(?:he|she|{PERSON})(?:[ ]?['’]?s|[ ]is))[ ]+(?:called|named)\b
    )[ ]*["'“‘(]?
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A name follows, in capital letters or not."""

NEARLY_AN_INTRODUCTION = re.compile(
    rf"""
    (?: \b(?:my|his|her|our|{PART}|full|patient)[ ]name
      | {BEGINNING}name(?:[ ]of)?
      | (?<!\bsold[ ])(?<!\bknown[ ])(?<!\bgoes[ ])(?<!\bcomes[ ])(?<!\bmarketed[ ])
        \bunder[ ](?:(?:the|my)[ ])?{NAME}(?:[ ]of)?
    )[ ]+
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A name follows when it begins with a capital letter."""

PRESENTING = re.compile(
    r"""
    (?P<greeting>\b(?:hi|hiya|hello|hey|good[ ](?:morning|afternoon|evening)|dear[ ]\w+)
        (?:[ ](?:there|again|all|everyone|team|doctor))?[\s,.!–-]+)?
    \b(?P<words>this[ ]is|it[ ]?['’]?s|it[ ]is|i[ ]?['’]?m|i[ ]am)[ ]+
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A name may follow: "this is", "it's" and "I'm" with or without a greeting."""

ON_THE_LINE = re.compile(r"[ ,]+(?P<how>here|calling|speaking)\b", re.IGNORECASE)

TITLE = re.compile(
    r"(?<!\bthe )(?<!\bmy )(?<!\bour )(?<!\bme )(?<!\byour )\bmrs?\b\.?[ ]+", re.IGNORECASE
)
TITLE_OR_VERB = re.compile(r"\b(?:Miss|Ms|Mx)\b\.?[ ]+")

FORMAL_CLOSING = re.compile(
    r"(?<!\bas )(?<!\bin )\b(?:regards|(?:best|good|kind|kindest|warm|warmest) wishes|sincerely"
    r"|faithfully|yours truly)\b",
    re.IGNORECASE,
)
FRIENDLY_CLOSING = re.compile(
    r"(?:\A|[\n.,;!?)]|\bmany|\bwith)[ ]*"
    r"(?:(?:thanks|thank you|thankyou|thx|cheers|ta|bye)"
    r"(?: (?:again|(?:so|very) much|a lot|in advance))?"
    r"|(?:(?:lots of )?love|all the best|best)(?= from\b|,|\n)(?: from)?)\b",
    re.IGNORECASE,
)
BEFORE_A_SIGNATURE = re.compile(r"[\s,.!–-]+")
BOTH = re.compile(r"[ ]+(?:and|&|\+)[ ]+", re.IGNORECASE)
MESSAGE_END = re.compile(rf"(?:{PLACEHOLDER.pattern}|\bx+\b|[\W_])*\Z", re.IGNORECASE)

MOST_WORDS = 4
"""Taken for one name, besides "de" and the like."""

MOST_IN_A_TITLE = 5
"""A longer message without any word in small letters is written like a title."""

CUE = re.compile(
    r"name|called|this is|\bit ?['’]?s\b|\bit is\b|\bi ?['’]?m\b|\bi am\b|\bm(?:rs?|x|s|iss)\b"
    r"|regards|wishes|sincerely|faithfully|truly|thank|thx|cheers|\bta\b|love|best|bye",
    re.IGNORECASE,
)


def names(text: str) -> Iterator[Span]:
    """Finds the names with which people introduce themselves or others.

    Args:
        text: One message, other personal details masked.

    Yields:
        Start and end of each, in characters, without the title before it.
    """
    if not CUE.search(text):
        return
    reader = _Reader(text)
    for match in INTRODUCTION.finditer(text):
        yield from reader.introduced(match.end())
    for pattern in (NEARLY_AN_INTRODUCTION, TITLE_OR_VERB):
        for match in pattern.finditer(text):
            yield from reader.introduced(match.end(), lower_case=0)
    for match in TITLE.finditer(text):
        yield from reader.introduced(match.end(), lower_case=1)
    for match in PRESENTING.finditer(text):
        yield from reader.presented(match)
    for match in FORMAL_CLOSING.finditer(text):
        yield from reader.signed(match.end(), in_doubt=False)
    for match in FRIENDLY_CLOSING.finditer(text):
        yield from reader.signed(match.end(), in_doubt=True)


class _Reader:
    """Reads a name from a place in a message."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._capitals_tell = _capitals_tell(PLACEHOLDER.sub("", text))

    def introduced(self, start: int, lower_case: int = 2) -> Iterator[Span]:
        """The name after words that announce one.

        Args:
            start: where it begins.
            lower_case: how many lower-case words are taken of a row that runs on.
        """
        words = self._words(self._after(TITLES, start), in_doubt=False)
        if not words:
            return
        capitals = self._capitals(words)
        ends = self._clause_ends(words)
        if capitals:
            # On a telephone the first letter of a line is made a capital, and only that.
            taken = words if ends and len(words) == lower_case else capitals
        else:
            taken = words if ends and lower_case > 1 else _first(words, lower_case)
        if taken:
            yield _span(taken)

    def presented(self, match: re.Match[str]) -> Iterator[Span]:
        """The name after "this is", "it's" or "I'm", where more than these words speaks for one.

        Args:
            match: of these words, and the greeting before them.
        """
        start = self._after(TITLES, match.end())
        has_title = start > match.end()
        words = self._words(start, in_doubt=True)
        if not words:
            return
        found = self._capitals(words)
        on_the_line = ON_THE_LINE.match(self._text, words[-1].end())
        if on_the_line:
            sure = has_title or on_the_line["how"].lower() == "speaking" or found == words
            found = words
        elif match["words"].lower().startswith("it"):
            sure = False
        else:
            greeted = match["greeting"] or (match.start() == 0 and match["words"][0] in "iI")
            sure = has_title or len(found) > 1 or bool(greeted and self._clause_ends(words))
        if sure and found:
            yield _span(found)

    def signed(self, start: int, in_doubt: bool) -> Iterator[Span]:
        """The name or the names under a closing, which end the message or at least the clause.

        Args:
            start: where they begin.
            in_doubt: whether the closing is as often followed by something else.
        """
        found: list[Span] = []
        start = self._after(BEFORE_A_SIGNATURE, start)
        while True:
            words = self._words(self._after(TITLES, start), in_doubt)
            if not words or (in_doubt and self._capitals(words) != words):
                return
            found.append(_span(words))
            end = words[-1].end()
            start = self._after(BOTH, end)
            if start == end:
                break
        sure = not in_doubt and self._capitals(words) == words and CLAUSE_END.match(self._text, end)
        if sure or MESSAGE_END.match(self._text, end):
            yield from found

    def _words(self, start: int, in_doubt: bool) -> Words:
        words: Words = []
        word = WORD.match(self._text, start)
        left = MOST_WORDS
        while word and left and self._may_belong(word[0], in_doubt):
            words.append(word)
            left -= not _is_particle(word)
            word = WORD.match(self._text, self._after(BLANKS, word.end()))
        return _trimmed(words)

    def _may_belong(self, word: str, in_doubt: bool) -> bool:
        key = POSSESSIVE.sub("", word.replace("’", "'").lower().rstrip("."))
        if key in PARTICLES:
            return True
        is_initial = word.endswith(".") or (
            self._is_capital(word) and len(word) == 1 and word != "I"
        )
        if key in NEVER_NAMES or (word.lower() in NEW_CLAUSE and not is_initial):
            return False
        if in_doubt and (
            word == "A" or key in DOUBTFUL or LIKE_A_CONDITION.search(key) or _is_acronym(word)
        ):
            return False
        if self._is_capital(word) and not in_doubt:
            return True
        return key not in ORDINARY or is_initial

    def _after(self, pattern: re.Pattern[str], start: int) -> int:
        match = pattern.match(self._text, start)
        return match.end() if match else start

    def _is_capital(self, word: str) -> bool:
        return word[0].isupper() and self._capitals_tell

    def _capitals(self, words: Words) -> Words:
        return _trimmed(
            takewhile(lambda word: self._is_capital(word[0]) or _is_particle(word), words)
        )

    def _clause_ends(self, words: Words) -> bool:
        end = words[-1].end()
        following = WORD.match(self._text, self._after(BLANKS, end))
        return bool(
            CLAUSE_END.match(self._text, end)
            or (following and following[0].replace("’", "'").lower() in NEW_CLAUSE)
        )


def _capitals_tell(text: str) -> bool:
    """Whether a capital letter may mark a name: not WHERE ALL IS or Most Words Are Written So."""
    beginnings = [word[0] for word in text.split() if word[0].isalpha()]
    written_small = any(letter.islower() for letter in beginnings)
    return written_small or (len(beginnings) <= MOST_IN_A_TITLE and not text.isupper())


def _first(words: Words, count: int) -> Words:
    """The first words up to so many that are more than an initial or "de"."""
    taken: Words = []
    for word in words:
        if count == 0:
            break
        taken.append(word)
        count -= len(word[0].rstrip(".")) > 1 and not _is_particle(word)
    return _trimmed(taken)


def _span(words: Words) -> Span:
    """From the first to the last word, without the end of "Mr Smith's"."""
    last = words[-1]
    return words[0].start(), last.start() + len(POSSESSIVE.sub("", last[0]))


def _is_particle(word: re.Match[str]) -> bool:
    return word[0].lower() in PARTICLES


def _trimmed(words: Iterable[re.Match[str]]) -> Words:
    """Without the particles at the end: "my name is Jo de"."""
    kept = list(words)
    while kept and _is_particle(kept[-1]) and kept[-1][0].islower():
        kept.pop()
    return kept


def _is_acronym(word: str) -> bool:
    return len(word.rstrip(".")) > 1 and word.isupper()
