from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from unittest.mock import patch

import pytest
from rasa_sdk import Tracker

from actions import warn
from actions.warn import Warn
from tests.actions.conftest import Outcome, make_tracker
from tests.triage.small_signs import small_red_flags

Run = Callable[[Warn, Tracker], Outcome]


@pytest.fixture(autouse=True)
def small_signs() -> Iterator[None]:
    warn._advice.cache_clear()
    with patch("actions.warn.current_red_flags", small_red_flags):
        yield
    warn._advice.cache_clear()


def test_the_signs_that_the_detector_found_are_answered(run: Run) -> None:
    tracker = make_tracker("ask_urgent", topics=["urgent"])
    hits = small_red_flags().find("i am breathless")
    tracker.latest_message["red_flags"] = [asdict(hit) for hit in hits]
    (message,) = run(Warn(), tracker).messages
    custom = message["custom"]
    assert (custom["kind"], custom["level"]) == ("red_flag", "emergency")
    assert "Sit up." in message["text"]


def test_without_a_sign_the_general_text_is_spoken(run: Run) -> None:
    outcome = run(Warn(), make_tracker("ask_urgent", topics=["urgent"]))
    assert outcome.texts == ["Fixed text: urgent."]


def test_the_button_takes_its_sign_back(run: Run) -> None:
    tracker = make_tracker("not_what_i_meant", entities={"sign": ["hard_to_breathe"]})
    outcome = run(Warn(), tracker)
    assert outcome.texts == ["Not trouble with breathing, then.\n\nFixed text: still_emergency."]


def test_what_was_talked_about_before_is_remembered(run: Run) -> None:
    tracker = make_tracker("ask_urgent", topics=["urgent"], slots={"topic": "outlook"})
    assert run(Warn(), tracker).slots["topic"] == "outlook"
