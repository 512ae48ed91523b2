"""Puts the web application together."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.chat.conversations import Conversations
from bot.settings import Settings
from bot.web import api, errors, pages
from bot.web.headers import SecurityHeaders


def create_application(conversations: Conversations, settings: Settings) -> Starlette:
    """Makes the application that a web server runs.

    Args:
        conversations: the service that answers.
        settings: who may frame the pages.

    Returns:
        The application, with nothing left to load.
    """
    application = Starlette(
        routes=[*api.ROUTES, *pages.ROUTES],
        middleware=[
            Middleware(SecurityHeaders, frame_ancestors=settings.frame_ancestors),
            Middleware(errors.Failsafe),
        ],
        exception_handlers=errors.HANDLERS,
    )
    application.state.conversations = conversations
    return application
