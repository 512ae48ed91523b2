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


def test_contact_details_are_handed_back_as_typed_and_no_others() -> None:
    received = Reception(FakeKnowledge(), 200).receive(
        "i'm called Zoë  Khan, dob 3/3/84, N1 9GU. 07700 900 123 or zoe@example.com"
    )
    assert received.personal == (
        ("e-mail", "zoe@example.com"),
        ("telephone", "07700 900 123"),
        ("name", "Zoë Khan"),
    )
    assert received.masked == ("e-mail", "date of birth", "telephone", "postcode", "name")


@pytest.mark.parametrize("typed", ["do they itch", "N1 9GU", ""])
def test_nothing_is_handed_back_without_a_contact_detail(typed: str) -> None:
    assert Reception(FakeKnowledge(), 200).receive(typed).personal == ()


def test_what_is_handed_back_is_not_shown_where_the_result_is_printed() -> None:
    received = Reception(FakeKnowledge(), 200).receive("my name is Zoe, 07700 900123")
    assert len(received.personal) == 2
    assert "Zoe" not in repr(received)
    assert "900123" not in repr(received)
