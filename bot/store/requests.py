"""Every query on the table of consultation requests."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import case, select, update
from sqlalchemy.orm import Session

from bot.store.request_models import ConsultationRequest


def add(session: Session, request: ConsultationRequest) -> None:
    """Adds a new request.

    Args:
        session: the transaction to add it in.
        request: the row, complete.
    """
    session.add(request)
    session.flush()


def get(session: Session, reference: str) -> ConsultationRequest | None:
    """Finds one request.

    Args:
        session: an open session.
        reference: its code, as stored.

    Returns:
        The row, or None when there is none.
    """
    return session.get(ConsultationRequest, reference)


def lock(session: Session, reference: str) -> ConsultationRequest | None:
    """Finds one request and keeps other writers out of it until the commit.

    Args:
        session: a transaction.
        reference: its code, as stored.

    Returns:
        The row, or None when there is none.
    """
    statement = (
        select(ConsultationRequest)
        .where(ConsultationRequest.reference == reference)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return session.execute(statement).scalar_one_or_none()


def of_client_request(session: Session, client_request_id: str) -> ConsultationRequest | None:
    """Finds the request that a call of the client made.

    Args:
        session: an open session.
        client_request_id: the id that the client gave its request.

    Returns:
        The row, or None when it has not been taken.
    """
    statement = select(ConsultationRequest).where(
        ConsultationRequest.client_request_id == client_request_id
    )
    return session.execute(statement).scalar_one_or_none()


def same(
    session: Session, request: ConsultationRequest, since: datetime
) -> ConsultationRequest | None:
    """Finds a request of the same chat that says the very same, as one sent from two tabs.

    Of another chat, or of none, it would give its code to whoever knows what stands in it.

    Args:
        session: an open session.
        request: the row to compare with.
        since: how far back to look.

    Returns:
        One that waits, of the same people with the same words; None when there is none.
    """
    if request.conversation_id is None:
        return None
    row = ConsultationRequest
    statement = select(row).where(
        row.state == "received",
        row.conversation_id == request.conversation_id,
        row.created_at >= since,
        row.name == request.name,
        row.telephone.is_not_distinct_from(request.telephone),
        row.email.is_not_distinct_from(request.email),
    )
    found = session.execute(statement.order_by(row.created_at)).scalars()
    return next((one for one in found if _words_of(one) == _words_of(request)), None)


def of_conversation(session: Session, conversation_id: str) -> list[ConsultationRequest]:
    """Lists the requests that came from a chat, and keeps other writers out of them.

    Args:
        session: a transaction.
        conversation_id: the chat.

    Returns:
        The rows, oldest first.
    """
    statement = (
        select(ConsultationRequest)
        .where(ConsultationRequest.conversation_id == conversation_id)
        .order_by(ConsultationRequest.created_at)
        .with_for_update()
    )
    return list(session.execute(statement).scalars())


def in_order(session: Session, *, withdrawn: bool = False) -> list[ConsultationRequest]:
    """Lists requests as staff should take them on.

    Args:
        session: an open session.
        withdrawn: whether to list those withdrawn too.

    Returns:
        The rows: those that wait before those acknowledged; of those, the ones with a warning sign
        first; of the others those that have waited longest.
    """
    row = ConsultationRequest
    waits = row.state == "received"
    urgency = case(
        (row.level == "emergency", 0), (row.level == "same_day", 1), (row.level == "see_doctor", 2),
        else_=3,
    )  # fmt: skip
    statement = select(row).order_by(
        case((waits, 0), else_=1),
        urgency,
        row.created_at,
    )
    if not withdrawn:
        statement = statement.where(row.state != "withdrawn")
    return list(session.execute(statement).scalars())


def remind(session: Session, overdue_from: datetime, now: datetime) -> list[str]:
    """Marks the requests of which the clinic must be told (again) that they wait.

    Args:
        session: a transaction.
        overdue_from: what was received before this is overdue, and so is the last reminder.
        now: the moment to note for those marked.

    Returns:
        Their codes; each is given to one caller only.
    """
    row = ConsultationRequest
    overdue = (
        row.state == "received",
        row.created_at <= overdue_from,
        row.reminded_at.is_(None) | (row.reminded_at <= overdue_from),
    )
    marking = update(row).values(reminded_at=now).execution_options(synchronize_session=False)
    found = session.execute(select(row.reference).where(*overdue)).scalars().all()
    return [
        reference
        for reference in found
        if session.execute(marking.where(row.reference == reference, *overdue)).rowcount
    ]


def _words_of(row: ConsultationRequest) -> tuple[object, ...]:
    return row.note, row.days, row.times, row.not_before, row.wishes
