from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.chat import tracker_store
from bot.chat.tracker_store import CachedTrackerStore, PassingTrackerStore
from bot.settings import ROOT
from tests.service import new_database

TURN: list[Event] = [UserUttered("why"), SlotSet("topic", "cause"), ActionExecuted("action_listen")]


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load(str(ROOT / "domain.yml"))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Engine]:
    with new_database(tmp_path) as engine:
        yield engine


@pytest.fixture
def store(domain: Domain, database: Engine) -> CachedTrackerStore:
    return CachedTrackerStore(domain, database)


async def say(store: CachedTrackerStore, sender_id: str, *events: Event) -> DialogueStateTracker:
    tracker = await store.get_or_create_tracker(sender_id, append_action_listen=False)
    tracker.update_with_events(list(events), store.domain)
    await store.save(tracker)
    return tracker


def rows(database: Engine, sender_id: str) -> int:
    with database.connect() as connection:
        counted = text("SELECT count(*) FROM events WHERE sender_id = :id")
        return connection.execute(counted, {"id": sender_id}).scalar_one()


async def test_a_conversation_that_is_not_there_is_not_found(store: CachedTrackerStore) -> None:
    assert await store.retrieve("c_none") is None


async def test_only_what_is_new_is_written(store: CachedTrackerStore, database: Engine) -> None:
    for turn in range(1, 4):
        await say(store, "c_1", *TURN)
        assert rows(database, "c_1") == turn * len(TURN)


async def test_the_latest_conversations_are_kept_in_memory(
    store: CachedTrackerStore,
) -> None:
    tracker = await say(store, "c_1", *TURN)
    assert await store.retrieve("c_1") is tracker


async def test_a_restart_loses_nothing(
    domain: Domain, database: Engine, store: CachedTrackerStore
) -> None:
    before = await say(store, "c_1", *TURN)
    after = CachedTrackerStore(domain, database)
    found = await after.retrieve("c_1")
    assert found is not None
    assert found is not before
    assert (found.get_slot("topic"), list(found.events)) == ("cause", list(before.events))

    await say(after, "c_1", *TURN)
    assert rows(database, "c_1") == 2 * len(TURN)


async def test_saving_twice_writes_once(
    domain: Domain, database: Engine, store: CachedTrackerStore
) -> None:
    tracker = await say(store, "c_1", *TURN)
    await store.save(tracker)
    await CachedTrackerStore(domain, database).save(tracker)
    assert rows(database, "c_1") == len(TURN)


async def test_memory_is_bounded_and_what_left_it_is_read_again(
    store: CachedTrackerStore, database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracker_store, "TRACKERS_IN_MEMORY", 2)
    first = await say(store, "c_1", *TURN)
    second = await say(store, "c_2", *TURN)
    assert await store.retrieve("c_1") is first  # now the one used last
    await say(store, "c_3", *TURN)
    assert await store.retrieve("c_1") is first
    again = await store.retrieve("c_2")
    assert again is not second
    assert again is not None
    assert list(again.events) == list(second.events)
    await say(store, "c_2", *TURN)
    assert rows(database, "c_2") == 2 * len(TURN)


async def test_a_forgotten_conversation_is_gone_and_others_stay(
    domain: Domain, database: Engine, store: CachedTrackerStore
) -> None:
    await say(store, "c_1", *TURN)
    await say(store, "c_2", *TURN)
    store.forget("c_1")
    assert await store.retrieve("c_1") is None
    assert await CachedTrackerStore(domain, database).retrieve("c_1") is None
    assert (rows(database, "c_1"), rows(database, "c_2")) == (0, len(TURN))

    await say(store, "c_1", *TURN)
    assert rows(database, "c_1") == len(TURN)


async def test_conversations_at_once_do_not_mix(
    store: CachedTrackerStore, database: Engine
) -> None:
    names = [f"c_{number}" for number in range(5)]
    await asyncio.gather(*(say(store, name, *TURN) for name in names for _ in range(2)))
    assert [rows(database, name) for name in names] == [2 * len(TURN)] * 5


async def test_the_command_line_keeps_a_conversation_in_memory_until_it_is_forgotten(
    domain: Domain,
) -> None:
    store = PassingTrackerStore(domain)
    tracker = await store.get_or_create_tracker("c_1", append_action_listen=False)
    tracker.update_with_events(TURN, domain)
    await store.save(tracker)
    assert await store.retrieve("c_1") is not None
    store.forget("c_1")
    store.forget("c_never_there")
    assert await store.retrieve("c_1") is None
