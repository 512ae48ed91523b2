"""Where one statement of a message ends and the next begins.

Chat has few full stops. "No fever, blisters or cough" is one statement, "no fever, she is floppy"
are two; "and it" begins anew, "and bleeding" goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.triage.language.words import Word

SENTENCE_MARKS = frozenset(".!?;…")
ASIDE_MARKS = frozenset(",:-–—()/•*")
BEGINNINGS = frozenset(
    [
        "i",
        "im",
        "ive",
        "id",
        "ill",
        "it",
        "its",
        "hes",
        "shes",
        "he",
        "she",
        "they",
        "theyre",
        "theyve",
        "we",
        "weve",
        "you",
        "this",
        "that",
        "thats",
        "these",
        "there",
        "theres",
        "his",
        "her",
        "my",
        "our",
        "their",
        "mine",
        "now",
        "then",
        "today",
        "tonight",
        "yesterday",
        "also",
        "just",
        "still",
        "why",
        "what",
        "how",
        "is",
        "are",
        "was",
        "has",
        "have",
        "had",
        "keeps",
        "hurts",
        "seems",
        "feels",
        "looks",
        "got",
        "gets",
        "then",
        "please",
        "can",
        "could",
        "should",
        "do",
        "does",
        "did",
        "will",
        "would",
        "the",
    ]
)
"""Words with which a new statement starts after a comma or "and"."""

OWN_NEGATION = frozenset(["no", "not", "nor", "or", "any", "without", "never", "neither", "nae"])
JOINS = frozenset(("and", "n", "plus", "so"))
LONGEST_ITEM = 3
"""Words of an item in a list such as "no fever, sickness or stiff neck"."""


@dataclass(frozen=True)
class Statement:
    """Where a word of the message belongs.

    Attributes:
        word: the word.
        sentence: number of its sentence, which decides whether two words stand close together.
        clause: number of its clause, which is as far as a "no" reaches.
        line: number of its line.
    """

    word: Word
    sentence: int
    clause: int
    line: int


def statements(words: Sequence[Word]) -> list[Statement]:
    """Divides a message.

    Args:
        words: its words and marks.

    Returns:
        The words without the marks, each with its sentence, clause and line.
    """
    divided: list[Statement] = []
    sentence = clause = line = 0
    listing = False
    for position, word in enumerate(words):
        if word.text == "\n":
            line += 1
        elif word.text in SENTENCE_MARKS:
            sentence += 1
            clause += 1
            listing = False
        elif word.text in ASIDE_MARKS:
            listing = _goes_on_listing(words, position, 2 if listing else 1)
            clause += not listing
        elif word.text == "&":
            clause += _begins(words, position + 1)
        elif not word.is_mark:
            clause += word.text in JOINS and _begins(words, position + 1)
            divided.append(Statement(word, sentence, clause, line))
    return divided


def by_line(divided: Sequence[Statement]) -> list[Statement]:
    """The same words with a clause ending at every line break as well.

    Args:
        divided: what `statements` gave.

    Returns:
        The words anew.
    """
    places = {place: number for number, place in enumerate(_places(divided))}
    return [replace(one, clause=places[one.clause, one.line]) for one in divided]


def _places(divided: Sequence[Statement]) -> dict[tuple[int, int], None]:
    return dict.fromkeys((one.clause, one.line) for one in divided)


def _begins(words: Sequence[Word], position: int) -> bool:
    return position < len(words) and words[position].text in BEGINNINGS


def _goes_on_listing(words: Sequence[Word], position: int, items: int) -> bool:
    """Whether the comma at this place, after so many items, stands in a list."""
    length, seen = 0, False
    for word in words[position + 1 :]:
        if word.text in SENTENCE_MARKS or word.text == "\n":
            break
        if word.text == "," or word.text in ASIDE_MARKS:
            items, length = items + 1, 0
        elif word.text in ("or", "nor"):
            return True
        elif word.text in BEGINNINGS or word.text in OWN_NEGATION:
            return False
        else:
            length += 1
            seen = True
        if length > LONGEST_ITEM:
            return False
    # "no redness, pain, swelling": a row of bare items without "or"
    return seen and items >= 2 and length <= 2
