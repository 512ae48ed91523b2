from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.clauses import split_questions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What is it? Does it hurt?", ["What is it?", "Does it hurt?"]),
        ("what is it and how long does it last", ["what is it", "how long does it last"]),
        ("does it hurt and what does it cost", ["does it hurt", "what does it cost"]),
        ("is it catching, can I swim", ["is it catching", "can I swim"]),
        ("what is it\n\ncan I pop it", ["what is it", "can I pop it"]),
        ("is it bad; should I worry", ["is it bad", "should I worry"]),
        ("whats this plus how do I get rid", ["whats this", "how do I get rid"]),
        ("I found a bump. What is it? Is it bad?", ["What is it?", "Is it bad?"]),
        ("Why me? Who gets them? Do they go?", ["Why me?", "Who gets them?", "Do they go?"]),
    ],
)
def test_a_message_is_split_into_the_questions_it_asks(text: str, expected: list[str]) -> None:
    assert split_questions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "why do they come up",
        "milia",
        "",
        "red and itchy",
        "is it safe for mum and baby",
        "white bumps on my nose, been there for weeks, what are they",
        "hi, why do they come up",
        "I have had it for a year. It is white.",
        "well-known skin spots",
        "1.5 mm wide bump",
    ],
)
def test_a_message_that_asks_one_thing_stays_whole(text: str) -> None:
    assert split_questions(text) == []


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["why me", "is it bad", "a bump", "?", ".", ",", " and ", "\n", " - "]),
        max_size=8,
    )
)
def test_pieces_are_the_patients_own_words_in_their_order(parts: list[str]) -> None:
    text = " ".join(parts)
    pieces = split_questions(text)
    assert len(pieces) != 1
    place = 0
    for piece in pieces:
        place = text.index(piece, place) + len(piece)
