"""The web application without the trained model, as a process of its own that a test may kill."""

from __future__ import annotations

from datetime import timedelta

import uvicorn

from bot.requests import outbox
from bot.settings import Settings
from bot.store import database
from bot.web.application import create_application
from tests.fakes import FakeEngine
from tests.service import services, small_drafts

# Made when the module is loaded, which the processes share: only then are many of them cheap.
small_drafts()
# A mail left behind by a killed process is tried again soon, as a test cannot wait so long.
outbox.LEASE = timedelta(seconds=1)


def serve(port: int, settings: Settings) -> None:
    store = database.connect(settings.database_url)
    database.migrate(store)
    application = create_application(services(store, FakeEngine(), settings), settings)
    uvicorn.run(application, port=port, access_log=False, log_level="error")
