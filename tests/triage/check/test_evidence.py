from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from bot.knowledge.symptoms import ABSENT, NONE, PRESENT
from bot.triage.check.description import Description, Told, Value
from tests.triage.check.small import (
    MILIA,
    RIVAL,
    evidence,
    head,
    heads,
    not_so,
    settings,
    so,
    told,
    unknown,
)


@pytest.mark.parametrize(
    ("feature", "entry", "value", "word"),
    [
        ("colour", {"usual": ["white"], "never": ["red"]}, "white", "usual"),
        ("colour", {"usual": ["white"], "never": ["red"]}, "red", "never"),
        ("colour", {"usual": ["white"], "never": ["red"]}, "yellow", "unlisted"),
        ("site", None, "ear", None),
        # a value is what the wider one is, and the other way round; its own word goes first
        ("colour", {"usual": ["white"]}, "pearly", "usual"),
        ("colour", {"sometimes": ["pearly"]}, "white", "sometimes"),
        ("colour", {"rare": ["pearly"], "usual": ["white"]}, "pearly", "rare"),
        ("colour", {"rare": ["white"], "usual": ["pearly"]}, "white", "rare"),
        ("age", {"rare": ["adult"]}, "older_adult", "rare"),
        ("age", {"usual": ["older_adult"], "rare": ["child"]}, "adult", "usual"),
        # yes or no
        ("itch", "rare", PRESENT, "rare"),
        ("itch", "rare", ABSENT, "usual"),
        ("itch", "never", ABSENT, "always"),
        ("itch", "always", ABSENT, "never"),
        ("itch", "sometimes", ABSENT, "usual"),
        ("itch", "usual", ABSENT, "sometimes"),
        # nothing at all is seen as often as the most usual value is missing
        ("central_feature", {"never": ["vessel"], "rare": ["hair"]}, NONE, "usual"),
        ("central_feature", {"never": ["vessel"]}, NONE, "always"),
        ("central_feature", {"usual": ["vessel"], "rare": ["hair"]}, NONE, "sometimes"),
        ("central_feature", {}, NONE, "usual"),
    ],
)
def test_a_file_says_how_often_a_value_is_seen(
    feature: str, entry: Any, value: Value, word: str | None
) -> None:
    features = {} if entry is None else {feature: entry}
    assert evidence(heads(milia=features)).word("milia", feature, value) == word


@pytest.mark.parametrize(
    ("entry", "amount", "word"),
    [
        ({"usual": [2, 4]}, 2, "usual"),
        ({"usual": [2, 4]}, 4, "usual"),
        # measures are rough
        ({"usual": [2, 4]}, 1, "usual"),
        ({"usual": [2, 4]}, 5, "usual"),
        ({"usual": [2, 4]}, 0.9, "rare"),
        ({"usual": [2, 4]}, 5.1, "rare"),
        ({"usual": [2, 4]}, 10, "rare"),
        ({"usual": [2, 4]}, 10.1, "never"),
        # up to the limit it is seen
        ({"usual": [2, 4], "limit": 8}, 5.1, "sometimes"),
        ({"usual": [2, 4], "limit": 8}, 8, "sometimes"),
        ({"usual": [2, 4], "limit": 8}, 8.1, "rare"),
        ({"usual": [2, 4], "limit": 8}, 16, "rare"),
        ({"usual": [2, 4], "limit": 8}, 16.1, "never"),
        ({"usual": [2, 4], "limit": 8}, 0.9, "rare"),
    ],
)
def test_an_amount_is_compared_with_the_usual_ones(
    entry: dict[str, Any], amount: float, word: str
) -> None:
    weighs = evidence(heads(milia={"size_mm": entry}))
    assert weighs.word("milia", "size_mm", amount) == word


@pytest.mark.parametrize("reached", ["commonness", "nothing"])
def test_before_anything_is_told_the_more_common_is_likelier(reached: str) -> None:
    common = "very_common" if reached == "commonness" else "uncommon"
    weighs = evidence({"milia": head({}, commonness=common), "rival": head({})})
    expected = [6 / 7, 1 / 7] if reached == "commonness" else [0.5, 0.5]
    assert weighs.posterior(Description()) == pytest.approx(expected)


def test_chances_follow_the_shares_of_people() -> None:
    weighs = evidence(heads(milia={"itch": "usual"}, rival={"itch": "rare"}))
    # 60 of 100 with milia and 5 of 100 with the other
    assert weighs.posterior(told(so("itch", PRESENT))) == pytest.approx([60 / 65, 5 / 65])


def test_a_condition_whose_file_is_silent_is_neither_likelier_nor_less_likely() -> None:
    conditions = heads(milia={"itch": "usual"}, rival={"itch": "rare"}, silent={})
    before = evidence(conditions).posterior(Description())[2]
    shares = evidence(conditions).shares("itch", PRESENT)
    assert shares == pytest.approx([0.6, 0.05, (0.6 + 0.05) / 2])
    after = evidence(conditions).posterior(told(so("itch", PRESENT)))[2]
    assert after == pytest.approx(before)


def test_a_feature_that_no_file_mentions_changes_nothing() -> None:
    weighs = evidence(heads(milia={}, rival={}))
    assert weighs.posterior(told(so("colour", "white"))) == pytest.approx([0.5, 0.5])


def test_nothing_that_is_told_rules_a_condition_out_or_in() -> None:
    file = settings(frequency={"always": 1.0, "never": 0.0})
    weighs = evidence(heads(milia={"itch": "always"}, rival={"itch": "never"}), file)
    shares = weighs.shares("itch", PRESENT)
    assert shares.min() > 0
    assert shares.max() < 1
    assert 0 < weighs.posterior(told(so("itch", PRESENT))).min() < 0.01


def test_what_is_denied_has_the_share_of_people_who_lack_it() -> None:
    weighs = evidence(heads(milia={"colour": {"usual": ["white"]}}))
    assert weighs.shares("colour", "white", Told.NOT_SO) == pytest.approx([0.4])


def test_what_is_not_known_weighs_nothing() -> None:
    weighs = evidence(heads(milia=MILIA, rival=RIVAL))
    assert np.array_equal(weighs.logs(told(unknown("colour"))), weighs.logs(Description()))
    assert weighs.table(told(unknown("colour")), "milia") == []


def test_several_values_of_a_feature_count_as_their_mean() -> None:
    weighs = evidence(heads(milia=MILIA, rival=RIVAL))
    white, yellow = (weighs.logs(told(so("colour", name))) for name in ("white", "yellow"))
    both = weighs.logs(told(so("colour", "white"), so("colour", "yellow")))
    assert both == pytest.approx((white + yellow) / 2)


def test_features_add_up() -> None:
    weighs = evidence(heads(milia=MILIA, rival=RIVAL))
    white, itches = told(so("colour", "white")), told(so("itch", PRESENT))
    together = weighs.logs(told(*white.observations, *itches.observations))
    assert together == pytest.approx(weighs.logs(white) + weighs.logs(itches))


@pytest.mark.parametrize("weight", [0.0, 0.5, 1.0])
def test_a_feature_counts_as_much_as_its_weight(weight: float) -> None:
    weighs = evidence(heads(milia={"itch": "usual"}), settings(weight={"itch": weight}))
    assert weighs.logs(told(so("itch", PRESENT))) == pytest.approx([weight * math.log(0.6)])


@pytest.mark.parametrize(
    ("power", "expected"),
    [(0.0, [0.6, 0.6]), (1.0, [0.95, 0.6 / 1.25]), (0.5, [0.6 / 0.6**0.5, 0.6 / 1.25**0.5])],
)
def test_what_is_seen_in_many_places_is_told_of_each_of_them_less_often(
    power: float, expected: list[float]
) -> None:
    conditions = heads(
        narrow={"site": {"usual": ["ear"]}},
        wide={"site": {"usual": ["ear", "under_eyes"], "rare": ["behind_ear"]}},
    )
    weighs = evidence(conditions, settings(spread={"site": power}))
    assert weighs.shares("site", "ear") == pytest.approx(expected)


@pytest.mark.parametrize(
    ("observation", "word", "ratio"),
    [
        (so("colour", "white"), "usual", 0.6 / 0.05),
        (so("colour", "yellow"), "sometimes", 0.2 / 0.6),
        (so("colour", "red"), "never", 0.01 / 0.05),
        (not_so("colour", "white"), "sometimes", 0.4 / 0.95),
        (not_so("colour", "red"), "always", 0.99 / 0.95),
        (so("itch", ABSENT), "usual", 0.6 / 0.9),
        (so("size_mm", 1.0), "usual", 0.6 / 0.05),
        # the other's file does not mention it
        (so("site", "ear"), "rare", 1.0),
        (so("number", "one"), None, 1.0),
    ],
)
def test_the_table_shows_points_against_the_others_in_decibans(
    observation: Any, word: str | None, ratio: float
) -> None:
    (row,) = evidence(heads(milia=MILIA, rival=RIVAL)).table(told(observation), "milia")
    assert (row.observation, row.word) == (observation, word)
    assert row.points == pytest.approx(10 * math.log10(ratio))


def test_points_in_the_table_are_weighted() -> None:
    conditions = heads(
        milia={"change": {"usual": ["stable"]}}, rival={"change": {"rare": ["stable"]}}
    )
    (row,) = evidence(conditions).table(told(so("change", "stable")), "milia")
    assert row.points == pytest.approx(0.5 * 10 * math.log10(0.6 / 0.05))


def test_the_table_of_each_condition_has_the_same_rows_in_the_order_told() -> None:
    observations = (so("itch", ABSENT), unknown("age"), so("colour", "red"), so("number", "one"))
    weighs = evidence(heads(milia=MILIA, rival=RIVAL))
    for name in weighs.ids:
        rows = weighs.table(told(*observations), name)
        assert [row.observation for row in rows] == [o for o in observations if o.feature != "age"]


def test_a_single_condition_has_no_others_to_be_compared_with() -> None:
    (row,) = evidence(heads(milia=MILIA)).table(told(so("colour", "white")), "milia")
    assert (row.word, row.points) == ("usual", 0.0)
