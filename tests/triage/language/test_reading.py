from __future__ import annotations

import pytest

from bot.knowledge.schema import WaysOfSaying
from bot.knowledge.symptoms import AgeWords
from bot.triage.language.context import Status
from bot.triage.language.reading import PERSON_FINDINGS, Language
from tests.knowledge.small import WAYS_OF_SAYING
from tests.triage.small_signs import small_language

FINDINGS = {
    "bleeding": ["bleed", "bled"],
    "costly_lump": ["expensive lump"],
    "lump": ["lump"],
    "bulging": ["spot .. bulging"],
    "fever": ["fever"],
}
CHILD = {"child"}
UNDER_5 = CHILD | {"under_5"}
BABY = UNDER_5 | {"baby"}
UNDER_6_MONTHS = BABY | {"under_6_months"}
UNDER_3_MONTHS = UNDER_6_MONTHS | {"under_3_months"}
UNDER_8_WEEKS = UNDER_3_MONTHS | {"under_8_weeks"}
UNDER_4_WEEKS = UNDER_8_WEEKS | {"under_4_weeks"}


@pytest.fixture(scope="module")
def language() -> Language:
    ages = {
        "newborn": AgeWords(audience="baby", words=["newborn"]),
        "baby": AgeWords(audience="baby", words=["baby"]),
        "child": AgeWords(audience="child", words=["toddler"]),
        "adult": AgeWords(audience="adult", words=["husband"]),
    }
    return Language(FINDINGS, WaysOfSaying.parse_obj(WAYS_OF_SAYING), ages, ())


def found(language: Language, text: str) -> list[str]:
    return [one.finding for one in language.read(text).mentions]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("its bleeding expensive", []),
        ("a bleeding expensive lump", ["costly_lump", "lump"]),
        ("its bleeding expensive and bleeding", ["bleeding"]),
        ("dying to ask of my lump", ["lump"]),
        ("its bleeding. expensive lump", ["costly_lump", "lump"]),
        ("it bleeds expensive", ["bleeding"]),
    ],
)
def test_a_figure_of_speech_hides_only_what_is_wholly_inside(
    language: Language, text: str, findings: list[str]
) -> None:
    assert found(language, text) == findings


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("the spot is bulging", ["bulging"]),
        ("the spot bulging", ["bulging"]),
        ("the spot is not bulging", []),
        ("the spot isnt bulging", []),
        ("a spot, it is bulging", []),
    ],
)
def test_a_gap_holds_no_denial_and_no_end_of_a_clause(
    language: Language, text: str, findings: list[str]
) -> None:
    assert found(language, text) == findings


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("the lump bled. all gone", [{Status.PAST}, {Status.PAST}]),
        ("the lump bled! its all gone now", [{Status.PAST}, {Status.PAST}]),
        ("the lump bled. all gone and i feel very very well", [{Status.SO}, {Status.SO}]),
        ("all gone. the lump bled", [{Status.SO}, {Status.SO}]),
        ("the lump bled. ok. all gone", [{Status.SO}, {Status.SO}]),
        ("no lump. all gone", [{Status.DENIED}]),
        ("if it bled. all gone", [{Status.SUPPOSED}]),
    ],
)
def test_a_short_closing_sentence_ends_the_one_before(
    language: Language, text: str, statuses: list[set[Status]]
) -> None:
    assert [one.statuses for one in language.read(text).mentions] == statuses


def test_how_long_it_lasted_stays_so_whatever_is_said_of_it(language: Language) -> None:
    mentions = language.read("it hasnt bled for 6 weeks. all gone").mentions
    assert {one.finding: one.statuses for one in mentions} == {
        "bleeding": {Status.DENIED},
        "weeks": {Status.SO},
        "four_weeks": {Status.SO},
    }


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("no fever\nlump bleeding", {Status.DENIED, Status.SO}),
        ("no fever lump bleeding", {Status.DENIED}),
        ("no fever.\nlump bleeding", {Status.SO}),
        ("ok\nno fever lump bleeding", {Status.DENIED}),
    ],
)
def test_a_line_break_may_be_read_both_ways(
    language: Language, text: str, statuses: set[Status]
) -> None:
    (bleeding,) = [one for one in language.read(text).mentions if one.finding == "bleeding"]
    assert bleeding.statuses == statuses


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("she is 5 days old", UNDER_4_WEEKS),
        ("27 days old", UNDER_4_WEEKS),
        ("28 days old", UNDER_8_WEEKS),
        ("7 weeks old", UNDER_8_WEEKS),
        ("8 weeks old", UNDER_3_MONTHS),
        ("12 weeks old", UNDER_3_MONTHS),
        ("13 weeks old", UNDER_6_MONTHS),
        ("5 months old", UNDER_6_MONTHS),
        ("6 months old", BABY),
        ("11 months old", BABY),
        ("12 months old", UNDER_5),
        ("4 years old", UNDER_5),
        ("5 years old", CHILD),
        ("15 years old", CHILD),
        ("16 years old", set()),
        ("59 years old", set()),
        ("60 years old", {"over_60"}),
        ("im 15", CHILD | {"teenager_writes"}),
        ("i am thirteen", CHILD | {"teenager_writes"}),
        ("im 16", set()),
        ("my baby", BABY),
        ("my newborn", BABY | {"under_4_weeks", "under_8_weeks", "under_3_months"}),
        ("my toddler", CHILD),
        ("my husband", set()),
        ("how much is it", set()),
        ("six weaks old", UNDER_8_WEEKS),
    ],
)
def test_ages_and_people_tell_of_the_person(
    language: Language, text: str, person: set[str]
) -> None:
    assert language.read(text).person == person


def test_every_finding_of_the_person_can_be_told(language: Language) -> None:
    told = [language.read(text).person for text in ("5 days old", "im 15", "60 years old")]
    assert frozenset().union(*told) == PERSON_FINDINGS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("My LUMP’s been bleeeding!", ["LUMP’s", "bleeeding"]),
        ("high  temperature", ["high  temperature"]),
        ("I cannot\nbreathe", ["cannot\nbreathe"]),
        ("🙂 a bump, 38,5", ["bump", "38,5"]),
    ],
)
def test_a_mention_points_to_the_words_of_the_patient(text: str, said: list[str]) -> None:
    mentions = small_language().read(text).mentions
    assert list(dict.fromkeys(text[one.start : one.end] for one in mentions)) == said


def test_words_are_given_in_their_usual_spelling() -> None:
    assert small_language().words("Hes got a FEVVER, isn’t it?") == [
        "hes", "got", "a", "fever", "isnt", "it",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("Hes got a FEVVER,  isn’t it?", "hes got a fever,  isnt it?"),
        ("a lump\nand 38,5", "a lump\nand 38.5"),
        (" 🙂 ok ", " 🙂 ok "),
        ("", ""),
    ],
)
def test_a_message_is_given_in_its_usual_spelling(text: str, usual: str) -> None:
    assert small_language().usual(text) == usual
    assert small_language().read(text).usual == usual
