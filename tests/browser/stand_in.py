"""The demonstration page with a chat API that answers as a test tells it to."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Request, Route

from bot.knowledge.current import current_knowledge
from bot.requests.form import definition
from bot.settings import ROOT

WEB = ROOT / "bot" / "web"
ADDRESS = "http://clinic.test/"
STRICT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
CLINIC = {
    "name": "The Example Clinic",
    "telephone": {"shown": "020 7946 0000", "dial": "+442079460000"},
    "notice": "Open for all appointments.",
    "address": {"lines": ["1 Example Street", "London"]},
    "people": [{"name": "Dr Example", "role": "Dermatologist", "about": "Skin of all kinds."}],
    "articles": [{"title": "On sun cream", "person": "Dr Example", "about": "Which one to buy."}],
}
REFERENCE = "7KQ4-M2XD"
# What opens the request form, as the assistant writes it.
NOTE = [
    {"title": "Where it is", "text": "on the cheek, under the left eye"},
    {"title": "How long it has been there", "text": "3 months"},
    {"title": "What the assistant said", "text": "It asked you to see a GP soon."},
]
FORM = {"note": NOTE, "person": None, "age": ""}
OPEN_FORM = "/open_request_form"
# What a test may have the API do instead of answering: a status, an error and headers.
Refusal = tuple[int, dict[str, Any], dict[str, str]]


def message(text: str, kind: str = "answer", **fields: Any) -> dict[str, Any]:
    """A reply message without an id, which the stand-in adds."""
    return {"kind": kind, "text": text, "buttons": [], "sources": [], **fields}


def refusal(status: int, text: str = "", retry_after: int | None = None, **details: Any) -> Refusal:
    """An error of the chat API."""
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return status, {"error": {"code": "refused", "message": text, **details}}, headers


class StandIn:
    """Answers the browser's requests and remembers them.

    Attributes:
        greeting: the first messages of a conversation.
        replies: what the next messages get: reply messages, a refusal, or None for no answer at
            all. When they run out, every message gets the same short answer.
        received: the bodies of the messages posted, in order.
        feedback: the bodies of the feedback posted, in order.
        form: what the message that opens the request form knows already. The message "book" gets
            an offer with a button, and the button the form.
        personal: what was masked in the next message.
        form_definitions: what the request form looks like the next times: a definition, a
            refusal, or None for no answer at all. When they run out, it is the real one.
        request_replies: what the next requests get: a refusal, or None for no answer at all.
            When they run out, every request is taken.
        requests: the bodies of the requests posted, in order.
        pages: the pages of the request opened: path and posted values.
        opened: how many conversations were opened.
    """

    def __init__(self) -> None:
        self.greeting = [message("Hello.", "notice")]
        self.replies: list[list[dict[str, Any]] | Refusal | None] = []
        self.received: list[dict[str, Any]] = []
        self.feedback: list[dict[str, Any]] = []
        self.form: dict[str, Any] = FORM
        self.personal: list[dict[str, str]] = []
        self.form_definitions: list[dict[str, Any] | Refusal | None] = []
        self.request_replies: list[Refusal | None] = []
        self.requests: list[dict[str, Any]] = []
        self.pages: list[tuple[str, str | None]] = []
        self.opened = 0
        self._history: list[dict[str, Any]] = []
        self._answered: dict[str, list[dict[str, Any]]] = {}

    def answer(self, route: Route) -> None:
        """Handles one request of the browser."""
        request = route.request
        path = request.url.removeprefix(ADDRESS).split("?")[0]
        if path.startswith("request"):
            self.pages.append((request.url.removeprefix(ADDRESS), request.post_data))
            route.fulfill(body="The request as a page.", headers={"Content-Type": "text/html"})
            return
        if not path.startswith("api/"):
            self._send_file(route, path)
            return
        calls: dict[tuple[str, str], Callable[[Request], Any]] = {
            ("POST", "conversations"): self._open,
            ("POST", "messages"): self._say,
            ("GET", "messages"): lambda _: {"messages": self._history},
            ("POST", "feedback"): self._judge,
            ("GET", "request-form"): self._define_form,
            ("POST", "requests"): self._take_request,
            ("POST", "restart"): lambda _: {"messages": self._speak(self.greeting)},
        }
        result = calls[request.method, path.rsplit("/", 1)[-1]](request)
        if result is None:
            route.abort()
            return
        status, body, headers = result if isinstance(result, tuple) else (200, result, {})
        route.fulfill(
            status=status,
            body=json.dumps(body),
            headers={"Content-Type": "application/json", **headers},
        )

    def _send_file(self, route: Route, path: str) -> None:
        if path == "":
            templates = Environment(loader=FileSystemLoader(WEB / "templates"), autoescape=True)
            body = templates.get_template("home.html").render(clinic=SimpleNamespace(**CLINIC))
            headers = {"Content-Type": "text/html", "Content-Security-Policy": STRICT_POLICY}
            route.fulfill(body=body, headers=headers)
        else:
            route.fulfill(path=WEB / "static" / path.removeprefix("static/"))

    def _open(self, _: Request) -> Refusal:
        self.opened += 1
        self._history = []
        opened = {
            "id": f"c_{self.opened}",
            "token": f"token_{self.opened}",
            "expires_at": "2999-01-01T00:00:00+00:00",
            "messages": self._speak(self.greeting),
        }
        return 201, opened, {}

    def _say(self, request: Request) -> dict[str, Any] | Refusal | None:
        body = _body(request)
        self.received.append(body)
        key = body["client_message_id"]
        if key not in self._answered:
            reply = self.replies.pop(0) if self.replies else self._reply(body)
            if not isinstance(reply, list):
                return reply
            words = body.get("text") or body["payload"]
            self._history.append({"id": f"p_{key}", "author": "patient", "text": words})
            self._answered[key] = self._speak(reply)
        personal, self.personal = self.personal, []
        answered = {"messages": self._answered[key], "topics": [], "level": "routine"}
        return {**answered, "personal": personal} if personal else answered

    def _reply(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        if body.get("text") == "book":
            button = {"title": "Ask for a consultation here", "payload": OPEN_FORM}
            return [message("There are three ways.", "request_offer", buttons=[button])]
        if body.get("payload") == OPEN_FORM:
            return [message("Here is the form.", "request_form", form=self.form)]
        return [message("That is all.", "notice")]

    def _define_form(self, _: Request) -> dict[str, Any] | Refusal | None:
        if self.form_definitions:
            return self.form_definitions.pop(0)
        return definition(current_knowledge())

    def _take_request(self, request: Request) -> Refusal | None:
        body = _body(request)
        self.requests.append(body)
        if self.request_replies:
            return self.request_replies.pop(0)
        words = f"**Thank you. The clinic has your request.** Your code is **{REFERENCE}**."
        sent = self._speak([message(words, "notice", reference=REFERENCE)])
        return 201, {"reference": REFERENCE, "messages": sent}, {}

    def _judge(self, request: Request) -> dict[str, Any]:
        self.feedback.append(_body(request))
        return {}

    def _speak(self, messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
        first = len(self._history)
        spoken = [
            {"id": f"m_{self.opened}_{number}", **words}
            for number, words in enumerate(messages, start=first)
        ]
        self._history.extend(spoken)
        return spoken


def _body(request: Request) -> dict[str, Any]:
    body = request.post_data_json
    assert isinstance(body, dict)
    return body
