"""Who may read and write in a conversation: the holder of its token, until it expires."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timezone

from sqlalchemy.orm import Session

from bot.chat.refusals import ExpiredTokenError, UnknownConversationError
from bot.store import conversations

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


def admit(session: Session, key: Key) -> None:
    """Lets the holder of a conversation pass.

    Args:
        session: an open session.
        key: the conversation and its token.

    Raises:
        UnknownConversationError: when there is no such conversation or the token is not its own.
        ExpiredTokenError: when the token is too old.
    """
    conversation = conversations.get(session, key.conversation_id)
    expected = conversation.token_hash if conversation else _HASH_OF_NOBODY
    fits = secrets.compare_digest(token_hash(key.token), expected)
    if conversation is None or not fits:
        raise UnknownConversationError
    if conversation.expires_at <= now():
        raise ExpiredTokenError


def now() -> datetime:
    """The present moment.

    Returns:
        It, in UTC.
    """
    return datetime.now(timezone.utc)


def token_hash(token: str) -> str:
    """What is stored of a token.

    Args:
        token: the token.

    Returns:
        Its SHA-256, in hexadecimal.
    """
    return hashlib.sha256(token.encode()).hexdigest()
