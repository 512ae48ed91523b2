"""What the symptom check says in the end, or when something wants a doctor at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.knowledge import MAIN_CONDITION, Knowledge
from bot.knowledge.red_flag import LEVELS
from bot.knowledge.symptom_check import SymptomCheckFile
from bot.replies import Button, Reply
from bot.triage.advice import topic_of
from bot.triage.check.assessment import Assessment
from bot.triage.check.description import Description, Told
from bot.triage.check.evidence import Row
from bot.triage.check.interview import Interview
from bot.triage.check.matching import matches
from bot.triage.check.phrasing import Phrasing
from bot.triage.check.speech import TOPIC, CheckSpeech, packed
from bot.triage.check.steps import Move

MOST_SIMILAR = 3
SIGN = "symptom_check"
"""Stands for a warning sign in a warning that the check gives itself."""


class Results:
    """Makes results and warnings.

    Args:
        knowledge: fixed texts, conditions and sources.
        settings: advice, the age from which the clinic sees children, and which look-alikes show.
        speech: the texts and buttons of the check.
        speaks_drafts: whether words that no clinician has approved may be spoken.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        settings: SymptomCheckFile,
        speech: CheckSpeech,
        speaks_drafts: bool,
    ) -> None:
        self._knowledge = knowledge
        self._settings = settings
        self._speech = speech
        self._speaks_drafts = speaks_drafts
        self._phrasing = Phrasing(knowledge.symptoms, settings)

    def warning(self, found: Assessment) -> Reply:
        """Interrupts the check with what wants a doctor.

        Args:
            found: the assessment so far, with a level above routine.

        Returns:
            The warning, with a button to go on.
        """
        return Reply(
            kind="red_flag",
            text="\n\n".join(self._warning(found, found.level)),
            buttons=(self._speech.resume,),
            topic=topic_of(found.level),
            sources=self._sources(found),
            level=found.level,
            sign=SIGN,
        )

    def result(self, interview: Interview, found: Assessment) -> Reply:
        """The result.

        Args:
            interview: the finished check.
            found: its assessment.

        Returns:
            The message.
        """
        description = interview.description
        found = self.judged(interview, found)
        level = found.level
        urgent = level != "routine"
        enough = found.told >= self._settings.decision.enough
        similar = self._similar(found) if enough and not urgent else []
        parts = [self._speech.text("warned")] if interview.warned != "routine" else []
        parts += self._warning(found, level) if urgent else self._fits(found, description)
        if similar:
            parts.append(self._list("similar", [text for _, text in similar]))
        parts.append(self._list("to_do", self.advice(description, found)))
        about = [
            Button(
                self._settings.buttons["about"].format(name=self._name(condition)),
                f"/ask_overview{packed(condition=condition)}",
            )
            for condition, _ in similar[:2]
        ]
        return Reply(
            kind="check_result",
            text="\n\n".join(parts),
            buttons=(self._speech.button("change", Move.CHOOSE), *about),
            topic=topic_of(level) if urgent else TOPIC,
            status="draft" if similar and self._speaks_drafts else None,
            sources=self._sources(found),
            level=level,
            check=self.facts(interview, found),
        )

    def judged(self, interview: Interview, found: Assessment) -> Assessment:
        """The assessment in the light of the whole conversation.

        Args:
            interview: the check.
            found: what its description says by itself.

        Returns:
            The assessment, at the level of the highest warning; nothing is said to fit after one.
        """
        level = max(found.level, interview.warned, key=LEVELS.index)
        soothes = level != "routine" and found.fits in ("yes", "partly")
        return replace(found, level=level, fits="unclear" if soothes else found.fits)

    def facts(self, interview: Interview, found: Assessment) -> dict[str, Any]:
        """The result as plain data.

        Args:
            interview: the check.
            found: its assessment.

        Returns:
            ``features``, ``absent``, ``fits``, ``similar``, ``level`` and ``asked``.
        """
        return {
            **interview.description.facts(),
            "fits": found.fits,
            "similar": list(found.similar[:5]),
            "level": found.level,
            "asked": list(interview.asked),
        }

    def note(self, description: Description) -> list[tuple[str, str]]:
        """What was told, as short lines for the clinic.

        Args:
            description: what was told.

        Returns:
            The name of each feature, and what was told of it or that it is not known.
        """
        lines = []
        for feature, title in self._settings.features.items():
            told = [o for o in description.observations if o.feature == feature]
            known = [self._phrasing.quotes(o) for o in told if o.told is not Told.UNKNOWN]
            if told:
                lines.append((title, "; ".join(known) or self._settings.buttons["unknown"]))
        return lines

    def advice(self, description: Description, found: Assessment) -> list[str]:
        """What to do, for this person and place.

        Args:
            description: what was told.
            found: the assessment.

        Returns:
            Passages, one of each kind at most.
        """
        said: dict[str, str] = {}
        for one in self._settings.advice:
            meant = not one.fits or found.fits in one.fits
            if one.on not in said and meant and matches(one.when, description, self._settings):
                said[one.on] = one.says
        return list(said.values())

    def _fits(self, found: Assessment, description: Description) -> list[str]:
        parts = [self._speech.text(f"fits_{found.fits}"), self._speech.text("not_a_diagnosis")]
        if found.fits == "unclear":
            parts.append(self._speech.text("if_unclear"))
        # That milia are seen at this age is no news to whoever asks about them.
        speaks_for = [row for row in found.speaks_for if row.observation.feature != "age"]
        if found.told < self._settings.decision.enough:
            return parts  # so little says neither what fits nor what does not
        for name, rows in (("speaks_for", speaks_for), ("speaks_against", found.speaks_against)):
            if rows:
                parts.append(self._list(name, self._reasons(rows)))
        unknown = [
            self._settings.features[o.feature]
            for o in description.observations
            if o.told is Told.UNKNOWN
        ]
        if unknown:
            listed = ", ".join(name[:1].lower() + name[1:] for name in unknown)
            parts.append(self._speech.text("not_known", features=listed))
        return parts

    def _reasons(self, rows: Sequence[Row]) -> list[str]:
        return [_sentence(self._phrasing.quotes(row.observation)) for row in rows]

    def _similar(self, found: Assessment) -> list[tuple[str, str]]:
        """The ids of look-alikes that may be named, and how each differs from milia."""
        shown = []
        for condition, chance in zip(found.similar, found.chances, strict=True):
            head = self._knowledge.conditions[condition].head
            likely = chance >= self._settings.decision.shown_from
            if condition == MAIN_CONDITION or not (likely and head.listed and head.tells_apart):
                continue
            differs = self._knowledge.answer("differences", condition)
            approved = differs is not None and differs.standing.status == "approved"
            if approved or self._speaks_drafts:
                shown.append((condition, f"**{head.name}.** {head.tells_apart}"))
        return shown[:MOST_SIMILAR]

    def _warning(self, found: Assessment, level: str) -> list[str]:
        opening = self._knowledge.text(f"warning_{level}")
        says = [concern.says for concern in found.concerns]
        return [opening.strip(), self._speech.text("fits_concern"), *says]

    def _sources(self, found: Assessment) -> tuple[dict[str, str | None], ...]:
        names = dict.fromkeys(name for concern in found.concerns for name in concern.sources)
        sources = [self._knowledge.sources[name] for name in names]
        return tuple({"title": s.title, "publisher": s.publisher, "url": s.url} for s in sources)

    def _name(self, condition: str) -> str:
        name = self._knowledge.conditions[condition].head.name
        return name[:1].lower() + name[1:]

    def _list(self, heading: str, lines: Sequence[str]) -> str:
        return f"**{self._speech.text(heading)}**\n\n{_bullets(lines)}"


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
