"""Knowledge files that a test breaks, and what is told of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.knowledge import KnowledgeError


def problems_told(prove: Callable[[Path], None], directory: Path) -> list[tuple[str, int, str]]:
    """File, line and message of everything that a proof finds wrong."""
    with pytest.raises(KnowledgeError) as caught:
        prove(directory)
    return [
        (one.file.relative_to(directory).as_posix(), one.line, one.message)
        for one in caught.value.problems
    ]


def damage(file: Path, old: str, new: str) -> int:
    """Replaces words that stand once in a file; returns their line."""
    text = file.read_text()
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    file.write_text(text.replace(old, new))
    return text[: text.index(old)].count("\n") + 1
