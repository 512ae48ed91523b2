from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.problems import KnowledgeError
from bot.knowledge.text_file import read_text


@pytest.mark.parametrize(
    "content",
    [
        "Tea spots\ncafé".encode(),
        "Tea spots\ncafé".encode("utf-8-sig"),  # some editors put a mark before the text
        "Tea spots\r\ncafé".encode(),
    ],
)
def test_a_text_is_read_however_an_editor_saved_it(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file.md"
    file.write_bytes(content)
    assert read_text(file) == "Tea spots\ncafé"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("one\ntwo\ncafé\n".encode("cp1252"), 3),
        ("one\n".encode("utf-16"), 1),
        (b"\x89PNG\r\n\x1a\n", 1),
    ],
)
def test_another_encoding_is_named_with_line_and_remedy(
    tmp_path: Path, content: bytes, line: int
) -> None:
    file = tmp_path / "file.md"
    file.write_bytes(content)
    with pytest.raises(KnowledgeError) as caught:
        read_text(file)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (file, line)
    assert "encoding UTF-8" in problem.message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"milia\.md:1: This file is missing"):
        read_text(tmp_path / "milia.md")
