"""The conversation service as tests make it: on a database of their own, without a model."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.engine import Engine

from bot.chat.conversations import Conversations
from bot.knowledge import Knowledge
from bot.requests.draft import Drafts
from bot.settings import Settings
from bot.store import database
from bot.triage.check.symptom_check import load_symptom_check
from bot.web.application import Services, make_services
from tests.fakes import FakeEngine, FakeKnowledge
from tests.knowledge.small import write_knowledge
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
    store.update_execution_options(synchronous="OFF")
    yield store
    store.dispose()


@cache
def small_drafts() -> Drafts:
    """Reads notes by the small knowledge files: what it makes of them is another test's matter."""
    with TemporaryDirectory() as folder:
        directory = write_knowledge(Path(folder) / "knowledge")
        knowledge = Knowledge.load(directory)
        check = load_symptom_check(Settings(knowledge_directory=directory), knowledge)
    return Drafts(knowledge, small_red_flags(), check)


def services(store: Engine, engine: FakeEngine, settings: Settings = SETTINGS) -> Services:
    return make_services(
        store, engine, FakeKnowledge(), small_red_flags(), small_drafts(), settings
    )


def make_conversations(
    store: Engine, engine: FakeEngine, settings: Settings = SETTINGS
) -> Conversations:
    return services(store, engine, settings).conversations
