"""What happens to typed words before the engine sees them: cleaned, masked, or answered here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from bot.chat import foreign, intake, masking
from bot.chat.turn import Message, Turn
from bot.knowledge import Knowledge

# Only a button sends a payload: typed words never begin with its mark.
_PAYLOAD_MARK = re.compile(r"\A[\s/]+")

_CONTACT_KINDS = ("telephone", "e-mail", "name")
"""The kinds of personal details that a form for the clinic asks for."""


@dataclass(frozen=True)
class Received:
    """A message as the log and the engine may see it.

    Attributes:
        text: the words, cleaned and masked.
        masked: the kinds of personal details that were taken out.
        problem: what is wrong with the message, or None.
        answer: the fixed answer to a message that is not for the engine, or None.
        personal: the name, telephone numbers and e-mail addresses that were taken out, as typed:
            the kind and the text of each. Only for the patient's own browser, never to be stored.
    """

    text: str
    masked: tuple[str, ...]
    problem: intake.Problem | None
    answer: Turn | None
    personal: tuple[tuple[str, str], ...] = field(default=(), repr=False)


class Reception:
    """Receives what patients type.

    Args:
        knowledge: the fixed texts.
        message_limit: the longest message taken, in characters.
    """

    def __init__(self, knowledge: Knowledge, message_limit: int) -> None:
        self._knowledge = knowledge
        self._message_limit = message_limit
        self._public = masking.public_details(knowledge.clinic)

    def receive(self, text: str) -> Received:
        """Looks at a message that a patient typed.

        Args:
            text: the words as they came.

        Returns:
            What may be passed on, and the answer when nothing is to be passed on.
        """
        looked_at = intake.examine(text, self._message_limit)
        masked = self.mask(_PAYLOAD_MARK.sub("", looked_at.text))
        answer = None
        if looked_at.problem:
            answer = self.fixed(looked_at.problem.value, limit=self._message_limit)
        else:
            language = foreign.foreign_language(masked.text)
            if language:
                answer = self._english_only(language)
        personal = tuple(detail for detail in masked.details if detail[0] in _CONTACT_KINDS)
        return Received(masked.text, masked.kinds, looked_at.problem, answer, personal)

    def mask(self, text: str) -> masking.Masked:
        """Takes personal details out of a text; the clinic's own stay.

        Args:
            text: cleaned words.

        Returns:
            The text that may be stored, and what was taken out of it.
        """
        return masking.mask(text, self._public)

    def tell_masked(self, received: Received, turn: Turn) -> Turn:
        """Tells the patient when personal details were taken out.

        Args:
            received: the message.
            turn: its answer.

        Returns:
            The answer, with a notice at its end when something was taken out.
        """
        if not received.masked:
            return turn
        return replace(turn, messages=[*turn.messages, self.notice("masked")])

    def fixed(self, name: str, **values: object) -> Turn:
        """A turn of one fixed text.

        Args:
            name: the text's key in ``assistant.yml``.
            values: for its placeholders.

        Returns:
            The turn, about no topic.
        """
        return Turn([self.notice(name, **values)])

    def notice(self, name: str, **values: object) -> Message:
        """A message of one fixed text.

        Args:
            name: the text's key in ``assistant.yml``.
            values: for its placeholders.

        Returns:
            The message.
        """
        return {"kind": "notice", "text": self._knowledge.text(name, **values)}

    def _english_only(self, code: str) -> Turn:
        messages: list[Message] = [
            {"kind": "unknown", "text": self._knowledge.text("english_only")}
        ]
        language = self._knowledge.languages.get(code)
        if language:
            translation = {"language": code, "direction": language.direction}
            messages.append({"kind": "notice", "text": language.text, **translation})
        return Turn(messages, topics=["out_of_scope"])
