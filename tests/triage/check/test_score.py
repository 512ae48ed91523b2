"""How well the symptom check does on descriptions that patients might write, all nets in place."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.settings import Settings
from bot.triage.check.symptom_check import SymptomCheck, load_symptom_check
from bot.triage.signs import RedFlags
from tests.triage.check.score import Judged, figures, judge, read_cases, reading

pytestmark = pytest.mark.model

FILES = ("first", "second", "vague", "held_out")
LEAST = {"sensitivity": 0.9, "specificity": 0.85, "vague": 0.75, "top3": 0.85}
LEAST_READ = 0.85


@pytest.fixture(scope="module")
def check(knowledge: Knowledge) -> SymptomCheck:
    return load_symptom_check(Settings(), knowledge)


@pytest.fixture(scope="module")
def judged(check: SymptomCheck, red_flags: RedFlags) -> list[Judged]:
    def level(text: str) -> str:
        hits = red_flags.find(text)
        return hits[0].level if hits else "routine"

    return judge(read_cases(*FILES), lambda text: check.run(text).check or {}, level)


def test_descriptions_are_judged_well_enough(judged: list[Judged]) -> None:
    found = figures(judged)
    print("symptom check:", found)
    missed = {name: found[name] for name, least in LEAST.items() if found[name] < least}
    assert missed == {}


def test_the_place_colour_number_itch_and_pain_are_read_well_enough(judged: list[Judged]) -> None:
    found = reading(judged)
    print("precision and recall:", found)
    missed = {name: both for name, both in found.items() if min(both) < LEAST_READ}
    assert missed == {}


def test_who_needs_a_doctor_soon_is_hardly_ever_told_otherwise(judged: list[Judged]) -> None:
    dangerous = [one.case["id"] for one in judged if one.dangerous]
    print("dangerous:", dangerous)
    assert len(dangerous) <= 3


def test_every_condition_has_at_least_five_descriptions_in_two_wordings(
    knowledge: Knowledge,
) -> None:
    cases = read_cases("first", "second", "vague")
    wordings: dict[str, set[str]] = {}
    for case in cases:
        if case["id"].endswith(("a", "b")):
            wordings.setdefault(case["condition"], set()).add(case["id"])
    pairs = {
        condition: sum(f"{one[:-1]}b" in ids for one in ids if one.endswith("a"))
        for condition, ids in wordings.items()
    }
    assert {name for name in knowledge.conditions if pairs.get(name, 0) < 5} == set()
