"""What a message means within a symptom check: an answer, "back", "stop", or something else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from bot.knowledge.symptom_check import SymptomCheckFile
from bot.knowledge.symptoms import ABSENT, PRESENT, YES_OR_NO
from bot.triage.age_patterns import COUNTS
from bot.triage.check.description import Description, Observation, Told
from bot.triage.check.interview import Interview, Stage
from bot.triage.language.numbers import DAYS
from bot.triage.language.phrases import Phrases

LONGEST_CONTROL = 6
"""A message of more words tells something; it is no mere "go back, please"."""

BARE = frozenset([*COUNTS, *DAYS, "days", "weeks", "months", "years", "or", "maybe", "about", "to"])
"""Words that only tell an amount."""

_WORD = re.compile(r"[^\W_]+")
_QUESTION = re.compile(
    r"\?|^(?:what|why|how|when|where|which|who|can|could|will|would|should|is|are|do|does|am)\b",
    re.IGNORECASE,
)
_APOSTROPHES = re.compile("['’‘`´]")


OF_ONES_OWN = frozenset(["ask_diagnosis", "ask_urgent", "nlu_fallback", "start_check"])
"""Whoever asks this asks about a bump that they have."""


class Move(str, Enum):
    """What a message does to a check."""

    OFFER = "offer"
    START = "start"
    ANSWER = "answer"
    MISUNDERSTOOD = "misunderstood"
    BACK = "back"
    STOP = "stop"
    RESUME = "resume"
    CHOOSE = "choose"
    CHANGE = "change"
    DECLINE = "decline"


@dataclass(frozen=True)
class Step:
    """A move, and what is told with it.

    Attributes:
        move: what it does.
        told: answers that only make sense after the question, such as "yes".
        feature: which answer is to be changed.
    """

    move: Move
    told: tuple[Observation, ...] = ()
    feature: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The step as Rasa hands it on.

        Returns:
            A mapping of JSON values.
        """
        told = Description(self.told).to_json()
        return {"move": self.move.value, "told": told, "feature": self.feature}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Step:
        """Reads back what `to_json` made.

        Args:
            kept: the mapping.

        Returns:
            The step.
        """
        told = Description.from_json(kept["told"]).observations
        return cls(Move(kept["move"]), told, kept["feature"])

    @classmethod
    def by_button(cls, entities: Mapping[str, Any]) -> Step:
        """The step of a pressed button.

        Args:
            entities: ``move`` and, with an answer, ``feature`` and ``value``; an empty value stands
                for "I don't know". Without a move the check starts.

        Returns:
            The step.
        """
        move = Move(entities.get("move", Move.START))
        feature = entities.get("feature")
        told: tuple[Observation, ...] = ()
        if move is Move.ANSWER and feature:
            value = entities["value"]
            told = (Observation(feature, value, Told.UNKNOWN if value == "" else Told.SO),)
        return cls(move, told, feature)


class Steps:
    """Reads messages within a check.

    Args:
        settings: the words of control and the choices under each question.
    """

    def __init__(self, settings: SymptomCheckFile) -> None:
        controls = settings.controls.dict()
        self._controls = Phrases(
            {name: map(_plain, words) for name, words in controls.items()}, str
        )
        self._yes = frozenset(map(_plain, settings.controls.yes))
        self._questions = settings.questions
        self._choices = {
            feature: Phrases(
                {
                    str(place): map(_plain, choice.words)
                    for place, choice in enumerate(question.choices)
                },
                str,
            )
            for feature, question in settings.questions.items()
        }
        self._tells = settings.tells
        self._enough = settings.decision.enough

    def corrects(self, text: str) -> bool:
        """Whether a message takes something back.

        Args:
            text: the message.

        Returns:
            True for "sorry, it is more yellow".
        """
        return "corrects" in self._names(_words(text))

    def tells_of_a_bump(self, text: str, intent: str) -> bool:
        """Whether what a message says of bumps is of the patient's own, not asked in general.

        Args:
            text: the message.
            intent: what it asks.

        Returns:
            False for "are milia white?".
        """
        return intent in OF_ONES_OWN or not _QUESTION.search(text.strip())

    def step(
        self, text: str, interview: Interview, told: Description, understood: bool
    ) -> Step | None:
        """Reads a typed message.

        Args:
            text: the message.
            interview: the check so far, without this message.
            told: what the message tells of the bump.
            understood: whether it is a question that the assistant has an answer to.

        Returns:
            What it means to the check; None when it is meant for something else.
        """
        words = _words(text)
        short = len(words) <= LONGEST_CONTROL
        said = self._names(words) if short else set()
        asks = bool(_QUESTION.search(text.strip()))
        if interview.stage is Stage.OFFERED and short and not asks:
            if "unknown" in said:
                return None
            if "yes" in said or "resume" in said:
                return Step(Move.START)
            return Step(Move.DECLINE) if "no" in said else None
        if interview.stage is Stage.STOPPED and "resume" in said:
            return Step(Move.RESUME)
        if interview.stage is Stage.DONE:
            more = bool(told.observations) and not asks and (short or self.corrects(text))
            return Step(Move.ANSWER) if more and not understood else None
        if interview.stage is not Stage.ASKING:
            offers = not asks and not understood and self._describes(told)
            return Step(Move.OFFER) if offers else None
        return self._answer(words, said, interview, told, asks, understood)

    def _answer(
        self,
        words: Sequence[str],
        said: set[str],
        interview: Interview,
        told: Description,
        asks: bool,
        understood: bool,
    ) -> Step | None:
        feature = interview.open_question or ""
        if asks and (understood or not told.observations):
            return None
        if told.knows(feature):
            return Step(Move.ANSWER)
        for control, move in (("stop", Move.STOP), ("back", Move.BACK), ("resume", Move.RESUME)):
            if control in said:
                return Step(move)
        if "unknown" in said:
            return Step(Move.ANSWER, (Observation(feature, "", Told.UNKNOWN),))
        if told.observations:
            yes = feature in YES_OR_NO and words[0] in self._yes
            return Step(Move.ANSWER, (Observation(feature, PRESENT),) if yes else ())
        chosen = self._chosen(feature, words, said)
        if chosen is not None:
            return Step(Move.ANSWER, (Observation(feature, chosen),))
        # A bare number or "years" is an answer, if not to this question, and asks nothing.
        bare = all(word.isdigit() or word in BARE for word in words)
        return None if understood and not bare else Step(Move.MISUNDERSTOOD)

    def _chosen(self, feature: str, words: Sequence[str], said: set[str]) -> str | float | None:
        """The value that a short answer stands for after this question."""
        if len(words) > LONGEST_CONTROL:
            return None
        found = self._choices[feature].find(words)
        if found:
            longest = max(found, key=lambda place: place.end - place.start)
            return self._questions[feature].choices[int(longest.name)].value
        if feature in YES_OR_NO and said & {"yes", "no"}:
            return ABSENT if "no" in said else PRESENT
        return None

    def _describes(self, told: Description) -> bool:
        """Whether enough is told of a bump to think of nothing else than what it is."""
        features = {one.feature for one in told.observations if one.told is Told.SO}
        return sum(self._tells.get(feature, 0.0) for feature in features) >= self._enough

    def _names(self, words: Sequence[str]) -> set[str]:
        return {place.name for place in self._controls.find(words)}


def _plain(text: str) -> str:
    return _APOSTROPHES.sub("", text.lower())


def _words(text: str) -> list[str]:
    return _WORD.findall(_plain(text))
