from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from bot.settings import ROOT

if TYPE_CHECKING:
    from bot.chat.actions_in_process import ActionsInProcess

# It needs no trained model, but what it stands on takes as long to load.
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def endpoint() -> ActionsInProcess:
    from bot.chat.actions_in_process import ActionsInProcess

    return ActionsInProcess()


def call(action: str, intent: str) -> dict[str, Any]:
    """A call as Rasa sends it to an action server."""
    message = {"intent": {"name": intent}, "entities": [], "text": "some words"}
    tracker = {
        "sender_id": "c_1", "slots": {}, "latest_message": message, "events": [], "paused": False,
        "latest_action_name": "action_listen", "followup_action": None, "active_loop": {},
    }  # fmt: skip
    return {"next_action": action, "sender_id": "c_1", "tracker": tracker, "domain": {}}


async def test_an_action_answers_as_an_action_server_would(endpoint: ActionsInProcess) -> None:
    result = await endpoint.request(json=call("action_answer_question", "ask_cause"), timeout=10)
    (response,) = result["responses"]
    assert (response["custom"]["topic"], bool(response["text"])) == ("cause", True)
    slots = {event["name"]: event["value"] for event in result["events"]}
    assert slots["topic"] == "cause"


async def test_every_action_of_the_domain_can_be_run(endpoint: ActionsInProcess) -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    for action in domain["actions"]:
        result = await endpoint.request(json=call(action, "greet"))
        assert set(result) == {"events", "responses"}


@pytest.mark.parametrize(
    ("action", "intent", "error"),
    [
        ("action_unheard_of", "greet", "ActionNotFoundException"),
        ("action_small_talk", "ask_cause", "KeyError"),
    ],
)
async def test_a_failing_action_is_reported_without_the_patients_words(
    endpoint: ActionsInProcess,
    caplog: pytest.LogCaptureFixture,
    action: str,
    intent: str,
    error: str,
) -> None:
    with caplog.at_level(logging.WARNING):
        result = await endpoint.request(json=call(action, intent))
    assert result == {"events": [], "responses": []}
    assert f"The action {action} failed: {error}" in caplog.text
    assert "some words" not in caplog.text


@pytest.mark.parametrize(
    ("result", "good"),
    [
        ({"events": [], "responses": []}, True),
        ({"events": [{"event": "slot", "name": "topic", "value": "cause"}], "responses": []}, True),
        ({"responses": []}, True),
        ({"events": "none"}, False),
        ({"events": [{"name": "topic"}]}, False),
        ([], False),
    ],
)
def test_what_an_action_returns_is_checked_as_rasa_does(
    endpoint: ActionsInProcess, result: Any, good: bool
) -> None:
    from jsonschema import ValidationError
    from rasa.core.actions.action import RemoteAction

    checker = RemoteAction("action_answer_question", endpoint)
    if good:
        assert checker._validate_action_result(result)
    else:
        with pytest.raises(ValidationError):
            checker._validate_action_result(result)
