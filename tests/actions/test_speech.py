from __future__ import annotations

from collections.abc import Callable

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_question import AnswerQuestion
from actions.memory import Memory
from actions.speech import accepts_next, answers, hand_off, open_form, say, speaker
from bot.replies import Button, Reply
from bot.requests.hand_off import OFFER, OPEN_FORM
from tests.actions.conftest import make_tracker

YEAR = 365.25  # days
FORM_BUTTON = Button("Button: open.", OPEN_FORM)
OFFER_BUTTON = Button("Button: offer.", OFFER)
HELP_HAD = Button("Button: urgent_help_had.", OPEN_FORM)


@pytest.mark.parametrize("maker", [speaker, hand_off])
def test_all_actions_share_one_maker_of_replies(maker: Callable[[], object]) -> None:
    assert maker() is maker()


@pytest.mark.parametrize(
    ("demo_mode", "text", "status"),
    [("true", "Milia, who.", "draft"), ("false", "Fixed text: withheld.", "withheld")],
)
def test_drafts_are_spoken_only_where_the_settings_say_so(
    monkeypatch: pytest.MonkeyPatch, demo_mode: str, text: str, status: str
) -> None:
    monkeypatch.setenv("DEMO_MODE", demo_mode)
    speaker.cache_clear()
    dispatcher = CollectingDispatcher()
    AnswerQuestion().run(dispatcher, make_tracker("ask_who"), {})
    speaker.cache_clear()
    assert text in dispatcher.messages[0]["text"]
    assert dispatcher.messages[0]["custom"]["status"] == status


@pytest.mark.parametrize(
    ("buttons", "offers"),
    [
        ([], False),
        ([()], False),
        ([(OFFER_BUTTON,)], False),
        ([(HELP_HAD,)], False),
        ([(FORM_BUTTON,)], True),
        ([(OFFER_BUTTON, FORM_BUTTON)], True),
        ([(FORM_BUTTON,), ()], True),
    ],
)
def test_yes_means_a_request_only_where_the_form_is_at_hand(
    buttons: list[tuple[Button, ...]], offers: bool
) -> None:
    replies = [Reply("answer", "An answer.", some) for some in buttons]
    assert accepts_next(Memory(), replies).request_offered is offers


@pytest.mark.parametrize(
    ("topics", "text", "sections"),
    [
        (["booking"], "can i book", ["clinic/booking"]),
        (["booking"], "can i cancel", ["clinic/booking/cancel"]),
        # nothing was typed: another person is meant, or a button was pressed
        (["booking"], "", ["clinic/booking"]),
        (["booking", "price"], "how long", ["clinic/booking/wait", "clinic/price"]),
        # its words are of no matter for other topics
        (["price"], "can i cancel", ["clinic/price"]),
    ],
)
def test_what_is_asked_in_particular_is_answered_in_particular(
    topics: list[str], text: str, sections: list[str]
) -> None:
    assert [reply.section for reply in answers(topics, "milia", Memory(), text)] == sections


def test_a_form_travels_in_custom_as_it_is() -> None:
    dispatcher = CollectingDispatcher()
    say(dispatcher, [open_form(Memory(audience="child", age_days=7 * YEAR))])
    (message,) = dispatcher.messages
    assert (message["text"], message["buttons"]) == ("Request: form.", [])
    assert message["custom"]["kind"] == "request_form"
    assert message["custom"]["form"] == {"note": [], "person": "child", "age": "7"}
