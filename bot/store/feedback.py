"""Every query on the table of feedback."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.store.models import Feedback


def put(session: Session, feedback: Feedback) -> None:
    """Records what a patient thought of a reply, in place of what was said of it before.

    Args:
        session: the transaction to record it in.
        feedback: the row, complete.
    """
    session.merge(feedback)
    session.flush()


def get(session: Session, message_id: str) -> Feedback | None:
    """Finds the feedback on one reply.

    Args:
        session: an open session.
        message_id: the reply.

    Returns:
        The row, or None when nobody has said anything of it.
    """
    return session.get(Feedback, message_id)
