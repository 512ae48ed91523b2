"""A request as the exports get it, and the words that go with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timezone
from functools import cache
from typing import Any

from bot.knowledge import Knowledge
from bot.settings import ROOT
from bot.store.request_models import ConsultationRequest

ODD_WORDS = [
    "Zoë Łukasiewicz-Ñandú",
    "Siobhán O'Neill",
    'Ana "Annie" Smith',
    "نور الهدى",
    "\u202bשרה כהן\u202c",
    "李小龙",
    "Nguyễn Thị Ánh",
    "👩🏽‍👧",
    "Smith, Ana; or \\ Anne",
    "é" * 200,
    "one\ntwo\r\nthree",
    "BEGIN:VEVENT\r\nEND:VCALENDAR",
]


@cache
def knowledge() -> Knowledge:
    return Knowledge.load(ROOT / "knowledge")


def knowledge_of_clinic(**changes: Any) -> Knowledge:
    """The words, for a clinic with another name or address."""
    clinic = knowledge().clinic
    return replace(knowledge(), clinic=clinic.copy(update=changes))


def request(**changes: Any) -> ConsultationRequest:
    """An adult's request that was just received."""
    columns = {
        "reference": "7KQ4MHXD",
        "client_request_id": "a-1",
        "channel": "chat",
        "state": "received",
        "level": "routine",
        "note": [
            {"title": "Where it is", "text": "under the eye"},
            {"title": "In your words", "text": "a white bump"},
        ],
        "person": "self",
        "name": "Ana Smith",
        "telephone": "+447700900123",
        "email": "ana@example.com",
        "reach": "call",
        "days": ["monday", "thursday"],
        "times": ["morning"],
        "consent_version": "2026-11/0123456789ab",
        "consent_text": "I agree.",
        "created_at": datetime(2026, 6, 1, 8, 30, tzinfo=timezone.utc),
    }
    return ConsultationRequest(**{**columns, **changes})


def child_request(**changes: Any) -> ConsultationRequest:
    """A mother's request for her child, with everything in it."""
    columns = {
        "person": "child",
        "name": "Ben Smith",
        "age": 7,
        "contact_name": "Ana Smith",
        "level": "see_doctor",
        "sign": "bleeding_lump",
        "not_before": date(2026, 12, 3),
        "wishes": "step-free access",
        "proposed_at": datetime(2026, 12, 4, 10, 0, tzinfo=timezone.utc),
    }
    return request(**{**columns, **changes})


def withdrawn_request() -> ConsultationRequest:
    """A request of which only the bare fact is left."""
    return request(
        state="withdrawn",
        note=None,
        name=None,
        telephone=None,
        email=None,
        days=[],
        times=[],
        withdrawn_at=datetime(2026, 6, 2, 12, 0, tzinfo=timezone.utc),
    )
