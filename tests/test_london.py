from __future__ import annotations

from datetime import date, datetime, timedelta, timezone, tzinfo

import pytest

from bot import london
from bot.london import shown_day, shown_moment, today

INDIA = timezone(timedelta(hours=5, minutes=30))


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=timezone.utc)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 12, 3), "Thursday 3 December 2026"),
        (date(2026, 12, 31), "Thursday 31 December 2026"),
        (date(2028, 2, 29), "Tuesday 29 February 2028"),
    ],
)
def test_a_day_is_written_as_people_write_it(day: date, shown: str) -> None:
    assert shown_day(day) == shown


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (utc(2026, 12, 3, 14, 30), "Thursday 3 December 2026, 14:30"),
        (utc(2026, 7, 3, 14, 30), "Friday 3 July 2026, 15:30"),
        (utc(2026, 12, 3, 9, 5), "Thursday 3 December 2026, 09:05"),
        # The clocks go forward: there is no 01:30 on that day.
        (utc(2026, 3, 29, 0, 59), "Sunday 29 March 2026, 00:59"),
        (utc(2026, 3, 29, 1, 0), "Sunday 29 March 2026, 02:00"),
        # The clocks go back: 01:30 is there twice.
        (utc(2026, 10, 25, 0, 30), "Sunday 25 October 2026, 01:30"),
        (utc(2026, 10, 25, 1, 30), "Sunday 25 October 2026, 01:30"),
        (utc(2026, 10, 25, 2, 0), "Sunday 25 October 2026, 02:00"),
        # In summer the day begins an hour earlier than in UTC.
        (utc(2026, 6, 30, 22, 59), "Tuesday 30 June 2026, 23:59"),
        (utc(2026, 6, 30, 23, 0), "Wednesday 1 July 2026, 00:00"),
        (utc(2026, 12, 31, 23, 59), "Thursday 31 December 2026, 23:59"),
        (datetime(2026, 12, 4, 1, 0, tzinfo=INDIA), "Thursday 3 December 2026, 19:30"),
    ],
)
def test_a_moment_is_written_in_the_clinics_time(moment: datetime, shown: str) -> None:
    assert shown_moment(moment) == shown


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (utc(2026, 6, 30, 22, 59), date(2026, 6, 30)),
        (utc(2026, 6, 30, 23, 0), date(2026, 7, 1)),
        (utc(2026, 12, 31, 23, 59), date(2026, 12, 31)),
        (utc(2027, 1, 1, 0, 0), date(2027, 1, 1)),
        # The last night of summer time, and the first after it.
        (utc(2026, 10, 24, 23, 0), date(2026, 10, 25)),
        (utc(2026, 10, 25, 23, 30), date(2026, 10, 25)),
    ],
)
def test_today_begins_at_midnight_at_the_clinic(
    monkeypatch: pytest.MonkeyPatch, moment: datetime, day: date
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return moment.astimezone(tz)

    monkeypatch.setattr(london, "datetime", Clock)
    assert today() == day
