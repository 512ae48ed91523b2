"""The questions of a message, taken apart."""

from __future__ import annotations

import re

_OPENER = (
    r"(?:how|hows|what|whats|wot|when|where|wheres|which|who|whos|whose|why|is|are|am|was|were|do|"
    r"does|did|can|could|will|would|should|shall|has|have|any|anything|if|by what|at what|in what|"
    r"for how)\b"
)
# Sentence ends, line breaks, commas, and the little words with which patients add a question.
_SEAM = re.compile(
    rf"(?<=[?!.;])\s+|\n+|\s+[-–—]\s+|\.\.+\s*|\s*[,;+&]\s+"
    rf"|\s+(?:and|also|plus|then|or|but|n)\s+(?:also\s+|then\s+|so\s+)?(?={_OPENER})",
    re.IGNORECASE,
)
_ASKS = re.compile(
    rf"\?\s*$|^(?:(?:and|also|so|but|or|plus|ok|oh|hi|hello|please|pls|then|well|just|tell me|"
    rf"can you tell me|could you tell me|wondering)\W+)*{_OPENER}",
    re.IGNORECASE,
)


def split_questions(text: str) -> list[str]:
    """Splits a message that asks more than one question.

    Args:
        text: the message.

    Returns:
        The pieces that ask, in order; empty when fewer than two do.
    """
    pieces = (piece.strip(" ,;-–—\n\t") for piece in _SEAM.split(text))
    asking = [piece for piece in pieces if _is_said(piece) and _ASKS.search(piece)]
    return asking if len(asking) > 1 else []


def _is_said(piece: str) -> bool:
    """One word is a question only with its mark: "price?", but not "and how"."""
    return len(piece.split()) > 1 or piece.endswith("?")
