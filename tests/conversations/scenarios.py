"""The scenarios of this folder, read from the files that Rasa's own test reads too."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from rasa.shared.nlu.training_data.entities_parser import replace_entities

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Turn:
    """What a patient types, and what the assistant makes of it.

    Attributes:
        words: the message, or the payload of a button.
        intent: how it is understood.
        action: what answers it.
        replies: words of each reply, by its label as ``label`` writes it.
    """

    words: str
    intent: str
    action: str
    replies: dict[str, list[str]]


@dataclass(frozen=True)
class Scenario:
    """One conversation."""

    name: str
    turns: list[Turn]


def read_scenarios() -> list[Scenario]:
    files = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(_files())]
    return [_scenario(story) for file in files for story in file["stories"]]


def label(message: dict[str, Any]) -> str:
    """What a reply is about: ``outlook``, ``outlook of stye for child``, or its kind."""
    words = [message.get("topic") or message["kind"]]
    if message.get("condition") not in (None, "milia"):
        words += ["of", message["condition"]]
    if message.get("audience"):
        words += ["for", message["audience"]]
    return " ".join(words)


def _files() -> list[Path]:
    return [*FOLDER.glob("test_*.yml"), FOLDER / "follow_ups.yml"]


def _scenario(story: dict[str, Any]) -> Scenario:
    asked, answered = story["steps"][::2], story["steps"][1::2]
    replies = story["metadata"]["replies"]
    turns = [
        Turn(replace_entities(user["user"]), user["intent"], action["action"], reply)
        for user, action, reply in zip(asked, answered, replies, strict=True)
    ]
    return Scenario(story["story"], turns)
