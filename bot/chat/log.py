"""The log of conversations: who may read and write in each, and every turn as one transaction."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, TypeVar

from sqlalchemy.orm import Session, sessionmaker

from bot.chat import transcript
from bot.chat.refusals import ExpiredTokenError, UnknownConversationError, UnknownMessageError
from bot.chat.transcript import Reply, Said
from bot.chat.turn import Message, Turn
from bot.store import conversations, database, feedback, messages
from bot.store.identifiers import conversation_id as new_conversation_id
from bot.store.models import Conversation, Feedback

Result = TypeVar("Result")

# An unknown conversation is compared with this, so that it takes as long as a wrong token.
_HASH_OF_NOBODY = "0" * 64


@dataclass(frozen=True)
class Key:
    """What opens a conversation to its holder.

    Attributes:
        conversation_id: the conversation.
        token: its secret; only a hash of it is kept.
    """

    conversation_id: str
    token: str


@dataclass(frozen=True)
class Opened:
    """A new conversation, as its holder is told of it.

    Attributes:
        key: its id and token.
        expires_at: from when on the token is refused.
        messages: the greeting.
    """

    key: Key
    expires_at: datetime
    messages: list[Message]


@dataclass(frozen=True)
class Receipt:
    """Proof that a conversation was erased.

    Attributes:
        conversation_id: the conversation that was.
        messages: how many messages went with it.
        erased_at: when.
    """

    conversation_id: str
    messages: int
    erased_at: datetime


class Log:
    """Reads and writes conversations, off the event loop.

    Every call with a key raises ``UnknownConversationError`` or ``ExpiredTokenError`` when the
    key does not fit.

    Args:
        sessions: opens transactions on the database.
        lifetime: how long a key is good for.
    """

    def __init__(self, sessions: sessionmaker, lifetime: timedelta) -> None:
        self._sessions = sessions
        self._lifetime = lifetime

    async def open(self, channel: str, greeting: list[Message]) -> Opened:
        """Opens a conversation.

        Args:
            channel: where it takes place.
            greeting: what the assistant says first.

        Returns:
            Its key and the greeting as logged.
        """
        now = _now()
        key = Key(new_conversation_id(), secrets.token_urlsafe(32))
        conversation = Conversation(
            id=key.conversation_id,
            token_hash=_hash(key.token),
            channel=channel,
            created_at=now,
            last_active_at=now,
            expires_at=now + self._lifetime,
        )
        rows = transcript.rows(key.conversation_id, 0, None, Turn(greeting), now)

        def add(session: Session) -> None:
            conversations.add(session, conversation)
            messages.add(session, rows)

        await self._transact(add)
        return Opened(key, now + self._lifetime, transcript.reply(rows).messages)

    async def admit(self, key: Key) -> None:
        """Lets the holder of a conversation pass.

        Args:
            key: the conversation and its token.
        """
        await self._transact(lambda session: _admit(session, key))

    async def answered(self, key: Key, client_message_id: str) -> Reply | None:
        """Looks for the reply to a message that may have been sent before.

        Args:
            key: the conversation and its token.
            client_message_id: the client's own id of the message.

        Returns:
            The reply as it was given, or None for a new message.
        """

        def look(session: Session) -> Reply | None:
            _admit(session, key)
            return _answered(session, key.conversation_id, client_message_id)

        return await self._transact(look)

    async def title(self, key: Key, payload: str) -> str | None:
        """Looks for a button.

        Args:
            key: the conversation and its token.
            payload: what the button stands for.

        Returns:
            Its title, or None when the assistant has not offered it in this conversation.
        """

        def look(session: Session) -> str | None:
            _admit(session, key)
            return messages.offered_buttons(session, key.conversation_id).get(payload)

        return await self._transact(look)

    async def add(self, conversation_id: str, said: Said | None, turn: Turn) -> Reply:
        """Logs a turn, all of it or nothing.

        Args:
            conversation_id: a conversation to whose holder the turn belongs.
            said: the patient's message; None when the assistant speaks first.
            turn: the replies and how the message was understood.

        Returns:
            The reply as logged; the earlier one when another process has answered the same
            message in the meantime.

        Raises:
            UnknownConversationError: when the conversation has been erased in the meantime.
        """
        now = _now()

        def write(session: Session) -> Reply:
            if not conversations.lock(session, conversation_id, now):
                raise UnknownConversationError
            earlier = said and _answered(session, conversation_id, said.client_message_id)
            if earlier:
                return earlier
            number = messages.next_turn(session, conversation_id)
            rows = transcript.rows(conversation_id, number, said, turn, now)
            messages.add(session, rows)
            return transcript.reply(rows)

        return await self._transact(write)

    async def history(self, key: Key, after: str | None) -> list[dict[str, Any]]:
        """Reads what was said, by both sides.

        Args:
            key: the conversation and its token.
            after: the id of the last message already known; None for everything.

        Returns:
            The messages in order.

        Raises:
            UnknownMessageError: when ``after`` is not a message of this conversation.
        """

        def read(session: Session) -> list[dict[str, Any]]:
            _admit(session, key)
            last = messages.get(session, key.conversation_id, after) if after else None
            if after and last is None:
                raise UnknownMessageError
            rows = messages.after(session, key.conversation_id, last)
            return [transcript.entry(row) for row in rows]

        return await self._transact(read)

    async def judge(self, key: Key, message_id: str, helpful: bool, comment: str | None) -> None:
        """Records what the patient thinks of a reply, in place of what was said before.

        Args:
            key: the conversation and its token.
            message_id: the reply.
            helpful: the patient's verdict.
            comment: what the patient adds, masked.

        Raises:
            UnknownMessageError: when this is no reply in this conversation.
        """
        now = _now()

        def write(session: Session) -> None:
            conversations.lock(session, key.conversation_id, now)
            _admit(session, key)
            message = messages.get(session, key.conversation_id, message_id)
            if message is None or message.author != "assistant":
                raise UnknownMessageError
            opinion = Feedback(
                message_id=message_id, helpful=helpful, comment=comment, created_at=now
            )
            feedback.put(session, opinion)

        await self._transact(write)

    async def erase(self, key: Key) -> Receipt:
        """Erases a conversation, with its messages and what was thought of them.

        Args:
            key: the conversation and its token.

        Returns:
            The receipt.
        """
        now = _now()

        def write(session: Session) -> Receipt:
            conversations.lock(session, key.conversation_id, now)
            _admit(session, key)
            said = messages.count(session, key.conversation_id)
            conversations.erase(session, key.conversation_id)
            return Receipt(key.conversation_id, said, now)

        return await self._transact(write)

    async def check(self) -> None:
        """Asks the database for a sign of life; raises whatever keeps it from giving one."""
        await self._transact(database.is_reachable)

    async def _transact(self, work: Callable[[Session], Result]) -> Result:
        def transact() -> Result:
            with self._sessions.begin() as session:
                return work(session)

        return await asyncio.to_thread(transact)


def _admit(session: Session, key: Key) -> None:
    conversation = conversations.get(session, key.conversation_id)
    expected = conversation.token_hash if conversation else _HASH_OF_NOBODY
    fits = secrets.compare_digest(_hash(key.token), expected)
    if conversation is None or not fits:
        raise UnknownConversationError
    if conversation.expires_at <= _now():
        raise ExpiredTokenError


def _answered(session: Session, conversation_id: str, client_message_id: str) -> Reply | None:
    rows = messages.of_client_message(session, conversation_id, client_message_id)
    return transcript.reply(rows) if rows else None


def _now() -> datetime:
    return datetime.now(timezone.utc)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
