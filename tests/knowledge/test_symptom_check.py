from __future__ import annotations

import copy
import string
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.knowledge import KnowledgeError
from bot.knowledge.symptom_check import CHECK_FILE, SymptomCheckFile, read_symptom_check
from bot.knowledge.symptoms import FEATURES
from bot.settings import ROOT
from tests.knowledge.small_check import SYMPTOM_CHECK, TEXTS

QUESTION = {"ask": "Which?", "choices": [{"title": "A", "value": "a"}, {"title": "B", "value": 2}]}
CONCERN = {"when": {}, "level": "see_doctor", "says": "See.", "sources": ["dermnet"]}


def changed(place: tuple[str, ...], value: Any) -> dict[str, Any]:
    """The small file with one entry put in; without it when the value is None."""
    content = copy.deepcopy(SYMPTOM_CHECK)
    inner = content
    for name in place[:-1]:
        inner = inner[name]
    if value is None:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return content


@pytest.fixture(scope="module")
def clinicians() -> SymptomCheckFile:
    return read_symptom_check(ROOT / "knowledge")


def test_the_small_file_is_read_as_it_stands(small_directory: Path) -> None:
    assert read_symptom_check(small_directory) == SymptomCheckFile.parse_obj(SYMPTOM_CHECK)


def test_what_may_be_left_out_has_a_plain_value() -> None:
    question = SymptomCheckFile.parse_obj(changed(("questions", "site"), QUESTION)).questions[
        "site"
    ]
    assert (question.ease, question.needed, question.only) == (1, [], [])
    assert [choice.value for choice in question.choices] == ["a", 2.0]
    assert question.choices[0].words == []
    concern = SymptomCheckFile.parse_obj(changed(("concerns",), [CONCERN])).concerns[0]
    assert (concern.unless, concern.at_end) == ({}, False)


@pytest.mark.parametrize(
    ("value", "kept"),
    [(1, 1.0), (1.5, 1.5), ("adult", "adult")],
)
def test_the_value_of_a_choice_is_a_name_or_an_amount(value: Any, kept: Any) -> None:
    choices = [{"title": "A", "value": value}, {"title": "B", "value": "b"}]
    content = changed(("questions", "site"), {"ask": "Which?", "choices": choices})
    question = SymptomCheckFile.parse_obj(content).questions["site"]
    assert question.choices[0].value == kept
    assert type(question.choices[0].value) is type(kept)


@pytest.mark.parametrize(
    ("place", "value", "wrong"),
    [
        (("frequency", "often"), 0.5, ("frequency", "__key__")),
        (("support", "often"), 1, ("support", "__key__")),
        (("commonness", "everywhere"), 9, ("commonness", "__key__")),
        (("decision", "enough"), None, ("decision", "enough")),
        (("decision", "enough"), "much", ("decision", "enough")),
        (("decision", "concern_from"), 0, ("decision", "concern_from")),
        (("decision", "concern_from"), 1, ("decision", "concern_from")),
        (("decision", "shown_from"), 0, ("decision", "shown_from")),
        (("decision", "sure_from"), 1, ("decision", "sure_from")),
        (("asking", "most"), 0, ("asking", "most")),
        (("asking", "least_gain"), -0.1, ("asking", "least_gain")),
        (("ages", "adult", "audience"), "grown-up", ("ages", "adult", "audience")),
        (("questions", "age", "ask"), "", ("questions", "age", "ask")),
        (("questions", "age", "ease"), 0, ("questions", "age", "ease")),
        (("questions", "age", "choices"), [{"title": "A", "value": "a"}],
         ("questions", "age", "choices")),
        (("questions", "age", "choices"), [{"title": "", "value": "a"}] * 2,
         ("questions", "age", "choices", 0, "title")),
        (("questions", "age", "choices"), [{"title": "A" * 41, "value": "a"}] * 2,
         ("questions", "age", "choices", 0, "title")),
        (("concerns",), [{**CONCERN, "level": "routine"}], ("concerns", 0, "level")),
        (("concerns",), [{**CONCERN, "says": ""}], ("concerns", 0, "says")),
        (("concerns",), [{**CONCERN, "sources": []}], ("concerns", 0, "sources")),
        (("concerns",), [{**CONCERN, "when": {"size_mm": {"above": 1}}}],
         ("concerns", 0, "when", "size_mm", "__key__")),
        (("advice",), [{"on": "age", "fits": ["maybe"], "says": "x"}], ("advice", 0, "fits", 0)),
        (("advice",), [{"on": "age", "says": ""}], ("advice", 0, "says")),
        (("controls", "stop"), None, ("controls", "stop")),
        (("controls", "hold"), ["wait"], ("controls", "hold")),
        (("greetings",), {}, ("greetings",)),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_with_its_place(
    place: tuple[str, ...], value: Any, wrong: tuple[str | int, ...]
) -> None:
    with pytest.raises(ValidationError) as caught:
        SymptomCheckFile.parse_obj(changed(place, value))
    assert wrong in [problem["loc"] for problem in caught.value.errors()]


def test_a_broken_file_is_named_with_its_line(knowledge_directory: Path) -> None:
    file = knowledge_directory / CHECK_FILE
    text = file.read_text()
    file.write_text(text.replace("  enough: ", "  enough: x"))
    with pytest.raises(KnowledgeError) as caught:
        read_symptom_check(knowledge_directory)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (
        file, text[: text.index("  enough: ")].count("\n") + 1,
    )  # fmt: skip


def test_a_missing_file_is_named(knowledge_directory: Path) -> None:
    (knowledge_directory / CHECK_FILE).unlink()
    with pytest.raises(KnowledgeError, match="This file is missing"):
        read_symptom_check(knowledge_directory)


def test_the_age_groups_follow_each_other_without_a_gap(clinicians: SymptomCheckFile) -> None:
    ages = list(clinicians.ages.values())
    assert ages[0].since == 0
    assert [age.until for age in ages[:-1]] == [age.since for age in ages[1:]]
    # whom a message is about without an age is a group too
    assert {"newborn", "baby", "child", "adult"} <= set(clinicians.ages)


def test_the_words_for_how_often_are_ordered(clinicians: SymptomCheckFile) -> None:
    often = ("always", "usual", "sometimes", "rare", "never")
    for numbers in (clinicians.frequency, clinicians.support):
        values = [number for word, number in numbers.items() if word != "unlisted"]
        assert tuple(numbers)[:5] == often
        assert values == sorted(values, reverse=True)
        assert set(numbers) == {*often, "unlisted"}
    assert all(0 < share < 1 for share in clinicians.frequency.values())
    # what is usual never speaks against milia
    assert clinicians.support["usual"] > 0 > clinicians.support["rare"]


def test_every_feature_has_a_name_for_patients(clinicians: SymptomCheckFile) -> None:
    assert set(clinicians.features) == set(FEATURES)
    assert set(clinicians.questions) <= set(FEATURES)
    assert set(clinicians.asking.first) <= set(clinicians.questions)
    assert set(clinicians.weight) | set(clinicians.tells) | set(clinicians.spread) <= set(FEATURES)


def test_needed_questions_leave_room_within_the_most(clinicians: SymptomCheckFile) -> None:
    for age in clinicians.ages:
        needed = [name for name, one in clinicians.questions.items() if age in one.needed]
        assert len({*clinicians.asking.first, *needed}) < clinicians.asking.most
        assert all(set(one.needed) <= set(clinicians.ages) for one in clinicians.questions.values())


@pytest.mark.parametrize("kind", ["texts", "buttons"])
def test_the_clinicians_file_has_every_text_that_the_small_one_needs(
    clinicians: SymptomCheckFile, kind: str
) -> None:
    assert set(SYMPTOM_CHECK[kind]) - set(getattr(clinicians, kind)) == set()


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_has_the_gaps_that_are_filled(clinicians: SymptomCheckFile, name: str) -> None:
    def gaps(text: str) -> set[str]:
        return {gap for _, gap, _, _ in string.Formatter().parse(text) if gap}

    assert gaps(clinicians.texts[name]) <= gaps(TEXTS[name])


def test_the_last_advice_of_each_kind_but_the_place_fits_everybody(
    clinicians: SymptomCheckFile,
) -> None:
    last = {one.on: one for one in clinicians.advice}
    assert all(not one.when and not one.fits for on, one in last.items() if on != "place")
