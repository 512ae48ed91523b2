"""Hands replies to Rasa: text and buttons as its own, all else in ``custom``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache

from rasa_sdk.executor import CollectingDispatcher

from actions.memory import Memory
from bot.knowledge.current import current_knowledge
from bot.replies import Replies, Reply
from bot.settings import Settings
from bot.triage.check.symptom_check import current_symptom_check


@lru_cache(maxsize=1)
def speaker() -> Replies:
    """The maker of replies that all actions share.

    Returns:
        The maker, over the current knowledge.
    """
    return Replies(current_knowledge(), Settings.from_environment().speaks_drafts)


def go_on(memory: Memory) -> list[Reply]:
    """Comes back to the symptom check after something else, when one is under way.

    Args:
        memory: what is remembered.

    Returns:
        The open question again; nothing when none is open.
    """
    return current_symptom_check().again(memory.check, "back_to_check")


def say(dispatcher: CollectingDispatcher, replies: Iterable[Reply]) -> None:
    """Sends replies.

    Args:
        dispatcher: Rasa's collector of messages.
        replies: the replies, in order.
    """
    for reply in replies:
        dispatcher.utter_message(
            text=reply.text,
            buttons=[asdict(button) for button in reply.buttons],
            json_message=reply.custom(),
        )
