"""The clinic's time: where today begins, and days and moments as people there write them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def today() -> date:
    """The day that it is at the clinic.

    Returns:
        It.
    """
    return datetime.now(LONDON).date()


def shown_day(day: date) -> str:
    """Writes a day.

    Args:
        day: the day.

    Returns:
        It, such as ``Thursday 3 December 2026``.
    """
    return f"{day:%A} {day.day} {day:%B %Y}"


def shown_moment(moment: datetime) -> str:
    """Writes a moment.

    Args:
        moment: the moment, in any zone.

    Returns:
        It, such as ``Thursday 3 December 2026, 14:30``.
    """
    there = moment.astimezone(LONDON)
    return f"{shown_day(there)}, {there:%H:%M}"
