"""What a request begins with when somebody describes a bump on the page instead of in the chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.knowledge import Knowledge
from bot.knowledge.red_flag import LEVELS
from bot.replies import Reply
from bot.requests.details import NoteLine
from bot.requests.hand_off import URGENT, HandOff
from bot.requests.note import LONGEST_LINE, what_was_said
from bot.triage.advice import Advice
from bot.triage.check.symptom_check import SymptomCheck
from bot.triage.signs import Hit, RedFlags


@dataclass(frozen=True)
class Draft:
    """A note that is not yet sent, and how urgent it is.

    Attributes:
        note: its lines.
        level: the most urgent of warning signs and symptom check.
        sign: the warning sign of that level, if any.
        warning: what must be read first, as a message; None when there is nothing of the kind.
        said: what the symptom check says, in simple Markdown; empty when there is a warning.
        person: ``child`` when it is about one; None when nobody can tell.
        age: a child's age in years, as the form shows it.
        too_young: whether it is about somebody whom the clinic does not see.
    """

    note: tuple[NoteLine, ...] = ()
    level: str = "routine"
    sign: str | None = None
    warning: dict[str, Any] | None = None
    said: str = ""
    person: str | None = None
    age: str = ""
    too_young: bool = False


class Drafts:
    """Reads descriptions for the note, and looks for warning signs in what is written into it.

    Args:
        knowledge: the words of the note.
        red_flags: finds warning signs.
        check: the symptom check.
    """

    def __init__(self, knowledge: Knowledge, red_flags: RedFlags, check: SymptomCheck) -> None:
        self._knowledge = knowledge
        self._red_flags = red_flags
        self._check = check
        self._advice = Advice(knowledge, red_flags)
        self._hand_off = HandOff(knowledge)

    def of_description(self, words: str) -> Draft:
        """Drafts the note on a description.

        Args:
            words: how somebody describes a bump.

        Returns:
            The draft; its note begins with the words themselves.
        """
        hits = self._red_flags.find(words)
        result = self._check.run(words)
        found = result.check or {}
        level = max(result.level or LEVELS[0], _level(hits), key=LEVELS.index)
        # Of two, the more urgent is said: it must not hide behind the other.
        by_check = level in URGENT and level != _level(hits)
        warning = _as_warning(result) if by_check else self._warning(hits)
        description = self._check.describe(words)
        audience = self._check.audience(description)
        age_days = next((float(days) for days in description.values("age_days")), None)
        told = self._check.results.note(description)
        lines = (
            NoteLine(self._knowledge.requests.note["words"], words),
            *(NoteLine(*line) for line in told),
            *what_was_said(None if hits else found.get("fits"), level, self._knowledge),
        )
        return Draft(
            note=lines,
            level=level,
            sign=hits[0].sign if hits and hits[0].level == level else None,
            warning=warning,
            said="" if warning else result.text,
            **self._hand_off.known_of(audience, age_days),
            too_young=self._hand_off.is_too_young(audience, age_days),
        )

    def of_lines(self, lines: Sequence[str], known: Draft) -> Draft:
        """Looks at what somebody wrote into a note themselves.

        Args:
            lines: the texts that the assistant has not seen yet.
            known: the draft that they were written into: a sign may be told in two lines.

        Returns:
            A draft without a note.
        """
        before = [line.text for line in known.note]
        hits = [
            hit
            for number, line in enumerate(lines)
            for hit in self._red_flags.find(line[:LONGEST_LINE], [*before, *lines[:number]])
        ]
        hits.sort(key=lambda hit: LEVELS.index(hit.level), reverse=True)
        return Draft(
            level=_level(hits), sign=hits[0].sign if hits else None, warning=self._warning(hits)
        )

    def _warning(self, hits: list[Hit]) -> dict[str, Any] | None:
        if not hits:
            return None
        return _as_warning(self._advice.reply(hits))


def _level(hits: list[Hit]) -> str:
    return max((hit.level for hit in hits), key=LEVELS.index, default=LEVELS[0])


def _as_warning(reply: Reply) -> dict[str, Any]:
    # Buttons, such as the one that takes a sign back, are of the chat; here words can be changed.
    return {**replace(reply, kind="red_flag", check=None).message(), "buttons": []}
