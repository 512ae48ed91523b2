from __future__ import annotations

import csv
import io
from datetime import datetime, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.requests.exports.table import COLUMNS, table
from bot.store.request_models import ConsultationRequest
from tests.requests.exports.example import (
    ODD_WORDS,
    child_request,
    knowledge,
    request,
    withdrawn_request,
)

FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def read(*requests: ConsultationRequest) -> list[dict[str, str]]:
    """The rows, as a program reads them that knows the bytes only."""
    opened = io.TextIOWrapper(
        io.BytesIO(table(requests, knowledge()).encode()), "utf-8", newline=""
    )
    rows = list(csv.DictReader(opened, strict=True))
    assert all(None not in row and None not in row.values() for row in rows), "rows of one length"
    return rows


def cell(column: str, **changes: Any) -> str:
    (row,) = read(request(**changes))
    return row[column]


def test_without_requests_there_is_the_header() -> None:
    assert table([], knowledge()) == ",".join(COLUMNS) + "\r\n"


def test_every_column_holds_what_it_is_named_after() -> None:
    acknowledged = datetime(2026, 11, 30, 16, 5, tzinfo=timezone.utc)
    row = child_request(state="acknowledged", acknowledged_at=acknowledged, acknowledged_by="Kim")
    words = knowledge().requests
    choices = {name: field.choices for name, field in words.form.fields_.items()}
    assert read(row) == [
        {
            "reference": "7KQ4-MHXD",
            "received": "2026-06-01T09:30:00+01:00",
            "state": "acknowledged",
            "level": words.mails.levels["see_doctor"],
            "warning sign": "bleeding_lump",
            "person": choices["person"]["child"],
            "name": "Ben Smith",
            "age": "7",
            "contact name": "Ana Smith",
            "reach": choices["reach"]["call"],
            "telephone": "07700 900123",
            "email": "ana@example.com",
            "days": f"{choices['days']['monday']}, {choices['days']['thursday']}",
            "times": choices["times"]["morning"],
            "not before": "2026-12-03",
            "wishes": "step-free access",
            "note": "Where it is: under the eye\nIn your words: a white bump",
            "changed": "",
            "acknowledged": "2026-11-30T16:05:00+00:00",
            "acknowledged by": "Kim",
            "proposed": "2026-12-04T10:00:00+00:00",
            "withdrawn": "",
            "channel": "chat",
            "consent": "2026-11/0123456789ab",
        }
    ]


def test_requests_keep_their_order() -> None:
    rows = read(request(reference="9BCDFGHJ"), request(reference="3BCDFGHJ"))
    assert [row["reference"] for row in rows] == ["9BCD-FGHJ", "3BCD-FGHJ"]


def test_what_was_erased_is_empty() -> None:
    (row,) = read(withdrawn_request())
    assert row["withdrawn"] == "2026-06-02T13:00:00+01:00"
    for column in ("name", "contact name", "telephone", "email", "wishes", "note"):
        assert row[column] == ""


@pytest.mark.parametrize("start", FORMULA)
@pytest.mark.parametrize("column", ["name", "wishes", "email"])
def test_a_cell_is_never_a_formula(column: str, start: str) -> None:
    assert cell(column, **{column: f"{start}1+1"}) == f"'{start}1+1"


def test_a_note_is_never_a_formula() -> None:
    assert cell("note", note=[{"title": "=1+1", "text": "x"}]) == "'=1+1: x"


def test_a_number_from_abroad_is_no_formula() -> None:
    assert cell("telephone", telephone="+4930123456").startswith("'+49 ")


@pytest.mark.parametrize("words", ["a - b", "1+1=2", "O'Neill", "me@example.com"])
def test_a_sign_further_on_is_left_alone(words: str) -> None:
    assert cell("wishes", wishes=words) == words


@pytest.mark.parametrize("words", ODD_WORDS)
def test_odd_words_stay_in_their_cell(words: str) -> None:
    assert cell("name", name=words) == words
    assert cell("note", note=[{"title": "Words", "text": words}]) == f"Words: {words}"


@settings(max_examples=50, deadline=None)
@given(words=some.text(some.characters(blacklist_categories=["Cs"], blacklist_characters="\0")))
def test_any_words_come_back_and_start_no_formula(words: str) -> None:
    found = cell("wishes", wishes=words)
    assert found in (words, f"'{words}")
    assert not found.startswith(FORMULA)
