"""Every query on the table of mails that have to go out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.store.request_models import Mail


def add(session: Session, reference: str, kind: str, now: datetime) -> None:
    """Puts a mail into the outbox, to go out at once.

    Args:
        session: the transaction that gives cause for it.
        reference: the request that it is about.
        kind: which mail.
        now: the present moment.
    """
    session.add(Mail(reference=reference, kind=kind, created_at=now, due_at=now, attempts=0))
    session.flush()


def claim(session: Session, now: datetime, until: datetime) -> Mail | None:
    """Takes the next mail that is due, so that no other process sends it meanwhile.

    Args:
        session: a transaction.
        now: the present moment.
        until: from when on others may try it, if nothing is heard of it.

    Returns:
        The mail that has waited longest, its attempt counted; None when none is due.
    """
    waits = (Mail.sent_at.is_(None), Mail.dropped_at.is_(None), Mail.due_at <= now)
    statement = select(Mail).where(*waits).order_by(Mail.due_at, Mail.id).limit(1)
    mail = session.execute(statement.with_for_update(skip_locked=True)).scalar_one_or_none()
    if mail:
        mail.due_at = until
        mail.attempts += 1
        session.flush()
    return mail


def mark(session: Session, mail: Mail, **columns: datetime | str | None) -> None:
    """Notes what became of a mail.

    Args:
        session: a transaction.
        mail: the mail, as it was claimed.
        columns: ``sent_at``, ``dropped_at``, ``due_at`` and ``failure``, as far as they change.
    """
    # SQLite gives a number again when its row is gone, so the request is compared too.
    same = (Mail.id == mail.id, Mail.reference == mail.reference)
    statement = update(Mail).where(*same).values(**columns)
    session.execute(statement.execution_options(synchronize_session=False))


def all_of(session: Session, reference: str | None = None) -> list[Mail]:
    """Lists mails.

    Args:
        session: an open session.
        reference: of one request only; of all when left out.

    Returns:
        The rows, in the order of writing.
    """
    statement = select(Mail).order_by(Mail.id)
    if reference:
        statement = statement.where(Mail.reference == reference)
    return list(session.execute(statement).scalars())
