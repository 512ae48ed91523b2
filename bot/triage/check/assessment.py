"""Whether a description fits the usual picture of milia, what else it may be, and how urgent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bot.knowledge import MAIN_CONDITION
from bot.knowledge.red_flag import LEVELS
from bot.knowledge.schema import ConditionHead
from bot.knowledge.symptom_check import Concern, Decision, Fits, SymptomCheckFile
from bot.triage.check.description import Description, Told
from bot.triage.check.evidence import Evidence, Row
from bot.triage.check.matching import matches

SPEAKS_FOR = frozenset(["always", "usual"])
SPEAKS_AGAINST = frozenset(["rare", "never", "unlisted"])


@dataclass(frozen=True)
class Assessment:
    """What the symptom check makes of a description.

    Attributes:
        fits: ``yes``, ``partly``, ``no`` or ``unclear``: whether it fits the picture of milia.
        similar: ids of conditions, the likeliest first, milia and what must not be told included.
        chances: how likely each of these is, 0 to 1, among the conditions that have a file.
        speaks_for: what is usual for milia.
        speaks_against: what is rare in milia.
        level: how urgent, from ``routine`` on.
        interrupts: how urgent what must be said at once is.
        concerns: why a doctor should look soon.
        support: points for milia.
        told: how much was told, to be compared with what is enough.
    """

    fits: Fits
    similar: tuple[str, ...]
    chances: tuple[float, ...]
    speaks_for: tuple[Row, ...]
    speaks_against: tuple[Row, ...]
    level: str
    interrupts: str
    concerns: tuple[Concern, ...]
    support: float
    told: float


class Assessor:
    """Assesses descriptions.

    Args:
        evidence: weighs them.
        heads: the front matter of the conditions, by id.
        settings: the thresholds and what wants a doctor.
    """

    def __init__(
        self, evidence: Evidence, heads: Mapping[str, ConditionHead], settings: SymptomCheckFile
    ) -> None:
        self._evidence = evidence
        self._heads = heads
        self._settings = settings
        self._main = evidence.ids.index(MAIN_CONDITION)

    def assess(self, description: Description) -> Assessment:
        """Assesses a description.

        Args:
            description: what was told.

        Returns:
            The assessment. What the patient does not know has no part in it.
        """
        posterior = self._evidence.posterior(description)
        order = np.argsort(-posterior, kind="stable")
        rows = self._evidence.table(description, MAIN_CONDITION)
        concerns = [
            concern
            for concern in self._settings.concerns
            if matches(concern.when, description, self._settings)
            and not (concern.unless and matches(concern.unless, description, self._settings))
        ]
        levels: list[str] = [concern.level for concern in concerns]
        level = _highest(levels + self._feared(posterior))
        support, told = self._support(rows), self._told(description)
        fits = self._fits(support, told, posterior)
        if level != "routine" and fits in ("yes", "partly"):
            fits = "unclear"  # what wants a doctor is not said to fit something harmless
        return Assessment(
            fits=fits,
            similar=tuple(self._evidence.ids[place] for place in order),
            chances=tuple(float(posterior[place]) for place in order),
            speaks_for=tuple(row for row in rows if self._speaks_for(row)),
            speaks_against=tuple(row for row in rows if row.word in SPEAKS_AGAINST),
            level=level,
            interrupts=_highest([one.level for one in concerns if not one.at_end]),
            concerns=tuple(concerns),
            support=support,
            told=told,
        )

    def table(self, description: Description, condition: str) -> list[Row]:
        """What each thing told says of a condition; see `Evidence.table`.

        Args:
            description: what was told.
            condition: its id.

        Returns:
            A row an observation.
        """
        return self._evidence.table(description, condition)

    def _fits(self, support: float, told: float, posterior: np.ndarray) -> Fits:
        decision: Decision = self._settings.decision
        rivals = np.delete(posterior, self._main)
        rival = float(np.log10(rivals.max() / posterior[self._main])) if rivals.size else -np.inf
        if told < decision.enough:
            return "unclear"
        if support < decision.doubt_from:
            return "no"
        if rival >= decision.rival_from:
            # What speaks for milia alone can lead here, so it must not lead to "no".
            return "unclear" if support >= decision.partly_from else "no"
        if support >= decision.fits_from:
            return "yes"
        return "partly" if support >= decision.partly_from else "unclear"

    def _speaks_for(self, row: Row) -> bool:
        """Also what is only seen sometimes, when it is seen less in others: "after laser"."""
        telling = row.points >= self._settings.decision.telling_from
        return row.word in SPEAKS_FOR or (row.word == "sometimes" and telling)

    def _support(self, rows: list[Row]) -> float:
        """How much speaks for milia, less what speaks against; a mean within each feature."""
        by_feature: dict[tuple[str, Told], list[float]] = {}
        for row in rows:
            if row.word:
                weight = self._settings.weight.get(row.observation.feature, 1.0)
                points = weight * self._settings.support[row.word]
                if row.observation.told is Told.NOT_SO:
                    points = min(points, 0.0)  # to be no wart makes nothing a milium
                place = (row.observation.feature, row.observation.told)
                by_feature.setdefault(place, []).append(points)
        return sum(sum(points) / len(points) for points in by_feature.values())

    def _told(self, description: Description) -> float:
        told = {one.feature for one in description.observations if one.told is Told.SO}
        return sum(self._settings.tells.get(feature, 0.0) for feature in told)

    def _feared(self, posterior: np.ndarray) -> list[str]:
        """The levels of serious conditions that are not unlikely enough."""
        least = self._settings.decision.concern_from
        return [
            head.level
            for head, chance in zip(self._heads.values(), posterior, strict=True)
            if head.level and chance >= least
        ]


def _highest(levels: list[str]) -> str:
    return max(levels, key=LEVELS.index, default="routine")
