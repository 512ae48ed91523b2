from __future__ import annotations

from pathlib import Path

from bot.knowledge.problems import KnowledgeError, Problem


def test_problems_are_told_in_the_order_of_the_files_and_their_lines() -> None:
    error = KnowledgeError(
        [
            Problem(Path("b.md"), 1, "Third."),
            Problem(Path("a.md"), 10, "Second."),
            Problem(Path("a.md"), 9, "First."),
        ]
    )
    assert str(error) == "a.md:9: First.\na.md:10: Second.\nb.md:1: Third."
