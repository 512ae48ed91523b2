"""The headers that every response carries: what a page may load, and who may frame it."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class SecurityHeaders:
    """Adds the headers; written as plain ASGI, so that it holds up no response.

    Args:
        app: the application inside.
        frame_ancestors: sites that may show the pages in a frame, as the content security
            policy writes them.
    """

    def __init__(self, app: ASGIApp, frame_ancestors: str) -> None:
        self._app = app
        self._headers = {
            "Content-Security-Policy": (
                "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
                f"frame-ancestors {frame_ancestors}"
            ),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the call on and adds the headers to its response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                if scope["path"].startswith("/api/"):
                    headers["Cache-Control"] = "no-store"  # what patients say stays nowhere
            await send(message)

        await self._app(scope, receive, add)
