"""The chat API: conversations as JSON over HTTP, described by ``openapi.yml``."""

from __future__ import annotations

import re

from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.chat.access import Key
from bot.chat.conversations import Conversations
from bot.chat.refusals import UnknownConversationError, UnknownMessageError
from bot.web import openapi
from bot.web.errors import ApiError
from bot.web.schemas import ID_PATTERN, NewFeedback, NewMessage, read_body


class ConversationList(HTTPEndpoint):
    """``/api/conversations``."""

    async def post(self, request: Request) -> Response:
        """Opens a conversation."""
        opened = await _conversations(request).open("web")
        body = {
            "id": opened.key.conversation_id,
            "token": opened.key.token,
            "expires_at": opened.expires_at.isoformat(),
            "messages": opened.messages,
        }
        return JSONResponse(body, status_code=201)


class OneConversation(HTTPEndpoint):
    """``/api/conversations/{id}``."""

    async def delete(self, request: Request) -> Response:
        """Erases the conversation."""
        receipt = await _conversations(request).erase(key_of(request))
        body = {
            "id": receipt.conversation_id,
            "messages": receipt.messages,
            "erased_at": receipt.erased_at.isoformat(),
            "requests": [
                {"reference": request.reference, "state": request.state}
                for request in receipt.requests
            ],
        }
        return JSONResponse(body)


class Messages(HTTPEndpoint):
    """``/api/conversations/{id}/messages``."""

    async def get(self, request: Request) -> Response:
        """Reads what was said."""
        key = key_of(request)
        after = request.query_params.get("after")
        if after and not re.match(ID_PATTERN, after):
            raise UnknownMessageError
        return JSONResponse({"messages": await _conversations(request).history(key, after)})

    async def post(self, request: Request) -> Response:
        """Answers a message."""
        key = key_of(request)
        message = await read_body(request, NewMessage)
        reply = await _conversations(request).say(
            key, message.client_message_id, text=message.text or "", payload=message.payload
        )
        body = {"messages": reply.messages, "topics": reply.topics, "level": reply.level}
        if reply.personal:
            body["personal"] = reply.personal
        return JSONResponse(body)


class Feedback(HTTPEndpoint):
    """``/api/conversations/{id}/feedback``."""

    async def post(self, request: Request) -> Response:
        """Takes down whether a reply helped."""
        key = key_of(request)
        feedback = await read_body(request, NewFeedback)
        await _conversations(request).feedback(
            key, feedback.message_id, feedback.helpful, feedback.comment
        )
        return Response(status_code=204)


class Restart(HTTPEndpoint):
    """``/api/conversations/{id}/restart``."""

    async def post(self, request: Request) -> Response:
        """Starts the conversation again."""
        reply = await _conversations(request).restart(key_of(request))
        return JSONResponse({"messages": reply.messages})


async def description(_: Request) -> Response:
    """The description of this API."""
    return JSONResponse(openapi.DOCUMENT)


ROUTES = [
    Route("/api/openapi.json", description),
    Route("/api/conversations", ConversationList),
    Route("/api/conversations/{id}", OneConversation),
    Route("/api/conversations/{id}/messages", Messages),
    Route("/api/conversations/{id}/feedback", Feedback),
    Route("/api/conversations/{id}/restart", Restart),
]


def _conversations(request: Request) -> Conversations:
    return request.app.state.conversations


def key_of(request: Request) -> Key:
    """Reads which conversation a call is about, and its token.

    Args:
        request: the call.

    Returns:
        The key, which may fit nothing.

    Raises:
        ApiError: when there is no token.
        UnknownConversationError: when no conversation can have such an id.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise ApiError("token_missing")
    conversation_id = request.path_params["id"]
    if not re.match(ID_PATTERN, conversation_id):
        raise UnknownConversationError
    return Key(conversation_id, token.strip())
