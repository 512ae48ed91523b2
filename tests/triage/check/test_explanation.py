from __future__ import annotations

import pytest

from bot.knowledge.symptoms import ABSENT
from bot.triage.check.description import Observation
from bot.triage.check.explanation import SHOWN, explain
from bot.triage.check.symptom_check import SymptomCheck
from tests.triage.check.small import assessor, heads, not_so, so, told, unknown

WHITE, GROWS = so("colour", "white"), so("change", "growing")


def cells(table: str) -> list[list[str]]:
    """The lines of the table, each as its cells."""
    return [[cell.strip() for cell in line.split("  ") if cell.strip()]
            for line in table.split("\n\n")[0].splitlines()]  # fmt: skip


def test_each_thing_told_has_a_line_and_each_condition_a_column(small_check: SymptomCheck) -> None:
    description = told(WHITE, not_so("site", "ear"), so("itch", ABSENT), so("number", "one"))
    assert cells(explain(small_check, description)) == [
        ["milia", "xanthelasma"],
        ["colour: white", "usual +10.8", "rare -10.8"],
        ["site: not ear", "usual -0.2", "always +0.2"],
        ["itch: absent", "usual -1.8", "always +1.8"],
        ["number: one", "not said +0.0", "not said +0.0"],
        ["chance", "0.88", "0.12"],
    ]


def test_the_decision_stands_below_with_what_it_rests_on(small_check: SymptomCheck) -> None:
    table = explain(small_check, told(WHITE, GROWS, unknown("itch"), unknown("size_mm")))
    assert table.split("\n\n")[1].splitlines() == [
        "does not know: itch, size_mm",
        "told: 2.0 of 2 needed",
        "points for milia: +0.60",
        "fits: unclear",
        "level: see_doctor",
        "concern: What grows is seen by a doctor.",
    ]


@pytest.mark.parametrize("observations", [(), (WHITE,)])
def test_who_knew_everything_leaves_no_doubt(
    small_check: SymptomCheck, observations: tuple[Observation, ...]
) -> None:
    assert "\ndoes not know: -\n" in explain(small_check, told(*observations))


def test_milia_come_first_beside_the_likeliest_others(small_check: SymptomCheck) -> None:
    yellow = so("colour", "yellow")
    others = {f"other_{n}": {"colour": {"usual": ["yellow"]}} for n in range(SHOWN + 2)}
    conditions = heads(last={"colour": {"never": ["yellow"]}}, milia={}, **others)
    changed = SymptomCheck(**{**vars(small_check), "assessor": assessor(conditions)})
    (shown, *_) = cells(explain(changed, told(yellow)))
    assert shown == ["milia", *(f"other_{n}" for n in range(SHOWN))]
