"""``symptom_check.yml``: how the symptom check weighs, asks and speaks."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Union

from pydantic import Field

from bot.knowledge.schema import Commonness, Entry, Level
from bot.knowledge.yaml_file import read_yaml

CHECK_FILE = "symptom_check.yml"

Word = Literal["always", "usual", "sometimes", "rare", "never", "unlisted"]
Fits = Literal["yes", "partly", "no", "unclear"]
Wanted = dict[str, Union[list[str], dict[Literal["over", "under"], float]]]  # noqa: UP007 - pydantic 1


class Decision(Entry):
    """From where on milia fit; all but ``enough`` are compared with sums over features."""

    enough: float
    fits_from: float
    partly_from: float
    doubt_from: float
    rival_from: float
    telling_from: float = 2
    concern_from: float = Field(gt=0, lt=1)
    shown_from: float = Field(gt=0, lt=1)


class Questions(Entry):
    """How many questions at most, and how much one must be expected to tell to be worth asking."""

    most: int = Field(ge=1)
    first: list[str]
    least_gain: float = Field(ge=0)


class Age(Entry):
    """A group of ages, in days: from, and under."""

    title: str
    audience: Literal["newborn", "baby", "child", "adult"]
    since: float
    until: float
    part_of: list[str] = []


class Choice(Entry):
    """A button under a question, and the value it stands for."""

    title: str = Field(min_length=1, max_length=40)
    value: Union[float, str]  # noqa: UP007 - pydantic 1
    words: list[str] = []


class Question(Entry):
    """A question on one feature.

    ``needed``: asked of these ages even if it tells little; ``only``: asked of no others; ``ease``:
    how easily patients can tell, against other questions.
    """

    ask: str = Field(min_length=1)
    ease: float = Field(default=1, gt=0)
    choices: list[Choice] = Field(min_items=2)
    needed: list[str] = []
    only: list[str] = []


class Concern(Entry):
    """What wants a doctor whatever the bump resembles.

    ``at_end``: what is asked later may still explain it, so it waits for the result.
    """

    when: Wanted
    unless: Wanted = {}
    at_end: bool = False
    level: Level
    says: str = Field(min_length=1)
    sources: list[str] = Field(min_items=1)


class Advice(Entry):
    """What to do, for whoever it fits; the first of each ``on`` is said."""

    on: str
    when: Wanted = {}
    fits: list[Fits] = []
    says: str = Field(min_length=1)


class Controls(Entry):
    """Words with which patients steer the check."""

    unknown: list[str]
    back: list[str]
    stop: list[str]
    resume: list[str]
    yes: list[str]
    no: list[str]
    corrects: list[str]


class SymptomCheckFile(Entry):
    """The whole file."""

    frequency: dict[Word, float]
    support: dict[Word, float]
    weight: dict[str, float]
    spread: dict[str, float]
    tells: dict[str, float]
    commonness: dict[Commonness, float]
    decision: Decision
    ages: dict[str, Age]
    asking: Questions
    questions: dict[str, Question]
    concerns: list[Concern]
    advice: list[Advice]
    controls: Controls
    features: dict[str, str]
    texts: dict[str, str]
    buttons: dict[str, str]


def read_symptom_check(directory: Path) -> SymptomCheckFile:
    """Reads the file.

    Args:
        directory: the folder ``knowledge/``.

    Returns:
        Its content.

    Raises:
        KnowledgeError: naming file and line of everything that is wrong.
    """
    return read_yaml(directory / CHECK_FILE, SymptomCheckFile)
