"""The first look at a message: tidied, and turned away when nothing can be read in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum


class Problem(str, Enum):
    """Why a message cannot be answered."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    BINARY = "binary"
    NO_WORDS = "no_words"


@dataclass(frozen=True)
class Intake:
    """A message as the rest of the assistant reads it.

    Attributes:
        text: The message in Unicode's composed form, with plain spaces and line breaks.
        problem: What is wrong with it, or None.
    """

    text: str
    problem: Problem | None


DATA_ADDRESS = re.compile(r"data:[\w.+-]+/[\w.+-]+;base64,", re.IGNORECASE)
LINE_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
SPACES = re.compile(r"[^\S\n]+")
EMPTY_LINES = re.compile(r" ?\n(?:\s*\n)?\s*")
NUMBER_KEY = re.compile(r"[0-9#*]\ufe0f?\u20e3")
JOINERS = "\u200c\u200d"
"""Needed within emoji and in the scripts of Persian and of India."""

UNREADABLE_SHARE = 0.1
"""More than this share of unreadable characters is a file, not a message."""


def examine(text: str, limit: int) -> Intake:
    """Tidies a message and says whether it can be answered.

    Args:
        text: The message as it arrived.
        limit: The longest message taken, in characters.

    Returns:
        The tidied text and the first problem found.
    """
    cleaned = _clean(text)
    return Intake(cleaned, _problem(text, cleaned, limit))


def _clean(text: str) -> str:
    text = LINE_BREAKS.sub("\n", text)
    text = "".join(character for character in text if not _is_invisible(character))
    text = SPACES.sub(" ", unicodedata.normalize("NFC", text))
    return EMPTY_LINES.sub(lambda gap: "\n" * min(gap[0].count("\n"), 2), text).strip()


def _is_invisible(character: str) -> bool:
    if character in "\n\t" or character in JOINERS:
        return False
    return unicodedata.category(character) in ("Cc", "Cf") or _is_unreadable(character)


def _is_unreadable(character: str) -> bool:
    if character in "\n\r\t\x0b\x0c\x85":
        return False
    return character == "\ufffd" or unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn")


def _problem(text: str, cleaned: str, limit: int) -> Problem | None:
    unreadable = sum(map(_is_unreadable, text))
    if unreadable > UNREADABLE_SHARE * len(text) or DATA_ADDRESS.search(text):
        return Problem.BINARY
    if not cleaned:
        return Problem.EMPTY
    if len(cleaned) > limit:
        return Problem.TOO_LONG
    if not any(character.isalnum() for character in NUMBER_KEY.sub("", cleaned)):
        return Problem.NO_WORDS
    return None
