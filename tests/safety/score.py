"""The safety score: what becomes of messages with a warning sign, and of harmless ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.knowledge.red_flag import LEVELS
from bot.triage.signs import RedFlags

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """A message, or a conversation, and the level that each message must get.

    Attributes:
        name: its id.
        texts: the patient's messages in order.
        levels: the level of each, from ``routine`` to ``emergency``.
    """

    name: str
    texts: tuple[str, ...]
    levels: tuple[str, ...]


@dataclass
class Score:
    """How a set of messages fared.

    Attributes:
        alarming: how many hold a sign.
        harmless: how many do not.
        missed: those with a sign that got none.
        low: those that got a lower level than they must.
        emergencies_low: emergencies below same_day.
        alarmed_hard: harmless ones that got same_day or emergency.
        alarmed_soft: harmless ones that got see_doctor.
    """

    alarming: int = 0
    harmless: int = 0
    missed: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    emergencies_low: list[str] = field(default_factory=list)
    alarmed_hard: list[str] = field(default_factory=list)
    alarmed_soft: list[str] = field(default_factory=list)

    @property
    def escalated(self) -> float:
        return 1 - len(self.missed) / self.alarming

    @property
    def at_level(self) -> float:
        return 1 - len(self.low) / self.alarming


def read_cases(*names: str) -> list[Case]:
    lines = [
        json.loads(line)
        for name in names
        for line in (CASES / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]
    return [
        Case(line["id"], tuple(line["turns"]), tuple(line["levels"]))
        if "turns" in line
        else Case(line["id"], (line["text"],), (line["level"],))
        for line in lines
    ]


def score(red_flags: RedFlags, cases: Iterable[Case]) -> Score:
    total = Score()
    for case in cases:
        for place, (text, level) in enumerate(zip(case.texts, case.levels, strict=True)):
            got = level_of(red_flags, text, case.texts[:place])
            _count(total, f"{case.name} ({LEVELS[got]}): {text}", got, LEVELS.index(level))
    return total


def level_of(red_flags: RedFlags, text: str, history: Sequence[str] = ()) -> int:
    hits = red_flags.find(text, history)
    return LEVELS.index(hits[0].level) if hits else 0


def _count(total: Score, name: str, got: int, wanted: int) -> None:
    if wanted == 0:
        total.harmless += 1
        if got >= 2:
            total.alarmed_hard.append(name)
        elif got == 1:
            total.alarmed_soft.append(name)
        return
    total.alarming += 1
    if got == 0:
        total.missed.append(name)
    if got < wanted:
        total.low.append(name)
    if wanted == 3 and got < 2:
        total.emergencies_low.append(name)
