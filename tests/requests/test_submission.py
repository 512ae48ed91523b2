from __future__ import annotations

import traceback
from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from bot.knowledge import Knowledge
from bot.knowledge.requests import CHOICES, ERRORS
from bot.requests.details import Contact, NoteLine, Preferences
from bot.requests.fields import NAME_LIMIT, WISHES_LIMIT
from bot.requests.note import LONGEST_LINE, MOST_LINES
from bot.requests.submission import Request, RequestProblems, RequestReader, Submission
from tests.fakes import FakeKnowledge
from tests.requests.filled_in import CHILD, NOTE, OTHER, TYPED, filled_in

TODAY = date(2026, 6, 1)
WORDS = FakeKnowledge.requests
READER = RequestReader(cast(Knowledge, FakeKnowledge()))
LONG_NAME = "x" * (NAME_LIMIT + 1)
LANDLINE = "020 7946 0123"


def sentence(code: str, **values: int) -> str:
    return FakeKnowledge().fill(WORDS.errors[code], **values)


def problems(sent: Submission) -> RequestProblems:
    with pytest.raises(RequestProblems) as caught:
        READER.read(sent, TODAY)
    return caught.value


def contact(field: str, code: str, **changes: str) -> tuple[Submission, str, str]:
    return filled_in(WORDS, contact=changes), field, code


def child(field: str, code: str, **changes: str) -> tuple[Submission, str, str]:
    return contact(field, code, **{**CHILD, **changes})


def preferences(field: str, code: str, typed: Any) -> tuple[Submission, str, str]:
    return filled_in(WORDS, preferences={field: typed}), field, code


def other(field: str, code: str, **changes: Any) -> tuple[Submission, str, str]:
    return filled_in(WORDS, **changes), field, code


WRONG = [
    other("note", "note_too_long", note=(NoteLine("Size", "x" * (LONGEST_LINE + 1)),)),
    other("note", "note_too_many", note=(NoteLine("Size", "small"),) * (MOST_LINES + 1)),
    contact("person", "person_missing", person=""),
    contact("person", "person_missing", person="aunt"),
    contact("name", "name_missing", name=""),
    contact("name", "name_missing", name=" \u200b "),
    contact("name", "name_unreadable", name="12"),
    contact("name", "name_too_long", name=LONG_NAME),
    child("age", "age_missing", age=""),
    child("age", "age_unreadable", age="soon"),
    child("age", "age_too_young", age="2"),
    child("age", "age_too_young", age="35 months"),
    child("age", "age_adult", age="16"),
    child("contact_name", "contact_name_missing", contact_name=""),
    child("contact_name", "contact_name_unreadable", contact_name="ana@example.com"),
    child("contact_name", "contact_name_too_long", contact_name=LONG_NAME),
    contact("contact_name", "contact_name_missing", **{**OTHER, "contact_name": ""}),
    contact("telephone", "contact_missing", telephone="", email=""),
    contact("telephone", "contact_missing", telephone=" ", email=" ", reach="email"),
    contact("telephone", "telephone_unreadable", telephone="at home"),
    contact("telephone", "telephone_too_short", telephone="07700 90012"),
    contact("telephone", "telephone_too_long", telephone="07700 9001234"),
    contact("email", "email_unreadable", email="ana"),
    contact("email", "email_unreadable", email="ana", reach="email"),
    contact("reach", "reach_missing", reach=""),
    contact("reach", "reach_missing", reach="fax"),
    contact("telephone", "reach_needs_telephone", telephone="", reach="call"),
    contact("telephone", "reach_needs_telephone", telephone="", reach="text"),
    contact("telephone", "reach_needs_telephone", telephone="", reach="relay"),
    contact("telephone", "reach_needs_mobile", telephone=LANDLINE, reach="text"),
    contact("email", "reach_needs_email", email="", reach="email"),
    preferences("days", "days_unreadable", ["monday", "someday"]),
    preferences("times", "times_unreadable", ["night"]),
    preferences("not_before", "not_before_unreadable", "whenever"),
    preferences("not_before", "not_before_past", "1 May 2026"),
    preferences("not_before", "not_before_too_far", "1 January 2030"),
    preferences("wishes", "wishes_too_long", "x" * (WISHES_LIMIT + 1)),
    other("consent", "consent_missing", consent_given=False),
    other("consent", "consent_missing", consent_given=False, consent_version="older"),
    other("consent", "consent_changed", consent_version="older"),
]
LIMITS = {
    "note_too_long": LONGEST_LINE,
    "note_too_many": MOST_LINES,
    "name_too_long": NAME_LIMIT,
    "contact_name_too_long": NAME_LIMIT,
    "wishes_too_long": WISHES_LIMIT,
}


@pytest.mark.parametrize(("sent", "field", "code"), WRONG)
def test_what_is_wrong_is_told_at_its_field_and_nowhere_else(
    sent: Submission, field: str, code: str
) -> None:
    values = {"limit": LIMITS[code]} if code in LIMITS else {}
    found = problems(sent)
    assert found.fields == {field: sentence(code, **values)}
    assert "{" not in found.fields[field]
    assert found.warning is None


def test_every_error_that_has_a_sentence_can_come_up() -> None:
    # That a warning must be read is found when the note is, by whoever takes the request.
    assert {code for _, _, code in WRONG} == set(ERRORS) - {"urgent"}


def all_wrong(about: str) -> Submission:
    return filled_in(
        WORDS,
        contact={
            "person": about,
            "name": "Smith 7700 ana@",
            "age": "left eye",
            "contact_name": "Ben 7700 ana@",
            "telephone": "",
            "email": "",
            "reach": "step-free",
        },
        preferences={
            "days": ["Ana"],
            "times": ["Smith"],
            "not_before": "Ben's birthday",
            "wishes": "step-free " * WISHES_LIMIT,
        },
        note=(NoteLine("Where", "left eye " * LONGEST_LINE),),
        consent_given=False,
    )


@pytest.mark.parametrize(
    ("about", "only"), [("", {"person"}), ("child", {"age", "contact_name"}), ("self", set())]
)
def test_everything_that_is_wrong_is_told_at_once(about: str, only: set[str]) -> None:
    assert set(problems(all_wrong(about)).fields) == only | {
        "note", "name", "telephone", "reach", "days", "times", "not_before", "wishes", "consent",
    }  # fmt: skip


def test_a_number_and_an_address_that_are_both_wrong_are_both_told() -> None:
    found = problems(filled_in(WORDS, contact={"telephone": "12", "email": "ana", "reach": ""}))
    assert set(found.fields) == {"telephone", "email", "reach"}


def test_nothing_that_was_typed_stands_in_the_error() -> None:
    found = problems(all_wrong("child"))
    shown = [str(found), repr(found), *found.fields.values(), *traceback.format_exception(found)]
    assert [word for word in TYPED if any(word in text for text in shown)] == []
    assert "note, name, age" in str(found)


@pytest.mark.parametrize("about", [{}, CHILD, OTHER])
def test_nothing_that_was_typed_stands_in_the_likeness_of_what_was_sent(
    about: dict[str, str],
) -> None:
    shown = repr(filled_in(WORDS, contact=about))
    assert [word for word in TYPED if word in shown] == []
    assert "tab-1" in shown


@pytest.mark.parametrize(
    ("reach", "telephone", "email"),
    [
        ("call", LANDLINE, ""),
        ("call", "07700 900123", ""),
        ("call", LANDLINE, "ana@example.com"),
        ("text", "07700 900123", ""),
        ("relay", LANDLINE, ""),
        ("email", "", "ana@example.com"),
        ("email", LANDLINE, "ana@example.com"),
    ],
)
def test_one_way_to_reach_somebody_is_enough(reach: str, telephone: str, email: str) -> None:
    typed = {"reach": reach, "telephone": telephone, "email": email}
    found = READER.read(filled_in(WORDS, contact=typed), TODAY).contact
    assert (found.reach, bool(found.telephone), bool(found.email)) == (
        reach, bool(telephone), bool(email),
    )  # fmt: skip


@pytest.mark.parametrize(("typed", "years"), [("3", 3), ("36 months", 3), ("15", 15), ("15½", 15)])
def test_a_child_may_be_as_old_as_the_clinic_sees_children(typed: str, years: int) -> None:
    sent = filled_in(WORDS, contact={**CHILD, "age": typed})
    assert READER.read(sent, TODAY).contact.age == years


def test_a_good_form_reads_as_a_request() -> None:
    assert READER.read(filled_in(WORDS), TODAY) == Request(
        note=NOTE,
        contact=Contact(
            person="self",
            name="Ana Smith",
            age=None,
            contact_name=None,
            telephone="+447700900123",
            email="ana@example.com",
            reach="call",
        ),
        preferences=Preferences(
            days=("monday", "thursday"),
            times=("morning",),
            not_before=date(2026, 12, 3),
            wishes="step-free access",
        ),
    )


@pytest.mark.parametrize(
    ("about", "age", "contact_name"), [(CHILD, 7, "Ana Smith"), (OTHER, None, "Ana Smith")]
)
def test_who_asks_for_somebody_else_is_named(
    about: dict[str, str], age: int | None, contact_name: str
) -> None:
    found = READER.read(filled_in(WORDS, contact=about), TODAY).contact
    assert (found.name, found.age, found.contact_name) == ("Ben Smith", age, contact_name)


@pytest.mark.parametrize("hidden", [{"age": "soon"}, {"contact_name": "12"}])
def test_what_stands_in_a_field_that_is_not_shown_does_not_matter(hidden: dict[str, str]) -> None:
    found = READER.read(filled_in(WORDS, contact=hidden), TODAY).contact
    assert (found.age, found.contact_name) == (None, None)


def test_what_is_typed_is_tidied() -> None:
    typed = {
        "person": " self ", "name": " Zoë  Łuk ", "telephone": " (07700) 900-123 ",
        "email": " Ana@EXAMPLE.com ", "reach": " text ",
    }  # fmt: skip
    found = READER.read(filled_in(WORDS, contact=typed), TODAY).contact
    assert (found.person, found.name, found.reach) == ("self", "Zoë Łuk", "text")
    assert (found.telephone, found.email) == ("+447700900123", "Ana@example.com")


def test_what_is_left_out_counts_as_empty() -> None:
    sent = replace(
        filled_in(WORDS),
        contact={"person": "self", "name": "Ana", "telephone": LANDLINE, "reach": "call"},
        preferences={},
    )
    found = READER.read(sent, TODAY)
    assert found.preferences == Preferences((), (), None, None)
    assert (found.contact.telephone, found.contact.email) == ("+442079460123", None)


@pytest.mark.parametrize("name", ["days", "times"])
def test_choices_are_kept_once_and_in_the_order_of_the_week(name: str) -> None:
    chosen = [*reversed(CHOICES[name]), CHOICES[name][0]]
    found = READER.read(filled_in(WORDS, preferences={name: chosen}), TODAY)
    assert getattr(found.preferences, name) == CHOICES[name]


def test_days_and_times_can_be_read_alone() -> None:
    found = READER.read_preferences({"days": ["friday"], "wishes": " "}, TODAY)
    assert found == Preferences(("friday",), (), None, None)
    with pytest.raises(RequestProblems) as caught:
        READER.read_preferences({"days": ["someday"], "not_before": "whenever"}, TODAY)
    assert caught.value.fields == {
        "days": sentence("days_unreadable"),
        "not_before": sentence("not_before_unreadable"),
    }
