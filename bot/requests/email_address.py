"""E-mail addresses as people write them."""

from __future__ import annotations

import re
import unicodedata

from email_validator import EmailNotValidError, validate_email

from bot.requests.fields import FieldError, one_line

LONGEST_TYPED = 400
"""An address has at most 254 characters; a name may stand before it."""

IN_BRACKETS = re.compile(r"[^<>]*<([^<>]*)>[^<>]*")
LEADING_MAILTO = re.compile(r"^mailto:\s*", re.IGNORECASE)
AROUND_AT = re.compile(r"\s*@\s*")
AROUND_ADDRESS = ' <>()".,;:'


def read_email(typed: str) -> str:
    """Reads an e-mail address; whether it exists is not asked.

    Args:
        typed: as the patient typed it, also with a name before it or a full stop behind.

    Returns:
        The address with its domain in small letters. What stands before the @ keeps its capitals.

    Raises:
        FieldError: it is no e-mail address, or more than one.
    """
    # The compatible form turns the wide @ of Chinese and Japanese keyboards into the usual one.
    text = unicodedata.normalize("NFKC", one_line(typed))
    if len(text) > LONGEST_TYPED:
        raise FieldError("email_unreadable")
    bracketed = IN_BRACKETS.fullmatch(text)
    text = (bracketed[1] if bracketed else text).strip(AROUND_ADDRESS)
    address = AROUND_AT.sub("@", LEADING_MAILTO.sub("", text))
    try:
        return validate_email(address, check_deliverability=False, strict=True).normalized
    except EmailNotValidError:
        raise FieldError("email_unreadable") from None
