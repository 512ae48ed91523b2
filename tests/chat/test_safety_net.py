"""Warning signs in a conversation: answered before the engine, and whatever else fails."""

from __future__ import annotations

import asyncio
from unittest.mock import patch

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from bot.chat.access import Key
from bot.chat.conversations import Conversations
from bot.requests.hand_off import OFFER
from bot.store import database, red_flags
from bot.store.models import Message
from tests.fakes import FakeEngine

BREATHLESS = "he cannot breathe"
NOT_MEANT = '/not_what_i_meant{"sign":"hard_to_breathe"}'


@pytest.fixture
def key(conversations: Conversations) -> Key:
    return asyncio.run(conversations.open()).key


def logged(store: Engine, key: Key) -> list[tuple[str, str, str, bool]]:
    with database.sessions(store).begin() as session:
        patient = session.query(Message).filter_by(
            conversation_id=key.conversation_id, author="patient"
        )
        return [
            (row.sign, row.level, row.words, row.taken_back)
            for message in patient.order_by(Message.turn)
            for row in red_flags.of_message(session, message.id)
        ]


async def test_a_sign_is_answered_without_asking_the_engine(
    conversations: Conversations, engine: FakeEngine, key: Key
) -> None:
    reply = await conversations.say(key, "1", text=BREATHLESS)
    assert (reply.level, reply.topics) == ("emergency", ["urgent"])
    assert [message["kind"] for message in reply.messages] == ["red_flag"]
    assert engine.heard == []


async def test_the_engine_takes_in_what_the_message_tells_of_the_person(
    conversations: Conversations, engine: FakeEngine, key: Key
) -> None:
    await conversations.say(key, "1", text=BREATHLESS)
    assert engine.noted == [(key.conversation_id, BREATHLESS)]


async def test_a_sign_is_answered_when_the_engine_fails(
    conversations: Conversations, key: Key
) -> None:
    reply = await conversations.say(key, "1", text=f"baffling, {BREATHLESS}")
    assert (reply.level, len(reply.messages)) == ("emergency", 1)


async def test_a_warning_does_not_wait_for_an_engine_that_hangs(
    conversations: Conversations, engine: FakeEngine, key: Key
) -> None:
    async def hang(conversation_id: str, text: str) -> None:
        await asyncio.sleep(60)

    with (
        patch.object(engine, "note_warning", hang),
        patch("bot.chat.conversations.NOTING_SECONDS", 0.01),
    ):
        reply = await conversations.say(key, "1", text=BREATHLESS)
    assert reply.level == "emergency"


async def test_a_sign_in_a_message_that_is_too_long_is_answered(
    conversations: Conversations, key: Key
) -> None:
    reply = await conversations.say(key, "1", text=f"{'so it goes on. ' * 40}{BREATHLESS}")
    assert reply.level == "emergency"


async def test_a_sign_is_answered_when_the_database_fails(
    conversations: Conversations, key: Key
) -> None:
    broken = OperationalError("select", {}, Exception("down"))
    with patch("bot.chat.log.messages.typed_lately", side_effect=broken):
        reply = await conversations.say(key, "1", text=BREATHLESS)
    assert (reply.level, reply.messages[0]["kind"]) == ("emergency", "red_flag")


async def test_a_failing_database_is_no_answer_to_an_ordinary_question(
    conversations: Conversations, key: Key
) -> None:
    broken = OperationalError("select", {}, Exception("down"))
    with (
        patch("bot.chat.log.messages.typed_lately", side_effect=broken),
        pytest.raises(OperationalError),
    ):
        await conversations.say(key, "1", text="why do they come up")


async def test_a_sign_in_a_foreign_message_is_answered_first(
    conversations: Conversations, key: Key
) -> None:
    text = "mam białą krostkę pod okiem i bardzo mnie to martwi, cannot breathe"
    assert (await conversations.say(key, "1", text=text)).level == "emergency"


async def test_a_sign_is_logged_with_its_words_and_version(
    conversations: Conversations, store: Engine, key: Key
) -> None:
    await conversations.say(key, "1", text=BREATHLESS)
    assert logged(store, key) == [("hard_to_breathe", "emergency", "cannot breathe", False)]
    with store.connect() as connection:
        version, net = connection.exec_driver_sql("select version, net from red_flags").one()
    assert (version, net) == ("0123456789ab", "words")


async def test_personal_details_are_masked_in_the_words_and_in_the_reply(
    conversations: Conversations, store: Engine, key: Key
) -> None:
    text = "the lump, ring me on 07700 900123, bleeds"
    reply = await conversations.say(key, "1", text=text)
    assert reply.level == "see_doctor"
    with store.connect() as connection:
        dump = "\n".join(connection.connection.iterdump())
    assert "900123" not in dump + str(reply.messages)


async def test_half_a_sign_in_each_of_two_messages_is_a_sign(
    conversations: Conversations, key: Key
) -> None:
    first = await conversations.say(key, "1", text="she has a fever")
    second = await conversations.say(key, "2", text="she is 5 weeks old")
    assert (first.level, second.level) == ("routine", "same_day")


async def test_what_was_said_before_starting_again_is_forgotten(
    conversations: Conversations, key: Key
) -> None:
    await conversations.say(key, "1", text="she has a fever")
    await conversations.restart(key)
    assert (await conversations.say(key, "2", text="she is 5 weeks old")).level == "routine"


async def test_a_sign_can_be_taken_back_by_its_button(
    conversations: Conversations, store: Engine, key: Key
) -> None:
    warned = await conversations.say(key, "1", text=BREATHLESS)
    assert [button["payload"] for button in warned.messages[0]["buttons"]] == [NOT_MEANT]
    reply = await conversations.say(key, "2", payload=NOT_MEANT)
    assert (reply.level, reply.messages[0]["text"]) == (
        "emergency",
        "fixed text: taken_back (trouble with breathing)\n\nfixed text: still_emergency",
    )
    assert [(sign, back) for sign, _, _, back in logged(store, key)] == [
        ("hard_to_breathe", False),
        ("hard_to_breathe", True),
    ]


async def test_a_sign_taken_back_in_words_keeps_its_level_in_that_turn_only(
    conversations: Conversations, key: Key
) -> None:
    await conversations.say(key, "1", text=BREATHLESS)
    back = await conversations.say(key, "2", text="false alarm, that was a film")
    after = await conversations.say(key, "3", text="why do they come up")
    assert (back.level, after.level) == ("emergency", "routine")


async def test_a_button_of_a_sign_that_never_was_is_refused(
    conversations: Conversations, key: Key
) -> None:
    from bot.chat.refusals import PayloadNotOfferedError

    with pytest.raises(PayloadNotOfferedError):
        await conversations.say(key, "1", payload=NOT_MEANT)


@pytest.mark.parametrize(
    ("said", "level", "payloads"),
    [
        (BREATHLESS, "emergency", [NOT_MEANT]),
        (
            "my baby is 5 weeks and has a fever",
            "same_day",
            ['/not_what_i_meant{"sign":"young_baby_fever"}'],
        ),
        (
            "a lump, it bled on my pillow",
            "see_doctor",
            ['/not_what_i_meant{"sign":"bleeding_lump"}', OFFER],
        ),
    ],
)
async def test_only_a_warning_that_is_no_hurry_leads_to_the_clinic_as_well(
    conversations: Conversations, key: Key, said: str, level: str, payloads: list[str]
) -> None:
    reply = await conversations.say(key, "1", text=said)
    assert reply.level == level
    assert [button["payload"] for button in reply.messages[0]["buttons"]] == payloads


async def test_the_way_to_the_clinic_beside_a_warning_can_be_taken(
    conversations: Conversations, engine: FakeEngine, key: Key
) -> None:
    await conversations.say(key, "1", text="a lump, it bled on my pillow")
    await conversations.say(key, "2", payload=OFFER)
    assert engine.heard == [(key.conversation_id, OFFER)]
