"""The record of consultation requests: shown to their owners, changed, withdrawn, taken on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from sqlalchemy.orm import Session, sessionmaker

from bot.knowledge import Knowledge
from bot.london import today
from bot.requests.details import Preferences
from bot.requests.draft import Draft, Drafts
from bot.requests.email_address import read_email
from bot.requests.exports.calendar import calendar
from bot.requests.fields import FieldError
from bot.requests.reference import read_reference
from bot.requests.standing import Standing, raise_urgency, standing
from bot.requests.submission import RequestReader
from bot.requests.telephone import read_telephone
from bot.store import database, outbox, requests
from bot.store.request_models import ConsultationRequest

ANY_TIME = Preferences((), (), None, None)
WITHDRAWN = "withdrawn"


class Record:
    """Answers for requests that were taken.

    Args:
        sessions: opens transactions that survive a power cut.
        knowledge: the words.
        drafts: reads what patients add.
        wake: called when mails wait to be sent.
    """

    def __init__(
        self,
        sessions: sessionmaker,
        knowledge: Knowledge,
        drafts: Drafts,
        wake: Callable[[], None] = lambda: None,
    ) -> None:
        self._sessions = sessions
        self._knowledge = knowledge
        self._reader = RequestReader(knowledge)
        self._drafts = drafts
        self._wake = wake

    async def find(self, typed_reference: str) -> Standing | None:
        """Finds a request by its code alone: for telling that it has arrived, and nothing of it.

        Args:
            typed_reference: the code as typed.

        Returns:
            Where it stands, without what was told; None when there is no such request.
        """

        def look(session: Session) -> Standing | None:
            row = requests.get(session, read_reference(typed_reference) or "")
            return replace(standing(row), note=(), preferences=ANY_TIME) if row else None

        return await database.transact(self._sessions, look)

    async def look_up(self, typed_reference: str, typed_contact: str) -> Standing | None:
        """Shows a request to its owner.

        Args:
            typed_reference: the code as typed.
            typed_contact: the telephone number or e-mail address of the request, as typed.

        Returns:
            Where it stands; None when the code or the contact is another's, and nobody is told
            which.
        """

        def look(session: Session) -> Standing | None:
            row = self._owned(session, typed_reference, typed_contact)
            return standing(row) if row else None

        return await database.transact(self._sessions, look)

    async def change_times(
        self, typed_reference: str, typed_contact: str, typed: Mapping[str, Any]
    ) -> Standing | None:
        """Changes when a visit would suit. A warning sign in the wishes raises the urgency.

        Args:
            typed_reference: the code as typed.
            typed_contact: the contact as typed.
            typed: the preferences as sent.

        Returns:
            Where it stands; None as for :meth:`look_up`, and when it was withdrawn.

        Raises:
            RequestProblems: when something has to be mended.
        """
        now = datetime.now(timezone.utc)
        preferences = self._reader.read_preferences(typed, today())

        def change(session: Session) -> Standing | None:
            row = self._owned(session, typed_reference, typed_contact)
            if row is None or row.state == WITHDRAWN:
                return None
            row.days, row.times = list(preferences.days), list(preferences.times)
            row.not_before, row.wishes = preferences.not_before, preferences.wishes
            row.changed_at = now
            known = Draft(note=standing(row).note)
            added = self._drafts.of_lines([preferences.wishes or ""], known)
            raise_urgency(row, added.level, added.sign)
            outbox.add(session, row.reference, "clinic_changed", now)
            return replace(standing(row), warning=added.warning)

        return await self._change(change)

    async def withdraw(self, typed_reference: str, typed_contact: str) -> Standing | None:
        """Withdraws a request. When nobody has taken it on, its details are deleted.

        Args:
            typed_reference: the code as typed.
            typed_contact: the contact as typed.

        Returns:
            Where it stands; None as for :meth:`look_up`.
        """
        now = datetime.now(timezone.utc)

        def take_back(session: Session) -> Standing | None:
            row = self._owned(session, typed_reference, typed_contact)
            if row is None:
                return None
            withdraw(session, row, now)
            return standing(row)

        return await self._change(take_back)

    async def calendar(self, typed_reference: str, typed_contact: str) -> str | None:
        """Writes the time that the clinic proposes as a calendar file, for its owner.

        Args:
            typed_reference: the code as typed.
            typed_contact: the contact as typed.

        Returns:
            The file; None as for :meth:`look_up`, and when no time is proposed.
        """

        def write(session: Session) -> str | None:
            row = self._owned(session, typed_reference, typed_contact)
            return calendar(row, self._knowledge) if row and row.proposed_at else None

        return await database.transact(self._sessions, write)

    async def acknowledge(
        self, typed_reference: str, by: str, proposed_at: datetime | None = None
    ) -> Standing | None:
        """Notes that staff have taken a request on, or propose a (new) time.

        Args:
            typed_reference: the code as typed.
            by: who.
            proposed_at: the time that they propose, if any.

        Returns:
            Where it stands; None when there is no such request, or it was withdrawn.
        """
        return await self._change(
            lambda session: acknowledge(session, typed_reference, by, proposed_at)
        )

    def _owned(
        self, session: Session, typed_reference: str, typed_contact: str
    ) -> ConsultationRequest | None:
        row = requests.lock(session, read_reference(typed_reference) or "")
        kept = {row.telephone, (row.email or "").casefold()} if row else set()
        return row if _contact(typed_contact) & kept else None

    async def _change(self, work: Callable[[Session], Standing | None]) -> Standing | None:
        changed = await database.transact(self._sessions, work)
        self._wake()
        return changed


def withdraw(session: Session, row: ConsultationRequest, now: datetime) -> None:
    """Withdraws a request.

    When nobody has taken it on, name, contact details and note are deleted. One that staff have
    taken on is the clinic's record, and stays.

    Args:
        session: a transaction.
        row: the request.
        now: the present moment.
    """
    if row.state == WITHDRAWN:
        return
    if row.state == "received":
        row.note = row.name = row.age = row.contact_name = row.telephone = row.email = None
        row.days, row.times, row.not_before, row.wishes = [], [], None, None
    row.state = WITHDRAWN
    row.withdrawn_at = now
    outbox.add(session, row.reference, "clinic_withdrawn", now)


def acknowledge(
    session: Session, typed_reference: str, by: str, proposed_at: datetime | None = None
) -> Standing | None:
    """Notes that staff have taken a request on, or propose a (new) time.

    The patient gets a mail when that is news.

    Args:
        session: a transaction.
        typed_reference: the code as typed.
        by: who.
        proposed_at: the time that they propose, if any.

    Returns:
        Where it stands; None when there is no such request, or it was withdrawn.
    """
    row = requests.lock(session, read_reference(typed_reference) or "")
    if row is None or row.state == WITHDRAWN:
        return None
    now = datetime.now(timezone.utc)
    is_news = row.state == "received" or proposed_at not in (None, row.proposed_at)
    row.state = "acknowledged"
    row.acknowledged_at = row.acknowledged_at or now
    row.acknowledged_by = row.acknowledged_by or by
    row.proposed_at = proposed_at or row.proposed_at
    if row.email and is_news:
        outbox.add(session, row.reference, "patient_acknowledged", now)
    return standing(row)


def withdraw_all(session: Session, conversation_id: str, now: datetime) -> list[Standing]:
    """Withdraws the requests of a chat that nobody has taken on; the others are the clinic's.

    Args:
        session: the transaction in which the chat is erased.
        conversation_id: the chat.
        now: the present moment.

    Returns:
        Where each request of the chat stands now.
    """
    rows = requests.of_conversation(session, conversation_id)
    for row in rows:
        if row.state == "received":
            withdraw(session, row, now)
    return [standing(row) for row in rows]


def _contact(typed: str) -> set[str]:
    """What a telephone number or e-mail address reads as; one of the two, mostly."""
    read = set()
    for reader in (read_telephone, read_email):
        with suppress(FieldError):
            read.add(reader(typed).casefold())
    return read
