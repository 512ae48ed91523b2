from __future__ import annotations

import re
from typing import Any

import pytest

from bot.knowledge.exactly import exactly


def test_what_has_every_name_and_words_under_each_is_given_back_as_it_is() -> None:
    found = {"two": "Two.", "one": "One."}
    assert exactly(("one", "two"))(found) is found


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        ({"one": "One."}, "missing: two; add them"),
        ({}, "missing: one, two; add them"),
        (
            {"one": "One.", "two": "Two.", "tree": "Three."},
            "not known: tree; known names are one, two",
        ),
        ({"one": "", "two": "Two."}, "nothing is written under one; write it"),
        ({"one": " \n\t", "two": "\u00a0"}, "nothing is written under one, two; write it"),
        (
            {"one": "", "tow": "Two."},
            "missing: two; add them. not known: tow; known names are one, two. "
            "nothing is written under one; write it",
        ),
    ],
)
def test_all_that_is_missing_or_not_known_or_blank_is_told_at_once(
    found: dict[str, str], wrong: str
) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(wrong)}$"):
        exactly(("one", "two"))(found)


@pytest.mark.parametrize("value", [None, 0, [], {}, {"title": ""}])
def test_what_is_no_text_is_not_called_blank(value: Any) -> None:
    assert exactly(("one",))({"one": value}) == {"one": value}


def test_where_no_name_is_known_nothing_may_be_there() -> None:
    assert exactly(())({}) == {}
    with pytest.raises(ValueError, match="not known: one"):
        exactly(())({"one": "One."})
