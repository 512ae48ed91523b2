"""Between what is said in a turn and the rows of the log, in both directions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.chat.turn import Turn
from bot.knowledge.red_flag import LEVELS
from bot.requests.acceptance import Origin
from bot.requests.details import NoteLine
from bot.requests.draft import Draft
from bot.store.identifiers import message_id
from bot.store.models import Message, RedFlag
from bot.triage.check.result import SIGN as CHECK_SIGN

# The parts of a reply that have a column of their own, and what stands for a part left out.
_PARTS: dict[str, Any] = {
    "kind": "answer",
    "text": "",
    "buttons": [],
    "topic": None,
    "condition": None,
    "audience": None,
    "section": None,
    "version": None,
    "status": None,
    "reviewed_on": None,
    "sources": [],
}


@dataclass(frozen=True)
class Said:
    """What the patient said.

    Attributes:
        text: the words, masked, or the title of the button.
        payload: what the button stands for; None when the words were typed.
        client_message_id: the client's own id of the message.
    """

    text: str
    payload: str | None
    client_message_id: str


@dataclass(frozen=True)
class Reply:
    """The assistant's answer to one call.

    Attributes:
        messages: what it says, in the shape of the chat API.
        topics: the topics answered.
        level: how urgent it is.
        personal: what was masked in the message just received, each with its "kind" and "text".
            Only for the reply to that message and never stored.
    """

    messages: list[dict[str, Any]]
    topics: list[str]
    level: str
    personal: list[dict[str, str]] = field(default_factory=list, repr=False)


def rows(
    conversation_id: str, number: int, said: Said | None, turn: Turn, now: datetime
) -> list[Message]:
    """Makes the rows of a turn.

    Args:
        conversation_id: the conversation.
        number: the turn's number in it.
        said: the patient's message; None when the assistant speaks first.
        turn: the replies and how the message was understood.
        now: when it was answered.

    Returns:
        The patient's message, if any, and the replies.
    """
    shared = {"conversation_id": conversation_id, "turn": number, "created_at": now}
    made = [
        Message(
            **shared,
            **_columns(message),
            id=message_id(now),
            position=position,
            author="assistant",
        )
        for position, message in enumerate(turn.messages, start=1)
    ]
    if said is None:
        return made
    patient = Message(
        **shared,
        id=message_id(now),
        position=0,
        author="patient",
        text=said.text,
        payload=said.payload,
        client_message_id=said.client_message_id,
        topics=turn.topics,
        offered=turn.offered,
        level=turn.level,
        intent=turn.intent,
        confidence=turn.confidence,
    )
    return [patient, *made]


def red_flags(message_id: str, turn: Turn) -> list[RedFlag]:
    """Makes the rows of the warning signs of a turn.

    Args:
        message_id: the patient's message.
        turn: how it was understood, personal details masked.

    Returns:
        One row a sign.
    """
    return [
        RedFlag(
            message_id=message_id,
            sign=hit.sign,
            level=hit.level,
            words=" … ".join(hit.words),
            net=hit.net,
            likeness=hit.likeness,
            version=hit.version,
            taken_back=hit.taken_back,
        )
        for hit in turn.red_flags
    ]


def reply(turn: Sequence[Message]) -> Reply:
    """Reads a reply from the rows of its turn, the same each time.

    Args:
        turn: the patient's message, if any, and the replies.

    Returns:
        The reply.
    """
    patient = next((row for row in turn if row.author == "patient"), None)
    return Reply(
        messages=[_message(row) for row in turn if row.author == "assistant"],
        topics=(patient.topics or []) if patient else [],
        level=(patient.level or "routine") if patient else "routine",
    )


def origin(
    conversation_id: str,
    form: Message | None,
    with_a_level: Sequence[Message],
    signs: Sequence[RedFlag],
) -> Origin:
    """Reads what a consultation request out of a conversation begins with.

    Args:
        conversation_id: the conversation.
        form: the reply that opened the form last; None when none did.
        with_a_level: the replies that say how urgent something is.
        signs: the warning signs that were not taken back.

    Returns:
        The note as it was offered, and the most urgent level and sign.
    """
    given = (form.details or {})["form"] if form else {}
    warnings: list[tuple[str, str | None]] = [(row.level, row.sign) for row in signs]
    # The symptom check and the hand-off warn too, of no sign that could be taken back.
    warnings += [
        (row.level or LEVELS[0], None)
        for row in with_a_level
        if (row.details or {}).get("sign") in (None, CHECK_SIGN)
    ]
    level, sign = max(warnings, key=lambda one: LEVELS.index(one[0]), default=(LEVELS[0], None))
    draft = Draft(
        note=tuple(NoteLine(**line) for line in given.get("note", ())),
        level=level,
        sign=sign,
        person=given.get("person"),
        age=given.get("age", ""),
    )
    return Origin(conversation_id, draft)


def entry(row: Message) -> dict[str, Any]:
    """Reads one message for the history of a conversation.

    Args:
        row: a message of the patient or the assistant.

    Returns:
        What was said, by whom and when.
    """
    said = {"author": row.author, "created_at": row.created_at.isoformat()}
    if row.author == "patient":
        return {"id": row.id, "text": row.text, **said}
    return {**_message(row), **said}


def _columns(message: dict[str, Any]) -> dict[str, Any]:
    given = {name: value for name, value in message.items() if value is not None}
    parts = {name: given.pop(name, default) for name, default in _PARTS.items()}
    return {**parts, "level": given.pop("level", None), "details": given or None}


def _message(row: Message) -> dict[str, Any]:
    level = {"level": row.level} if row.level else {}
    parts = {name: getattr(row, name) for name in _PARTS}
    return {"id": row.id, **parts, **level, **(row.details or {})}
