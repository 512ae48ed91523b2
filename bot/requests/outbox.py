"""Sends the mails that wait in the outbox, each at least once, until the mail server takes them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage

from sqlalchemy.orm import sessionmaker

from bot.knowledge import Knowledge
from bot.requests import mail
from bot.settings import MailSettings, Settings
from bot.store import outbox, requests
from bot.store.request_models import ConsultationRequest, Mail

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
"""How long a mail is left to the process that sends it; after a crash another takes it then."""
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
)
"""How long a mail waits after each attempt that failed; the last of them for ever."""

Send = Callable[[EmailMessage, MailSettings], None]


class Outbox:
    """Sends mails, and reminds the clinic of requests that nobody has acknowledged.

    Several processes may do so at once.

    Args:
        sessions: opens transactions that survive a power cut.
        knowledge: the words of the mails.
        settings: the mail server, and how long a request may wait.
        send: hands a mail to the mail server.
    """

    def __init__(
        self,
        sessions: sessionmaker,
        knowledge: Knowledge,
        settings: Settings,
        send: Send = mail.send,
    ) -> None:
        self._sessions = sessions
        self._knowledge = knowledge
        self._settings = settings
        self._send = send
        self._woken = asyncio.Event()

    def deliver(self) -> int:
        """Sends the mails that are due now; without a mail server, none.

        Returns:
            How many the mail server took.
        """
        begun = _now()
        sent = 0
        while (took := self._deliver_next(begun)) is not None:
            sent += took
        return sent

    def remind(self) -> int:
        """Puts a mail into the outbox for each request that has waited too long (again).

        Returns:
            How many there are.
        """
        now = _now()
        with self._sessions.begin() as session:
            overdue_from = now - self._settings.acknowledge_within
            references = requests.remind(session, overdue_from, now)
            for reference in references:
                outbox.add(session, reference, "clinic_reminder", now)
        return len(references)

    async def run(self, pause_seconds: float = 5) -> None:
        """Reminds and sends until it is cancelled.

        Args:
            pause_seconds: how long to wait between two rounds.
        """
        while True:
            self._woken.clear()
            try:
                await self._round()
            except Exception as error:
                # Its own words may hold an address.
                logger.error("The outbox could not be worked off: %s", type(error).__name__)
            pause = asyncio.get_running_loop().call_later(pause_seconds, self.wake)
            await self._woken.wait()
            pause.cancel()

    def wake(self) -> None:
        """Ends the pause of :meth:`run`; to be called in its event loop, after the commit."""
        self._woken.set()

    async def _round(self) -> None:
        await asyncio.to_thread(self.remind)
        begun = _now()
        # One thread a mail, so that a process that is told to end waits for one of them at most.
        while await asyncio.to_thread(self._deliver_next, begun) is not None:
            pass

    def _deliver_next(self, begun: datetime) -> bool | None:
        """Sends the next mail that was due when the round began: then each is tried only once.

        Returns:
            Whether the mail server took it; None when no other is due.
        """
        if self._settings.mail is None:
            return None
        claimed = self._claim(begun)
        if claimed is None:
            return None
        waiting, request = claimed
        try:
            message = mail.compose(request, waiting, self._knowledge, self._settings)
            if message is not None:
                self._send(message, self._settings.mail)
        except Exception as error:  # whatever is wrong with one mail must not hold up the others
            self._put_off(waiting, error)
            return False
        self._mark(waiting, failure=None, **{"sent_at" if message else "dropped_at": _now()})
        return message is not None

    def _claim(self, begun: datetime) -> tuple[Mail, ConsultationRequest] | None:
        with self._sessions.begin() as session:
            waiting = outbox.claim(session, begun, _now() + LEASE)
            request = requests.get(session, waiting.reference) if waiting else None
            return (waiting, request) if waiting and request else None

    def _put_off(self, waiting: Mail, error: Exception) -> None:
        failure, lasting = type(error).__name__, False
        if isinstance(error, mail.MailError):
            failure, lasting = str(error), error.lasting
        # A server that refuses a mail for good need not be asked every minute.
        pause = PAUSES[-1] if lasting else PAUSES[min(waiting.attempts, len(PAUSES)) - 1]
        logger.warning("Mail %s was not sent: %s", waiting.id, failure)
        self._mark(waiting, due_at=_now() + pause, failure=failure)

    def _mark(self, waiting: Mail, **columns: datetime | str | None) -> None:
        with self._sessions.begin() as session:
            outbox.mark(session, waiting, **columns)


def _now() -> datetime:
    return datetime.now(timezone.utc)
