"""Whether a description is one of those that a passage of ``symptom_check.yml`` is meant for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.knowledge.symptom_check import Age, SymptomCheckFile, Wanted
from bot.triage.check.description import Description


def matches(wanted: Wanted, description: Description, settings: SymptomCheckFile) -> bool:
    """Tells whether all that is wanted was told.

    Args:
        wanted: by feature, a list of values of which one must be so, or ``over`` and ``under`` for
            an amount.
        description: what was told.
        settings: the age groups.

    Returns:
        True when every feature agrees; true for what wants nothing.
    """
    return all(
        _agrees(wish, description.values(feature), settings.ages if feature == "age" else {})
        for feature, wish in wanted.items()
    )


def _agrees(
    wish: list[str] | Mapping[Any, float],
    values: Iterable[str | float],
    ages: Mapping[str, Age],
) -> bool:
    if isinstance(wish, list):
        told = {name for value in values for name in (value, *_groups(str(value), ages))}
        return bool(told.intersection(wish))
    over, under = wish.get("over", float("-inf")), wish.get("under", float("inf"))
    return any(over < float(value) < under for value in values)


def _groups(value: str, ages: Mapping[str, Age]) -> list[str]:
    return ages[value].part_of if value in ages else []
