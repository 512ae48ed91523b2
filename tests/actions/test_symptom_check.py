from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rasa_sdk import Action, Tracker

from actions.answer_question import AnswerQuestion
from actions.ask_back import AskBack
from actions.small_talk import SmallTalk
from actions.symptom_check import SymptomCheck
from actions.warn import WARNED, Warn
from bot.triage.check.description import Description, Observation
from bot.triage.check.interview import Interview, Stage
from tests.actions.conftest import Outcome, make_tracker

Run = Callable[[Action, Tracker], Outcome]


def kinds(outcome: Outcome) -> list[str]:
    return [message["custom"]["kind"] for message in outcome.messages]


def slots(**check: Any) -> dict[str, Any]:
    return {"check": Interview(**check).to_json()}


ASKING = slots(stage=Stage.ASKING, asked=("age",))


def test_the_check_starts_with_a_question_and_is_remembered(run: Run) -> None:
    outcome = run(SymptomCheck(), make_tracker("start_check", topics=[]))
    assert kinds(outcome) == ["check_question"]
    assert outcome.slots["check"]["stage"] == "asking"


def test_a_pressed_answer_tells_for_whom_later_answers_are(run: Run) -> None:
    pressed = {"move": ["answer"], "feature": ["age"], "value": ["baby"]}
    outcome = run(SymptomCheck(), make_tracker("answer_check", entities=pressed, slots=ASKING))
    assert outcome.slots["audience"] == "baby"
    assert outcome.slots["check"]["description"] == [["age", "baby", "so", ""]]


@pytest.mark.parametrize(
    ("action", "tracker"),
    [
        (AnswerQuestion(), make_tracker("ask_cause", topics=["cause"], slots=ASKING)),
        (SmallTalk(), make_tracker("thank", topics=[], slots=ASKING)),
    ],
)
def test_after_something_else_the_open_question_comes_again(
    run: Run, action: Action, tracker: Tracker
) -> None:
    assert kinds(run(action, tracker))[1:] == ["check_question"]


def test_who_asks_whether_it_is_milia_is_offered_the_check(run: Run) -> None:
    outcome = run(AnswerQuestion(), make_tracker("ask_diagnosis", topics=["diagnosis"]))
    assert any("answer_check" in b["payload"] for b in outcome.messages[-1]["buttons"])
    assert outcome.slots["check"]["stage"] == "offered"


def test_a_warning_given_before_only_shows_the_way_back_and_is_remembered(run: Run) -> None:
    tracker = make_tracker("ask_urgent", topics=["urgent"], slots=ASKING)
    tracker.latest_message[WARNED] = "same_day"
    outcome = run(Warn(), tracker)
    assert kinds(outcome) == ["notice"]
    assert outcome.slots["check"]["warned"] == "same_day"
    assert outcome.slots["check"]["stage"] == "asking"


@pytest.mark.parametrize(
    ("check", "sections"),
    [
        ({}, ["milia/seriousness"]),
        (
            {"description": Description((Observation("colour", "white"),))},
            [None, "milia/seriousness"],
        ),
        ({"warned": "see_doctor"}, [None, "milia/see_doctor"]),
    ],
)
def test_nobody_with_a_worrying_bump_is_soothed(
    run: Run, check: dict[str, Any], sections: list[str | None]
) -> None:
    tracker = make_tracker("ask_seriousness", topics=["seriousness"], slots=slots(**check))
    assert run(AnswerQuestion(), tracker).sections == sections


def test_who_only_tells_of_a_bump_is_offered_the_check(run: Run) -> None:
    tracker = make_tracker(offered=[])
    tracker.latest_message["description"] = [["number", "one", "so", "a spot"]]
    outcome = run(AskBack(), tracker)
    assert outcome.messages[0]["buttons"][0]["title"] == "Button start"
    assert outcome.slots["check"]["stage"] == "offered"
