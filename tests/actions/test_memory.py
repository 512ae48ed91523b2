from __future__ import annotations

from typing import Any

import pytest

from actions.memory import Memory, listen
from bot.settings import ROOT
from bot.triage.check.description import Description, Observation
from bot.triage.check.interview import Interview, Stage
from bot.triage.check.steps import Move, Step
from tests.actions.conftest import make_tracker

NEWBORN_FIVE_DAYS = {"audience": "newborn", "age_days": 5.0}
UNTOLD = {"audience": None, "newborn": False, "age_days": None}


def test_a_typed_message_carries_what_was_understood() -> None:
    heard = listen(
        make_tracker(
            "ask_cause",
            topics=["cause", "price"],
            ranking={"cause": 0.9, "price": 0.8},
            entities={"condition": ["milia", "xanthelasma", "milia"]},
        )
    )
    assert (heard.intent, heard.topics, heard.offered) == ("ask_cause", ("cause", "price"), ())
    assert heard.ranking == {"cause": 0.9, "price": 0.8}
    assert heard.conditions == ("milia", "xanthelasma")


def test_a_pressed_button_asks_the_topic_of_its_name() -> None:
    heard = listen(make_tracker("ask_outlook", entities={"audience": ["baby"]}))
    assert (heard.topics, heard.memory.audience, heard.ranking) == (("outlook",), "baby", {})


def test_small_talk_asks_no_topic() -> None:
    heard = listen(make_tracker("greet", topics=[]))
    assert (heard.topics, heard.offered) == ((), ())


@pytest.mark.parametrize(
    ("slots", "about", "audience", "age_days"),
    [
        ({}, UNTOLD, None, None),
        ({}, None, None, None),
        ({}, {"audience": "baby", "newborn": True, "age_days": 5.0}, "newborn", 5.0),
        ({}, {"audience": "baby", "newborn": False, "age_days": 90.0}, "baby", 90.0),
        ({}, {"audience": "adult", "newborn": False, "age_days": None}, "adult", None),
        # what was said before stays
        (NEWBORN_FIVE_DAYS, UNTOLD, "newborn", 5.0),
        (NEWBORN_FIVE_DAYS, None, "newborn", 5.0),
        (NEWBORN_FIVE_DAYS, {"audience": "baby", "newborn": False, "age_days": None},
         "newborn", 5.0),
        ({"audience": "child", "age_days": 1500.0},
         {"audience": "child", "newborn": False, "age_days": None}, "child", 1500.0),
        # until somebody else is meant, or another age is said
        (NEWBORN_FIVE_DAYS, {"audience": "baby", "newborn": False, "age_days": 90.0},
         "baby", 90.0),
        (NEWBORN_FIVE_DAYS, {"audience": "adult", "newborn": False, "age_days": None},
         "adult", None),
        ({"audience": "adult", "age_days": 12000.0},
         {"audience": "baby", "newborn": True, "age_days": None}, "newborn", None),
    ],
)  # fmt: skip
def test_whom_it_is_about_is_remembered_with_the_age_as_said(
    slots: dict[str, Any], about: dict[str, Any] | None, audience: str | None, age_days: float
) -> None:
    memory = listen(make_tracker("ask_cause", topics=["cause"], slots=slots, about=about)).memory
    assert (memory.audience, memory.age_days) == (audience, age_days)


def test_a_button_for_somebody_else_changes_the_audience() -> None:
    tracker = make_tracker(
        "ask_outlook",
        entities={"audience": ["adult"]},
        slots={"audience": "child", "age_days": 1500.0},
    )
    memory = listen(tracker).memory
    assert (memory.audience, memory.age_days) == ("adult", None)


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        ([], [], ()),
        ([], ["nose"], ("nose",)),
        (["nose"], [], ("nose",)),
        (["nose"], ["ear"], ("nose", "ear")),
        (["nose", "ear"], ["nose"], ("ear", "nose")),
        (None, ["nose", "nose"], ("nose",)),
    ],
)
def test_places_of_the_bumps_are_remembered_the_latest_last(
    before: list[str] | None, said: list[str], after: tuple[str, ...]
) -> None:
    tracker = make_tracker("ask_cause", topics=["cause"], entities={"site": said},
                           slots={"sites": before})  # fmt: skip
    assert listen(tracker).memory.sites == after


@pytest.mark.parametrize(
    ("named", "remembered"),
    [([], "xanthelasma"), (["milia"], None), (["xanthelasma"], "xanthelasma")],
)
def test_milia_named_ends_the_talk_of_a_look_alike(named: list[str], remembered: str) -> None:
    tracker = make_tracker("ask_cause", topics=["cause"], entities={"condition": named},
                           slots={"condition": "xanthelasma"})  # fmt: skip
    assert listen(tracker).memory.condition == remembered


def test_a_memory_comes_back_as_it_was_written() -> None:
    told = Description(
        (Observation("age", "newborn"), Observation("age_days", 5.0), Observation("itch", "absent"))
    )
    check = Interview(told, Stage.ASKING, ("age", "site"), warned="see_doctor")
    memory = Memory("outlook", "xanthelasma", "newborn", 5.0, ("nose", "ear"), check)
    slots = {event["name"]: event["value"] for event in memory.events()}
    assert listen(make_tracker("greet", topics=[], slots=slots)).memory == memory


WHITE, YELLOW = ["colour", "white", "so", ""], ["colour", "yellow", "so", ""]
AGE_ADULT, AGE_BABY = ["age", "adult", "so", ""], ["age", "baby", "so", ""]


def kept(*told: list[Any], **slots: Any) -> dict[str, Any]:
    check = Interview(Description.from_json(told)).to_json()
    return {"check": check, **slots}


@pytest.mark.parametrize(
    ("before", "message", "after"),
    [
        (kept(), {"description": [WHITE]}, [WHITE]),
        (kept(WHITE), {}, [WHITE]),
        (kept(WHITE), {"description": [YELLOW]}, [WHITE, YELLOW]),
        (kept(WHITE), {"description": [YELLOW], "corrects": True}, [YELLOW]),
        # whom it is on is known from the rest of the talk
        (kept(audience="baby"), {"description": [WHITE]}, [AGE_BABY, WHITE]),
        (kept(WHITE, audience="baby", age_days=90.0), {},
         [AGE_BABY, ["age_days", 90.0, "so", ""], WHITE]),
        (kept(AGE_ADULT, WHITE, audience="baby"), {}, [AGE_BABY, WHITE]),
        # an age group that was pressed says more than the audience does
        (kept(["age", "older_adult", "so", ""], audience="adult"), {},
         [["age", "older_adult", "so", ""]]),
        (kept(["age", "newborn", "so", ""], audience="baby"), {}, [["age", "newborn", "so", ""]]),
    ],
)  # fmt: skip
def test_what_is_told_of_a_bump_gathers_with_whom_it_is_on(
    before: dict[str, Any], message: dict[str, Any], after: list[list[Any]]
) -> None:
    tracker = make_tracker("ask_cause", topics=["cause"], slots=before)
    tracker.latest_message.update(message)
    assert listen(tracker).memory.check.description.to_json() == after


@pytest.mark.parametrize(
    ("intent", "told", "entities", "step"),
    [
        ("ask_cause", None, {}, None),
        ("ask_cause", None, {"move": ["stop"]}, None),
        ("start_check", None, {}, Step(Move.START)),
        ("answer_check", None, {"move": ["back"]}, Step(Move.BACK)),
        ("answer_check", None, {"move": ["answer"], "feature": ["size_mm"], "value": [1.5]},
         Step(Move.ANSWER, (Observation("size_mm", 1.5),), "size_mm")),
        ("answer_check", Step(Move.STOP), {}, Step(Move.STOP)),
        # what was typed says by itself what it does
        ("answer_check", Step(Move.STOP), {"move": ["back"]}, Step(Move.STOP)),
    ],
)  # fmt: skip
def test_what_a_message_does_to_the_check_is_typed_or_pressed(
    intent: str, told: Step | None, entities: dict[str, list[Any]], step: Step | None
) -> None:
    tracker = make_tracker(intent, topics=[], entities=entities)
    if told:
        tracker.latest_message["check_step"] = told.to_json()
    assert listen(tracker).step == step


@pytest.mark.parametrize(
    ("told", "tells"),
    [
        ([], False),
        ([WHITE], True),
        ([["site", "ear", "not_so", ""]], True),
        ([["itch", "present", "so", ""]], False),
        ([AGE_BABY], False),
    ],
)
def test_only_what_a_bump_looks_like_tells_of_one(told: list[list[Any]], tells: bool) -> None:
    tracker = make_tracker("ask_cause", topics=["cause"])
    tracker.latest_message["description"] = told
    assert listen(tracker).tells_of_a_bump is tells


def test_each_part_of_the_memory_is_a_slot_of_the_domain() -> None:
    domain = (ROOT / "domain.yml").read_text(encoding="utf-8")
    for event in Memory().events():
        assert f"\n  {event['name']}:\n" in domain.partition("\nslots:")[2]
