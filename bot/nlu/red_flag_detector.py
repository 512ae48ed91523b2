"""The warning signs of a message as Rasa's intent ``ask_urgent``, for whoever runs stock Rasa.

The chat looks for signs before it asks Rasa, and then says what it found in the message's metadata,
so that nothing is decided twice.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.triage.red_flags import current_red_flags, find

DECIDED = "red_flag_decided"
"""In a message's metadata: at what level the chat has warned, or false; missing when nobody looked.
"""

WARNED = "warned"
"""Where that level stands in Rasa's parse data."""

RED_FLAGS = "red_flags"
"""Where the signs stand in Rasa's parse data."""

URGENT = {"name": "ask_urgent", "confidence": 1.0}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class RedFlagDetector(GraphComponent):
    """Overrules the classifier when there is a sign."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> RedFlagDetector:
        """Makes the component for Rasa's graph.

        Args:
            config: options of ``config.yml``.
            model_storage: not used.
            resource: not used.
            execution_context: not used.

        Returns:
            The component.
        """
        # A file that cannot be used is told now, not at the first message.
        current_red_flags()
        return cls()

    def process(
        self, messages: list[Message], tracker: DialogueStateTracker | None = None
    ) -> list[Message]:
        """Sets the intent of messages that hold a warning sign.

        Args:
            messages: the messages.
            tracker: the conversation before them.

        Returns:
            The same messages.
        """
        for message in messages:
            decided = (message.get(METADATA) or {}).get(DECIDED)
            text = message.get(TEXT) or ""
            if text.startswith(INTENT_MESSAGE_PREFIX) or decided is False:
                continue
            hits = [] if decided else find(text, typed_before(tracker))
            if hits or decided:
                message.set(INTENT, URGENT, add_to_output=True)
                message.set(RED_FLAGS, [asdict(hit) for hit in hits], add_to_output=True)
                message.set(WARNED, decided, add_to_output=True)
        return messages


def typed_before(tracker: DialogueStateTracker | None) -> list[str]:
    """What the patient has typed in a conversation.

    Args:
        tracker: the conversation; None outside one.

    Returns:
        The messages, oldest first; buttons left out.
    """
    events = tracker.applied_events() if tracker else []
    typed = [event.text or "" for event in events if isinstance(event, UserUttered)]
    return [text for text in typed if not text.startswith(INTENT_MESSAGE_PREFIX)]
