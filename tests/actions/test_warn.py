from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from unittest.mock import patch

import pytest
from rasa_sdk import Tracker

from actions import warn
from actions.warn import WARNED, Warn
from bot.triage.check.interview import Stage
from tests.actions.conftest import Outcome, check_slot, make_tracker
from tests.triage.small_signs import small_red_flags

Run = Callable[[Warn, Tracker], Outcome]
BLEEDS = "the lump bleeds"


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


@pytest.mark.parametrize(
    ("said", "before", "after"),
    [
        ("i am breathless", "routine", "emergency"),
        ("the lump bleeds", "routine", "see_doctor"),
        ("the lump bleeds", "same_day", "same_day"),
        ("what is urgent", "routine", "routine"),
        ("what is urgent", "see_doctor", "see_doctor"),
    ],
)
def test_the_most_urgent_warning_is_remembered(
    run: Run, said: str, before: str, after: str
) -> None:
    tracker = make_tracker("ask_urgent", topics=["urgent"], slots=check_slot(warned=before))
    tracker.latest_message["red_flags"] = [asdict(hit) for hit in small_red_flags().find(said)]
    assert run(Warn(), tracker).slots["check"]["warned"] == after


@pytest.mark.parametrize(
    ("level", "before", "after"),
    [("same_day", "routine", "same_day"), ("see_doctor", "emergency", "emergency")],
)
def test_a_warning_that_the_chat_has_given_is_remembered_and_not_given_again(
    run: Run, level: str, before: str, after: str
) -> None:
    tracker = make_tracker("ask_urgent", topics=["urgent"], slots=check_slot(warned=before))
    tracker.latest_message[WARNED] = level
    tracker.latest_message["red_flags"] = [asdict(hit) for hit in small_red_flags().find(BLEEDS)]
    outcome = run(Warn(), tracker)
    assert outcome.messages == []
    assert outcome.slots["check"]["warned"] == after


@pytest.mark.parametrize(("warned", "kinds"), [(None, ["red_flag"]), ("see_doctor", [])])
@pytest.mark.parametrize("stage", Stage)
def test_after_a_warning_the_way_back_to_the_check_is_shown(
    run: Run, warned: str | None, kinds: list[str], stage: Stage
) -> None:
    slots = check_slot(stage=stage, asked=("age",))
    tracker = make_tracker("ask_urgent", topics=["urgent"], slots=slots)
    tracker.latest_message[WARNED] = warned
    tracker.latest_message["red_flags"] = [asdict(hit) for hit in small_red_flags().find(BLEEDS)]
    outcome = run(Warn(), tracker)
    assert outcome.kinds == kinds + (["notice"] if stage is Stage.ASKING else [])
    assert outcome.slots["check"]["stage"] == stage
    if stage is Stage.ASKING:
        assert outcome.texts[-1] == "Check: paused."
        (resume,) = outcome.messages[-1]["buttons"]
        assert resume["payload"] == '/answer_check{"move":"resume"}'


@pytest.mark.parametrize(
    ("said", "level", "offered"),
    [
        (BLEEDS, "see_doctor", True),
        ("my baby is 5 weeks and has a fever", "same_day", False),
        ("i am breathless", "emergency", False),
        # the most urgent of two counts
        ("i am breathless and the lump bleeds", "emergency", False),
    ],
)
def test_only_a_warning_that_is_no_hurry_leads_to_the_clinic_as_well(
    run: Run, said: str, level: str, offered: bool
) -> None:
    tracker = make_tracker("ask_urgent", topics=["urgent"])
    tracker.latest_message["red_flags"] = [asdict(hit) for hit in small_red_flags().find(said)]
    (message,) = run(Warn(), tracker).messages
    assert message["custom"]["level"] == level
    titles = [button["title"] for button in message["buttons"]]
    assert titles == ["Not what I meant", *(["Button: offer."] if offered else [])]


@pytest.mark.parametrize(
    ("sign", "titles"), [("bleeding_lump", ["Button: offer."]), ("hard_to_breathe", [])]
)
def test_a_sign_taken_back_leads_to_the_clinic_as_the_sign_did(
    run: Run, sign: str, titles: list[str]
) -> None:
    tracker = make_tracker("not_what_i_meant", entities={"sign": [sign]})
    (message,) = run(Warn(), tracker).messages
    assert [button["title"] for button in message["buttons"]] == titles


def test_yes_to_a_warning_opens_no_form(run: Run) -> None:
    tracker = make_tracker("ask_urgent", topics=["urgent"], slots={"request_offered": True})
    tracker.latest_message["red_flags"] = [asdict(hit) for hit in small_red_flags().find(BLEEDS)]
    assert run(Warn(), tracker).slots["request_offered"] is False
