"""The sections of a condition's Markdown file, passage by passage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it import MarkdownIt

from bot.knowledge.problems import Problem
from bot.knowledge.topics import ARTICLE_TOPICS, AUDIENCES

# What is meant for the loader but misspelt, and what to do about it.
_STRAY_MARKS = (
    (re.compile(r"^\s*#|\{#"), "A heading is '## Title {#topic}' or '### Title {#audience}'."),
    (
        re.compile(r"^\s*(?:>|(?:sources?|evidence)\s*:)", re.IGNORECASE),
        "A note is '> sources: id, id' or '> evidence: ...'.",
    ),
)
DOES_NOT_APPLY = "does not apply."
_HEADING = re.compile(r"^(?P<title>.*?)\s*\{#(?P<id>[^}]*)\}$")
_NOTE = re.compile(r"^>\s*(?P<kind>evidence|sources):\s*(?P<content>.*)$", re.IGNORECASE)


@dataclass(frozen=True)
class Passage:
    """Words for one audience.

    Attributes:
        audience: one of ``newborn``, ``baby``, ``child``, ``adult``; None for everybody.
        text: the words, in simple Markdown.
        line: where they begin in the file.
    """

    audience: str | None
    text: str
    line: int


@dataclass(frozen=True)
class Section:
    """What is said on one topic.

    Attributes:
        topic: its topic.
        heading: its title.
        line: where it begins in the file.
        passages: by audience; None is the text for everybody.
        sources: ids of the pages shown under it.
        evidence: notes for authors, never shown.
    """

    topic: str
    heading: str
    line: int
    passages: Mapping[str | None, Passage]
    sources: tuple[str, ...] = ()
    evidence: str = ""

    def passage(self, audience: str | None) -> Passage:
        """The passage for an audience.

        Args:
            audience: whom the answer is for; None when not known.

        Returns:
            Its own passage, for a newborn else the one for babies, else the text for everybody.
        """
        wider = {"newborn": ("newborn", "baby")}.get(audience or "", (audience,))
        for name in wider:
            found = self.passages.get(name)
            if found and found.text.lower() != DOES_NOT_APPLY:
                return found
        return self.passages[None]


@dataclass
class _Draft:
    topic: str
    heading: str
    line: int
    passages: dict[str | None, Passage] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


def read_sections(
    file: Path, body: str, first_line: int
) -> tuple[dict[str, Section], list[Problem]]:
    """Reads the sections of an article.

    Args:
        file: the file, for messages.
        body: the Markdown after the front matter.
        first_line: the line of the file on which the body begins.

    Returns:
        The sections by topic, and what is wrong with them.
    """
    problems: list[Problem] = []
    drafts: dict[str, _Draft] = {}
    draft: _Draft | None = None
    for level, heading, line, lines in _blocks(body, first_line):
        match = _HEADING.match(heading)
        name = match["id"].strip() if match else ""
        known = ARTICLE_TOPICS if level == 2 else AUDIENCES
        kind = "topic" if level == 2 else "audience"
        if name not in known:
            problems.append(
                Problem(
                    file,
                    line,
                    f"The heading '{heading}' needs a known {kind} in braces at its end, "
                    f"as in '## Why do milia form? {{#cause}}'. Known: {', '.join(known)}.",
                )
            )
            draft = None if level == 2 else draft
            continue
        if level == 2:
            if name in drafts:
                problems.append(
                    Problem(file, line, f"The topic '{name}' is there twice. Join them.")
                )
            assert match is not None
            draft = drafts[name] = _Draft(name, match["title"], line)
        elif draft is None:
            continue  # its topic was not understood, which has been said
        elif name in draft.passages:
            problems.append(Problem(file, line, f"'{name}' is there twice in this section."))
            continue
        text, notes = _split_notes(lines)
        problems += [
            Problem(file, line + offset, f"'{stray.strip()}' would be shown to patients. {remedy}")
            for offset, stray in enumerate(lines, start=1)
            for mark, remedy in _STRAY_MARKS
            if mark.search(stray) and not _NOTE.match(stray)
        ]
        draft.notes.update(notes)
        draft.passages[None if level == 2 else name] = Passage(
            None if level == 2 else name, text, line + 1
        )
        if not text:
            problems.append(Problem(file, line, f"There is no text under '{heading}'. Write it."))
    return {topic: _finish(found) for topic, found in drafts.items()}, problems


def _blocks(body: str, first_line: int) -> Iterator[tuple[int, str, int, list[str]]]:
    """Level, heading, line and following lines of each ``##`` and ``###`` heading."""
    lines = body.splitlines()
    tokens = MarkdownIt().parse(body)
    starts = [
        (int(token.tag[1]), tokens[i + 1].content, token.map[0], token.map[1])
        for i, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag in ("h2", "h3") and token.map
    ]
    ends = [start for _, _, start, _ in starts[1:]] + [len(lines)]
    for (level, heading, start, after), end in zip(starts, ends, strict=True):
        yield level, heading, first_line + start, lines[after:end]


def _split_notes(lines: list[str]) -> tuple[str, dict[str, str]]:
    notes, words = {}, []
    for line in lines:
        match = _NOTE.match(line)
        if match:
            notes[match["kind"].lower()] = match["content"].strip()
        else:
            words.append(line)
    return "\n".join(words).strip(), notes


def _finish(draft: _Draft) -> Section:
    names = (name.strip() for name in draft.notes.get("sources", "").split(","))
    return Section(
        topic=draft.topic,
        heading=draft.heading,
        line=draft.line,
        passages=draft.passages,
        sources=tuple(name for name in names if name),
        evidence=draft.notes.get("evidence", ""),
    )
