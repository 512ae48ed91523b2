from __future__ import annotations

from collections.abc import Callable

from rasa_sdk import Action, Tracker

from actions.start_again import StartAgain
from tests.actions.conftest import Outcome, make_tracker


def test_everything_is_forgotten_and_common_questions_are_offered(
    run: Callable[[Action, Tracker], Outcome],
) -> None:
    outcome = run(StartAgain(), make_tracker("start_again", topics=[], slots={"audience": "baby"}))
    assert outcome.texts == ["Fixed text: start_again.", "Fixed text: common_questions."]
    assert outcome.messages[1]["buttons"]
    assert (outcome.events, outcome.slots) == (["reset_slots"], {})
