"""Ids of rows: none can be guessed, and those of messages sort by time."""

from __future__ import annotations

import secrets
from datetime import datetime

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O or U
_RANDOM_BITS = 80
_LENGTH = 26
# Read aloud and written by hand: nothing that looks like something else, no vowel that makes words.
REFERENCE_CHARACTERS = "346789BCDFGHJKMNPQRTVWXY"
REFERENCE_LENGTH = 8


def conversation_id() -> str:
    """Makes the id of a new conversation.

    Returns:
        ``c_`` and 128 random bits, safe in an address.
    """
    return f"c_{secrets.token_urlsafe(16)}"


def reference() -> str:
    """Makes the code of a new consultation request.

    Returns:
        Eight characters, 36 random bits: hard to guess, and of no use without the contact detail.
    """
    return "".join(secrets.choice(REFERENCE_CHARACTERS) for _ in range(REFERENCE_LENGTH))


def message_id(moment: datetime) -> str:
    """Makes the id of a new message: a ULID, milliseconds first and random bits after.

    Args:
        moment: when the message was said, with its time zone.

    Returns:
        ``m_`` and 26 characters; a later message has a greater id.
    """
    number = int(moment.timestamp() * 1000) << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
    characters = (_DIGITS[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return "m_" + "".join(characters)
