"""What a message asks in particular of a topic: "can I cancel?" when it asks about booking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.knowledge.current import current_knowledge
from bot.knowledge.schema import Particular
from bot.triage.language.clauses import statements
from bot.triage.language.phrases import Phrases, Place
from bot.triage.language.words import Spelling, everyday_words

MOST = 2
"""More particular answers than this to one message would be a lecture."""


class Particulars:
    """Finds the particular things that a message asks.

    Args:
        particulars: what can be asked of one topic.
        known: words of everyday English, which are never taken for misspelt ones.
    """

    def __init__(self, particulars: Sequence[Particular], known: Iterable[str]) -> None:
        self._by_name = {one.name: one for one in particulars}
        self._phrases = Phrases({one.name: one.words for one in particulars})
        self._spelling = Spelling(self._phrases.words, known)

    def find(self, message: str) -> tuple[Particular, ...]:
        """Finds them; of phrases that overlap the longest counts ("cancellation list").

        Args:
            message: what the patient typed, on this topic.

        Returns:
            At most two, in the order of the message; empty when it asks of the topic in general.
        """
        said = statements(self._spelling.words(message))
        places = [
            place
            for place in self._phrases.find([one.word.text for one in said])
            if said[place.start].sentence == said[place.end - 1].sentence
        ]
        names = dict.fromkeys(place.name for place in _longest(places))
        return tuple(self._by_name[name] for name in names)[:MOST]


def _longest(places: Sequence[Place]) -> list[Place]:
    """The longer of those that overlap, the earlier of equals, in the order of the message."""
    kept: list[Place] = []
    for one in sorted(places, key=lambda place: (-_length(place), place.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda place: place.start)


def _length(place: Place) -> int:
    """The words of the phrase itself, without those in its gaps."""
    return place.end - place.start - len(place.gap)


@lru_cache(maxsize=1)
def current_particulars() -> Particulars:
    """What can be asked in particular about booking, with the files as they were at the first call.

    Returns:
        The finder.

    Raises:
        KnowledgeError: when a file cannot be used.
    """
    booking = current_knowledge().clinic.answers["booking"]
    return Particulars(booking.particulars, everyday_words())
