from __future__ import annotations

import httpx
import pytest

from bot.store import database
from tests.fakes import FakeEngine
from tests.web.conftest import make_client


async def test_the_home_page_shows_the_clinic_and_loads_the_widget(
    client: httpx.AsyncClient,
) -> None:
    response = await client.get("/")
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "020 7946 0000" in response.text
    assert "<clinic-chat>" in response.text


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("/widget.js", "text/javascript"),
        ("/static/home.css", "text/css"),
        ("/static/icon.svg", "image/svg+xml"),
    ],
)
async def test_files_are_served_with_their_type(
    client: httpx.AsyncClient, path: str, content_type: str
) -> None:
    response = await client.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith(content_type)


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
async def test_signs_of_life(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 200


async def test_it_is_alive_but_not_ready_without_its_database() -> None:
    away = database.connect("postgresql://nobody@127.0.0.1:1/none")
    async with make_client(away, FakeEngine()) as client:
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.get("/readyz")).status_code == 503
