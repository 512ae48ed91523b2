from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from rasa_sdk import Action, Tracker

from actions import speech
from actions.answer_question import AnswerQuestion
from bot.knowledge.current import current_knowledge
from bot.requests.hand_off import HandOff
from tests.actions.conftest import Outcome, check_slot, make_tracker

Run = Callable[[Action, Tracker], Outcome]
YEAR = 365.25  # days
OFFER = {"title": "Button: offer.", "payload": "/request_consultation"}
OPEN = {"title": "Button: open.", "payload": "/open_request_form"}


@pytest.mark.parametrize(
    ("message", "sections", "remembered"),
    [
        (
            {"intent": "ask_outlook", "topics": ["outlook"]},
            ["milia/outlook"],
            {"topic": "outlook", "condition": None, "audience": None},
        ),
        (
            {"intent": "ask_outlook", "topics": ["outlook", "price"]},
            ["milia/outlook", "clinic/price"],
            {"topic": "outlook"},
        ),
        (
            {
                "intent": "ask_outlook",
                "topics": ["outlook"],
                "about": {"audience": "baby", "newborn": True, "age_days": 5.0},
            },
            ["milia/outlook/newborn"],
            {"topic": "outlook", "audience": "newborn", "age_days": 5.0},
        ),
        (
            {"intent": "ask_outlook", "topics": ["outlook"], "slots": {"audience": "adult"}},
            ["milia/outlook/adult"],
            {"audience": "adult"},
        ),
        (
            {"intent": "ask_outlook", "entities": {"audience": ["baby"]}},
            ["milia/outlook/baby"],
            {"topic": "outlook", "audience": "baby"},
        ),
        (
            {
                "intent": "ask_other_condition",
                "topics": ["other_condition"],
                "ranking": {"other_condition": 0.9, "treatment": 0.4},
                "entities": {"condition": ["xanthelasma"]},
            },
            ["xanthelasma/treatment"],
            {"topic": "treatment", "condition": "xanthelasma"},
        ),
        (
            {
                "intent": "ask_treatment",
                "topics": ["treatment"],
                "slots": {"topic": "overview", "condition": "xanthelasma"},
            },
            ["xanthelasma/treatment"],
            {"topic": "treatment", "condition": "xanthelasma"},
        ),
        (
            {"intent": "ask_cause", "topics": ["cause"], "entities": {"site": ["ear"]}},
            ["milia/cause"],
            {"sites": ["ear"]},
        ),
        ({"intent": "ask_urgent", "topics": ["urgent"]}, [None], {"topic": "urgent"}),
        (
            {"intent": "ask_other_condition", "topics": ["other_condition"]},
            [None],
            {"topic": "other_condition"},
        ),
    ],
)
def test_the_answer_is_the_section_for_topic_condition_and_person(
    run: Run, message: dict[str, Any], sections: list[str | None], remembered: dict[str, Any]
) -> None:
    outcome = run(AnswerQuestion(), make_tracker(**message))
    assert outcome.sections == sections
    assert remembered.items() <= outcome.slots.items()


def test_words_and_buttons_travel_as_rasas_own_and_the_rest_in_custom(run: Run) -> None:
    outcome = run(AnswerQuestion(), make_tracker("ask_outlook", topics=["outlook"]))
    (message,) = outcome.messages
    assert message["text"] == "Milia, outlook."
    assert [button["title"] for button in message["buttons"]] == ["For baby", "For adult"]
    custom = message["custom"]
    assert (custom["kind"], custom["topic"], custom["condition"], custom["status"]) == (
        "answer", "outlook", "milia", "draft",
    )  # fmt: skip
    assert [source["publisher"] for source in custom["sources"]] == ["NHS", "DermNet"]
    assert custom["version"].startswith("sha256:")


def asked(topics: list[str], text: str = "", **slots: Any) -> Tracker:
    """A typed question on these topics."""
    tracker = make_tracker(f"ask_{topics[0]}", topics=topics, slots=slots)
    tracker.latest_message["text"] = text
    return tracker


@pytest.mark.parametrize(
    ("topic", "person", "offered"),
    [
        ("treatment", {}, True),
        ("treatment", {"audience": "adult"}, True),
        ("treatment", {"audience": "child"}, True),
        ("treatment", {"audience": "child", "age_days": 3 * YEAR}, True),
        ("treatment", {"audience": "child", "age_days": 3 * YEAR - 1}, False),
        ("treatment", {"audience": "baby"}, False),
        ("treatment", {"audience": "newborn", "age_days": 5.0}, False),
        # other topics than those of the file
        ("cause", {}, False),
        ("price", {"audience": "adult"}, False),
    ],
)
def test_some_answers_end_with_the_way_to_a_skin_doctor_for_whom_the_clinic_sees(
    run: Run, topic: str, person: dict[str, Any], offered: bool
) -> None:
    (message,) = run(AnswerQuestion(), asked([topic], **person)).messages
    assert (OFFER in message["buttons"]) is offered
    assert message["custom"]["kind"] == "answer"


@pytest.mark.parametrize("level", ["see_doctor", "same_day", "emergency"])
def test_a_warning_does_not_take_that_way_away(run: Run, level: str) -> None:
    messages = run(AnswerQuestion(), asked(["treatment"], **check_slot(warned=level))).messages
    assert OFFER in messages[-1]["buttons"]


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("can i book", ["clinic/booking"]),
        ("how long", ["clinic/booking/wait"]),
        ("how long, and can i cancel", ["clinic/booking/wait", "clinic/booking/cancel"]),
    ],
)
def test_how_to_book_is_answered_with_the_form_at_hand(
    run: Run, text: str, sections: list[str]
) -> None:
    outcome = run(AnswerQuestion(), asked(["booking"], text))
    assert outcome.sections == sections
    assert [message["buttons"] for message in outcome.messages] == [[OPEN]] * len(sections)
    assert outcome.slots["request_offered"] is True


@pytest.fixture
def cancels_a_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    """To cancel is about a visit that is agreed already."""
    clinic = current_knowledge().clinic.copy(deep=True)
    cancel, wait = clinic.answers["booking"].particulars
    agreed = [cancel.copy(update={"about_a_visit": True}), wait]
    booking = clinic.answers["booking"].copy(update={"particulars": agreed})
    answers = {**clinic.answers, "booking": booking}
    knowledge = replace(current_knowledge(), clinic=clinic.copy(update={"answers": answers}))
    monkeypatch.setattr(speech, "hand_off", lambda: HandOff(knowledge))


@pytest.mark.parametrize(
    ("text", "buttons", "offered"),
    [
        ("can i cancel", [[]], False),
        ("how long", [[OPEN]], True),
        ("can i cancel, and how long", [[], [OPEN]], True),
    ],
)
@pytest.mark.usefixtures("cancels_a_visit")
def test_who_asks_about_a_visit_is_not_offered_another(
    run: Run, text: str, buttons: list[list[dict[str, str]]], offered: bool
) -> None:
    outcome = run(AnswerQuestion(), asked(["booking"], text))
    assert [message["buttons"] for message in outcome.messages] == buttons
    assert outcome.slots["request_offered"] is offered


@pytest.mark.parametrize("text", ["can i book", "can i cancel"])
@pytest.mark.parametrize(
    ("level", "person", "offer"),
    [
        ("see_doctor", {}, "offer_see_doctor"),
        ("same_day", {"audience": "adult"}, "offer_same_day"),
        ("emergency", {"audience": "adult"}, "offer_emergency"),
        ("emergency", {"audience": "baby"}, "offer_emergency_too_young"),
        ("routine", {"audience": "child", "age_days": 2 * YEAR}, "offer_too_young"),
    ],
)
def test_after_a_warning_whom_to_see_first_stands_for_how_to_book(
    run: Run, text: str, level: str, person: dict[str, Any], offer: str
) -> None:
    slots = {**check_slot(warned=level), **person}
    outcome = run(AnswerQuestion(), asked(["booking"], text, **slots))
    assert outcome.kinds == ["request_offer"]
    assert outcome.texts == [f"Request: {offer}."]
    assert outcome.slots["request_offered"] is (offer == "offer_see_doctor")
    assert outcome.slots["topic"] == "booking"


def test_how_to_book_for_a_baby_is_the_clinics_own_answer_without_the_form(run: Run) -> None:
    outcome = run(AnswerQuestion(), asked(["booking"], audience="baby"))
    assert (outcome.sections, outcome.messages[0]["buttons"]) == (["clinic/booking"], [])
    assert outcome.slots["request_offered"] is False


@pytest.mark.parametrize("topics", [["cause"], ["treatment"], ["cause", "price"]])
def test_an_answer_without_the_form_ends_an_offer(run: Run, topics: list[str]) -> None:
    outcome = run(AnswerQuestion(), asked(topics, request_offered=True))
    assert outcome.slots["request_offered"] is False
