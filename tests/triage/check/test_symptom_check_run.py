"""One message at once, whom it is about, and the check as it is loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.knowledge import Knowledge, KnowledgeError
from bot.settings import Settings
from bot.triage.check.description import Description, Observation, Value
from bot.triage.check.interview import Interview
from bot.triage.check.symptom_check import (
    SymptomCheck,
    current_symptom_check,
    load_symptom_check,
)
from tests.triage.check.small import so, told

WHITE = so("colour", "white")
ADULT, NEWBORN = so("age", "adult"), so("age", "newborn")


@pytest.mark.parametrize(
    ("text", "fits", "level", "features"),
    [
        ("white spots of 1 mm", "yes", "routine", {"colour": ["white"], "size_mm": 1.0}),
        ("yellow spots of 12 mm", "no", "routine", {"colour": ["yellow"], "size_mm": 12.0}),
        ("a red spot", "unclear", "routine", {"colour": ["red"], "number": "one"}),
        ("white spots of 1 mm, they grow, growing", "unclear", "see_doctor",
         {"change": ["growing"]}),
        ("my baby is 3 weeks old and unwell", "unclear", "same_day",
         {"age": 21.0, "unwell": True}),
        ("", "unclear", "routine", {}),
    ],
)  # fmt: skip
def test_one_message_is_enough_to_run_the_check(
    small_check: SymptomCheck, text: str, fits: str, level: str, features: dict[str, Any]
) -> None:
    result = small_check.run(text)
    assert result.kind == "check_result"
    assert result.check is not None
    assert (result.check["fits"], result.check["level"], result.level) == (fits, level, level)
    known = {f: v for f, v in result.check["features"].items() if v != "unknown"}
    assert features.items() <= known.items()
    assert len(result.check["asked"]) <= 4


@pytest.mark.parametrize(
    ("audience", "age_days", "group"),
    [
        (None, None, ()),
        ("newborn", None, ("newborn",)),
        ("baby", None, ("baby",)),
        ("adult", None, ("adult",)),
        ("baby", 5.0, ("newborn", 5.0)),
        ("baby", 28.0, ("baby", 28.0)),
        ("child", 365.0, ("child", 365.0)),
        ("adult", 25000.0, ("older_adult", 25000.0)),
    ],
)
def test_the_age_as_said_decides_the_group(
    small_check: SymptomCheck,
    audience: str | None,
    age_days: float | None,
    group: tuple[Value, ...],
) -> None:
    found = small_check.with_person(told(WHITE), audience, age_days)
    assert found.values("age") + found.values("age_days") == group
    assert WHITE in found.observations


def test_another_person_takes_the_place_of_the_one_before(small_check: SymptomCheck) -> None:
    before = told(NEWBORN, so("age_days", 5.0), WHITE)
    assert small_check.with_person(before, "adult", None) == told(ADULT, WHITE)


@pytest.mark.parametrize(
    ("observations", "audience"),
    [((), None), ((NEWBORN,), "newborn"), ((so("age", "older_adult"),), "adult")],
)
def test_answers_are_for_the_audience_of_the_age_group(
    small_check: SymptomCheck, observations: tuple[Observation, ...], audience: str | None
) -> None:
    assert small_check.audience(Description(observations)) == audience


@pytest.mark.parametrize(
    ("observations", "warned", "topics", "said", "answered"),
    [
        ((), "routine", ("seriousness", "cause"), [], ("seriousness", "cause")),
        ((NEWBORN, so("age_days", 5.0)), "routine", ("seriousness",), [], ("seriousness",)),
        ((WHITE,), "routine", ("cause",), [], ("cause",)),
        # "no, milia are harmless" is not said of a bump that nobody has seen
        ((WHITE,), "routine", ("seriousness",), ["own_bump"], ("seriousness",)),
        # nor after a warning
        ((), "see_doctor", ("cause",), ["warned_before"], ("cause",)),
        ((WHITE,), "emergency", ("seriousness",), ["warned_before"], ("see_doctor",)),
        ((), "same_day", ("see_doctor", "seriousness"), ["warned_before"], ("see_doctor",)),
        # what the clinic costs soothes nobody
        ((), "see_doctor", ("price",), [], ("price",)),
    ],
)
def test_nobody_with_a_worrying_bump_is_soothed_by_an_answer(
    small_check: SymptomCheck,
    observations: tuple[Observation, ...],
    warned: str,
    topics: tuple[str, ...],
    said: list[str],
    answered: tuple[str, ...],
) -> None:
    interview = Interview(told(*observations), warned=warned)
    lead, instead = small_check.before_an_answer(interview, topics)
    assert [reply.text for reply in lead] == [f"Check: {name}." for name in said]
    assert instead == answered


def test_a_broken_file_is_named_at_the_start(knowledge_directory: Path) -> None:
    (knowledge_directory / "symptom_check.yml").unlink()
    with pytest.raises(KnowledgeError, match="Restore it"):
        load_symptom_check(
            Settings(knowledge_directory=knowledge_directory), Knowledge.load(knowledge_directory)
        )


def test_all_who_ask_share_one_check() -> None:
    assert current_symptom_check() is current_symptom_check()
