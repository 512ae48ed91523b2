"""Dates in a message that may be somebody's date of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = (
    r"(?P<month_name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
UNIT_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
]  # fmt: skip
ORDINALS = [
    *UNIT_ORDINALS,
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "twentieth",
    *(f"twenty-{unit}" for unit in UNIT_ORDINALS),
    "thirtieth", "thirty-first",
]  # fmt: skip
DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?"
DAY_WORD = rf"(?P<day>{'|'.join(word.replace('-', '[ -]?') for word in reversed(ORDINALS))})"
YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d)(?!\d)"
BETWEEN = r"\s{0,3}[/.\-\\, ]\s{0,3}"
SHAPES = [
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"(?<![\d/.\-])(?P<day>\d{{1,2}}){BETWEEN}(?P<month>\d{{1,2}}){BETWEEN}{YEAR}(?![/\-]\d)",
        rf"(?<![\d/.\-])(?P<year>(?:19|20)\d\d){BETWEEN}(?P<month>\d{{1,2}}){BETWEEN}"
        r"(?P<day>\d{1,2})(?!\d|[/\-]\d)",
        rf"\b{DAY}[\s.\-/]*(?:of\s+)?{MONTH}[\s,.\-/]*{YEAR}",
        rf"\b{DAY_WORD}\s+(?:of\s+)?{MONTH}[\s,.\-/]*{YEAR}",
        rf"\b{MONTH}[\s.\-/]*(?:the\s+)?{DAY}(?:\s*,\s*|\s+(?:of\s+)?|[\-/]){YEAR}",
        rf"\b(?P<year>(?:19|20)\d\d)[\s\-/]+{MONTH}[\s\-/]+{DAY}(?!\d)",
    )
]
DIGITS_ONLY = re.compile(r"(?<!\d)(?P<day>\d\d)(?P<month>\d\d)(?P<year>(?:19|20)\d\d|\d\d)(?!\d)")
BIRTH_WORDS = re.compile(
    r"\b(?:d\.?\s?o\.?\s?b\b\.?|(?:date|day)\s+of\s+birth|birth\s?-?(?:date|day)s?|b-?day|born"
    r"|birth)\b[^!?\n]{0,40}$",
    re.IGNORECASE,
)
NOT_A_BIRTH = re.compile(
    r"\b(?:since|until|till|before|after)\s+(?:about\s+|the\s+)?$", re.IGNORECASE
)
# With a year of two digits: a month's name, or a slash, dot or dash and no comma.
CLEARLY_A_DATE = re.compile(r"[^\W\d_]|^[^,]*[/.\-][^,]*$")
LONGEST_LIFE = timedelta(days=120 * 366)


def birth_dates(text: str, today: date) -> Iterator[tuple[int, int]]:
    """Finds dates of birth: after words such as "born" or "dob", or whole dates of the past.

    Args:
        text: One message.
        today: The day on which it is read; a later date is an appointment, not a birth.

    Yields:
        Start and end of each, in characters.
    """
    if not any(character.isdigit() for character in text):
        return
    for shape in SHAPES:
        for match in shape.finditer(text):
            day = _date(match, today)
            if day and (_follows_birth_words(text, match.start()) or _plausible(match, day, today)):
                yield match.span()
    for match in DIGITS_ONLY.finditer(text):
        if _date(match, today) and _follows_birth_words(text, match.start()):
            yield match.span()


def _date(match: re.Match[str], today: date) -> date | None:
    pieces = match.groupdict()
    year = int(pieces["year"].strip("'"))
    if year < 100:
        year += 2000 if 2000 + year <= today.year else 1900
    named = pieces.get("month_name")
    month = MONTHS.index(named[:3].lower()) + 1 if named else int(pieces["month"])
    said = re.sub(r"\s", "-", pieces["day"].lower())
    day = ORDINALS.index(said) + 1 if said in ORDINALS else int(said)
    if month > 12 and not named:
        day, month = month, day
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _follows_birth_words(text: str, start: int) -> bool:
    return BIRTH_WORDS.search(text, max(0, start - 60), start) is not None


def _plausible(match: re.Match[str], day: date, today: date) -> bool:
    """Whether a date that nobody called a birth may be one.

    A year of two digits is taken only in the last century ("3/4/84"), and written with slashes,
    dots or dashes: "10 12 26" or "2, 1-27" is as likely three numbers.
    """
    year = match["year"]
    if len(year) < 4 and (day.year >= 2000 or not CLEARLY_A_DATE.search(match[0])):
        return False
    if NOT_A_BIRTH.search(match.string, max(0, match.start() - 30), match.start()):
        return False
    return today - LONGEST_LIFE <= day <= today
