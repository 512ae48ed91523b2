"""YAML files read against their schema, with the line of everything that is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError, parse_obj_as

from bot.knowledge.problems import KnowledgeError, Problem
from bot.knowledge.text_file import read_text

Shape = TypeVar("Shape")


# The one in C, where PyYAML was built with it, is ten times as fast.
_Fastest: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Fastest):
    """Takes plain words as words: of itself YAML reads "on" and "no" as true and false.

    Dates stay text too: the schema says where one is meant, and then names the line of a wrong one.
    """


_BOOLEAN = "tag:yaml.org,2002:bool"
_TIMESTAMP = "tag:yaml.org,2002:timestamp"
_Loader.yaml_implicit_resolvers = {
    letter: [(tag, shape) for tag, shape in resolvers if tag not in (_BOOLEAN, _TIMESTAMP)]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
yaml.add_implicit_resolver(_BOOLEAN, re.compile("(?:true|false)$"), list("tf"), _Loader)


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
    return check_yaml(file, read_text(file), shape)


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
        loader = _Loader(text)
        tree = loader.get_single_node()
        content = loader.construct_document(tree) if tree else None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        wrong = f"This is not valid YAML: {error.problem}. Compare it with the lines around it."
        raise KnowledgeError([Problem(file, first_line + line, wrong)]) from error
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n")
        wrong = "There is a character here that cannot be read. Type the line again."
        raise KnowledgeError([Problem(file, first_line + line, wrong)]) from error
    repeated = [
        Problem(file, first_line + line, f"'{key}' is there twice. Join them.")
        for line, key in _repeated_keys(tree)
    ]
    if repeated:
        raise KnowledgeError(repeated)
    try:
        return parse_obj_as(shape, content)
    except ValidationError as error:
        raise KnowledgeError(
            Problem(
                file,
                first_line + _line_of(tree, path),
                f"{_spoken(path)}{_PLAIN.get(wrong['type'], wrong['msg'])}",
            )
            for wrong in error.errors()
            # pydantic puts marks of its own among the author's keys
            for path in [[part for part in wrong["loc"] if part not in ("__root__", "__key__")]]
        ) from error


# What pydantic finds, in words that the author of a file can act on.
_PLAIN = {
    "value_error.missing": "this entry is missing. Add it.",
    "value_error.extra": "this name is not known here. Look for a slip of the pen, or take it out.",
    "type_error.none.not_allowed": "there is nothing here. Fill it in.",
    "value_error.any_str.min_length": "there is nothing here. Fill it in.",
    "value_error.list.min_items": "there is nothing here. Fill it in.",
    "type_error.dict": "this should be a list of names with values, one 'name: value' a line.",
    "type_error.list": "this should be a list, as in [one, two].",
    "type_error.str": "this should be a text.",
}


def _spoken(path: Sequence[str | int]) -> str:
    return "".join(f"{part} > " for part in path[:-1]) + f"{path[-1]}: " if path else ""


class Lines:
    """Where each part of a YAML file stands.

    Args:
        file: a YAML file that can be read.
    """

    def __init__(self, file: Path) -> None:
        self._tree = yaml.compose(read_text(file), Loader=_Loader)

    @property
    def keys(self) -> list[str]:
        """The keys at the top of the file."""
        pairs = self._tree.value if isinstance(self._tree, yaml.MappingNode) else []
        return [str(key.value) for key, _ in pairs]

    def of(self, *path: str | int) -> int:
        """The line of a part.

        Args:
            path: keys and places that lead to it, such as ``0, "fires", 2``.

        Returns:
            Its line, counted from 1.
        """
        return 1 + _line_of(self._tree, path)


def _repeated_keys(node: yaml.Node | None) -> Iterator[tuple[int, str]]:
    """Line and name of each key that its mapping has had before: YAML keeps the last in silence."""
    if isinstance(node, yaml.MappingNode):
        names = [str(key.value) for key, _ in node.value]
        for place, (key, value) in enumerate(node.value):
            if names[place] in names[:place]:
                yield key.start_mark.line, names[place]
            yield from _repeated_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _repeated_keys(entry)


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
