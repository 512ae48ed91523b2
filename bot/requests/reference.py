"""The code of a request, as it is shown and as people type it."""

from __future__ import annotations

from bot.store.identifiers import REFERENCE_CHARACTERS, REFERENCE_LENGTH

_HALF = REFERENCE_LENGTH // 2


def shown(reference: str) -> str:
    """Writes a code so that it can be read aloud.

    Args:
        reference: the code as stored.

    Returns:
        It in two halves, such as ``7KQ4-MHXD``.
    """
    return f"{reference[:_HALF]}-{reference[_HALF:]}"


def read_reference(typed: str) -> str | None:
    """Reads a code as somebody types it.

    Args:
        typed: the code in capitals or not, with or without the hyphen.

    Returns:
        The code as stored; None when it cannot be one.
    """
    characters = "".join(c for c in typed.upper()[:100] if c.isalnum())
    possible = len(characters) == REFERENCE_LENGTH and set(characters) <= set(REFERENCE_CHARACTERS)
    return characters if possible else None
