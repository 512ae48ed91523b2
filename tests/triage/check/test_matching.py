from __future__ import annotations

from typing import Any

import pytest

from bot.triage.check.description import Observation
from bot.triage.check.matching import matches
from tests.triage.check.small import not_so, settings, so, told, unknown

WHITE, YELLOW, EAR = so("colour", "white"), so("colour", "yellow"), so("site", "ear")


@pytest.mark.parametrize(
    ("wanted", "observations", "met"),
    [
        ({}, (), True),
        ({}, (WHITE,), True),
        ({"colour": ["white"]}, (WHITE,), True),
        ({"colour": ["white"]}, (YELLOW,), False),
        ({"colour": ["white"]}, (), False),
        ({"colour": []}, (WHITE,), False),
        # one of the values, all of the features
        ({"colour": ["red", "yellow"]}, (YELLOW,), True),
        ({"colour": ["yellow"]}, (WHITE, YELLOW), True),
        ({"colour": ["white"], "site": ["ear"]}, (WHITE, EAR), True),
        ({"colour": ["white"], "site": ["ear"]}, (WHITE,), False),
        # only what is so
        ({"colour": ["white"]}, (not_so("colour", "white"),), False),
        ({"colour": ["white"]}, (unknown("colour"),), False),
        # a wider age
        ({"age": ["adult"]}, (so("age", "adult"),), True),
        ({"age": ["adult"]}, (so("age", "older_adult"),), True),
        ({"age": ["older_adult"]}, (so("age", "adult"),), False),
        ({"age": ["child"]}, (so("age", "older_adult"),), False),
        # amounts between two others
        ({"size_mm": {"over": 5}}, (so("size_mm", 5.1),), True),
        ({"size_mm": {"over": 5}}, (so("size_mm", 5),), False),
        ({"size_mm": {"under": 5}}, (so("size_mm", 4.9),), True),
        ({"size_mm": {"under": 5}}, (so("size_mm", 5),), False),
        ({"size_mm": {"over": 2, "under": 5}}, (so("size_mm", 3),), True),
        ({"size_mm": {"over": 2, "under": 5}}, (so("size_mm", 1),), False),
        ({"size_mm": {"over": 2}}, (), False),
        ({"size_mm": {"over": 2}}, (unknown("size_mm"),), False),
        ({"age_days": {"under": 28}}, (so("age_days", 20.0),), True),
    ],
)
def test_a_passage_is_meant_for_whoever_told_all_that_it_wants(
    wanted: dict[str, Any], observations: tuple[Observation, ...], met: bool
) -> None:
    assert matches(wanted, told(*observations), settings()) is met
