"""Words of a message, by spaCy's English rules."""

from __future__ import annotations

from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class EnglishTokenizer(Tokenizer):
    """Rasa's own spaCy tokenizer wants a trained model; the rules of blank English are enough."""

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self._english = spacy.blank("en")

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The options that Rasa's tokenizers share.

        Returns:
            Their defaults.
        """
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EnglishTokenizer:
        """Makes the component for Rasa's graph.

        Args:
            config: options of ``config.yml``.
            model_storage: not used.
            resource: not used.
            execution_context: not used.

        Returns:
            The component.
        """
        return cls(config)

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Splits one text into words.

        Args:
            message: the message.
            attribute: which of its texts.

        Returns:
            The words with their places.
        """
        document = self._english.make_doc(message.get(attribute))
        return [Token(word.text, word.idx) for word in document if word.text.strip()]
