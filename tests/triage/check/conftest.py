"""The small symptom check and the clinicians' own, each loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge import Knowledge
from bot.settings import Settings
from bot.triage.check.symptom_check import SymptomCheck, load_symptom_check


@pytest.fixture(scope="session")
def small_check(small_directory: Path, small_knowledge: Knowledge) -> SymptomCheck:
    settings = Settings(knowledge_directory=small_directory, demo_mode=True)
    return load_symptom_check(settings, small_knowledge)


@pytest.fixture(scope="session")
def real_check(knowledge: Knowledge) -> SymptomCheck:
    return load_symptom_check(Settings(demo_mode=True), knowledge)
