from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.intake import Problem, examine

LIMIT = 100


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("what are milia?", "what are milia?"),
        ("  a bump \t on  my lid ", "a bump on my lid"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\u2028two\u2029three", "one\ntwo\nthree"),
        ("one \n\n\n\n  two", "one\n\ntwo"),
        ("a\u00a0bump\u2003here\u3000now", "a bump here now"),
        ("on my eye\u200blid\ufeff", "on my eyelid"),
        (
            "stop\x07 it itches, it has done so for weeks",
            "stop it itches, it has done so for weeks",
        ),
        ("\u202eevil\u202c order", "evil order"),
        ("cafe\u0301", "caf\u00e9"),
        ("cafe\u200b\u0301", "caf\u00e9"),
        ("no\u0308l\ufffd is my name and i have spots", "n\u00f6l is my name and i have spots"),
        ("mum \U0001f469\u200d\U0001f467 here", "mum \U0001f469\u200d\U0001f467 here"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("2", "2"),
        ("\u4ec0\u4e48\u662f", "\u4ec0\u4e48\u662f"),
    ],
)
def test_a_readable_message_is_tidied(text: str, cleaned: str) -> None:
    intake = examine(text, LIMIT)
    assert (intake.text, intake.problem) == (cleaned, None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", Problem.EMPTY),
        (" \n\t ", Problem.EMPTY),
        ("\u200b\ufeff\u00a0", Problem.EMPTY),
        ("a" * (LIMIT + 1), Problem.TOO_LONG),
        ("?" * (LIMIT + 1), Problem.TOO_LONG),
        ("\x00\x01\x02", Problem.BINARY),
        ("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Problem.BINARY),
        ("\ufffd\ufffd JFIF \ufffd", Problem.BINARY),
        ("\ud800\udc00", Problem.BINARY),
        ("data:image/png;base64,iVBORw0KGgo=", Problem.BINARY),
        ("?", Problem.NO_WORDS),
        ("...!!", Problem.NO_WORDS),
        (":-)", Problem.NO_WORDS),
        ("\U0001f644", Problem.NO_WORDS),
        ("\U0001f469\u200d\U0001f467 \u2764\ufe0f", Problem.NO_WORDS),
        ("1\ufe0f\u20e3", Problem.NO_WORDS),
    ],
)
def test_a_message_that_cannot_be_answered_is_told_apart(text: str, problem: Problem) -> None:
    assert examine(text, LIMIT).problem is problem


def test_a_message_of_exactly_the_limit_is_taken() -> None:
    assert examine("a" * LIMIT, LIMIT).problem is None


def test_what_is_tidied_away_does_not_count_towards_the_limit() -> None:
    assert examine("a" + " " * 500 + "b", LIMIT).problem is None


def test_a_problem_is_also_its_name() -> None:
    assert Problem.TOO_LONG == "too_long"


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    once = examine(text, LIMIT).text
    assert examine(once, LIMIT).text == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\x00" not in once
