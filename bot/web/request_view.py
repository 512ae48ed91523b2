"""What the templates of the request pages are given, and the pages that come of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from bot.knowledge import Knowledge
from bot.london import shown_day, shown_moment
from bot.requests.draft import URGENT, Draft
from bot.requests.form import definition
from bot.requests.hand_off import HandOff
from bot.requests.standing import Standing
from bot.web.filled_form import FilledForm
from bot.web.markdown import to_html

MENDED = 422
"""The status of a page that shows a form again."""


templates = Jinja2Templates(directory=Path(__file__).parent / "templates")
templates.env.trim_blocks = templates.env.lstrip_blocks = True
templates.env.filters.update(markdown=to_html, day=shown_day, time=shown_moment)


class RequestView:
    """Draws the pages.

    Args:
        request: the request that the page answers.
    """

    def __init__(self, request: Request) -> None:
        knowledge: Knowledge = request.app.state.conversations.knowledge
        words = knowledge.requests
        self._request = request
        self._form = definition(knowledge)
        self._texts = {name: knowledge.fill(text) for name, text in words.pages.items()}
        self._hand_off = HandOff(knowledge)
        self._fill = knowledge.fill
        self._sent = words.texts
        self._clinic = knowledge.clinic

    def describe(
        self,
        description: str = "",
        problem: str | None = None,
        warning: Mapping[str, Any] | None = None,
        limit: int | None = None,
    ) -> Response:
        """The first page, with the description as it was typed.

        Args:
            description: what was typed before.
            problem: the name of what is wrong with it.
            warning: a warning about it, as a message.
            limit: how long it may be.

        Returns:
            The page.
        """
        problems = {}
        if problem:
            problems["description"] = self._fill(self._texts[problem], limit=limit)
        return self._draw("describe", problems, description=description, warning=warning)

    def form(
        self,
        filled: FilledForm,
        draft: Draft | None,
        problems: Mapping[str, str] | None = None,
        *,
        warning: Mapping[str, Any] | None = None,
        added: bool = False,
        status_code: int | None = None,
    ) -> Response:
        """The form.

        Args:
            filled: what it holds.
            draft: what the assistant said to it; None when that is not known any more.
            problems: what has to be mended, by field.
            warning: a warning to read, as a message; that of the draft when left out.
            added: whether a line was just added, to go on there.
            status_code: the status, when it is not one that follows from the problems.

        Returns:
            The page.
        """
        warning = warning or (draft.warning if draft else None)
        level = draft.level if draft else "routine"
        return self._draw(
            "form",
            problems,
            status_code,
            filled=filled,
            values=filled.values,
            warning=warning,
            must_read=warning is not None and warning["level"] in URGENT,
            # The warning itself was read in the chat: here it is only kept in mind.
            urgent="" if warning else self._urgent(level),
            level=level,
            said=draft.said if draft and not filled.key else "",
            added=added,
        )

    def sent(self, reference: str, level: str) -> Response:
        """Says that the clinic has the request.

        Args:
            reference: its code, as shown.
            level: how urgent what was told is.

        Returns:
            The page.
        """
        text = self._fill(self._sent["sent"], reference=reference)
        urgent = self._urgent(level)
        return self._draw("sent", reference=reference, text=text, urgent=urgent, level=level)

    def find(self, reference: str = "", contact: str = "", unknown: bool = False) -> Response:
        """The form with which a request is looked up.

        Args:
            reference: the code, as typed.
            contact: the telephone number or e-mail address, as typed.
            unknown: whether there is no request with both.

        Returns:
            The page.
        """
        problems = {"reference": self._texts["find_unknown"]} if unknown else {}
        return self._draw("find", problems, reference=reference, contact=contact)

    def standing(
        self,
        standing: Standing,
        contact: str,
        problems: Mapping[str, str] | None = None,
        *,
        typed: Mapping[str, Any] | None = None,
        changed: bool = False,
    ) -> Response:
        """Where a request stands.

        Args:
            standing: the request.
            contact: the contact with which it was looked up.
            problems: what has to be mended in the days and times, by field.
            typed: the days and times as typed; those of the request when left out.
            changed: whether they were just changed.

        Returns:
            The page.
        """
        preferences = standing.preferences
        values = {
            "days": preferences.days,
            "times": preferences.times,
            "not_before": shown_day(preferences.not_before) if preferences.not_before else "",
            "wishes": preferences.wishes or "",
        }
        return self._draw(
            "standing",
            problems,
            standing=standing,
            urgent=standing.warning["text"] if standing.warning else self._urgent(standing.level),
            contact=contact,
            kept=values,
            values=typed or values,
            changed=changed,
        )

    def withdraw(self, standing: Standing, contact: str) -> Response:
        """Asks whether the patient is sure.

        Args:
            standing: the request.
            contact: the contact with which it was looked up.

        Returns:
            The page.
        """
        return self._draw("withdraw", standing=standing, contact=contact)

    def message(self, name: str, title: str = "trouble_title", status_code: int = 200) -> Response:
        """A page that only says something.

        Args:
            name: the name of the text.
            title: the name of the heading.
            status_code: the status.

        Returns:
            The page.
        """
        return self._say(self._texts[title], self._texts[name], status_code=status_code)

    def too_young(self, draft: Draft) -> Response:
        """Says whom to ask about somebody whom the clinic does not see.

        Args:
            draft: what the assistant made of the description.

        Returns:
            The page.
        """
        offer = self._hand_off.offer(draft.level, too_young=True)
        return self._say(self._form["title"], offer.text, warning=draft.warning)

    def text(self, name: str) -> str:
        """A text of the pages.

        Args:
            name: its name.

        Returns:
            The text, the clinic's facts filled in.
        """
        return self._texts[name]

    def _say(
        self,
        title: str,
        text: str,
        *,
        warning: Mapping[str, Any] | None = None,
        status_code: int = 200,
    ) -> Response:
        return self._draw("message", None, status_code, title=title, text=text, warning=warning)

    def _urgent(self, level: str) -> str:
        return self._fill(self._sent.get(f"sent_{level}", ""))

    def _draw(
        self,
        template: str,
        problems: Mapping[str, str] | None = None,
        status_code: int | None = None,
        **values: Any,
    ) -> Response:
        context = {
            "clinic": self._clinic,
            "form": self._form,
            "groups": {group["id"]: group for group in self._form["groups"]},
            "texts": self._texts,
            "problems": problems or {},
            "links": self._links(problems or {}),
            **values,
        }
        status_code = status_code or (MENDED if problems else 200)
        page = f"request/{template}.html"
        return templates.TemplateResponse(self._request, page, context, status_code)

    def _links(self, problems: Mapping[str, str]) -> list[tuple[str, str]]:
        """Where each problem is told on the page, in the order of the page."""
        fields = [field["name"] for group in self._form["groups"] for field in group["fields"]]
        places = ["warning_read", "note", *fields]
        known = [name for name in places if name in problems]
        others = [name for name in problems if name not in places]
        return [(name, problems[name]) for name in [*others, *known]]
