"""How much what was told speaks for each condition: all from the front matter of their files.

Each value of a feature is seen in a condition always, usually, sometimes, rarely or never;
``symptom_check.yml`` says what share of people each of these words stands for. The logarithms of
these shares add up over the features (naive Bayes), each with its weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import numpy as np

from bot.knowledge.schema import ConditionHead
from bot.knowledge.symptom_check import SymptomCheckFile, Word
from bot.knowledge.symptoms import (
    ABSENT,
    AMOUNTS,
    FEATURES,
    NAMED,
    NONE,
    YES_OR_NO,
    SymptomsFile,
)
from bot.triage.check.description import Description, Observation, Told, Value

ORDER: tuple[Word, ...] = ("always", "usual", "sometimes", "rare", "never")

OPPOSITE: dict[Word, Word] = {
    "always": "never",
    "usual": "sometimes",
    "sometimes": "usual",
    "rare": "usual",
    "never": "always",
}
"""How often something is missing that is seen so often."""

LIKELY = (0.0005, 0.95)
"""Nothing is ruled out or certain by one thing told."""

BELOW, ABOVE = 0.5, 1.25
"""Patients' measures are rough: up to half the usual smallest and a quarter above the largest."""


@dataclass(frozen=True)
class Row:
    """One line of the evidence table.

    Attributes:
        observation: what was told.
        word: how often it is seen in the condition; None when its file does not say.
        points: how much it speaks for the condition against the others, in decibans (ten times the
            decimal logarithm of the ratio); negative when it speaks against.
    """

    observation: Observation
    word: Word | None
    points: float


class Evidence:
    """Weighs descriptions.

    Attributes:
        ids: the conditions, in the order of all arrays.

    Args:
        heads: the front matter of the conditions, by id.
        symptoms: the features and which values are part of wider ones.
        settings: shares and weights.
    """

    def __init__(
        self,
        heads: Mapping[str, ConditionHead],
        symptoms: SymptomsFile,
        settings: SymptomCheckFile,
    ) -> None:
        self.ids = tuple(heads)
        self._heads = heads
        self._settings = settings
        shares = np.array([settings.commonness[head.commonness] for head in heads.values()])
        self.prior = np.log(shares / shares.sum())
        self._wider = {
            feature: {name: entry.part_of for name, entry in symptoms.values(feature).items()}
            for feature in NAMED
        }
        self._wider["age"] = {name: age.part_of for name, age in settings.ages.items()}
        self._words: dict[tuple[str, str, Value], Word | None] = {}
        self._shares: dict[tuple[str, Value], np.ndarray] = {}
        self._spreads: dict[str, np.ndarray] = {}

    def posterior(self, description: Description) -> np.ndarray:
        """How likely each condition is among those that have a file.

        Args:
            description: what was told.

        Returns:
            float64 array of shape (conditions,), summing to 1.
        """
        logs = self.prior + self.logs(description)
        likely = np.exp(logs - logs.max())
        return cast(np.ndarray, likely / likely.sum())

    def logs(self, description: Description) -> np.ndarray:
        """The logarithm of how likely what was told is in each condition.

        Args:
            description: what was told.

        Returns:
            float64 array of shape (conditions,).
        """
        total = np.zeros(len(self.ids))
        for feature in FEATURES:
            weight = self._settings.weight.get(feature, 1.0)
            for told in (Told.SO, Told.NOT_SO):
                values = description.values(feature, told)
                if values:
                    # Several values of one feature are not so many proofs.
                    logs = [np.log(self.shares(feature, value, told)) for value in values]
                    total += weight * np.mean(logs, axis=0)
        return total

    def shares(self, feature: str, value: Value, told: Told = Told.SO) -> np.ndarray:
        """The share of people with each condition of whom this is told.

        Args:
            feature: the feature.
            value: its value.
            told: whether it is so.

        Returns:
            float64 array of shape (conditions,), each above 0 and below 1. A condition whose file
            does not mention the feature gets the mean of the others: it speaks neither way.
        """
        key = (feature, value)
        if key not in self._shares:
            words = [self.word(name, feature, value) for name in self.ids]
            known = [self._settings.frequency[word] for word in words if word]
            neutral = float(np.mean(known)) if known else 0.5
            self._shares[key] = np.array(
                [self._settings.frequency[word] if word else neutral for word in words]
            )
        if told is Told.NOT_SO:
            return cast(np.ndarray, 1 - self._shares[key])
        return np.clip(self._shares[key] / self._spread(feature), *LIKELY)

    def _spread(self, feature: str) -> np.ndarray:
        """How widely each condition is spread over the values of a feature.

        What is usual in ten places is told of each of them less often than what is usual in one.
        """
        if feature not in self._spreads:
            power = self._settings.spread.get(feature, 0.0)
            totals = [self._total(head.features.get(feature)) for head in self._heads.values()]
            self._spreads[feature] = np.array(totals) ** power
        return self._spreads[feature]

    def _total(self, entry: Any) -> float:
        if not isinstance(entry, dict):
            return 1.0
        shares = self._settings.frequency
        return sum(shares[word] * len(entry[word]) for word in ORDER if entry.get(word)) or 1.0

    def word(self, condition: str, feature: str, value: Value) -> Word | None:
        """How often a value is seen in a condition, as its file says.

        Args:
            condition: its id.
            feature: the feature.
            value: its value.

        Returns:
            The word; ``unlisted`` when the file says other values only, None when it says nothing.
        """
        key = (condition, feature, value)
        if key not in self._words:
            entry: Any = self._heads[condition].features.get(feature)
            self._words[key] = None if entry is None else self._read(entry, feature, value)
        return self._words[key]

    def table(self, description: Description, condition: str) -> list[Row]:
        """What each thing told says of a condition.

        Args:
            description: what was told.
            condition: its id.

        Returns:
            A row for each observation that a file can say something on.
        """
        place = self.ids.index(condition)
        rows = []
        for one in description.observations:
            if one.told is Told.UNKNOWN or one.feature not in FEATURES:
                continue
            shares = self.shares(one.feature, one.value, one.told)
            others = np.delete(shares, place)
            ratio = shares[place] / (others.mean() if others.size else shares[place])
            weight = self._settings.weight.get(one.feature, 1.0)
            word = self.word(condition, one.feature, one.value)
            if word and one.told is Told.NOT_SO:
                word = OPPOSITE.get(word, "usual")
            rows.append(Row(one, word, float(10 * weight * np.log10(ratio))))
        return rows

    def _read(self, entry: Any, feature: str, value: Value) -> Word:
        if feature in AMOUNTS:
            return _amount_word(entry, float(value))
        if feature in YES_OR_NO:
            return OPPOSITE[entry] if value == ABSENT else cast(Word, entry)
        listed: dict[Value, Word] = {name: word for word in ORDER for name in entry.get(word, ())}
        if value == NONE:
            return OPPOSITE[min(listed.values(), key=ORDER.index, default="rare")]
        wider = self._wider[feature]
        for names in ((value,), _upwards(wider, str(value)), _downwards(wider, str(value))):
            words = [listed[name] for name in names if name in listed]
            if words:
                return min(words, key=ORDER.index)
        return "unlisted"


def _upwards(wider: Mapping[str, Iterable[str]], value: str) -> list[str]:
    """The values that this one is part of: an upper eyelid is an eyelid."""
    above = list(wider.get(value, ()))
    return above + [one for name in above for one in _upwards(wider, name)]


def _downwards(wider: Mapping[str, Iterable[str]], value: str) -> list[str]:
    """The values that are part of this one: who says "face" may mean the cheek."""
    return [name for name in wider if value in _upwards(wider, name)]


def _amount_word(entry: Mapping[str, Any], amount: float) -> Word:
    least, most = (float(bound) for bound in entry["usual"])
    limit = max(float(entry.get("limit", most)), ABOVE * most)
    if least * BELOW <= amount <= ABOVE * most:
        return "usual"
    if amount < least or amount > 2 * limit:
        return "never" if amount > 2 * limit else "rare"
    return "sometimes" if amount <= limit else "rare"
