"""What was told of a bump, said back in plain words."""

from __future__ import annotations

from bot.knowledge.symptom_check import SymptomCheckFile
from bot.knowledge.symptoms import NONE, SymptomsFile
from bot.triage.check.description import Observation, Told

WEEK, MONTH, YEAR = 7, 30.4, 365.25


class Phrasing:
    """Says observations back.

    Args:
        symptoms: how each value is said.
        settings: how ages and amounts are said, and the frame around the patient's own words.
    """

    def __init__(self, symptoms: SymptomsFile, settings: SymptomCheckFile) -> None:
        self._symptoms = symptoms
        self._settings = settings

    def says(self, one: Observation) -> str:
        """One observation in plain words.

        Args:
            one: something that is so, or not so.

        Returns:
            Such as "on the eyelid" or "not yellow".
        """
        said = self._value(one)
        return self._text("not_so", says=said) if one.told is Told.NOT_SO else said

    def quotes(self, one: Observation) -> str:
        """One observation with the patient's own words, where they differ.

        Args:
            one: something that is so, or not so.

        Returns:
            Such as 'white (you wrote "like milk")'.
        """
        says = self.says(one)
        words = " ".join(one.words.split())
        if not words or words.lower() in says.lower():
            return says
        return self._text("you_wrote", says=says, words=words)

    def _value(self, one: Observation) -> str:
        if one.feature == "age":
            return self._text("age", age=self._settings.ages[str(one.value)].title)
        if one.feature == "size_mm":
            return self._text("size_mm", amount=f"{float(one.value):g}")
        if one.feature == "duration":
            return self._text("duration", amount=length_of_time(float(one.value)))
        if one.value == NONE:
            return self._text("none")
        return self._symptoms.values(one.feature)[str(one.value)].says

    def _text(self, name: str, **values: str) -> str:
        return self._settings.texts[name].format(**values)


def length_of_time(days: float) -> str:
    """A length of time in the unit that people would use.

    Args:
        days: the time in days.

    Returns:
        Such as "3 weeks".
    """
    for unit, size, least in (("year", YEAR, 700), ("month", MONTH, 60), ("week", WEEK, 14)):
        if days >= least:
            return _plural(round(days / size), unit)
    return _plural(max(1, round(days)), "day")


def _plural(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
