"""Answers greetings, thanks and their like; "yes" to the offer of a consultation opens the form."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.memory import listen
from actions.speech import go_on, open_form, say, speaker

TEXT_OF_INTENT = {
    "greet": "hello_again",
    "goodbye": "goodbye",
    "thank": "thanks",
    "affirm": "affirm",
    "deny": "deny",
    "ask_robot": "robot",
    "pause": "pause",
    "complain": "complaint",
}


class SmallTalk(Action):
    """Speaks the text of the intent."""

    def name(self) -> str:
        """The name used in rules.

        Returns:
            The name.
        """
        return "action_small_talk"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Answers.

        Args:
            dispatcher: takes the replies.
            tracker: the conversation.
            domain: not used.

        Returns:
            What is remembered.
        """
        heard = listen(tracker)
        accepts = heard.intent == "affirm" and heard.request_offered
        text = TEXT_OF_INTENT[heard.intent]
        answer = open_form(heard.memory) if accepts else speaker().small_talk(text)
        say(dispatcher, [answer, *go_on(heard.memory)])
        return heard.memory.events()
