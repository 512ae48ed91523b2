"""Takes one step of the symptom check."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.memory import listen
from actions.speech import accepts_next, hand_off, say
from bot.triage.check.steps import Move, Step
from bot.triage.check.symptom_check import current_symptom_check


class SymptomCheck(Action):
    """Asks the next question, or tells the result."""

    def name(self) -> str:
        """The name used in rules.

        Returns:
            The name.
        """
        return "action_symptom_check"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Takes the step.

        Args:
            dispatcher: takes the replies.
            tracker: the conversation.
            domain: not used.

        Returns:
            What is remembered.
        """
        check = current_symptom_check()
        heard = listen(tracker)
        interview, replies = check.take(heard.memory.check, heard.step or Step(Move.START))
        audience = check.audience(interview.description) or heard.memory.audience
        age_days = next((float(days) for days in interview.description.values("age_days")), None)
        memory = replace(heard.memory, check=interview, audience=audience, age_days=age_days)
        if any(reply.kind == "check_result" for reply in replies):
            offer = hand_off().after_check(interview.warned, memory.audience, memory.age_days)
            replies = [*replies, *offer]
        say(dispatcher, replies)
        return accepts_next(memory, replies).events()
