"""Combinations of findings, as a clinician writes them under ``when``, and whether they are met.

``bleeding ~ lesion + four_weeks``: bleeding close to a bump, and four weeks said anywhere.
``!healing``: healing is mentioned and denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.triage.language.context import Status
from bot.triage.language.reading import PERSON_FINDINGS, Mention, Reading

WORDS_BETWEEN = 8
"""At most so many words stand between two findings that are close together."""

_TERM = re.compile(r"^(!?)([a-z][a-z0-9_]*)$")


@dataclass(frozen=True)
class Term:
    """One finding of a combination.

    Attributes:
        finding: its name.
        denied: whether it must be denied instead of being so.
    """

    finding: str
    denied: bool


@dataclass(frozen=True)
class Met:
    """A group of findings that was found.

    Attributes:
        mentions: where, in their message; empty for a finding of the person, such as ``baby``.
        now: whether it was the message at hand, not an earlier one.
    """

    mentions: tuple[Mention, ...]
    now: bool


@dataclass(frozen=True)
class Combination:
    """Groups of findings that must all be there; within a group they stand close together.

    Attributes:
        groups: the groups; the first is the key of the combination.
    """

    groups: tuple[tuple[Term, ...], ...]

    @classmethod
    def parse(cls, line: str) -> Combination:
        """Reads a line.

        Args:
            line: such as "bleeding ~ lesion + four_weeks".

        Returns:
            The combination.

        Raises:
            ValueError: saying what cannot be read.
        """
        groups = []
        for group in line.split("+"):
            terms = [_TERM.match(term.strip()) for term in group.split("~")]
            if not all(terms):
                raise ValueError(
                    f"'{group.strip()}' cannot be read. Write names of findings, joined by '~' "
                    "(close together) or '+' (anywhere); '!' in front of one means denied."
                )
            found = tuple(Term(term[2], term[1] == "!") for term in terms if term)
            persons = [term.finding for term in found if term.finding in PERSON_FINDINGS]
            if persons and (len(found) > 1 or found[0].denied):
                raise ValueError(
                    f"'{persons[0]}' is of the person: join it with '+', without '~' or '!'."
                )
            groups.append(found)
        return cls(tuple(groups))

    @cached_property
    def findings(self) -> frozenset[str]:
        """The names of all its findings."""
        return frozenset(term.finding for group in self.groups for term in group)

    def met(
        self,
        reading: Reading,
        earlier: Sequence[Reading],
        person: frozenset[str],
        counted: frozenset[Status],
    ) -> list[Met] | None:
        """Looks for all groups, at least one of them in the message at hand.

        Args:
            reading: the message at hand.
            earlier: the messages before it, oldest first.
            person: what is known of the person, such as ``baby``.
            counted: how a finding may be mentioned so that it counts.

        Returns:
            How each group was met, or None when one was not.
        """
        found = next(self._ways(0, reading, earlier, person, counted, frozenset()), None)
        return found if found and any(met.now for met in found) else None

    def _ways(
        self,
        place: int,
        reading: Reading,
        earlier: Sequence[Reading],
        person: frozenset[str],
        counted: frozenset[Status],
        used: frozenset[int],
    ) -> Iterator[list[Met]]:
        """Ways to meet the groups from this place on; the message at hand comes first."""
        if place == len(self.groups):
            yield []
            return
        group = self.groups[place]
        for met in _meetings(group, reading, earlier, person, counted, used):
            taken = used | _words(met.mentions) if met.now else used
            for rest in self._ways(place + 1, reading, earlier, person, counted, taken):
                yield [met, *rest]


def _meetings(
    group: tuple[Term, ...],
    reading: Reading,
    earlier: Sequence[Reading],
    person: frozenset[str],
    counted: frozenset[Status],
    used: frozenset[int],
) -> Iterator[Met]:
    if group[0].finding in person and not group[0].denied:
        # It is of this message when the message itself tells it.
        yield Met((), group[0].finding in reading.person)
        return
    here = False
    for mentions in _close(group, reading, counted, used):
        here = True
        yield Met(mentions, True)
    if not here:
        for one in reversed(earlier):
            for mentions in _close(group, one, counted, frozenset()):
                yield Met(mentions, False)
                return


def _close(
    group: Sequence[Term], reading: Reading, counted: frozenset[Status], used: frozenset[int]
) -> Iterator[tuple[Mention, ...]]:
    """Ways to find the whole group in a message, on words that nothing else has used."""
    candidates = [
        mention
        for mention in reading.mentions
        if mention.finding == group[0].finding
        and (({Status.DENIED} if group[0].denied else counted) & mention.statuses)
        and not used.intersection(_words([mention]))
    ]
    for mention in candidates:
        if len(group) == 1:
            yield (mention,)
            continue
        for rest in _close(group[1:], reading, counted, used | _words([mention])):
            if _near(mention, rest[0]):
                yield (mention, *rest)


def _near(one: Mention, other: Mention) -> bool:
    between = max(one.first, other.first) - min(one.last, other.last) - 1
    return one.sentence == other.sentence and between <= WORDS_BETWEEN


def _words(mentions: Sequence[Mention]) -> frozenset[int]:
    return frozenset(word for one in mentions for word in range(one.first, one.last + 1))
