"""The actions over small knowledge files, with trackers made by hand."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.knowledge.current import current_knowledge
from bot.triage.check.interview import Interview
from bot.triage.check.symptom_check import current_symptom_check
from bot.triage.particulars import current_particulars
from tests.knowledge.small import write_knowledge

# Sanic, which rasa_sdk stands on, would have every later deprecation shown.
with warnings.catch_warnings():
    from rasa_sdk import Action, Tracker
    from rasa_sdk.executor import CollectingDispatcher

    from actions.speech import hand_off, speaker


@pytest.fixture(scope="package", autouse=True)
def small_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The shared knowledge is the small one while these tests run."""
    directory = write_knowledge(tmp_path_factory.mktemp("actions") / "knowledge")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("KNOWLEDGE_DIRECTORY", str(directory))
        environment.setenv("DEMO_MODE", "true")
        forget_shared()
        yield directory
    forget_shared()


def forget_shared() -> None:
    current_knowledge.cache_clear()
    current_symptom_check.cache_clear()
    speaker.cache_clear()
    hand_off.cache_clear()
    current_particulars.cache_clear()


def make_tracker(
    intent: str = "nlu_fallback",
    *,
    topics: list[str] | None = None,
    offered: list[str] | None = None,
    entities: dict[str, list[str]] | None = None,
    about: dict[str, Any] | None = None,
    ranking: dict[str, float] | None = None,
    slots: dict[str, Any] | None = None,
) -> Tracker:
    """A conversation whose latest message was understood in this way.

    Without topics and offered topics it is a pressed button, which carries no understanding.
    """
    message: dict[str, Any] = {
        "intent": {"name": intent, "confidence": 0.9},
        "entities": [
            {"entity": kind, "value": value}
            for kind, values in (entities or {}).items()
            for value in values
        ],
    }
    if topics is not None or offered is not None:
        message["understanding"] = {"topics": topics or [], "offered": offered or []}
        message["intent_ranking"] = [
            {"name": f"ask_{topic}", "confidence": p} for topic, p in (ranking or {}).items()
        ]
    if about is not None:
        message["about"] = about
    return Tracker("c_1", slots or {}, message, [], False, None, {}, None)


def check_slot(**interview: Any) -> dict[str, Any]:
    """The slot of a symptom check that stands at some point."""
    return {"check": Interview(**interview).to_json()}


@dataclass
class Outcome:
    """What an action said, and the slots that it set."""

    messages: list[dict[str, Any]]
    slots: dict[str, Any] = field(default_factory=dict)
    events: list[str] = field(default_factory=list)

    @property
    def sections(self) -> list[str | None]:
        return [message["custom"]["section"] for message in self.messages]

    @property
    def kinds(self) -> list[str]:
        return [message["custom"]["kind"] for message in self.messages]

    @property
    def texts(self) -> list[str]:
        return [message["text"] for message in self.messages]


@pytest.fixture
def run() -> Callable[[Action, Tracker], Outcome]:
    def run(action: Action, tracker: Tracker) -> Outcome:
        dispatcher = CollectingDispatcher()
        events = action.run(dispatcher, tracker, {})
        return Outcome(
            dispatcher.messages,
            {event["name"]: event["value"] for event in events if event["event"] == "slot"},
            [event["event"] for event in events],
        )

    return run
