"""The topic classifier as a Rasa component: thin over the topic model and the decision."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    METADATA,
    METADATA_EXAMPLE,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.knowledge import ARTICLE_TOPICS, MAIN_CONDITION
from bot.knowledge.current import current_knowledge
from bot.nlu.clauses import split_questions
from bot.nlu.meaning import SentenceMeaning
from bot.nlu.topic_model import Example, TopicModel
from bot.nlu.understanding import (
    INTENT_OF_TOPIC,
    TOPIC_OF_INTENT,
    Thresholds,
    Understanding,
    decide,
    likeliest_topic,
)
from bot.nlu.view import look_at, meanings
from bot.triage.vocabulary import Vocabulary

UNDERSTANDING = "understanding"
"""Where the decision travels in Rasa's parse data, as a mapping of its fields."""

LAST_TOPIC_SLOT = "topic"
DESCRIPTIONS = "description"

_PRONOUN = re.compile(r"\b(?:it|them|they|these|those)\b", re.IGNORECASE)
WORDS_AROUND_PRONOUN = 9  # in a longer sentence the pronoun may stand for something else
RANKING_LENGTH = 10


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent, IntentClassifier):
    """Finds the topics that a message asks about, knowing the one answered before."""

    @classmethod
    def required_components(cls) -> list[type]:
        """What must stand before it in the pipeline.

        Returns:
            The sentence embedding.
        """
        return [SentenceMeaning]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The options.

        Returns:
            Their defaults: the measured thresholds and the strength of regularisation.
        """
        return {**asdict(Thresholds()), "regularisation": 0.33}

    def __init__(
        self,
        config: Mapping[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: TopicModel | None = None,
    ) -> None:
        self._regularisation = float(config["regularisation"])
        self._thresholds = Thresholds(
            **{name: float(config[name]) for name in asdict(Thresholds())}
        )
        self._model_storage = model_storage
        self._resource = resource
        self._model = model
        self._vocabulary = Vocabulary(current_knowledge())

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicClassifier:
        """Makes an untrained component for Rasa's graph.

        Args:
            config: options of ``config.yml``.
            model_storage: where it is saved after training.
            resource: under what name.
            execution_context: not used.

        Returns:
            The component.
        """
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TopicClassifier:
        """Reads a trained component back.

        Args:
            config: options of ``config.yml``.
            model_storage: where it was saved.
            resource: under what name.
            execution_context: not used.
            **kwargs: not used.

        Returns:
            The component.
        """
        with model_storage.read_from(resource) as directory:
            model = TopicModel.load(directory)
        return cls(config, model_storage, resource, model)

    def train(self, training_data: TrainingData) -> Resource:
        """Trains on the sentences of ``data/nlu`` and saves the model.

        Args:
            training_data: the sentences.

        Returns:
            What was saved.
        """
        messages = training_data.intent_examples
        examples = [as_example(self._vocabulary, message) for message in messages]
        copies = self._described(messages, _descriptions(training_data))
        self._model = TopicModel.train(
            examples + copies,
            np.vstack([*map(_meaning, messages), meanings([example.view for example in copies])]),
            self._regularisation,
        )
        with self._model_storage.write_to(self._resource) as directory:
            self._model.save(directory)
        return self._resource

    def process(
        self, messages: list[Message], tracker: DialogueStateTracker | None = None
    ) -> list[Message]:
        """Sets intent, ranking and understanding of each message.

        Args:
            messages: the messages.
            tracker: the conversation so far.

        Returns:
            The same messages.
        """
        after = tracker.get_slot(LAST_TOPIC_SLOT) if tracker else None
        for message in messages:
            text = message.get(TEXT) or ""
            if self._model and not text.startswith(INTENT_MESSAGE_PREFIX):
                self._set(message, text, after)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leaves the training sentences as they are: nothing downstream learns from its output.

        Args:
            training_data: the sentences.

        Returns:
            The same sentences.
        """
        return training_data

    def _set(self, message: Message, text: str, after: str | None) -> None:
        whole = self._read(text, after, _meaning(message))
        questions: list[dict[str, float]] = []
        for question in split_questions(text):
            # "How much and how soon": the second question is understood after the first.
            before = likeliest_topic(questions[-1]) if questions else after
            questions.append(self._read(question, before))
        understanding = decide(whole, questions, self._thresholds, after)
        ranking = sorted(whole.items(), key=lambda entry: -entry[1])[:RANKING_LENGTH]
        message.set(
            INTENT,
            {
                INTENT_NAME_KEY: understanding.intent,
                PREDICTED_CONFIDENCE_KEY: understanding.confidence,
            },
            add_to_output=True,
        )
        message.set(
            INTENT_RANKING_KEY,
            [{INTENT_NAME_KEY: n, PREDICTED_CONFIDENCE_KEY: p} for n, p in ranking],
            add_to_output=True,
        )
        message.set(UNDERSTANDING, _as_json(understanding), add_to_output=True)

    def _described(self, messages: list[Message], descriptions: list[str]) -> list[Example]:
        """Sentences once more, with a description where they say "milia" or just "them"."""
        copies: list[Example] = []
        for message in messages if descriptions else []:
            text = message.get(TEXT)
            place = self._place_of_bumps(text)
            if place and TOPIC_OF_INTENT.get(message.get(INTENT)) in ARTICLE_TOPICS:
                description = descriptions[len(copies) % len(descriptions)]
                view = look_at(self._vocabulary, text[: place[0]] + description + text[place[1] :])
                copies.append(replace(as_example(self._vocabulary, message), view=view))
        return copies

    def _place_of_bumps(self, text: str) -> tuple[int, int] | None:
        names = [m for m in self._vocabulary.find(text) if m.value == MAIN_CONDITION]
        if names:
            return names[0].start, names[0].end
        pronouns = list(_PRONOUN.finditer(text))
        short = len(text.split()) <= WORDS_AROUND_PRONOUN
        return pronouns[0].span() if short and len(pronouns) == 1 else None

    def _read(
        self, text: str, after: str | None, meaning: np.ndarray | None = None
    ) -> dict[str, float]:
        """The probability of each intent for a message or one of its questions."""
        assert self._model is not None
        view = look_at(self._vocabulary, text)
        row = self._model.probabilities(
            [view], meanings([view]) if meaning is None else meaning, after
        )[0]
        return {label: float(p) for label, p in zip(self._model.labels, row, strict=True)}


def _descriptions(training_data: TrainingData) -> list[str]:
    """The look-up table of ``data/nlu/descriptions.yml``."""
    tables = [t for t in training_data.lookup_tables if t["name"] == DESCRIPTIONS]
    return [entry for table in tables for entry in table["elements"]]


def as_example(vocabulary: Vocabulary, message: Message) -> Example:
    """One training sentence, with the second topic and the earlier one that its metadata name.

    Args:
        vocabulary: finds the names in it.
        message: as Rasa read it from ``data/nlu``.

    Returns:
        The sentence with its labels.
    """
    notes = (message.get(METADATA) or {}).get(METADATA_EXAMPLE) or {}
    labels = [message.get(INTENT)]
    if notes.get("also"):
        labels.append(INTENT_OF_TOPIC[notes["also"]])
    view = look_at(vocabulary, message.get(TEXT))
    return Example(view, tuple(labels), notes.get("after"))


def _meaning(message: Message) -> np.ndarray:
    """The vector that the featurizer gave it, shape (1, 384)."""
    return message.get_dense_features(TEXT)[1].features


def _as_json(understanding: Understanding) -> dict[str, Any]:
    return {"topics": list(understanding.topics), "offered": list(understanding.offered)}
