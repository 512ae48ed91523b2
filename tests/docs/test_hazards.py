"""The hazard log promises controls; each of them is proved by a test that exists."""

from __future__ import annotations

import ast
import re

import pytest

from bot.settings import ROOT

HAZARDS = ROOT / "docs" / "hazards.md"
# As in `tests/chat/test_safety_net.py::test_a_sign_is_answered_when_the_engine_fails`
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
ROWS = re.compile(r"^\| (H\d+) \|(.+)\|$", re.MULTILINE)
COLUMNS = ("hazard", "cause", "effect", "control", "proof")


def named_tests() -> list[tuple[str, str]]:
    return NAMED.findall(HAZARDS.read_text("utf-8"))


def written_tests(file: str) -> set[str]:
    path = ROOT / file
    if not path.is_file():
        return set()
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return {n.name for n in nodes if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))}


@pytest.mark.parametrize(("file", "name"), sorted(set(named_tests())))
def test_a_control_is_proved_by_a_test_that_exists(file: str, name: str) -> None:
    assert name in written_tests(file)


def test_every_hazard_has_a_cause_an_effect_a_control_and_a_proof() -> None:
    rows = ROWS.findall(HAZARDS.read_text("utf-8"))
    assert len(rows) >= 12
    for number, row in rows:
        cells = [cell.strip() for cell in row.split(" | ")]
        assert len(cells) == len(COLUMNS) + 1, number  # and the open risk
        assert all(cells), number
        assert NAMED.search(cells[4]), number


def test_no_hazard_is_there_twice() -> None:
    numbers = [number for number, _ in ROWS.findall(HAZARDS.read_text("utf-8"))]
    assert len(numbers) == len(set(numbers))
