"""The bodies that the chat API accepts, and reading them from a request."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from pydantic import BaseModel, Extra, Field, StrictBool, StrictStr, ValidationError, root_validator
from starlette.requests import Request

from bot.web.errors import ApiError

BODY_LIMIT = 64 * 1024  # bytes
# A body over the limit is still read up to here, so that a browser gets to see the answer
# instead of a connection that breaks while it is sending.
PATIENCE = 1024 * 1024  # bytes

ID_PATTERN = r"^[A-Za-z0-9_-]{1,64}\Z"


class Body(BaseModel):
    """A body of known fields; a field that is not expected is an error."""

    class Config:
        """A misspelt field would otherwise be lost in silence."""

        extra = Extra.forbid


class NewMessage(Body):
    """``POST /api/conversations/{id}/messages``: typed text, or the payload of a button."""

    client_message_id: StrictStr = Field(regex=ID_PATTERN)
    text: StrictStr | None = None
    payload: StrictStr | None = None

    @root_validator(skip_on_failure=True)
    def _has_text_or_payload(cls, values: dict[str, Any]) -> dict[str, Any]:  # noqa: N805
        if (values["text"] is None) == (values["payload"] is None):
            raise ValueError("give either text or payload")
        return values


class NewFeedback(Body):
    """``POST /api/conversations/{id}/feedback``."""

    message_id: StrictStr = Field(regex=ID_PATTERN)
    helpful: StrictBool
    comment: StrictStr | None = None


Shape = TypeVar("Shape", bound=Body)


async def read_body(request: Request, shape: type[Shape]) -> Shape:
    """Reads and checks the body of a request.

    Args:
        request: the request, its body not yet read.
        shape: what the body must look like.

    Returns:
        The body.

    Raises:
        ApiError: saying what is wrong with it.
    """
    content_type = request.headers.get("content-type", "").partition(";")[0]
    if content_type.strip().lower() != "application/json":
        raise ApiError("wrong_content_type")
    try:
        body = json.loads((await _bytes(request)).decode("utf-8"))
    except (ValueError, RecursionError):
        raise ApiError("invalid_json") from None
    if not isinstance(body, dict):
        raise ApiError("invalid_field", field="body")
    try:
        return shape(**body)
    except ValidationError as error:
        field = error.errors()[0]["loc"][0]
        # Only a rule about several fields has no field of its own: the one on text and payload.
        raise ApiError("invalid_field", field="text" if field == "__root__" else field) from None


async def _bytes(request: Request) -> bytes:
    kept = bytearray()
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > PATIENCE:
            break
        if size <= BODY_LIMIT:
            kept += chunk
    if size > BODY_LIMIT:
        raise ApiError("body_too_large", limit=BODY_LIMIT)
    return bytes(kept)
