"""The safety net over a conversation: a warning sign is answered here, before any model."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.chat.turn import Turn
from bot.knowledge import Knowledge
from bot.requests.hand_off import HandOff
from bot.triage.advice import NOT_MEANT, Advice, topic_of
from bot.triage.signs import Hit, RedFlags


class SafetyNet:
    """Answers messages that hold a warning sign.

    Args:
        red_flags: finds the signs.
        knowledge: the fixed texts.
        mask: takes personal details out of words that are said back and stored.
    """

    def __init__(
        self, red_flags: RedFlags, knowledge: Knowledge, mask: Callable[[str], str]
    ) -> None:
        self._red_flags = red_flags
        self._advice = Advice(knowledge, red_flags)
        self._hand_off = HandOff(knowledge)
        self._mask = mask

    def answer(self, text: str, history: Sequence[str]) -> Turn | None:
        """Answers a message that holds a warning sign.

        Args:
            text: the message as typed.
            history: the patient's earlier messages, oldest first.

        Returns:
            The warning; None when there is no sign.
        """
        hits = self._red_flags.find(text, history)
        return self._turn(hits) if hits else None

    def take_back(self, payload: str) -> Turn | None:
        """Answers the button with which a patient says that a sign was not meant.

        Args:
            payload: what a pressed button stands for.

        Returns:
            The answer, at the level of the sign; None when it is another button.
        """
        name, _, values = payload.partition("{")
        if name != NOT_MEANT:
            return None
        hit = self._red_flags.taken_back(json.loads("{" + values)["sign"])
        return self._turn([hit]) if hit else None

    def _turn(self, hits: Sequence[Hit]) -> Turn:
        kept = tuple(
            replace(hit, words=tuple(self._mask(words) for words in hit.words)) for hit in hits
        )
        return Turn(
            messages=[self._hand_off.after_warning(self._advice.reply(kept)).message()],
            topics=[topic_of(kept[0].level)],
            level=kept[0].level,
            intent="ask_urgent",
            red_flags=kept,
        )
