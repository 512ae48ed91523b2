"""Answers the last question again for somebody else: "and for a baby?"."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.memory import listen
from actions.speech import accepts_next, answers, go_on, say, speaker
from bot.knowledge import MAIN_CONDITION


class SwitchAudience(Action):
    """Keeps the topic and changes whom the answer is for."""

    def name(self) -> str:
        """The name used in rules.

        Returns:
            The name.
        """
        return "action_switch_audience"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Answers the topic before for the person now named, or asks what is wanted.

        Args:
            dispatcher: takes the replies.
            tracker: the conversation.
            domain: not used.

        Returns:
            What is remembered.
        """
        memory = listen(tracker).memory
        if memory.topic:
            condition = memory.condition or MAIN_CONDITION
            replies = answers([memory.topic], condition, memory)
        else:
            replies = [speaker().common_questions()]
        say(dispatcher, [*replies, *go_on(memory)])
        return accepts_next(memory, replies).events()
