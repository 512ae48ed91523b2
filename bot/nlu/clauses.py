"""A message taken apart where a second question may begin."""

from __future__ import annotations

import re

# Sentence ends, line breaks and the little words with which patients add a question.
_SEAM = re.compile(
    r"(?<=[?!.;])\s+|\n+|\s+[-–—]\s+|,\s+(?:and|but|also|plus|or)\s+|,\s+"
    r"|\s+(?:and|also|plus|oh and|then)\s+(?=(?:how|what|whats|when|where|which|who|why|is|are|do|"
    r"does|did|can|could|will|would|should|shall|any|anything)\b)",
    re.IGNORECASE,
)


def split_clauses(text: str) -> list[str]:
    """Splits a message into the pieces that could each be a question.

    Args:
        text: the message.

    Returns:
        The pieces of two words and more, in order; empty when the message is one piece.
    """
    pieces = [piece.strip(" ,.;-–—\n\t") for piece in _SEAM.split(text)]
    pieces = [piece for piece in pieces if len(piece.split()) >= 2]
    return pieces if len(pieces) > 1 else []
