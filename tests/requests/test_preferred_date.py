from __future__ import annotations

from datetime import date

import pytest

from bot.requests.fields import FieldError
from bot.requests.preferred_date import LONGEST_TYPED, read_not_before

TODAY = date(2026, 11, 24)  # a Tuesday
THIRD_OF_DECEMBER = date(2026, 12, 3)


@pytest.mark.parametrize(
    "typed",
    [
        "3 December",
        "3rd dec",
        "Dec 3rd",
        "3dec",
        "03/12/26",
        "3/12",
        "3.12.",
        "3.12",
        "3.12.2026",
        "3-12-26",
        "3 12 2026",
        "2026-12-03",
        "2026/12/03",
        "2026-12-03T10:00:00Z",
        "December 3, 2026",
        "Thursday 3rd December 2026",
        "Thurs, 3 Dec",
        "thursday 3.12.",
        "the 3rd of December",
        "after 3 December",
        "from the 3rd of December",
        "not before 3/12",
        "no earlier than 3 dec.",
        "Any time after 3 December, please",
        "w/c 3 dec",
        "3 December or later",
        "3 dec onwards, please",
        "3 dec onwards",
        "3 December at 10",
        "3 december in the afternoon",
        "the 3rd",
        "thursday 3rd",
        "3-5 December",
        "between 3 and 5 December",
        "3rd/4th december",
        " \uff13/\uff11\uff12\u200e\x00\n",
    ],
)
def test_a_day_is_read_however_it_is_written(typed: str) -> None:
    assert read_not_before(typed, TODAY) == THIRD_OF_DECEMBER


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        ("now", TODAY),
        ("24 nov", TODAY),
        ("24/11", TODAY),
        ("24/11/26", TODAY),
        ("the 24th", TODAY),
        ("the 23rd", date(2026, 12, 23)),
        ("31st", date(2026, 12, 31)),
        ("tomorrow", date(2026, 11, 25)),
        ("tomorrow morning", date(2026, 11, 25)),
        ("the day after tomorrow", date(2026, 11, 26)),
        ("monday", date(2026, 11, 30)),
        ("next Monday", date(2026, 11, 30)),
        ("from monday onwards", date(2026, 11, 30)),
        ("this friday", date(2026, 11, 27)),
        ("weds", date(2026, 11, 25)),
        ("Tuesday", date(2026, 12, 1)),
        ("monday 7th", date(2026, 12, 7)),
        ("monday 7 december", date(2026, 12, 7)),
        ("next week", date(2026, 11, 30)),
        ("next month", date(2026, 12, 1)),
        ("in two weeks", date(2026, 12, 8)),
        ("2 weeks", date(2026, 12, 8)),
        ("2-3 weeks", date(2026, 12, 8)),
        ("two weeks from now", date(2026, 12, 8)),
        ("in two weeks\u2019 time", date(2026, 12, 8)),
        ("in a fortnight", date(2026, 12, 8)),
        ("in a couple of weeks", date(2026, 12, 8)),
        ("in a month's time", date(2026, 12, 24)),
        ("the first of December", date(2026, 12, 1)),
        ("1 feb", date(2027, 2, 1)),
        ("24/11/2027", date(2027, 11, 24)),
        ("25.11.27", date(2027, 11, 25)),
    ],
)
def test_a_day_is_counted_from_today(typed: str, day: date) -> None:
    assert read_not_before(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "\x00 \u200f\n",
        "7",
        "2027",
        "december",
        "5pm",
        "10.30",
        "07912 345678",
        "1700000000",
        "asap",
        "none",
        "32 december",
        "35th",
        "0/0",
        "31/02/2027",
        "29 february 2027",
        "12/25/2026",
        "before 3 December",
        "by 3 december",
        "not on monday",
        "from 3 dec until 5 jan",
        "3 dec to 5 jan",
        "monday or tuesday",
        "a week on monday",
        "a week after 3 december",
        "in 99999999999 years",
        "3 December" + " " * LONGEST_TYPED + "or so" * LONGEST_TYPED,
    ],
)
def test_what_is_no_day_is_told(typed: str) -> None:
    assert code_of(typed) == "not_before_unreadable"


@pytest.mark.parametrize(
    "typed",
    ["yesterday", "2 days ago", "last week", "23/11/2026", "23/11/26", "23 nov 26", "3/12/1999"],
)
def test_a_day_gone_by_is_told(typed: str) -> None:
    assert code_of(typed) == "not_before_past"


@pytest.mark.parametrize("typed", ["26/11/2027", "26/11/27", "in 13 months", "3/12/2126", "29 feb"])
def test_a_day_too_far_ahead_is_told(typed: str) -> None:
    assert code_of(typed) == "not_before_too_far"


def code_of(typed: str) -> str:
    with pytest.raises(FieldError) as error:
        read_not_before(typed, TODAY)
    return error.value.code
