"""Requests as a table for a spreadsheet (CSV)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime

from bot.knowledge import Knowledge
from bot.london import LONDON
from bot.requests.reference import shown as shown_reference
from bot.requests.telephone import shown as shown_telephone
from bot.store.request_models import ConsultationRequest

COLUMNS = (
    "reference", "received", "state", "level", "warning sign", "person", "name", "age",
    "contact name", "reach", "telephone", "email", "days", "times", "not before", "wishes", "note",
    "changed", "acknowledged", "acknowledged by", "proposed", "withdrawn", "channel", "consent",
)  # fmt: skip

# What a spreadsheet takes for the beginning of a formula, also in full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def table(requests: Iterable[ConsultationRequest], knowledge: Knowledge) -> str:
    """Writes one request a row.

    Args:
        requests: the rows, in the order to write them.
        knowledge: the words for what patients chose.

    Returns:
        CSV with a header. What is not known or was erased is an empty cell; moments are in London's
        time. It ends its lines as RFC 4180 wants: write it out without changing them.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for request in requests:
        writer.writerow([_safe(cell) for cell in _cells(request, knowledge)])
    return written.getvalue()


def _cells(request: ConsultationRequest, knowledge: Knowledge) -> list[object]:
    fields = knowledge.requests.form.fields_
    return [
        shown_reference(request.reference),
        _moment(request.created_at),
        request.state,
        knowledge.requests.mails.levels[request.level],
        request.sign,
        fields["person"].choices[request.person],
        request.name,
        request.age,
        request.contact_name,
        fields["reach"].choices[request.reach],
        shown_telephone(request.telephone) if request.telephone else None,
        request.email,
        ", ".join(fields["days"].choices[day] for day in request.days),
        ", ".join(fields["times"].choices[time] for time in request.times),
        request.not_before,
        request.wishes,
        "\n".join(f"{line['title']}: {line['text']}" for line in request.note or ()),
        _moment(request.changed_at),
        _moment(request.acknowledged_at),
        request.acknowledged_by,
        _moment(request.proposed_at),
        _moment(request.withdrawn_at),
        request.channel,
        request.consent_version,
    ]


def _moment(moment: datetime | None) -> str | None:
    return moment.astimezone(LONDON).isoformat(timespec="seconds") if moment else None


def _safe(cell: object) -> str:
    """A patient's words must not become a formula on the computer of whoever opens the table."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
