from __future__ import annotations

from typing import Any

import pytest

from bot.knowledge.symptoms import ABSENT, PRESENT
from bot.triage.check.description import Observation
from bot.triage.check.questions import Questions
from tests.triage.check.small import (
    MILIA,
    RIVAL,
    Heads,
    evidence,
    heads,
    not_so,
    settings,
    so,
    told,
    unknown,
)

CONDITIONS = heads(milia=MILIA, rival=RIVAL)
ADULT, CHILD, BABY = (so("age", name) for name in ("adult", "child", "baby"))
WHITE, TINY, NO_ITCH = so("colour", "white"), so("size_mm", 1.5), so("itch", ABSENT)
STABLE = so("change", "stable")


def following(
    *observations: Observation,
    asked: tuple[str, ...] = (),
    conditions: Heads = CONDITIONS,
    **changed: Any,
) -> str | None:
    file = settings(**changed)
    return Questions(evidence(conditions, file), file).next(told(*observations), asked)


def all_asked(*observations: Observation, **changed: Any) -> list[str]:
    """Every question of a check in which the patient knows nothing more."""
    asked: tuple[str, ...] = ()
    while feature := following(*observations, asked=asked, **changed):
        asked = (*asked, feature)
        observations = (*observations, unknown(feature))
    return list(asked)


@pytest.mark.parametrize(
    ("observations", "asked", "feature"),
    [
        ((), (), "age"),
        ((WHITE,), (), "age"),
        ((BABY,), (), "unwell"),
        ((BABY, unknown("unwell")), (), "size_mm"),
        ((unknown("age"),), (), "size_mm"),
        ((), ("age",), "size_mm"),
        ((CHILD, TINY), (), "colour"),
        # a colour that is denied tells of no colour
        ((CHILD, TINY, not_so("colour", "red")), (), "colour"),
        # but a denied itch is
        ((CHILD, unknown("colour"), unknown("size_mm"), NO_ITCH), (), None),
    ],
)
def test_what_is_told_or_not_known_is_not_asked(
    observations: tuple[Observation, ...], asked: tuple[str, ...], feature: str | None
) -> None:
    assert following(*observations, asked=asked) == feature


def test_nothing_is_asked_twice() -> None:
    asked = all_asked(asking={"most": 99, "least_gain": 0})
    assert sorted(asked) == sorted(set(asked))
    assert set(asked) == {"age", "colour", "size_mm", "itch", "change"}


@pytest.mark.parametrize("most", [1, 2, 3])
def test_there_are_no_more_questions_than_allowed(most: int) -> None:
    assert len(all_asked(asking={"most": most, "least_gain": 0})) == most


@pytest.mark.parametrize(
    ("observations", "wanted"),
    [((), False), ((BABY,), True), ((so("age", "newborn"),), True), ((ADULT,), False)],
)
def test_a_question_for_some_ages_is_asked_of_no_others(
    observations: tuple[Observation, ...], wanted: bool
) -> None:
    asked = all_asked(*observations, asking={"most": 99, "least_gain": 0})
    assert ("unwell" in asked) is wanted


def test_the_question_that_tells_most_is_asked_first() -> None:
    conditions = heads(
        milia={"colour": {"usual": ["white"]}, "itch": "rare", "size_mm": {"usual": [1, 2]}},
        rival={"colour": {"usual": ["white"]}, "itch": "always", "size_mm": {"usual": [1, 2]}},
    )
    assert following(CHILD, conditions=conditions) == "itch"
    assert all_asked(CHILD, conditions=conditions) == ["itch"]


@pytest.mark.parametrize(("ease", "feature"), [(1, "itch"), (20, "colour")])
def test_what_patients_can_tell_easily_is_asked_earlier(ease: float, feature: str) -> None:
    conditions = heads(
        milia={"colour": {"usual": ["white"], "sometimes": ["yellow"]}, "itch": "rare"},
        rival={"colour": {"usual": ["white", "yellow"]}, "itch": "always"},
    )
    question = settings().questions["colour"].dict()
    questions = {"colour": {**question, "ease": ease}}
    assert following(CHILD, conditions=conditions, questions=questions) == feature


@pytest.mark.parametrize(("weight", "feature"), [(1, "itch"), (0, "colour")])
def test_a_feature_that_counts_little_is_asked_later(weight: float, feature: str) -> None:
    conditions = heads(
        milia={"colour": {"usual": ["white"], "sometimes": ["yellow"]}, "itch": "rare"},
        rival={"colour": {"usual": ["white", "yellow"]}, "itch": "always"},
    )
    asked = following(CHILD, conditions=conditions, weight={"itch": weight})
    assert asked == feature


@pytest.mark.parametrize(("least", "feature"), [(0, "itch"), (0.9, None)])
def test_what_tells_too_little_is_not_asked(least: float, feature: str | None) -> None:
    conditions = heads(milia={"itch": "rare"}, rival={"itch": "usual"})
    assert following(CHILD, conditions=conditions, asking={"least_gain": least}) == feature


def test_when_milia_are_all_but_certain_nothing_more_is_asked() -> None:
    assert following(CHILD, WHITE, asking={"least_gain": 0.05}) == "size_mm"
    assert following(CHILD, WHITE, TINY, asking={"least_gain": 0.05}) is None


@pytest.mark.parametrize(
    ("observations", "asked", "feature"),
    [
        # there is room for both: what tells more goes first
        ((ADULT,), (), "size_mm"),
        ((ADULT,), ("age", "size_mm"), "colour"),
        # the last question
        ((ADULT,), ("age", "colour", "size_mm"), "change"),
        ((CHILD,), ("age", "colour", "size_mm"), "itch"),
        ((ADULT, STABLE), ("age", "colour", "size_mm"), "itch"),
        ((so("age", "older_adult"),), ("age", "colour", "size_mm"), "change"),
        # nothing else is worth a question
        ((ADULT, WHITE, TINY, NO_ITCH), (), "change"),
    ],
)
def test_a_needed_question_is_asked_at_the_latest_as_the_last(
    observations: tuple[Observation, ...], asked: tuple[str, ...], feature: str
) -> None:
    assert following(*observations, asked=asked) == feature


@pytest.mark.parametrize(
    ("feature", "observations", "insists"),
    [
        ("age", (), True),
        ("unwell", (CHILD,), True),
        ("colour", (ADULT,), False),
        ("change", (), False),
        ("change", (CHILD,), False),
        ("change", (ADULT,), True),
    ],
)
def test_what_comes_first_or_is_needed_must_be_answered(
    feature: str, observations: tuple[Observation, ...], insists: bool
) -> None:
    file = settings()
    questions = Questions(evidence(CONDITIONS, file), file)
    assert questions.insists(feature, told(*observations)) is insists


@pytest.mark.parametrize("told_itch", [PRESENT, ABSENT])
def test_a_single_condition_leaves_nothing_to_ask_but_the_age(told_itch: str) -> None:
    conditions = heads(milia=MILIA)
    assert following(conditions=conditions) == "age"
    assert following(CHILD, so("itch", told_itch), conditions=conditions) is None
