"""The log of conversations: who may read and write in each, and every turn as one transaction."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session, sessionmaker

from bot.chat import transcript
from bot.chat.access import Key, admit, now, token_hash
from bot.chat.refusals import UnknownConversationError, UnknownMessageError
from bot.chat.transcript import Reply, Said
from bot.chat.turn import Message, Turn
from bot.requests.record import withdraw_all
from bot.requests.standing import Standing
from bot.store import conversations, database, feedback, messages, red_flags
from bot.store.identifiers import conversation_id as new_conversation_id
from bot.store.models import Conversation, Feedback
from bot.triage.signs import REMEMBERED


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
        requests: where each consultation request of the conversation stands now: withdrawn, or
            kept as the clinic's record when staff have taken it on.
    """

    conversation_id: str
    messages: int
    erased_at: datetime
    requests: tuple[Standing, ...]


@dataclass(frozen=True)
class Before:
    """What a message comes after.

    Attributes:
        reply: the reply as it was given, when this very message has been answered; or None.
        typed: what the patient typed before, oldest first.
    """

    reply: Reply | None
    typed: list[str]


class Log:
    """Reads and writes conversations, off the event loop.

    Every call with a key raises ``UnknownConversationError`` or ``ExpiredTokenError`` when the
    key does not fit.

    Args:
        sessions: opens transactions on the database.
        lasting_sessions: opens those that survive a power cut.
        lifetime: how long a key is good for.
    """

    def __init__(
        self, sessions: sessionmaker, lasting_sessions: sessionmaker, lifetime: timedelta
    ) -> None:
        self._sessions = sessions
        self._lasting_sessions = lasting_sessions
        self._lifetime = lifetime

    async def open(self, channel: str, greeting: list[Message]) -> Opened:
        """Opens a conversation.

        Args:
            channel: where it takes place.
            greeting: what the assistant says first.

        Returns:
            Its key and the greeting as logged.
        """
        moment = now()
        key = Key(new_conversation_id(), secrets.token_urlsafe(32))
        conversation = Conversation(
            id=key.conversation_id,
            token_hash=token_hash(key.token),
            channel=channel,
            created_at=moment,
            last_active_at=moment,
            expires_at=moment + self._lifetime,
        )
        rows = transcript.rows(key.conversation_id, 0, None, Turn(greeting), moment)

        def add(session: Session) -> None:
            conversations.add(session, conversation)
            messages.add(session, rows)

        await database.transact(self._sessions, add)
        return Opened(key, moment + self._lifetime, transcript.reply(rows).messages)

    async def admit(self, key: Key) -> None:
        """Lets the holder of a conversation pass.

        Args:
            key: the conversation and its token.
        """
        await database.transact(self._sessions, lambda session: admit(session, key))

    async def before(self, key: Key, client_message_id: str) -> Before:
        """Looks up what a message comes after.

        Args:
            key: the conversation and its token.
            client_message_id: the client's own id of the message, which may have been sent before.

        Returns:
            Its reply, if it has been answered, and what the patient typed before.
        """

        def look(session: Session) -> Before:
            admit(session, key)
            return Before(
                _answered(session, key.conversation_id, client_message_id),
                messages.typed_lately(session, key.conversation_id, REMEMBERED),
            )

        return await database.transact(self._sessions, look)

    async def title(self, key: Key, payload: str) -> str | None:
        """Looks for a button.

        Args:
            key: the conversation and its token.
            payload: what the button stands for.

        Returns:
            Its title, or None when the assistant has not offered it in this conversation.
        """

        def look(session: Session) -> str | None:
            admit(session, key)
            return messages.offered_buttons(session, key.conversation_id).get(payload)

        return await database.transact(self._sessions, look)

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
        moment = now()

        def write(session: Session) -> Reply:
            if not conversations.lock(session, conversation_id, moment):
                raise UnknownConversationError
            earlier = said and _answered(session, conversation_id, said.client_message_id)
            if earlier:
                return earlier
            number = messages.next_turn(session, conversation_id)
            rows = transcript.rows(conversation_id, number, said, turn, moment)
            messages.add(session, rows)
            if said:
                red_flags.add(session, transcript.red_flags(rows[0].id, turn))
            return transcript.reply(rows)

        return await database.transact(self._sessions, write)

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
            admit(session, key)
            last = messages.get(session, key.conversation_id, after) if after else None
            if after and last is None:
                raise UnknownMessageError
            rows = messages.after(session, key.conversation_id, last)
            return [transcript.entry(row) for row in rows]

        return await database.transact(self._sessions, read)

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
        moment = now()

        def write(session: Session) -> None:
            conversations.lock(session, key.conversation_id, moment)
            admit(session, key)
            message = messages.get(session, key.conversation_id, message_id)
            if message is None or message.author != "assistant":
                raise UnknownMessageError
            opinion = Feedback(
                message_id=message_id, helpful=helpful, comment=comment, created_at=moment
            )
            feedback.put(session, opinion)

        await database.transact(self._sessions, write)

    async def erase(self, key: Key) -> Receipt:
        """Erases a conversation, with its messages and what was thought of them.

        Its consultation requests are withdrawn, except those that staff have taken on.

        Args:
            key: the conversation and its token.

        Returns:
            The receipt.
        """
        moment = now()

        def write(session: Session) -> Receipt:
            conversations.lock(session, key.conversation_id, moment)
            admit(session, key)
            said = messages.count(session, key.conversation_id)
            requests = withdraw_all(session, key.conversation_id, moment)
            conversations.erase(session, key.conversation_id)
            return Receipt(key.conversation_id, said, moment, tuple(requests))

        return await database.transact(self._lasting_sessions, write)

    async def check(self) -> None:
        """Asks the database for a sign of life; raises whatever keeps it from giving one."""
        await database.transact(self._sessions, database.is_reachable)


def _answered(session: Session, conversation_id: str, client_message_id: str) -> Reply | None:
    rows = messages.of_client_message(session, conversation_id, client_message_id)
    return transcript.reply(rows) if rows else None
