"""Every query on the table of conversations."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from bot.store.models import Conversation


def add(session: Session, conversation: Conversation) -> None:
    """Adds a new conversation.

    Args:
        session: the transaction to add it in.
        conversation: the row, complete.
    """
    session.add(conversation)
    session.flush()


def get(session: Session, conversation_id: str) -> Conversation | None:
    """Finds one conversation.

    Args:
        session: an open session.
        conversation_id: its id.

    Returns:
        The row, or None when there is none.
    """
    return session.get(Conversation, conversation_id)


def lock(session: Session, conversation_id: str, now: datetime) -> bool:
    """Marks a conversation as active, and so keeps other writers out of it until the commit.

    Called first in a transaction it holds the row (PostgreSQL) or the database (SQLite), so
    that turns are numbered one after the other, whichever process writes them.

    Args:
        session: the transaction, in which nothing has been read yet.
        conversation_id: its id.
        now: the moment of activity.

    Returns:
        False when the conversation is no longer there.
    """
    statement = (
        update(Conversation)
        .where(Conversation.id == conversation_id)
        .values(last_active_at=now)
        .execution_options(synchronize_session=False)
    )
    return session.execute(statement).rowcount == 1


def erase(session: Session, conversation_id: str) -> None:
    """Deletes a conversation; its messages and feedback go with it.

    Args:
        session: the transaction to delete it in.
        conversation_id: its id.
    """
    session.execute(
        delete(Conversation)
        .where(Conversation.id == conversation_id)
        .execution_options(synchronize_session=False)
    )
