"""The request pages on a database of their own, with a quick stand-in for the symptom check."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

from sqlalchemy.engine import Engine
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from bot.chat.consultations import Consultations
from bot.chat.log import Log
from bot.knowledge.current import current_knowledge
from bot.requests.acceptance import Acceptance
from bot.requests.details import NoteLine
from bot.requests.draft import Draft
from bot.requests.record import Record
from bot.store import database
from bot.web.headers import SecurityHeaders
from bot.web.pages import STATIC
from bot.web.request_pages import ROUTES

BUMPS = "Small white bumps under my eyes, for two months."
ADVICE = "**Please call 999 or go to A&E now.**\n\nYou mentioned trouble breathing."
FORM_MESSAGE = {
    "kind": "request_form",
    "text": "Here is the form.",
    "form": {
        "note": [{"title": "Where it is", "text": "cheek"}, {"title": "Itching", "text": "no"}],
        "person": "child",
        "age": "7",
    },
}
COMPLETE = {
    "person": "self",
    "name": "Ada Example",
    "telephone": "020 7946 0123",
    "reach": "call",
    "consent": "yes",
}


class QuickDrafts:
    """Knows one warning sign, the word "breathe", and one age, "baby"."""

    def of_description(self, words: str) -> Draft:
        if "baby" in words:
            return Draft(too_young=True)
        seen = self.of_lines([words], Draft())
        lines = (
            NoteLine(current_knowledge().requests.note["words"], words),
            NoteLine("Where it is", "under the eyes"),
        )
        said = "" if seen.warning else "This **fits** the usual picture of milia."
        return Draft(lines, seen.level, seen.sign, seen.warning, said)

    def of_lines(self, lines: Iterable[str], known: Draft) -> Draft:
        if not any("breathe" in line for line in lines):
            return Draft()
        warning = {"kind": "red_flag", "text": ADVICE, "level": "emergency", "sign": "breathing"}
        return Draft(level="emergency", sign="breathing", warning=warning)


def make_log(store: Engine, lifetime: timedelta = timedelta(hours=1)) -> Log:
    return Log(database.sessions(store), database.lasting_sessions(store), lifetime)


def make_pages(store: Engine) -> Starlette:
    """The pages alone, between the headers that every answer gets."""
    knowledge = current_knowledge()
    lasting = database.lasting_sessions(store)
    acceptance = Acceptance(lasting, knowledge, QuickDrafts())  # type: ignore[arg-type]
    application = Starlette(
        routes=[*ROUTES, Mount("/static", StaticFiles(directory=STATIC))],
        middleware=[Middleware(SecurityHeaders, frame_ancestors="'none'")],
    )
    application.state.conversations = SimpleNamespace(knowledge=knowledge)
    application.state.acceptance = acceptance
    application.state.record = Record(lasting, knowledge, QuickDrafts())
    application.state.consultations = Consultations(
        database.sessions(store), make_log(store), acceptance, knowledge
    )
    return application


class Fields(HTMLParser):
    """What a browser would send of a page's forms if only their submit buttons were pressed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self._textarea: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: dict[str, Any] = dict(attrs)
        if tag == "textarea":
            self._textarea = given["name"]
            self.values.setdefault(given["name"], []).append("")
        if tag == "input" and (given["type"] not in ("radio", "checkbox") or "checked" in given):
            self.values.setdefault(given["name"], []).append(given["value"])

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.values[self._textarea][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._textarea:
            value = self.values[self._textarea]
            value[-1] = value[-1].removeprefix("\n")
            self._textarea = None
