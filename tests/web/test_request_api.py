"""Consultation requests over the chat API, without a network."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.requests.reference import read_reference
from bot.store import database, requests
from bot.store.request_models import ConsultationRequest
from tests.web.conftest import Chat

BODY: dict[str, Any] = {
    "client_request_id": "first",
    "note": [{"title": "Where it is", "text": "on the cheek"}],
    "contact": {
        "person": "self",
        "name": "Siân O’Connor",
        "telephone": "020 7946 0123",
        "email": "sian@example.com",
        "reach": "call",
    },
    "preferences": {"days": ["monday"], "times": [], "not_before": "", "wishes": ""},
}


async def body(client: httpx.AsyncClient, **changed: Any) -> dict[str, Any]:
    """A complete body, agreeing to the wording that is shown."""
    version = (await client.get("/api/request-form")).json()["consent"]["version"]
    return {**BODY, "consent": {"version": version, "given": True}, **changed}


def stored(store: Engine) -> list[ConsultationRequest]:
    with database.sessions(store)() as session:
        rows = session.execute(text("SELECT reference FROM consultation_requests")).scalars()
        return [row for one in rows if (row := requests.get(session, one))]


async def test_the_form_is_described_with_all_its_words(client: httpx.AsyncClient) -> None:
    form = (await client.get("/api/request-form")).json()
    fields = [field["name"] for group in form["groups"] for field in group["fields"]]
    assert {"name", "telephone", "email", "consent"} <= set(fields)
    assert all(field["label"] for group in form["groups"] for field in group["fields"])
    assert form["consent"]["text"].startswith("I agree that The Clinic keeps")


async def test_a_request_is_taken_and_the_chat_says_so_with_its_code(
    chat: Chat, store: Engine
) -> None:
    response = await chat.call("POST", "/requests", json=await body(chat.client))
    assert response.status_code == 201
    reference = response.json()["reference"]
    [confirmation] = response.json()["messages"]
    assert confirmation["kind"] == "notice"
    assert confirmation["reference"] == reference
    assert reference in confirmation["text"]
    [row] = stored(store)
    assert row.reference == read_reference(reference)
    assert (row.name, row.telephone, row.email) == (
        "Siân O’Connor",
        "+442079460123",
        "sian@example.com",
    )
    assert (row.conversation_id, row.channel, row.state) == (chat.id, "chat", "received")
    assert (await chat.history())[-1]["reference"] == reference


async def test_the_same_request_sent_at_once_and_again_is_one_request(
    chat: Chat, store: Engine
) -> None:
    sent = await body(chat.client)
    first = await asyncio.gather(*(chat.call("POST", "/requests", json=sent) for _ in range(5)))
    again = await chat.call("POST", "/requests", json=sent)
    assert {response.status_code for response in [*first, again]} == {201}
    assert len({response.json()["reference"] for response in [*first, again]}) == 1
    assert len(stored(store)) == 1
    assert [entry.get("reference") for entry in await chat.history()].count(
        again.json()["reference"]
    ) == 1


async def test_what_is_wrong_is_told_at_its_field_and_nothing_is_stored(
    chat: Chat, store: Engine
) -> None:
    contact = {**BODY["contact"], "telephone": "12", "email": "sian@", "name": ""}
    response = await chat.call("POST", "/requests", json=await body(chat.client, contact=contact))
    assert response.status_code == 422
    error = response.json()["error"]
    assert error["code"] == "request_incomplete"
    assert set(error["fields"]) == {"telephone", "email", "name"}
    assert "sian@" not in response.text
    assert stored(store) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"contact": "me"},
        {"contact": {"name": 7}},
        {"note": [{"title": "x"}]},
        {"note": "it itches"},
        {"preferences": {"days": "monday"}},
        {"consent": {"version": "1", "given": "yes"}},
        {"client_request_id": "not an id!"},
        {"more": 1},
    ],
)
async def test_a_body_of_another_shape_is_refused_with_the_field(
    chat: Chat, store: Engine, changed: dict[str, Any]
) -> None:
    response = await chat.call("POST", "/requests", json=await body(chat.client, **changed))
    assert response.status_code == 422
    assert response.json()["error"]["field"] == next(iter(changed))
    assert stored(store) == []


async def test_an_urgent_line_is_answered_with_its_warning_first(chat: Chat, store: Engine) -> None:
    note = [{"title": "Your words", "text": "and now i am breathless"}]
    sent = await body(chat.client, note=note)
    refused = await chat.call("POST", "/requests", json=sent)
    assert refused.status_code == 422
    assert refused.json()["error"]["warning"]["level"] == "emergency"
    assert list(refused.json()["error"]["fields"]) == ["warning_read"]
    assert stored(store) == []
    taken = await chat.call("POST", "/requests", json={**sent, "warning_read": True})
    assert taken.status_code == 201
    assert [(row.level, row.sign) for row in stored(store)] == [("emergency", "hard_to_breathe")]


async def test_a_sign_told_in_the_chat_goes_with_the_request(chat: Chat, store: Engine) -> None:
    await chat.say("1", "a lump, it bled on my pillow")
    await chat.call("POST", "/requests", json=await body(chat.client))
    assert [(row.level, row.sign) for row in stored(store)] == [("see_doctor", "bleeding_lump")]


async def test_a_sign_that_was_taken_back_does_not(chat: Chat, store: Engine) -> None:
    await chat.say("1", "a lump, it bled on my pillow")
    await chat.say("2", "sorry, not what i meant")
    await chat.call("POST", "/requests", json=await body(chat.client))
    assert [(row.level, row.sign) for row in stored(store)] == [("routine", None)]


async def test_a_request_needs_the_key_of_its_chat(chat: Chat, store: Engine) -> None:
    address = f"/api/conversations/{chat.id}/requests"
    sent = await body(chat.client)
    assert (await chat.client.post(address, json=sent)).status_code == 401
    headers = {"Authorization": "Bearer another"}
    assert (await chat.client.post(address, json=sent, headers=headers)).status_code == 404
    assert stored(store) == []


async def test_erasing_the_chat_withdraws_a_request_that_nobody_has_taken_on(
    chat: Chat, store: Engine
) -> None:
    reference = (await chat.call("POST", "/requests", json=await body(chat.client))).json()
    receipt = (await chat.call("DELETE")).json()
    assert receipt["requests"] == [{"reference": reference["reference"], "state": "withdrawn"}]
    [row] = stored(store)
    assert (row.state, row.name, row.telephone, row.email, row.note) == (
        "withdrawn", None, None, None, None,
    )  # fmt: skip


async def test_erasing_the_chat_keeps_a_request_that_is_the_clinics_record(
    chat: Chat, store: Engine
) -> None:
    taken = (await chat.call("POST", "/requests", json=await body(chat.client))).json()
    await chat.client._transport.app.state.record.acknowledge(taken["reference"], "Nurse Ali")
    receipt = (await chat.call("DELETE")).json()
    assert receipt["requests"] == [{"reference": taken["reference"], "state": "acknowledged"}]
    [row] = stored(store)
    assert (row.state, row.name, row.conversation_id) == ("acknowledged", "Siân O’Connor", None)
