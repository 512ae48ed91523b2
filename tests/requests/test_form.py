from __future__ import annotations

import json
from typing import Any

import pytest

from bot.knowledge import Knowledge
from bot.knowledge.requests import CHOICES, FIELDS, GROUPS, WORDS
from bot.requests.form import definition
from bot.requests.submission import RequestProblems, RequestReader
from tests.requests.filled_in import CHILD, CONTACT, OTHER, PREFERENCES, filled_in
from tests.store.rows import MOMENT


@pytest.fixture(scope="module")
def form(knowledge: Knowledge) -> dict[str, Any]:
    return definition(knowledge)


@pytest.fixture(scope="module")
def fields(form: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for group in form["groups"] for field in group["fields"]}


def test_it_travels_as_json(form: dict[str, Any]) -> None:
    assert json.loads(json.dumps(form)) == form


def test_no_placeholder_is_left_in_it(form: dict[str, Any], knowledge: Knowledge) -> None:
    said = [form["title"], form["intro"], form["consent"]["text"], *form["words"].values()]
    assert [text for text in said if "{" in text] == []
    assert knowledge.clinic.name in form["consent"]["text"]


def test_its_groups_stand_in_their_order(form: dict[str, Any]) -> None:
    assert tuple(group["id"] for group in form["groups"]) == GROUPS
    assert all(group["title"] for group in form["groups"])


def test_it_has_every_field_once(form: dict[str, Any]) -> None:
    names = [field["name"] for group in form["groups"] for field in group["fields"]]
    # That a warning was read is asked only beside a warning.
    assert sorted(names) == sorted(set(FIELDS) - {"warning_read"})
    assert form["warning_read"]


def test_its_fields_are_those_that_are_read(fields: dict[str, dict[str, Any]]) -> None:
    assert set(fields) == {*CONTACT, *PREFERENCES, "consent"}


def test_every_field_has_the_same_parts_and_a_label(fields: dict[str, dict[str, Any]]) -> None:
    parts = {
        "name", "label", "hint", "type", "autocomplete", "inputmode", "choices", "optional",
        "either", "only_for", "limit",
    }  # fmt: skip
    for field in fields.values():
        assert set(field) == parts
        assert field["label"]


@pytest.mark.parametrize("name", CHOICES)
def test_every_choice_is_offered_in_order_with_a_title(
    name: str, fields: dict[str, dict[str, Any]]
) -> None:
    choices = fields[name]["choices"]
    assert tuple(choice["value"] for choice in choices) == CHOICES[name]
    assert all(choice["title"] for choice in choices)


def test_what_is_typed_offers_no_choices(fields: dict[str, dict[str, Any]]) -> None:
    assert {name for name, field in fields.items() if field["choices"]} == set(CHOICES)


def test_it_has_the_words_around_the_fields(form: dict[str, Any], knowledge: Knowledge) -> None:
    assert set(form["words"]) == set(WORDS)
    assert form["youngest"] == knowledge.requests.youngest
    assert form["consent"]["version"] == knowledge.requests.consent.fingerprint


def read(knowledge: Knowledge, contact: dict[str, str], preferences: dict[str, Any]) -> set[str]:
    """The fields at which something is wrong."""
    sent = filled_in(knowledge.requests, contact, preferences)
    try:
        RequestReader(knowledge).read(sent, MOMENT.date())
    except RequestProblems as problems:
        return set(problems.fields)
    return set()


@pytest.mark.parametrize("about", [{}, CHILD, OTHER], ids=["self", "child", "other"])
def test_a_field_that_is_not_optional_must_be_filled_in_by_those_who_see_it(
    about: dict[str, str], fields: dict[str, dict[str, Any]], knowledge: Knowledge
) -> None:
    person = about.get("person", "self")
    for name in CONTACT:
        field = fields[name]
        is_seen = field["only_for"] is None or person in field["only_for"]
        if name == "person":
            continue
        wrong = read(knowledge, {**about, name: ""}, {"not_before": ""})
        if field["optional"] or not is_seen:
            assert name not in wrong or name == "telephone"  # needed for a call, as chosen
        else:
            assert wrong == {name}


@pytest.mark.parametrize("name", PREFERENCES)
def test_days_and_times_may_be_left_empty(
    name: str, fields: dict[str, dict[str, Any]], knowledge: Knowledge
) -> None:
    assert fields[name]["optional"]
    assert read(knowledge, {}, {"not_before": "", name: []}) == set()


@pytest.mark.parametrize(("longer", "wrong"), [(0, set()), (1, {"wishes"})])
def test_the_limit_of_a_field_is_the_one_that_holds(
    longer: int, wrong: set[str], fields: dict[str, dict[str, Any]], knowledge: Knowledge
) -> None:
    wishes = "x" * (fields["wishes"]["limit"] + longer)
    assert read(knowledge, {}, {"not_before": "", "wishes": wishes}) == wrong
