"""The web application on a fresh database, called without a network."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy.engine import Engine

from bot.settings import Settings
from bot.web.application import create_application
from tests.fakes import FakeEngine
from tests.service import SETTINGS, new_database, services


@dataclass
class Chat:
    """An open conversation, seen by its holder."""

    client: httpx.AsyncClient
    id: str
    token: str
    greeting: list[dict[str, Any]]

    async def call(self, method: str, path: str = "", **arguments: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}", **arguments.pop("headers", {})}
        address = f"/api/conversations/{self.id}{path}"
        return await self.client.request(method, address, headers=headers, **arguments)

    async def say(self, client_message_id: str, text: str) -> httpx.Response:
        body = {"client_message_id": client_message_id, "text": text}
        return await self.call("POST", "/messages", json=body)

    async def history(self) -> list[dict[str, Any]]:
        return (await self.call("GET", "/messages")).json()["messages"]


async def open_chat(client: httpx.AsyncClient) -> Chat:
    opened = (await client.post("/api/conversations")).json()
    return Chat(client, opened["id"], opened["token"], opened["messages"])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Engine]:
    with new_database(tmp_path) as store:
        yield store


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


def make_client(
    store: Engine, engine: FakeEngine, settings: Settings = SETTINGS
) -> httpx.AsyncClient:
    application = create_application(services(store, engine, settings), settings)
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(application), base_url="https://chat.example"
    )


@pytest.fixture
async def client(store: Engine, engine: FakeEngine) -> AsyncIterator[httpx.AsyncClient]:
    async with make_client(store, engine) as client:
        yield client


@pytest.fixture
async def chat(client: httpx.AsyncClient) -> Chat:
    return await open_chat(client)
