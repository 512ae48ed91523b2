"""YAML files read against their schema, with the line of everything that is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError, parse_obj_as

from bot.knowledge.problems import KnowledgeError, Problem

Shape = TypeVar("Shape")


def read_yaml(file: Path, shape: type[Shape]) -> Shape:
    """Reads a YAML file and checks it.

    Args:
        file: the file.
        shape: what it must hold: a pydantic model, or a type such as ``dict[str, Source]``.

    Returns:
        The checked content.

    Raises:
        KnowledgeError: naming file and line of everything that is wrong.
    """
    if not file.is_file():
        raise KnowledgeError([Problem(file, 1, "This file is missing. Restore it.")])
    return check_yaml(file, file.read_text(encoding="utf-8"), shape)


def check_yaml(file: Path, text: str, shape: type[Shape], first_line: int = 1) -> Shape:
    """Checks a piece of YAML, such as the head of a Markdown file.

    Args:
        file: the file it stands in, for messages.
        text: the YAML.
        shape: what it must hold.
        first_line: the line of the file on which the text begins.

    Returns:
        The checked content.

    Raises:
        KnowledgeError: naming file and line of everything that is wrong.
    """
    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        content = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        wrong = f"This is not valid YAML: {error.problem}. Compare it with the lines around it."
        raise KnowledgeError([Problem(file, first_line + line, wrong)]) from error
    try:
        return parse_obj_as(shape, content)
    except ValidationError as error:
        raise KnowledgeError(
            Problem(
                file,
                first_line + _line_of(tree, path),
                f"{_spoken(path)}{wrong['msg']}",
            )
            for wrong in error.errors()
            # pydantic puts marks of its own among the author's keys
            for path in [[part for part in wrong["loc"] if part not in ("__root__", "__key__")]]
        ) from error


def _spoken(path: Sequence[str | int]) -> str:
    return "".join(f"{part} > " for part in path[:-1]) + f"{path[-1]}: " if path else ""


def _line_of(node: yaml.Node | None, path: Sequence[str | int]) -> int:
    """The line, counted from 0, of the deepest part of the path that is there."""
    line = node.start_mark.line if node else 0
    for part in path:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(part):
                    line, node = key.start_mark.line, value
                    break
            else:
                return line
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
            line = node.start_mark.line
        else:
            return line
    return line
