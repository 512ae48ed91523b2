"""Imports run one way, from what is known to what is shown."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import ROOT

# Each part may import those above it, and itself; parts of one line know nothing of each other.
ORDER = [
    {"bot.settings", "bot.embedding", "bot.logs", "bot.london"},
    {"bot.knowledge", "bot.store"},
    {"bot.replies"},
    {"bot.triage"},
    {"bot.requests"},
    {"bot.nlu", "actions"},
    {"bot.chat"},
    {"bot.review"},
    {"bot.web"},
    {"bot.__main__"},
]
RANK = {part: rank for rank, parts in enumerate(ORDER) for part in parts}
# The outside libraries that only some parts may know.
KEPT_TO = {
    "rasa": {"bot.nlu", "bot.chat"},
    "rasa_sdk": {"actions", "bot.chat"},
    "sqlalchemy": {"bot.store", "bot.requests", "bot.chat", "bot.review", "bot.web"},
    "starlette": {"bot.web"},
}
# Besides, the store is for those who keep conversations, and for the module that starts all.
KEPT_FROM_STORE = {"bot.replies", "bot.triage", "bot.nlu", "actions"}


def part_of(module: str) -> str | None:
    """The part that a module belongs to; None for outside libraries."""
    names = module.split(".")
    if names[0] == "actions":
        return "actions"
    return ".".join(names[:2]) if names[0] == "bot" and len(names) > 1 else None


def imports(source: str) -> Iterator[str]:
    """The modules that a source imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where they lead"
            assert node.module is not None
            if node.module == "bot":
                yield from (f"bot.{name.name}" for name in node.names)
            else:
                yield node.module


def violations(module: str, source: str) -> list[str]:
    """What a module imports against the order."""
    importer = part_of(module)
    assert importer in RANK, f"{module} has no place in the order yet"
    found = []
    for imported in imports(source):
        part = part_of(imported)
        library = imported.split(".")[0]
        if part is None:
            if importer not in KEPT_TO.get(library, {importer}):
                found.append(imported)
        elif (part != importer and RANK[part] >= RANK[importer]) or (
            part == "bot.store" and importer in KEPT_FROM_STORE
        ):
            found.append(imported)
    return found


def modules() -> list[Path]:
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "actions").rglob("*.py")]
    return sorted(file.relative_to(ROOT) for file in files)


def dotted(file: Path) -> str:
    return ".".join(file.with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("file", modules(), ids=str)
def test_a_module_imports_nothing_upwards(file: Path) -> None:
    if dotted(file) != "bot":
        assert violations(dotted(file), (ROOT / file).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("bot.settings", "from bot.knowledge import Knowledge"),
        ("bot.embedding", "from bot.settings import Settings"),
        ("bot.knowledge.article", "import bot.triage.about"),
        ("bot.knowledge.article", "from bot.store import models"),
        ("bot.store.models", "from bot.knowledge import Knowledge"),
        ("bot.triage.about", "from bot import nlu"),
        ("bot.triage.about", "import rasa.shared.constants"),
        ("bot.triage.about", "from bot.store import messages"),
        ("bot.nlu.view", "from actions.memory import listen"),
        ("actions.memory", "from bot.nlu.view import View"),
        ("actions.memory", "import rasa"),
        ("bot.nlu.view", "def late():\n    from bot.chat import engine"),
        ("bot.chat.engine", "if TYPE_CHECKING:\n    from bot.web import api"),
        ("bot.knowledge.article", "from sqlalchemy import select"),
        ("bot.chat.engine", "from starlette.requests import Request"),
        ("bot.review.recall", "from bot.web import pages"),
    ],
)
def test_an_import_against_the_order_is_found(module: str, source: str) -> None:
    assert len(violations(module, source)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("bot.knowledge.article", "from bot.knowledge.problems import Problem\nimport re"),
        ("bot.triage.subject", "from bot.knowledge import Knowledge\nimport spacy"),
        ("actions.speech", "from bot.replies import Replies\nimport rasa_sdk"),
        ("bot.web.serve", "from bot.store import database"),
        ("bot.__main__", "from bot.web.serve import serve"),
    ],
)
def test_an_import_along_the_order_is_let_pass(module: str, source: str) -> None:
    assert violations(module, source) == []
