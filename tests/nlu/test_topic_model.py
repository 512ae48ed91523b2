from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.nlu.topic_model import Example, TopicModel
from bot.nlu.view import View, meanings

SENTENCES = {
    "ask_price": ["how much is it", "what does it cost", "what is the price", "price of removal",
                  "is it expensive", "what do you charge", "cost of a visit", "how much to pay"],
    "ask_outlook": ["how long do they last", "will they go away", "do they come back",
                    "when will they go", "how many weeks do they stay", "do they stay for ever",
                    "how long until they go", "do they last for years"],
    "ask_contagious": ["are they catching", "can I catch them", "do they spread to others",
                       "is it contagious", "can my son catch it from me", "can I share a towel",
                       "does it spread", "are they infectious"],
    "greet": ["hello", "hi there", "good morning", "hello there", "hiya", "good evening",
              "hey there", "hello doctor"],
}  # fmt: skip
TWO_ASKED = [
    "how much is it and is it catching",
    "what does it cost, can I catch it",
    "price please, and are they contagious",
    "is it catching and what is the price",
]
FOLLOW_UPS = ["and the other", "and then", "more please", "go on"]


def view(words: str) -> View:
    return View(words, (False, False, False))


def examples() -> list[Example]:
    """Forty sentences: four intents, four that ask two things, and four follow-ups."""
    alone = [Example(view(w), (label,)) for label, words in SENTENCES.items() for w in words]
    both = [Example(view(words), ("ask_price", "ask_contagious")) for words in TWO_ASKED]
    return [
        *alone,
        *both,
        *(Example(view(w), ("ask_price",), after="price") for w in FOLLOW_UPS[:2]),
        *(Example(view(w), ("ask_outlook",), after="outlook") for w in FOLLOW_UPS[2:]),
    ]


@pytest.fixture(scope="module")
def model() -> TopicModel:
    sentences = examples()
    assert len(sentences) == 40
    return TopicModel.train(sentences, meanings([one.view for one in sentences]), 0.33)


def probabilities(model: TopicModel, words: str, after: str | None = None) -> dict[str, float]:
    (row,) = model.probabilities([view(words)], meanings([view(words)]), after)
    return dict(zip(model.labels, row, strict=True))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("whats the cost of it", "ask_price"),
        ("how expensive would that be", "ask_price"),
        ("wil they dissapear", "ask_outlook"),
        ("for how many months will I have them", "ask_outlook"),
        ("could my baby catch this", "ask_contagious"),
        ("is this infectous", "ask_contagious"),
        ("helo", "greet"),
    ],
)
def test_sentences_that_it_never_saw_are_understood(
    model: TopicModel, words: str, expected: str
) -> None:
    found = probabilities(model, words)
    assert max(found, key=found.__getitem__) == expected


def test_each_intent_has_a_probability_of_its_own(model: TopicModel) -> None:
    found = probabilities(model, "what is the price and is it contagious")
    both, others = {"ask_price", "ask_contagious"}, {"ask_outlook", "greet"}
    assert min(found[label] for label in both) > max(found[label] for label in others)
    assert all(0.0 <= p <= 1.0 for p in found.values())
    assert model.labels == sorted(SENTENCES)


@pytest.mark.parametrize(("topic", "label"), [("price", "ask_price"), ("outlook", "ask_outlook")])
def test_the_topic_answered_before_counts(model: TopicModel, topic: str, label: str) -> None:
    words = "tell me a little more"
    assert probabilities(model, words, topic)[label] > probabilities(model, words)[label]


def test_a_topic_that_it_never_saw_answered_changes_nothing(model: TopicModel) -> None:
    words = "how much is it"
    assert probabilities(model, words, "unheard_of") == probabilities(model, words)


def test_a_message_and_its_clauses_are_judged_each_by_itself(model: TopicModel) -> None:
    views = [view("how much is it"), view("are they catching")]
    rows = model.probabilities(views, meanings(views))
    assert rows.shape == (2, len(model.labels))
    assert [model.labels[int(np.argmax(row))] for row in rows] == ["ask_price", "ask_contagious"]


def test_what_was_saved_gives_the_same_when_it_is_loaded(model: TopicModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    loaded = TopicModel.load(tmp_path)
    assert loaded.labels == model.labels
    for words in ("how much is it", "wil they go", "", "🙂"):
        for after in (None, "price"):
            before = list(probabilities(model, words, after).values())
            again = list(probabilities(loaded, words, after).values())
            assert again == pytest.approx(before, abs=1e-4)


def test_the_same_sentences_give_the_same_model(model: TopicModel) -> None:
    sentences = examples()
    again = TopicModel.train(sentences, meanings([one.view for one in sentences]), 0.33)
    assert probabilities(again, "how much is it") == pytest.approx(
        probabilities(model, "how much is it")
    )


def test_nothing_in_a_saved_model_can_run_code(model: TopicModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    assert {file.suffix for file in tmp_path.iterdir()} == {".json", ".npz"}
    with np.load(tmp_path / "weights.npz", allow_pickle=False) as arrays:
        assert all(arrays[name].dtype.kind == "f" for name in arrays.files)
