"""The chat on a database of its own and an engine that answers from a table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.chat.conversations import Conversations
from tests.fakes import FakeEngine
from tests.service import make_conversations, new_database


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Engine]:
    with new_database(tmp_path) as store:
        yield store


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def conversations(store: Engine, engine: FakeEngine) -> Conversations:
    return make_conversations(store, engine)
