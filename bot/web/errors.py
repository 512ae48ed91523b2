"""What a caller is told when something goes wrong: one shape, one list of codes, no surprises."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.chat import failures
from bot.chat.refusals import MessageTooLongError, RefusalError

logger = logging.getLogger(__name__)

SAFETY_LINE = "In an emergency call 999. For urgent advice call NHS 111."
RETRY_SECONDS = 5

# Each code with its status and what a person can do about it.
ERRORS: Mapping[str, tuple[int, str]] = {
    "invalid_json": (400, "The message did not arrive in one piece. Please send it again."),
    "token_missing": (401, "This chat cannot be opened without its key. Please start a new chat."),
    "token_expired": (401, "This chat has ended because of its age. Please start a new chat."),
    "not_found": (404, "There is nothing at this address."),
    "conversation_unknown": (404, "We cannot find this chat. Please start a new chat."),
    "message_unknown": (404, "We cannot find this message in the chat."),
    "method_not_allowed": (405, "This address does not take such a call."),
    "payload_not_offered": (409, "This button is not part of the chat. Please type instead."),
    "body_too_large": (413, "This is far too long to read. Please send a shorter message."),
    "message_too_long": (413, "Please shorten your message to at most {limit} characters."),
    "wrong_content_type": (415, "Please send this as application/json."),
    "invalid_field": (422, "Please check the field '{field}': it is missing or not as expected."),
    "request_incomplete": (422, "Please check what stands in the form, and send it again."),
    "failed": (500, "Something went wrong here. Please try again in a moment."),
    "unavailable": (503, "We cannot answer just now. Please try again in a few seconds."),
}
_CODES_BY_STATUS = {404: "not_found", 405: "method_not_allowed"}


class ApiError(Exception):
    """A call that the web layer itself refuses.

    Attributes:
        code: one of ``ERRORS``.
        details: what else the caller is told, such as the field that is wrong.
    """

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def error_response(code: str, **details: Any) -> JSONResponse:
    """Makes the answer to a call that failed.

    Args:
        code: one of ``ERRORS``.
        details: what else the caller is told.

    Returns:
        The response in the shape of the chat API.
    """
    status, sentence = ERRORS[code]
    message = f"{sentence.format(**details)} {SAFETY_LINE}"
    headers = {
        401: {"WWW-Authenticate": "Bearer"},
        503: {"Retry-After": str(RETRY_SECONDS)},
    }.get(status)
    body = {"error": {"code": code, "message": message, **details}}
    return JSONResponse(body, status_code=status, headers=headers)


class Failsafe:
    """Turns an error that nobody foresaw into an answer, and keeps its words out of the log.

    Args:
        app: the application inside.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the call on, and answers it when the application does not."""
        started = False

        async def watch(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except ClientDisconnect:
            return
        except Exception as error:
            if scope["type"] != "http":
                raise
            failures.report(logger, f"{scope['method']} failed", error)
            if not started:
                await error_response("failed")(scope, receive, send)


def _on_api_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return error_response(error.code, **error.details)


def _on_refusal(_: Request, error: Exception) -> Response:
    assert isinstance(error, RefusalError)
    if isinstance(error, MessageTooLongError):
        return error_response(error.code, limit=error.limit)
    return error_response(error.code)


def _on_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if not request.url.path.startswith("/api"):
        return PlainTextResponse(error.detail, error.status_code, headers=error.headers)
    response = error_response(_CODES_BY_STATUS.get(error.status_code, "failed"))
    response.headers.update(error.headers or {})
    return response


def _on_busy_database(_: Request, error: Exception) -> Response:
    failures.report(logger, "The database is busy or away", error)
    return error_response("unavailable")


HANDLERS: dict[Any, Any] = {
    ApiError: _on_api_error,
    RefusalError: _on_refusal,
    HTTPException: _on_http_error,
    OperationalError: _on_busy_database,
    PoolTimeoutError: _on_busy_database,
}
