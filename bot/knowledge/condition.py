"""The file of one condition: a head in YAML and an article in Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.article import Section, read_sections
from bot.knowledge.problems import KnowledgeError, Problem
from bot.knowledge.schema import ConditionHead
from bot.knowledge.text_file import read_text
from bot.knowledge.topics import ARTICLE_TOPICS
from bot.knowledge.yaml_file import check_yaml

MAIN_CONDITION = "milia"
_FRONT_MATTER = re.compile(r"\A---\r?\n(?P<head>.*?\r?\n)---\r?\n", re.DOTALL)


@dataclass(frozen=True)
class Condition:
    """One condition file.

    Attributes:
        id: its file name without the ending, in snake_case.
        head: its front matter.
        sections: by topic.
    """

    id: str
    head: ConditionHead
    sections: Mapping[str, Section]


def read_condition(file: Path) -> Condition:
    """Reads a condition's file.

    Args:
        file: the file.

    Returns:
        The condition.

    Raises:
        KnowledgeError: naming file and line of everything that is wrong.
    """
    text = read_text(file)
    match = _FRONT_MATTER.match(text)
    if not match:
        wrong = "The file must begin with its head: '---', then name and owner, then '---'."
        raise KnowledgeError([Problem(file, 1, wrong)])
    first_line = text[: match.end()].count("\n") + 1
    sections, problems = read_sections(file, text[match.end() :], first_line)
    missing = [topic for topic in ARTICLE_TOPICS if topic not in sections]
    if file.stem == MAIN_CONDITION and missing:
        wrong = f"There is no section on: {', '.join(missing)}. Add them."
        problems.append(Problem(file, first_line, wrong))
    try:
        head = check_yaml(file, match["head"], ConditionHead, first_line=2)
    except KnowledgeError as error:
        raise KnowledgeError([*error.problems, *problems]) from error
    if problems:
        raise KnowledgeError(problems)
    return Condition(file.stem, head, sections)
