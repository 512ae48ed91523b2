"""Where a request stands, as its owner and staff see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.knowledge.red_flag import LEVELS
from bot.requests.details import NoteLine, Preferences
from bot.requests.reference import shown
from bot.store.request_models import ConsultationRequest


@dataclass(frozen=True)
class Standing:
    """Where a request stands, at one moment.

    Attributes:
        reference: its code as shown.
        state: ``received``, ``acknowledged`` or ``withdrawn``.
        level: how urgent what was told is.
        created_at: when it was taken.
        proposed_at: the time that the clinic proposes, if any.
        note: what was passed on; empty when erased.
        preferences: when a visit would suit.
        erased: whether name, contact details and note are deleted.
        warning: what was just found in what the patient wrote, as a message to show; or None.
    """

    reference: str
    state: str
    level: str
    created_at: datetime
    proposed_at: datetime | None
    note: tuple[NoteLine, ...]
    preferences: Preferences
    erased: bool
    warning: dict[str, Any] | None = None


def standing(row: ConsultationRequest) -> Standing:
    """Reads where a request stands.

    Args:
        row: the request.

    Returns:
        Its standing.
    """
    return Standing(
        reference=shown(row.reference),
        state=row.state,
        level=row.level,
        created_at=row.created_at,
        proposed_at=row.proposed_at,
        note=tuple(NoteLine(**line) for line in row.note or ()),
        preferences=Preferences(tuple(row.days), tuple(row.times), row.not_before, row.wishes),
        erased=row.name is None,
    )


def raise_urgency(row: ConsultationRequest, level: str, sign: str | None) -> None:
    """Makes a request more urgent; it is never made less so.

    Args:
        row: the request.
        level: how urgent something new is.
        sign: the warning sign of that level, if any.
    """
    if LEVELS.index(level) > LEVELS.index(row.level):
        row.level, row.sign = level, sign
