"""The conversation service as tests make it: on a database of their own, without a model."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.chat.conversations import Conversations
from bot.settings import Settings
from bot.store import database
from tests.fakes import FakeEngine, FakeKnowledge
from tests.triage.small_signs import small_red_flags

SETTINGS = Settings(conversation_lifetime=timedelta(hours=1), message_limit=200)
EXPIRED_AT_ONCE = Settings(conversation_lifetime=timedelta(seconds=-1), message_limit=200)


@cache
def empty_database() -> bytes:
    """A SQLite file with all tables, made once: migrating costs more than most tests."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.sqlite"
        store = database.connect(f"sqlite:///{file}")
        database.migrate(store)
        store.dispose()
        return file.read_bytes()


@contextmanager
def new_database(folder: Path) -> Iterator[Engine]:
    file = folder / "assistant.sqlite"
    file.write_bytes(empty_database())
    store = database.connect(f"sqlite:///{file}")
    # A test's database need not survive a power cut.
    event.listen(store, "connect", lambda opened, _: opened.execute("PRAGMA synchronous=OFF"))
    yield store
    store.dispose()


def make_conversations(
    store: Engine, engine: FakeEngine, settings: Settings = SETTINGS
) -> Conversations:
    return Conversations(
        engine, database.sessions(store), FakeKnowledge(), small_red_flags(), settings
    )
