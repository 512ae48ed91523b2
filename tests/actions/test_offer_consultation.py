from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rasa_sdk import Action, Tracker

from actions.offer_consultation import OfferConsultation
from tests.actions.conftest import Outcome, check_slot, make_tracker

Run = Callable[[Action, Tracker], Outcome]
YEAR = 365.25  # days
OPEN = {"title": "Button: open.", "payload": "/open_request_form"}
HELP_HAD = {"title": "Button: urgent_help_had.", "payload": "/open_request_form"}

ADULT = {"audience": "adult"}
BABY = {"audience": "baby"}
CHILD_OF_TWO = {"audience": "child", "age_days": 2 * YEAR}
CHILD_OF_THREE = {"audience": "child", "age_days": 3 * YEAR}


@pytest.mark.parametrize(
    ("warned", "person", "text", "buttons", "yes_opens_the_form"),
    [
        ("routine", {}, "offer", [OPEN], True),
        ("routine", ADULT, "offer", [OPEN], True),
        ("routine", CHILD_OF_THREE, "offer", [OPEN], True),
        ("routine", CHILD_OF_TWO, "offer_too_young", [], False),
        ("routine", BABY, "offer_too_young", [], False),
        ("routine", {"audience": "newborn"}, "offer_too_young", [], False),
        ("see_doctor", {}, "offer_see_doctor", [OPEN], True),
        ("see_doctor", CHILD_OF_THREE, "offer_see_doctor", [OPEN], True),
        ("see_doctor", BABY, "offer_too_young", [], False),
        # "yes" must not be taken for "I have had that help"
        ("same_day", {}, "offer_same_day", [HELP_HAD], False),
        ("same_day", CHILD_OF_TWO, "offer_same_day_too_young", [], False),
        ("emergency", ADULT, "offer_emergency", [HELP_HAD], False),
        ("emergency", BABY, "offer_emergency_too_young", [], False),
    ],
)
def test_what_is_offered_hangs_on_the_warning_and_on_the_age(
    run: Run,
    warned: str,
    person: dict[str, Any],
    text: str,
    buttons: list[dict[str, str]],
    yes_opens_the_form: bool,
) -> None:
    slots = {**check_slot(warned=warned), **person}
    outcome = run(OfferConsultation(), make_tracker("request_consultation", slots=slots))
    (message,) = outcome.messages
    assert message["text"] == f"Request: {text}."
    assert message["buttons"] == buttons
    assert (message["custom"]["kind"], message["custom"]["topic"]) == ("request_offer", "booking")
    assert outcome.slots["request_offered"] is yes_opens_the_form


def test_the_age_told_with_the_wish_counts(run: Run) -> None:
    about = {"audience": "child", "newborn": False, "age_days": 2 * YEAR}
    tracker = make_tracker("request_consultation", topics=[], about=about, slots=ADULT)
    assert run(OfferConsultation(), tracker).texts == ["Request: offer_too_young."]


def test_what_was_told_is_kept_and_the_talk_is_of_booking(run: Run) -> None:
    slots = {**check_slot(warned="see_doctor"), "topic": "outlook", "sites": ["ear"], **ADULT}
    outcome = run(OfferConsultation(), make_tracker("request_consultation", slots=slots))
    assert (outcome.slots["topic"], outcome.slots["sites"]) == ("booking", ["ear"])
    assert (outcome.slots["audience"], outcome.slots["check"]["warned"]) == ("adult", "see_doctor")
