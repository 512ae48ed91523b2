"""From probabilities to a decision: answer one topic, answer two, ask back, or admit ignorance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge import TOPICS

INTENT_OF_TOPIC = {topic: f"ask_{topic}" for topic in TOPICS}
TOPIC_OF_INTENT = {intent: topic for topic, intent in INTENT_OF_TOPIC.items()}
FALLBACK_INTENT = "nlu_fallback"


@dataclass(frozen=True)
class Thresholds:
    """Probabilities from which something counts; measured, see ``docs/decisions``.

    Attributes:
        answer: a topic is answered.
        both: a second topic is answered as well.
        clause: a topic of a clause read by itself counts.
        offer: a topic is offered when none is likely enough to be answered.
        small_talk: a greeting and its like is taken as such.
    """

    answer: float = 0.2
    both: float = 0.4
    clause: float = 0.6
    offer: float = 0.05
    small_talk: float = 0.5


@dataclass(frozen=True)
class Understanding:
    """What a message asks.

    Attributes:
        intent: ``ask_<topic>``, an intent of small talk, or ``nlu_fallback``.
        confidence: its probability, 0 to 1.
        topics: the topics to answer, at most two, in the order asked.
        offered: topics to ask back about when none is to be answered, at most three.
    """

    intent: str
    confidence: float
    topics: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()


def decide(
    message: Mapping[str, float],
    clauses: Sequence[Mapping[str, float]] = (),
    thresholds: Thresholds = Thresholds(),
) -> Understanding:
    """Decides what a message asks.

    Args:
        message: the probability of each intent for the whole message, each by itself.
        clauses: the same for each of its clauses, in order; empty when it is one piece.
        thresholds: from where on a probability counts.

    Returns:
        The decision.
    """
    topics = _ranked({t: message[i] for i, t in TOPIC_OF_INTENT.items() if i in message})
    talk = _ranked({i: p for i, p in message.items() if i not in TOPIC_OF_INTENT})
    best_topic, probability = topics[0] if topics else ("out_of_scope", 0.0)
    if talk and talk[0][1] >= thresholds.small_talk and talk[0][1] > probability:
        return Understanding(talk[0][0], talk[0][1])
    if probability < thresholds.answer:
        near = tuple(topic for topic, p in topics[:3] if p >= thresholds.offer)
        return Understanding(FALLBACK_INTENT, probability, offered=near if len(near) > 1 else ())
    wanted = _two_asked(topics, clauses, thresholds)
    first = wanted[0]
    return Understanding(INTENT_OF_TOPIC[first], dict(topics)[first], topics=wanted)


def _two_asked(
    topics: Sequence[tuple[str, float]],
    clauses: Sequence[Mapping[str, float]],
    thresholds: Thresholds,
) -> tuple[str, ...]:
    """The topics to answer, in the order of the clauses that ask them."""
    best = topics[0][0]
    likely = [topic for topic, p in topics[:2] if p >= thresholds.both]
    found: list[str] = []
    for clause in clauses:
        ranked = _ranked({t: clause[i] for i, t in TOPIC_OF_INTENT.items() if i in clause})
        if ranked and ranked[0][1] >= thresholds.clause and ranked[0][0] not in found:
            found.append(ranked[0][0])
    if len(likely) == 2:
        return tuple(sorted(likely, key=lambda t: found.index(t) if t in found else -1))
    if len(found) == 2 and best in found:
        return tuple(found)
    return (best,)


def _ranked(scores: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(scores.items(), key=lambda entry: -entry[1])
