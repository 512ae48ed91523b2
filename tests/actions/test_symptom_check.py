from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from rasa_sdk import Action, Tracker

from actions.answer_question import AnswerQuestion
from actions.ask_back import AskBack
from actions.memory import listen
from actions.small_talk import SmallTalk
from actions.speech import go_on
from actions.switch_audience import SwitchAudience
from actions.symptom_check import SymptomCheck
from bot.triage.check.description import Observation, Told
from bot.triage.check.interview import Stage
from bot.triage.check.steps import Move, Step
from tests.actions.conftest import Outcome, check_slot, make_tracker

Run = Callable[[Action, Tracker], Outcome]

ASKING = check_slot(stage=Stage.ASKING, asked=("age",))
YEAR = 365.25  # days
WHITE, SMALL = ["colour", "white", "so", ""], ["size_mm", 1.0, "so", ""]
STABLE, GROWING = ["change", "stable", "so", ""], ["change", "growing", "so", ""]
WELL, UNWELL = ["unwell", "absent", "so", ""], ["unwell", "present", "so", ""]
BACK_TO_IT = "Check: back_to_check.\n\nQuestion 1 of at most 4.\n\n**Whose?**"


def typed(
    step: Step, slots: dict[str, Any] | None = None, told: list[Any] | None = None
) -> Tracker:
    """A typed message that the listener took for the check."""
    tracker = make_tracker("answer_check", topics=[], slots=slots)
    tracker.latest_message["check_step"] = step.to_json()
    tracker.latest_message["description"] = told or []
    return tracker


def pressed(slots: dict[str, Any], **entities: Any) -> Tracker:
    return make_tracker(
        "answer_check", entities={name: [value] for name, value in entities.items()}, slots=slots
    )


@pytest.mark.parametrize("topics", [[], None])
def test_the_check_starts_with_a_question_and_is_remembered(
    run: Run, topics: list[str] | None
) -> None:
    outcome = run(SymptomCheck(), make_tracker("start_check", topics=topics))
    assert outcome.kinds == ["check_question"]
    check = outcome.slots["check"]
    assert (check["stage"], check["asked"]) == ("asking", ["age"])


@pytest.mark.parametrize(
    ("before", "value", "audience", "observation"),
    [
        (None, "baby", "baby", ["age", "baby", "so", ""]),
        (None, "newborn", "newborn", ["age", "newborn", "so", ""]),
        (None, "older_adult", "adult", ["age", "older_adult", "so", ""]),
        ("child", "baby", "baby", ["age", "baby", "so", ""]),
        # not to know takes nothing back
        ("child", "", "child", ["age", "", "unknown", ""]),
    ],
)
def test_a_pressed_answer_tells_for_whom_later_answers_are(
    run: Run, before: str | None, value: str, audience: str, observation: list[str]
) -> None:
    slots = {**ASKING, "audience": before}
    outcome = run(SymptomCheck(), pressed(slots, move="answer", feature="age", value=value))
    assert outcome.slots["audience"] == audience
    assert observation in outcome.slots["check"]["description"]


def test_a_typed_answer_is_taken_with_what_else_it_tells(run: Run) -> None:
    step = Step(Move.ANSWER, (Observation("age", "", Told.UNKNOWN),))
    outcome = run(SymptomCheck(), typed(step, ASKING, [WHITE]))
    assert outcome.kinds == ["check_question"]
    check = outcome.slots["check"]
    assert check["description"] == [WHITE, ["age", "", "unknown", ""]]
    assert check["asked"] == ["age", "size_mm"]


def test_the_last_answer_brings_result_and_facts(run: Run) -> None:
    slots = check_slot(stage=Stage.ASKING, asked=("age", "itch"))
    told = [["age", "child", "so", ""], WHITE, ["size_mm", 1.0, "so", ""]]
    slots["check"]["description"] = told
    step = Step(Move.ANSWER, (Observation("itch", "absent"),))
    outcome = run(SymptomCheck(), typed(step, slots))
    assert outcome.kinds == ["check_result", "request_offer"]
    facts = outcome.messages[0]["custom"]["check"]
    assert (facts["fits"], facts["features"]["itch"], facts["asked"]) == (
        "yes", False, ["age", "itch"],
    )  # fmt: skip
    assert json.loads(json.dumps(outcome.messages)) == outcome.messages
    assert outcome.slots["check"]["stage"] == "done"


def test_the_check_keeps_the_topic_talked_about(run: Run) -> None:
    slots = {**ASKING, "topic": "outlook", "condition": "xanthelasma"}
    outcome = run(SymptomCheck(), typed(Step(Move.STOP), slots))
    assert outcome.texts == ["Check: stopped."]
    assert (outcome.slots["topic"], outcome.slots["condition"]) == ("outlook", "xanthelasma")


@pytest.mark.parametrize(
    ("action", "message"),
    [
        (AnswerQuestion(), {"intent": "ask_cause", "topics": ["cause"]}),
        (AnswerQuestion(), {"intent": "ask_diagnosis", "topics": ["diagnosis"]}),
        (SmallTalk(), {"intent": "thank", "topics": []}),
        (AskBack(), {"offered": ["cause", "who"]}),
        (AskBack(), {"offered": []}),
        (SwitchAudience(), {"intent": "switch_audience", "topics": []}),
    ],
)
def test_after_something_else_the_open_question_comes_again(
    run: Run, action: Action, message: dict[str, Any]
) -> None:
    outcome = run(action, make_tracker(**message, slots=ASKING))
    assert outcome.kinds[-1] == "check_question"
    assert outcome.texts[-1] == BACK_TO_IT
    assert len(outcome.messages) == 2
    assert outcome.slots["check"]["stage"] == "asking"
    for stage in (Stage.LISTENING, Stage.STOPPED, Stage.DONE):
        slots = check_slot(stage=stage, asked=("age",))
        assert "check_question" not in run(action, make_tracker(**message, slots=slots)).kinds


def test_only_an_open_question_is_gone_on_with() -> None:
    memory = listen(make_tracker("thank", topics=[], slots=ASKING)).memory
    assert [reply.text for reply in go_on(memory)] == [BACK_TO_IT]
    assert go_on(listen(make_tracker("thank", topics=[])).memory) == []


@pytest.mark.parametrize(
    ("topics", "told", "offered"),
    [
        (["diagnosis"], [], True),
        (["differences"], [], True),
        (["cause", "diagnosis"], [], True),
        (["cause"], [], False),
        (["cause"], [WHITE], True),
        # whether it itches may be told of anything
        (["cause"], [["itch", "present", "so", ""]], False),
    ],
)
def test_whoever_wonders_what_it_is_is_offered_the_check(
    run: Run, topics: list[str], told: list[Any], offered: bool
) -> None:
    tracker = make_tracker(f"ask_{topics[0]}", topics=topics)
    tracker.latest_message["description"] = told
    outcome = run(AnswerQuestion(), tracker)
    payloads = [button["payload"] for button in outcome.messages[-1]["buttons"]]
    assert ('/answer_check{"move":"start"}' in payloads) is offered
    assert outcome.slots["check"]["stage"] == ("offered" if offered else "listening")


@pytest.mark.parametrize(
    ("told", "near", "kind", "stage"),
    [
        ([WHITE], [], "notice", "offered"),
        ([], [], "unknown", "listening"),
        ([["pain", "present", "so", ""]], [], "unknown", "listening"),
        ([WHITE], ["cause", "who"], "ask_back", "listening"),
    ],
)
def test_a_bump_that_is_described_without_a_question_is_offered_the_check(
    run: Run, told: list[Any], near: list[str], kind: str, stage: str
) -> None:
    tracker = make_tracker(offered=near)
    tracker.latest_message["description"] = told
    outcome = run(AskBack(), tracker)
    assert (outcome.kinds, outcome.slots["check"]["stage"]) == ([kind], stage)


@pytest.mark.parametrize(
    ("warned", "told", "texts"),
    [
        ("routine", [], ["Milia, seriousness."]),
        ("routine", [WHITE], ["Check: own_bump.", "Milia, seriousness."]),
        ("see_doctor", [], ["Check: warned_before.", "Milia, see_doctor."]),
    ],
)
def test_who_was_warned_or_has_a_bump_is_not_soothed(
    run: Run, warned: str, told: list[Any], texts: list[str]
) -> None:
    slots = check_slot(warned=warned)
    slots["check"]["description"] = told
    tracker = make_tracker("ask_seriousness", topics=["seriousness"], slots=slots)
    said = run(AnswerQuestion(), tracker).texts
    assert [text.split(" Call ")[0] for text in said] == texts


def finished(run: Run, age: str, *told: list[Any], **slots: Any) -> Outcome:
    """The check with its last question answered."""
    kept = {**check_slot(stage=Stage.ASKING, asked=("age", "itch"), warned="routine"), **slots}
    kept["check"]["description"] = [["age", age, "so", ""], WHITE, SMALL, *told]
    return run(SymptomCheck(), typed(Step(Move.ANSWER, (Observation("itch", "absent"),)), kept))


@pytest.mark.parametrize(
    ("age", "told", "level", "offer"),
    [
        ("adult", [STABLE], "routine", "after_check"),
        ("older_adult", [STABLE], "routine", "after_check"),
        ("child", [], "routine", "after_check"),
        ("adult", [GROWING], "see_doctor", "offer_see_doctor"),
        # no consultation stands in for help today, and none is offered for the too young
        ("baby", [UNWELL], "same_day", None),
        ("baby", [WELL], "routine", None),
        ("newborn", [WELL], "routine", None),
    ],
)
def test_the_result_is_followed_by_the_offer_for_whom_can_wait_and_is_seen(
    run: Run, age: str, told: list[list[Any]], level: str, offer: str | None
) -> None:
    outcome = finished(run, age, *told)
    assert outcome.messages[0]["custom"]["level"] == level
    assert outcome.kinds == ["check_result", *(["request_offer"] if offer else [])]
    assert outcome.texts[1:] == ([f"Request: {offer}."] if offer else [])
    assert outcome.slots["request_offered"] is (offer is not None)


@pytest.mark.parametrize(("years", "offered"), [(2, False), (3, True), (7, True)])
def test_a_child_under_three_is_not_offered_what_the_clinic_has_not(
    run: Run, years: int, offered: bool
) -> None:
    outcome = finished(run, "child", audience="child", age_days=years * YEAR)
    assert ("request_offer" in outcome.kinds) is offered


@pytest.mark.parametrize("warned", ["same_day", "emergency"])
def test_after_an_urgent_warning_the_result_is_followed_by_no_offer(run: Run, warned: str) -> None:
    outcome = finished(run, "adult", STABLE, **check_slot(
        stage=Stage.ASKING, asked=("age", "itch"), warned=warned
    ))  # fmt: skip
    assert outcome.kinds == ["check_result"]
    assert outcome.slots["request_offered"] is False


def test_a_question_is_no_offer(run: Run) -> None:
    outcome = run(SymptomCheck(), typed(Step(Move.START), {"request_offered": True}))
    assert (outcome.kinds, outcome.slots["request_offered"]) == (["check_question"], False)
