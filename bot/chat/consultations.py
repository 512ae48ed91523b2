"""Consultation requests out of a conversation: what they begin with, and how they are confirmed."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from bot.chat import failures, transcript
from bot.chat.access import Key, admit
from bot.chat.log import Log
from bot.chat.refusals import UnknownConversationError
from bot.chat.transcript import Said
from bot.chat.turn import Message, Turn
from bot.knowledge import Knowledge
from bot.requests.acceptance import Acceptance, ChatErasedError, Origin
from bot.requests.draft import Draft
from bot.requests.hand_off import OPEN_FORM, TOPIC, HandOff
from bot.requests.standing import Standing
from bot.requests.submission import Submission
from bot.store import database, messages, red_flags

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Requested:
    """A request that was taken.

    Attributes:
        standing: where it stands.
        messages: what the assistant says of it.
    """

    standing: Standing
    messages: list[Message]


class Consultations:
    """Hands conversations over to the clinic.

    Every call with a key raises ``UnknownConversationError`` or ``ExpiredTokenError`` when the
    key does not fit.

    Args:
        sessions: opens transactions on the database.
        log: keeps what is said.
        acceptance: takes requests.
        knowledge: the words.
    """

    def __init__(
        self, sessions: sessionmaker, log: Log, acceptance: Acceptance, knowledge: Knowledge
    ) -> None:
        self._sessions = sessions
        self._log = log
        self._acceptance = acceptance
        self._hand_off = HandOff(knowledge)
        self._said = knowledge.requests.form.words["send"]

    async def draft(self, key: Key) -> Draft:
        """What a request begins with.

        Args:
            key: the conversation and its token.

        Returns:
            The note as it was offered in the conversation.
        """
        return (await self._origin(key)).draft

    async def request(self, key: Key, submission: Submission) -> Requested:
        """Takes a request, and says so in the conversation.

        Args:
            key: the conversation and its token.
            submission: what the form sent.

        Returns:
            Where the request stands, and what the assistant says.

        Raises:
            RequestProblems: when something has to be mended or read first.
        """
        try:
            taken = await self._acceptance.submit(submission, await self._origin(key))
        except ChatErasedError:
            raise UnknownConversationError from None
        confirmed = [reply.message() for reply in self._hand_off.sent(taken)]
        # What was found in the note just now is said in full, in place of the reminder.
        warned = [taken.warning, confirmed[-1]] if taken.warning else confirmed
        turn = Turn(warned, topics=[TOPIC], level=taken.level)
        # One confirmation a request: the ids of messages and of requests are the sender's own.
        said = Said(self._said, OPEN_FORM, f"request-{taken.reference}")
        try:
            return Requested(taken, (await self._log.add(key.conversation_id, said, turn)).messages)
        except (SQLAlchemyError, UnknownConversationError) as error:
            # The request is taken: that the chat has no line on it must not hide its code.
            failures.report(logger, "A confirmation could not be logged", error)
            return Requested(taken, turn.messages)

    async def _origin(self, key: Key) -> Origin:
        def look(session: Session) -> Origin:
            admit(session, key)
            return transcript.origin(
                key.conversation_id,
                messages.latest_form(session, key.conversation_id),
                messages.with_a_level(session, key.conversation_id),
                red_flags.standing(session, key.conversation_id),
            )

        return await database.transact(self._sessions, look)
