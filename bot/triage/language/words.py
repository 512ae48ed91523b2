"""A message as words in their usual spelling, each with its place in what the patient typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

APOSTROPHES = "'’‘`´ʼ"
_PIECE = re.compile(
    rf"[£$€]\s?\d+(?:[.,]\d+)?|[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*|\d+(?:[.,]\d+)?|\n|[^\w\s]"
)
DEGREE_SIGNS = "°º˚"
_I_WILL = re.compile(rf"[iI][{APOSTROPHES}](?:ll|LL)")
_RUN = re.compile(r"(.)\1+")
SHORTEST_CORRECTED = 5
LONG = 8
"""From this many letters on, two slips of the pen are mended, otherwise one."""

_stemmer = snowballstemmer.stemmer("english")


@dataclass(frozen=True)
class Word:
    """A word, a number or a mark of a message.

    Attributes:
        text: in lower case, without apostrophes, in its usual spelling.
        start: where it begins in the message, in characters.
        end: where it ends.
    """

    text: str
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation or a line break."""
        return not self.text[0].isalnum()


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The word without its ending (Snowball's English stemmer): bleeds, bleeding → bleed.

    Args:
        word: in lower case.

    Returns:
        The stem.
    """
    return str(_stemmer.stemWord(word))


@lru_cache(maxsize=1)
def everyday_words() -> frozenset[str]:
    """The words of everyday English, which are never taken for misspelt ones.

    Returns:
        160,000 words in lower case (the dictionary of ``pyspellchecker``).
    """
    return frozenset(SpellChecker(language="en").word_frequency.words())


def take_apart(text: str) -> list[Word]:
    """Takes a message apart without mending its spelling.

    Args:
        text: the message as typed.

    Returns:
        Its words and marks in order.
    """
    return [Word(_plain(match[0]), match.start(), match.end()) for match in _PIECE.finditer(text)]


class Spelling:
    """Mends misspelt words, but only into words that matter.

    Args:
        lexicon: the words that matter, in lower case.
        known: words of everyday English, which are never taken for misspelt ones.
    """

    def __init__(self, lexicon: Iterable[str], known: Iterable[str]) -> None:
        self._lexicon = sorted({word for word in lexicon if word.isalpha()})
        self._known = set(known).union(self._lexicon)
        self._squeezed: dict[str, list[str]] = {}
        for word in self._lexicon:
            self._squeezed.setdefault(_squeeze(word), []).append(word)
        self._by_initial: dict[str, list[str]] = {}
        for word in self._lexicon:
            self._by_initial.setdefault(word[0], []).append(word)
        self.usual = lru_cache(maxsize=20_000)(self._usual)

    def knows(self, word: str) -> bool:
        """Whether a word is one of English or of the knowledge files, and so no slip of the pen.

        Args:
            word: in any case.

        Returns:
            True when it is left as it is.
        """
        return _plain(word) in self._known

    def words(self, text: str) -> list[Word]:
        """Takes a message apart.

        Args:
            text: the message as typed.

        Returns:
            Its words and marks in order.
        """
        return [
            Word(self.usual(match[0]), match.start(), match.end())
            for match in _PIECE.finditer(text)
        ]

    def _usual(self, piece: str) -> str:
        word = _plain(piece)
        if not word.isalpha() or word in self._known:
            return word
        doubled = self._squeezed.get(_squeeze(word))
        if doubled:
            return min(doubled, key=lambda one: int(OSA.distance(one, word)))
        if len(word) < SHORTEST_CORRECTED:
            return word
        slips = 1 if len(word) < LONG else 2
        nearest = process.extractOne(
            word,
            self._by_initial.get(word[0], []),
            scorer=OSA.distance,
            score_cutoff=slips,
        )
        return nearest[0] if nearest and len(nearest[0]) >= SHORTEST_CORRECTED - 1 else word


def _plain(piece: str) -> str:
    """Lower case without apostrophes and accents; letters of other widths and styles as ours."""
    if piece in DEGREE_SIGNS:
        return "degrees"
    if not piece[0].isalnum():
        return piece
    if _I_WILL.fullmatch(piece):
        return "iwill"  # without its apostrophe it would be taken for "ill"
    decomposed = unicodedata.normalize("NFKD", piece.translate(_NO_APOSTROPHES)).lower()
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return plain.replace(",", ".") if plain[:1].isdigit() else plain or piece


_NO_APOSTROPHES = {ord(mark): None for mark in APOSTROPHES}


def _squeeze(word: str) -> str:
    """The word with every run of one letter cut to one: two spellings of it then agree."""
    return _RUN.sub(r"\1", word)
