"""``requests.yml``: every word of the hand-off to the clinic, and from which age it is offered."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pydantic import Field, validator

from bot.knowledge.exactly import exactly
from bot.knowledge.schema import Entry
from bot.knowledge.yaml_file import read_yaml

REQUESTS_FILE = "requests.yml"
REQUESTS_PLACEHOLDERS = (
    "reference", "level", "received", "telephone_shown", "look_up", "address", "proposed", "time",
)  # fmt: skip

CHOICES = {
    "person": ("self", "child", "other"),
    "reach": ("call", "text", "email", "relay"),
    "days": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "times": ("morning", "afternoon", "evening"),
}
"""The values between which patients choose, by field."""

FIELDS = (
    "person", "name", "age", "contact_name", "telephone", "email", "reach", "days", "times",
    "not_before", "wishes", "consent", "warning_read",
)  # fmt: skip
GROUPS = ("note", "person", "contact", "times", "consent")
WORDS = (
    "add_line", "remove_line", "line", "send", "cancel", "problems", "optional", "other_form",
)  # fmt: skip
BUTTONS = ("offer", "open", "urgent_help_had")
TEXTS = (
    "offer", "after_check", "offer_see_doctor", "offer_same_day", "offer_emergency",
    "offer_too_young", "offer_same_day_too_young", "offer_emergency_too_young",
    "form", "form_warned",
    "sent", "sent_see_doctor", "sent_same_day", "sent_emergency", "cannot_look_up",
)  # fmt: skip
NOTE = (
    "words", "said", "warning", "fits_yes", "fits_partly", "fits_no", "fits_unclear",
    "warned_see_doctor", "warned_same_day", "warned_emergency",
)  # fmt: skip
ERRORS = (
    "note_too_long", "note_too_many", "urgent", "person_missing",
    "name_missing", "name_unreadable", "name_too_long",
    "age_missing", "age_unreadable", "age_too_young", "age_adult",
    "contact_name_missing", "contact_name_unreadable", "contact_name_too_long",
    "contact_missing", "telephone_unreadable", "telephone_too_short", "telephone_too_long",
    "email_unreadable", "reach_missing", "reach_needs_telephone", "reach_needs_mobile",
    "reach_needs_email", "days_unreadable", "times_unreadable",
    "not_before_unreadable", "not_before_past", "not_before_too_far",
    "wishes_too_long", "consent_missing", "consent_changed",
)  # fmt: skip
PAGES = (
    "describe_title", "describe_label", "describe_hint", "describe_next", "checked_title",
    "find_title", "find_reference", "find_reference_hint", "find_contact", "find_submit",
    "find_unknown", "state_received", "state_acknowledged", "state_withdrawn", "proposed",
    "calendar", "calendar_description", "change_times", "changed",
    "withdraw", "withdraw_sure", "withdraw_yes", "withdraw_no", "withdrawn",
    "withdrawn_acknowledged", "call",
    "error", "urgent", "call_emergency", "call_same_day", "trouble_title",
    "description_missing", "description_too_long", "too_large", "unreadable", "chat_unknown",
    "reference_unknown", "not_sent", "unavailable", "start",
)  # fmt: skip
MAILS = (
    "clinic_received", "clinic_reminder", "clinic_changed", "clinic_withdrawn",
    "patient_received", "patient_acknowledged",
)  # fmt: skip


class Consent(Entry):
    """The wording that patients agree to."""

    version: str = Field(regex=r"^[\w.-]{1,40}$")
    text: str = Field(min_length=1)

    @property
    def fingerprint(self) -> str:
        """The version with a fingerprint, so that a text changed alone is a version of its own."""
        return f"{self.version}/{hashlib.sha256(self.text.encode()).hexdigest()[:12]}"


class FieldWords(Entry):
    """The words at one field of the form."""

    label: str = Field(min_length=1)
    hint: str | None = None
    choices: dict[str, str] = {}


class GroupWords(Entry):
    """The words over a group of fields."""

    title: str = Field(min_length=1)
    hint: str | None = None


class Form(Entry):
    """The words of the form."""

    title: str = Field(min_length=1)
    intro: str = Field(min_length=1)
    groups: dict[str, GroupWords]
    fields_: dict[str, FieldWords] = Field(alias="fields")
    words: dict[str, str]

    _groups = validator("groups", allow_reuse=True)(exactly(GROUPS))
    _words = validator("words", allow_reuse=True)(exactly(WORDS))

    @validator("fields_")
    def _has_every_field_and_choice(cls, value: dict[str, FieldWords]) -> dict[str, FieldWords]:  # noqa: N805
        exactly(FIELDS)(value)
        for name, choices in CHOICES.items():
            exactly(choices)(value[name].choices)
        return value


class MailWords(Entry):
    """Subject and text of one mail."""

    subject: str = Field(min_length=1)
    text: str = Field(min_length=1)


class Mails(Entry):
    """The mails, and the parts that some of them hold."""

    clinic_received: MailWords
    clinic_reminder: MailWords
    clinic_changed: MailWords
    clinic_withdrawn: MailWords
    patient_received: MailWords
    patient_acknowledged: MailWords
    look_up: str
    proposed: str
    levels: dict[str, str]

    _levels = validator("levels", allow_reuse=True)(
        exactly(("routine", "see_doctor", "same_day", "emergency"))
    )


class RequestsFile(Entry):
    """The whole file."""

    consent: Consent
    youngest: int = Field(ge=0)
    child_until: int = Field(ge=1)
    offered_after: list[str]
    buttons: dict[str, str]
    texts: dict[str, str]
    note: dict[str, str]
    form: Form
    errors: dict[str, str]
    pages: dict[str, str]
    mails: Mails

    _buttons = validator("buttons", allow_reuse=True)(exactly(BUTTONS))
    _texts = validator("texts", allow_reuse=True)(exactly(TEXTS))
    _note = validator("note", allow_reuse=True)(exactly(NOTE))
    _errors = validator("errors", allow_reuse=True)(exactly(ERRORS))
    _pages = validator("pages", allow_reuse=True)(exactly(PAGES))


def read_requests(directory: Path) -> RequestsFile:
    """Reads the file.

    Args:
        directory: the folder ``knowledge/``.

    Returns:
        Its content.

    Raises:
        KnowledgeError: naming file and line of everything that is wrong.
    """
    return read_yaml(directory / REQUESTS_FILE, RequestsFile)
