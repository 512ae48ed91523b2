"""The description of the chat API, held to what the application does."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from jsonschema import Draft7Validator
from starlette.endpoints import HTTPEndpoint

from bot.web import api, request_api
from bot.web.errors import ERRORS
from bot.web.openapi import DOCUMENT
from bot.web.request_api import NewRequest
from bot.web.schemas import Body, NewFeedback, NewMessage
from tests.web.conftest import Chat
from tests.web.test_request_api import body

URGENT = [{"title": "Your words", "text": "and now i am breathless"}]

METHODS = {"get", "post", "put", "patch", "delete"}


def check(schema_name: str, value: Any) -> None:
    schema = as_json_schema({**DOCUMENT["components"]["schemas"][schema_name]})
    Draft7Validator({**schema, "components": as_json_schema(DOCUMENT["components"])}).validate(
        value
    )


def as_json_schema(node: Any) -> Any:
    """OpenAPI 3.0 says ``nullable`` where JSON Schema lists the type null."""
    if isinstance(node, list):
        return [as_json_schema(item) for item in node]
    if not isinstance(node, dict):
        return node
    translated = {key: as_json_schema(value) for key, value in node.items()}
    if translated.pop("nullable", False):
        translated["type"] = [translated["type"], "null"]
    return translated


def methods(endpoint: Any) -> set[str]:
    if isinstance(endpoint, type) and issubclass(endpoint, HTTPEndpoint):
        return METHODS & set(vars(endpoint))
    return {"get"}


def test_every_route_is_described_and_nothing_else() -> None:
    described = {path: METHODS & set(item) for path, item in DOCUMENT["paths"].items()}
    routes = [*api.ROUTES, *request_api.ROUTES]
    assert described == {route.path: methods(route.endpoint) for route in routes}


def test_every_error_code_is_described_and_no_other() -> None:
    schema = DOCUMENT["components"]["schemas"]["Error"]
    assert schema["properties"]["error"]["properties"]["code"]["enum"] == list(ERRORS)


@pytest.mark.parametrize("shape", [NewMessage, NewFeedback, NewRequest])
def test_every_field_of_a_body_is_described(shape: type[Body]) -> None:
    described = DOCUMENT["components"]["schemas"][shape.__name__]
    actual = shape.schema()
    assert set(described["properties"]) == set(actual["properties"])
    assert described["required"] == actual["required"]
    for name, field in actual["properties"].items():
        pattern = field.get("pattern", "").replace(r"\Z", "$")
        assert described["properties"][name].get("pattern", "") == pattern
        if "type" in field and "type" in described["properties"][name]:
            assert described["properties"][name]["type"] == field["type"]


async def test_answers_look_as_described(client: httpx.AsyncClient, chat: Chat) -> None:
    check("Opened", (await client.post("/api/conversations")).json())
    check("Reply", (await chat.say("1", "why do they come up")).json())
    check("Reply", (await chat.say("2", "he cannot breathe")).json())
    check("History", (await chat.call("GET", "/messages")).json())
    check("Restarted", (await chat.call("POST", "/restart")).json())
    check("Error", (await chat.call("POST", "/messages")).json())
    check("RequestForm", (await client.get("/api/request-form")).json())
    refused = await chat.call("POST", "/requests", json=await body(client, note=URGENT))
    check("Error", refused.json())
    sent = await body(client, note=URGENT, warning_read=True)
    check("Requested", (await chat.call("POST", "/requests", json=sent)).json())
    check("Receipt", (await chat.call("DELETE")).json())


async def test_the_description_is_served(client: httpx.AsyncClient) -> None:
    assert (await client.get("/api/openapi.json")).json() == DOCUMENT
