"""One turn of a conversation, and what a conversation asks of the engine that thinks it up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.triage.signs import Hit

Message = dict[str, Any]


@dataclass(frozen=True)
class Turn:
    """What the assistant answers to one message, and how it understood it.

    Attributes:
        messages: the replies, in order, without their ids.
        topics: the topics answered, in order.
        offered: the topics offered as buttons when it had to ask back.
        level: how urgent, from ``routine`` to ``emergency``.
        intent: the likeliest meaning of the message; None when none was looked for.
        confidence: how sure of that, 0 to 1.
        check: the symptom check's result; None when it did not run.
        red_flags: the warning signs of the message, the most urgent first.
    """

    messages: list[Message]
    topics: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    level: str = "routine"
    intent: str | None = None
    confidence: float | None = None
    check: dict[str, Any] | None = None
    red_flags: tuple[Hit, ...] = ()


class Answering(Protocol):
    """An engine that answers messages and remembers each conversation."""

    def greeting(self) -> list[Message]:
        """What the assistant says first."""

    async def respond(self, conversation_id: str, text: str) -> Turn:
        """Answers a message, personal details masked, or the payload of a button."""

    async def note_warning(self, conversation_id: str, text: str, level: str) -> list[Message]:
        """Takes in a message that has had its warning; what is to be said after that."""

    async def restart(self, conversation_id: str) -> list[Message]:
        """Begins the conversation anew; what it says first."""

    async def forget(self, conversation_id: str) -> None:
        """Drops all that it remembers of a conversation."""
