from __future__ import annotations

import pytest

from bot.triage.language.numbers import NUMBER_FINDINGS, durations, findings, sizes
from bot.triage.language.words import Spelling

SPELLING = Spelling([], [])
T37, T38, T39 = "temperature_37_5", "temperature_38", "temperature_39"


def words(text: str) -> list[str]:
    return [word.text for word in SPELLING.words(text) if not word.is_mark]


def read(text: str) -> set[str]:
    return {place.name for place in findings(words(text))}


HARD = [
    ("38°", {T37, T38}),
    ("£38.50", set()),
    ("im 38 with a fever", set()),
]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        *HARD,
        ("39.4", {T37, T38, T39}),
        ("38.0", {T37, T38}),
        ("38.4c", {T37, T38}),
        ("37.9", {T37}),
        ("37.5", {T37}),
        ("37.4", set()),
        ("37,8", {T37}),
        ("36.9", set()),
        ("35.9", {"cold"}),
        ("38 c", {T37, T38}),
        ("39 °C", {T37, T38, T39}),
        ("38 degrees", {T37, T38}),
        ("temp of 39", {T37, T38, T39}),
        ("temperature 38", {T37, T38}),
        ("her temp is up to 38 now", {T37, T38}),
        ("39 on the thermometer", {T37, T38, T39}),
        ("temp 35", {"cold"}),
        ("temp of 34.5", {"cold"}),
        # Fahrenheit
        ("102.2 f", {T37, T38, T39}),
        ("temp 102.2", {T37, T38, T39}),
        ("100.4", {T37, T38}),
        ("temp of 101", {T37, T38}),
        ("fever of 104", {T37, T38, T39}),
        ("99.5 f", {T37}),
        ("98.6 f", set()),
        ("95 fahrenheit", {"cold"}),
        # no temperature
        ("39", set()),
        ("im 39", set()),
        ("i am 38 and have a bump", set()),
        ("38 f with a bump", set()),
        ("a bump, 40f", set()),
        ("39 female, no fever", set()),
        ("temp 38 f", {T37, T38}),
        ("38.5 f", {T37, T38}),
        ("it costs 38 pounds", set()),
        ("£39", set()),
        ("38 weeks", {"weeks", "four_weeks"}),
        ("temp fine, had it for 38 weeks", {"weeks", "four_weeks"}),
        ("38 weeks pregnant with a temp", set()),
        ("39 weeks pregnant", set()),
        ("36.5 mm", {"over_6_mm"}),
        ("3.9", set()),
        ("temp of 45", set()),
        ("temp of 20", set()),
        ("fever, the clinic on the high street just next to number 39", set()),
    ],
)
def test_a_temperature_is_read(text: str, names: set[str]) -> None:
    assert read(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "for 4 weeks",
        "for four weeks",
        "4 wks",
        "28 days",
        "for a month",
        "3 months",
        "a couple of months",
        "a few weeks and then a few months",
        "six weeks now",
        "for weeks",
        "been weeks",
        "months now",
        "two fortnights",
        "a year",
        "for years",
        "2 yrs",
        "a decade",
        "since march",
        "since last summer",
        "from christmas",
        "since last year",
        "since last month",
        "been there ages",
        "for yonks",
        "had it half the year and several months",
    ],
)
def test_what_has_lasted_four_weeks_is_told(text: str) -> None:
    assert read(text) == {"weeks", "four_weeks"}


@pytest.mark.parametrize(
    "text",
    [
        "for a week",
        "7 days",
        "2 weeks",
        "two weeks now",
        "3 wks",
        "27 days",
        "a fortnight",
        "a couple of weeks",
        "a few weeks",
        "10 days",
    ],
)
def test_what_has_lasted_a_week_is_told(text: str) -> None:
    assert read(text) == {"weeks"}


@pytest.mark.parametrize(
    "text",
    [
        # shorter
        "6 days",
        "for days",
        "yesterday",
        "since yesterday",
        # ages and pregnancies
        "6 weeks old",
        "5 months old",
        "14 weeks pregnant",
        "20 weeks gone",
        "20 weeks along",
        # to come, or again and again
        "in 6 weeks",
        "in the next 6 weeks",
        "next month",
        "within 4 weeks",
        "until 4 weeks",
        "every month",
        "every 4 weeks",
        "another 6 weeks",
        "in march",
        # no length of time
        "the weeks",
        "weeks",
        "march",
        "this week",
    ],
)
def test_ages_and_times_to_come_are_no_time_that_it_lasted(text: str) -> None:
    assert read(text) == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("7 mm", {"over_6_mm"}),
        ("7mm", {"over_6_mm"}),
        ("6.5 mm", {"over_6_mm"}),
        ("6 mm", set()),
        ("1-2 mm", set()),
        ("1 cm", {"over_6_mm"}),
        ("0.5 cm", set()),
        ("5 cm", {"over_6_mm", "wide"}),
        ("49 millimetres", {"over_6_mm"}),
        ("2 inches", {"over_6_mm", "wide"}),
        ("1 inch", {"over_6_mm"}),
        ("7 of them", set()),
        ("7", set()),
    ],
)
def test_a_size_is_read(text: str, names: set[str]) -> None:
    assert read(text) == names


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("it is 38.4 today", "38.4"),
        ("about 7 mm wide", "7 mm"),
        ("had it for six weeks", "six weeks"),
        ("a couple of months i think", "couple of months"),
        ("there since last year", "since last year"),
    ],
)
def test_the_place_of_the_numbers_is_told(text: str, said: str) -> None:
    split = words(text)
    assert {" ".join(split[place.start : place.end]) for place in findings(split)} == {said}


def test_only_known_names_are_given() -> None:
    told = read("temp 39.5 or 35.5, 6 cm, for 6 weeks")
    assert told == NUMBER_FINDINGS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2mm", [(2, "2mm")]),
        ("1-2mm", [(1.5, "1-2mm")]),
        ("1 – 2 mm", [(1.5, "1 – 2 mm")]),
        ("1 to 3 mm", [(2, "1 to 3 mm")]),
        ("between 2 and 4 millimetres", [(3, "2 and 4 millimetres")]),
        ("one or two mm", [(1.5, "one or two mm")]),
        ("half a cm", [(5, "half a cm")]),
        ("half an inch", [(12.5, "half an inch")]),
        ("a couple of mm", [(2, "couple of mm")]),
        ("1.5cm", [(15, "1.5cm")]),
        ("1,5 cm", [(15, "1,5 cm")]),
        ("2mm wide and 4mm long", [(2, "2mm"), (4, "4mm")]),
        # the words before the number are no part of it
        ("about 3 mm", [(3, "3 mm")]),
        ("a 3mm bump", [(3, "3mm")]),
        ("one of about 2 mm", [(2, "2 mm")]),
        # a number that tells something else
        ("im 34, 2mm", [(2, "2mm")]),
        ("im 34. 9mm mole", [(9, "9mm")]),
        ("20 of them and 1mm each", [(1, "1mm")]),
        ("there are 20 and 1mm each", [(1, "20 and 1mm")]),
        # no size
        ("how many mm", []),
        ("7 of them", []),
        ("mm", []),
        ("", []),
    ],
)
def test_a_size_is_told_in_millimetres(text: str, expected: list[tuple[float, str]]) -> None:
    assert list(sizes(text)) == expected


@pytest.mark.parametrize("text", ["im 34. 60mm lump", "im 81, 6 cm lump", "34. Lump of 6 cm"])
def test_an_age_before_it_makes_a_wide_lump_no_smaller(text: str) -> None:
    assert "wide" in read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about 3 months", [(90, "3 months")]),
        ("for six weeks", [(42, "six weeks")]),
        ("2 weeks ago", [(14, "2 weeks")]),
        ("two fortnights", [(28, "two fortnights")]),
        ("a couple of months", [(60, "couple of months")]),
        ("for the last two weeks", [(14, "two weeks")]),
        ("over a year", [(365, "a year")]),
        ("2.5 years", [(912.5, "2.5 years")]),
        ("6months", [(180, "6 months")]),
        ("4 weeks or 5 weeks", [(28, "4 weeks"), (35, "5 weeks")]),
        ("for weeks", [(28, "for weeks")]),
        ("since christmas", []),
        ("thirty years", [(10950, "thirty years")]),
        ("half a year", [(182.5, "half a year")]),
        ("twenty five years", [(9125, "twenty five years")]),
        # no length of time, or not of this
        ("3 months old", []),
        ("20 weeks pregnant", []),
        ("in 6 weeks", []),
        ("every month", []),
        ("hes 3 weeks", []),
        ("it may be", []),
        ("told my nan weeks ago", []),
        ("", []),
    ],
)
def test_a_length_of_time_is_told_in_days(text: str, expected: list[tuple[float, str]]) -> None:
    split = words(text)
    told = [(amount, " ".join(split[start:end])) for amount, start, end in durations(split)]
    assert told == expected
