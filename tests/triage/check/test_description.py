from __future__ import annotations

import json

import pytest

from bot.knowledge.symptoms import ABSENT, NONE, PRESENT
from bot.triage.check.description import Description, Observation, Told, Value, denied


def so(feature: str, value: Value, words: str = "") -> Observation:
    return Observation(feature, value, Told.SO, words)


def not_so(feature: str, value: Value) -> Observation:
    return Observation(feature, value, Told.NOT_SO)


def unknown(feature: str) -> Observation:
    return Observation(feature, "", Told.UNKNOWN)


def told(*observations: Observation) -> Description:
    return Description(observations)


ITCH, NO_ITCH = so("itch", PRESENT), so("itch", ABSENT)
WHITE, YELLOW, PINK = so("colour", "white"), so("colour", "yellow"), so("colour", "pink")
CHILD, DAYS = so("age", "child"), so("age_days", 2000.0)
NOT_WHITE, NOT_YELLOW = not_so("colour", "white"), not_so("colour", "yellow")


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ((), (WHITE,), (WHITE,)),
        ((WHITE,), (), (WHITE,)),
        # several at once gather
        ((WHITE,), (YELLOW,), (WHITE, YELLOW)),
        ((WHITE, YELLOW), (PINK,), (WHITE, YELLOW, PINK)),
        ((WHITE,), (WHITE,), (WHITE,)),
        ((so("site", "nose"),), (so("site", "chin"),), (so("site", "nose"), so("site", "chin"))),
        # one at a time takes the latest
        ((ITCH,), (NO_ITCH,), (NO_ITCH,)),
        ((so("size_mm", 2.0),), (so("size_mm", 4.0),), (so("size_mm", 4.0),)),
        ((so("number", "one"),), (so("number", "few"),), (so("number", "few"),)),
        ((so("duration", 7.0),), (so("duration", 90.0),), (so("duration", 90.0),)),
        # what is denied goes, and what was denied may come
        ((WHITE,), (NOT_WHITE,), (NOT_WHITE,)),
        ((WHITE, YELLOW), (NOT_WHITE,), (YELLOW, NOT_WHITE)),
        ((NOT_WHITE,), (WHITE,), (WHITE,)),
        ((NOT_WHITE,), (YELLOW,), (NOT_WHITE, YELLOW)),
        ((NOT_WHITE,), (NOT_YELLOW,), (NOT_WHITE, NOT_YELLOW)),
        # not known
        ((unknown("itch"),), (ITCH,), (ITCH,)),
        ((unknown("colour"),), (YELLOW,), (YELLOW,)),
        ((ITCH,), (unknown("itch"),), (ITCH,)),
        ((unknown("itch"),), (unknown("itch"),), (unknown("itch"),)),
        ((unknown("itch"),), (WHITE,), (unknown("itch"), WHITE)),
        # another feature is left alone
        ((ITCH, WHITE), (so("pain", ABSENT),), (ITCH, WHITE, so("pain", ABSENT))),
        # an age in days goes with the group it belongs to
        ((CHILD, DAYS), (so("age", "adult"),), (so("age", "adult"),)),
        ((CHILD, DAYS), (WHITE,), (CHILD, DAYS, WHITE)),
    ],
)  # fmt: skip
def test_a_later_message_adds_to_what_was_told(
    earlier: tuple[Observation, ...],
    later: tuple[Observation, ...],
    expected: tuple[Observation, ...],
) -> None:
    assert told(*earlier).then(told(*later)).observations == expected


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ((WHITE,), (YELLOW,), (YELLOW,)),
        ((WHITE, PINK), (YELLOW,), (YELLOW,)),
        ((WHITE, ITCH), (YELLOW,), (ITCH, YELLOW)),
        ((WHITE,), (NOT_WHITE, YELLOW), (NOT_WHITE, YELLOW)),
        ((so("site", "nose"),), (so("site", "chin"), so("site", "cheek")),
         (so("site", "chin"), so("site", "cheek"))),
        ((ITCH,), (NO_ITCH,), (NO_ITCH,)),
        ((WHITE,), (unknown("colour"),), (WHITE,)),
        ((WHITE,), (ITCH,), (WHITE, ITCH)),
        ((NOT_YELLOW,), (WHITE,), (NOT_YELLOW, WHITE)),
    ],
)  # fmt: skip
def test_a_correction_replaces_what_it_contradicts(
    earlier: tuple[Observation, ...],
    later: tuple[Observation, ...],
    expected: tuple[Observation, ...],
) -> None:
    assert told(*earlier).then(told(*later), corrects=True).observations == expected


def test_the_words_of_the_latest_message_are_kept() -> None:
    after = told(so("itch", PRESENT, "itches")).then(told(so("itch", ABSENT, "itch free")))
    assert [one.words for one in after.observations] == ["itch free"]


def test_a_later_message_leaves_the_earlier_description_as_it_was() -> None:
    before = told(WHITE)
    before.then(told(NOT_WHITE))
    assert before == told(WHITE)


@pytest.mark.parametrize(
    ("feature", "value", "expected"),
    [
        ("itch", PRESENT, NO_ITCH),
        ("pain", PRESENT, so("pain", ABSENT)),
        ("unwell", ABSENT, so("unwell", PRESENT)),
        ("colour", "yellow", NOT_YELLOW),
        ("change", "growing", not_so("change", "growing")),
    ],
)
def test_to_deny_a_complaint_is_an_answer_and_to_deny_a_colour_rules_it_out(
    feature: str, value: str, expected: Observation
) -> None:
    assert denied(feature, value) == expected


@pytest.mark.parametrize(
    ("observations", "feature", "known"),
    [
        ((WHITE,), "colour", True),
        ((WHITE,), "itch", False),
        ((NOT_WHITE,), "colour", False),
        ((NOT_WHITE, YELLOW), "colour", True),
        ((unknown("colour"),), "colour", True),
        ((NO_ITCH,), "itch", True),
        ((so("central_feature", NONE),), "central_feature", True),
        ((), "colour", False),
    ],
)
def test_a_feature_is_known_when_told_or_when_the_patient_cannot_tell(
    observations: tuple[Observation, ...], feature: str, known: bool
) -> None:
    assert told(*observations).knows(feature) is known


@pytest.mark.parametrize(
    ("how", "values"),
    [(Told.SO, ("yellow", "pink")), (Told.NOT_SO, ("white",)), (Told.UNKNOWN, ())],
)
def test_values_are_given_by_how_they_were_told(how: Told, values: tuple[str, ...]) -> None:
    assert told(NOT_WHITE, YELLOW, ITCH, PINK).values("colour", how) == values


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ((YELLOW,), (ITCH, YELLOW)),
        ((), (ITCH,)),
        ((unknown("colour"),), (ITCH, unknown("colour"))),
        ((YELLOW, so("pain", PRESENT)), (ITCH, YELLOW)),
    ],
)
def test_an_answer_replaces_all_that_was_told_of_its_feature(
    answer: tuple[Observation, ...], expected: tuple[Observation, ...]
) -> None:
    before = told(WHITE, NOT_YELLOW, ITCH)
    assert before.with_answer("colour", answer).observations == expected


def test_what_tells_of_the_person_is_the_age() -> None:
    age, days = so("age", "adult"), so("age_days", 12000.0)
    assert told(age, days, WHITE, ITCH).of_the_person() == told(age, days)


def test_the_facts_tell_present_absent_and_unknown_apart() -> None:
    description = told(
        so("age", "adult"), so("age_days", 16000.0), so("site", "nose"), so("site", "chin"),
        NOT_YELLOW, NOT_WHITE, NO_ITCH, so("pain", PRESENT), unknown("inflamed"),
        so("number", "few"), so("size_mm", 1.5), so("central_feature", NONE),
    )  # fmt: skip
    assert description.facts() == {
        "features": {
            "age": 16000.0,
            "site": ["nose", "chin"],
            "itch": False,
            "pain": True,
            "inflamed": "unknown",
            "number": "few",
            "size_mm": 1.5,
        },
        "absent": {"colour": ["yellow", "white"]},
    }


@pytest.mark.parametrize(
    "observations",
    [
        (),
        (so("size_mm", 2.5, "2-3 mm"), unknown("itch"), NOT_YELLOW, so("age", "newborn")),
    ],
)
def test_a_description_survives_being_kept(observations: tuple[Observation, ...]) -> None:
    kept = json.loads(json.dumps(told(*observations).to_json()))
    assert Description.from_json(kept) == told(*observations)
