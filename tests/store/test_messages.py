from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import sessionmaker

from bot.store import conversations, messages
from bot.store.models import Conversation
from tests.store import rows


@pytest.fixture
def talk(sessions: sessionmaker) -> Conversation:
    """A conversation of a greeting with a button and two turns; a second one beside it."""
    row, other = rows.conversation(), rows.conversation()
    with sessions.begin() as session:
        conversations.add(session, row)
        conversations.add(session, other)
        messages.add(session, [rows.message(other, 0, 1, buttons=[button("Other", "/other")])])
        messages.add(
            session,
            [
                rows.message(row, 2, 1),
                rows.message(row, 1, 2, buttons=[button("For a baby", "/baby")]),
                rows.message(row, 1, 0, client_message_id="first"),
                rows.message(row, 2, 0, client_message_id="second"),
                rows.message(row, 1, 1, buttons=[button("Cause again", "/cause")]),
                rows.message(row, 0, 1, buttons=[button("Cause", "/cause")]),
            ],
        )
    return row


def button(title: str, payload: str) -> dict[str, str]:
    return {"title": title, "payload": payload}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (None, ["0.1", "1.0", "1.1", "1.2", "2.0", "2.1"]),
        ("turn 0, message 1", ["1.0", "1.1", "1.2", "2.0", "2.1"]),
        ("turn 1, message 2", ["2.0", "2.1"]),
        ("turn 2, message 1", []),
    ],
)
def test_messages_come_in_the_order_in_which_they_were_said(
    sessions: sessionmaker, talk: Conversation, known: str | None, expected: list[str]
) -> None:
    with sessions() as session:
        everything = messages.after(session, talk.id, None)
        last = next((message for message in everything if message.text == known), None)
        found = messages.after(session, talk.id, last)
    assert [f"{message.turn}.{message.position}" for message in found] == expected


@pytest.mark.parametrize(
    ("client_message_id", "expected"),
    [("first", [0, 1, 2]), ("second", [0, 1]), ("third", [])],
)
def test_a_turn_is_found_by_the_id_that_the_client_gave(
    sessions: sessionmaker, talk: Conversation, client_message_id: str, expected: list[int]
) -> None:
    with sessions() as session:
        found = messages.of_client_message(session, talk.id, client_message_id)
    assert [message.position for message in found] == expected


def test_only_buttons_of_this_conversation_count_as_offered(
    sessions: sessionmaker, talk: Conversation
) -> None:
    with sessions() as session:
        offered = messages.offered_buttons(session, talk.id)
    assert offered == {"/cause": "Cause again", "/baby": "For a baby"}


def test_a_message_is_found_in_its_own_conversation_only(
    sessions: sessionmaker, talk: Conversation
) -> None:
    with sessions() as session:
        message = messages.after(session, talk.id, None)[0]
        assert messages.get(session, talk.id, message.id) is not None
        assert messages.get(session, "c_other", message.id) is None


def test_turns_are_numbered_from_nought(sessions: sessionmaker, talk: Conversation) -> None:
    with sessions() as session:
        assert messages.next_turn(session, "c_empty") == 0
        assert messages.next_turn(session, talk.id) == 3


def test_a_client_cannot_use_an_id_twice_in_a_conversation(
    sessions: sessionmaker, talk: Conversation
) -> None:
    again = rows.message(talk, 3, 0, client_message_id="first")
    with pytest.raises(IntegrityError), sessions.begin() as session:
        messages.add(session, [again])
