"""What a patient has told of a bump: so, not so, or not known. Three different things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

from bot.knowledge.symptoms import ABSENT, NONE, PRESENT, SEVERAL, YES_OR_NO

Value: TypeAlias = "str | float"


class Told(str, Enum):
    """How something was told."""

    SO = "so"
    NOT_SO = "not_so"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Observation:
    """One thing told of a bump.

    Attributes:
        feature: a feature of the symptoms file, ``size_mm``, ``duration`` or ``age``.
        value: the value's name; millimetres, or days; empty for what the patient does not know.
        told: whether it is so.
        words: the patient's own words; empty when a button was pressed or it was denied.
    """

    feature: str
    value: Value
    told: Told = Told.SO
    words: str = ""


@dataclass(frozen=True)
class Description:
    """All that was told of a bump.

    Attributes:
        observations: in the order told; none contradicts another.
    """

    observations: tuple[Observation, ...] = ()

    def values(self, feature: str, told: Told = Told.SO) -> tuple[Value, ...]:
        """What was told of a feature.

        Args:
            feature: its name.
            told: what is so, or what is not.

        Returns:
            The values in the order told.
        """
        return tuple(o.value for o in self.observations if o.feature == feature and o.told is told)

    def knows(self, feature: str) -> bool:
        """Whether a feature needs no question any more: told, or not known to the patient.

        Args:
            feature: its name.

        Returns:
            True also for "I don't know", but not for "it is not yellow".
        """
        return any(
            o.feature == feature and (o.told is not Told.NOT_SO or feature in YES_OR_NO)
            for o in self.observations
        )

    def of_the_person(self) -> Description:
        """What of it tells of the person, not of the bump.

        Returns:
            The age alone.
        """
        return Description(tuple(o for o in self.observations if o.feature in ("age", "age_days")))

    def with_answer(self, feature: str, answer: Iterable[Observation]) -> Description:
        """The description with everything told of one feature replaced.

        Args:
            feature: its name.
            answer: what is told of it now; nothing, to ask again.

        Returns:
            A new description.
        """
        # An age in days that was told before may be of somebody else.
        replaced = ("age", "age_days") if feature == "age" else (feature,)
        kept = [o for o in self.observations if o.feature not in replaced]
        return Description((*kept, *(o for o in answer if o.feature == feature)))

    def then(self, later: Description, corrects: bool = False) -> Description:
        """The description after a later message.

        Args:
            later: what that message tells.
            corrects: whether it takes back what it contradicts ("sorry, more yellow").

        Returns:
            A new description. What can be only one thing takes its latest value; colours, places
            and their like gather, unless they are corrected or denied.
        """
        kept = [o for o in self.observations if not _overruled(o, later.observations, corrects)]
        new = [o for o in later.observations if not _adds_nothing(o, kept)]
        return Description((*kept, *new))

    def facts(self) -> dict[str, Any]:
        """The description as plain data.

        Returns:
            ``features``: a list of values, a number, true, false or ``unknown`` for each feature
            told, the age in days when it was told so; ``absent``: lists of values that were denied.
        """
        features: dict[str, Any] = {}
        absent: dict[str, list[Value]] = {}
        for one in self.observations:
            if one.feature == "age_days":
                features["age"] = one.value
            elif one.feature == "age" or one.value == NONE:
                continue
            elif one.told is Told.UNKNOWN:
                features.setdefault(one.feature, "unknown")
            elif one.told is Told.NOT_SO:
                absent.setdefault(one.feature, []).append(one.value)
            elif one.feature in SEVERAL and one.feature != "central_feature":
                features.setdefault(one.feature, []).append(one.value)
            elif one.feature in YES_OR_NO:
                features[one.feature] = one.value == PRESENT
            else:
                features[one.feature] = one.value
        return {"features": features, "absent": absent}

    def to_json(self) -> list[list[Value]]:
        """The description as it is kept with the conversation.

        Returns:
            A list for each observation.
        """
        return [[o.feature, o.value, o.told.value, o.words] for o in self.observations]

    @classmethod
    def from_json(cls, kept: Sequence[Sequence[Any]]) -> Description:
        """Reads back what `to_json` made.

        Args:
            kept: a list for each observation.

        Returns:
            The description.
        """
        return cls(tuple(Observation(f, v, Told(t), w) for f, v, t, w in kept))


def denied(feature: str, value: Value) -> Observation:
    """What a patient says is not so: "not itchy" is an answer, "not yellow" rules one colour out.

    Args:
        feature: the feature.
        value: the value that is denied.

    Returns:
        The observation.
    """
    if feature in YES_OR_NO:
        return Observation(feature, ABSENT if value == PRESENT else PRESENT)
    return Observation(feature, value, Told.NOT_SO)


def _overruled(old: Observation, later: Sequence[Observation], corrects: bool) -> bool:
    of_feature = [new for new in later if new.feature == old.feature]
    told = [new for new in of_feature if new.told is Told.SO]
    if old.feature == "age_days" and any(new.feature == "age" for new in later):
        return True  # the age of somebody else, or one that is not known in days
    if old.told is Told.UNKNOWN:
        return bool(told)
    if any(new.value == old.value and new.told is not old.told for new in of_feature):
        return True
    if old.told is Told.NOT_SO:
        return False
    single = old.feature not in SEVERAL
    return bool(told) and (single or corrects)


def _adds_nothing(new: Observation, kept: Iterable[Observation]) -> bool:
    of_feature = [old for old in kept if old.feature == new.feature]
    if new.told is Told.UNKNOWN:
        return bool(of_feature)  # what was told before stays told
    return any(old.value == new.value and old.told is new.told for old in of_feature)
