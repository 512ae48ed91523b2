"""The request form as far as it is filled in: all of it travels in the page, none is kept here."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from starlette.datastructures import FormData

from bot.chat.access import Key
from bot.chat.refusals import UnknownConversationError
from bot.requests.details import NoteLine
from bot.requests.draft import Draft
from bot.requests.note import MOST_LINES
from bot.requests.submission import Submission
from bot.web.schemas import ID_PATTERN

CONTACT = ("person", "name", "age", "contact_name", "telephone", "email", "reach")
LISTS = ("days", "times")
PREFERENCES = ("not_before", "wishes")
TICKED = "yes"


@dataclass(frozen=True)
class FilledForm:
    """What the form holds.

    Attributes:
        key: the chat that it comes from; None when the description was typed on a page.
        client_request_id: the same for every sending of this form.
        description: how the bump was described on the page, before it became lines of the note.
        note: the lines to pass on.
        contact: by field, as typed.
        preferences: by field, as typed.
        consent_version: the wording that was shown.
        consent: whether it was agreed to.
        warning_read: whether the patient says that they have read the warning.
    """

    key: Key | None
    client_request_id: str
    description: str
    note: tuple[NoteLine, ...]
    contact: Mapping[str, str]
    preferences: Mapping[str, Any]
    consent_version: str
    consent: bool
    warning_read: bool

    @property
    def values(self) -> dict[str, Any]:
        """What stands in each field."""
        return {**self.contact, **self.preferences, "consent": self.consent}

    def with_line(self) -> FilledForm:
        """The form with one more line, as long as there is room."""
        if len(self.note) >= MOST_LINES:
            return self
        return replace(self, note=(*self.note, NoteLine("", "")))

    def without_line(self, index: str) -> FilledForm:
        """The form without a line.

        Args:
            index: its place, as a button sends it.

        Returns:
            The form; unchanged when there is no such line.
        """
        kept = (line for place, line in enumerate(self.note) if str(place) != index)
        return replace(self, note=tuple(kept))

    def submission(self) -> Submission:
        """What is sent to be taken down, not yet checked."""
        return Submission(
            client_request_id=self.client_request_id,
            channel="chat" if self.key else "page",
            description=self.description,
            note=self.note,
            contact=self.contact,
            preferences=self.preferences,
            consent_version=self.consent_version,
            consent_given=self.consent,
            warning_read=self.warning_read,
        )


def new_form(key: Key | None, draft: Draft, description: str = "") -> FilledForm:
    """Opens the form with what is known.

    Args:
        key: the chat that it comes from, if any.
        draft: what would be passed on.
        description: how the bump was described on the page.

    Returns:
        The form, with an id of its own.
    """
    return FilledForm(
        key=key,
        client_request_id=secrets.token_urlsafe(),
        description=description,
        note=draft.note,
        contact={"person": draft.person or "", "age": draft.age},
        preferences={},
        consent_version="",
        consent=False,
        warning_read=False,
    )


def read_filled_form(form: FormData) -> FilledForm:
    """Reads the form as it comes back; what is missing or odd counts as empty.

    Args:
        form: its fields.

    Returns:
        What they hold.

    Raises:
        UnknownConversationError: when what names the chat cannot do so.
    """
    client_request_id = text_of(form, "client_request_id")
    if not re.match(ID_PATTERN, client_request_id):
        client_request_id = secrets.token_urlsafe()
    lines = zip_longest(form.getlist("line_title"), form.getlist("line_text"), fillvalue="")
    return FilledForm(
        key=read_key(form),
        client_request_id=client_request_id,
        description=text_of(form, "description"),
        note=tuple(NoteLine(str(title), str(text)) for title, text in lines),
        contact={name: text_of(form, name) for name in CONTACT},
        preferences=read_preferences(form),
        consent_version=text_of(form, "consent_version"),
        consent=text_of(form, "consent") == TICKED,
        warning_read=text_of(form, "warning_read") == TICKED,
    )


def read_key(form: FormData) -> Key | None:
    """Reads which chat a form comes from.

    Args:
        form: its fields.

    Returns:
        The key; None when it comes from no chat.

    Raises:
        UnknownConversationError: when what is there cannot be a chat's key.
    """
    conversation_id, token = text_of(form, "conversation"), text_of(form, "token")
    if not conversation_id and not token:
        return None
    if not re.match(ID_PATTERN, conversation_id) or not token:
        raise UnknownConversationError
    return Key(conversation_id, token)


def read_preferences(form: FormData) -> dict[str, Any]:
    """Reads the days and times.

    Args:
        form: its fields.

    Returns:
        By field, as typed.
    """
    chosen: dict[str, Any] = {name: [str(v) for v in form.getlist(name)] for name in LISTS}
    return {**chosen, **{name: text_of(form, name) for name in PREFERENCES}}


def text_of(form: FormData, name: str) -> str:
    """Reads a field.

    Args:
        form: all fields.
        name: which.

    Returns:
        What was typed, the last of it when the field is there twice; empty when it is missing.
    """
    return str(form.get(name, "")).strip()
