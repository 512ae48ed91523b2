from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy.orm import sessionmaker

from bot.store import conversations, feedback, messages
from bot.store.models import Feedback
from tests.store import rows
from tests.store.rows import MOMENT


def test_activity_is_noted_under_the_lock(sessions: sessionmaker) -> None:
    row = rows.conversation()
    later = MOMENT + timedelta(minutes=5)
    with sessions.begin() as session:
        conversations.add(session, row)
    with sessions.begin() as session:
        assert conversations.lock(session, row.id, later)
    with sessions() as session:
        stored = conversations.get(session, row.id)
    assert stored is not None
    assert stored.last_active_at == later


def test_a_conversation_that_is_not_there_cannot_be_locked(sessions: sessionmaker) -> None:
    with sessions.begin() as session:
        assert not conversations.lock(session, "c_none", MOMENT)


def test_writers_of_one_conversation_number_their_turns_without_a_clash(
    sessions: sessionmaker,
) -> None:
    row = rows.conversation()
    with sessions.begin() as session:
        conversations.add(session, row)

    def write(_: int) -> None:
        with sessions.begin() as session:
            conversations.lock(session, row.id, MOMENT)
            turn = messages.next_turn(session, row.id)
            messages.add(session, [rows.message(row, turn, 0)])

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, range(12)))

    with sessions() as session:
        turns = [message.turn for message in messages.after(session, row.id, None)]
    assert turns == list(range(12))


def test_erasing_takes_messages_and_feedback_along_and_nothing_else(
    sessions: sessionmaker,
) -> None:
    erased, kept = rows.conversation(), rows.conversation()
    replies = {row.id: rows.message(row, 0, 1) for row in (erased, kept)}
    with sessions.begin() as session:
        for row in (erased, kept):
            conversations.add(session, row)
            messages.add(session, [replies[row.id]])
            opinion = Feedback(message_id=replies[row.id].id, helpful=True, created_at=MOMENT)
            feedback.put(session, opinion)

    with sessions.begin() as session:
        conversations.erase(session, erased.id)

    with sessions() as session:
        assert conversations.get(session, erased.id) is None
        assert messages.count(session, erased.id) == 0
        assert feedback.get(session, replies[erased.id].id) is None
        assert conversations.get(session, kept.id) is not None
        assert messages.count(session, kept.id) == 1
        assert feedback.get(session, replies[kept.id].id) is not None
