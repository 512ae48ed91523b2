from __future__ import annotations

import asyncio
import logging

import pytest
from sqlalchemy.engine import Engine

from bot.chat.access import Key
from bot.chat.conversations import Conversations
from bot.chat.refusals import (
    ExpiredTokenError,
    MessageTooLongError,
    PayloadNotOfferedError,
    UnknownConversationError,
    UnknownMessageError,
)
from bot.store import database, feedback, messages
from tests.fakes import FakeEngine
from tests.service import EXPIRED_AT_ONCE, make_conversations

BABY = '/ask_cause{"audience":"baby"}'


async def texts(conversations: Conversations, key: Key) -> list[tuple[str, str]]:
    return [(entry["author"], entry["text"]) for entry in await conversations.history(key)]


async def test_a_new_conversation_begins_with_the_greeting(conversations: Conversations) -> None:
    opened = await conversations.open()
    assert [message["text"] for message in opened.messages] == ["Hello"]
    assert await texts(conversations, opened.key) == [("assistant", "Hello")]


async def test_tokens_cannot_be_guessed_and_are_not_stored(
    conversations: Conversations, store: Engine
) -> None:
    keys = [(await conversations.open()).key for _ in range(3)]
    assert len({key.token for key in keys}) == 3
    assert min(len(key.token) for key in keys) >= 43  # 256 bits in base 64
    with store.connect() as connection:
        dump = "\n".join(connection.connection.iterdump())
    assert not any(key.token in dump for key in keys)


async def test_a_question_is_answered_with_topics_and_level(
    conversations: Conversations, engine: FakeEngine
) -> None:
    key = (await conversations.open()).key
    reply = await conversations.say(key, "1", text="why do they come up")
    assert engine.heard == [(key.conversation_id, "why do they come up")]
    assert (reply.topics, reply.level) == (["cause"], "routine")
    assert reply.messages[0]["section"] == "milia/cause"


async def test_a_warning_sign_keeps_its_level_and_sign(conversations: Conversations) -> None:
    key = (await conversations.open()).key
    reply = await conversations.say(key, "1", text="he cannot breathe")
    assert reply.level == "emergency"
    message = reply.messages[0]
    assert (message["level"], message["sign"]) == ("emergency", "hard_to_breathe")


async def test_the_log_holds_how_the_turn_was_understood(
    conversations: Conversations, store: Engine
) -> None:
    key = (await conversations.open()).key
    await conversations.say(key, "1", text="why do they come up")
    with database.sessions(store)() as session:
        said, answer = messages.of_client_message(session, key.conversation_id, "1")
    assert (said.author, said.turn, said.position) == ("patient", 1, 0)
    assert (said.topics, said.offered, said.level) == (["cause"], [], "routine")
    assert (said.intent, said.confidence) == ("ask_cause", 0.9)
    assert (answer.author, answer.turn, answer.position) == ("assistant", 1, 1)
    assert (answer.section, answer.version) == ("milia/cause", "sha256:0123456789ab")
    assert (answer.status, answer.sources[0]["publisher"]) == ("draft", "NHS")


async def test_the_same_message_again_gets_the_same_reply_and_does_nothing(
    conversations: Conversations, engine: FakeEngine
) -> None:
    key = (await conversations.open()).key
    first = await conversations.say(key, "1", text="why do they come up")
    assert await conversations.say(key, "1", text="why do they come up") == first
    assert len(engine.heard) == 1
    assert len(await conversations.history(key)) == 3


async def test_the_same_message_sent_many_times_at_once_is_answered_once(
    conversations: Conversations, engine: FakeEngine
) -> None:
    key = (await conversations.open()).key
    replies = await asyncio.gather(
        *(conversations.say(key, "1", text="why do they come up") for _ in range(6))
    )
    assert all(reply == replies[0] for reply in replies)
    assert len(engine.heard) == 1


async def test_the_same_message_sent_to_two_processes_is_logged_once(store: Engine) -> None:
    here, there = make_conversations(store, FakeEngine()), make_conversations(store, FakeEngine())
    key = (await here.open()).key
    replies = await asyncio.gather(
        *(one.say(key, "1", text="why do they come up") for one in (here, there))
    )
    assert replies[0] == replies[1]
    assert len(await here.history(key)) == 3


async def test_messages_sent_at_once_are_answered_one_after_the_other(
    conversations: Conversations,
) -> None:
    key = (await conversations.open()).key
    await asyncio.gather(
        *(conversations.say(key, str(number), text=f"question {number}") for number in range(5))
    )
    history = await texts(conversations, key)
    assert [author for author, _ in history] == ["assistant"] + ["patient", "assistant"] * 5


async def test_two_conversations_may_use_the_same_message_id(
    conversations: Conversations, engine: FakeEngine
) -> None:
    for _ in range(2):
        key = (await conversations.open()).key
        await conversations.say(key, "1", text="why do they come up")
    assert len(engine.heard) == 2


@pytest.mark.parametrize("payload", ["/ask_cause", BABY])
async def test_a_button_that_was_offered_is_followed(
    conversations: Conversations, engine: FakeEngine, payload: str
) -> None:
    key = (await conversations.open()).key
    await conversations.say(key, "1", text="why do they come up")
    await conversations.say(key, "2", payload=payload)
    assert engine.heard[-1] == (key.conversation_id, payload)


async def test_the_history_shows_the_title_of_a_button(conversations: Conversations) -> None:
    key = (await conversations.open()).key
    await conversations.say(key, "1", payload="/ask_cause")
    assert (await texts(conversations, key))[1] == ("patient", "Why do milia form?")


@pytest.mark.parametrize("payload", ["/ask_price", BABY, "/restart", "ask_cause", ""])
async def test_a_button_that_was_not_offered_here_is_refused(
    conversations: Conversations, engine: FakeEngine, payload: str
) -> None:
    other = (await conversations.open()).key
    await conversations.say(other, "1", text="why do they come up")  # offers BABY, elsewhere
    key = (await conversations.open()).key
    engine.heard.clear()
    with pytest.raises(PayloadNotOfferedError):
        await conversations.say(key, "1", payload=payload)
    assert engine.heard == []
    assert len(await conversations.history(key)) == 1


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("/ask_cause", "ask_cause"),
        ("  /restart", "restart"),
        ("//restart", "restart"),
        ("/\n/restart", "restart"),
        ("\x00/restart from here", "restart from here"),
        ("and/or creams", "and/or creams"),
    ],
)
async def test_typed_words_are_never_taken_for_a_button(
    conversations: Conversations, engine: FakeEngine, typed: str, heard: str
) -> None:
    key = (await conversations.open()).key
    await conversations.say(key, "1", text=typed)
    assert engine.heard == [(key.conversation_id, heard)]


async def test_personal_details_reach_neither_engine_nor_log(
    conversations: Conversations, engine: FakeEngine, store: Engine
) -> None:
    key = (await conversations.open()).key
    reply = await conversations.say(key, "1", text="why, and ring me on 07700 900123")
    assert [message["text"] for message in reply.messages][-1] == "fixed text: masked"
    with store.connect() as connection:
        dump = "\n".join(connection.connection.iterdump())
    for place in (dump, str(engine.heard)):
        assert "[telephone]" in place
        assert "900123" not in place


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", "fixed text: empty"),
        (" \n\t ", "fixed text: empty"),
        ("\x00\x01\x02\x03\x04\x05", "fixed text: binary"),
        ("😀😀", "fixed text: no_words"),
        ("?!", "fixed text: no_words"),
        ("/", "fixed text: no_words"),
    ],
)
async def test_what_cannot_be_read_gets_a_fixed_answer_and_is_logged(
    conversations: Conversations, engine: FakeEngine, typed: str, expected: str
) -> None:
    key = (await conversations.open()).key
    reply = await conversations.say(key, "1", text=typed)
    assert [message["text"] for message in reply.messages] == [expected]
    assert engine.heard == []
    assert len(await conversations.history(key)) == 3


async def test_a_message_over_the_limit_is_refused_and_nothing_is_lost(
    conversations: Conversations, engine: FakeEngine
) -> None:
    key = (await conversations.open()).key
    with pytest.raises(MessageTooLongError) as caught:
        await conversations.say(key, "1", text="why " * 51)
    assert caught.value.limit == 200
    await conversations.say(key, "1", text="why do they come up")  # shortened, under the same id
    assert [text for _, text in engine.heard] == ["why do they come up"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            "Dzień dobry, mam małe białe krostki pod oczami, co to jest?",
            [(None, "fixed text: english_only"), ("pl", "fixed text in pl")],
        ),
        ("Καλημέρα, έχω άσπρα σπυράκια", [(None, "fixed text: english_only")]),
    ],
)
async def test_another_language_is_answered_in_english_and_in_that_language_where_we_can(
    conversations: Conversations,
    engine: FakeEngine,
    typed: str,
    expected: list[tuple[str | None, str]],
) -> None:
    key = (await conversations.open()).key
    reply = await conversations.say(key, "1", text=typed)
    assert [(one.get("language"), one["text"]) for one in reply.messages] == expected
    assert reply.topics == ["out_of_scope"]
    assert engine.heard == []


async def test_when_the_engine_fails_the_patient_is_told_and_nothing_is_lost(
    conversations: Conversations, caplog: pytest.LogCaptureFixture
) -> None:
    key = (await conversations.open()).key
    with caplog.at_level(logging.DEBUG):
        reply = await conversations.say(key, "1", text="something baffling on my nose")
    assert [(m["kind"], m["text"]) for m in reply.messages] == [("notice", "fixed text: failed")]
    assert (await texts(conversations, key))[1] == ("patient", "something baffling on my nose")
    assert "RuntimeError" in caplog.text
    assert "on my nose" not in caplog.text


async def test_a_restart_of_the_server_loses_nothing(store: Engine) -> None:
    before = make_conversations(store, FakeEngine())
    key = (await before.open()).key
    reply = await before.say(key, "1", text="he cannot breathe")
    history = await before.history(key)

    after = make_conversations(store, FakeEngine())
    assert await after.history(key) == history
    assert await after.say(key, "1", text="he cannot breathe") == reply


async def test_the_history_goes_on_from_the_last_message_known(
    conversations: Conversations,
) -> None:
    key = (await conversations.open()).key
    first = await conversations.say(key, "1", text="why do they come up")
    second = await conversations.say(key, "2", text="and how long")
    history = await conversations.history(key, after=first.messages[-1]["id"])
    texts = ["and how long", second.messages[0]["text"]]
    assert [entry["text"] for entry in history] == texts


async def test_the_history_after_a_message_of_another_conversation_is_refused(
    conversations: Conversations,
) -> None:
    other = await conversations.open()
    key = (await conversations.open()).key
    with pytest.raises(UnknownMessageError):
        await conversations.history(key, after=other.messages[0]["id"])


CALLS = {
    "say": lambda service, key: service.say(key, "1", text="why do they come up"),
    "press": lambda service, key: service.say(key, "1", payload="/ask_cause"),
    "history": lambda service, key: service.history(key),
    "feedback": lambda service, key: service.feedback(key, "m_1", True),
    "restart": lambda service, key: service.restart(key),
    "erase": lambda service, key: service.erase(key),
}


@pytest.mark.parametrize("call", CALLS)
async def test_a_wrong_token_and_an_unknown_conversation_look_the_same(
    conversations: Conversations, engine: FakeEngine, call: str
) -> None:
    key, other = (await conversations.open()).key, (await conversations.open()).key
    refusals = []
    for wrong in (
        Key(key.conversation_id, other.token),
        Key(key.conversation_id, ""),
        Key("c_none", key.token),
    ):
        with pytest.raises(UnknownConversationError) as caught:
            await CALLS[call](conversations, wrong)
        refusals.append(str(caught.value))
    assert len(set(refusals)) == 1
    assert (engine.heard, engine.restarted, engine.forgotten) == ([], [], [])
    assert len(await conversations.history(key)) == 1


@pytest.mark.parametrize("call", CALLS)
async def test_an_expired_token_is_refused(store: Engine, engine: FakeEngine, call: str) -> None:
    conversations = make_conversations(store, engine, EXPIRED_AT_ONCE)
    key = (await conversations.open()).key
    with pytest.raises(ExpiredTokenError):
        await CALLS[call](conversations, key)
    with pytest.raises(UnknownConversationError):
        await CALLS[call](conversations, Key(key.conversation_id, "wrong"))


async def test_feedback_is_masked_and_the_last_word_counts(
    conversations: Conversations, store: Engine
) -> None:
    opened = await conversations.open()
    message_id = opened.messages[0]["id"]
    await conversations.feedback(opened.key, message_id, True)
    await conversations.feedback(opened.key, message_id, False, "no, write to jo@example.com")
    with database.sessions(store)() as session:
        stored = feedback.get(session, message_id)
    assert stored is not None
    assert (stored.helpful, stored.comment) == (False, "no, write to [e-mail]")


async def test_only_replies_of_this_conversation_can_be_judged(
    conversations: Conversations,
) -> None:
    other = await conversations.open()
    key = (await conversations.open()).key
    await conversations.say(key, "1", text="why do they come up")
    own = (await conversations.history(key))[1]
    assert own["author"] == "patient"
    for message_id in (own["id"], other.messages[0]["id"], "m_none"):
        with pytest.raises(UnknownMessageError):
            await conversations.feedback(key, message_id, True)


async def test_starting_again_clears_the_engine_and_keeps_the_log(
    conversations: Conversations, engine: FakeEngine
) -> None:
    key = (await conversations.open()).key
    await conversations.say(key, "1", text="why do they come up")
    reply = await conversations.restart(key)
    assert [message["text"] for message in reply.messages] == ["Hello"]
    assert engine.restarted == [key.conversation_id]
    assert len(await conversations.history(key)) == 4


async def test_erasing_leaves_nothing_of_this_conversation_and_gives_a_receipt(
    conversations: Conversations, engine: FakeEngine, store: Engine
) -> None:
    kept = (await conversations.open()).key
    key = (await conversations.open()).key
    await conversations.say(key, "1", text="why do they come up")

    receipt = await conversations.erase(key)

    assert (receipt.conversation_id, receipt.messages) == (key.conversation_id, 3)
    assert engine.forgotten == [key.conversation_id]
    with pytest.raises(UnknownConversationError):
        await conversations.history(key)
    with store.connect() as connection:
        assert key.conversation_id not in "\n".join(connection.connection.iterdump())
    assert len(await conversations.history(kept)) == 1


async def test_a_conversation_erased_elsewhere_during_a_turn_leaves_no_trace(
    store: Engine,
) -> None:
    here, there = make_conversations(store, FakeEngine()), make_conversations(store, FakeEngine())
    key = (await here.open()).key

    class ErasedMeanwhile(FakeEngine):
        async def respond(self, conversation_id: str, text: str):
            await there.erase(key)
            return await super().respond(conversation_id, text)

    slow = ErasedMeanwhile()
    with pytest.raises(UnknownConversationError):
        await make_conversations(store, slow).say(key, "1", text="why do they come up")
    assert slow.forgotten == [key.conversation_id]


async def test_it_is_ready_while_the_database_answers(
    conversations: Conversations, store: Engine
) -> None:
    assert await conversations.is_ready()
    store.dispose()
    broken = database.connect("postgresql://nobody@127.0.0.1:1/none")
    assert not await make_conversations(broken, FakeEngine()).is_ready()
