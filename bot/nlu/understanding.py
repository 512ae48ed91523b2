"""From probabilities to a decision: answer one topic, answer two, ask back, or admit ignorance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge import TOPICS

INTENT_OF_TOPIC = {topic: f"ask_{topic}" for topic in TOPICS}
TOPIC_OF_INTENT = {intent: topic for topic, intent in INTENT_OF_TOPIC.items()}
FALLBACK_INTENT = "nlu_fallback"


# These are never one of two answers: help that is needed now stands alone, and to answer half of
# a message and call the other half none of our business helps nobody.
ALONE = ("urgent", "out_of_scope")


@dataclass(frozen=True)
class Thresholds:
    """Probabilities from which something counts; measured, see ``benchmarks/README.md``.

    Attributes:
        answer: a topic is answered.
        both: a second topic is answered as well.
        question: a question read by itself adds its topic...
        clear: ...when at least one of the questions is as likely as this.
        offer: a topic is offered when none is likely enough to be answered.
        small_talk: a greeting and its like is taken as such.
    """

    answer: float = 0.1
    both: float = 0.4
    question: float = 0.15
    clear: float = 0.4
    offer: float = 0.05
    small_talk: float = 0.3


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
    questions: Sequence[Mapping[str, float]] = (),
    thresholds: Thresholds = Thresholds(),
    after: str | None = None,
) -> Understanding:
    """Decides what a message asks.

    Args:
        message: the probability of each intent for the whole message, each by itself.
        questions: the same for each of its questions, in order; empty when it asks one.
        thresholds: from where on a probability counts.
        after: the topic answered before; None when there was none.

    Returns:
        The decision.
    """
    topics = _ranked_topics(message)
    probability = topics[0][1]
    talk = max(
        ((p, intent) for intent, p in message.items() if intent not in TOPIC_OF_INTENT),
        default=(0.0, ""),
    )
    if talk[0] >= thresholds.small_talk and talk[0] > probability:
        return Understanding(talk[1], talk[0])
    if probability < thresholds.answer:
        near = tuple(t for t, p in topics[:3] if p >= thresholds.offer and t not in ALONE)
        return Understanding(FALLBACK_INTENT, probability, offered=near if len(near) > 1 else ())
    wanted = _wanted(topics, questions, thresholds, after)
    return Understanding(INTENT_OF_TOPIC[wanted[0]], dict(topics)[wanted[0]], topics=wanted)


def likeliest_topic(scores: Mapping[str, float]) -> str:
    """The topic that a message or question is most likely about.

    Args:
        scores: the probability of each intent, each by itself.

    Returns:
        The topic.
    """
    return _ranked_topics(scores)[0][0]


def _wanted(
    topics: Sequence[tuple[str, float]],
    questions: Sequence[Mapping[str, float]],
    thresholds: Thresholds,
    after: str | None,
) -> tuple[str, ...]:
    """The topics to answer, one or two, in the order asked."""
    best = topics[0][0]
    if best in ALONE:
        return (best,)
    asked: dict[str, float] = {}
    for question in questions:
        topic, probability = _ranked_topics(question)[0]
        if topic not in ALONE and probability >= thresholds.question:
            asked[topic] = max(probability, asked.get(topic, 0.0))
    if asked and max(asked.values()) >= thresholds.clear:
        # What is asked counts more than the story around it.
        likeliest = sorted(asked, key=lambda topic: -asked[topic])[:2]
        wanted = [topic for topic in asked if topic in likeliest]
    else:
        wanted = [best]
    if len(wanted) == 2 or wanted[0] == after:
        return tuple(wanted)
    # The topic before makes itself likely: it is not said again beside the answer asked for.
    unasked = (*wanted, *ALONE, "other_condition", after)
    also = [t for t, p in topics if t not in unasked and p >= thresholds.both]
    return (*wanted, *also[:1])


def _ranked_topics(scores: Mapping[str, float]) -> list[tuple[str, float]]:
    topics = [(topic, scores.get(intent, 0.0)) for intent, topic in TOPIC_OF_INTENT.items()]
    return sorted(topics, key=lambda entry: -entry[1])
