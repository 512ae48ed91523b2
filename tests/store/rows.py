"""Short ways to make rows for tests."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from bot.store.identifiers import conversation_id, message_id
from bot.store.models import Conversation, Message

MOMENT = datetime(2025, 3, 1, 9, 30, tzinfo=timezone.utc)


def conversation() -> Conversation:
    return Conversation(
        id=conversation_id(),
        token_hash="0" * 64,
        channel="web",
        created_at=MOMENT,
        last_active_at=MOMENT,
        expires_at=MOMENT + timedelta(hours=24),
    )


def message(conversation: Conversation, turn: int, position: int, **columns: Any) -> Message:
    defaults = {
        "id": message_id(MOMENT),
        "author": "assistant" if position else "patient",
        "text": f"turn {turn}, message {position}",
        "created_at": MOMENT,
    }
    return Message(
        conversation_id=conversation.id,
        turn=turn,
        position=position,
        **{**defaults, **columns},
    )
