"""Reading a form that a browser sends, with a limit on how much of it is read."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

from bot.web.schemas import BODY_LIMIT, PATIENCE

MOST_FIELDS = 200
FORM_TYPE = "application/x-www-form-urlencoded"


class UnreadableFormError(Exception):
    """A body that is no form, or one with too many fields."""


class FormTooLargeError(Exception):
    """A body that is longer than anybody would type."""


async def read_form(request: Request) -> FormData:
    """Reads a form.

    Args:
        request: the request, its body not yet read.

    Returns:
        The fields, in order, as text with plain line ends.

    Raises:
        UnreadableFormError: when it is no form.
        FormTooLargeError: when it is too long; no more than the limit was kept.
    """
    content_type = request.headers.get("content-type", "").partition(";")[0]
    if content_type.strip().lower() != FORM_TYPE:
        raise UnreadableFormError
    size = 0

    async def receive() -> Message:
        nonlocal size
        message = await request.receive()
        size += len(message.get("body", b""))
        if size > BODY_LIMIT:
            await _let_finish(request, size, message)
            raise FormTooLargeError
        return message

    try:
        form = await Request(request.scope, receive).form(max_fields=MOST_FIELDS)
    except HTTPException:
        raise UnreadableFormError from None
    return FormData([(name, _plain(str(value))) for name, value in form.multi_items()])


async def _let_finish(request: Request, size: int, message: Message) -> None:
    """Lets a browser finish within reason: it shows no answer to what it could not send."""
    while message.get("more_body", False) and size <= PATIENCE:
        message = await request.receive()
        size += len(message.get("body", b""))


def _plain(text: str) -> str:
    """Browsers end lines with two characters; and a database takes no null character."""
    return text.replace("\r\n", "\n").replace("\x00", "")
