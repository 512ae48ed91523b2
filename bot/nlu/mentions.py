"""Conditions, sites and ages of a message as Rasa entities."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from bot.knowledge import Knowledge
from bot.knowledge.current import current_knowledge
from bot.triage.about import about
from bot.triage.vocabulary import Vocabulary

ABOUT = "about"
"""Where it is said whom the message is about, as a mapping, in Rasa's parse data."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class MentionExtractor(GraphComponent, EntityExtractorMixin):
    """Reads the knowledge files when the model is loaded, not when it is trained.

    So a new name in a file is recognised without retraining.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._vocabulary = Vocabulary(knowledge)
        self._age_words = knowledge.symptoms.age_group

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MentionExtractor:
        """Makes the component for Rasa's graph.

        Args:
            config: options of ``config.yml``.
            model_storage: not used.
            resource: not used.
            execution_context: not used.

        Returns:
            The component.
        """
        return cls(current_knowledge())

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds what is found to each message.

        Args:
            messages: the messages.

        Returns:
            The same messages.
        """
        for message in messages:
            text = message.get(TEXT) or ""
            if text.startswith(INTENT_MESSAGE_PREFIX):
                continue
            found = [
                {
                    ENTITY_ATTRIBUTE_TYPE: mention.kind,
                    ENTITY_ATTRIBUTE_VALUE: mention.value,
                    ENTITY_ATTRIBUTE_START: mention.start,
                    ENTITY_ATTRIBUTE_END: mention.end,
                    "extractor": type(self).__name__,
                }
                for mention in self._vocabulary.find(text)
            ]
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
            subject = about(text, self._age_words)
            message.set(
                ABOUT,
                {
                    "audience": subject.audience,
                    "newborn": subject.newborn,
                    "age_days": subject.age.days if subject.age else None,
                },
                add_to_output=True,
            )
        return messages
