"""A request as a patient fills it in, to be changed by tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.knowledge.requests import RequestsFile
from bot.requests.details import NoteLine
from bot.requests.submission import Submission

NOTE = (NoteLine("Where it is", "under the left eye"), NoteLine("Its colour", "white"))
CONTACT = {
    "person": "self",
    "name": "Ana Smith",
    "age": "",
    "contact_name": "",
    "telephone": "07700 900123",
    "email": "ana@example.com",
    "reach": "call",
}
CHILD = {"person": "child", "name": "Ben Smith", "age": "7", "contact_name": "Ana Smith"}
OTHER = {"person": "other", "name": "Ben Smith", "contact_name": "Ana Smith"}
PREFERENCES: dict[str, Any] = {
    "days": ["monday", "thursday"],
    "times": ["morning"],
    "not_before": "3 December",
    "wishes": "step-free access",
}
TYPED = ("Ana", "Ben", "Smith", "7700", "900123", "ana@", "left eye", "step-free")
"""What of it must stand nowhere but in the database."""


def filled_in(
    words: RequestsFile,
    contact: Mapping[str, str] | None = None,
    preferences: Mapping[str, Any] | None = None,
    **changes: Any,
) -> Submission:
    """A request with everything in it.

    Args:
        words: where the wording stands that is agreed to.
        contact: what is filled in otherwise of whom it is for and how to reach them.
        preferences: what is filled in otherwise of days and times.
        changes: what else is otherwise.

    Returns:
        What the form sends.
    """
    sent: dict[str, Any] = {
        "client_request_id": "tab-1",
        "channel": "page",
        "note": NOTE,
        "consent_version": words.consent.fingerprint,
        "consent_given": True,
    }
    return Submission(
        contact={**CONTACT, **(contact or {})},
        preferences={**PREFERENCES, **(preferences or {})},
        **{**sent, **changes},
    )
