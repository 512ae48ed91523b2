"""The service behind every channel: opens conversations, answers in them, and erases them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Sequence
from dataclasses import replace
from typing import Any
from weakref import WeakValueDictionary

from sqlalchemy.exc import SQLAlchemyError

from bot.chat import failures, intake
from bot.chat.access import Key
from bot.chat.log import Log, Opened, Receipt
from bot.chat.reception import Received, Reception
from bot.chat.refusals import (
    MessageTooLongError,
    PayloadNotOfferedError,
    UnknownConversationError,
)
from bot.chat.safety_net import SafetyNet
from bot.chat.transcript import Reply, Said
from bot.chat.turn import Answering, Message, Turn
from bot.knowledge import Knowledge
from bot.settings import Settings
from bot.triage.signs import RedFlags

logger = logging.getLogger(__name__)

FORM_KINDS = frozenset(["telephone", "e-mail", "name"])
"""Personal details that the form of a consultation request asks for."""
NOTING_SECONDS = 2.0
"""How long a warning waits at most for the engine to take in what the message tells."""


class Conversations:
    """Answers in conversations and keeps each to its holder.

    Every call with a key raises ``UnknownConversationError`` or ``ExpiredTokenError`` when the
    key does not fit.

    Args:
        engine: thinks up the answers.
        log: keeps what is said.
        knowledge: the fixed texts.
        red_flags: finds warning signs.
        settings: the longest message.
    """

    def __init__(
        self,
        engine: Answering,
        log: Log,
        knowledge: Knowledge,
        red_flags: RedFlags,
        settings: Settings,
    ) -> None:
        self.knowledge = knowledge
        self.message_limit = settings.message_limit
        self._engine = engine
        self._log = log
        self._reception = Reception(knowledge, settings.message_limit)
        self._net = SafetyNet(red_flags, knowledge, lambda text: self._reception.mask(text).text)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def open(self, channel: str = "web") -> Opened:
        """Opens a conversation.

        Args:
            channel: where it takes place.

        Returns:
            Its key and the greeting.
        """
        return await self._log.open(channel, self._engine.greeting())

    async def say(
        self, key: Key, client_message_id: str, *, text: str = "", payload: str | None = None
    ) -> Reply:
        """Answers a message. The same ``client_message_id`` again gets the same reply.

        Args:
            key: the conversation and its token.
            client_message_id: the client's own id of the message.
            text: what the patient typed; ignored when a button was pressed.
            payload: what the pressed button stands for.

        Returns:
            The reply.

        Raises:
            MessageTooLongError: for more characters than the assistant reads.
            PayloadNotOfferedError: for a button that was not offered in this conversation.
        """
        async with self._turn(key):
            try:
                before = await self._log.before(key, client_message_id)
                if before.reply:
                    return before.reply
                if payload is None:
                    received, turn = await self._hear(key, text, before.typed)
                    words = received.text
                    personal = [
                        {"kind": kind, "text": detail}
                        for kind, detail in received.personal
                        if kind in FORM_KINDS
                    ]
                else:
                    words, turn = await self._press(key, payload)
                    personal = []
                reply = await self._write(key, Said(words, payload, client_message_id), turn)
                return replace(reply, personal=personal)
            except SQLAlchemyError as error:
                warning = self._net.answer(text, ()) if payload is None else None
                if warning is None:
                    raise
                # A warning is given even when it cannot be written down.
                failures.report(logger, "A warning could not be logged", error)
                return Reply(warning.messages, warning.topics, warning.level)

    async def history(self, key: Key, after: str | None = None) -> list[dict[str, Any]]:
        """Reads what was said, by both sides.

        Args:
            key: the conversation and its token.
            after: the id of the last message already known; None for everything.

        Returns:
            The messages in order.

        Raises:
            UnknownMessageError: when ``after`` is not a message of this conversation.
        """
        return await self._log.history(key, after)

    async def feedback(
        self, key: Key, message_id: str, helpful: bool, comment: str | None = None
    ) -> None:
        """Records whether a reply helped; given again, it replaces what was said before.

        Args:
            key: the conversation and its token.
            message_id: the reply.
            helpful: the patient's verdict.
            comment: what the patient adds.

        Raises:
            UnknownMessageError: when this is no reply in this conversation.
            MessageTooLongError: for a comment of more characters than the assistant reads.
        """
        cleaned = intake.examine(comment or "", self.message_limit)
        if cleaned.problem is intake.Problem.TOO_LONG:
            raise MessageTooLongError(self.message_limit)
        masked = self._reception.mask(cleaned.text).text
        await self._log.judge(key, message_id, helpful, masked or None)

    async def restart(self, key: Key) -> Reply:
        """Starts again: the engine forgets what it knows, the log keeps what was said.

        Args:
            key: the conversation and its token.

        Returns:
            What the assistant says first.
        """
        async with self._turn(key):
            await self._log.admit(key)
            return await self._write(key, None, await self._guard(self._begin_again(key), key))

    async def erase(self, key: Key) -> Receipt:
        """Erases a conversation for good, from the engine's memory and from the log.

        Args:
            key: the conversation and its token.

        Returns:
            The receipt.
        """
        async with self._turn(key):
            await self._log.admit(key)
            # The log goes last: while it is there, the holder can try again.
            await self._engine.forget(key.conversation_id)
            return await self._log.erase(key)

    async def is_ready(self) -> bool:
        """Whether the database answers, which is what a turn needs besides this process."""
        try:
            await self._log.check()
        except Exception as error:
            failures.report(logger, "The database does not answer", error)
            return False
        return True

    async def _hear(self, key: Key, text: str, typed: Sequence[str]) -> tuple[Received, Turn]:
        received = self._reception.receive(text)
        warning = self._net.answer(text, typed)
        if received.problem is intake.Problem.TOO_LONG and not warning:
            raise MessageTooLongError(self.message_limit)
        if warning:
            noted = await self._note(key, received.text[: self.message_limit], warning.level)
            warning = replace(warning, messages=[*warning.messages, *noted])
        turn = warning or received.answer or await self._answer(key, received.text)
        return received, self._reception.tell_masked(received, turn)

    async def _press(self, key: Key, payload: str) -> tuple[str, Turn]:
        title = await self._log.title(key, payload)
        if title is None:
            raise PayloadNotOfferedError
        return title, self._net.take_back(payload) or await self._answer(key, payload)

    async def _answer(self, key: Key, text: str) -> Turn:
        return await self._guard(self._engine.respond(key.conversation_id, text), key)

    async def _note(self, key: Key, text: str, level: str) -> list[Message]:
        """Lets the engine hear a message that has its warning already; nothing hangs on it."""
        try:
            noting = self._engine.note_warning(key.conversation_id, text, level)
            return await asyncio.wait_for(noting, NOTING_SECONDS)
        except Exception as error:
            failures.report(logger, f"Not noted in conversation {key.conversation_id}", error)
            return []

    async def _begin_again(self, key: Key) -> Turn:
        return Turn(await self._engine.restart(key.conversation_id))

    async def _guard(self, answer: Awaitable[Turn], key: Key) -> Turn:
        try:
            return await answer
        except Exception as error:
            failures.report(logger, f"No answer in conversation {key.conversation_id}", error)
            return self._reception.fixed("failed")

    async def _write(self, key: Key, said: Said | None, turn: Turn) -> Reply:
        try:
            return await self._log.add(key.conversation_id, said, turn)
        except UnknownConversationError:
            # Erased by another process while the engine was thinking: leave no trace there.
            await self._engine.forget(key.conversation_id)
            raise

    def _turn(self, key: Key) -> asyncio.Lock:
        """One turn at a time in a conversation; the lock is gone when nobody holds it."""
        return self._turns.setdefault(key.conversation_id, asyncio.Lock())
