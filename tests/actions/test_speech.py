from __future__ import annotations

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_question import AnswerQuestion
from actions.speech import speaker
from tests.actions.conftest import make_tracker


def test_all_actions_share_one_maker_of_replies() -> None:
    assert speaker() is speaker()


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
