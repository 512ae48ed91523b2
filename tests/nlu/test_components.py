"""The Rasa components, each by itself: Rasa is loaded, a trained model is not needed."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from bot.embedding import embed_sentence
from bot.nlu.view import MAIN_CONDITION_WORDS
from bot.settings import ROOT

if TYPE_CHECKING:
    from rasa.shared.nlu.training_data.message import Message

# It needs no trained model, but what it stands on takes as long to load.
pytestmark = pytest.mark.model

CONTEXT = SimpleNamespace(node_name="component")


def message(text: str) -> Message:
    from rasa.shared.nlu.training_data.message import Message

    return Message({"text": text})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("it doesn't itch", ["it", "does", "n't", "itch"]),
        ("red,itchy bump!", ["red", "itchy", "bump", "!"]),
        ("2mm  wide\n", ["2", "mm", "wide"]),
        ("", []),
    ],
)
def test_words_are_told_apart_with_their_places(text: str, words: list[str]) -> None:
    from bot.nlu.tokenizer import EnglishTokenizer

    tokenizer = EnglishTokenizer(EnglishTokenizer.get_default_config())
    tokens = tokenizer.tokenize(message(text), "text")
    found = [token.text for token in tokens]
    assert [part for word in found for part in word.split(",") if part] == words
    assert all(text[token.start : token.end] == token.text for token in tokens)


def test_a_message_gets_the_meaning_of_its_words_without_names() -> None:
    from bot.nlu.meaning import SentenceMeaning

    component = SentenceMeaning.create(SentenceMeaning.get_default_config(), None, None, CONTEXT)
    heard = message("how long does a milk spot last")
    component.process([heard])
    _, sentence = heard.get_dense_features("text")
    expected = embed_sentence(f"how long does a {MAIN_CONDITION_WORDS} last")
    assert np.allclose(sentence.features, expected[None, :], atol=1e-6)


@pytest.mark.parametrize(
    ("text", "entities", "about"),
    [
        (
            "milia on my eyelid",
            [("condition", "milia", "milia"), ("site", "eyelid", "eyelid")],
            {"audience": None},
        ),
        (
            "my baby is 5 days old",
            [],
            {"audience": "baby", "newborn": True, "age_days": 5},
        ),
        ("im 34", [], {"audience": "adult", "newborn": False}),
        ("how much", [], {"audience": None, "newborn": False, "age_days": None}),
    ],
)
def test_names_and_the_person_are_found(
    text: str, entities: list[tuple[str, str, str]], about: dict[str, Any]
) -> None:
    from bot.nlu.mentions import ABOUT, MentionExtractor

    component = MentionExtractor.create({}, None, None, CONTEXT)
    (heard,) = component.process([message(text)])
    found = [
        (one["entity"], one["value"], text[one["start"] : one["end"]])
        for one in heard.get("entities")
    ]
    assert found == entities
    if about["audience"] or not entities:
        assert about.items() <= heard.get(ABOUT).items()


def test_a_button_is_taken_as_it_is() -> None:
    from bot.nlu.mentions import ABOUT, MentionExtractor

    component = MentionExtractor.create({}, None, None, CONTEXT)
    (heard,) = component.process([message('/ask_cause{"audience":"baby"}')])
    assert heard.get("entities") is None
    assert heard.get(ABOUT) is None


async def test_rasa_reads_the_training_sentences_with_their_notes() -> None:
    from rasa.shared.importers.importer import TrainingDataImporter

    from bot.knowledge.current import current_knowledge
    from bot.nlu.topic_classifier import as_example
    from bot.triage.vocabulary import Vocabulary

    importer = TrainingDataImporter.load_from_dict(
        training_data_paths=[str(ROOT / "data" / "nlu" / name)
                             for name in ("bundles.yml", "follow_ups.yml")]
    )  # fmt: skip
    vocabulary = Vocabulary(current_knowledge())
    examples = [as_example(vocabulary, one) for one in importer.get_nlu_data().intent_examples]
    assert any(len(example.labels) == 2 for example in examples)
    assert any(example.after for example in examples)
    labels = {label for example in examples for label in example.labels}
    assert "ask_cause" in labels


def test_a_changed_component_option_is_checked(tmp_path: Path) -> None:
    from bot.nlu.topic_classifier import TopicClassifier

    config = TopicClassifier.get_default_config()
    with pytest.raises(ValueError, match="could not convert"):
        TopicClassifier({**config, next(iter(config)): "often"}, None, None)
