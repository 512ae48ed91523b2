"""The earliest day that suits, as people write it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from dateparser.date import DateDataParser

from bot.requests.fields import FieldError, one_line

LONGEST_TYPED = 100
FURTHEST = timedelta(days=366)
CENTURY = 100

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|r|rs|ur)?(?:day)?\b[.,]?")
DAY_OF_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"

OTHER_SENSE = re.compile(r"\b(?:not|no|never|except|before|until|till|by)\b")
"""What is left of these after the preparation says something else than a first day."""

PREPARATION = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # dateparser reads a year in front backwards when days stand before months
        (r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t[\d:.]*z?)?(?![\d/.-])", r"\3/\2/\1"),
        # ... takes a dot for that of a time of day, and an hour for a year
        (r"\bat \d.*$", ""),
        (r"(?<![\d.])(\d{1,2})\.(\d{1,2})$", r"\1/\2"),
        # ... does not know these words
        (r",? ?\bplease\b", ""),
        (r"^any ?(?:time|day) ", ""),
        (r"^(?:not before|not until|(?:not|no) (?:earlier|sooner) than)\b", ""),
        (r"^\s*(?:after|from|on|starting|between|w/c|week (?:commencing|beginning|of))\s", ""),
        (r"\b(?:onwards?|or (?:later|after)|at the earliest|from now|'?s?'? time)$", ""),
        (r"\b(?:in the )?(?:morning|afternoon|evening)$", ""),
        (r"\b(?:the|of|this|coming|next(?! week| month))\b", " "),
        (r"\bfirst\b", "1st"),
        (r"\b(?:a )?couple\b", "2"),
        (r"\b(?:a )?fortnight\b", "2 weeks"),
        # ... and takes the later of two days
        (
            r"(\d{1,2})(?:st|nd|rd|th)?\s?(?:[-/&\u2013]|to|and|or)\s?\d{1,2}(?:st|nd|rd|th)?"
            rf"(?=\s+(?:{MONTH}|day|week|month))",
            r"\1",
        ),
    )
]


def read_not_before(typed: str, today: date) -> date:
    """Reads the first day that suits.

    Of two readings the sooner is taken: "next Friday" is the Friday to come.

    Args:
        typed: as the patient typed it: "3 December", "3/12", "next Monday", "in two weeks".
        today: the day on which it was typed.

    Returns:
        The day, today or within the next year.

    Raises:
        FieldError: it is no day, gone by, or more than a year ahead.
    """
    day = _read(_prepared(typed), today)
    if day is None:
        raise FieldError("not_before_unreadable")
    if day < today:
        raise FieldError("not_before_past")
    if day > today + FURTHEST:
        raise FieldError("not_before_too_far")
    return day


def _prepared(typed: str) -> str:
    text = unicodedata.normalize("NFKC", one_line(typed)).lower().replace("\u2019", "'")
    if len(text) > LONGEST_TYPED:
        return ""
    text = text.strip(" .,;!?")
    for pattern, replacement in PREPARATION:
        text = pattern.sub(replacement, text)
    return " ".join(text.split())


def _read(text: str, today: date) -> date | None:
    if OTHER_SENSE.search(text):
        return None
    tomorrow = today + timedelta(days=1)
    if text == "next week":
        return _first(tomorrow, lambda day: day.weekday() == 0)
    if text == "next month":
        return _first(tomorrow, lambda day: day.day == 1)
    weekday = WEEKDAY.fullmatch(text)
    if weekday:
        index = WEEKDAYS.index(weekday[1])
        return _first(tomorrow, lambda day: day.weekday() == index)
    without_weekday = " ".join(WEEKDAY.sub(" ", text).split())
    day_of_month = DAY_OF_MONTH.fullmatch(without_weekday)
    if day_of_month:
        number = int(day_of_month[1])
        return _first(today, lambda day: day.day == number)
    if without_weekday != text:
        return _calendar_day(without_weekday, today)
    return _days_ahead(text, today) or _calendar_day(text, today)


def _first(start: date, suits: Callable[[date], bool]) -> date | None:
    # Two months hold every day of a month.
    days = (start + timedelta(days=ahead) for ahead in range(62))
    return next(filter(suits, days), None)


def _days_ahead(text: str, today: date) -> date | None:
    return _parsed(text, "relative-time", datetime.combine(today, time.min))


def _calendar_day(text: str, today: date) -> date | None:
    # What is not after the base is put into the next year, so the base is just before today.
    last_moment = datetime.combine(today, time.min) - timedelta(microseconds=1)
    day = _parsed(text, "absolute-time", last_moment)
    if day and day.year > today.year + CENTURY // 2 and str(day.year) not in text:
        # A year of two digits that has gone by is put into the next century.
        day = day.replace(year=day.year - CENTURY)
    return day


def _parsed(text: str, parser: str, base: datetime) -> date | None:
    settings: dict[str, Any] = {
        "PARSERS": [parser],
        "DATE_ORDER": "DMY",
        "PREFER_DATES_FROM": "future",
        "REQUIRE_PARTS": ["day", "month"],
        "RELATIVE_BASE": base,
    }
    try:
        found = DateDataParser(languages=["en"], settings=settings).get_date_data(text).date_obj
    except Exception:
        # It promises nothing about what it raises, and may have been given anything.
        return None
    return found.date() if found else None
