from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rasa_sdk import Action, Tracker

from actions.open_request_form import OpenRequestForm
from bot.triage.check.interview import Stage
from tests.actions.conftest import Outcome, check_slot, make_tracker

Run = Callable[[Action, Tracker], Outcome]
YEAR = 365.25  # days
SAID = "Note: said."

WHITE = ["colour", "white", "so", ""]
LIKE_MILK = ["colour", "white", "so", "like milk"]
NOT_YELLOW = ["colour", "yellow", "not_so", ""]
SMALL = ["size_mm", 1.5, "so", ""]
ITCH_UNKNOWN = ["itch", "", "unknown", ""]
NO_ITCH = ["itch", "absent", "so", ""]
GROWING = ["change", "growing", "so", ""]
CHILD = ["age", "child", "so", ""]


def opened(run: Run, told: list[list[Any]], **interview: Any) -> Outcome:
    slots = check_slot(**interview)
    slots["check"]["description"] = told
    return run(OpenRequestForm(), make_tracker("open_request_form", slots=slots))


def note(outcome: Outcome) -> dict[str, str]:
    (message,) = outcome.messages
    return {line["title"]: line["text"] for line in message["custom"]["form"]["note"]}


@pytest.mark.parametrize(
    ("told", "lines"),
    [
        ([], {}),
        ([WHITE], {"Its colour": "white"}),
        ([LIKE_MILK], {"Its colour": 'white (you wrote "like milk")'}),
        ([NOT_YELLOW], {"Its colour": "not yellow"}),
        ([ITCH_UNKNOWN], {"Its itch": "Button unknown"}),
        (
            [CHILD, WHITE, SMALL, NO_ITCH],
            {
                "Whose it is": "it is on a child",
                "Its colour": "white",
                "Its size": "about 1.5 mm",
                "Its itch": "not itchy",
            },
        ),
    ],
)
def test_the_note_holds_what_was_told_or_denied_or_is_not_known(
    run: Run, told: list[list[Any]], lines: dict[str, str]
) -> None:
    assert note(opened(run, told)) == lines


@pytest.mark.parametrize(
    ("told", "interview", "said"),
    [
        # half a check says nothing of what fits
        ([CHILD, WHITE, SMALL, NO_ITCH], {"stage": Stage.ASKING, "asked": ("age", "itch")}, None),
        ([CHILD, WHITE, SMALL, NO_ITCH], {"stage": Stage.DONE}, "Note: fits_yes."),
        (
            [CHILD, WHITE, GROWING],
            {"stage": Stage.DONE},
            "Note: fits_unclear. Note: warned_see_doctor.",
        ),
        ([], {"warned": "see_doctor"}, "Note: warned_see_doctor."),
        ([WHITE], {"warned": "same_day"}, "Note: warned_same_day."),
        ([], {"warned": "emergency"}, "Note: warned_emergency."),
    ],
)
def test_the_note_ends_with_what_the_assistant_said(
    run: Run, told: list[list[Any]], interview: dict[str, Any], said: str | None
) -> None:
    lines = note(opened(run, told, **interview))
    assert lines.get(SAID) == said
    assert SAID not in list(lines)[:-1]


@pytest.mark.parametrize(
    ("warned", "text"),
    [
        ("routine", "form"),
        ("see_doctor", "form_warned"),
        ("same_day", "form_warned"),
        ("emergency", "form_warned"),
    ],
)
def test_after_a_warning_the_form_repeats_that_help_comes_first(
    run: Run, warned: str, text: str
) -> None:
    outcome = opened(run, [], warned=warned)
    assert (outcome.texts, outcome.kinds) == ([f"Request: {text}."], ["request_form"])


@pytest.mark.parametrize(
    ("slots", "person", "age"),
    [
        ({}, None, ""),
        ({"audience": "adult"}, None, ""),
        ({"audience": "child"}, "child", ""),
        ({"audience": "child", "age_days": 7.5 * YEAR}, "child", "7"),
        ({"audience": "child", "age_days": 17 * YEAR}, None, ""),
    ],
)
def test_the_form_begins_with_what_is_known_of_the_person(
    run: Run, slots: dict[str, Any], person: str | None, age: str
) -> None:
    (message,) = run(OpenRequestForm(), make_tracker("open_request_form", slots=slots)).messages
    form = message["custom"]["form"]
    assert (form["person"], form["age"]) == (person, age)


@pytest.mark.parametrize(
    ("warned", "text"),
    [
        ("routine", "offer_too_young"),
        ("see_doctor", "offer_too_young"),
        ("same_day", "offer_same_day_too_young"),
        ("emergency", "offer_emergency_too_young"),
    ],
)
@pytest.mark.parametrize("person", [{"audience": "baby"}, {"age_days": 2 * YEAR}])
def test_for_whom_the_clinic_does_not_see_no_form_is_opened(
    run: Run, warned: str, text: str, person: dict[str, Any]
) -> None:
    slots = {**check_slot(warned=warned), **person}
    outcome = run(OpenRequestForm(), make_tracker("open_request_form", slots=slots))
    (message,) = outcome.messages
    assert message["text"] == f"Request: {text}."
    assert (message["buttons"], "form" in message["custom"]) == ([], False)


def test_an_opened_form_needs_no_yes_and_the_talk_is_of_booking(run: Run) -> None:
    slots = {"request_offered": True, "topic": "outlook", "sites": ["ear"]}
    outcome = run(OpenRequestForm(), make_tracker("open_request_form", slots=slots))
    assert (outcome.slots["request_offered"], outcome.slots["topic"]) == (False, "booking")
    assert outcome.slots["sites"] == ["ear"]
