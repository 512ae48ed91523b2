from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml
from rasa_sdk import Action, Tracker

from actions.small_talk import TEXT_OF_INTENT, SmallTalk
from bot.settings import ROOT
from tests.actions.conftest import Outcome, make_tracker

Run = Callable[[Action, Tracker], Outcome]


@pytest.mark.parametrize(("intent", "text"), TEXT_OF_INTENT.items())
def test_small_talk_is_answered_with_its_text(run: Run, intent: str, text: str) -> None:
    (message,) = run(SmallTalk(), make_tracker(intent, topics=[])).messages
    assert message["text"] == f"Fixed text: {text}."
    assert (message["custom"]["kind"], message["custom"]["topic"]) == ("small_talk", None)


def test_small_talk_forgets_nothing(run: Run) -> None:
    slots = {"topic": "outlook", "audience": "baby", "age_days": 90.0, "sites": ["ear"]}
    outcome = run(SmallTalk(), make_tracker("thank", topics=[], slots=slots))
    assert slots.items() <= outcome.slots.items()


def test_each_intent_that_leads_here_has_a_text() -> None:
    rules = yaml.safe_load((ROOT / "data/stories/small_talk.yml").read_text())["rules"]
    leading_here = {
        rule["steps"][0]["intent"]
        for rule in rules
        if rule["steps"][1]["action"] == SmallTalk().name()
    }
    assert leading_here == set(TEXT_OF_INTENT)


@pytest.mark.parametrize(
    ("intent", "offered", "kind"),
    [
        ("affirm", True, "request_form"),
        ("affirm", False, "small_talk"),
        ("affirm", None, "small_talk"),
        ("deny", True, "small_talk"),
        ("thank", True, "small_talk"),
    ],
)
def test_only_yes_right_after_the_offer_opens_the_form(
    run: Run, intent: str, offered: bool | None, kind: str
) -> None:
    tracker = make_tracker(intent, topics=[], slots={"request_offered": offered})
    outcome = run(SmallTalk(), tracker)
    assert outcome.kinds == [kind]
    # An offer that was let pass is no offer any more.
    assert outcome.slots["request_offered"] is False


def test_yes_with_an_age_that_the_clinic_does_not_see_opens_no_form(run: Run) -> None:
    about = {"audience": "baby", "newborn": False, "age_days": 90.0}
    tracker = make_tracker("affirm", topics=[], about=about, slots={"request_offered": True})
    assert run(SmallTalk(), tracker).texts == ["Request: offer_too_young."]
