"""Conversations on the command line: one question, many as JSON Lines, or a talk."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

from bot.chat.reception import Reception
from bot.chat.safety_net import SafetyNet
from bot.chat.turn import Answering, Turn
from bot.knowledge.red_flag import LEVELS
from bot.replies import Reply
from bot.triage.check.symptom_check import SymptomCheck


class AskError(ValueError):
    """A line of input cannot be used; the message says which and why."""


class CommandLine:
    """Puts messages to the engine as the chat does, and writes nothing anywhere.

    Args:
        engine: answers; its tracker store should forget.
        reception: cleans, masks and turns away, as in the chat.
        net: answers warning signs, as in the chat.
        check: the symptom check, run on every message by itself; None to leave it to the patient.
    """

    def __init__(
        self,
        engine: Answering,
        reception: Reception,
        net: SafetyNet,
        check: SymptomCheck | None = None,
    ) -> None:
        self._engine = engine
        self._reception = reception
        self._net = net
        self._check = check
        self._typed: dict[str, list[str]] = {}

    async def say(self, conversation_id: str, text: str) -> Turn:
        """Answers one message.

        Args:
            conversation_id: the conversation it belongs to.
            text: the message as typed.

        Returns:
            The answer.
        """
        received = self._reception.receive(text)
        typed = self._typed.setdefault(conversation_id, [])
        turn = self._net.answer(text, typed)
        typed.append(received.text)
        if turn:
            noted = await self._engine.note_warning(conversation_id, received.text, turn.level)
            turn = replace(turn, messages=[*turn.messages, *noted])
        else:
            turn = received.answer or await self._engine.respond(conversation_id, received.text)
        if self._check:
            turn = _with_check(turn, self._check.run(received.text))
        return self._reception.tell_masked(received, turn)

    async def answer(self, line: dict[str, Any]) -> dict[str, Any]:
        """Answers one line of input in a conversation of its own.

        Args:
            line: ``id`` and either ``text`` or ``turns``.

        Returns:
            ``id`` and the answer, or ``turns`` with an answer each.
        """
        conversation_id = uuid4().hex
        texts = line["turns"] if "turns" in line else [line["text"]]
        answers = [spoken(await self.say(conversation_id, text)) for text in texts]
        await self._engine.forget(conversation_id)
        del self._typed[conversation_id]
        if "turns" in line:
            return {"id": line["id"], "turns": answers}
        return {"id": line["id"], **answers[0]}


def _with_check(turn: Turn, result: Reply) -> Turn:
    """The turn with the result of the check in the place of its answer; a warning stays first."""
    message = result.message()
    facts = message.pop("check")
    level = max(turn.level, facts["level"], key=LEVELS.index)
    if turn.red_flags:
        return replace(turn, level=level, check=facts)
    topics = [result.topic] if result.topic else []
    return replace(turn, messages=[message], topics=topics, level=level, check=facts)


def read_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Reads JSON Lines.

    Args:
        lines: one JSON object each; blank ones are skipped.

    Yields:
        Each line's ``id`` with its ``text`` or ``turns``.

    Raises:
        AskError: naming the line that cannot be used.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except json.JSONDecodeError as error:
            raise AskError(f"Line {number} is not JSON: {error.msg}.") from error
        if not isinstance(entry, dict) or "id" not in entry:
            raise AskError(f'Line {number} needs an id: {{"id": "1", "text": "..."}}.')
        turns = entry.get("turns", [entry.get("text")])
        if not isinstance(turns, list) or not all(isinstance(turn, str) for turn in turns):
            raise AskError(f"Line {number} needs a text, or turns as a list of texts.")
        yield entry


def spoken(turn: Turn) -> dict[str, Any]:
    """One answer as the command line writes it.

    Args:
        turn: the answer.

    Returns:
        Messages, topics, offered topics, level, symptom check and intent.
    """
    return {
        "messages": turn.messages,
        "topics": turn.topics,
        "offered": turn.offered,
        "level": turn.level,
        "check": turn.check,
        "intent": turn.intent,
    }


def readable(turn: Turn) -> str:
    """One answer for people.

    Args:
        turn: the answer.

    Returns:
        Its texts, and under each what can be chosen and who says so.
    """
    parts = []
    for message in turn.messages:
        parts.append(message["text"])
        parts += [f"  > {button['title']}" for button in message.get("buttons") or []]
        parts += [f"  ({s['publisher']}: {s['title']})" for s in message.get("sources") or []]
        if message.get("status") == "draft":
            parts.append("  (Draft: not yet reviewed by a clinician.)")
    return "\n".join(parts)
