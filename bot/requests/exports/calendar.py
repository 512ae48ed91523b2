"""The time that the clinic proposes, for the patient's own calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

from datetime import datetime, timezone

from icalendar import Calendar, Event

from bot.knowledge import Knowledge
from bot.requests.exports import LASTS
from bot.requests.reference import shown
from bot.store.request_models import ConsultationRequest


def calendar(request: ConsultationRequest, knowledge: Knowledge) -> str:
    """Writes the proposed time as an event.

    Calendars are shared with family and colleagues, so it names the clinic, and neither the
    patient nor anything about health.

    Args:
        request: a request for which the clinic has proposed a time.
        knowledge: the clinic's name, address and telephone, and the words around them.

    Returns:
        An iCalendar file with one event; write it out without changing its line ends.

    Raises:
        ValueError: when no time is proposed.
    """
    if request.proposed_at is None:
        raise ValueError("no time is proposed for this request")
    # In UTC an event is right whatever the summer time, and needs no description of a time zone.
    start = request.proposed_at.astimezone(timezone.utc)
    event = Event()
    # The same for every time proposed, so that a newer one takes the place of the one before.
    event.add("uid", f"{request.reference}@skin-assistant")
    event.add("dtstamp", datetime.now(timezone.utc))
    event.add("dtstart", start)
    event.add("dtend", start + LASTS)
    event.add("status", "TENTATIVE")
    event.add("summary", knowledge.clinic.name)
    event.add("location", str(knowledge.clinic.address))
    event.add("description", _description(request, knowledge))
    # No organizer: it would have to be a mail address, and Google refuses to import an event
    # that somebody else organizes.
    file = Calendar()
    file.add("prodid", "-//skin-assistant//consultation request//EN")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add_component(event)
    return file.to_ical().decode("utf-8")


def _description(request: ConsultationRequest, knowledge: Knowledge) -> str:
    # A calendar shows plain text: the number as it is read, not as a link.
    return knowledge.fill(
        knowledge.requests.pages["calendar_description"],
        reference=shown(request.reference),
        telephone_shown=knowledge.clinic.telephone.shown,
    )
