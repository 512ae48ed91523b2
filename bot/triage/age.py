"""Ages in a message, told apart from how long something has lasted.

"Hes 3 weeks" is an age; "3 weeks ago", "for 3 weeks" and "3 weeks pregnant" are not. All patterns
read text that `plain` has prepared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.triage.age_patterns import (
    AFTER_A_PERSON,
    BEFORE_A_PERSON,
    COMPILED,
    COUNTS,
    MONTH,
    TENS,
    THINGS,
    UNITS,
    YEAR,
)

ADULT_DAYS = 16 * YEAR
BABY_DAYS = 365.0
NEWBORN_DAYS = 28.0


@dataclass(frozen=True)
class Age:
    """An age as it was said.

    Attributes:
        days: The age in days; the youngest of a range, the middle of a decade ("in her 30s").
        said: The words, in lower case and without apostrophes.
    """

    days: float
    said: str


@dataclass(frozen=True)
class AgeMention:
    """Where a message tells an age.

    Attributes:
        age: The age.
        start: Where its words begin, in characters of the plain text.
        end: Where they end.
        by_speaker: Whether the patient says it of themselves ("im 34").
        past: Whether it is the age at some other time ("since she was 3").
    """

    age: Age
    start: int
    end: int
    by_speaker: bool = False
    past: bool = False


NUMBER_GROUPS = ("number", "bare", "after", "last", "fractional")
YET_TO_COME = re.compile(
    r"\b(?:nearly|almost|coming up|coming on|going on|not quite|not yet|will be)\b"
)
SOON = re.compile(r"\s(?:next (?:week|month)|soon)\b")
ALMOST = 0.98
"""Of an age not reached yet: "nearly 16" is a child, "nearly 1" a baby."""
LATELY = {"today": 0, "this morning": 0, "yesterday": 1, "last night": 1, "last week": 7}

PAST = re.compile(
    r"\b(?:since|when|from when|until|till|til|before|by the time|once|unless|was|were)\s"
    r"(?:(?:hes?|shes?|they|theyre|im?|we|it|baby|my \w+)\s)?"
    r"(?:was |were |is |are |turns? |turned )?(?:about |only |just |like |aged? |around |at )*$"
)
OF_A_THING = re.compile(
    rf"\b(?:it|its|it is|this|theyre|they are|{THINGS})\s(?:is |are |was )?"
    r"(?:only |just |about |now |over |nearly |almost )*$"
)
SEVERAL_PEOPLE = re.compile(r"\b(?:twins|triplets|babies|boys|girls|kids|children)\b")
NEGATED = re.compile(r"\b(?:not|isnt|no longer|aint)\s(?:a |an |my |even |like )*$")
GESTATION = re.compile(r"\b(?:born|delivered|prem|came|induced)\s(?:\w+\s)?$")


def plain(text: str) -> str:
    """Prepares text for reading: lower case, no apostrophes, simple dashes and spaces.

    Args:
        text: One message.

    Returns:
        The same words. Offsets of mentions count in this text.
    """
    text = re.sub(r"['’‘`´]", "", text.lower())
    text = re.sub(r"\s?½", " 1/2", re.sub(r"[‐‑–—]", "-", text))
    return re.sub(r"[^\S\n]+", " ", text).strip()


def ages(text: str) -> list[AgeMention]:
    """Finds the ages of people in a message.

    Args:
        text: What `plain` made of a message.

    Returns:
        The mentions in the order of the text, without overlaps; "hes not 3" is none.
    """
    found: list[AgeMention] = []
    for name, pattern in COMPILED.items():
        for match in pattern.finditer(text):
            mention = _mention(name, match)
            overlapping = any(mention and _overlap(mention, other) for other in found)
            if mention and not overlapping and not _belongs_elsewhere(name, match, text):
                found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def age_beside(text: str, start: int, end: int) -> AgeMention | None:
    """Finds an age that stands next to a person's name: "my son, 3, has", "my 9 yr daughter".

    Args:
        text: What `plain` made of a message.
        start: Where the name begins, in characters.
        end: Where it ends.

    Returns:
        The age, or None.
    """
    after = AFTER_A_PERSON.match(text, end)
    if after:
        return _mention("after", after)
    before = BEFORE_A_PERSON.search(text, max(0, start - 40), start)
    return _mention("before", before) if before else None


def _overlap(one: AgeMention, other: AgeMention) -> bool:
    return one.start < other.end and other.start < one.end


def _mention(name: str, match: re.Match[str]) -> AgeMention | None:
    days = _days(name, match.groupdict())
    by_speaker = bool(match.groupdict().get("speaker"))
    if days is None or not 0 <= days <= 115 * YEAR or (by_speaker and days < 5 * YEAR):
        return None
    said = match[0].strip(" ,-")
    if YET_TO_COME.search(said) or SOON.match(match.string, match.end()):
        days *= ALMOST
    past = not name.startswith("born") and bool(PAST.search(match.string, 0, _number_start(match)))
    return AgeMention(Age(days, said), match.start(), match.end(), by_speaker, past)


def _number_start(match: re.Match[str]) -> int:
    groups = ("years", *NUMBER_GROUPS, "decade")
    starts = [match.start(name) for name in groups if match.groupdict().get(name)]
    return min(starts, default=match.start())


def _belongs_elsewhere(name: str, match: re.Match[str], text: str) -> bool:
    start = _number_start(match)
    if NEGATED.search(text, 0, start) or (
        name == "at" and GESTATION.search(text, 0, match.start())
    ):
        return True
    thing = name in ("old", "bare_old", "on_a_day") and OF_A_THING.search(text, 0, start)
    plural = thing and thing[0].startswith("they") and SEVERAL_PEOPLE.search(text, 0, thing.start())
    return bool(thing and not plural)


def _days(name: str, pieces: dict[str, str | None]) -> float | None:
    if lately := pieces.get("lately"):
        return float(LATELY.get(lately, 4))
    if decade := pieces.get("decade"):
        digits = decade[:2]
        tens = int(digits) // 10 if digits.isdigit() else TENS.index(decade.replace("ies", "y")) + 2
        return (tens * 10 + 5) * YEAR
    said = next((pieces[key] for key in NUMBER_GROUPS if pieces.get(key)), None)
    if said is None and name != "bare_old":
        return None
    count = _count(said) if said else 3.0
    if fraction := pieces.get("fraction"):
        return count * {"12": MONTH, "52": 7.0, "7": 1.0}[fraction]
    unit = pieces.get("unit")
    size = YEAR if unit is None or pieces.get("bare") else _unit_days(unit)
    years = pieces.get("years")
    return count * size + (_count(years) * YEAR if years else 0)


def _unit_days(said: str) -> float:
    return next(days for pattern, days in UNITS.values() if re.fullmatch(pattern, said))


def _count(said: str) -> float:
    whole = re.sub(r"\s(?:and\sa\shalf|1/2)$", "", said)
    half = 0.5 if whole != said else 0.0
    if re.fullmatch(r"\d+(?:\.\d+)?", whole):
        return float(whole) + half
    if whole in COUNTS:
        return COUNTS[whole] + half
    tens, unit = re.split(r"[\s-]", whole) if re.search(r"[\s-]", whole) else _glued(whole)
    return COUNTS[tens] + COUNTS[unit] + half


def _glued(word: str) -> tuple[str, str]:
    tens = next(candidate for candidate in TENS if word.startswith(candidate))
    return tens, word[len(tens) :]
