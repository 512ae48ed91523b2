from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rasa_sdk import Action, Tracker

from actions.answer_question import AnswerQuestion
from tests.actions.conftest import Outcome, make_tracker

Run = Callable[[Action, Tracker], Outcome]


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
