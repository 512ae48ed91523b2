"""What numbers in a message say of a temperature, of how long it has lasted, and of a size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from bot.triage.age_patterns import COUNTS
from bot.triage.language.phrases import Place

TEMPERATURE_WORDS = frozenset(
    [
        "temp",
        "temps",
        "temperature",
        "fever",
        "thermometer",
        "degrees",
        "degree",
        "celsius",
        "calpol",
        "reading",
        "reads",
    ]
)
DEGREES = frozenset(
    ("c", "f", "°", "degrees", "degree", "deg", "celsius", "fahrenheit", "centigrade")
)
NO_TEMPERATURE_AFTER = frozenset(
    ["im", "am", "aged", "age", "weighs", "weighed", "weighing", "costs", "cost", "paid", "size"]
)
SEX = frozenset(("f", "m", "female", "male", "woman", "man", "lady", "yo"))
"""A whole number in front of these is an age, as in "38 f", but for one in Fahrenheit."""

NEAR = 6
"""How many words a number may stand from the word that makes it a temperature."""

CELSIUS = (35.0, 42.5)
FAHRENHEIT = (95.0, 108.5)
TEMPERATURES = {"temperature_37_5": 37.5, "temperature_38": 38.0, "temperature_39": 39.0}
COLD = 36.0

DAYS = {"day": 1, "week": 7, "wk": 7, "wks": 7, "fortnight": 14, "month": 30, "mth": 30, "mths": 30,
        "mnth": 30, "year": 365, "yr": 365, "yrs": 365, "decade": 3650, "season": 90}  # fmt: skip
LASTING = {"weeks": 7, "four_weeks": 28}
SINCE = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
        "spring",
        "summer",
        "autumn",
        "winter",
        "christmas",
        "xmas",
        "easter",
        "lockdown",
        "covid",
        "halloween",
        "birth",
        "forever",
        "childhood",
    ]
)
AGE_AFTER = frozenset(
    [
        "old",
        "pregnant",
        "preg",
        "gone",
        "along",
        "early",
        "late",
        "pp",
        "postpartum",
        "time",
        "away",
    ]
)
BIRTH = frozenset(["born", "premature", "prem"])
PEOPLE = frozenset(["hes", "shes", "he", "she", "baby", "son", "daughter", "twins", "theyre"])
"""After these a length of time is an age or a pregnancy."""

YET_TO_COME = frozenset(["in", "next", "within", "until", "till", "every", "another"])
INDEFINITE = {"few": 3, "several": 3, "couple": 2, "some": 3, "many": 5, "a": 1, "an": 1, "half": 1}

MILLIMETRES = {"mm": 1, "millimetre": 1, "millimeter": 1, "cm": 10, "centimetre": 10,
               "centimeter": 10, "inch": 25, "inches": 25}  # fmt: skip
SIZES = {"over_6_mm": 6.5, "wide": 50.0}

NUMBER_FINDINGS = frozenset((*TEMPERATURES, "cold", *LASTING, *SIZES))
"""What this module reads."""

_WORDED = {"half": 0.5, "a": 1.0, "one": 1.0, "two": 2.0, "couple": 2.0, "three": 3.0, "four": 4.0,
           "five": 5.0, "six": 6.0}  # fmt: skip
_A_SIZE = rf"\d+(?:[.,]\d+)?|(?:{'|'.join(_WORDED)})(?:\s(?:an?|of))?"
_SIZE = re.compile(
    rf"\b(?P<least>{_A_SIZE})\s?(?:mm|cm)?(?:\s?(?:-|–|to|or|and)\s?(?P<most>{_A_SIZE}))?\s?"
    rf"(?P<unit>(?:{'|'.join(MILLIMETRES)})s?)\b"
)

Measure: TypeAlias = tuple[float, int, int]
"""An amount, the first word that tells it, and the word behind the last."""

_SINGULAR = re.compile(r"s$")


def findings(words: Sequence[str]) -> Iterator[Place]:
    """Finds what numbers say.

    Args:
        words: the words of a message without marks, in lower case.

    Yields:
        Places named ``temperature_37_5``, ``temperature_38``, ``temperature_39``, ``cold``,
        ``weeks`` and ``four_weeks`` (has lasted that long), ``over_6_mm`` and ``wide`` (5 cm).
    """
    for position, word in enumerate(words):
        if word[0].isdigit():
            yield from _temperature(words, position)
        for millimetres, start, end in _size(words, position):
            yield from _places(SIZES, millimetres, start, end)
        for days, start, end in _time(words, position):
            yield from _places(LASTING, days, start, end)


def durations(words: Sequence[str]) -> Iterator[tuple[float, int, int]]:
    """Finds how long something has lasted, where a number tells it: "about 3 months".

    Args:
        words: the words of a message without marks, in lower case.

    Yields:
        Days, the first word, and the word behind the last.
    """
    for position, word in enumerate(words):
        days = DAYS.get(word) or DAYS.get(_SINGULAR.sub("", word))
        if days:
            tens = COUNTS.get(words[position - 2], 0) if position > 1 else 0
            for lasted, start, end in _counted(words, position, days):
                if words[max(0, position - 2) : position] == ["half", "a"]:
                    yield lasted / 2, start - 1, end
                elif tens >= 20 and lasted < 10 * days:  # "twenty five years"
                    yield lasted + tens * days, start - 1, end
                else:
                    yield lasted, start, end


def sizes(text: str) -> Iterator[tuple[float, str]]:
    """Finds sizes with a unit: "2mm", "1-3 mm" (the middle of it), "half a cm".

    Args:
        text: a message.

    Yields:
        Millimetres, and the patient's words.
    """
    for match in _SIZE.finditer(text.lower()):
        unit = MILLIMETRES.get(match["unit"]) or MILLIMETRES[_SINGULAR.sub("", match["unit"])]
        least, most = _amount(match["least"]), _amount(match["most"] or match["least"])
        # "44, 2 mm" is no range
        yield unit * ((least + most) / 2 if least <= most else most), match[0].strip()


def _amount(said: str) -> float:
    word = said.split()[0].replace(",", ".")
    return _WORDED.get(word) or float(word)


def _temperature(words: Sequence[str], position: int) -> Iterator[Place]:
    number = _number(words[position])
    after = words[position + 1] if position + 1 < len(words) else ""
    around = words[max(0, position - NEAR) : position + NEAR]
    told = after in DEGREES or bool(TEMPERATURE_WORDS.intersection(around))
    if number is None or not (told or ("." in words[position] and after not in MILLIMETRES)):
        return
    if position and words[position - 1] in NO_TEMPERATURE_AFTER:
        return
    if after in DAYS or _SINGULAR.sub("", after) in DAYS:
        return
    said = TEMPERATURE_WORDS.intersection(words[max(0, position - NEAR) : position])
    if after in SEX and number < FAHRENHEIT[0] and "." not in words[position] and not said:
        return
    if FAHRENHEIT[0] <= number <= FAHRENHEIT[1]:
        number = (number - 32) / 1.8 + 0.01
    if not CELSIUS[0] - 2 <= number <= CELSIUS[1]:
        return
    for name, least in TEMPERATURES.items():
        if number >= least:
            yield Place(name, position, position + 1)
    if number < COLD:
        yield Place("cold", position, position + 1)


def _time(words: Sequence[str], position: int) -> Iterator[Measure]:
    unit = _SINGULAR.sub("", words[position])
    days = DAYS.get(words[position]) or DAYS.get(unit)
    before = words[position - 1] if position else ""
    if before in ("the", "last") and position > 1:
        before = words[position - 2]
    if words[position] in SINCE and before in ("since", "from", "in", "at"):
        yield 28 if before != "in" else 0, position - 1, position + 1
    elif words[position] in ("ages", "forever", "yonks") and before in ("for", "been", "there"):
        yield 60, position, position + 1
    elif words[position] in ("month", "year") and words[max(0, position - 2) : position] in (
        ["since", "last"],
        ["from", "last"],
    ):
        yield 28, position - 2, position + 1
    elif days:
        yield from _counted(words, position, days)


def _counted(words: Sequence[str], position: int, days: int) -> Iterator[Measure]:
    before = words[position - 1] if position else ""
    start = position - 1
    if before == "of" and position > 1:
        before, start = words[position - 2], position - 2
    after = words[position + 1] if position + 1 < len(words) else ""
    earlier = words[start - 1] if start > 0 else ""
    lately = words[max(0, start - 3) : start]
    if BIRTH.intersection(lately) or (earlier == "is" and PEOPLE.intersection(lately)):
        return
    if earlier in PEOPLE:
        return
    if after in AGE_AFTER or earlier in YET_TO_COME or before in ("every", "each", "per", "next"):
        return
    count = _number(before) or COUNTS.get(before) or INDEFINITE.get(before)
    if count is None:
        plural = words[position] != _SINGULAR.sub("", words[position])
        told = before in ("for", "been", "many", "after", "over") or after == "now"
        if not plural or not told:
            return
        count = 4 if days == 7 else 2
    yield count * days, max(start, 0), position + 1


def _places(limits: Mapping[str, float], amount: float, start: int, end: int) -> Iterator[Place]:
    for name, least in limits.items():
        if amount >= least:
            yield Place(name, start, end)


def _size(words: Sequence[str], position: int) -> Iterator[Measure]:
    after = words[position + 1] if position + 1 < len(words) else ""
    unit = MILLIMETRES.get(after) or MILLIMETRES.get(_SINGULAR.sub("", after))
    number = _number(words[position])
    if unit and number is not None:
        yield number * unit, position, position + 2


def _number(word: str) -> float | None:
    return float(word) if word[:1].isdigit() and word.replace(".", "", 1).isdigit() else None
