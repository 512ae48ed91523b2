"""Requests in FHIR R4, for the clinic's records."""

# The library's classes are those of R4B (4.3.0), which changed no resource that was older than R4
# (4.0.1). Patient, RelatedPerson, Appointment, QuestionnaireResponse and Bundle are all older, so
# what is written here is true to both.

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import timezone
from typing import Any
from uuid import UUID, uuid5

from fhir.resources.bundle import Bundle

from bot.knowledge import Knowledge
from bot.requests.exports import LASTS
from bot.requests.reference import shown
from bot.requests.telephone import is_mobile
from bot.store.request_models import ConsultationRequest

# As in iCalendar, 1 is the highest and 9 the lowest, and 5 is normal. 0 means that no priority is
# given, so that programs may sort it anywhere: a routine request is 5.
PRIORITIES = {"emergency": 1, "same_day": 2, "see_doctor": 3, "routine": 5}

_NAMESPACE = UUID("7c0f6a3e-52c4-4b1e-9d0a-3f6f0f3f9b57")
Resource = dict[str, Any]


def bundle(requests: Iterable[ConsultationRequest], knowledge: Knowledge) -> str:
    """Writes requests as a collection of FHIR resources.

    Args:
        requests: the rows; those withdrawn or erased are left out, as nothing is proposed in them.
        knowledge: the words for what patients chose.

    Returns:
        A Bundle as JSON. For each request it holds the patient, who asks for them if it is somebody
        else, an appointment that is proposed, and the note. The ids of a request's resources are
        the same each time.
    """
    entries = [
        {"fullUrl": _id(request, resource["resourceType"]), "resource": resource}
        for request in requests
        if request.state != "withdrawn" and request.name is not None
        for resource in _resources(request, knowledge)
    ]
    written = Bundle.parse_obj(
        {"resourceType": "Bundle", "type": "collection", "entry": entries or None}
    )
    return str(written.json())


def _resources(request: ConsultationRequest, knowledge: Knowledge) -> list[Resource]:
    by_another = request.person != "self"
    resources = [_patient(request, by_another)]
    if by_another:
        resources.append(_related_person(request))
    items = _items(request, knowledge)
    if items:
        resources.append(_note(request, items, by_another))
    resources.append(_appointment(request, knowledge, by_another, bool(items)))
    return resources


def _patient(request: ConsultationRequest, by_another: bool) -> Resource:
    # No date of birth: only a child's age is known, and it stands in the note.
    return {
        "resourceType": "Patient",
        "name": _name(request.name),
        "telecom": None if by_another else _telecom(request),
    }


def _related_person(request: ConsultationRequest) -> Resource:
    return {
        "resourceType": "RelatedPerson",
        "patient": _reference(request, "Patient"),
        "name": _name(request.contact_name),
        "telecom": _telecom(request),
    }


def _name(words: str | None) -> list[Resource] | None:
    """A name as it was written: which part of it is the family's nobody has asked."""
    name = _text(words)
    return [{"text": name}] if name else None


def _telecom(request: ConsultationRequest) -> list[Resource] | None:
    """How to reach them, the way that they chose first; FHIR says "home" for what is private."""
    contacts = []
    if request.telephone:
        use = "mobile" if is_mobile(request.telephone) else "home"
        contacts.append({"system": "phone", "value": request.telephone, "use": use})
    if request.email:
        contacts.append({"system": "email", "value": request.email, "use": "home"})
    if request.reach == "email":
        contacts.reverse()
    return [{**contact, "rank": rank} for rank, contact in enumerate(contacts, start=1)] or None


def _items(request: ConsultationRequest, knowledge: Knowledge) -> list[Resource]:
    items = []
    for number, line in enumerate(request.note or (), start=1):
        text = _text(line["text"])
        if text:
            answer: Resource = {"valueString": text}
            items.append({"linkId": str(number), "text": _text(line["title"]), "answer": [answer]})
    if request.age is not None:
        label = knowledge.requests.form.fields_["age"].label
        items.append({"linkId": "age", "text": label, "answer": [{"valueInteger": request.age}]})
    return items


def _note(request: ConsultationRequest, items: list[Resource], by_another: bool) -> Resource:
    asker = _reference(request, "RelatedPerson" if by_another else "Patient")
    return {
        "resourceType": "QuestionnaireResponse",
        "identifier": _identifier(request),
        "status": "completed",
        "subject": _reference(request, "Patient"),
        "authored": request.created_at.astimezone(timezone.utc),
        "author": asker,
        "source": asker,
        "item": items,
    }


def _appointment(
    request: ConsultationRequest, knowledge: Knowledge, by_another: bool, has_note: bool
) -> Resource:
    start = request.proposed_at.astimezone(timezone.utc) if request.proposed_at else None
    sign = _sign(request, knowledge)
    who = ["Patient", "RelatedPerson"] if by_another else ["Patient"]
    return {
        "resourceType": "Appointment",
        "identifier": [_identifier(request)],
        "status": "proposed",
        "reasonCode": [{"text": sign}] if sign else None,
        "priority": PRIORITIES[request.level],
        "supportingInformation": (
            [_reference(request, "QuestionnaireResponse")] if has_note else None
        ),
        "start": start,
        "end": start + LASTS if start else None,
        "created": request.created_at.astimezone(timezone.utc),
        "comment": _comment(request, knowledge),
        "participant": [
            {"actor": _reference(request, kind), "status": "needs-action"} for kind in who
        ],
        "requestedPeriod": [{"start": request.not_before}] if request.not_before else None,
    }


def _sign(request: ConsultationRequest, knowledge: Knowledge) -> str | None:
    if request.level == "routine" and request.sign is None:
        return None
    level = knowledge.requests.mails.levels[request.level]
    sign = f"{request.sign.replace('_', ' ')}, {level}" if request.sign else level
    return f"{knowledge.requests.note['warning']}: {sign}"


def _comment(request: ConsultationRequest, knowledge: Knowledge) -> str:
    """What has no element of its own: label and choice, a line a field that was filled in."""
    fields = knowledge.requests.form.fields_
    chosen = {"reach": [request.reach], "days": request.days, "times": request.times}
    lines = [
        f"{fields[name].label} {', '.join(fields[name].choices[value] for value in values)}"
        for name, values in chosen.items()
        if values
    ]
    wishes = _text(request.wishes)
    if wishes:
        lines.append(f"{fields['wishes'].label} {wishes}")
    return "\n".join(lines)


def _identifier(request: ConsultationRequest) -> Resource:
    return {"value": shown(request.reference)}


def _reference(request: ConsultationRequest, kind: str) -> Resource:
    return {"reference": _id(request, kind)}


def _id(request: ConsultationRequest, kind: str) -> str:
    return uuid5(_NAMESPACE, f"{request.reference}/{kind}").urn


def _text(words: str | None) -> str | None:
    """Words as FHIR allows them: no control characters but line ends and tabs, and not empty."""
    allowed = "".join(
        " " if unicodedata.category(character) == "Cc" and character not in "\t\n\r" else character
        for character in words or ""
    )
    return allowed.strip() or None
