"""What tests of more than one folder use: settings, knowledge files and the trained engine."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.settings import ROOT, Settings
from tests.knowledge.small import write_knowledge

# Each process of a parallel run reads this file first, even the one that only hands out the
# tests: what takes long to import is imported by the fixtures that use it.
if TYPE_CHECKING:
    from bot.chat.engine import Engine
    from bot.knowledge import Knowledge
    from bot.triage.signs import RedFlags

MODEL = ROOT / "models" / "current.tar.gz"


def pytest_sessionstart() -> None:
    """The search for garbage is a quarter of the run if it goes over all modules and tests."""
    gc.disable()


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end, so the search leaves it out from here on."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pytest.MonkeyPatch]:
    """Settings of the person who runs the tests sway none of them; their database is left alone."""
    database = tmp_path_factory.mktemp("database") / "assistant.sqlite"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DATABASE_URL", f"sqlite:///{database}")
        environment.setenv("DEMO_MODE", "true")
        for name in (
            "KNOWLEDGE_DIRECTORY",
            "MODEL_DIRECTORY",
            "REQUIRE_APPROVAL",
            "HOST",
            "PORT",
            "PUBLIC_URL",
            "SMTP_HOST",
            "ACKNOWLEDGE_HOURS",
        ):
            environment.setenv(name, "")
        yield environment


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The clinicians' own files."""
    from bot.knowledge import Knowledge

    return Knowledge.load(ROOT / "knowledge")


@pytest.fixture(scope="session")
def small_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_knowledge(tmp_path_factory.mktemp("small") / "knowledge")


@pytest.fixture(scope="session")
def small_knowledge(small_directory: Path) -> Knowledge:
    from bot.knowledge import Knowledge

    return Knowledge.load(small_directory)


@pytest.fixture(scope="session")
def red_flags(knowledge: Knowledge) -> RedFlags:
    """The clinicians' own signs, both nets."""
    from bot.triage.red_flags import load_red_flags

    return load_red_flags(Settings(), knowledge)


@pytest.fixture
def knowledge_directory(tmp_path: Path) -> Path:
    """Small knowledge files that a test may break."""
    return write_knowledge(tmp_path / "knowledge")


@pytest.fixture(scope="session")
def trained_model() -> Path:
    if not MODEL.is_file():
        pytest.skip("The model is not trained yet: run 'make train'")
    return MODEL


@pytest.fixture(scope="session")
def trained_engine(trained_model: Path) -> Engine:
    """The real engine; its conversations are written nowhere."""
    from bot.logs import configure_logs

    configure_logs()
    # Rasa takes seconds to load, so it is imported only by those who need it.
    from bot.chat.engine import Engine
    from bot.chat.tracker_store import PassingTrackerStore

    return Engine.load(
        Settings(demo_mode=True, model_directory=trained_model.parent), PassingTrackerStore(None)
    )
