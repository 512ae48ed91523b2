from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest

from bot.chat import transcript
from bot.chat.transcript import Said
from bot.chat.turn import Turn
from bot.requests.acceptance import Origin
from bot.requests.details import NoteLine
from bot.requests.draft import Draft
from bot.store.models import RedFlag
from tests.fakes import ALARM, CAUSE

MOMENT = datetime(2025, 3, 1, 9, 30, tzinfo=timezone.utc)


def test_a_reply_comes_out_of_the_log_as_it_went_in() -> None:
    turn = Turn([CAUSE, ALARM], topics=["urgent"], level="emergency")
    rows = transcript.rows("c_1", 4, Said("help", None, "1"), turn, MOMENT)
    reply = transcript.reply(rows)
    assert reply.messages[0] == {**CAUSE, "id": rows[1].id}
    assert ALARM.items() <= reply.messages[1].items()
    assert (reply.topics, reply.level) == (["urgent"], "emergency")


def test_a_message_lacks_no_part_even_where_the_assistant_left_it_out() -> None:
    bare = {"kind": "notice", "text": "Hello", "buttons": None}
    message = transcript.reply(transcript.rows("c_1", 0, None, Turn([bare]), MOMENT)).messages[0]
    assert set(message) == {"id", *CAUSE}
    assert (message["buttons"], message["sources"], message["topic"]) == ([], [], None)


def test_the_history_says_who_said_what_and_when() -> None:
    rows = transcript.rows("c_1", 1, Said("why", None, "1"), Turn([CAUSE]), MOMENT)
    said, answer = [transcript.entry(row) for row in rows]
    when = "2025-03-01T09:30:00+00:00"
    assert said == {"id": rows[0].id, "author": "patient", "text": "why", "created_at": when}
    assert (answer["author"], answer["created_at"], answer["topic"]) == ("assistant", when, "cause")


FORM = {
    "kind": "request_form",
    "text": "Here is the form.",
    "form": {"note": [{"title": "Its colour", "text": "white"}], "person": "child", "age": "7"},
}
CODE = {"kind": "notice", "text": "Thank you.", "reference": "7KQ4-MHXD"}


@pytest.mark.parametrize(("message", "part"), [(FORM, "form"), (CODE, "reference")])
def test_form_and_code_come_out_of_the_log_as_they_went_in(
    message: dict[str, Any], part: str
) -> None:
    rows = transcript.rows("c_1", 1, Said("yes", None, "1"), Turn([message]), MOMENT)
    assert transcript.reply(rows).messages[0][part] == message[part]
    assert transcript.entry(rows[1])[part] == message[part]
    (other,) = transcript.rows("c_1", 1, None, Turn([CAUSE]), MOMENT)
    assert part not in transcript.reply([other]).messages[0]


def test_a_request_begins_with_nothing_where_nothing_was_said() -> None:
    assert transcript.origin("c_1", None, [], ()) == Origin("c_1", Draft())


def test_a_request_begins_with_what_stood_in_the_form() -> None:
    (form,) = transcript.rows("c_1", 1, None, Turn([FORM]), MOMENT)
    found = transcript.origin("c_1", form, [], ())
    draft = Draft(note=(NoteLine("Its colour", "white"),), person="child", age="7")
    assert found == Origin("c_1", draft)


def sign(name: str | None, level: str) -> dict[str, Any]:
    kind = "red_flag" if name else "check_result"
    return {"kind": kind, "text": "See a doctor.", "level": level, "sign": name}


LUMP, FEVER, BREATH = (
    sign("lump", "see_doctor"), sign("fever", "same_day"), sign("breathing", "emergency"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "taken_back", "level", "found"),
    [
        ([LUMP], [], "see_doctor", "lump"),
        ([LUMP, BREATH, FEVER], [], "emergency", "breathing"),
        ([LUMP, BREATH, FEVER], ["breathing"], "same_day", "fever"),
        ([LUMP, BREATH, FEVER], ["breathing", "fever"], "see_doctor", "lump"),
        ([LUMP], ["lump"], "routine", None),
        # the check's result is nobody's to take back
        ([sign(None, "see_doctor")], ["lump"], "see_doctor", None),
        ([sign(None, "same_day"), LUMP], [], "same_day", None),
        ([sign(None, "routine")], [], "routine", None),
    ],
)
def test_a_request_is_as_urgent_as_the_most_urgent_thing_that_was_not_taken_back(
    said: list[dict[str, Any]], taken_back: list[str], level: str, found: str | None
) -> None:
    rows = transcript.rows("c_1", 1, None, Turn(said), MOMENT)
    signs = [
        RedFlag(sign=one["sign"], level=one["level"])
        for one in said
        if one["sign"] and one["sign"] not in taken_back
    ]
    draft = transcript.origin("c_1", None, rows, signs).draft
    assert (draft.level, draft.sign) == (level, found)


def test_what_was_masked_is_not_shown_where_a_reply_is_printed() -> None:
    personal = [{"kind": "telephone", "text": "07700 900123"}]
    assert "900123" not in repr(transcript.Reply([], [], "routine", personal))
