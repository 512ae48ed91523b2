"""Puts the web application together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from sqlalchemy.engine import Engine
from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.chat.consultations import Consultations
from bot.chat.conversations import Conversations
from bot.chat.log import Log
from bot.chat.turn import Answering
from bot.knowledge import Knowledge
from bot.requests.acceptance import Acceptance
from bot.requests.draft import Drafts
from bot.requests.outbox import Outbox
from bot.requests.record import Record
from bot.settings import Settings
from bot.store import database
from bot.triage.signs import RedFlags
from bot.web import api, errors, pages, request_api, request_pages
from bot.web.headers import SecurityHeaders


@dataclass(frozen=True)
class Services:
    """What the application answers with; each is found under its name in the application's state.

    Attributes:
        conversations: answers in conversations.
        consultations: hands conversations over to the clinic.
        acceptance: takes consultation requests.
        record: answers for those taken.
        outbox: sends the mails about them.
    """

    conversations: Conversations
    consultations: Consultations
    acceptance: Acceptance
    record: Record
    outbox: Outbox


def make_services(
    connection: Engine,
    engine: Answering,
    knowledge: Knowledge,
    red_flags: RedFlags,
    drafts: Drafts,
    settings: Settings,
) -> Services:
    """Makes the services on one database.

    Args:
        connection: the database, its tables up to date.
        engine: thinks up the answers.
        knowledge: every word.
        red_flags: finds warning signs.
        drafts: reads what patients write into a request.
        settings: all of them.

    Returns:
        The services.
    """
    sessions = database.sessions(connection)
    lasting_sessions = database.lasting_sessions(connection)
    log = Log(sessions, lasting_sessions, settings.conversation_lifetime)
    outbox = Outbox(lasting_sessions, knowledge, settings)
    acceptance = Acceptance(lasting_sessions, knowledge, drafts, outbox.wake)
    return Services(
        conversations=Conversations(engine, log, knowledge, red_flags, settings),
        consultations=Consultations(sessions, log, acceptance, knowledge),
        acceptance=acceptance,
        record=Record(lasting_sessions, knowledge, drafts, outbox.wake),
        outbox=outbox,
    )


def create_application(services: Services, settings: Settings) -> Starlette:
    """Makes the application that a web server runs.

    Args:
        services: what it answers with.
        settings: who may frame the pages.

    Returns:
        The application, with nothing left to load; while it runs, so does the outbox.
    """

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        sending = asyncio.create_task(services.outbox.run())
        yield
        sending.cancel()
        with suppress(asyncio.CancelledError):
            await sending

    application = Starlette(
        routes=[*api.ROUTES, *request_api.ROUTES, *request_pages.ROUTES, *pages.ROUTES],
        middleware=[
            Middleware(SecurityHeaders, frame_ancestors=settings.frame_ancestors),
            Middleware(errors.Failsafe),
        ],
        exception_handlers=errors.HANDLERS,
        lifespan=lifespan,
    )
    for name, service in vars(services).items():
        setattr(application.state, name, service)
    return application
