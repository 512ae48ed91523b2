"""The commands, run as a person or a program runs them."""

from __future__ import annotations

import io
import json
import logging
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot.__main__ import main
from bot.knowledge.current import current_knowledge
from bot.logs import QUIET
from bot.settings import ROOT

pytestmark = pytest.mark.slow

LEVELS = {"routine", "see_doctor", "same_day", "emergency"}
ANSWER = {"messages", "topics", "offered", "level", "check", "intent"}
QUESTIONS: list[dict[str, Any]] = [
    {"id": "q1", "text": "how long do milia last"},
    {"id": 2, "text": "Are they contagious? And how much does removal cost?"},
    {"id": "talk", "turns": ["how long do milia last", "and for a baby?", ""]},
    {"id": "q1", "text": "and for a baby?"},
    {"id": "long", "text": "x" * 100_000},
    {"id": "café ☕", "text": "why do milia form"},
]


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Runs ``python -m bot`` as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in QUIET},
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
    )


@dataclass
class Done:
    """What came of a command.

    Attributes:
        status: the exit status.
        out: what it wrote for the next program or person.
        err: what it complained of.
    """

    status: int
    out: str
    err: str


@pytest.fixture
def call(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., Done]]:
    """Runs a command in this process, which spares the seconds that Rasa takes to load."""
    logging_before = structlog.get_config()

    def call(*arguments: str, given: str = "", **environment: str) -> Done:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        current_knowledge.cache_clear()
        try:
            status = main(arguments)
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        written = capsys.readouterr()
        assert "Traceback" not in written.err
        return Done(status, written.out, written.err)

    yield call
    current_knowledge.cache_clear()
    structlog.configure(**logging_before)
    logging.captureWarnings(False)


def jsonl(entries: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)


@pytest.mark.parametrize("command", ["serve", "ask", "evaluate"])
def test_a_command_explains_itself(call: Callable[..., Done], command: str) -> None:
    assert command in call("--help").out
    assert f"usage: python -m bot {command}" in call(command, "--help").out


@pytest.mark.parametrize("arguments", [[], ["dance"], ["evaluate"], ["ask", "--loud"]])
def test_wrong_usage_is_told(call: Callable[..., Done], arguments: list[str]) -> None:
    done = call(*arguments)
    assert (done.status, done.out) == (2, "")
    assert "usage: python -m bot" in done.err


def test_a_setting_that_cannot_be_used_is_told(call: Callable[..., Done]) -> None:
    done = call("serve", PORT="eighty")
    assert (done.status, done.out) == (1, "")
    assert done.err == "PORT is 'eighty': give a whole number from 0 to 65535, or leave it out.\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "No such file"),
        ("why?\n", "Line 1 is not JSON"),
        ('{"id": "q7", "text": "why"}\n', "question q7 needs a text and a list of topics"),
    ],
)
def test_labelled_questions_that_cannot_be_used_are_named(
    call: Callable[..., Done], tmp_path: Path, content: str | None, words: str
) -> None:
    file = tmp_path / "labelled.jsonl"
    if content:
        file.write_text(content)
    done = call("evaluate", str(file))
    assert (done.status, done.out) == (1, "")
    assert words in done.err


def test_serve_refuses_to_start_with_broken_knowledge(
    call: Callable[..., Done], knowledge_directory: Path
) -> None:
    clinic = knowledge_directory / "clinic.yml"
    milia = knowledge_directory / "conditions" / "milia.md"
    clinic.write_text(clinic.read_text().replace("name: The Clinic", "nam: The Clinic", 1))
    milia.write_text(milia.read_text().replace("{#cause}", "{#because}", 1))
    line = milia.read_text().partition("{#because}")[0].count("\n") + 1
    done = call("serve", KNOWLEDGE_DIRECTORY=str(knowledge_directory), PORT="0")
    assert (done.status, done.out) == (1, "")
    assert f"{clinic}:1: nam: this name is not known here" in done.err
    assert f"{milia}:{line}: The heading 'About cause {{#because}}' needs" in done.err


@pytest.mark.parametrize("address", ["postgres:x", "postgresql://a:secret@127.0.0.1:1/x"])
def test_serve_names_a_database_that_cannot_be_opened(
    call: Callable[..., Done], address: str
) -> None:
    done = call("serve", DATABASE_URL=address, PORT="0")
    assert done.status == 1
    assert "Check DATABASE_URL" in done.err
    assert "Traceback" not in done.err
    assert "secret" not in done.err


def test_serve_names_a_taken_port_and_the_remedy(call: Callable[..., Done]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = call("serve", PORT=str(port))
    assert (done.status, done.out) == (1, "")
    assert f"Cannot listen on 127.0.0.1:{port}" in done.err
    assert f"make serve PORT={port + 1}" in done.err


@pytest.mark.model
def test_serve_names_a_missing_model_and_the_remedy(
    call: Callable[..., Done], tmp_path: Path
) -> None:
    database = f"sqlite:///{tmp_path / 'assistant.sqlite'}"
    done = call("serve", MODEL_DIRECTORY=str(tmp_path), PORT="0", DATABASE_URL=database)
    assert (done.status, done.out) == (1, "")
    assert "Run 'make train'" in done.err


@pytest.mark.model
class TestAskJsonLines:
    @pytest.fixture(scope="class")
    def done(self, trained_model: Path) -> subprocess.CompletedProcess[str]:
        return run("ask", "--jsonl", given=jsonl(QUESTIONS))

    @pytest.fixture(scope="class")
    def answers(self, done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_each_line_is_answered_in_order(self, answers: list[dict[str, Any]]) -> None:
        assert [answer["id"] for answer in answers] == [entry["id"] for entry in QUESTIONS]

    def test_answers_have_the_agreed_shape(self, answers: list[dict[str, Any]]) -> None:
        for entry, answer in zip(QUESTIONS, answers, strict=True):
            if "turns" in entry:
                assert set(answer) == {"id", "turns"}
                assert len(answer["turns"]) == len(entry["turns"])
            else:
                assert set(answer) == {"id"} | ANSWER
            for turn in answer.get("turns", [answer]):
                assert set(turn) >= ANSWER
                assert turn["level"] in LEVELS
                assert turn["check"] is None
                assert turn["messages"]
                for message in turn["messages"]:
                    assert {"kind", "text"} <= set(message)

    def test_answers_tell_topics(self, answers: list[dict[str, Any]]) -> None:
        assert answers[0]["topics"] == ["outlook"]
        assert answers[1]["topics"] == ["contagious", "price"]
        assert [turn["topics"] for turn in answers[2]["turns"]] == [["outlook"], ["outlook"], []]
        assert answers[5]["topics"][:1] == ["cause"]

    def test_turns_are_one_conversation(self, answers: list[dict[str, Any]]) -> None:
        turns = answers[2]["turns"]
        assert [turn["messages"][0].get("audience") for turn in turns] == [None, "baby", None]

    def test_each_line_is_a_new_conversation(self, answers: list[dict[str, Any]]) -> None:
        assert answers[3]["topics"] == []

    def test_words_are_written_as_they_are(self, done: subprocess.CompletedProcess[str]) -> None:
        assert '"id": "café ☕"' in done.stdout

    def test_nothing_is_logged_or_stored(self, done: subprocess.CompletedProcess[str]) -> None:
        assert done.stderr == ""
        database = os.environ["DATABASE_URL"].removeprefix("sqlite:///")
        assert not Path(database).exists()


@pytest.mark.model
def test_a_bad_line_is_named_and_those_before_it_are_answered(
    call: Callable[..., Done], trained_model: Path
) -> None:
    good = jsonl([{"id": "1", "text": "how long do milia last"}])
    done = call("ask", "--jsonl", given=f'{good}\n{{"text": "why"}}\n{good}')
    assert done.status == 1
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["1"]
    assert done.err == 'Line 3 needs an id: {"id": "1", "text": "..."}.\n'


@pytest.mark.model
def test_a_person_reads_answers_choices_and_sources(
    call: Callable[..., Done], trained_model: Path
) -> None:
    done = call("ask", "how", "long", "do", "milia", "last")
    assert (done.status, done.err) == (0, "")
    assert "  > For a baby" in done.out
    assert re.search(r"^  \(.+: .+\)$", done.out, re.MULTILINE)
    assert "(Draft: not yet reviewed by a clinician.)" in done.out


@pytest.mark.model
def test_a_person_can_talk_line_by_line(call: Callable[..., Done], trained_model: Path) -> None:
    done = call("ask", given="how long do milia last\nand for a baby?\n")
    assert done.status == 0
    assert done.out.count("(Draft: not yet reviewed by a clinician.)") == 2
    assert done.out.count("  > For a baby") == 1


@pytest.mark.model
def test_labelled_questions_are_judged(
    call: Callable[..., Done], trained_model: Path, tmp_path: Path
) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_text(
        jsonl(
            [
                {"id": "1", "text": "how long do milia last", "topics": ["outlook"]},
                {"id": "2", "text": "are they contagious", "topics": ["price"]},
            ]
        )
    )
    lines = call("evaluate", str(file)).out.splitlines()
    assert lines[0] == "answered: 1/2 (0.500)"
    assert "    1  price taken for contagious" in lines


@pytest.fixture
def server(trained_model: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    database = f"sqlite:///{tmp_path / 'assistant.sqlite'}"
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"],
        cwd=ROOT,
        env={**os.environ, "PORT": "0", "DATABASE_URL": database},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process
    process.kill()
    process.communicate()


@pytest.mark.model
def test_serve_says_where_and_stops_when_told(server: subprocess.Popen[str]) -> None:
    assert server.stdout is not None
    assert re.fullmatch(r"Serving on http://localhost:\d+\n", server.stdout.readline())
    assert "drafts that no clinician has reviewed" in server.stdout.readline()
    server.send_signal(signal.SIGTERM)
    assert server.wait(timeout=20) in (0, -signal.SIGTERM)
    assert server.stderr is not None
    assert "Traceback" not in server.stderr.read()
