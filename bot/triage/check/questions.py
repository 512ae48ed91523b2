"""Which question to ask next: the one whose answer is expected to tell most."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from bot.knowledge.symptom_check import SymptomCheckFile
from bot.triage.check.description import Description
from bot.triage.check.evidence import Evidence


class Questions:
    """Chooses questions.

    Args:
        evidence: weighs descriptions.
        settings: the questions, how many at most, and how much one must be expected to tell.
    """

    def __init__(self, evidence: Evidence, settings: SymptomCheckFile) -> None:
        self._evidence = evidence
        self._settings = settings

    def next(self, description: Description, asked: Collection[str]) -> str | None:
        """Chooses the next question.

        Args:
            description: what was told so far.
            asked: the features asked about so far.

        Returns:
            The feature to ask about; None when enough was told or asked.
        """
        if len(asked) >= self._settings.asking.most:
            return None
        open_ones = [
            feature
            for feature in self._settings.questions
            if feature not in asked
            and not description.knows(feature)
            and self._concerns(feature, description)
        ]
        first = [feature for feature in self._settings.asking.first if feature in open_ones]
        if first:
            return first[0]
        needed = [feature for feature in open_ones if self._needed(feature, description)]
        left = self._settings.asking.most - len(asked)
        posterior = self._evidence.posterior(description)
        gains = {feature: self._gain(feature, posterior) for feature in open_ones}
        worth = [f for f in open_ones if gains[f] >= self._settings.asking.least_gain]
        if needed and (left <= len(needed) or not worth):
            return needed[0]
        return max(worth, key=gains.__getitem__, default=None)

    def insists(self, feature: str, description: Description) -> bool:
        """Whether a question must be answered before the next, be it by "I don't know".

        Args:
            feature: what it is about.
            description: what was told so far.

        Returns:
            True for what comes first and for what is needed at this age.
        """
        return feature in self._settings.asking.first or self._needed(feature, description)

    def _concerns(self, feature: str, description: Description) -> bool:
        """Whether a question is meant for this age, as far as that is known."""
        only = self._settings.questions[feature].only
        return not only or bool(set(only).intersection(map(str, description.values("age"))))

    def _needed(self, feature: str, description: Description) -> bool:
        needed = self._settings.questions[feature].needed
        return bool(set(needed).intersection(map(str, description.values("age"))))

    def _gain(self, feature: str, posterior: np.ndarray) -> float:
        """By how many bits the answer is expected to lessen the doubt between the conditions.

        The entropy now, less the mean entropy after each answer, as in twenty questions; more for
        what patients can tell easily.
        """
        question = self._settings.questions[feature]
        values = [choice.value for choice in question.choices]
        weight = self._settings.weight.get(feature, 1.0)
        shares = np.array([self._evidence.shares(feature, value) for value in values]) ** weight
        shares /= shares.sum(axis=0)
        joint = shares * posterior
        answers = joint.sum(axis=1)
        after = joint / answers[:, np.newaxis]
        return question.ease * float(_entropy(posterior) - answers @ _entropy(after))


def _entropy(shares: np.ndarray) -> np.ndarray:
    """Bits of doubt along the last axis."""
    safe = np.clip(shares, 1e-12, None)
    return np.asarray(-(shares * np.log2(safe)).sum(axis=-1))
