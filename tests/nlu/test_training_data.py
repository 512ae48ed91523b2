"""The training sentences in ``data/nlu``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.knowledge import TOPICS
from bot.settings import ROOT

FILES = sorted((ROOT / "data" / "nlu").glob("*.yml"))


@dataclass(frozen=True)
class Sentence:
    file: str
    intent: str
    text: str
    also: str | None = None
    after: str | None = None


def read(file: Path) -> list[dict[str, Any]]:
    """The entries of a file: sentences of an intent, or a look-up table."""
    content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert set(content) == {"version", "nlu"}
    return content["nlu"]


def sentences_of(file: Path, entry: dict[str, Any]) -> Iterator[Sentence]:
    examples = entry["examples"]
    if isinstance(examples, str):
        for line in examples.splitlines():
            assert line.startswith("- "), f"{file.name}: {line!r} is no list entry"
            yield Sentence(file.name, entry["intent"], line[2:].strip())
    else:
        for example in examples:
            assert set(example) <= {"text", "metadata"}, example
            notes = example.get("metadata") or {}
            assert set(notes) <= {"also", "after"}, example
            yield Sentence(file.name, entry["intent"], example["text"].strip(), **notes)


@cache
def sentences() -> list[Sentence]:
    return [
        sentence
        for file in FILES
        for entry in read(file)
        if "intent" in entry
        for sentence in sentences_of(file, entry)
    ]


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower())) or text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_is_read(file: Path) -> None:
    entries = read(file)
    assert entries
    for entry in entries:
        assert set(entry) in ({"intent", "examples"}, {"lookup", "examples"})
        assert entry["examples"]


def test_a_sentence_has_one_meaning() -> None:
    meanings: dict[tuple[str, str | None], set[str]] = {}
    for one in sentences():
        meanings.setdefault((plain(one.text), one.after), set()).add(one.intent)
    assert {key: intents for key, intents in meanings.items() if len(intents) > 1} == {}


def test_no_sentence_is_there_twice() -> None:
    seen: set[tuple[str, str, str | None]] = set()
    twice = []
    for one in sentences():
        key = (one.intent, plain(one.text), one.after)
        twice += [one] if key in seen else []
        seen.add(key)
    assert twice == []


@pytest.mark.parametrize("note", ["also", "after"])
def test_notes_name_topics(note: str) -> None:
    named = {getattr(one, note) for one in sentences()} - {None}
    assert named
    assert named <= set(TOPICS)


def test_the_second_topic_of_a_sentence_is_not_its_first() -> None:
    assert [one for one in sentences() if one.intent == f"ask_{one.also}"] == []


def test_sentences_are_what_a_patient_could_type() -> None:
    odd = [
        one
        for one in sentences()
        if not 0 < len(one.text) <= 400 or re.search(r"[\[\]{}<>]|^[-/]", one.text)
    ]
    assert odd == []
