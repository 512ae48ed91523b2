"""The sentence embedding as a Rasa featurizer."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.embedding import embed_sentence, shared_embedder
from bot.knowledge.current import current_knowledge
from bot.nlu.view import look_at, meanings
from bot.triage.vocabulary import Vocabulary


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceMeaning(DenseFeaturizer, GraphComponent):
    """Gives each message the vector of its meaning."""

    @classmethod
    def required_components(cls) -> list[type]:
        """What must stand before it in the pipeline.

        Returns:
            A tokenizer, which Rasa wants before any featurizer.
        """
        return [Tokenizer]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceMeaning:
        """Makes the component for Rasa's graph and loads the embedding model.

        Args:
            config: options of ``config.yml``.
            model_storage: not used.
            resource: not used.
            execution_context: gives the component its name.

        Returns:
            The component.

        Raises:
            EmbeddingUnavailableError: when the embedding model is missing or damaged.
        """
        shared_embedder()
        return cls(execution_context.node_name, config)

    def __init__(self, name: str, config: dict[str, Any]) -> None:
        super().__init__(name, config)
        self._vocabulary = Vocabulary(current_knowledge())

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Accepts any options: there are none.

        Args:
            config: options of ``config.yml``.
        """

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the vector to each message.

        Args:
            messages: the messages.

        Returns:
            The same messages.
        """
        for message in messages:
            view = look_at(self._vocabulary, message.get(TEXT) or "")
            self._add(message, embed_sentence(view.words))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the vector to each training sentence, many at a time.

        Args:
            training_data: the training sentences.

        Returns:
            The same sentences.
        """
        examples = [e for e in training_data.training_examples if e.get(TEXT)]
        vectors = meanings([look_at(self._vocabulary, e.get(TEXT)) for e in examples])
        for example, vector in zip(examples, vectors, strict=True):
            self._add(example, vector)
        return training_data

    def _add(self, message: Message, vector: np.ndarray) -> None:
        name = self._config[FEATURIZER_CLASS_ALIAS]
        message.add_features(Features(vector[None, :], FEATURE_TYPE_SENTENCE, TEXT, name))
