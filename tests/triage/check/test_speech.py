from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.replies import Reply
from bot.triage.check.interview import Interview, Stage
from bot.triage.check.speech import CheckSpeech
from bot.triage.check.steps import Move, Step
from tests.triage.check.small import settings, so, told, unknown


@pytest.fixture
def speech() -> CheckSpeech:
    return CheckSpeech(settings())


def asking(*asked: str) -> Interview:
    return Interview(stage=Stage.ASKING, asked=asked)


def does(reply: Reply) -> list[tuple[str, dict[str, Any]]]:
    """The title of each button, and what it sends within the check."""
    prefix = "/answer_check"
    assert all(button.payload.startswith(prefix) for button in reply.buttons)
    return [(b.title, json.loads(b.payload.removeprefix(prefix))) for b in reply.buttons]


def test_the_offer_tells_how_long_the_check_is(speech: CheckSpeech) -> None:
    offer = speech.offer()
    assert (offer.kind, offer.text, offer.topic) == (
        "notice", "Check: offer, at most 4.", "diagnosis",
    )  # fmt: skip
    assert does(offer) == [
        ("Button start", {"move": "start"}),
        ("Button not_now", {"move": "decline"}),
    ]


def test_a_question_has_a_button_for_each_choice_and_the_ways_out(speech: CheckSpeech) -> None:
    question = speech.question(asking("age", "size_mm"))
    assert (question.kind, question.topic) == ("check_question", "diagnosis")
    assert question.text == "Question 2 of at most 4.\n\n**How big?**"
    assert does(question) == [
        ("Like a pinhead", {"move": "answer", "feature": "size_mm", "value": 1.5}),
        ("Like a pea", {"move": "answer", "feature": "size_mm", "value": 7}),
        ("Button unknown", {"move": "answer", "feature": "size_mm", "value": ""}),
        ("Button back", {"move": "back"}),
        ("Button stop", {"move": "stop"}),
    ]


def test_before_the_first_question_there_is_nothing_to_go_back_to(speech: CheckSpeech) -> None:
    titles = [button.title for button in speech.question(asking("age")).buttons]
    assert "Button back" not in titles
    assert titles[-2:] == ["Button unknown", "Button stop"]


@pytest.mark.parametrize(
    ("interview", "lead", "text"),
    [
        (asking("age"), "starts",
         "Check: starts, at most 4.\n\nQuestion 1 of at most 4.\n\n**Whose?**"),
        (asking("age"), "resumed", "Check: resumed.\n\nQuestion 1 of at most 4.\n\n**Whose?**"),
        # an answer that is changed is no further question
        (replace(asking("colour", "age"), revising=True), "", "**Whose?**"),
        (asking("a", "b", "c", "d", "age"), "", "**Whose?**"),
    ],
)  # fmt: skip
def test_a_question_tells_how_far_the_check_is(
    speech: CheckSpeech, interview: Interview, lead: str, text: str
) -> None:
    assert speech.question(interview, lead).text == text


def test_what_was_told_or_asked_can_be_changed(speech: CheckSpeech) -> None:
    description = told(so("colour", "white"), so("site", "ear"), unknown("itch"))
    interview = Interview(description, Stage.DONE, ("age", "itch"))
    change = speech.change(interview)
    assert (change.kind, change.text) == ("check_question", "Check: change_which.")
    # there is no question on the place
    assert does(change) == [
        ("Whose it is", {"move": "change", "feature": "age"}),
        ("Its colour", {"move": "change", "feature": "colour"}),
        ("Its itch", {"move": "change", "feature": "itch"}),
    ]


def test_a_notice_has_the_buttons_that_it_is_given(speech: CheckSpeech) -> None:
    notice = speech.notice("paused", speech.resume, speech.start)
    assert (notice.kind, notice.text, notice.topic) == ("notice", "Check: paused.", None)
    assert does(notice) == [
        ("Button resume", {"move": "resume"}),
        ("Button start", {"move": "start"}),
    ]


def test_what_a_button_sends_comes_back_as_its_step(speech: CheckSpeech) -> None:
    question = speech.question(asking("age", "size_mm"))
    steps = [Step.by_button(entities) for _, entities in does(question)]
    assert [step.move for step in steps] == [*[Move.ANSWER] * 3, Move.BACK, Move.STOP]
    assert [step.told for step in steps] == [
        (so("size_mm", 1.5),), (so("size_mm", 7.0),), (unknown("size_mm"),), (), (),
    ]  # fmt: skip
