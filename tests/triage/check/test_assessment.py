from __future__ import annotations

from typing import Any

import pytest

from bot.knowledge.symptoms import ABSENT, PRESENT
from bot.triage.check.assessment import Assessment
from bot.triage.check.description import Description, Observation
from tests.triage.check.small import (
    MILIA,
    RIVAL,
    assessor,
    head,
    heads,
    not_so,
    settings,
    so,
    told,
    unknown,
)

WHITE, YELLOW, RED = (so("colour", name) for name in ("white", "yellow", "red"))
UNDER_EYES, EAR = so("site", "under_eyes"), so("site", "ear")
TINY, HUGE = so("size_mm", 1.0), so("size_mm", 12.0)
ITCHES, NO_ITCH = so("itch", PRESENT), so("itch", ABSENT)
GROWS, BABY = so("change", "growing"), so("age", "baby")
CONDITIONS = heads(milia=MILIA, rival=RIVAL)


def assess(*observations: Observation, **changed: Any) -> Assessment:
    return assessor(CONDITIONS, settings(**changed)).assess(told(*observations))


@pytest.mark.parametrize(
    ("observations", "fits"),
    [
        # too little
        ((), "unclear"),
        ((WHITE,), "unclear"),
        ((RED,), "unclear"),
        ((WHITE, so("number", "few")), "unclear"),
        # enough
        ((WHITE, TINY), "yes"),
        ((WHITE, UNDER_EYES), "yes"),
        ((WHITE, TINY, ITCHES), "partly"),
        ((WHITE, ITCHES, EAR), "no"),
        ((RED, UNDER_EYES), "no"),
        ((RED, WHITE, UNDER_EYES, TINY), "partly"),
        # another is likelier
        ((YELLOW, HUGE), "no"),
        ((YELLOW, so("size_mm", 3.0), UNDER_EYES), "unclear"),
    ],
)
def test_milia_fit_as_far_as_what_is_told_is_usual_for_them(
    observations: tuple[Observation, ...], fits: str
) -> None:
    assert assess(*observations).fits == fits


@pytest.mark.parametrize(
    ("changed", "fits"),
    [
        ({}, "yes"),
        ({"enough": 2.1}, "unclear"),
        ({"fits_from": 2.1}, "partly"),
        ({"fits_from": 2.0}, "yes"),
        ({"fits_from": 3, "partly_from": 2.1}, "unclear"),
        ({"doubt_from": 2.1}, "no"),
        ({"rival_from": -5}, "unclear"),
        ({"rival_from": -5, "partly_from": 2.1}, "no"),
    ],
)
def test_the_file_says_from_where_on_milia_fit(changed: dict[str, float], fits: str) -> None:
    found = assess(WHITE, TINY, decision=changed)
    assert (found.support, found.told, found.fits) == (2.0, 2.0, fits)


@pytest.mark.parametrize(
    ("observations", "support"),
    [
        ((), 0.0),
        ((WHITE,), 1.0),
        ((YELLOW,), 0.2),
        ((RED,), -3.0),
        ((EAR,), -0.8),
        ((so("site", "behind_ear"),), -0.8),
        ((NO_ITCH,), 1.0),
        # the mean of a feature, the sum of features
        ((WHITE, YELLOW), 0.6),
        ((WHITE, UNDER_EYES, ITCHES), 1.2),
        # by weight
        ((so("change", "stable"),), 0.5),
        ((GROWS,), -0.4),
        # what milia's file does not mention
        ((so("number", "one"),), 0.0),
        # a denial can only speak against
        ((not_so("colour", "red"),), 0.0),
        ((not_so("site", "ear"),), 0.0),
        ((not_so("site", "under_eyes"),), 0.0),
        ((WHITE, not_so("colour", "red")), 1.0),
        ((unknown("colour"),), 0.0),
    ],
)
def test_points_for_milia_are_those_of_the_file(
    observations: tuple[Observation, ...], support: float
) -> None:
    assert assess(*observations).support == pytest.approx(support)


def test_to_lack_what_milia_always_are_speaks_against_them() -> None:
    conditions = heads(milia={"colour": {"always": ["white"]}})
    found = assessor(conditions).assess(told(not_so("colour", "white")))
    assert found.support == -3
    assert [row.observation for row in found.speaks_against] == [not_so("colour", "white")]


@pytest.mark.parametrize(
    ("observations", "amount"),
    [
        ((), 0.0),
        ((WHITE,), 1.0),
        ((WHITE, YELLOW), 1.0),
        ((WHITE, UNDER_EYES, so("number", "one")), 2.5),
        ((not_so("colour", "red"),), 0.0),
        ((unknown("colour"),), 0.0),
        ((NO_ITCH,), 1.0),
        ((BABY,), 0.0),
    ],
)
def test_how_much_is_told_counts_features_that_are_so(
    observations: tuple[Observation, ...], amount: float
) -> None:
    assert assess(*observations).told == amount


@pytest.mark.parametrize(
    ("observations", "level"),
    [
        ((WHITE, TINY), "routine"),
        ((GROWS,), "see_doctor"),
        ((GROWS, so("age", "adult")), "see_doctor"),
        # its "unless"
        ((GROWS, BABY), "routine"),
        ((so("unwell", PRESENT), BABY), "same_day"),
        ((so("unwell", PRESENT),), "routine"),
        ((so("unwell", PRESENT), so("age", "adult")), "routine"),
        ((so("unwell", ABSENT), BABY), "routine"),
        ((not_so("change", "growing"),), "routine"),
    ],
)
def test_what_wants_a_doctor_sets_the_level(
    observations: tuple[Observation, ...], level: str
) -> None:
    found = assess(*observations)
    assert (found.level, bool(found.concerns)) == (level, level != "routine")


def test_the_most_urgent_level_counts_and_every_concern_is_kept() -> None:
    concerns = [
        {"when": {"colour": ["white"]}, "level": level, "says": level, "sources": ["nhs-milia"]}
        for level in ("see_doctor", "emergency", "same_day")
    ]
    found = assess(WHITE, concerns=concerns)
    assert found.level == "emergency"
    assert [one.says for one in found.concerns] == ["see_doctor", "emergency", "same_day"]


@pytest.mark.parametrize(
    ("levels", "level", "interrupts"),
    [
        ({"see_doctor": False}, "see_doctor", "see_doctor"),
        ({"see_doctor": True}, "see_doctor", "routine"),
        ({"see_doctor": False, "same_day": True}, "same_day", "see_doctor"),
        ({"see_doctor": True, "same_day": False}, "same_day", "same_day"),
    ],
)
def test_what_may_still_be_explained_interrupts_nothing(
    levels: dict[str, bool], level: str, interrupts: str
) -> None:
    concerns = [
        {"when": {"colour": ["white"]}, "level": name, "at_end": at_end, "says": name,
         "sources": ["nhs-milia"]}
        for name, at_end in levels.items()
    ]  # fmt: skip
    found = assess(WHITE, concerns=concerns)
    assert (found.level, found.interrupts, len(found.concerns)) == (level, interrupts, len(levels))


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize(
    ("least", "level"), [(0.05, "see_doctor"), (0.24, "see_doctor"), (0.26, "routine")]
)
def test_a_serious_condition_that_is_not_unlikely_enough_wants_a_doctor(
    least: float, level: str, listed: bool
) -> None:
    serious = head({"colour": {"sometimes": ["white"]}}, level="see_doctor", listed=listed)
    milia = head({"colour": {"usual": ["white"]}})
    decision = {"concern_from": least, "enough": 1, "fits_from": 1}
    weighs = assessor({"milia": milia, "serious": serious}, settings(decision=decision))
    found = weighs.assess(told(WHITE))
    assert found.chances == pytest.approx((0.75, 0.25))
    # likeness alone waits for the result
    assert (found.level, found.interrupts, found.concerns) == (level, "routine", ())
    assert found.fits == ("yes" if level == "routine" else "unclear")


@pytest.mark.parametrize(
    ("observations", "otherwise", "fits"),
    [
        ((WHITE, TINY, UNDER_EYES, GROWS), "yes", "unclear"),
        ((WHITE, TINY, ITCHES, GROWS), "partly", "unclear"),
        ((RED, HUGE, GROWS), "no", "no"),
    ],
)
def test_what_wants_a_doctor_is_not_said_to_fit_milia(
    observations: tuple[Observation, ...], otherwise: str, fits: str
) -> None:
    assert assess(*observations, concerns=[]).fits == otherwise
    found = assess(*observations)
    assert (found.level, found.fits) == ("see_doctor", fits)


def test_conditions_come_likeliest_first_with_their_chances() -> None:
    conditions = heads(milia=MILIA, other={"colour": {"rare": ["yellow"]}}, rival=RIVAL)
    found = assessor(conditions).assess(told(YELLOW))
    assert found.similar == ("rival", "milia", "other")
    assert found.chances == pytest.approx((0.6 / 0.85, 0.2 / 0.85, 0.05 / 0.85))


def test_what_is_usual_speaks_for_and_what_is_rare_against() -> None:
    found = assess(WHITE, YELLOW, RED, EAR, TINY, so("number", "one"), unknown("itch"))
    assert [row.observation for row in found.speaks_for] == [WHITE, TINY]
    assert [row.observation for row in found.speaks_against] == [RED, EAR]


@pytest.mark.parametrize(
    ("milia", "rival", "counts"),
    [
        ("sometimes", "never", True),
        ("sometimes", "rare", True),
        ("sometimes", "sometimes", False),
        ("sometimes", "usual", False),
        ("rare", "never", False),
        ("usual", "usual", True),
    ],
)
def test_what_is_seen_sometimes_speaks_for_milia_when_others_lack_it(
    milia: str, rival: str, counts: bool
) -> None:
    conditions = heads(milia={"colour": {milia: ["white"]}}, rival={"colour": {rival: ["white"]}})
    found = assessor(conditions).assess(told(WHITE))
    assert [row.observation for row in found.speaks_for] == ([WHITE] if counts else [])


@pytest.mark.parametrize(("telling_from", "counts"), [(5.9, True), (6.1, False)])
def test_how_much_less_others_must_have_it_stands_in_the_file(
    telling_from: float, counts: bool
) -> None:
    conditions = heads(milia={"itch": "sometimes"}, rival={"itch": "rare"})
    weighs = assessor(conditions, settings(decision={"telling_from": telling_from}))
    assert bool(weighs.assess(told(ITCHES)).speaks_for) is counts


@pytest.mark.parametrize(
    "observations", [(), (WHITE, TINY), (YELLOW, HUGE), (WHITE, GROWS), (BABY, RED)]
)
def test_not_knowing_is_like_not_being_asked(observations: tuple[Observation, ...]) -> None:
    doubts = (unknown("site"), unknown("itch"))
    assert assess(*observations, *doubts) == assess(*observations)


def test_milia_alone_have_no_rival() -> None:
    found = assessor(heads(milia=MILIA)).assess(told(WHITE, TINY))
    assert (found.fits, found.similar, found.chances) == ("yes", ("milia",), (1.0,))


def test_nothing_told_is_no_reason_to_worry() -> None:
    found = assessor(CONDITIONS).assess(Description())
    assert (found.fits, found.level, found.speaks_for, found.speaks_against) == (
        "unclear", "routine", (), (),
    )  # fmt: skip
