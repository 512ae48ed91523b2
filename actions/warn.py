"""Answers a warning sign, or a question about what is urgent."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.memory import listen
from actions.speech import hand_off, say, speaker
from bot.knowledge.current import current_knowledge
from bot.knowledge.red_flag import LEVELS
from bot.triage.advice import Advice
from bot.triage.check.symptom_check import current_symptom_check
from bot.triage.red_flags import current_red_flags
from bot.triage.signs import Hit

WARNED = "warned"
"""In Rasa's parse data: the level of the warning that the chat has given already."""


class Warn(Action):
    """Speaks the advice on the signs that the detector found; without one, the general text."""

    def name(self) -> str:
        """The name used in rules.

        Returns:
            The name.
        """
        return "action_warn"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Warns; when the chat has warned already, only shows the way back to the check.

        Args:
            dispatcher: takes the reply.
            tracker: the conversation.
            domain: not used.

        Returns:
            What is remembered: what the message tells of the person, not the topic.
        """
        message = tracker.latest_message
        hits = _hits(message)
        memory = listen(tracker).memory
        warned_before = message.get(WARNED)
        if not warned_before:
            reply = _advice().reply(hits) if hits else speaker().answers(["urgent"])[0]
            say(dispatcher, [hand_off().after_warning(reply)])
        level = warned_before or max((h.level for h in hits), key=LEVELS.index, default="routine")
        if memory.check.open_question:
            speech = current_symptom_check().speech
            say(dispatcher, [speech.notice("paused", speech.resume)])
        return replace(memory, check=memory.check.warns(level)).events()


def _hits(message: dict[str, Any]) -> list[Hit]:
    found = [
        Hit(**{**entry, "words": tuple(entry["words"])}) for entry in message.get("red_flags") or []
    ]
    signs = [e["value"] for e in message.get("entities") or [] if e["entity"] == "sign"]
    taken_back = [current_red_flags().taken_back(sign) for sign in signs]
    return found or [hit for hit in taken_back if hit]


@lru_cache(maxsize=1)
def _advice() -> Advice:
    return Advice(current_knowledge(), current_red_flags())
