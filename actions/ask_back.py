"""Asks which of some close topics was meant, or admits ignorance."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.memory import listen
from actions.speech import go_on, say, speaker
from bot.triage.check.interview import Stage
from bot.triage.check.symptom_check import current_symptom_check


class AskBack(Action):
    """Speaks when no topic is likely enough to be answered."""

    def name(self) -> str:
        """The name used in rules.

        Returns:
            The name.
        """
        return "action_ask_back"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Offers the near topics as buttons; with none near, hands on to a person.

        Args:
            dispatcher: takes the replies.
            tracker: the conversation.
            domain: not used.

        Returns:
            What is remembered.
        """
        heard = listen(tracker)
        maker = speaker()
        memory = heard.memory
        if heard.tells_of_a_bump and not heard.offered and not memory.check.open_question:
            # "I have a spot" is no question, but somebody who wants to know what it is.
            say(dispatcher, [current_symptom_check().speech.offer()])
            return replace(memory, check=replace(memory.check, stage=Stage.OFFERED)).events()
        answer = maker.ask_back(heard.offered) if heard.offered else maker.unknown()
        say(dispatcher, [answer, *go_on(memory)])
        return memory.events()
