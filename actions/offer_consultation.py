"""Offers the ways to a consultation with a skin doctor."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.memory import listen
from actions.speech import accepts_next, hand_off, say
from bot.requests.hand_off import TOPIC


class OfferConsultation(Action):
    """Says how to be seen: by a request here, by telephone, or by the enquiry form."""

    def name(self) -> str:
        """The name used in rules.

        Returns:
            The name.
        """
        return "action_offer_consultation"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Offers.

        Args:
            dispatcher: takes the reply.
            tracker: the conversation.
            domain: not used.

        Returns:
            What is remembered.
        """
        memory = listen(tracker).memory
        too_young = hand_off().is_too_young(memory.audience, memory.age_days)
        offer = hand_off().offer(memory.check.warned, too_young)
        say(dispatcher, [offer])
        return replace(accepts_next(memory, [offer]), topic=TOPIC).events()
