from __future__ import annotations

import asyncio
from datetime import datetime, timezone

import httpx
import pytest
from sqlalchemy.engine import Engine

from tests.fakes import FakeEngine
from tests.service import EXPIRED_AT_ONCE
from tests.web.conftest import Chat, make_client, open_chat

BABY = '/ask_cause{"audience":"baby"}'


async def test_opening_gives_an_id_a_token_its_end_and_the_greeting(
    client: httpx.AsyncClient,
) -> None:
    response = await client.post("/api/conversations")
    assert response.status_code == 201
    opened = response.json()
    assert set(opened) == {"id", "token", "expires_at", "messages"}
    assert datetime.fromisoformat(opened["expires_at"]) > datetime.now(timezone.utc)
    assert opened["messages"][0]["text"] == "Hello"


async def test_a_message_is_answered(chat: Chat) -> None:
    response = await chat.say("1", "why do they come up")
    assert response.status_code == 200
    reply = response.json()
    assert (reply["topics"], reply["level"]) == (["cause"], "routine")
    assert reply["messages"][0]["text"] == "Keratin gets trapped under the skin."


async def test_the_same_message_at_once_gets_one_answer(chat: Chat, engine: FakeEngine) -> None:
    responses = await asyncio.gather(*(chat.say("1", "why do they come up") for _ in range(5)))
    assert {response.text for response in responses} == {responses[0].text}
    assert responses[0].status_code == 200
    assert len(engine.heard) == 1


async def test_a_button_is_followed_only_when_it_was_offered(chat: Chat) -> None:
    early = await chat.call("POST", "/messages", json={"client_message_id": "1", "payload": BABY})
    assert (early.status_code, early.json()["error"]["code"]) == (409, "payload_not_offered")
    await chat.say("2", "why do they come up")
    later = await chat.call("POST", "/messages", json={"client_message_id": "3", "payload": BABY})
    assert later.status_code == 200


async def test_the_history_holds_both_sides_in_order_and_goes_on_from_any_message(
    chat: Chat,
) -> None:
    await chat.say("1", "why do they come up")
    history = await chat.history()
    assert [entry["author"] for entry in history] == ["assistant", "patient", "assistant"]
    rest = await chat.call("GET", "/messages", params={"after": history[0]["id"]})
    assert rest.json()["messages"] == history[1:]


async def test_a_new_server_finds_the_conversation_again(chat: Chat, store: Engine) -> None:
    reply = (await chat.say("1", "why do they come up")).json()
    history = await chat.history()
    async with make_client(store, FakeEngine()) as client:
        again = Chat(client, chat.id, chat.token, [])
        assert await again.history() == history
        assert (await again.say("1", "why do they come up")).json() == reply


async def test_feedback_on_a_reply_is_taken_down(chat: Chat) -> None:
    body = {"message_id": chat.greeting[0]["id"], "helpful": True, "comment": "thanks"}
    response = await chat.call("POST", "/feedback", json=body)
    assert (response.status_code, response.content) == (204, b"")


async def test_starting_again_greets_again(chat: Chat, engine: FakeEngine) -> None:
    response = await chat.call("POST", "/restart")
    assert [message["text"] for message in response.json()["messages"]] == ["Hello"]
    assert engine.restarted == [chat.id]


async def test_erasing_gives_a_receipt_and_ends_the_conversation(chat: Chat) -> None:
    await chat.say("1", "why do they come up")
    receipt = (await chat.call("DELETE")).json()
    assert (receipt["id"], receipt["messages"]) == (chat.id, 3)
    assert (await chat.call("GET", "/messages")).status_code == 404


CALLS = [
    ("POST", "/messages", {"client_message_id": "1", "text": "why"}),
    ("GET", "/messages", None),
    ("POST", "/feedback", {"message_id": "m_1", "helpful": True}),
    ("POST", "/restart", None),
    ("DELETE", "", None),
]


@pytest.mark.parametrize(("method", "path", "body"), CALLS)
async def test_nobody_but_the_holder_gets_in_or_learns_what_exists(
    client: httpx.AsyncClient, chat: Chat, method: str, path: str, body: dict | None
) -> None:
    other = await open_chat(client)
    strangers = [
        Chat(client, chat.id, other.token, []),
        Chat(client, chat.id, "wrong", []),
        Chat(client, "c_none", chat.token, []),
        Chat(client, "c_%00", chat.token, []),
        Chat(client, "c" * 65, chat.token, []),
    ]
    answers = [await stranger.call(method, path, json=body) for stranger in strangers]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    assert len(await chat.history()) == 1


@pytest.mark.parametrize(("method", "path", "body"), CALLS)
@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic abc", "token"])
async def test_without_a_token_nothing_happens(
    chat: Chat, method: str, path: str, body: dict | None, header: str | None
) -> None:
    headers = {} if header is None else {"Authorization": header}
    response = await chat.client.request(
        method, f"/api/conversations/{chat.id}{path}", json=body, headers=headers
    )
    assert (response.status_code, response.json()["error"]["code"]) == (401, "token_missing")
    assert response.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(("method", "path", "body"), CALLS)
async def test_an_expired_token_is_refused(
    store: Engine, engine: FakeEngine, method: str, path: str, body: dict | None
) -> None:
    async with make_client(store, engine, EXPIRED_AT_ONCE) as client:
        chat = await open_chat(client)
        response = await chat.call(method, path, json=body)
    assert (response.status_code, response.json()["error"]["code"]) == (401, "token_expired")
