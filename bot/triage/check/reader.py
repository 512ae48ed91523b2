"""A patient's words read for what they tell of a bump."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.knowledge.schema import WaysOfSaying
from bot.knowledge.symptoms import ABSENT, NAMED, PRESENT, SEVERAL, YES_OR_NO, SymptomsFile
from bot.triage.about import About
from bot.triage.age_patterns import COUNTS
from bot.triage.check.description import Description, Observation, Told, denied
from bot.triage.check.person import person
from bot.triage.language.context import Status
from bot.triage.language.numbers import durations, sizes
from bot.triage.language.reading import Language, Mention, Reading
from bot.triage.language.words import Word, everyday_words, take_apart

UNSURE = "unsure"
LESION = "lesion"
UNSURE_REACH = 6
"""So many words behind "not sure if" are what the patient is not sure of."""

COUNTED_REACH = 5
"""So many words may stand between a count and the bumps: "5 or 6 tiny hard white seeds"."""

MANY = 10

_COUNT_WORDS = "|".join(word for word in COUNTS if word.isalpha() and len(word) > 2)
_COUNTED = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{_COUNT_WORDS}) (?:of (?:them|these|those)|or so of them)\b"
)
UNIT_OR_PERSON = re.compile(
    r"(?:d|w|m|f|mm|cm|day|week|wk|month|mth|year|yr|hour|y|yo|old|male|female|girl|boy|of|and|has|have|had|got|with|is|in|on)s?"
)
"""After these words a number counts no bumps."""

LOOKS = ("colour", "surface", "feel", "inflamed", "itch", "pain", "number")
HIDES = {"size_mm": ("change",), "site": (*LOOKS, "clue"), "onset": LOOKS, "clue": LOOKS}
"""Within a longer phrase of these features, words of those tell nothing by themselves."""

LARGEST_MM, LONGEST_DAYS = 300.0, 15_000.0
"""Amounts beyond 30 cm and 40 years are not of a bump."""

LASTING = frozenset(["site", "number", "onset", "duration", "clue"])
"""What stays true when it is told as past: where it came, how it began, for how long."""

MATTERS_NOW = frozenset([*YES_OR_NO, "change"])
"""What is not told by being supposed: "does it itch?", "if it bleeds"."""


@dataclass(frozen=True)
class _Found:
    """A value found in a message, before overlaps are settled."""

    feature: str
    value: str | float
    mention: Mention


class SymptomReader:
    """Reads descriptions.

    Args:
        symptoms: the features, their values and the words for them.
        ways: how patients deny, report and suppose.
    """

    def __init__(self, symptoms: SymptomsFile, ways: WaysOfSaying) -> None:
        lesions = symptoms.lesions
        self._one = frozenset(lesions.one)
        self._several = frozenset(lesions.several)
        self._language = Language(
            {
                **_phrases(symptoms),
                LESION: [*lesions.one, *lesions.several, *lesions.patches],
                UNSURE: symptoms.unsure,
            },
            _ways(ways, symptoms),
            symptoms.age_group,
            everyday_words(),
        )

    def read(self, text: str) -> Description:
        """Reads one message.

        Args:
            text: the message.

        Returns:
            What it tells of a bump; the person's age is not among it.
        """
        reading = self._language.read(text)
        words = self._language.words(text)
        amounts = list(_amounts(reading, words))
        counted = {one.feature for one in amounts}
        # "About three months now": the figure counts before "months now".
        named = [one for one in self._named(reading, words) if one.feature not in counted]
        observations = [*named, *amounts]
        number = self._number(reading, words)
        if number and not any(one.feature == "number" for one in observations):
            observations.append(number)
        return Description(_consistent(observations))

    def person(self, text: str, bare_ages: bool = True) -> About:
        """Reads whom a message is about.

        Args:
            text: the message.
            bare_ages: whether a number by itself can be an age; not in the answer to "how many?".

        Returns:
            The person.
        """
        about = self._language.read(text).about
        return person(text, about) if bare_ages else about

    def _named(self, reading: Reading, words: Sequence[str]) -> Iterator[Observation]:
        found = [one for mention in reading.mentions for one in _found(mention)]
        unsure = [mention for mention in reading.mentions if mention.finding == UNSURE]
        for one in _settled(found):
            doubted = any(_reaches(doubt, one.mention, reading.text) for doubt in unsure)
            yield from _observed(one, reading.text[one.mention.start : one.mention.end], doubted)

    def _number(self, reading: Reading, words: Sequence[str]) -> Observation | None:
        """How many bumps: "5 or 6 white seeds", "8 of them", or a single noun such as "a lump"."""
        lesions = [mention for mention in reading.mentions if mention.finding == LESION]
        places = [word for word in take_apart(reading.text) if not word.is_mark]
        for mention in lesions:
            if words[mention.last] in self._several:
                start = max(0, mention.first - COUNTED_REACH)
                before = range(start, mention.first)
                counting = [
                    n for n in before if _count(words, n) and _counts_on(places, n, mention)
                ]
                if counting:
                    said = " ".join(words[counting[0] : mention.last + 1])
                    count = max(_count(words, n) for n in counting)
                    return Observation("number", _amount(count), Told.SO, said)
        counted = _COUNTED.search(" ".join(words))
        if counted:
            number = COUNTS.get(counted["count"]) or float(counted["count"])
            return Observation("number", _amount(number), Told.SO, counted[0])
        first = next(iter(lesions), None)
        if first and " ".join(words[first.first : first.last + 1]) in self._one:
            return Observation("number", "one", Told.SO, reading.text[first.start : first.end])
        return None


def _phrases(symptoms: SymptomsFile) -> dict[str, list[str]]:
    found = {
        f"{feature}:{name}": entry.words
        for feature in NAMED
        for name, entry in symptoms.values(feature).items()
    }
    found |= {f"size_mm:{size.mm}": size.words for size in symptoms.size}
    return found | {f"duration:{span.days}": span.words for span in symptoms.duration}


def _ways(ways: WaysOfSaying, symptoms: SymptomsFile) -> WaysOfSaying:
    before = [*ways.denied.before, *symptoms.also_denied]
    return ways.copy(
        update={
            "denied": ways.denied.copy(update={"before": before}),
            "figures": symptoms.not_of_the_bump,
            "things": [LESION],
        }
    )


def _found(mention: Mention) -> Iterator[_Found]:
    feature, colon, value = mention.finding.partition(":")
    if colon:
        amount = feature in ("size_mm", "duration")
        yield _Found(feature, float(value) if amount else value, mention)


def _settled(found: Sequence[_Found]) -> list[_Found]:
    """The longest phrase of a feature counts, and a place or a story hides what is only part of it.

    "Round" in "round my eye" is no shape, and "where the blister healed" has no blister.
    """
    return [one for one in found if not any(_hides(other, one) for other in found)]


def _hides(longer: _Found, one: _Found) -> bool:
    within = longer.mention.first <= one.mention.first and one.mention.last <= longer.mention.last
    length = longer.mention.last - longer.mention.first
    return (
        within
        and length > one.mention.last - one.mention.first
        and (longer.feature == one.feature or one.feature in HIDES.get(longer.feature, ()))
    )


def _observed(one: _Found, said: str, doubted: bool) -> Iterator[Observation]:
    statuses = one.mention.statuses
    if doubted:
        yield Observation(one.feature, "", Told.UNKNOWN, said)
    elif Status.SO in statuses or _still_tells(one.feature, statuses):
        yield Observation(one.feature, one.value, Told.SO, said)
    elif Status.DENIED in statuses and one.feature in NAMED and one.value != ABSENT:
        yield denied(one.feature, one.value)


def _still_tells(feature: str, statuses: frozenset[Status]) -> bool:
    past = Status.PAST in statuses and feature in LASTING
    relatives = Status.SOMEONE_ELSE in statuses and feature == "clue"
    return past or relatives or (Status.SUPPOSED in statuses and feature not in MATTERS_NOW)


def _reaches(doubt: Mention, mention: Mention, text: str) -> bool:
    """Whether "not sure if" is said of this: "not sure whether they hurt but they are hard"."""
    near = 0 < mention.first - doubt.last <= UNSURE_REACH
    between = text[doubt.end : mention.start].lower()
    return near and not re.search(r"[,.;!?\n]|\b(?:but|though|however)\b", between)


def _amounts(reading: Reading, words: Sequence[str]) -> Iterator[Observation]:
    for millimetres, said in sizes(reading.text):
        if millimetres < LARGEST_MM:
            yield Observation("size_mm", millimetres, Told.SO, said)
    for days, start, end in durations(words):
        if days < LONGEST_DAYS:  # otherwise an age: "66 yrs"
            yield Observation("duration", days, Told.SO, " ".join(words[start:end]))


def _counts_on(places: Sequence[Word], number: int, mention: Mention) -> bool:
    """Whether nothing ends between a count and the bumps: "44, got small bumps" is an age."""
    between = "".join(
        one.text for one in places[number + 1 : mention.first] if not one.text.isalnum()
    )
    gaps = zip(places[number : mention.first], places[number + 1 : mention.first + 1], strict=True)
    return not between and all(later.start - earlier.end <= 1 for earlier, later in gaps)


def _count(words: Sequence[str], number: int) -> float:
    """The count that a word tells; 0 when it tells none, or one of days or people."""
    word, after = words[number], words[number + 1]
    if word in ("a", "an", "couple", "few") or UNIT_OR_PERSON.fullmatch(after):
        return 0.0
    return float(word) if word.isdigit() else COUNTS.get(word, 0.0)


def _amount(count: float) -> str:
    return "one" if count == 1 else "few" if count < MANY else "many"


def _consistent(observations: Sequence[Observation]) -> tuple[Observation, ...]:
    """One message without contradictions: of what can be only one thing, one is kept.

    The most bumps, the longest time, the last size ("a pinhead last year, now 4 mm"), and a
    complaint before its absence ("not sore unless I press it").
    """
    kept: dict[tuple[str, str | float], Observation] = {}
    for one in sorted(observations, key=_strength):
        if one.told is Told.UNKNOWN and any(feature == one.feature for feature, _ in kept):
            continue
        place = (one.feature, one.value if one.feature in SEVERAL else "")
        kept[place] = one
    return tuple(kept.values())


def _strength(one: Observation) -> tuple[bool, bool, float]:
    """What is sorted last is kept; what is not known comes after all that is."""
    amounts = {"one": 1.0, "few": 2.0, "many": 3.0, PRESENT: 1.0}
    if one.feature == "duration":
        amount = float(one.value or 0)
    else:
        amount = amounts.get(str(one.value), 0.0)
    return (one.told is Told.UNKNOWN, one.told is Told.SO, amount)
