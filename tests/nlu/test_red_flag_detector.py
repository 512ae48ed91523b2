"""Under stock Rasa a warning sign becomes the intent `ask_urgent`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest

from tests.triage.small_signs import small_red_flags

# It needs no trained model, but what it stands on takes as long to load.
pytestmark = pytest.mark.model
CAUSE = {"name": "ask_cause", "confidence": 0.9}


@pytest.fixture(autouse=True)
def small_signs() -> Iterator[None]:
    with patch("bot.nlu.red_flag_detector.find", small_red_flags().find):
        yield


def read(text: str, metadata: dict[str, Any] | None = None, said: tuple[str, ...] = ()) -> Any:
    from rasa.shared.core.events import UserUttered
    from rasa.shared.core.trackers import DialogueStateTracker
    from rasa.shared.nlu.training_data.message import Message

    from bot.nlu.red_flag_detector import RedFlagDetector

    tracker = DialogueStateTracker.from_events("c", [UserUttered(words) for words in said])
    message = Message({"text": text, "intent": CAUSE, "metadata": metadata})
    RedFlagDetector().process([message], tracker)
    return message


def test_a_sign_overrules_the_classifier() -> None:
    message = read("i am breathless")
    assert message.get("intent")["name"] == "ask_urgent"
    assert [hit["sign"] for hit in message.get("red_flags")] == ["hard_to_breathe"]


def test_a_message_without_a_sign_keeps_its_intent() -> None:
    message = read("why do they come")
    assert (message.get("intent"), message.get("red_flags")) == (CAUSE, None)


def test_what_was_said_before_counts() -> None:
    message = read("she is 5 weeks old", said=("she has a fever", "/ask_cause"))
    assert message.get("intent")["name"] == "ask_urgent"


def test_what_the_chat_has_decided_is_not_decided_again() -> None:
    assert read("i am breathless", {"red_flag_decided": False}).get("intent") == CAUSE
    decided = read("some words", {"red_flag_decided": True})
    assert decided.get("intent")["name"] == "ask_urgent"


def test_a_button_holds_no_sign() -> None:
    assert read('/ask_cause{"site": "breathless"}').get("intent") == CAUSE
