from __future__ import annotations

import logging
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bot.settings import ROOT

if TYPE_CHECKING:
    from bot.chat.engine import Engine

LIBRARIES_TALK = """
import logging, warnings
from bot.logs import configure_logs
configure_logs()
import structlog
structlog.get_logger().info("heard", text="soft talk")
structlog.get_logger().warning("seen", text="loud talk")
logging.getLogger("rasa").info("soft news")
logging.getLogger("rasa").warning("loud news")
warnings.warn("a library is old", FutureWarning)
"""
WORDS = "zebra coloured pimples beneath grandmothers eyebrow"


@pytest.fixture(scope="module")
def logged() -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LIBRARIES_TALK], cwd=ROOT, capture_output=True, text=True, check=True
    )


@pytest.mark.parametrize("words", ["loud talk", "loud news"])
def test_warnings_are_logged_on_the_error_stream(
    logged: subprocess.CompletedProcess[str], words: str
) -> None:
    assert words in logged.stderr


@pytest.mark.parametrize("words", ["soft talk", "soft news", "a library is old"])
def test_what_libraries_say_of_each_message_is_not_logged(
    logged: subprocess.CompletedProcess[str], words: str
) -> None:
    assert words not in logged.stderr


def test_nothing_is_logged_where_answers_are_written(
    logged: subprocess.CompletedProcess[str],
) -> None:
    assert logged.stdout == ""


@pytest.mark.model
async def test_a_patients_words_never_reach_the_logs(
    trained_engine: Engine,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with caplog.at_level(logging.WARNING):
        await trained_engine.respond("c_logs", WORDS)
        await trained_engine.respond("c_logs", "how long do they last")
    written = capfd.readouterr()
    for word in WORDS.split():
        assert word not in caplog.text + written.out + written.err


@pytest.mark.model
async def test_a_patients_words_stay_out_of_the_logs_when_an_action_fails(
    trained_engine: Engine,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from actions import answer_question, ask_back
    from bot.chat.engine import EngineError

    def fail(tracker: object) -> None:
        raise ValueError(f"cannot make sense of: {WORDS}")

    monkeypatch.setattr(answer_question, "listen", fail)
    monkeypatch.setattr(ask_back, "listen", fail)
    with caplog.at_level(logging.WARNING), pytest.raises(EngineError) as caught:
        await trained_engine.respond("c_failing", WORDS)
    written = capfd.readouterr()
    assert "ValueError" in caplog.text
    for word in WORDS.split():
        assert word not in caplog.text + written.out + written.err + str(caught.value)
