"""What each knowledge file must hold; ``docs/for-clinicians.md`` says the same in prose."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Literal, Union

from pydantic import BaseModel, Extra, Field, validator

from bot.knowledge.exactly import exactly
from bot.knowledge.topics import CLINIC_TOPICS, OWN_TOPICS, TOPICS

Frequency = Literal["always", "usual", "sometimes", "rare", "never"]
FeatureValue = Union[Frequency, dict[Literal[Frequency, "limit"], Any]]  # noqa: UP007 - pydantic 1 needs it
Commonness = Literal["very_common", "common", "uncommon", "rare"]
Level = Literal["see_doctor", "same_day", "emergency"]
_PHRASE = re.compile(r"[a-z0-9]+(?:/[a-z0-9]+)*(?: (?:\.\. )?[a-z0-9]+(?:/[a-z0-9]+)*)*$")


class Entry(BaseModel):
    """A mapping of a knowledge file: a key that is not expected is an error, not ignored."""

    class Config:
        """A misspelt key would otherwise lose a clinician's words in silence."""

        extra = Extra.forbid
        allow_mutation = False


class ConditionHead(Entry):
    """The front matter of ``conditions/<id>.md``.

    ``tells_apart`` is the one sentence on how it differs from milia that the symptom check shows;
    a condition with a ``level`` is never ruled out lightly, and one that is not ``listed`` is no
    casual possibility: instead of its name, patients read that they should see a doctor.
    """

    name: str = Field(min_length=1)
    also_called: list[str] = []
    owner: str = Field(min_length=1)
    commonness: Commonness = "uncommon"
    features: dict[str, FeatureValue] = {}
    tells_apart: str = ""
    level: Level | None = None
    listed: bool = True


class Source(Entry):
    """A page that a patient may be shown; ``url`` stays empty until somebody has opened it."""

    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    url: str | None
    status: Literal["seen", "stated", "to confirm"]

    @validator("url")
    def _is_a_web_address(cls, value: str | None) -> str | None:  # noqa: N805
        if value is not None and not value.startswith(("https://", "http://")):
            raise ValueError("a link starts with https://; leave it empty when it is not known")
        return value


class Telephone(Entry):
    """A number as people read it, and as a telephone dials it."""

    shown: str = Field(min_length=1)
    dial: str = Field(regex=r"^\+\d{8,15}$")


class Address(Entry):
    """A postal address, a line an entry."""

    lines: list[str] = Field(min_items=1)

    def __str__(self) -> str:
        return ", ".join(self.lines)


class Person(Entry):
    """Somebody who works at the clinic."""

    name: str = Field(min_length=1)
    role: str = Field(min_length=1)
    about: str = ""


class Article(Entry):
    """Something to read or hear that the clinic's own page links to."""

    title: str = Field(min_length=1)
    person: str | None = None
    about: str = ""


class Particular(Entry):
    """One thing that patients ask in particular within a topic, and its own answer.

    ``words``: phrases as `bot.triage.language.phrases` reads them; ``about_a_visit``: it is agreed
    already, so no new one is offered.
    """

    name: str = Field(regex=r"^[a-z][a-z0-9_]*$")
    words: list[str] = Field(min_items=1)
    about_a_visit: bool = False
    text: str = Field(min_length=1)

    @validator("words", each_item=True)
    def _can_be_found(cls, value: str) -> str:  # noqa: N805
        if not _PHRASE.match(value):
            raise ValueError(
                f"'{value}' is not found as it stands; write plain words in small letters, without "
                "apostrophes, with / between words to choose from and .. for a gap within"
            )
        return value


class ClinicAnswer(Entry):
    """The answer to one topic of the clinic; a variant replaces the text for its audience."""

    heading: str = Field(min_length=1)
    text: str = Field(min_length=1)
    newborn: str | None = None
    baby: str | None = None
    child: str | None = None
    adult: str | None = None
    sources: list[str] = []
    particulars: list[Particular] = []

    @validator("particulars")
    def _names_are_told_apart(cls, value: list[Particular]) -> list[Particular]:  # noqa: N805
        names = [one.name for one in value]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"there twice: {', '.join(twice)}; join them")
        return value


class ClinicFile(Entry):
    """``clinic.yml``: what is known of the clinic; what is not known stays empty."""

    name: str = Field(min_length=1)
    telephone: Telephone
    address: Address
    notice: str
    about: str
    children: str
    ways_in: list[str]
    people: list[Person]
    articles: list[Article]
    opening_hours: Any | None
    email: str | None
    prices: Any | None
    insurers: Any | None
    parking: str | None
    referral_rules: str | None
    answers: dict[str, ClinicAnswer]

    @validator("answers")
    def _has_every_topic(cls, value: dict[str, ClinicAnswer]) -> dict[str, ClinicAnswer]:  # noqa: N805
        return exactly(CLINIC_TOPICS)(value)


class Buttons(Entry):
    """Short names of topics and audiences, for buttons."""

    topics: dict[str, str]
    audiences: dict[str, str]
    not_meant: str = Field(min_length=1)

    @validator("topics")
    def _has_every_topic(cls, value: dict[str, str]) -> dict[str, str]:  # noqa: N805
        return exactly(TOPICS)(value)

    @validator("audiences")
    def _has_every_audience(cls, value: dict[str, str]) -> dict[str, str]:  # noqa: N805
        return exactly(("baby", "child", "adult"))(value)


class AssistantFile(Entry):
    """``assistant.yml``: what the assistant says of itself and when it cannot answer."""

    texts: dict[str, str]
    buttons: Buttons

    @validator("texts")
    def _has_every_text(cls, value: dict[str, str]) -> dict[str, str]:  # noqa: N805
        return exactly(ASSISTANT_TEXTS)(value)


class Language(Entry):
    """The fixed text for somebody who writes in another language."""

    name: str
    english_name: str
    code: str = Field(regex=r"^[a-z]{2}$")
    direction: Literal["ltr", "rtl"]
    text: str = Field(min_length=1)


class WordsAround(Entry):
    """Words that change what is said: in front of it, behind it, or on either side."""

    before: list[str] = []
    after: list[str] = []
    around: list[str] = []


class WaysOfSaying(Entry):
    """``ways_of_saying.yml``: how patients deny, report, suppose, and speak in figures."""

    denied: WordsAround
    not_denied: list[str]
    past: WordsAround
    not_past: list[str]
    someone_else: WordsAround
    supposed: WordsAround
    not_supposed: list[str]
    ends: list[str]
    figures: list[str]
    things: list[str]
    taken_back: list[str]


class Approval(Entry):
    """A clinician's approval of one passage, bound to its words by their fingerprint."""

    section: str
    audience: str | None
    fingerprint: str
    by: str
    on: date
    review_due: date


ASSISTANT_TEXTS = (
    "greeting",
    "hello_again",
    "thanks",
    "goodbye",
    "robot",
    "start_again",
    "pause",
    "affirm",
    "deny",
    "complaint",
    "unknown",
    "ask_back",
    "common_questions",
    *OWN_TOPICS,
    "masked",
    "empty",
    "too_long",
    "no_words",
    "binary",
    "english_only",
    "failed",
    "withheld",
    "warning_emergency",
    "warning_same_day",
    "warning_see_doctor",
    "warning_crisis",
    "you_mentioned",
    "sounds_like",
    "without_voice",
    "clinic_as_well",
    "taken_back",
    "still_emergency",
    "still_same_day",
    "still_see_doctor",
)
