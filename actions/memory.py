"""What a conversation has told so far, read from the tracker and written back as slots."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from bot.knowledge import MAIN_CONDITION
from bot.triage.check.description import Description
from bot.triage.check.interview import Interview
from bot.triage.check.steps import Step
from bot.triage.check.symptom_check import current_symptom_check

LOOKS = frozenset(["site", "colour", "surface", "feel", "number", "size_mm", "central_feature"])
"""What is told of a bump itself; whether it hurts may be told of anything."""

_BUMP = re.compile(r"\b(?:bump|dot|spot|lump|bead|speck|seed)s?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Memory:
    """What is remembered from turn to turn; each field is a slot of the same name.

    Attributes:
        topic: the topic answered last.
        condition: the condition talked about; None for milia.
        audience: ``newborn``, ``baby``, ``child`` or ``adult``, once known.
        age_days: the age as said, in days.
        sites: parts of the body that were named, the latest last.
        check: what was told of a bump, and where the symptom check stands.
        request_offered: whether a consultation was offered last, so that "yes" means that.
    """

    topic: str | None = None
    condition: str | None = None
    audience: str | None = None
    age_days: float | None = None
    sites: tuple[str, ...] = ()
    check: Interview = field(default_factory=Interview)
    request_offered: bool = False

    def events(self) -> list[EventType]:
        """The memory as events for Rasa.

        Returns:
            One slot event a field.
        """
        fields = {**asdict(self), "sites": list(self.sites), "check": self.check.to_json()}
        return [SlotSet(name, value) for name, value in fields.items()]


@dataclass(frozen=True)
class Heard:
    """What the latest message says.

    Attributes:
        text: its words, or the payload of a button.
        intent: its intent.
        pressed: whether it is the payload of a button.
        describes: whether it tells where a bump is or what it looks like.
        tells_of_a_bump: whether it tells of one that the patient has.
        topics: the topics to answer.
        offered: the topics to ask back about.
        ranking: probability of each topic by itself.
        conditions: the conditions it names.
        step: what it does to the symptom check, if anything.
        request_offered: whether a consultation was offered just before.
        memory: the memory with this message taken in.
    """

    text: str
    intent: str
    pressed: bool
    describes: bool
    tells_of_a_bump: bool
    topics: tuple[str, ...]
    offered: tuple[str, ...]
    ranking: dict[str, float]
    conditions: tuple[str, ...]
    step: Step | None
    request_offered: bool
    memory: Memory


def listen(tracker: Tracker) -> Heard:
    """Reads the latest message and takes what it says into the memory.

    Args:
        tracker: the conversation.

    Returns:
        What was said and what is known now.
    """
    message = tracker.latest_message
    intent = message["intent"]["name"] or ""
    values = _values(message)
    memory = _remember(_recall(tracker), message.get("about") or {}, values)
    memory = replace(memory, check=_describe(memory, message))
    understanding = message.get("understanding") or {}
    # A button carries its intent and no understanding: its topic stands in the intent's name.
    by_button = (intent.removeprefix("ask_"),) if intent.startswith("ask_") else ()
    return Heard(
        text=message.get("text") or "",
        intent=intent,
        pressed="understanding" not in message,
        describes="site" in values or bool(_BUMP.search(message.get("text") or "")),
        tells_of_a_bump=any(entry[0] in LOOKS for entry in message.get("description") or ()),
        topics=tuple(understanding.get("topics", by_button)),
        offered=tuple(understanding.get("offered", ())),
        ranking={
            entry["name"].removeprefix("ask_"): entry["confidence"]
            for entry in message.get("intent_ranking") or []
        },
        conditions=tuple(values.get("condition", ())),
        step=_step(message, intent),
        request_offered=bool(tracker.get_slot("request_offered")),
        memory=memory,
    )


def _recall(tracker: Tracker) -> Memory:
    return Memory(
        topic=tracker.get_slot("topic"),
        condition=tracker.get_slot("condition"),
        audience=tracker.get_slot("audience"),
        age_days=tracker.get_slot("age_days"),
        sites=tuple(tracker.get_slot("sites") or ()),
        check=Interview.from_json(tracker.get_slot("check")),
    )


def _describe(memory: Memory, message: dict[str, Any]) -> Interview:
    """The check with what the message tells of the bump and of the person."""
    told = Description.from_json(message.get("description") or ())
    check = current_symptom_check()
    description = memory.check.description.then(told, bool(message.get("corrects")))
    of_another = _widest(check.audience(description)) != _widest(memory.audience)
    if memory.age_days is not None or (memory.audience and of_another):
        description = check.with_person(description, memory.audience, memory.age_days)
    return replace(memory.check, description=description)


def _step(message: dict[str, Any], intent: str) -> Step | None:
    if message.get("check_step"):
        return Step.from_json(message["check_step"])
    if intent in ("answer_check", "start_check"):
        entities = {e["entity"]: e["value"] for e in message.get("entities") or []}
        return Step.by_button(entities)
    return None


def _values(message: dict[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entity in message.get("entities") or []:
        values = found.setdefault(entity["entity"], [])
        if entity["value"] not in values:
            values.append(entity["value"])
    return found


def _remember(memory: Memory, about: dict[str, Any], values: dict[str, list[str]]) -> Memory:
    # A button says it as an entity.
    audience = next(iter(values.get("audience", ())), about.get("audience"))
    if audience == "baby" and about.get("newborn"):
        audience = "newborn"
    age_days = about.get("age_days")
    if age_days is None and _widest(audience) == _widest(memory.audience):
        # "My baby" after "5 days old" is five days old still.
        age_days = memory.age_days
        audience = "newborn" if "newborn" in (audience, memory.audience) else audience
    if audience:
        memory = replace(memory, audience=audience, age_days=age_days)
    if MAIN_CONDITION in values.get("condition", ()):
        memory = replace(memory, condition=None)
    new_sites = tuple(values.get("site", ()))
    return replace(memory, sites=tuple(s for s in memory.sites if s not in new_sites) + new_sites)


def _widest(audience: str | None) -> str | None:
    return "baby" if audience == "newborn" else audience
