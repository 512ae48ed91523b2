from __future__ import annotations

import asyncio
import json
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from bot.settings import Settings
from tests.dependency_calls import cut_the_network
from tests.service import new_database

if TYPE_CHECKING:
    from bot.chat.engine import Engine
    from bot.chat.turn import Turn

pytestmark = pytest.mark.model

CONTRACT = {
    "kind", "text", "buttons", "topic", "condition", "audience", "section", "version", "status",
    "reviewed_on", "sources", "level", "sign",
}  # fmt: skip


class Talk:
    """A conversation with the real engine."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.id = uuid4().hex

    async def say(self, text: str) -> Turn:
        return await self.engine.respond(self.id, text)


@pytest.fixture
def talk(trained_engine: Engine) -> Talk:
    return Talk(trained_engine)


def only(turn: Turn) -> dict[str, Any]:
    (message,) = turn.messages
    return message


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("what are milia", "overview"),
        ("how long do milia last", "outlook"),
        ("are they contagious", "contagious"),
        ("how much does removal cost", "price"),
        ("what are your opening hours", "opening_hours"),
        ("can I squeeze them", "squeezing"),
    ],
)
async def test_a_plain_question_is_answered(talk: Talk, text: str, topic: str) -> None:
    turn = await talk.say(text)
    message = turn.messages[0]
    assert turn.topics[0] == topic
    assert (turn.intent, turn.level, turn.check) == (f"ask_{topic}", "routine", None)
    assert turn.confidence is not None
    assert 0 < turn.confidence <= 1
    assert set(message) == CONTRACT
    assert (message["kind"], message["status"]) == ("answer", "draft")
    assert message["text"]
    assert json.loads(json.dumps(turn.messages)) == turn.messages


async def test_a_paragraph_break_does_not_split_a_message(talk: Talk) -> None:
    assert "\n\n" in only(await talk.say("what are milia"))["text"]


async def test_two_questions_get_two_answers(talk: Talk) -> None:
    turn = await talk.say("Are they contagious? And how much does removal cost?")
    assert turn.topics == ["contagious", "price"]
    assert [message["topic"] for message in turn.messages] == turn.topics


async def test_the_person_meant_can_change_and_the_topic_stays(talk: Talk) -> None:
    first = only(await talk.say("how long do milia last"))
    second = only(await talk.say("and for a baby?"))
    assert (first["topic"], first["audience"]) == ("outlook", None)
    assert (second["topic"], second["audience"]) == ("outlook", "baby")
    assert second["text"] != first["text"]


async def test_a_button_does_what_it_says(talk: Talk) -> None:
    first = only(await talk.say("how long do milia last"))
    for button in first["buttons"]:
        turn = await talk.say(button["payload"])
        message = only(turn)
        assert (message["topic"], turn.topics) == ("outlook", ["outlook"])
        assert json.dumps(message["audience"]) in button["payload"]


async def test_who_it_is_about_is_remembered(talk: Talk) -> None:
    await talk.say("my baby is 5 days old and has white dots on her nose")
    assert only(await talk.say("how long do they last"))["audience"] == "baby"


async def test_what_is_not_understood_is_admitted_with_a_way_to_a_person(talk: Talk) -> None:
    turn = await talk.say("qwx zzkp vvbn")
    message = only(turn)
    assert message["kind"] in ("unknown", "ask_back")
    assert message["buttons"]
    if message["kind"] == "unknown":
        assert (turn.topics, turn.offered) == (["out_of_scope"], [])
    else:
        assert turn.topics == []
        assert len(turn.offered) == len(message["buttons"])


@pytest.mark.parametrize(
    ("text", "intent"), [("hello", "greet"), ("thank you", "thank"), ("bye", "goodbye")]
)
async def test_small_talk_is_about_no_topic(talk: Talk, text: str, intent: str) -> None:
    turn = await talk.say(text)
    assert (only(turn)["kind"], turn.topics, turn.intent) == ("small_talk", [], intent)


@pytest.mark.parametrize("how", ["words", "restart", "forget"])
async def test_after_starting_again_nothing_is_known(talk: Talk, how: str) -> None:
    await talk.say("my baby has milia, how long do they last")
    if how == "words":
        await talk.say("start again")
    elif how == "restart":
        assert await talk.engine.restart(talk.id) == talk.engine.greeting()
    else:
        await talk.engine.forget(talk.id)
    assert only(await talk.say("what are milia"))["audience"] is None


async def test_conversations_know_nothing_of_each_other(trained_engine: Engine) -> None:
    parent, other = Talk(trained_engine), Talk(trained_engine)
    await parent.say("my baby has milia, how long do they last")
    replies = await asyncio.gather(other.say("what are milia"), parent.say("what are milia"))
    assert [only(turn)["audience"] for turn in replies] == [None, "baby"]


def test_the_greeting_offers_common_questions(trained_engine: Engine) -> None:
    (message,) = trained_engine.greeting()
    assert set(message) == CONTRACT
    assert message["kind"] == "notice"
    assert all(button["payload"].startswith("/ask_") for button in message["buttons"])


async def test_nothing_is_fetched_to_answer(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, getattr(socket, name))
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, getattr(socket.socket, name))
    cut_the_network()
    assert (await talk.say("are they contagious")).topics == ["contagious"]


async def test_a_restart_of_the_server_loses_nothing(trained_model: Path, tmp_path: Path) -> None:
    from bot.chat.engine import Engine
    from bot.chat.tracker_store import CachedTrackerStore

    settings = Settings(demo_mode=True, model_directory=trained_model.parent)
    with new_database(tmp_path) as database:
        before = Talk(Engine.load(settings, CachedTrackerStore(None, database)))
        await before.say("my baby has milia, how long do they last")
        after = Talk(Engine.load(settings, CachedTrackerStore(None, database)))
        after.id = before.id
        assert only(await after.say("what are milia"))["audience"] == "baby"


@pytest.mark.parametrize("directory", ["empty", "missing"])
def test_without_a_model_the_remedy_is_named(tmp_path: Path, directory: str) -> None:
    from bot.chat.engine import EngineError, newest_model

    (tmp_path / "empty").mkdir()
    with pytest.raises(EngineError, match="make train"):
        newest_model(tmp_path / directory)


@pytest.mark.parametrize(
    ("messages", "answered", "offered"),
    [
        ([], [], []),
        ([{"kind": "answer", "topic": "cause"}, {"kind": "answer", "topic": "who"}],
         ["cause", "who"], []),
        ([{"kind": "answer", "topic": "cause"}] * 2, ["cause"], []),
        ([{"kind": "small_talk", "topic": None}], [], []),
        ([{"kind": "ask_back", "topic": None,
           "buttons": [{"payload": "/ask_cause"}, {"payload": '/ask_who{"audience":"baby"}'}]}],
         [], ["cause", "who"]),
        ([{"kind": "answer", "topic": "cause", "buttons": [{"payload": "/ask_who"}]}],
         ["cause"], []),
    ],
)  # fmt: skip
def test_topics_of_a_reply_are_those_of_its_messages(
    messages: list[dict[str, Any]], answered: list[str], offered: list[str]
) -> None:
    from bot.chat.engine import answered_topics, offered_topics

    assert (answered_topics(messages), offered_topics(messages)) == (answered, offered)
