from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from fhir.resources.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.requests.exports.fhir import bundle
from bot.store.request_models import ConsultationRequest
from tests.requests.exports.example import (
    ODD_WORDS,
    child_request,
    knowledge,
    request,
    withdrawn_request,
)


def written(*requests: ConsultationRequest) -> dict[str, Any]:
    """The bundle, once the library has read it back to the same."""
    text = bundle(requests, knowledge())
    assert json.loads(Bundle.parse_raw(text).json()) == json.loads(text)
    return json.loads(text)


def resources(*requests: ConsultationRequest) -> dict[str, dict[str, Any]]:
    """The resources of one request, by type."""
    return {
        entry["resource"]["resourceType"]: entry["resource"]
        for entry in written(*requests)["entry"]
    }


def ids(*requests: ConsultationRequest) -> list[str]:
    return [entry["fullUrl"] for entry in written(*requests)["entry"]]


def inner(node: Any) -> Iterator[Any]:
    """A node of JSON and all that is in it."""
    yield node
    if isinstance(node, (dict, list)):
        for child in node.values() if isinstance(node, dict) else node:
            yield from inner(child)


def answers(note: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    """What stands in a note: title and answer by link."""
    return {
        item["linkId"]: (item["text"], next(iter(item["answer"][0].values())))
        for item in note["item"]
    }


def test_without_requests_the_bundle_is_empty() -> None:
    assert written() == {"resourceType": "Bundle", "type": "collection"}


def test_an_adult_is_the_patient_and_has_the_contact_details() -> None:
    found = resources(request())
    assert list(found) == ["Patient", "QuestionnaireResponse", "Appointment"]
    assert found["Patient"] == {
        "resourceType": "Patient",
        "name": [{"text": "Ana Smith"}],
        "telecom": [
            {"system": "phone", "value": "+447700900123", "use": "mobile", "rank": 1},
            {"system": "email", "value": "ana@example.com", "use": "home", "rank": 2},
        ],
    }


@pytest.mark.parametrize("person", ["child", "other"])
def test_who_asks_for_somebody_else_is_related_and_has_the_contact_details(person: str) -> None:
    found = resources(child_request(person=person))
    patient_id, related_id, *_ = ids(child_request(person=person))
    assert found["Patient"] == {"resourceType": "Patient", "name": [{"text": "Ben Smith"}]}
    assert found["RelatedPerson"]["patient"] == {"reference": patient_id}
    assert found["RelatedPerson"]["name"] == [{"text": "Ana Smith"}]
    assert len(found["RelatedPerson"]["telecom"]) == 2
    note = found["QuestionnaireResponse"]
    assert note["subject"] == {"reference": patient_id}
    assert note["author"] == note["source"] == {"reference": related_id}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"email": None}, [("+447700900123", "mobile", 1)]),
        ({"email": None, "telephone": "+442079460123"}, [("+442079460123", "home", 1)]),
        ({"telephone": None, "reach": "email"}, [("ana@example.com", "home", 1)]),
        ({"reach": "email"}, [("ana@example.com", "home", 1), ("+447700900123", "mobile", 2)]),
    ],
)
def test_the_way_to_answer_that_was_chosen_comes_first(
    changes: dict[str, Any], expected: list[tuple[str, str, int]]
) -> None:
    telecom = resources(request(**changes))["Patient"]["telecom"]
    assert [(contact["value"], contact["use"], contact["rank"]) for contact in telecom] == expected


def test_the_note_is_answers_one_a_line() -> None:
    note = resources(request())["QuestionnaireResponse"]
    assert note["status"] == "completed"
    assert note["identifier"] == {"value": "7KQ4-MHXD"}
    assert note["authored"] == "2026-06-01T08:30:00+00:00"
    assert answers(note) == {
        "1": ("Where it is", "under the eye"),
        "2": ("In your words", "a white bump"),
    }


def test_a_child_has_an_age_and_no_date_of_birth() -> None:
    found = resources(child_request())
    label = knowledge().requests.form.fields_["age"].label
    assert answers(found["QuestionnaireResponse"])["age"] == (label, 7)
    assert "birthDate" not in found["Patient"]


def test_without_a_note_there_is_only_the_appointment() -> None:
    found = resources(request(note=[]))
    assert list(found) == ["Patient", "Appointment"]
    assert "supportingInformation" not in found["Appointment"]


def test_the_appointment_is_proposed_and_waits_for_the_patient() -> None:
    patient_id, note_id, _ = ids(request())
    appointment = resources(request())["Appointment"]
    assert appointment["status"] == "proposed"
    assert appointment["identifier"] == [{"value": "7KQ4-MHXD"}]
    assert appointment["created"] == "2026-06-01T08:30:00+00:00"
    assert appointment["participant"] == [
        {"actor": {"reference": patient_id}, "status": "needs-action"}
    ]
    assert appointment["supportingInformation"] == [{"reference": note_id}]
    for absent in ("start", "end", "requestedPeriod", "reasonCode"):
        assert absent not in appointment


def test_what_would_suit_stands_in_the_comment() -> None:
    comment = resources(child_request())["Appointment"]["comment"]
    fields = knowledge().requests.form.fields_
    days = fields["days"].choices
    for words in (
        fields["reach"].choices["call"],
        f"{days['monday']}, {days['thursday']}",
        fields["times"].choices["morning"],
        "step-free access",
    ):
        assert words in comment
    any_day = resources(request(days=[], times=[]))["Appointment"]["comment"]
    assert any_day.splitlines() == [comment.splitlines()[0]]


@pytest.mark.parametrize(
    ("proposed", "start", "end"),
    [
        ("2026-12-04T10:00+00:00", "2026-12-04T10:00:00+00:00", "2026-12-04T10:30:00+00:00"),
        ("2026-10-25T01:30+01:00", "2026-10-25T00:30:00+00:00", "2026-10-25T01:00:00+00:00"),
    ],
)
def test_a_proposed_time_has_start_and_end(proposed: str, start: str, end: str) -> None:
    moment = datetime.fromisoformat(proposed)
    appointment = resources(request(proposed_at=moment))["Appointment"]
    assert (appointment["start"], appointment["end"]) == (start, end)


def test_the_earliest_day_begins_the_period_asked_for() -> None:
    appointment = resources(request(not_before=date(2026, 12, 3)))["Appointment"]
    assert appointment["requestedPeriod"] == [{"start": "2026-12-03"}]


@pytest.mark.parametrize(
    ("level", "sign", "priority"),
    [
        ("routine", None, 5),
        ("routine", "bleeding_lump", 5),
        ("see_doctor", "bleeding_lump", 3),
        ("same_day", "bleeding_lump", 2),
        ("emergency", "bleeding_lump", 1),
        ("emergency", None, 1),
    ],
)
def test_a_warning_sign_is_told_and_goes_first(level: str, sign: str | None, priority: int) -> None:
    appointment = resources(request(level=level, sign=sign))["Appointment"]
    assert appointment["priority"] == priority
    reasons = [reason["text"] for reason in appointment.get("reasonCode", [])]
    assert len(reasons) == (level != "routine" or sign is not None)
    for reason in reasons:
        assert knowledge().requests.mails.levels[level] in reason
        assert ("bleeding lump" in reason) == (sign is not None)


@pytest.mark.parametrize("changes", [{}, {"name": "Ana Smith", "note": []}])
def test_what_was_withdrawn_is_left_out(changes: dict[str, Any]) -> None:
    withdrawn = withdrawn_request()
    for column, value in changes.items():
        setattr(withdrawn, column, value)
    assert ids(withdrawn, request()) == ids(request())


def test_ids_are_the_same_each_time_and_differ_between_requests() -> None:
    one, another = child_request(), child_request(reference="9BCDFGHJ")
    assert ids(one) == ids(child_request(name="Benjamin Smith"))
    both = ids(one, another)
    assert len(set(both)) == len(both) == 8
    for url in both:
        assert url == UUID(url).urn


def test_every_reference_leads_to_a_resource_of_the_bundle() -> None:
    found = written(request(), child_request(reference="9BCDFGHJ"))
    references = {
        node["reference"] for node in inner(found) if isinstance(node, dict) and "reference" in node
    }
    urls = {entry["fullUrl"] for entry in found["entry"]}
    assert len(references) == 5
    assert references <= urls


@pytest.mark.parametrize("words", ODD_WORDS)
def test_odd_words_come_back_as_they_were(words: str) -> None:
    found = resources(
        child_request(name=words, contact_name=words, note=[{"title": words, "text": words}])
    )
    assert found["Patient"]["name"] == [{"text": words}]
    assert found["RelatedPerson"]["name"] == [{"text": words}]
    assert answers(found["QuestionnaireResponse"])["1"] == (words, words)


WORDS = some.text(some.characters(blacklist_categories=["Cs"]))


@settings(max_examples=50, deadline=None)
@given(name=WORDS, title=WORDS, text=WORDS, wishes=WORDS)
def test_whatever_is_written_nothing_is_empty(
    name: str, title: str, text: str, wishes: str
) -> None:
    note = [{"title": title, "text": text}]
    found = written(child_request(name=name, contact_name=name, note=note, wishes=wishes))
    for node in inner(found):
        assert node not in ("", [], {}, None)
        if isinstance(node, str):
            assert node.strip()
            assert all(character >= " " or character in "\t\r\n" for character in node)
