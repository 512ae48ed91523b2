"""Opens the form of a consultation request."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.memory import listen
from actions.speech import open_form, say
from bot.requests.hand_off import TOPIC


class OpenRequestForm(Action):
    """Shows the form, with the note on what was told."""

    def name(self) -> str:
        """The name used in rules.

        Returns:
            The name.
        """
        return "action_open_request_form"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Opens it.

        Args:
            dispatcher: takes the reply.
            tracker: the conversation.
            domain: not used.

        Returns:
            What is remembered.
        """
        memory = listen(tracker).memory
        say(dispatcher, [open_form(memory)])
        return replace(memory, topic=TOPIC).events()
