"""A browser, the real server, and a stand-in for its chat API where no model is needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bot.settings import Settings
from scripts.local_server import CHROMIUM_ARGUMENTS, chromium, local_server
from tests.browser.stand_in import StandIn


# Package scope: while it is open, Playwright keeps an event loop on this thread, which would be
# in the way of asynchronous tests of other packages.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    executable = chromium()
    if executable is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 800})
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def clinic(context: BrowserContext) -> StandIn:
    """The demonstration page at ``http://clinic.test/``, its chat API played by a stand-in."""
    stand_in = StandIn()
    context.route("http://clinic.test/**", stand_in.answer)
    return stand_in


@pytest.fixture(scope="package")
def server_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the real server keeps its database and its output."""
    return tmp_path_factory.mktemp("server")


@pytest.fixture(scope="package")
def server(server_folder: Path) -> Iterator[str]:
    """The address of the real server, with an empty database."""
    if not list(Settings.from_environment().model_directory.glob("*.tar.gz")):
        pytest.skip("The model is not trained yet: run make serve once")
    with local_server(server_folder) as address:
        yield address
