"""What a consultation request holds once it has been read and found usable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class NoteLine:
    """One line of the note that is passed on.

    Attributes:
        title: what it is about, such as "Where it is".
        text: what was told of it.
    """

    title: str
    text: str


@dataclass(frozen=True)
class Contact:
    """Whom it is for, and how to reach them.

    Attributes:
        person: ``self``, ``child`` or ``other``.
        name: of the person to be seen.
        age: a child's age in whole years; None for others.
        contact_name: who asks for somebody else; None for oneself.
        telephone: in E.164 form.
        email: normalised.
        reach: ``call``, ``text``, ``email`` or ``relay``.
    """

    person: str
    name: str
    age: int | None
    contact_name: str | None
    telephone: str | None
    email: str | None
    reach: str


@dataclass(frozen=True)
class Preferences:
    """When a visit would suit.

    Attributes:
        days: of the week, ``monday`` to ``sunday``; none means any.
        times: ``morning``, ``afternoon``, ``evening``; none means any.
        not_before: the earliest day.
        wishes: what else matters for a visit, in the patient's words.
    """

    days: tuple[str, ...]
    times: tuple[str, ...]
    not_before: date | None
    wishes: str | None
