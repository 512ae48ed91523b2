"""What a patient typed into the form's fields of text, made clean or found unusable."""

from __future__ import annotations

import re
import unicodedata

NAME_LIMIT = 100
WISHES_LIMIT = 500

JOINERS = "\u200c\u200d"
"""Invisible, but needed within emoji and in the scripts of Persian and of India."""

EMPTY_LINES = re.compile(r"\n{3,}")

NUMBER_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen",
)  # fmt: skip
IN_A_YEAR = {"m": 12, "w": 52, "d": 365}
"""How many of a unit make a year, by its first letter."""

HALF = r"(?:\s?[¼½¾]|[.,]\d{1,2}|\s(?:and\sa\shalf|1/2))"
MONTHS = r"(?:months?|mths?|mos?)"
AGE = re.compile(
    rf"""
    (?:aged?\s)?
    (?P<number>\d{{1,3}}|{"|".join(NUMBER_WORDS)}) {HALF}?
    (?:
        \s?(?P<unit>{MONTHS}|weeks?|wks?|days?)
      | \s?(?:years?|yrs?|y/?o?)(?:\sand\sa\shalf|,?\s?(?:and\s)?\d{{1,2}}\s?(?:{MONTHS}|m))?
    )?
    (?:\sold|\sof\sage)? \.?
    """,
    re.IGNORECASE | re.VERBOSE,
)


class FieldError(ValueError):
    """A field cannot be used. It holds nothing of what was typed.

    Args:
        code: why, a key of ``errors`` in ``requests.yml``.
        values: what its sentence has placeholders for, such as ``limit``.
    """

    def __init__(self, code: str, **values: int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def one_line(typed: str) -> str:
    """Tidies what was typed into a single line.

    Args:
        typed: anything.

    Returns:
        It in Unicode's composed form, each white space a plain one, without what nobody can see.
    """
    spaced = " ".join(typed.split())
    visible = "".join(character for character in spaced if _is_kept(character))
    # Once more, for what stood between two spaces may be gone now.
    return " ".join(unicodedata.normalize("NFC", visible).split()).strip(f" {JOINERS}")


def several_lines(typed: str) -> str:
    """Tidies what was typed into a larger field.

    Args:
        typed: anything.

    Returns:
        It line by line, with one empty line between paragraphs at most.
    """
    lines = "\n".join(map(one_line, typed.splitlines()))
    return EMPTY_LINES.sub("\n\n", lines).strip()


def _is_kept(character: str) -> bool:
    return character in JOINERS or not unicodedata.category(character).startswith("C")


def read_name(typed: str, field: str = "name") -> str:
    """Reads a person's name, in whatever script.

    Args:
        typed: as the patient typed it.
        field: whose name it is, for the code of an error: ``name`` or ``contact_name``.

    Returns:
        The name in one line, otherwise as it was typed.

    Raises:
        FieldError: it is missing, too long, without any letter, or an address.
    """
    name = one_line(typed)
    if not name:
        raise FieldError(f"{field}_missing")
    if len(name) > NAME_LIMIT:
        raise FieldError(f"{field}_too_long", limit=NAME_LIMIT)
    if "@" in name or "://" in name or not any(map(str.isalpha, name)):
        raise FieldError(f"{field}_unreadable")
    return name


def read_age(typed: str, youngest: int, child_until: int) -> int:
    """Reads a child's age.

    Args:
        typed: as the patient typed it: "7", "seven", "7½ years", "18 months".
        youngest: the age in years from which the clinic sees children.
        child_until: the age from which people ask for themselves.

    Returns:
        The age in whole years, rounded down.

    Raises:
        FieldError: it is missing, no age, or not that of a child whom the clinic sees.
    """
    said = one_line(typed)
    if not said:
        raise FieldError("age_missing")
    match = AGE.fullmatch(said)
    if not match:
        raise FieldError("age_unreadable")
    number = match["number"].lower()
    count = NUMBER_WORDS.index(number) if number in NUMBER_WORDS else int(number)
    years = count // IN_A_YEAR[match["unit"][0].lower()] if match["unit"] else count
    if years < youngest:
        raise FieldError("age_too_young")
    if years >= child_until:
        raise FieldError("age_adult")
    return years


def read_wishes(typed: str) -> str | None:
    """Reads what else the clinic should know.

    Args:
        typed: as the patient typed it.

    Returns:
        The text with its line breaks, or None when it is empty.

    Raises:
        FieldError: it is too long.
    """
    wishes = several_lines(typed)
    if len(wishes) > WISHES_LIMIT:
        raise FieldError("wishes_too_long", limit=WISHES_LIMIT)
    return wishes or None
