"""The second net: messages that are told like known examples of a warning sign.

A message, or a sentence of a long one, is compared with examples of each sign and with harmless
ones. What counts is how much nearer the nearest of the first are than the nearest of the second.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

import numpy as np

from bot.embedding import embed_sentence
from bot.triage.exemplars import Exemplars
from bot.triage.language.context import Status
from bot.triage.language.reading import Reading

NEIGHBOURS = 5
"""How many of the nearest examples are looked at on each side."""

THRESHOLD = 0.02
"""From this margin of cosine similarity on, a message counts (measured: ``benchmarks/``)."""

SENTENCE_MALUS = 0.02
"""A single sentence must be nearer than a whole message: it has less to go by."""

LONG_MESSAGE = 30
"""From this many words on, a sign may be lost among harmless words, so sentences count alone."""

DENIED = frozenset({Status.DENIED})
NOT_SO = frozenset(Status) - {Status.SO}

SHORTEST_SENTENCE = 4
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")


class Resemblance:
    """Finds the sign that a message resembles.

    Args:
        exemplars: examples of all signs and harmless ones.
        of_children: signs that only babies and children have.
    """

    def __init__(self, exemplars: Exemplars, of_children: Collection[str] = ()) -> None:
        self._exemplars = exemplars
        self._of_children = np.array([sign in of_children for sign in exemplars.signs], dtype=bool)

    def sign(self, reading: Reading, read: Callable[[str], Reading]) -> tuple[str, float] | None:
        """Finds the sign.

        Args:
            reading: the message.
            read: reads a sentence.

        Returns:
            Its name and the margin by which it is nearer than harmless examples; None when the
            message is nearer to those.
        """
        sentences = [reading]
        if any(Status.SO not in mention.statuses for mention in reading.mentions):
            # Only then can one of them be set aside.
            sentences = [read(part) for part in _sentences(reading)]
        if all(_set_aside(sentence) for sentence in sentences):
            return None
        # What is denied must not be taken for what is told.
        told = [sentence.usual for sentence in sentences if not _set_aside(sentence, DENIED)]
        adult = reading.about.audience == "adult"
        margins = []
        if len(told) == len(sentences):
            # A message in its usual spelling is embedded as it came: Rasa needs that vector too.
            as_usual = reading.usual == reading.text.lower()
            margins.append(self._margin(reading.text if as_usual else reading.usual, adult))
        elif told:
            margins.append(self._margin(" ".join(told), adult))
        if len(" ".join(told).split()) > LONG_MESSAGE:
            for sentence in _parts(reading, read):
                sign, margin = self._margin(sentence, adult)
                margins.append((sign, margin - SENTENCE_MALUS))
        best = max(margins, key=lambda found: found[1], default=("", -1.0))
        return best if best[1] >= THRESHOLD else None

    def _margin(self, text: str, adult: bool) -> tuple[str, float]:
        vector = embed_sentence(text)
        telling = self._exemplars.telling @ vector
        if adult:
            telling = np.where(self._of_children, -1.0, telling)
        nearest = np.argpartition(-telling, NEIGHBOURS)[:NEIGHBOURS]
        harmless = np.partition(self._exemplars.harmless @ vector, -NEIGHBOURS)[-NEIGHBOURS:]
        votes: dict[str, float] = {}
        for place in nearest:
            sign = self._exemplars.signs[place]
            votes[sign] = votes.get(sign, 0.0) + float(telling[place])
        margin = float(telling[nearest].mean() - harmless.mean())
        return max(votes, key=votes.__getitem__), margin


def _sentences(reading: Reading) -> list[str]:
    return _SENTENCE_END.split(reading.usual.replace("\n", " ").strip())


def _parts(reading: Reading, read: Callable[[str], Reading]) -> list[str]:
    """The sentences of a long message; a line break may end one or not, so both are tried."""
    parts = _sentences(reading)
    if "\n" in reading.usual:
        parts += [part for line in reading.usual.split("\n") for part in _SENTENCE_END.split(line)]
    if len(parts) < 2:
        return []
    long_enough = [part for part in parts if len(part.split()) >= SHORTEST_SENTENCE]
    return [part for part in long_enough if not _set_aside(read(part))]


def _set_aside(reading: Reading, statuses: frozenset[Status] = NOT_SO) -> bool:
    """Whether a text tells mostly of what is denied, past, supposed or somebody else's."""
    aside = sum(
        Status.SO not in mention.statuses and bool(mention.statuses & statuses)
        for mention in reading.mentions
    )
    return aside > 0 and 2 * aside >= len(reading.mentions)
