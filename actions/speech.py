"""Hands replies to Rasa: text and buttons as its own, all else in ``custom``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from functools import lru_cache
from itertools import chain

from rasa_sdk.executor import CollectingDispatcher

from actions.memory import Memory
from bot.knowledge.current import current_knowledge
from bot.knowledge.red_flag import LEVELS
from bot.replies import Replies, Reply
from bot.requests.hand_off import TOPIC, HandOff
from bot.requests.note import note_of_check
from bot.settings import Settings
from bot.triage.check.interview import Stage
from bot.triage.check.symptom_check import current_symptom_check
from bot.triage.particulars import current_particulars


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


@lru_cache(maxsize=1)
def hand_off() -> HandOff:
    """The maker of offers and forms that all actions share.

    Returns:
        The maker, over the current knowledge.
    """
    return HandOff(current_knowledge())


def answers(topics: Iterable[str], condition: str, memory: Memory, text: str = "") -> list[Reply]:
    """Answers topics, with the way to a skin doctor where it belongs.

    Args:
        topics: the topics, in the order to answer.
        condition: the condition asked about.
        memory: what is remembered.
        text: the message, which may ask something particular about a topic.

    Returns:
        The messages.
    """
    warned, audience, age_days = memory.check.warned, memory.audience, memory.age_days
    general = warned != LEVELS[0] or hand_off().is_too_young(audience, age_days)
    asked = topics if general else chain.from_iterable(_in_particular(t, text) for t in topics)
    return [
        hand_off().after_answer(reply, warned, audience, age_days)
        for reply in speaker().answers(list(asked), condition, audience)
    ]


def accepts_next(memory: Memory, replies: Iterable[Reply]) -> Memory:
    """Notes what a "yes" to what is said would mean.

    Args:
        memory: what is remembered.
        replies: what is said.

    Returns:
        The memory; when one of them has the button that opens the form, "yes" means that, and not
        the symptom check that was offered before.
    """
    offered = any(hand_off().form_button in reply.buttons for reply in replies)
    check = memory.check
    if offered and check.stage is Stage.OFFERED:
        check = replace(check, stage=Stage.LISTENING)
    return replace(memory, check=check, request_offered=offered)


def open_form(memory: Memory) -> Reply:
    """Opens the form of a consultation request with what was told.

    Args:
        memory: what is remembered.

    Returns:
        The form, or whom to ask instead.
    """
    note = note_of_check(memory.check, current_symptom_check(), current_knowledge())
    return hand_off().form(note, memory.check.warned, memory.audience, memory.age_days)


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


def _in_particular(topic: str, text: str) -> list[str]:
    """What a message asks in particular about how to be seen, or else the topic itself."""
    particulars = current_particulars().find(text) if topic == TOPIC else ()
    return [f"{topic}/{one.name}" for one in particulars] or [topic]
