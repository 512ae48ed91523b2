"""Forgets what was said and begins anew."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import AllSlotsReset, EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import say, speaker


class StartAgain(Action):
    """Clears the memory; the log keeps the words, as it does for every turn."""

    def name(self) -> str:
        """The name used in rules.

        Returns:
            The name.
        """
        return "action_start_again"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Begins anew.

        Args:
            dispatcher: takes the replies.
            tracker: not used.
            domain: not used.

        Returns:
            The reset of all slots.
        """
        say(dispatcher, [speaker().small_talk("start_again"), speaker().common_questions()])
        return [AllSlotsReset()]
