"""The warning signs as clinicians write them, and the words they are recognised by."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from bot.knowledge.problems import KnowledgeError, Problem
from bot.knowledge.schema import Entry, Level, WaysOfSaying
from bot.knowledge.yaml_file import Lines, read_yaml

LEVELS = ("routine", "see_doctor", "same_day", "emergency")
"""From calm to most urgent."""

SIGNS_FILE = "red_flags.yml"
WORDS_FOLDER = "red_flag_words"
EXEMPLARS_FOLDER = "red_flag_exemplars"
WAYS_FILE = "ways_of_saying.yml"


class RedFlag(Entry):
    """One warning sign of ``red_flags.yml``.

    ``crisis`` is for distress and harm by others: kind words stand before the numbers.
    ``of_children``: the second net does not look for it in what an adult tells of themselves.
    """

    sign: str = Field(regex=r"^[a-z][a-z0-9_]*$")
    says: str = Field(min_length=1)
    level: Level
    when: list[str] = Field(min_items=1)
    unless: tuple[str, ...] = ()
    even: tuple[Literal["past", "someone_else", "supposed"], ...] = ()
    crisis: bool = False
    of_children: bool = False
    advice: str = Field(min_length=1)
    sources: list[str] = Field(min_items=1)
    fires: list[str] = Field(min_items=1)
    stays_quiet: list[str] = Field(min_items=1)


def read_red_flags(directory: Path) -> list[RedFlag]:
    """Reads the warning signs.

    Args:
        directory: the folder ``knowledge/``.

    Returns:
        The signs in the order of the file.

    Raises:
        KnowledgeError: naming file and line of everything that is wrong.
    """
    return read_yaml(directory / SIGNS_FILE, list[RedFlag])


def read_findings(directory: Path) -> dict[str, list[str]]:
    """Reads the words of each finding; raises KnowledgeError as `read_red_flags` does.

    Args:
        directory: the folder ``knowledge/``.

    Returns:
        Phrases by finding.
    """
    findings: dict[str, list[str]] = {}
    problems = []
    for file in word_files(directory):
        for name, phrases in read_yaml(file, dict[str, list[str]]).items():
            if name in findings:
                wrong = f"The finding '{name}' stands in another file as well. Join them."
                problems.append(Problem(file, Lines(file).of(name), wrong))
            findings[name] = phrases
    if problems:
        raise KnowledgeError(problems)
    return findings


def read_exemplars(directory: Path) -> dict[str, list[str]]:
    """Reads messages that tell of each sign; raises KnowledgeError as `read_red_flags` does.

    Args:
        directory: the folder ``knowledge/``.

    Returns:
        Messages by sign; under ``harmless`` those that only sound like one.
    """
    exemplars: dict[str, list[str]] = {}
    for file in exemplar_files(directory):
        for name, messages in read_yaml(file, dict[str, list[str]]).items():
            exemplars.setdefault(name, []).extend(messages)
    return exemplars


def word_files(directory: Path) -> list[Path]:
    """The files with the words of the findings.

    Args:
        directory: the folder ``knowledge/``.

    Returns:
        The files, by name.

    Raises:
        KnowledgeError: when there is none.
    """
    return _files(directory / WORDS_FOLDER)


def exemplar_files(directory: Path) -> list[Path]:
    """The files with examples of the signs; raises KnowledgeError as `word_files` does.

    Args:
        directory: the folder ``knowledge/``.

    Returns:
        The files, by name.
    """
    return _files(directory / EXEMPLARS_FOLDER)


def _files(folder: Path) -> list[Path]:
    files = sorted(folder.glob("*.yml"))
    if not files:
        raise KnowledgeError([Problem(folder, 1, "There is no file in this folder. Restore it.")])
    return files


def read_ways_of_saying(directory: Path) -> WaysOfSaying:
    """Reads how patients deny and suppose; raises KnowledgeError as `read_red_flags` does.

    Args:
        directory: the folder ``knowledge/``.

    Returns:
        The lists of words.
    """
    return read_yaml(directory / WAYS_FILE, WaysOfSaying)
