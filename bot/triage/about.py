"""Whom a message is about: a baby, a child or an adult, and how old.

A stated age decides; then people ("my son"); then circumstances that only one age group has ("at
work"). Pure functions over the patient's words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.knowledge.symptoms import AgeWords
from bot.triage.age import (
    ADULT_DAYS,
    BABY_DAYS,
    NEWBORN_DAYS,
    Age,
    AgeMention,
    age_beside,
    ages,
    plain,
)
from bot.triage.people import NEWBORN, people
from bot.triage.people_rules import BODY, Person


@dataclass(frozen=True)
class About:
    """The person a message is about.

    Attributes:
        audience: ``baby`` (under 1 year), ``child`` (1 to 15), ``adult``, or None when not known.
        age: The age that was said.
        newborn: Whether it is a baby in the first four weeks.
        words: What was matched, in lower case; empty when nothing was.
    """

    audience: str | None
    age: Age | None
    newborn: bool
    words: str


NOBODY = About(None, None, False, "")
CONTRAST = re.compile(r"\b(?:but|what about|how about|what if|and for|actually|meant)\b")
MY_BODY = re.compile(
    rf"\b(?:on|under|round|around|near|by|in|across|over|inside|above|below|of|at)\s(?:\w+\s)?my\s"
    rf"(?:(?:own|left|right|upper|lower|inner|outer|whole|top|bottom)\s){{0,2}}{BODY}\b"
)
ANOTHER = re.compile(r"\b(?:he|she|his|her|hes|shes|him|hers)\b")


def about(text: str, vocabulary: Mapping[str, AgeWords]) -> About:
    """Tells whom a message is about.

    Args:
        text: One message.
        vocabulary: ``age_group`` of the symptoms file. Its group ``newborn`` means the first four
            weeks; groups whose name ends in ``circumstances`` hold words that are no people.

    Returns:
        The person; everything unknown when the message does not say.
    """
    said = plain(text)
    mentioned = people(said, vocabulary)
    strong = [person for person in mentioned if not person.weak]
    told = _ages(said, strong)
    current = [mention for mention in told if not mention.past]
    if _speaks_of_own_skin(said, strong, current):
        return About("adult", None, False, "my")
    if strong and current and all(mention.by_speaker for mention in current):
        # "Im 34 and my baby has": the age is a parent's.
        current = [] if strong[-1].audience != _audience(current[-1].age) else current
    if current:
        return _by_age(current[-1].age)
    if strong:
        return _by_person(said, strong)
    past = [mention for mention in told if mention.past]
    if mentioned:
        return _as_known(mentioned[-1], said)
    return About(_audience(past[-1].age), None, False, past[-1].age.said) if past else NOBODY


def _ages(text: str, strong: list[Person]) -> list[AgeMention]:
    told = ages(text)
    for person in strong:
        beside = age_beside(text, person.start, person.end)
        if beside and not any(beside.start < one.end and one.start < beside.end for one in told):
            told.append(beside)
    return sorted(told, key=lambda mention: mention.start)


def _audience(age: Age) -> str:
    if age.days < BABY_DAYS:
        return "baby"
    return "child" if age.days < ADULT_DAYS else "adult"


def _speaks_of_own_skin(text: str, strong: list[Person], current: list[AgeMention]) -> bool:
    """Whether a parent who mentions a child asks about their own skin: "on my eyelid"."""
    if not MY_BODY.search(text) or ANOTHER.search(text) or any(one.has_bumps for one in strong):
        return False
    young = any(_audience(mention.age) != "adult" for mention in current if not mention.by_speaker)
    return young or any(person.named and person.audience != "adult" for person in strong)


def _by_age(age: Age) -> About:
    return About(_audience(age), age, age.days < NEWBORN_DAYS, age.said)


def _by_person(text: str, strong: list[Person]) -> About:
    chosen = [person for person in strong if person.named and person.has_bumps] or [
        person for person in strong if person.named
    ]
    if not chosen:
        turn = max((match.start() for match in CONTRAST.finditer(text)), default=-1)
        chosen = [person for person in strong if person.start > turn] or strong
        if len({person.audience for person in chosen}) > 1:
            return NOBODY
    return _as_known(chosen[-1], text)


def _as_known(person: Person, text: str) -> About:
    words = text[person.start : person.end]
    return About(person.audience, None, person.group == NEWBORN, words)
