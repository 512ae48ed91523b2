from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest

from bot.knowledge import TOPICS
from bot.nlu.understanding import (
    FALLBACK_INTENT,
    INTENT_OF_TOPIC,
    TOPIC_OF_INTENT,
    Understanding,
    decide,
)

SURE, UNSURE, UNLIKELY = 0.95, 0.3, 0.001
STEPS = [step / 100 for step in range(101)]


def scores(**likely: float) -> dict[str, float]:
    """A probability for every intent: those named, and next to nothing for the rest."""
    intents = [*INTENT_OF_TOPIC.values(), "greet", "thank", "switch_audience"]
    named = {f"ask_{name}" if name in TOPICS else name: p for name, p in likely.items()}
    return {intent: named.get(intent, UNLIKELY) for intent in intents}


def test_each_topic_has_an_intent_of_its_name() -> None:
    assert list(INTENT_OF_TOPIC.items()) == [(topic, f"ask_{topic}") for topic in TOPICS]
    assert {TOPIC_OF_INTENT[intent] for intent in INTENT_OF_TOPIC.values()} == set(TOPICS)


@pytest.mark.parametrize(
    ("message", "clauses", "intent", "topics"),
    [
        # one thing asked
        (scores(cause=SURE), [], "ask_cause", ("cause",)),
        (scores(urgent=SURE), [], "ask_urgent", ("urgent",)),
        (scores(cause=SURE), [scores(cause=SURE), scores(cause=SURE)], "ask_cause", ("cause",)),
        (scores(cause=SURE), [scores(cause=SURE), scores(greet=SURE)], "ask_cause", ("cause",)),
        (scores(cause=SURE), [scores(), scores()], "ask_cause", ("cause",)),
        # two things asked: likely together, or read apart
        (scores(cause=SURE, price=0.9), [], "ask_cause", ("cause", "price")),
        (
            scores(cause=SURE, price=0.9),
            [scores(price=SURE), scores(cause=SURE)],
            "ask_price",
            ("price", "cause"),
        ),
        (
            scores(cause=SURE),
            [scores(price=SURE), scores(cause=SURE)],
            "ask_price",
            ("price", "cause"),
        ),
        # small talk
        (scores(greet=SURE), [], "greet", ()),
        (scores(switch_audience=SURE), [], "switch_audience", ()),
        (scores(greet=0.9, cause=SURE), [], "ask_cause", ("cause",)),
        # nothing understood
        (scores(), [], FALLBACK_INTENT, ()),
        ({}, [], FALLBACK_INTENT, ()),
        (scores(), [scores(), scores()], FALLBACK_INTENT, ()),
    ],
)
def test_what_is_likely_is_answered(
    message: Mapping[str, float],
    clauses: list[dict[str, float]],
    intent: str,
    topics: tuple[str, ...],
) -> None:
    understanding = decide(message, clauses)
    assert (understanding.intent, understanding.topics) == (intent, topics)
    assert understanding.offered == ()


def test_the_confidence_is_that_of_what_is_answered() -> None:
    assert decide(scores(cause=0.97)).confidence == 0.97
    assert decide(scores(greet=0.96)).confidence == 0.96
    assert decide({}).confidence == 0.0


def kind(understanding: Understanding) -> str:
    if understanding.topics:
        return "answer"
    return "ask back" if understanding.offered else "unknown"


def test_the_likelier_two_close_topics_get_the_more_is_said() -> None:
    kinds = [kind(decide(scores(cause=p, triggers=p))) for p in STEPS]
    changes = [(before, after) for before, after in pairwise(kinds) if before != after]
    assert changes == [("unknown", "ask back"), ("ask back", "answer")]


def test_one_unlikely_topic_alone_is_not_asked_back_about() -> None:
    kinds = [kind(decide(scores(cause=p))) for p in STEPS]
    assert [one for one, other in pairwise(kinds) if one != other] == ["unknown"]
    assert (kinds[0], kinds[-1]) == ("unknown", "answer")


def test_close_topics_are_offered_the_likelier_first_and_no_more_than_three() -> None:
    for p in STEPS[:-3]:
        message = scores(cause=p, triggers=p + 0.01, who=p + 0.02, price=p)
        understanding = decide(message)
        if understanding.offered:
            assert understanding.intent == FALLBACK_INTENT
            assert understanding.offered[:2] == ("who", "triggers")
            assert len(understanding.offered) <= 3
            return
    pytest.fail("nothing was ever offered")


@pytest.mark.parametrize("first", [0.99, 0.9, 0.7, 0.5, UNSURE, 0.1, UNLIKELY])
@pytest.mark.parametrize("second", [0.98, 0.6, UNSURE, 0.1, UNLIKELY])
@pytest.mark.parametrize("third", [0.97, UNSURE, UNLIKELY])
def test_no_more_than_two_topics_are_answered_and_none_twice(
    first: float, second: float, third: float
) -> None:
    message = scores(cause=first, triggers=second, price=third)
    understanding = decide(message, [message, scores(price=SURE), scores(triggers=SURE)])
    assert len(understanding.topics) <= 2
    assert len(set(understanding.topics)) == len(understanding.topics)
    if understanding.topics:
        assert understanding.intent == INTENT_OF_TOPIC[understanding.topics[0]]
        assert not understanding.offered
    else:
        assert understanding.intent not in TOPIC_OF_INTENT
