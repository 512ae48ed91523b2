from __future__ import annotations

import json
import logging
from typing import Any

import httpx
import pytest
from sqlalchemy.engine import Engine

from bot.chat import log
from bot.web.errors import ERRORS, SAFETY_LINE
from tests.fakes import FakeEngine
from tests.web.conftest import Chat


def message(**fields: Any) -> bytes:
    return json.dumps({"client_message_id": "1", **fields}).encode()


def assert_error(response: httpx.Response, status: int, code: str, **details: Any) -> None:
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/json"
    error = response.json()["error"]
    assert error.pop("message").endswith(SAFETY_LINE)
    assert error == {"code": code, **details}


@pytest.mark.parametrize(
    ("body", "status", "code", "details"),
    [
        (b"", 400, "invalid_json", {}),
        (b"why", 400, "invalid_json", {}),
        (b'{"client_message_id": "1", "text": ', 400, "invalid_json", {}),
        (b"\xff\xfe\x00\x01", 400, "invalid_json", {}),
        (b"[" * 60_000, 400, "invalid_json", {}),
        (message(text="why")[:-1] + b"\x80}", 400, "invalid_json", {}),
        (b"[]", 422, "invalid_field", {"field": "body"}),
        (b'"why"', 422, "invalid_field", {"field": "body"}),
        (b"null", 422, "invalid_field", {"field": "body"}),
        (b"{}", 422, "invalid_field", {"field": "client_message_id"}),
        (message(client_message_id=""), 422, "invalid_field", {"field": "client_message_id"}),
        (message(client_message_id=7), 422, "invalid_field", {"field": "client_message_id"}),
        (message(client_message_id="a\n"), 422, "invalid_field", {"field": "client_message_id"}),
        (
            message(client_message_id="x" * 65),
            422,
            "invalid_field",
            {"field": "client_message_id"},
        ),
        (message(), 422, "invalid_field", {"field": "text"}),
        (message(text=None), 422, "invalid_field", {"field": "text"}),
        (message(text=7), 422, "invalid_field", {"field": "text"}),
        (message(text=["why"]), 422, "invalid_field", {"field": "text"}),
        (message(text="why", payload="/ask"), 422, "invalid_field", {"field": "text"}),
        (message(text="why", txet="why"), 422, "invalid_field", {"field": "txet"}),
        (message(payload="/ask_price"), 409, "payload_not_offered", {}),
        (message(text="x" * 201), 413, "message_too_long", {"limit": 200}),
        (message(text="x" * 100_000), 413, "body_too_large", {"limit": 65536}),
        (message(text="x" * 3_000_000), 413, "body_too_large", {"limit": 65536}),
    ],
    ids=lambda value: repr(value)[:40] if isinstance(value, bytes) else None,
)
async def test_a_bad_message_gets_a_clear_error_and_loses_nothing(
    chat: Chat,
    engine: FakeEngine,
    body: bytes,
    status: int,
    code: str,
    details: dict[str, Any],
) -> None:
    headers = {"Content-Type": "application/json"}
    response = await chat.call("POST", "/messages", content=body, headers=headers)
    assert_error(response, status, code, **details)
    assert engine.heard == []

    assert (await chat.say("1", "why do they come up")).status_code == 200
    assert len(await chat.history()) == 3


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", "fixed text: empty"),
        ("   ", "fixed text: empty"),
        ("\x00\x01\x02\x07", "fixed text: binary"),
        ("\ud800\ud800", "fixed text: binary"),
        ("😀👍", "fixed text: no_words"),
    ],
)
async def test_what_cannot_be_read_is_answered_in_the_chat(
    chat: Chat, text: str, answer: str
) -> None:
    headers = {"Content-Type": "application/json"}
    response = await chat.call("POST", "/messages", content=message(text=text), headers=headers)
    assert response.status_code == 200
    assert [one["text"] for one in response.json()["messages"]] == [answer]


async def test_control_characters_do_not_keep_a_question_from_its_answer(
    chat: Chat, engine: FakeEngine
) -> None:
    await chat.say("1", "why\x00 do they\u200b come up, and why now?")
    assert engine.heard == [(chat.id, "why do they come up, and why now?")]


@pytest.mark.parametrize(
    "content_type", [None, "", "text/plain", "application/x-www-form-urlencoded", "application/jso"]
)
async def test_a_message_that_is_not_json_is_refused(chat: Chat, content_type: str | None) -> None:
    headers = {} if content_type is None else {"Content-Type": content_type}
    response = await chat.call("POST", "/messages", content=message(text="w"), headers=headers)
    assert_error(response, 415, "wrong_content_type")


async def test_json_may_name_its_encoding(chat: Chat) -> None:
    headers = {"Content-Type": "Application/JSON; charset=utf-8"}
    response = await chat.call("POST", "/messages", content=message(text="why"), headers=headers)
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("body", "status", "code", "details"),
    [
        ({"helpful": True}, 422, "invalid_field", {"field": "message_id"}),
        ({"message_id": "m_1"}, 422, "invalid_field", {"field": "helpful"}),
        ({"message_id": "m_1", "helpful": "yes"}, 422, "invalid_field", {"field": "helpful"}),
        ({"message_id": "m_none", "helpful": True}, 404, "message_unknown", {}),
    ],
)
async def test_bad_feedback_gets_a_clear_error(
    chat: Chat, body: dict, status: int, code: str, details: dict
) -> None:
    assert_error(await chat.call("POST", "/feedback", json=body), status, code, **details)


@pytest.mark.parametrize("after", ["m_none", "\x00", "x" * 100])
async def test_the_history_after_an_unknown_message_is_refused(chat: Chat, after: str) -> None:
    response = await chat.call("GET", "/messages", params={"after": after})
    assert_error(response, 404, "message_unknown")


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api", 404, "not_found"),
        ("GET", "/api/", 404, "not_found"),
        ("GET", "/api/nothing", 404, "not_found"),
        ("POST", "/api/conversations/c_1/nothing", 404, "not_found"),
        ("GET", "/api/conversations", 405, "method_not_allowed"),
        ("PUT", "/api/conversations/c_1/messages", 405, "method_not_allowed"),
        ("POST", "/api/openapi.json", 405, "method_not_allowed"),
    ],
)
async def test_wrong_addresses_and_methods_get_the_same_shape(
    client: httpx.AsyncClient, method: str, path: str, status: int, code: str
) -> None:
    response = await client.request(method, path)
    assert_error(response, status, code)
    assert ("Allow" in response.headers) == (status == 405)


async def test_a_wrong_address_outside_the_api_is_answered_in_plain_words(
    client: httpx.AsyncClient,
) -> None:
    response = await client.get("/nothing")
    assert (response.status_code, response.text) == (404, "Not Found")


async def test_an_error_that_nobody_foresaw_is_told_without_the_patients_words(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(*_: object) -> None:
        raise RuntimeError(f"could not store: {words}")

    words = "it is on my nose"
    monkeypatch.setattr(log.messages, "add", break_down)
    with caplog.at_level(logging.DEBUG):
        assert_error(await chat.say("1", words), 500, "failed")
    assert "RuntimeError" in caplog.text
    assert words not in caplog.text


async def test_a_database_that_is_away_asks_to_try_again(
    chat: Chat, store: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    with store.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE messages RENAME TO elsewhere")
    response = await chat.say("1", "it is on my nose")
    assert_error(response, 503, "unavailable")
    assert int(response.headers["Retry-After"]) > 0
    assert "on my nose" not in caplog.text


def test_every_error_tells_what_to_do_in_short_sentences() -> None:
    for status, sentence in ERRORS.values():
        assert 400 <= status < 600
        assert sentence.endswith(".")
        assert all(len(part.split()) < 20 for part in sentence.split(". "))
