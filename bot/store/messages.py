"""Every query on the table of messages."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select

from bot.store.models import Message


def add(session: Session, messages: Sequence[Message]) -> None:
    """Adds the messages of a turn.

    Args:
        session: the transaction to add them in.
        messages: the rows, complete.
    """
    session.add_all(messages)
    session.flush()


def next_turn(session: Session, conversation_id: str) -> int:
    """Numbers a new turn.

    Args:
        session: a transaction that has locked the conversation.
        conversation_id: the conversation.

    Returns:
        The number after the last, 0 for the first.
    """
    last = session.execute(
        select(func.max(Message.turn)).where(Message.conversation_id == conversation_id)
    ).scalar_one()
    return 0 if last is None else last + 1


def get(session: Session, conversation_id: str, message_id: str) -> Message | None:
    """Finds one message of a conversation.

    Args:
        session: an open session.
        conversation_id: the conversation that it must belong to.
        message_id: its id.

    Returns:
        The row, or None when this conversation has none of that id.
    """
    return session.execute(
        select(Message).where(Message.conversation_id == conversation_id, Message.id == message_id)
    ).scalar_one_or_none()


def of_client_message(
    session: Session, conversation_id: str, client_message_id: str
) -> list[Message]:
    """Finds the turn that a message of the client began.

    Args:
        session: an open session.
        conversation_id: the conversation.
        client_message_id: the id that the client gave its message.

    Returns:
        The patient's message and the replies, in order; empty when it has not been answered.
    """
    turn = (
        select(Message.turn)
        .where(
            Message.conversation_id == conversation_id,
            Message.client_message_id == client_message_id,
        )
        .scalar_subquery()
    )
    return _rows(
        session,
        select(Message).where(Message.conversation_id == conversation_id, Message.turn == turn),
    )


def after(session: Session, conversation_id: str, message: Message | None) -> list[Message]:
    """Lists what was said in a conversation.

    Args:
        session: an open session.
        conversation_id: the conversation.
        message: the last message already known; None for everything.

    Returns:
        The rows in the order in which they were said.
    """
    statement = select(Message).where(Message.conversation_id == conversation_id)
    if message is not None:
        place = (message.turn, message.position)
        statement = statement.where(tuple_(Message.turn, Message.position) > place)
    return _rows(session, statement)


def offered_buttons(session: Session, conversation_id: str) -> dict[str, str]:
    """Lists the buttons that the assistant has offered in a conversation.

    Args:
        session: an open session.
        conversation_id: the conversation.

    Returns:
        The last title of each payload, by payload.
    """
    rows = session.execute(
        select(Message.buttons)
        .where(Message.conversation_id == conversation_id, Message.author == "assistant")
        .order_by(Message.turn, Message.position)
    ).scalars()
    return {button["payload"]: button["title"] for buttons in rows for button in buttons or ()}


def typed_lately(session: Session, conversation_id: str, limit: int) -> list[str]:
    """Lists what the patient typed since the conversation began or was begun anew.

    Args:
        session: an open session.
        conversation_id: the conversation.
        limit: how many messages at most.

    Returns:
        The latest ones, oldest first, personal details masked; buttons left out.
    """
    of_conversation = Message.conversation_id == conversation_id
    patient = select(Message.turn).where(of_conversation, Message.author == "patient")
    # The assistant speaks first, in a turn without a message of the patient, when all begins anew.
    beginning = (
        select(func.max(Message.turn))
        .where(of_conversation, Message.turn.not_in(patient))
        .scalar_subquery()
    )
    statement = (
        select(Message.text)
        .where(
            of_conversation,
            Message.author == "patient",
            Message.payload.is_(None),
            Message.turn > beginning,
        )
        .order_by(Message.turn.desc())
        .limit(limit)
    )
    return list(session.execute(statement).scalars())[::-1]


def latest_form(session: Session, conversation_id: str) -> Message | None:
    """Finds the form that was opened last.

    Args:
        session: an open session.
        conversation_id: the conversation.

    Returns:
        The reply of kind ``request_form``; None when there is none.
    """
    statement = (
        select(Message)
        .where(Message.conversation_id == conversation_id, Message.kind == "request_form")
        .order_by(Message.turn.desc(), Message.position.desc())
        .limit(1)
    )
    return session.execute(statement).scalar_one_or_none()


def with_a_level(session: Session, conversation_id: str) -> list[Message]:
    """Lists the replies that say how urgent something is.

    Args:
        session: an open session.
        conversation_id: the conversation.

    Returns:
        Warnings and results of the symptom check, in order.
    """
    return _rows(
        session,
        select(Message).where(
            Message.conversation_id == conversation_id,
            Message.author == "assistant",
            Message.level.is_not(None),
        ),
    )


def count(session: Session, conversation_id: str) -> int:
    """Counts what was said in a conversation.

    Args:
        session: an open session.
        conversation_id: the conversation.

    Returns:
        The number of messages, the patient's and the assistant's.
    """
    return session.execute(
        select(func.count()).where(Message.conversation_id == conversation_id)
    ).scalar_one()


def _rows(session: Session, statement: Select) -> list[Message]:
    ordered = statement.order_by(Message.turn, Message.position)
    return list(session.execute(ordered).scalars())
