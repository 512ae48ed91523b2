"""The tables of the chat: conversations, messages, warning signs in them, patients' feedback."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    String,
    Text,
    UniqueConstraint,
)

from bot.store.base import Base, Json, UtcDateTime


class Conversation(Base):
    """One patient's conversation, readable by the holder of its token only.

    Attributes:
        id: ``c_`` and 128 random bits.
        token_hash: SHA-256 of the token, in hexadecimal; the token itself is never stored.
        channel: where it takes place, such as ``web``.
        created_at: when it was opened.
        last_active_at: when its last turn was logged.
        expires_at: from when on the token is refused.
    """

    __tablename__ = "conversations"

    id: str = Column(String(64), primary_key=True)
    token_hash: str = Column(String(64), nullable=False)
    channel: str = Column(String(32), nullable=False)
    created_at: datetime = Column(UtcDateTime, nullable=False)
    last_active_at: datetime = Column(UtcDateTime, nullable=False)
    expires_at: datetime = Column(UtcDateTime, nullable=False, index=True)


class Message(Base):
    """One thing said. The patient's message also carries how the whole turn was understood.

    Attributes:
        id: ``m_`` and a ULID, so that ids sort by time.
        turn: number of the turn in the conversation, from 0 (the greeting).
        position: place in the turn; the patient's message is 0, the replies follow from 1.
        author: ``patient`` or ``assistant``.
        kind: the kind of a reply; null for the patient's message.
        text: what was said, personal details masked; the title of a button that was pressed.
        payload: what a pressed button stood for; null when the patient typed.
        buttons: what the patient may press next, a list of titles and payloads.
        topic: the topic of a reply.
        condition: the condition that a reply speaks of.
        audience: ``baby``, ``child`` or ``adult``; null when not known.
        section: the passage of the knowledge files that was spoken.
        version: fingerprint of that passage.
        status: ``draft`` or ``approved``.
        reviewed_on: the day on which a clinician approved it, as YYYY-MM-DD.
        sources: pages shown under the reply, a list of title, publisher and url.
        details: whatever else a reply of this kind carries.
        level: how urgent: of the turn (patient's message), of a red flag (reply).
        topics: topics answered in the turn (patient's message only).
        offered: topics offered in the turn (patient's message only).
        intent: how the message was understood (patient's message only).
        confidence: how sure of that, 0 to 1 (patient's message only).
        client_message_id: the sender's own id, which makes a repeated call harmless.
        created_at: when it was said.
    """

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("conversation_id", "turn", "position"),
        UniqueConstraint("conversation_id", "client_message_id"),
    )

    id: str = Column(String(32), primary_key=True)
    conversation_id: str = Column(
        String(64), ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False
    )
    turn: int = Column(Integer, nullable=False)
    position: int = Column(Integer, nullable=False)
    author: str = Column(String(16), nullable=False)
    kind: str | None = Column(String(32))
    text: str = Column(Text, nullable=False)
    payload: str | None = Column(Text)
    buttons: list[dict[str, str]] | None = Column(Json)
    topic: str | None = Column(String(64))
    condition: str | None = Column(String(64))
    audience: str | None = Column(String(16))
    section: str | None = Column(String(200))
    version: str | None = Column(String(100))
    status: str | None = Column(String(16))
    reviewed_on: str | None = Column(String(10))
    sources: list[dict[str, Any]] | None = Column(Json)
    details: dict[str, Any] | None = Column(Json)
    level: str | None = Column(String(16))
    topics: list[str] | None = Column(Json)
    offered: list[str] | None = Column(Json)
    intent: str | None = Column(String(64))
    confidence: float | None = Column(Float)
    client_message_id: str | None = Column(String(64))
    created_at: datetime = Column(UtcDateTime, nullable=False, index=True)


class RedFlag(Base):
    """A warning sign that was found in a patient's message.

    Attributes:
        message_id: the patient's message.
        sign: its name in ``red_flags.yml``.
        level: how urgent: ``see_doctor``, ``same_day`` or ``emergency``.
        words: the patient's own words, personal details masked; empty when the likeness told it.
        net: ``words`` (the list of words) or ``resemblance`` (the likeness to examples).
        likeness: how sure the second net was, 0 to 1; null for the first.
        version: the state of the files that decided it.
        taken_back: whether the patient said that it was not meant.
    """

    __tablename__ = "red_flags"

    message_id: str = Column(
        String(32), ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True
    )
    sign: str = Column(String(64), primary_key=True, index=True)
    level: str = Column(String(16), nullable=False)
    words: str = Column(Text, nullable=False)
    net: str = Column(String(16), nullable=False)
    likeness: float | None = Column(Float)
    version: str = Column(String(32), nullable=False)
    taken_back: bool = Column(Boolean, nullable=False)


class Feedback(Base):
    """Whether a patient found a reply helpful; the last word on each reply counts.

    Attributes:
        message_id: the reply that it is about.
        helpful: the patient's verdict.
        comment: what the patient added, personal details masked.
        created_at: when it was last given.
    """

    __tablename__ = "feedback"

    message_id: str = Column(
        String(32), ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True
    )
    helpful: bool = Column(Boolean, nullable=False)
    comment: str | None = Column(Text)
    created_at: datetime = Column(UtcDateTime, nullable=False)
