"""Takes consultation requests. One is confirmed only after the commit, and taken only once.

Its mails are put into the outbox in the same transaction, so that neither is there without the
other.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import sessionmaker

from bot.knowledge import Knowledge
from bot.knowledge.red_flag import LEVELS
from bot.london import today
from bot.requests.draft import Draft, Drafts
from bot.requests.hand_off import URGENT
from bot.requests.standing import Standing, raise_urgency, standing
from bot.requests.submission import Request, RequestProblems, RequestReader, Submission
from bot.store import conversations, outbox, requests
from bot.store.identifiers import reference as new_reference
from bot.store.request_models import ConsultationRequest

SAME_WITHIN = timedelta(days=1)
"""How long the very same request, sent anew from a second tab, counts as the first."""
ATTEMPTS = 5
"""How often a new code is drawn when one is taken; one in 10^11 is."""


@dataclass(frozen=True)
class Origin:
    """The chat that a request comes from.

    Attributes:
        conversation_id: the chat.
        draft: the note as the assistant wrote it there, and how urgent the chat was.
    """

    conversation_id: str
    draft: Draft


class ChatErasedError(RuntimeError):
    """A request came out of a chat that its holder has erased in the meantime."""


class Acceptance:
    """Takes requests.

    Args:
        sessions: opens transactions that survive a power cut.
        knowledge: the words, and the ages that the clinic sees.
        drafts: reads what patients write into the note.
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

    async def describe(self, words: str) -> Draft:
        """Begins a request with a description.

        Args:
            words: how somebody describes a bump.

        Returns:
            The note to start from, and what must be read first.
        """
        return await asyncio.to_thread(self._drafts.of_description, words)

    async def submit(self, submission: Submission, origin: Origin | None = None) -> Standing:
        """Takes a request. The same one again is the same request.

        Args:
            submission: what was sent.
            origin: the chat it comes from; None for a page.

        Returns:
            Where it stands; it has been committed then.

        Raises:
            RequestProblems: when something has to be mended or read first.
            ChatErasedError: when the chat is no longer there.
        """

        def take() -> Standing:
            with self._sessions.begin() as session:
                earlier = requests.of_client_request(session, sender_id(submission, origin))
                if earlier:
                    return standing(earlier)
            drafts = self._drafts_of(submission, origin)
            warning = next((one.warning for one in drafts if one.level in URGENT), None)
            request = self._read(submission, warning)
            draft = max(drafts, key=lambda one: LEVELS.index(one.level))
            columns = self._columns(submission, request, draft, origin)
            taken = standing(self._add(columns))
            seen = warning is not None
            return taken if seen else replace(taken, warning=drafts[0].warning)

        taken = await asyncio.to_thread(take)
        self._wake()
        return taken

    def _read(self, submission: Submission, warning: dict[str, Any] | None) -> Request:
        """Reads the request; a warning is told with the first problem, not after the last."""
        unread = None if submission.warning_read else warning
        problems = {"warning_read": self._reader.error("urgent")} if unread else {}
        try:
            request = self._reader.read(submission, today())
        except RequestProblems as found:
            raise RequestProblems({**problems, **found.fields}, unread) from None
        if unread:
            raise RequestProblems(problems, unread)
        return request

    def _drafts_of(self, submission: Submission, origin: Origin | None) -> tuple[Draft, Draft]:
        """What the assistant makes of what was written since, and what it knew already."""
        lines = self._reader.note(submission)
        if origin:
            known = origin.draft
        else:
            words = submission.description
            known = self._drafts.of_description(words) if words else Draft()
        new = [line.text for line in lines if line not in known.note]
        wishes = str(submission.preferences.get("wishes") or "")
        return self._drafts.of_lines([*new, wishes], known), known

    def _columns(
        self, submission: Submission, request: Request, draft: Draft, origin: Origin | None
    ) -> dict[str, Any]:
        consent = self._knowledge.requests.consent
        preferences = request.preferences
        return dict(
            client_request_id=sender_id(submission, origin),
            conversation_id=origin.conversation_id if origin else None,
            channel=submission.channel,
            state="received",
            level=draft.level,
            sign=draft.sign,
            note=[asdict(line) for line in request.note],
            **asdict(request.contact),
            days=list(preferences.days),
            times=list(preferences.times),
            not_before=preferences.not_before,
            wishes=preferences.wishes,
            consent_version=consent.fingerprint,
            consent_text=self._knowledge.fill(consent.text),
            created_at=datetime.now(timezone.utc),
        )

    def _add(self, columns: dict[str, Any]) -> ConsultationRequest:
        for _ in range(ATTEMPTS):
            row = ConsultationRequest(reference=new_reference(), **columns)
            try:
                with self._sessions.begin() as session:
                    earlier = requests.of_client_request(session, row.client_request_id)
                    same = earlier or requests.same(session, row, row.created_at - SAME_WITHIN)
                    if same:
                        raise_urgency(same, row.level, row.sign)
                        return same
                    requests.add(session, row)
                    outbox.add(session, row.reference, "clinic_received", row.created_at)
                    if row.email:
                        outbox.add(session, row.reference, "patient_received", row.created_at)
                return row
            except IntegrityError:
                # Another process has taken the code, or this very request; or the chat is gone.
                self._check_chat(row.conversation_id)
        raise RuntimeError("no free code was found for a request")

    def _check_chat(self, conversation_id: str | None) -> None:
        with self._sessions.begin() as session:
            if conversation_id and conversations.get(session, conversation_id) is None:
                raise ChatErasedError("the chat of a request was erased while it was sent")


def sender_id(submission: Submission, origin: Origin | None) -> str:
    """Under which id a request is kept, so that it is the same when it is sent again.

    Args:
        submission: what was sent.
        origin: the chat it comes from; None for a page.

    Returns:
        A digest of the chat and of the sender's own id: nobody gets at another's request by an id.
    """
    chat = origin.conversation_id if origin else ""
    return hashlib.sha256(f"{chat}\n{submission.client_request_id}".encode()).hexdigest()
