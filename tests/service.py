"""The conversation service as tests make it: on a database of their own, without a model."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy.engine import Engine

from bot.chat.conversations import Conversations
from bot.settings import Settings
from bot.store import database
from tests.fakes import FakeEngine, FakeKnowledge

SETTINGS = Settings(conversation_lifetime=timedelta(hours=1), message_limit=200)
EXPIRED_AT_ONCE = Settings(conversation_lifetime=timedelta(seconds=-1), message_limit=200)


@contextmanager
def new_database(folder: Path) -> Iterator[Engine]:
    store = database.connect(f"sqlite:///{folder / 'assistant.sqlite'}")
    database.migrate(store)
    yield store
    store.dispose()


def make_conversations(
    store: Engine, engine: FakeEngine, settings: Settings = SETTINGS
) -> Conversations:
    return Conversations(engine, database.sessions(store), FakeKnowledge(), settings)
