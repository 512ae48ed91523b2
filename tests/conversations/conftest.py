"""A patient who talks to the real assistant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from bot.knowledge import Knowledge
from bot.settings import Settings
from bot.triage.signs import RedFlags

if TYPE_CHECKING:
    from bot.chat.ask import CommandLine
    from bot.chat.engine import Engine
    from bot.chat.turn import Turn


@pytest.fixture
def patient(trained_engine: Engine, knowledge: Knowledge, red_flags: RedFlags) -> Patient:
    # Rasa takes seconds to load, so it is imported only by those who need it.
    from bot.chat.ask import CommandLine
    from bot.chat.reception import Reception
    from bot.chat.safety_net import SafetyNet

    reception = Reception(knowledge, Settings().message_limit)
    net = SafetyNet(red_flags, knowledge, lambda text: reception.mask(text).text)
    return Patient(trained_engine, CommandLine(trained_engine, reception, net))


class Patient:
    """Somebody in a conversation of their own.

    Attributes:
        intent: how the latest message was understood.
        action: what answered it.
        replies: the answer's messages.
        level: how urgent the answer was.
        check: what the symptom check found, if it ended.
    """

    def __init__(self, engine: Engine, line: CommandLine) -> None:
        self._engine = engine
        self._line = line
        self._conversation_id = uuid4().hex
        self.intent: str | None = None
        self.action: str | None = None
        self.replies: list[dict[str, Any]] = []
        self.level = "routine"
        self.check: dict[str, Any] | None = None

    async def types(self, words: str) -> None:
        turn = await self._line.say(self._conversation_id, words)
        await self._hear(turn)

    async def chooses(self, title: str) -> None:
        """Presses the button with this title."""
        offered = {b["title"]: b["payload"] for reply in self.replies for b in reply["buttons"]}
        assert title in offered, offered
        await self.presses(offered[title])

    async def presses(self, payload: str) -> None:
        offered = [button["payload"] for reply in self.replies for button in reply["buttons"]]
        assert payload in offered
        await self._hear(await self._engine.respond(self._conversation_id, payload))

    async def _hear(self, turn: Turn) -> None:
        # Which action spoke is known to Rasa's tracker alone.
        tracker = await self._engine._store.retrieve(self._conversation_id)
        assert tracker is not None
        self.intent, self.replies, self.level = turn.intent, turn.messages, turn.level
        self.check = turn.check
        self.action = next(
            event.action_name
            for event in reversed(tracker.events)
            if event.type_name == "action" and event.action_name != "action_listen"
        )
