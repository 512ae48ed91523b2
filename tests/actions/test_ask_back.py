from __future__ import annotations

from collections.abc import Callable

import pytest
from rasa_sdk import Action, Tracker

from actions.ask_back import AskBack
from tests.actions.conftest import Outcome, make_tracker

Run = Callable[[Action, Tracker], Outcome]


@pytest.mark.parametrize(
    ("offered", "kind", "topic", "payloads"),
    [
        (["cause", "triggers"], "ask_back", None, ["/ask_cause", "/ask_triggers"]),
        (["who", "cause", "types"], "ask_back", None, ["/ask_who", "/ask_cause", "/ask_types"]),
        ([], "unknown", "out_of_scope", ["/ask_booking", "/ask_contact"]),
    ],
)
def test_close_topics_are_offered_and_otherwise_ignorance_is_admitted(
    run: Run, offered: list[str], kind: str, topic: str | None, payloads: list[str]
) -> None:
    (message,) = run(AskBack(), make_tracker(offered=offered)).messages
    assert (message["custom"]["kind"], message["custom"]["topic"]) == (kind, topic)
    assert [button["payload"] for button in message["buttons"]] == payloads


def test_what_the_message_told_is_remembered_all_the_same(run: Run) -> None:
    outcome = run(
        AskBack(),
        make_tracker(
            offered=[],
            about={"audience": "child", "newborn": False, "age_days": 1500.0},
            entities={"site": ["ear"]},
            slots={"topic": "outlook"},
        ),
    )
    check = outcome.slots.pop("check")
    assert check["description"] == [["age", "child", "so", ""], ["age_days", 1500.0, "so", ""]]
    assert outcome.slots == {
        "topic": "outlook",
        "condition": None,
        "audience": "child",
        "age_days": 1500.0,
        "sites": ["ear"],
        "request_offered": False,
    }
