"""Text files as clinicians' editors save them."""

from __future__ import annotations

from pathlib import Path

from bot.knowledge.problems import KnowledgeError, Problem


def read_text(file: Path) -> str:
    """Reads a text file; a byte order mark at its beginning is left out.

    Args:
        file: the file.

    Returns:
        Its text.

    Raises:
        KnowledgeError: when it is missing, or naming the line that is not in UTF-8.
    """
    if not file.is_file():
        raise KnowledgeError([Problem(file, 1, "This file is missing. Restore it.")])
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        wrong = "This line is not in UTF-8. Save the file again with the encoding UTF-8."
        raise KnowledgeError([Problem(file, line, wrong)]) from error
