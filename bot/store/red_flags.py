"""Every query on the table of warning signs."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.models import Message, RedFlag


def add(session: Session, red_flags: Sequence[RedFlag]) -> None:
    """Adds the signs of a message.

    Args:
        session: a transaction in which the message has been added.
        red_flags: the rows, complete.
    """
    session.add_all(red_flags)
    session.flush()


def of_message(session: Session, message_id: str) -> list[RedFlag]:
    """Lists the signs of a message.

    Args:
        session: an open session.
        message_id: the patient's message.

    Returns:
        The rows, by name of the sign.
    """
    statement = select(RedFlag).where(RedFlag.message_id == message_id).order_by(RedFlag.sign)
    return list(session.execute(statement).scalars())


def standing(session: Session, conversation_id: str) -> list[RedFlag]:
    """Lists the signs of a conversation that were not taken back.

    Args:
        session: an open session.
        conversation_id: the conversation.

    Returns:
        The last mention of each; those whose last mention was a taking back are left out.
    """
    statement = (
        select(RedFlag)
        .join(Message, Message.id == RedFlag.message_id)
        .where(Message.conversation_id == conversation_id)
        .order_by(Message.turn)
    )
    last = {row.sign: row for row in session.execute(statement).scalars()}
    return [row for row in last.values() if not row.taken_back]
