"""Finds warning signs in a patient's words, by two nets.

The first is the words and combinations of ``knowledge/red_flags.yml``, the second the likeness to
told examples (`bot.triage.resemblance`).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.knowledge.red_flag import LEVELS, RedFlag
from bot.triage.combination import Combination, Met
from bot.triage.language.context import Status
from bot.triage.language.phrases import Phrases
from bot.triage.language.reading import Language, Reading
from bot.triage.resemblance import Resemblance

logger = logging.getLogger(__name__)

REMEMBERED = 12
"""How many earlier messages of a conversation are looked at; older ones are not of this talk."""


@dataclass(frozen=True)
class Hit:
    """A warning sign in a message.

    Attributes:
        sign: its name in ``red_flags.yml``.
        level: how urgent: ``see_doctor``, ``same_day`` or ``emergency``.
        says: the sign in plain words; completes "You mentioned …".
        words: the patient's own words; empty when only the likeness to examples tells it.
        net: ``words`` or ``resemblance``.
        likeness: how sure the second net is, 0 to 1; None for the first.
        version: which state of the files decided it.
        taken_back: whether the patient now says that it was not meant.
    """

    sign: str
    level: str
    says: str
    words: tuple[str, ...]
    net: Literal["words", "resemblance"]
    likeness: float | None
    version: str
    taken_back: bool = False


class RedFlags:
    """Finds warning signs.

    Args:
        signs: in the order of the file, which is their order among equal levels.
        language: reads messages.
        taken_back: phrases with which patients take something back.
        resemblance: the second net; None to do without.
        version: which state of the files this is.
    """

    def __init__(
        self,
        signs: Sequence[RedFlag],
        language: Language,
        taken_back: Sequence[str],
        resemblance: Resemblance | None,
        version: str,
    ) -> None:
        self.signs = {sign.sign: sign for sign in signs}
        self.version = version
        self.language = language
        self.resemblance = resemblance
        self._corrections = Phrases({"taken back": taken_back}, str)
        self._lines = [(sign, Combination.parse(line)) for sign in signs for line in sign.when]
        self._lines_with: dict[str, list[int]] = {}
        for number, (_, combination) in enumerate(self._lines):
            for finding in combination.findings:
                self._lines_with.setdefault(finding, []).append(number)

    def find(self, text: str, history: Sequence[str] = ()) -> list[Hit]:
        """Finds the warning signs of a message.

        Args:
            text: the message as the patient typed it.
            history: the patient's earlier messages in this conversation, oldest first.

        Returns:
            The signs, the most urgent first; empty when there is none. When the message takes back
            the signs of the one before, those signs, marked so: a level is never lowered in
            silence.
        """
        fired: set[str] = set()
        before: list[Hit] = []
        readings: list[Reading] = []
        for said in [*history[-REMEMBERED:], text]:
            reading = self.language.read(said)
            hits = self._hits(reading, readings, fired)
            if _level(hits) < _level(before) and self._takes_back(reading, readings[-1]):
                hits = [replace(hit, taken_back=True) for hit in before]
                readings.pop()  # what was taken back completes no later sign
            fired.update(hit.sign for hit in hits)
            readings.append(reading)
            before = hits
        return before

    def taken_back(self, sign: str) -> Hit | None:
        """The sign that a patient takes back by a button.

        Args:
            sign: its name.

        Returns:
            The sign, marked as taken back; None when the files know none of that name.
        """
        known = self.signs.get(sign)
        return replace(self._hit(known, ()), taken_back=True) if known else None

    def by_words(self, text: str) -> list[Hit]:
        """What the first net alone finds in a message without history.

        Args:
            text: the message.

        Returns:
            The signs, the most urgent first.
        """
        reading = self.language.read(text)
        found = self._by_words(reading, [], reading.person, set())
        return _sorted(self._hit(sign, words) for sign, words in found)

    def _hits(self, reading: Reading, earlier: list[Reading], fired: set[str]) -> list[Hit]:
        person = reading.person
        if not reading.about.audience:
            known = [one.person for one in earlier if one.about.audience]
            person |= known[-1] if known else frozenset()
        hits = [
            self._hit(sign, words)
            for sign, words in self._by_words(reading, earlier, person, fired)
        ]
        if self.resemblance:
            highest = max((LEVELS.index(hit.level) for hit in hits), default=0)
            found = self._resembled(reading)
            if found and LEVELS.index(self.signs[found[0]].level) > highest:
                hits.append(self._hit(self.signs[found[0]], (), found[1]))
        return _sorted(hits)

    def _resembled(self, reading: Reading) -> tuple[str, float] | None:
        try:
            return self.resemblance.sign(reading, self.language.read) if self.resemblance else None
        except Exception as error:
            # The first net stands by itself: a broken embedding must not take it along.
            logger.error("The second net failed: %s", type(error).__name__)
            return None

    def _by_words(
        self, reading: Reading, earlier: list[Reading], person: frozenset[str], fired: set[str]
    ) -> list[tuple[RedFlag, tuple[str, ...]]]:
        here = {mention.finding for mention in reading.mentions} | reading.person
        everywhere = here.union(person, *({m.finding for m in one.mentions} for one in earlier))
        numbers = {number for name in here for number in self._lines_with.get(name, ())}
        found: dict[str, tuple[RedFlag, tuple[str, ...]]] = {}
        for number in sorted(numbers):
            sign, combination = self._lines[number]
            if sign.sign in found or not combination.findings <= everywhere:
                continue
            counted = frozenset({Status.SO, *map(Status, sign.even)})
            met = combination.met(reading, earlier, person, counted)
            if met and not self._excepted(sign, met, reading) and _is_new(sign, met, fired):
                found[sign.sign] = (sign, _words(met, reading))
        return list(found.values())

    def _excepted(self, sign: RedFlag, met: list[Met], reading: Reading) -> bool:
        """Whether the sentence of the key names something that leaves it to another sign."""
        if not (met[0].now and met[0].mentions):
            return False
        sentence = met[0].mentions[0].sentence
        return any(
            mention.finding in sign.unless
            and mention.sentence == sentence
            and Status.DENIED not in mention.statuses
            for mention in reading.mentions
        )

    def _takes_back(self, reading: Reading, before: Reading) -> bool:
        """Whether a message says that the one before was not meant, or denies what it said."""
        said = {one.finding for one in before.mentions if Status.SO in one.statuses}
        denied = any(
            one.finding in said and one.statuses & {Status.DENIED, Status.PAST}
            for one in reading.mentions
        )
        return denied or bool(self._corrections.find(self.language.words(reading.text)))

    def _hit(self, sign: RedFlag, words: tuple[str, ...], likeness: float | None = None) -> Hit:
        net: Literal["words", "resemblance"] = "words" if likeness is None else "resemblance"
        return Hit(sign.sign, sign.level, sign.says, words, net, likeness, self.version)


def _level(hits: Sequence[Hit]) -> int:
    return LEVELS.index(hits[0].level) if hits else 0


def _sorted(hits: Iterable[Hit]) -> list[Hit]:
    """The most urgent first; the order of the file among equals."""
    return sorted(hits, key=lambda hit: -LEVELS.index(hit.level))


def _is_new(sign: RedFlag, met: list[Met], fired: set[str]) -> bool:
    """A sign told before fires again when its key is said again, not when the rest is."""
    completed_now = all(one.now for one in met if one.mentions) and any(one.mentions for one in met)
    return completed_now or sign.sign not in fired or met[0].now


def _words(met: list[Met], reading: Reading) -> tuple[str, ...]:
    spans = sorted({(m.start, m.end) for one in met if one.now for m in one.mentions})
    return tuple(dict.fromkeys(reading.text[start:end] for start, end in spans))
