from __future__ import annotations

from dataclasses import replace

import httpx
import pytest
from sqlalchemy.engine import Engine

from tests.fakes import FakeEngine
from tests.service import SETTINGS
from tests.web.conftest import make_client


@pytest.mark.parametrize("path", ["/", "/widget.js", "/static/home.css", "/api/none", "/none"])
async def test_every_answer_carries_the_headers(client: httpx.AsyncClient, path: str) -> None:
    headers = (await client.get(path)).headers
    policy = headers["Content-Security-Policy"].split("; ")
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert not any("unsafe" in part for part in policy)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


async def test_sites_that_may_frame_the_pages_are_named(store: Engine, engine: FakeEngine) -> None:
    settings = replace(SETTINGS, frame_ancestors="https://clinic.example")
    async with make_client(store, engine, settings) as client:
        policy = (await client.get("/")).headers["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors https://clinic.example")


@pytest.mark.parametrize(
    ("path", "stored"), [("/api/openapi.json", "no-store"), ("/widget.js", "no-cache")]
)
async def test_what_the_api_says_is_kept_nowhere(
    client: httpx.AsyncClient, path: str, stored: str
) -> None:
    assert (await client.get(path)).headers["Cache-Control"] == stored
