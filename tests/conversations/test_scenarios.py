"""Every scenario of this folder, through the assistant and through Rasa's own test."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import ROOT
from tests.conversations.conftest import Patient
from tests.conversations.scenarios import FOLDER, Scenario, label, read_scenarios

pytestmark = pytest.mark.model


@pytest.mark.parametrize("scenario", read_scenarios(), ids=lambda scenario: scenario.name)
async def test_the_assistant_answers_as_the_scenario_says(
    scenario: Scenario, patient: Patient
) -> None:
    for turn in scenario.turns:
        if turn.words.startswith("/"):
            await patient.presses(turn.words)
        else:
            await patient.types(turn.words)

        understood = (turn.words, patient.intent, patient.action)
        assert understood == (turn.words, turn.intent, turn.action)
        # One more may follow: what was asked before stays likely for a while.
        wanted = patient.replies[: len(turn.replies)]
        assert [label(reply) for reply in wanted] == list(turn.replies), turn.words
        for reply, phrases in zip(wanted, turn.replies.values(), strict=True):
            shown = "\n".join([reply["text"], *(b["title"] for b in reply["buttons"])])
            missing = [phrase for phrase in phrases if phrase.lower() not in shown.lower()]
            assert not missing, shown


def test_rasa_itself_finds_the_same_intents_entities_and_actions(
    trained_model: Path, tmp_path: Path
) -> None:
    command = ["test", "core", "--e2e", "--fail-on-prediction-errors", "--no-plot"]
    files = ["--stories", str(FOLDER), "--model", str(trained_model), "--out", str(tmp_path)]

    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "rasa", *command, *files],
        cwd=ROOT,
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"},
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert run.returncode == 0, run.stdout or run.stderr
    assert (tmp_path / "story_report.json").exists()
