"""What a message means to the symptom check, as Rasa's intent ``answer_check``."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.red_flag_detector import URGENT
from bot.triage.check.interview import Interview
from bot.triage.check.symptom_check import current_symptom_check

CHECK_SLOT = "check"
ANSWER = {"name": "answer_check", "confidence": 1.0}

NO_NEWS = frozenset(["number", "age", "age_days"])
"""All that "check my bump" tells of a bump: a singular that means nothing."""

STEP = "check_step"
"""Where it stands in Rasa's parse data what the message does to the check."""

DESCRIPTION = "description"
"""Where it stands what the message tells of the person, and of a bump of theirs."""

CORRECTS = "corrects"
"""Where it stands whether the message takes something back."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class CheckListener(GraphComponent):
    """Keeps what is told of a bump, and takes answers for answers while a check runs."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CheckListener:
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
        current_symptom_check()
        return cls()

    def process(
        self, messages: list[Message], tracker: DialogueStateTracker | None = None
    ) -> list[Message]:
        """Sets what each message tells of a bump, and the intent of those meant for the check.

        Args:
            messages: the messages.
            tracker: the conversation before them.

        Returns:
            The same messages.
        """
        interview = Interview.from_json(tracker.get_slot(CHECK_SLOT) if tracker else None)
        for message in messages:
            text = message.get(TEXT) or ""
            if not text.startswith(INTENT_MESSAGE_PREFIX):
                self._set(message, text, interview)
        return messages

    def _set(self, message: Message, text: str, interview: Interview) -> None:
        check = current_symptom_check()
        intent = (message.get(INTENT) or {}).get("name") or ""
        told = check.describe(text, bare_ages=interview.open_question in (None, "age"))
        step = None
        if intent != URGENT["name"]:
            understood = intent.startswith("ask_")
            step = check.steps.step(text, interview, told, understood)
        if step:
            message.set(INTENT, ANSWER, add_to_output=True)
            message.set(STEP, step.to_json(), add_to_output=True)
        bare = intent == "start_check" and {o.feature for o in told.observations} <= NO_NEWS
        if bare or (not step and not check.steps.tells_of_a_bump(text, intent)):
            told = told.of_the_person()
        message.set(DESCRIPTION, told.to_json(), add_to_output=True)
        message.set(CORRECTS, check.steps.corrects(text), add_to_output=True)
