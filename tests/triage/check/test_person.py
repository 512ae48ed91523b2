from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.triage.about import NOBODY, About, about
from bot.triage.age import Age
from bot.triage.age_patterns import YEAR
from bot.triage.check.person import person

MONTH, WEEK = 30.4, 7


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("75. Bump on my nose", 75),
        ("82, yellow patch by my eye", 82),
        (" 72, spot on my cheek", 72),
        ("34f, white dots on both lids", 34),
        ("34 f. dots", 34),
        ("19M lump on lid", 19),
        ("56 female with a lump", 56),
        ("45 y/o, bump on chin", 45),
        ("(29) bump on chin", 29),
        ("I'm 41, bump", 41),
        ("im 41. bump", 41),
        ("I am 63 and have a lump", 63),
        ("im 15 and spotty", 15),
        ("White spots since lockdown, 44, female", 44),
        ("Lump on my lid, 58", 58),
        ("Spot on cheek. 72.", 72),
    ],
)
def test_an_age_that_stands_by_itself_counts_years(text: str, years: int) -> None:
    found = person(text, NOBODY)
    assert found.age
    assert found.age.days == years * YEAR
    assert found.audience == ("adult" if years >= 16 else "child")
    assert not found.newborn


@pytest.mark.parametrize(
    ("text", "days", "newborn"),
    [
        ("Day 5 and she has tiny dots", 5, True),
        ("day 12: white spots on nose", 12, True),
        ("day 40, spots", 40, False),
        ("3 weeks, she has spots", 3 * WEEK, True),
        ("6 wks. his nose is full of dots", 6 * WEEK, False),
        ("hes 4 days. spots", 4, True),
        ("she's 2 weeks, dots on her chin", 2 * WEEK, True),
        ("He is 3 months, bumps on his gum", 3 * MONTH, False),
        ("10 months, baby has bumps", 10 * MONTH, False),
    ],
)
def test_a_small_age_is_that_of_a_baby(text: str, days: float, newborn: bool) -> None:
    found = person(text, NOBODY)
    assert found.age
    assert found.age.days == pytest.approx(days)
    assert (found.audience, found.newborn) == ("baby", newborn)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bumps on my lid",
        "12 white bumps",
        "8 of them, on my lid",
        "about 3, 4 of them",
        "2 mm, on my nose",
        "they are 2, maybe 3 mm",
        "i counted 12, all white",
        "there are about 20, all white",
        "3 weeks, got a bump",
        "had it 10, maybe 12 years",
        "since 2019",
        "0, bump",
        "100. bump",
        "spots and a temperature of 38.5",
        "they are 1.5, in millimetres",
        "2, 3 or 4 bumps on my lid",
    ],
)
def test_counts_sizes_and_lengths_of_time_are_no_age(text: str) -> None:
    assert person(text, NOBODY) == NOBODY


@pytest.mark.parametrize("text", ["75. my baby has spots", "34f, white dots", "Day 5. dots"])
def test_an_age_that_was_told_otherwise_stays(text: str) -> None:
    known = About("child", Age(4 * YEAR, "4 years old"), False, "4 years old")
    assert person(text, known) is known


@pytest.mark.parametrize(
    ("text", "audience", "years"),
    [
        ("my son is 7 and has a lump", "child", 7),
        ("68. My wife says it is new", "adult", 68),
        ("34f, my chin", "adult", 34),
        ("two bumps on my son's nose", "child", None),
        ("just a bump", None, None),
    ],
)
def test_both_ways_of_telling_an_age_work_together(
    knowledge: Knowledge, text: str, audience: str | None, years: int | None
) -> None:
    found = person(text, about(text, knowledge.symptoms.age_group))
    assert found.audience == audience
    assert (found.age and found.age.days) == (years and years * YEAR)


def test_what_was_said_of_the_age_is_told_and_not_the_whole_message() -> None:
    found = person("34f, white dots on both lids", NOBODY)
    assert found.age
    assert "dots" not in found.age.said
