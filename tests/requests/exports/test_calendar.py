from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from icalendar import Calendar, Component

from bot.london import LONDON
from bot.requests.exports.calendar import calendar
from tests.requests.exports.example import (
    ODD_WORDS,
    child_request,
    knowledge,
    knowledge_of_clinic,
    request,
)


def event(written: str) -> Component:
    """The one event in a file, read back."""
    (found,) = Calendar.from_ical(written).walk("VEVENT")
    assert found.errors == []
    return found


def test_without_a_proposed_time_there_is_nothing_to_write() -> None:
    with pytest.raises(ValueError, match="no time is proposed"):
        calendar(request(), knowledge())


def test_it_is_published_and_tentative() -> None:
    written = calendar(child_request(), knowledge())
    file = Calendar.from_ical(written)
    assert file["METHOD"] == "PUBLISH"
    assert file["VERSION"] == "2.0"
    assert file["PRODID"]
    assert event(written)["STATUS"] == "TENTATIVE"


def test_it_tells_where_and_whom_to_call() -> None:
    found = event(calendar(child_request(), knowledge()))
    clinic = knowledge().clinic
    assert found["SUMMARY"] == clinic.name
    assert found["LOCATION"] == ", ".join(clinic.address.lines)
    assert "7KQ4-MHXD" in found["DESCRIPTION"]
    assert clinic.telephone.shown in found["DESCRIPTION"]
    assert "](tel:" not in found["DESCRIPTION"]


@pytest.mark.parametrize(
    ("proposed", "in_london"),
    [
        ("2026-12-04T10:00+00:00", "2026-12-04T10:00+00:00"),
        ("2026-07-03T09:00+00:00", "2026-07-03T10:00+01:00"),
        ("2026-03-29T00:45+00:00", "2026-03-29T00:45+00:00"),  # the clock goes forward at one
        ("2026-03-29T01:00+00:00", "2026-03-29T02:00+01:00"),
        ("2026-10-25T00:30+00:00", "2026-10-25T01:30+01:00"),  # half past one comes twice
        ("2026-10-25T01:30+00:00", "2026-10-25T01:30+00:00"),
        ("2026-07-03T10:00+01:00", "2026-07-03T10:00+01:00"),
    ],
)
def test_it_lasts_half_an_hour_from_the_proposed_time(proposed: str, in_london: str) -> None:
    moment = datetime.fromisoformat(proposed)
    found = event(calendar(request(proposed_at=moment), knowledge()))
    start, end = found.decoded("DTSTART"), found.decoded("DTEND")
    assert start.astimezone(LONDON).isoformat(timespec="minutes") == in_london
    assert end - start == timedelta(minutes=30)


def test_a_newer_time_takes_the_place_of_the_one_before() -> None:
    earlier, later = (
        event(calendar(child_request(proposed_at=moment), knowledge()))
        for moment in (
            datetime(2026, 12, 4, 10, tzinfo=timezone.utc),
            datetime(2026, 12, 7, 15, tzinfo=timezone.utc),
        )
    )
    assert earlier["UID"] == later["UID"]
    assert earlier["DTSTART"].dt != later["DTSTART"].dt
    assert later["UID"] != event(calendar(child_request(reference="9BCDFGHJ"), knowledge()))["UID"]


def test_it_bears_the_moment_of_writing() -> None:
    before = datetime.now(timezone.utc).replace(microsecond=0)
    stamp = event(calendar(child_request(), knowledge())).decoded("DTSTAMP")
    assert before <= stamp <= datetime.now(timezone.utc)


def test_nothing_of_the_patient_is_in_it() -> None:
    written = calendar(child_request(), knowledge()).replace("\r\n ", "")
    for private in (
        "Ben", "Ana", "Smith", "700900", "example.com", "under the eye", "white", "bleed",
        "step-free", "Monday",
    ):  # fmt: skip
        assert private.lower() not in written.lower()


@pytest.mark.parametrize("words", ODD_WORDS)
def test_odd_words_are_folded_and_escaped(words: str) -> None:
    clinic = knowledge_of_clinic(name=words)
    written = calendar(child_request(), clinic)
    lines = written.encode().split(b"\r\n")
    assert lines.pop() == b""
    for line in lines:
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
    # RFC 5545 has one line end only within a text.
    assert event(written)["SUMMARY"] == words.replace("\r\n", "\n")
    assert event(written)["STATUS"] == "TENTATIVE"
