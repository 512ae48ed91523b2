"""Starts the web process: database, model, application, server."""

from __future__ import annotations

import socket

import uvicorn
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.knowledge.current import current_knowledge
from bot.requests.draft import Drafts
from bot.settings import Settings
from bot.store import database
from bot.triage.check.symptom_check import current_symptom_check
from bot.triage.red_flags import current_red_flags
from bot.web.application import create_application, make_services


class PortTakenError(RuntimeError):
    """Another program listens on the port; the message says what to do."""


class DatabaseUnavailableError(RuntimeError):
    """The database cannot be opened; the message says what to do."""


def serve(settings: Settings) -> None:
    """Serves until stopped.

    Args:
        settings: all of them.

    Raises:
        KnowledgeError: when a knowledge file cannot be used.
        EngineError: when there is no trained model.
        PortTakenError: when the port is in use.
        DatabaseUnavailableError: when the database cannot be opened.
    """
    knowledge = current_knowledge()
    red_flags = current_red_flags()
    listener = _listen(settings.host, settings.port)
    connection = _open_database(settings.database_url)
    # Rasa takes seconds to load: what is wrong above is told before.
    from bot.chat import engine
    from bot.chat.tracker_store import CachedTrackerStore

    loaded = engine.Engine.load(settings, CachedTrackerStore(None, connection))
    drafts = Drafts(knowledge, red_flags, current_symptom_check())
    services = make_services(connection, loaded, knowledge, red_flags, drafts, settings)
    application = create_application(services, settings)
    host, port = listener.getsockname()[:2]
    print(f"Serving on http://{'localhost' if host == '127.0.0.1' else host}:{port}", flush=True)
    if settings.speaks_drafts:
        print("Demo: drafts that no clinician has reviewed are spoken, and marked as such.")
    if settings.mail is None:
        print("No mail server is set (SMTP_HOST): mails about consultation requests wait.")
    # The access log would hold conversation ids; what matters is counted elsewhere.
    config = uvicorn.Config(application, access_log=False, log_level="warning")
    uvicorn.Server(config).run(sockets=[listener])


def _open_database(database_url: str) -> Engine:
    try:
        connection = database.connect(database_url)
        database.migrate(connection)
    except SQLAlchemyError as error:
        # The error's own words may hold the password of the address.
        raise DatabaseUnavailableError(
            f"The database cannot be opened ({type(error).__name__}). Check DATABASE_URL, which "
            "looks like sqlite:///var/assistant.sqlite or postgresql://user:password@host/name, "
            "and that the database runs."
        ) from error
    return connection


def _listen(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise PortTakenError(
            f"Cannot listen on {host}:{port} ({error.strerror}). Stop the other program, "
            f"or choose another port: make serve PORT={port + 1}"
        ) from error
    return listener
