"""What the assistant says, as messages of one shape, made from the knowledge files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.knowledge import MAIN_CONDITION, OWN_TOPICS, Answer, Knowledge

MAXIMUM_BUTTONS = 4
SELDOM = ("check", "form", "reference")
"""Fields that only some messages have; others are always there, if only as null."""


@dataclass(frozen=True)
class Button:
    """A suggested next message.

    Attributes:
        title: what it says.
        payload: what it sends, such as ``/ask_outlook{"audience": "baby"}``.
    """

    title: str
    payload: str


@dataclass(frozen=True)
class Reply:
    """One message of the assistant; ``docs/chat-api.md`` describes the fields.

    Attributes:
        kind: ``answer``, ``ask_back``, ``unknown``, ``red_flag``, ``check_question``,
            ``check_result``, ``request_offer``, ``request_form``, ``notice`` or ``small_talk``.
        text: plain text with simple Markdown.
        buttons: suggested next messages.
        topic: the topic answered.
        condition: the condition it is about.
        audience: whom it is meant for.
        section: where its words stand in the knowledge files.
        version: the fingerprint of those words.
        status: ``draft`` or ``approved``; ``withheld`` when a fixed text stands for a draft.
        reviewed_on: the day of approval, as an ISO date.
        sources: pages to read further.
        level: how urgent, of a ``red_flag`` and a ``check_result`` only.
        sign: which warning sign, of a ``red_flag`` only.
        check: what the symptom check found, of a ``check_result`` only.
        form: what the form begins with, of a ``request_form`` only.
        reference: the code of a request, of the notice that confirms it only.
    """

    kind: str
    text: str
    buttons: tuple[Button, ...] = ()
    topic: str | None = None
    condition: str | None = None
    audience: str | None = None
    section: str | None = None
    version: str | None = None
    status: str | None = None
    reviewed_on: str | None = None
    sources: tuple[dict[str, str | None], ...] = ()
    level: str | None = None
    sign: str | None = None
    check: dict[str, Any] | None = None
    form: dict[str, Any] | None = None
    reference: str | None = None

    def custom(self) -> dict[str, Any]:
        """Everything but text and buttons, as it travels through Rasa.

        Returns:
            A mapping of JSON values.
        """
        fields = asdict(self)
        return {
            k: list(v) if k == "sources" else v
            for k, v in fields.items()
            if k not in ("text", "buttons") and (k not in SELDOM or v)
        }

    def message(self) -> dict[str, Any]:
        """The whole message, as the chat API sends it.

        Returns:
            A mapping of JSON values.
        """
        return {"text": self.text, "buttons": [asdict(b) for b in self.buttons], **self.custom()}


class Replies:
    """Makes replies from the knowledge files.

    Args:
        knowledge: the files.
        speaks_drafts: whether words that no clinician has approved may be spoken.
    """

    def __init__(self, knowledge: Knowledge, speaks_drafts: bool) -> None:
        self._knowledge = knowledge
        self._speaks_drafts = speaks_drafts

    def answers(
        self,
        topics: Sequence[str],
        condition: str = MAIN_CONDITION,
        audience: str | None = None,
    ) -> list[Reply]:
        """Answers topics, one message each.

        Args:
            topics: the topics, in the order to answer; what is asked in particular of one follows
                it after a slash, as in ``booking/cancel``.
            condition: the condition asked about.
            audience: ``newborn``, ``baby``, ``child``, ``adult``, or None when not known.

        Returns:
            The messages.
        """
        return [self._answer(topic, condition, audience) for topic in topics]

    def ask_back(self, topics: Sequence[str]) -> Reply:
        """Asks which of some close topics was meant.

        Args:
            topics: the topics, the likelier first.

        Returns:
            The question, with a button for each.
        """
        return Reply("ask_back", self._knowledge.text("ask_back"), self._topic_buttons(topics))

    def unknown(self) -> Reply:
        """Admits ignorance and hands on to a person.

        Returns:
            The message.
        """
        buttons = self._topic_buttons(("booking", "contact"))
        return Reply("unknown", self._knowledge.text("unknown"), buttons, topic="out_of_scope")

    def notice(self, name: str, **values: object) -> Reply:
        """A fixed text, such as the greeting.

        Args:
            name: its key in ``assistant.yml``.
            values: for its placeholders.

        Returns:
            The message.
        """
        return Reply("notice", self._knowledge.text(name, **values))

    def greeting(self) -> Reply:
        """The first message of a conversation, with a few things that people ask.

        Returns:
            The message.
        """
        return Reply("notice", self._knowledge.text("greeting"), self._common_buttons())

    def small_talk(self, name: str) -> Reply:
        """An answer to small talk.

        Args:
            name: its key in ``assistant.yml``.

        Returns:
            The message.
        """
        return Reply("small_talk", self._knowledge.text(name))

    def common_questions(self) -> Reply:
        """Asks what is wanted, with a few things that people ask.

        Returns:
            The question.
        """
        return Reply("notice", self._knowledge.text("common_questions"), self._common_buttons())

    def _answer(self, topic: str, condition: str, audience: str | None) -> Reply:
        wide = "baby" if audience == "newborn" else audience
        if topic in OWN_TOPICS:
            return self._own_text(topic, wide)
        found = self._knowledge.answer(topic, condition, audience)
        if found is None:
            return self._own_text("other_condition", wide)
        of_clinic = found.section.startswith("clinic/")
        spoken = found.standing.status == "approved" or self._speaks_drafts
        reviewed_on = found.standing.reviewed_on
        return Reply(
            kind="answer",
            text=found.text if spoken else self._knowledge.text("withheld"),
            buttons=self._audience_buttons(topic, found, condition) if audience is None else (),
            topic=topic.partition("/")[0],
            condition=None if of_clinic else condition,
            audience=wide,
            section=found.section,
            version=found.standing.version,
            status=found.standing.status if spoken else "withheld",
            reviewed_on=reviewed_on.isoformat() if reviewed_on else None,
            sources=tuple(
                {"title": s.title, "publisher": s.publisher, "url": s.url} for s in found.sources
            )
            if spoken
            else (),
        )

    def _own_text(self, topic: str, audience: str | None) -> Reply:
        kind = "unknown" if topic == "out_of_scope" else "answer"
        buttons = () if topic == "urgent" else self._topic_buttons(("booking", "contact"))
        text = self._knowledge.text(topic)
        return Reply(kind, text, buttons, topic=topic, audience=audience)

    def _topic_buttons(self, topics: Sequence[str]) -> tuple[Button, ...]:
        titles = self._knowledge.assistant.buttons.topics
        return tuple(Button(titles[topic], f"/ask_{topic}") for topic in topics[:MAXIMUM_BUTTONS])

    def _common_buttons(self) -> tuple[Button, ...]:
        return self._topic_buttons(("overview", "outlook", "treatment", "booking"))

    def _audience_buttons(self, topic: str, found: Answer, condition: str) -> tuple[Button, ...]:
        titles = self._knowledge.assistant.buttons.audiences
        about = {} if condition == MAIN_CONDITION else {"condition": condition}
        return tuple(
            Button(
                titles[name],
                f"/ask_{topic}{json.dumps({'audience': name, **about}, separators=(',', ':'))}",
            )
            for name in found.other_audiences
        )
