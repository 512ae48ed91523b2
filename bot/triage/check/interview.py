"""Where a symptom check stands, from the first description to the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from bot.knowledge.red_flag import LEVELS
from bot.triage.check.description import Description


class Stage(str, Enum):
    """How far a check has come."""

    LISTENING = "listening"
    OFFERED = "offered"
    ASKING = "asking"
    STOPPED = "stopped"
    DONE = "done"


@dataclass(frozen=True)
class Interview:
    """One patient's check; kept with the conversation from its first message on.

    Attributes:
        description: what was told of the bump, in the check or before it.
        stage: how far it has come.
        asked: the features asked about, in order; while asking, the last one is open.
        warned: the highest level of a warning in this conversation.
        puzzled: whether the last answer was not understood.
        revising: whether an answer is changed after the result; the new result follows at once.
    """

    description: Description = field(default_factory=Description)
    stage: Stage = Stage.LISTENING
    asked: tuple[str, ...] = ()
    warned: str = "routine"
    revising: bool = False
    puzzled: bool = False

    @property
    def open_question(self) -> str | None:
        """The feature asked about that is not answered yet."""
        return self.asked[-1] if self.stage is Stage.ASKING and self.asked else None

    def asks(self, feature: str | None) -> Interview:
        """The check with one more question asked, or done when there is none.

        Args:
            feature: what is asked about next; None when nothing is.

        Returns:
            The check.
        """
        if feature is None or self.revising:
            return replace(self, stage=Stage.DONE, revising=False)
        asked = (*self.asked, feature)
        return replace(self, stage=Stage.ASKING, asked=asked, puzzled=False)

    def warns(self, level: str) -> Interview:
        """The check after a warning.

        Args:
            level: how urgent it was.

        Returns:
            The check; the highest warning of the conversation stays.
        """
        return replace(self, warned=max(level, self.warned, key=LEVELS.index))

    def asks_again(self, feature: str) -> Interview:
        """The check with an earlier answer taken back and its question open again.

        Args:
            feature: what the answer was about.

        Returns:
            The check.
        """
        others = tuple(one for one in self.asked if one != feature)
        forgotten = self.description.with_answer(feature, ())
        revising = self.revising or self.stage is Stage.DONE
        return Interview(forgotten, Stage.ASKING, (*others, feature), self.warned, revising)

    def goes_back(self) -> Interview | None:
        """The check one question earlier.

        Returns:
            The check; None when no question was asked before the open one.
        """
        if len(self.asked) < 2:
            return None
        before = self.asked[:-1] if self.stage is Stage.ASKING else self.asked
        forgotten = self.description.with_answer(before[-1], ())
        return Interview(forgotten, Stage.ASKING, before, self.warned, self.revising)

    def to_json(self) -> dict[str, Any]:
        """The check as it is kept.

        Returns:
            A mapping of JSON values.
        """
        return {
            "description": self.description.to_json(),
            "stage": self.stage.value,
            "asked": list(self.asked),
            "warned": self.warned,
            "revising": self.revising,
            "puzzled": self.puzzled,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any] | None) -> Interview:
        """Reads back what `to_json` made.

        Args:
            kept: the mapping; None when nothing was kept.

        Returns:
            The check.
        """
        if not kept:
            return cls()
        return cls(
            Description.from_json(kept["description"]),
            Stage(kept["stage"]),
            tuple(kept["asked"]),
            kept["warned"],
            kept["revising"],
            kept["puzzled"],
        )
