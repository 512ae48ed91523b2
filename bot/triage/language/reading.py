"""A message read for clinical findings: what is mentioned, where, how, and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.knowledge.schema import WaysOfSaying
from bot.knowledge.symptoms import AgeWords
from bot.triage.about import About, about
from bot.triage.age import ADULT_DAYS, BABY_DAYS, NEWBORN_DAYS, ages, plain
from bot.triage.age_patterns import COUNTS, TENS, YEAR
from bot.triage.language import numbers
from bot.triage.language.clauses import Statement, by_line, statements
from bot.triage.language.context import NEGATIVE, Context, Status
from bot.triage.language.phrases import Phrases, Place
from bot.triage.language.words import Spelling, Word

_SENTENCE_END = re.compile(r"(?<= [.!?;])\s")
FIGURE = "figure"
PERSON_FINDINGS = frozenset(
    [
        "under_4_weeks",
        "under_8_weeks",
        "under_3_months",
        "under_6_months",
        "baby",
        "under_5",
        "child",
        "teenager_writes",
        "over_60",
    ]
)
"""What ages and words such as "my newborn" tell; of the whole message, not of a place in it."""

LONGEST_END = 6
AFTER_AN_END = frozenset(("now", "thankfully", "thanks", "luckily", "completely"))
ENDINGS_BEGIN = frozenset(
    """it its all that thats they theyre now but healed gone long cleared settled sorted everything
    fine""".split()  # noqa: SIM905
)
"""A sentence of so few words that tells of an end ("all healed now") tells it of the one before."""


@dataclass(frozen=True)
class Mention:
    """A finding in a message.

    Attributes:
        finding: its name in the knowledge files.
        start: where its words begin in the message, in characters.
        end: where they end.
        first: its first word, counted in words.
        last: its last word.
        sentence: the number of its sentence.
        statuses: how it is mentioned; two when the message can be read in two ways.
    """

    finding: str
    start: int
    end: int
    first: int
    last: int
    sentence: int
    statuses: frozenset[Status]


@dataclass(frozen=True)
class Reading:
    """What was read in a message.

    Attributes:
        text: the message.
        usual: the message in lower case and usual spelling.
        mentions: the findings in the order of the text.
        about: whom it is about.
        person: findings of the person: ``baby``, ``under_3_months`` and so on.
    """

    text: str
    usual: str
    mentions: tuple[Mention, ...]
    about: About
    person: frozenset[str]


class Language:
    """Reads messages.

    Attributes:
        spelling: mends misspelt words.
        read: reads a message; the latest readings are kept.

    Args:
        findings: the phrases of each finding.
        ways: how patients deny, report and suppose.
        age_words: words for people, by age group.
        known: words of everyday English, which are never taken for misspelt ones.
    """

    def __init__(
        self,
        findings: Mapping[str, Iterable[str]],
        ways: WaysOfSaying,
        age_words: Mapping[str, AgeWords],
        known: Iterable[str],
    ) -> None:
        self._phrases = Phrases(findings)
        self._figures = Phrases({FIGURE: ways.figures}, str)
        self._ends = Phrases({FIGURE: [end.removesuffix(" |") for end in ways.past.after]}, str)
        self._things = frozenset(ways.things)
        self._context = Context(ways)
        self._age_words = age_words
        self.spelling = Spelling(
            self._phrases.words | _words_of(ways, age_words) | set(" ".join(_NUMBER_WORDS).split()),
            known,
        )
        self.read = lru_cache(maxsize=512)(self._read)

    def usual(self, text: str) -> str:
        """A message in lower case and usual spelling.

        Args:
            text: the message.

        Returns:
            The same message.
        """
        return _usual(text, self.spelling.words(text))

    def words(self, text: str) -> list[str]:
        """The words of a message in their usual spelling, without marks.

        Args:
            text: the message.

        Returns:
            The words in order.
        """
        return [one.word.text for one in statements(self.spelling.words(text))]

    def _read(self, text: str) -> Reading:
        words = self.spelling.words(text)
        divided = statements(words)
        plain_words = [one.word.text for one in divided]
        figures = self._figures.find(plain_words)
        places = [
            place
            for place in [*self._phrases.find(plain_words), *numbers.findings(plain_words)]
            if not any(_inside(place, figure) for figure in figures)
            and not _crosses(place, divided)
        ]
        corrected = _corrected(words)
        person = about(corrected, self._age_words)
        return Reading(
            text,
            _usual(text, words),
            tuple(self._mentions(divided, places)),
            person,
            self._person_findings(person, corrected),
        )

    def _person_findings(self, person: About, text: str) -> frozenset[str]:
        """What the message tells of the person, and what each sentence tells by itself.

        Who writes of a baby and then of their own lid has told of both.
        """
        found = _person_findings(person, text)
        sentences = _SENTENCE_END.split(text)
        if len(sentences) > 1:
            for sentence in sentences:
                found |= _person_findings(about(sentence, self._age_words), sentence)
        return found

    def _mentions(self, divided: Sequence[Statement], places: Sequence[Place]) -> Iterator[Mention]:
        if not places:
            return
        spans = [(place.start, place.end) for place in places]
        readings = [self._context.statuses(divided, spans)]
        if divided[-1].line:
            # A line break may or may not end a statement: both readings count.
            readings.append(self._context.statuses(by_line(divided), spans))
        over = self._sentences_that_ended(divided)
        for place, *statuses in zip(places, *readings, strict=True):
            first, last = divided[place.start], divided[place.end - 1]
            if place.name in numbers.LASTING:
                statuses = [Status.SO]  # "has not healed for months": the months are so
            elif place.name in self._things:
                statuses = [Status.SO if one is Status.SUPPOSED else one for one in statuses]
            elif first.sentence in over:
                statuses = [Status.PAST if one is Status.SO else one for one in statuses]
            yield Mention(
                place.name,
                first.word.start,
                last.word.end,
                place.start,
                place.end - 1,
                first.sentence,
                frozenset(statuses),
            )

    def _sentences_that_ended(self, divided: Sequence[Statement]) -> set[int]:
        """Sentences followed by a short one that tells of an end: "It bled. All healed now"."""
        by_sentence: dict[int, list[str]] = {}
        for one in divided:
            by_sentence.setdefault(one.sentence, []).append(one.word.text)
        return {
            sentence - 1 for sentence, words in by_sentence.items() if self._tells_of_an_end(words)
        }

    def _tells_of_an_end(self, words: list[str]) -> bool:
        if len(words) > LONGEST_END or words[0] not in ENDINGS_BEGIN:
            return False
        words = words[:-1] if words[-1] in AFTER_AN_END else words
        ends = [place for place in self._ends.find(words) if place.end == len(words)]
        found = self._phrases.find(words)
        return bool(
            ends
            and not NEGATIVE.intersection(words)
            and all(any(_inside(place, end) for end in ends) for place in found)
        )


_NUMBER_WORDS = [
    *COUNTS, *TENS, *numbers.DAYS, "days", "weeks", "months", "years", "old", "hours", "today",
    "yesterday", "temperature", "degrees",
]  # fmt: skip


def _words_of(ways: WaysOfSaying, age_words: Mapping[str, AgeWords]) -> set[str]:
    phrases = [phrase for group in age_words.values() for phrase in group.words]
    for value in ways.dict(exclude={"things"}).values():
        lists = value.values() if isinstance(value, dict) else [value]
        phrases += [phrase for entries in lists for phrase in entries]
    return {word for phrase in phrases for word in phrase.lower().replace("/", " ").split()}


def _inside(place: Place, figure: Place) -> bool:
    return figure.start <= place.start and place.end <= figure.end


def _crosses(place: Place, divided: Sequence[Statement]) -> bool:
    """Whether a phrase runs into another sentence, or its gap over a "not" or into a clause."""
    first, last = divided[place.start], divided[place.end - 1]
    if not place.gap:
        return first.sentence != last.sentence
    return first.clause != last.clause or any(
        divided[word].word.text in NEGATIVE for word in place.gap
    )


def _usual(text: str, words: Sequence[Word]) -> str:
    pieces, end = [], 0
    for word in words:
        pieces += [text[end : word.start], word.text]
        end = word.end
    return "".join([*pieces, text[end:]])


def _corrected(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words).replace(" \n ", "\n")


def _person_findings(person: About, text: str) -> frozenset[str]:
    found = set()
    days = person.age.days if person.age else None
    if person.audience in ("baby", "child"):
        found.add("child")
    if person.audience == "baby":
        found |= {"baby", "under_5"}
    if person.newborn:
        found |= {"under_4_weeks", "under_3_months", "under_8_weeks"}
    if days is not None:
        limits = {
            "under_4_weeks": NEWBORN_DAYS, "under_8_weeks": 56.0, "under_3_months": 91.0,
            "under_6_months": 182.0, "baby": BABY_DAYS, "under_5": 5 * YEAR, "child": ADULT_DAYS,
        }  # fmt: skip
        found |= {name for name, limit in limits.items() if days < limit}
        found |= {"over_60"} if days >= 60 * YEAR else set()
    if any(m.by_speaker and not m.past and m.age.days < ADULT_DAYS for m in ages(plain(text))):
        found.add("teenager_writes")
    return frozenset(found)
