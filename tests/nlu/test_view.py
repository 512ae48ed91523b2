from __future__ import annotations

import numpy as np
import pytest

from bot.embedding import embed_sentence
from bot.knowledge import Knowledge
from bot.nlu.view import (
    MAIN_CONDITION_WORDS,
    OTHER_CONDITION_WORDS,
    View,
    look_at,
    meanings,
)
from bot.triage.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def vocabulary(small_knowledge: Knowledge) -> Vocabulary:
    return Vocabulary(small_knowledge)


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("why do they come up", "why do they come up", (False, False, False)),
        ("What is Milia?", f"What is {MAIN_CONDITION_WORDS}?", (True, False, False)),
        ("milk spots", MAIN_CONDITION_WORDS, (True, False, False)),
        ("xanthelasma cost", f"{OTHER_CONDITION_WORDS} cost", (False, True, False)),
        ("on my ear", "on my ear", (False, False, True)),
        (
            "milia or xanthelasma on my ear?",
            f"{MAIN_CONDITION_WORDS} or {OTHER_CONDITION_WORDS} on my ear?",
            (True, True, True),
        ),
        ("", "", (False, False, False)),
    ],
)
def test_names_of_conditions_are_replaced_and_kinds_of_names_are_noted(
    vocabulary: Vocabulary, text: str, words: str, names: tuple[bool, bool, bool]
) -> None:
    assert look_at(vocabulary, text) == View(words, names)


@pytest.mark.parametrize(("one", "other"), [("milia", "milk spots"), ("milia", "MILK SPOT")])
def test_a_question_means_the_same_under_any_name(
    vocabulary: Vocabulary, one: str, other: str
) -> None:
    question = "how long do {} last"
    assert look_at(vocabulary, question.format(one)) == look_at(vocabulary, question.format(other))


def test_meanings_are_those_of_the_words_in_view(vocabulary: Vocabulary) -> None:
    views = [look_at(vocabulary, text) for text in ("what is milia", "how much is it")]
    vectors = meanings(views)
    assert vectors.shape == (2, 384)
    for view, vector in zip(views, vectors, strict=True):
        assert float(np.dot(vector, embed_sentence(view.words))) > 0.95
    assert meanings([]).shape == (0, 384)
