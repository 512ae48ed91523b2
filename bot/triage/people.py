"""People whom a message mentions, and which of them may have the bumps.

A mention is judged by the words around it: "my mum says" only speaks, "not a baby" is nobody,
"since i was a kid" is a grown-up's past, "baby oil" a product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.knowledge.symptoms import AgeWords
from bot.triage.age_patterns import NUMBER
from bot.triage.people_rules import BODY, HAS, RULES, Person, Role

CIRCUMSTANCES = "circumstances"
"""Ends the name of a group whose words are no people ("pregnant", "at work"): a weaker hint."""

NEWBORN = "newborn"
"""The group that means the first four weeks."""

GROWN_UP = re.compile(
    r"\b(?:\d+ ?(?:weeks?|wks?|months?|w) (?:preg\w*|gone|along)|pregnant|preggers"
    r"|breast ?feeding)\b"
    rf"|\b(?:since|when|until|till) i was (?:about |around |like |only |just )?(?!an? ){NUMBER}\b"
)
SINCE_BIRTH = re.compile(
    r"\b(?:since (?:he|she|they|my \w+) (?:was|were|is|wus) (?:first |just )?born"
    r"|(?:he|she) was born"
    r"|was born (?:with|prem\w*|early|at)|shes born|hes born)\b"
)
NAMED = re.compile(
    r"(?:^|[^a-z0-9])(?:my|our|his|her|this|their|your|the|me|mi|ma|wor|im|i am|hes|shes)\s"
    r"(?:an?\s)?(?:\w+[\s-]){0,3}$"
)
HAS_BUMPS = re.compile(rf"\s(?:\w+\s){{0,2}}{HAS}\b|s?\s(?:(?:left|right|upper|lower)\s)?{BODY}\b")
WORD = re.compile(r"[a-z0-9]+")
LONGEST_PHRASE = 5


def people(text: str, vocabulary: Mapping[str, AgeWords]) -> list[Person]:
    """Finds the people whom the message may be about.

    Args:
        text: What `bot.triage.age.plain` made of a message.
        vocabulary: Audience and words by group.

    Returns:
        The mentions that count, in the order of the text.
    """
    judged = [_judge(text, person) for person in _mentions(text, vocabulary)]
    hints = [
        Person(CIRCUMSTANCES, audience, *match.span(), weak=True)
        for pattern, audience in ((GROWN_UP, "adult"), (SINCE_BIRTH, "baby"))
        for match in pattern.finditer(text)
    ]
    found = [person for person in judged if person is not None] + hints
    return sorted(found, key=lambda person: person.start)


def _mentions(text: str, vocabulary: Mapping[str, AgeWords]) -> Iterator[Person]:
    """Yields the words of the vocabulary, the longest first where several begin at one place."""
    meanings = _meanings(vocabulary)
    words = list(WORD.finditer(text))
    position = 0
    while position < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - position), 0, -1):
            last = words[position + length - 1]
            phrase = " ".join(word[0] for word in words[position : position + length])
            group = meanings.get(phrase) or meanings.get(phrase.removesuffix("s"))
            if group:
                weak = group.endswith(CIRCUMSTANCES)
                audience = vocabulary[group].audience
                yield Person(group, audience, words[position].start(), last.end(), weak)
                position += length - 1
                break
        position += 1


_LATEST: tuple[Mapping[str, AgeWords], dict[str, str]] | None = None


def _meanings(vocabulary: Mapping[str, AgeWords]) -> dict[str, str]:
    """The group of each phrase; made once for a vocabulary, as every message asks for it."""
    global _LATEST
    if _LATEST is None or _LATEST[0] is not vocabulary:
        meanings = {
            " ".join(WORD.findall(word.replace("'", "").lower())): group
            for group, entry in vocabulary.items()
            for word in entry.words
        }
        _LATEST = (vocabulary, meanings)
    return _LATEST[1]


def _judge(text: str, person: Person) -> Person | None:
    if person.weak:
        return person
    role = next((rule.role for rule in RULES if rule.fits(text, person)), None)
    if role is Role.NOBODY:
        return None
    if role is Role.GROWN_UP_SPEAKER:
        return replace(person, group=CIRCUMSTANCES, audience="adult", weak=True)
    return replace(
        person,
        weak=role is Role.HINT,
        named=NAMED.search(text, 0, person.start) is not None
        or text[person.start :].startswith("my "),
        has_bumps=HAS_BUMPS.match(text, person.end) is not None,
    )
