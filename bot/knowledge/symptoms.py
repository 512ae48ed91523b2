"""``symptoms.yml``: what can be observed of a bump, in patients' words."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from bot.knowledge.schema import Entry

PRESENT, ABSENT = "present", "absent"

NONE = "none"
"""The value of a feature of which the bump has nothing: "there is nothing in the middle"."""

YES_OR_NO = ("itch", "pain", "inflamed", "unwell")
"""Features with the values ``present`` and ``absent``."""

SEVERAL = ("site", "colour", "surface", "feel", "onset", "change", "central_feature", "clue")
"""Features of which a bump can have several values at once."""

NAMED = (*SEVERAL, "number", *YES_OR_NO)
"""Features whose values have names and words."""

AMOUNTS = ("size_mm", "duration")
"""Features whose value is a number: millimetres, days."""

FEATURES = ("age", *NAMED, *AMOUNTS)
"""All that the symptom check knows of a bump and of whom it is on."""


class Observed(Entry):
    """One thing that can be observed: how it is said back, wider values, and patients' words."""

    says: str = Field(min_length=1)
    part_of: list[str] = []
    words: list[str] = []


class AgeWords(Entry):
    """Words that tell of whom a message speaks."""

    audience: Literal["baby", "child", "adult"]
    words: list[str] = Field(min_items=1)


class Size(Entry):
    """Things to which patients compare a bump."""

    mm: float = Field(gt=0)
    words: list[str] = Field(min_items=1)


class Duration(Entry):
    """Words for a length of time."""

    days: float = Field(gt=0)
    words: list[str] = Field(min_items=1)


class Lesions(Entry):
    """What patients call a bump: one of them, several, or a whole area."""

    one: list[str] = []
    several: list[str] = []
    patches: list[str] = []


class SymptomsFile(Entry):
    """The whole file. ``not_of_the_bump`` are phrases whose words mean something else."""

    site: dict[str, Observed]
    colour: dict[str, Observed] = {}
    surface: dict[str, Observed] = {}
    feel: dict[str, Observed] = {}
    number: dict[str, Observed] = {}
    onset: dict[str, Observed] = {}
    change: dict[str, Observed] = {}
    central_feature: dict[str, Observed] = {}
    clue: dict[str, Observed] = {}
    itch: dict[str, Observed] = {}
    pain: dict[str, Observed] = {}
    inflamed: dict[str, Observed] = {}
    unwell: dict[str, Observed] = {}
    lesions: Lesions = Lesions()
    size: list[Size] = []
    duration: list[Duration] = []
    unsure: list[str] = []
    also_denied: list[str] = []
    not_of_the_bump: list[str] = []
    age_group: dict[str, AgeWords]

    def values(self, feature: str) -> dict[str, Observed]:
        """The values of a feature.

        Args:
            feature: one of `NAMED`.

        Returns:
            What the file says of each, by its name.
        """
        return dict(getattr(self, feature))
