from __future__ import annotations

from datetime import datetime, timezone

from bot.chat import transcript
from bot.chat.transcript import Said
from bot.chat.turn import Turn
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
