"""A consultation request as it is sent, and reading it: all that is wrong is told at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from bot.knowledge import Knowledge
from bot.knowledge.requests import CHOICES
from bot.requests.details import Contact, NoteLine, Preferences
from bot.requests.email_address import read_email
from bot.requests.fields import FieldError, read_age, read_name, read_wishes
from bot.requests.note import read_note, tidy_note
from bot.requests.preferred_date import read_not_before
from bot.requests.telephone import is_mobile, read_telephone

Value = TypeVar("Value")


@dataclass(frozen=True)
class Submission:
    """What the form sends.

    Attributes:
        client_request_id: the sender's own id, the same each time that it is sent.
        channel: ``chat`` or ``page``.
        note: the lines as the patient left them.
        contact: ``person``, ``name``, ``age``, ``contact_name``, ``telephone``, ``email`` and
            ``reach`` as typed; what is missing counts as empty.
        preferences: ``days`` and ``times`` as lists, ``not_before`` and ``wishes`` as typed.
        consent_version: the wording that was shown.
        consent_given: whether the patient agrees to it.
        description: how the bump was described on a page; empty when it was told in a chat. A sign
            in it counts even when its line was taken out of the note, as one told in a chat does.
        warning_read: whether the patient has read the warning and gets help.
    """

    client_request_id: str
    channel: str
    note: tuple[NoteLine, ...] = field(repr=False)
    contact: Mapping[str, str] = field(repr=False)
    preferences: Mapping[str, Any] = field(repr=False)
    consent_version: str
    consent_given: bool
    warning_read: bool = False
    description: str = field(default="", repr=False)


class RequestProblems(Exception):  # noqa: N818 - it names several
    """A request that cannot be taken as it is. Its own text holds nothing that was typed.

    Attributes:
        fields: what to do, by the field of the form where it is told.
        warning: a warning to read before the request can be sent, as a message; or None.
    """

    def __init__(self, fields: Mapping[str, str], warning: dict[str, Any] | None = None) -> None:
        super().__init__(f"to check: {', '.join(fields)}")
        self.fields = dict(fields)
        self.warning = warning


@dataclass(frozen=True)
class Request:
    """A request that can be taken.

    Attributes:
        note: what is passed on.
        contact: whom it is for, and how to reach them.
        preferences: when a visit would suit.
    """

    note: tuple[NoteLine, ...]
    contact: Contact
    preferences: Preferences


class RequestReader:
    """Reads requests.

    Args:
        knowledge: the words of what is wrong, and the ages that the clinic sees.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = knowledge.requests
        self._fill = knowledge.fill

    def read(self, submission: Submission, today: date) -> Request:
        """Reads a whole request.

        Args:
            submission: what was sent.
            today: the day on which it is read.

        Returns:
            The request.

        Raises:
            RequestProblems: naming everything that is wrong.
        """
        problems: dict[str, str] = {}
        note = self._try(problems, "note", lambda: read_note(self.note(submission)))
        contact = self._contact(submission.contact, problems)
        preferences = self._preferences(submission.preferences, today, problems)
        if not submission.consent_given:
            problems["consent"] = self.error("consent_missing")
        elif submission.consent_version != self._words.consent.fingerprint:
            problems["consent"] = self.error("consent_changed")
        if problems or note is None or contact is None or preferences is None:
            raise RequestProblems(problems)
        return Request(note, contact, preferences)

    def note(self, submission: Submission) -> tuple[NoteLine, ...]:
        """Tidies the note.

        Args:
            submission: what was sent.

        Returns:
            Its lines that hold something, even if there are too many of them or they are too long.
        """
        return tidy_note(submission.note, self._words.form.words["line"])

    def read_preferences(self, typed: Mapping[str, Any], today: date) -> Preferences:
        """Reads the part on days and times.

        Args:
            typed: what was sent of it.
            today: the day on which it is read.

        Returns:
            The preferences.

        Raises:
            RequestProblems: naming everything that is wrong.
        """
        problems: dict[str, str] = {}
        preferences = self._preferences(typed, today, problems)
        if preferences is None:
            raise RequestProblems(problems)
        return preferences

    def error(self, code: str, **values: object) -> str:
        """What is told of something wrong.

        Args:
            code: its name in ``requests.yml``.
            values: for its placeholders.

        Returns:
            What to do about it.
        """
        return self._fill(self._words.errors[code], **values)

    def _contact(self, typed: Mapping[str, str], problems: dict[str, str]) -> Contact | None:
        def given(name: str) -> str:
            return typed.get(name, "").strip()

        person = given("person")
        if person not in CHOICES["person"]:
            problems["person"] = self.error("person_missing")
        name = self._try(problems, "name", lambda: read_name(given("name")))
        age = contact_name = telephone = email = None
        if person == "child":
            ages = (self._words.youngest, self._words.child_until)
            age = self._try(problems, "age", lambda: read_age(given("age"), *ages))
        if person in ("child", "other"):
            contact_name = self._try(
                problems, "contact_name", lambda: read_name(given("contact_name"), "contact_name")
            )
        if given("telephone"):
            telephone = self._try(problems, "telephone", lambda: read_telephone(given("telephone")))
        if given("email"):
            email = self._try(problems, "email", lambda: read_email(given("email")))
        self._check_reach(given("reach"), given, telephone, problems)
        if problems.keys() & _CONTACT or name is None:
            return None
        return Contact(person, name, age, contact_name, telephone, email, given("reach"))

    def _check_reach(
        self,
        reach: str,
        given: Callable[[str], str],
        telephone: str | None,
        problems: dict[str, str],
    ) -> None:
        if reach not in CHOICES["reach"]:
            problems["reach"] = self.error("reach_missing")
        if not given("telephone") and not given("email"):
            problems["telephone"] = self.error("contact_missing")
        elif reach == "email" and not given("email"):
            problems["email"] = self.error("reach_needs_email")
        elif reach in ("call", "text", "relay") and not given("telephone"):
            problems["telephone"] = self.error("reach_needs_telephone")
        elif reach == "text" and telephone and not is_mobile(telephone):
            problems["telephone"] = self.error("reach_needs_mobile")

    def _preferences(
        self, typed: Mapping[str, Any], today: date, problems: dict[str, str]
    ) -> Preferences | None:
        days = self._chosen("days", typed.get("days") or (), problems)
        times = self._chosen("times", typed.get("times") or (), problems)
        not_before = None
        if str(typed.get("not_before") or "").strip():
            not_before = self._try(
                problems, "not_before", lambda: read_not_before(str(typed["not_before"]), today)
            )
        wishes = self._try(problems, "wishes", lambda: read_wishes(str(typed.get("wishes") or "")))
        if problems.keys() & _PREFERENCES:
            return None
        return Preferences(days, times, not_before, wishes)

    def _chosen(
        self, name: str, chosen: Sequence[str], problems: dict[str, str]
    ) -> tuple[str, ...]:
        if not set(chosen) <= set(CHOICES[name]):
            problems[name] = self.error(f"{name}_unreadable")
        return tuple(value for value in CHOICES[name] if value in chosen)

    def _try(self, problems: dict[str, str], name: str, read: Callable[[], Value]) -> Value | None:
        try:
            return read()
        except FieldError as error:
            problems[name] = self.error(error.code, **error.values)
            return None


_CONTACT = frozenset(["person", "name", "age", "contact_name", "telephone", "email", "reach"])
_PREFERENCES = frozenset(["days", "times", "not_before", "wishes"])
