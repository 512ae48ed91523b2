from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rasa_sdk import Action, Tracker

from actions.switch_audience import SwitchAudience
from tests.actions.conftest import Outcome, check_slot, make_tracker

Run = Callable[[Action, Tracker], Outcome]
YEAR = 365.25  # days
BABY = {"audience": "baby", "newborn": False, "age_days": 90.0}


@pytest.mark.parametrize(
    ("slots", "about", "section"),
    [
        ({"topic": "outlook"}, BABY, "milia/outlook/baby"),
        ({"topic": "outlook", "audience": "adult"}, BABY, "milia/outlook/baby"),
        ({"topic": "outlook"}, BABY | {"newborn": True}, "milia/outlook/newborn"),
        ({"topic": "price", "audience": "adult"}, BABY, "clinic/price"),
        (
            {"topic": "overview", "condition": "xanthelasma"},
            BABY | {"audience": "adult"},
            "xanthelasma/overview/adult",
        ),
    ],
)
def test_the_topic_stays_and_the_person_changes(
    run: Run, slots: dict[str, Any], about: dict[str, Any], section: str
) -> None:
    tracker = make_tracker("switch_audience", topics=[], about=about, slots=slots)
    outcome = run(SwitchAudience(), tracker)
    assert outcome.sections == [section]
    assert outcome.slots["topic"] == slots["topic"]
    assert outcome.slots["age_days"] == 90.0


def test_without_a_topic_it_is_asked_what_is_wanted_and_the_person_is_remembered(run: Run) -> None:
    outcome = run(SwitchAudience(), make_tracker("switch_audience", topics=[], about=BABY))
    (message,) = outcome.messages
    assert message["custom"]["kind"] == "notice"
    assert message["buttons"]
    assert outcome.slots["audience"] == "baby"


@pytest.mark.parametrize(
    ("topic", "age_days", "warned", "kind", "buttons"),
    [
        ("booking", 7 * YEAR, "routine", "answer", ["Button: open."]),
        ("booking", 2 * YEAR, "routine", "request_offer", []),
        ("booking", 7 * YEAR, "see_doctor", "request_offer", ["Button: open."]),
        ("booking", 7 * YEAR, "same_day", "request_offer", ["Button: urgent_help_had."]),
        ("treatment", 7 * YEAR, "routine", "answer", ["Button: offer."]),
        ("treatment", 2 * YEAR, "routine", "answer", []),
        ("cause", 7 * YEAR, "routine", "answer", []),
    ],
)
def test_the_way_to_a_skin_doctor_follows_the_person_now_meant(
    run: Run, topic: str, age_days: float, warned: str, kind: str, buttons: list[str]
) -> None:
    about = {"audience": "child", "newborn": False, "age_days": age_days}
    slots = {**check_slot(warned=warned), "topic": topic, "audience": "adult"}
    tracker = make_tracker("switch_audience", topics=[], about=about, slots=slots)
    (message,) = run(SwitchAudience(), tracker).messages
    assert message["custom"]["kind"] == kind
    assert [button["title"] for button in message["buttons"]] == buttons
