from __future__ import annotations

import pytest

from bot.chat.intake import Problem
from bot.chat.reception import Reception
from tests.fakes import FakeKnowledge


@pytest.mark.parametrize(
    ("typed", "text", "problem", "answered"),
    [
        ("why do they come up", "why do they come up", None, False),
        ("/ask_price please", "ask_price please", None, False),
        ("my number is 07700 900123", "my number is [telephone]", None, False),
        ("", "", Problem.EMPTY, True),
        ("🙂", "🙂", Problem.NO_WORDS, True),
        ("x" * 201, "x" * 201, Problem.TOO_LONG, True),
    ],
)
def test_a_message_is_passed_on_or_answered(
    typed: str, text: str, problem: Problem | None, answered: bool
) -> None:
    received = Reception(FakeKnowledge(), 200).receive(typed)
    assert (received.text, received.problem) == (text, problem)
    assert (received.answer is not None) == answered
