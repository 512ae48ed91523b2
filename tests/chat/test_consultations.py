from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from bot.chat.access import Key
from bot.chat.consultations import Requested
from bot.chat.log import Log
from bot.chat.refusals import ExpiredTokenError, UnknownConversationError
from bot.chat.turn import Turn
from bot.requests.acceptance import Origin
from bot.requests.details import NoteLine
from bot.requests.draft import Draft
from bot.requests.hand_off import OPEN_FORM, TOPIC
from bot.requests.reference import read_reference
from bot.requests.standing import Standing
from bot.requests.submission import RequestProblems, Submission
from bot.store import database
from bot.store.request_models import ConsultationRequest
from bot.web.application import Services
from tests.fakes import FakeEngine, FakeKnowledge
from tests.requests.filled_in import TYPED, filled_in
from tests.service import EXPIRED_AT_ONCE, services

BLEEDS, BREATHLESS, BOTH = (
    "a lump, it bled on my pillow", "he cannot breathe", "i am breathless, the lump has not healed",
)  # fmt: skip
NOT_BREATHLESS = '/not_what_i_meant{"sign":"hard_to_breathe"}'
NOT_BLEEDING = '/not_what_i_meant{"sign":"bleeding_lump"}'
Replies = Callable[[dict[str, Any]], None]
NOTE = [{"title": "Its colour", "text": "white"}, {"title": "Its size", "text": "about 1 mm"}]


@pytest.fixture
def chats(store: Engine, engine: FakeEngine) -> Services:
    return services(store, engine)


@pytest.fixture
async def key(chats: Services) -> Key:
    return (await chats.conversations.open()).key


def filled(**changes: Any) -> Submission:
    return filled_in(FakeKnowledge.requests, channel="chat", **changes)


def stored(store: Engine) -> list[ConsultationRequest]:
    with database.sessions(store)() as session:
        return list(session.execute(select(ConsultationRequest)).scalars())


@pytest.fixture
def replies(engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> Replies:
    """Lets the engine answer with some message from now on."""

    def set_reply(message: dict[str, Any]) -> None:
        async def respond(conversation_id: str, text: str) -> Turn:
            return Turn([message])

        monkeypatch.setattr(engine, "respond", respond)

    return set_reply


def form(note: list[dict[str, str]], person: str | None = None, age: str = "") -> dict[str, Any]:
    return {
        "kind": "request_form",
        "text": "Here is the form.",
        "topic": TOPIC,
        "form": {"note": note, "person": person, "age": age},
    }


async def say(chats: Services, key: Key, *said: str) -> None:
    """Types words and presses buttons."""
    for number, words in enumerate(said):
        pressed = {"payload": words} if words.startswith("/") else {"text": words}
        await chats.conversations.say(key, f"m{number}", **pressed)


class TestKey:
    async def test_without_the_token_there_is_no_draft_and_no_request(
        self, chats: Services, store: Engine, key: Key
    ) -> None:
        for stranger in (Key(key.conversation_id, "guess"), Key("c_unknown", key.token)):
            with pytest.raises(UnknownConversationError):
                await chats.consultations.draft(stranger)
            with pytest.raises(UnknownConversationError):
                await chats.consultations.request(stranger, filled())
        assert stored(store) == []

    async def test_a_token_that_is_too_old_opens_nothing(
        self, store: Engine, engine: FakeEngine
    ) -> None:
        chats = services(store, engine, EXPIRED_AT_ONCE)
        key = (await chats.conversations.open()).key
        with pytest.raises(ExpiredTokenError):
            await chats.consultations.draft(key)
        with pytest.raises(ExpiredTokenError):
            await chats.consultations.request(key, filled())
        assert stored(store) == []


class TestDraft:
    async def test_it_is_empty_where_no_form_was_opened(self, chats: Services, key: Key) -> None:
        await say(chats, key, "why do they come up")
        assert await chats.consultations.draft(key) == Draft()

    async def test_it_is_what_the_form_began_with(
        self, chats: Services, key: Key, replies: Replies
    ) -> None:
        replies(form(NOTE, "child", "7"))
        await say(chats, key, "can i book")
        draft = await chats.consultations.draft(key)
        assert draft == Draft(
            note=(NoteLine("Its colour", "white"), NoteLine("Its size", "about 1 mm")),
            person="child",
            age="7",
        )

    async def test_of_two_forms_the_latest_counts(
        self, chats: Services, key: Key, replies: Replies
    ) -> None:
        replies(form(NOTE, "child", "7"))
        await chats.conversations.say(key, "1", text="can i book")
        replies(form(NOTE[:1]))
        await chats.conversations.say(key, "2", text="can i book")
        draft = await chats.consultations.draft(key)
        assert draft == Draft(note=(NoteLine("Its colour", "white"),))

    async def test_the_form_of_another_chat_is_not_shown(
        self, chats: Services, key: Key, replies: Replies
    ) -> None:
        replies(form(NOTE))
        await say(chats, key, BREATHLESS, "can i book")
        other = (await chats.conversations.open()).key
        assert await chats.consultations.draft(other) == Draft()


@pytest.mark.parametrize(
    ("said", "level", "sign"),
    [
        ([], "routine", None),
        (["why do they come up"], "routine", None),
        ([BLEEDS], "see_doctor", "bleeding_lump"),
        ([BLEEDS, BREATHLESS], "emergency", "hard_to_breathe"),
        ([BREATHLESS, BLEEDS], "emergency", "hard_to_breathe"),
        ([BOTH], "emergency", "hard_to_breathe"),
        # what was taken back counts no more
        ([BREATHLESS, NOT_BREATHLESS], "routine", None),
        ([BREATHLESS, "false alarm"], "routine", None),
        ([BLEEDS, BREATHLESS, NOT_BREATHLESS], "see_doctor", "bleeding_lump"),
        ([BREATHLESS, BLEEDS, NOT_BREATHLESS], "see_doctor", "bleeding_lump"),
        ([BREATHLESS, BLEEDS, NOT_BLEEDING], "emergency", "hard_to_breathe"),
        ([BLEEDS, BREATHLESS, NOT_BREATHLESS, NOT_BLEEDING], "routine", None),
        # until it is said again
        ([BREATHLESS, NOT_BREATHLESS, BREATHLESS], "emergency", "hard_to_breathe"),
    ],
)
async def test_a_request_is_as_urgent_as_the_most_urgent_sign_that_still_stands(
    chats: Services, key: Key, store: Engine, said: list[str], level: str, sign: str | None
) -> None:
    await say(chats, key, *said)
    draft = await chats.consultations.draft(key)
    assert (draft.level, draft.sign) == (level, sign)
    taken = await chats.consultations.request(key, filled())
    assert taken.standing.level == level
    assert [(row.level, row.sign) for row in stored(store)] == [(level, sign)]


async def test_the_result_of_the_symptom_check_counts_too(
    chats: Services, key: Key, replies: Replies
) -> None:
    replies({"kind": "check_result", "text": "It fits.", "level": "same_day"})
    await say(chats, key, BLEEDS, "check my bump")
    draft = await chats.consultations.draft(key)
    assert (draft.level, draft.sign) == ("same_day", None)


class TestConfirmation:
    async def test_it_tells_the_code_and_stands_in_the_history_as_a_button_pressed(
        self, chats: Services, key: Key, store: Engine
    ) -> None:
        taken = await chats.consultations.request(key, filled())
        (row,) = stored(store)
        (told,) = taken.messages
        assert row.reference == read_reference(taken.standing.reference)
        assert (row.conversation_id, row.channel) == (key.conversation_id, "chat")
        assert (told["kind"], told["topic"]) == ("notice", TOPIC)
        assert told["reference"] == taken.standing.reference
        assert taken.standing.reference in told["text"]
        _, said, answer = await chats.conversations.history(key)
        assert (said["author"], said["text"]) == ("patient", "Send my request")
        assert told.items() <= answer.items()
        with store.connect() as connection:
            payloads = "select payload from messages where author = 'patient'"
            assert connection.exec_driver_sql(payloads).scalars().all() == [OPEN_FORM]

    async def test_nothing_that_was_typed_into_the_form_stands_in_the_chat(
        self, chats: Services, key: Key, store: Engine
    ) -> None:
        await chats.consultations.request(key, filled())
        with store.connect() as connection:
            rows = connection.exec_driver_sql("select * from messages").all()
        assert [word for word in TYPED if word in str(rows)] == []

    @pytest.mark.parametrize(
        ("said", "reminder"), [(BLEEDS, "still see your GP"), (BREATHLESS, "still call 999")]
    )
    async def test_after_a_warning_it_begins_with_the_help_that_cannot_wait(
        self, chats: Services, key: Key, said: str, reminder: str
    ) -> None:
        await say(chats, key, said)
        told, confirmed = (await chats.consultations.request(key, filled())).messages
        assert (told["kind"], reminder in told["text"]) == ("red_flag", True)
        assert confirmed["reference"]

    async def test_what_is_found_in_the_note_is_said_in_full(
        self, chats: Services, key: Key
    ) -> None:
        sent = replace(filled(), note=(NoteLine("Your words", "now the lump bleeds"),))
        told, confirmed = (await chats.consultations.request(key, sent)).messages
        assert (told["kind"], told["sign"]) == ("red_flag", "bleeding_lump")
        assert confirmed["reference"]

    async def test_the_same_request_again_is_confirmed_once(
        self, chats: Services, key: Key, store: Engine
    ) -> None:
        first = await chats.consultations.request(key, filled())
        again = await chats.consultations.request(key, filled())
        assert again == first
        assert len(stored(store)) == 1
        references = [entry.get("reference") for entry in await chats.conversations.history(key)]
        assert references == [None, None, first.standing.reference]

    async def test_a_request_that_is_not_complete_leaves_no_trace(
        self, chats: Services, key: Key, store: Engine
    ) -> None:
        with pytest.raises(RequestProblems) as caught:
            await chats.consultations.request(key, filled(contact={"telephone": "12"}))
        assert list(caught.value.fields) == ["telephone"]
        assert stored(store) == []
        assert len(await chats.conversations.history(key)) == 1

    async def test_it_is_told_even_when_it_cannot_be_logged(
        self, chats: Services, key: Key, store: Engine, caplog: pytest.LogCaptureFixture
    ) -> None:
        broken = OperationalError("insert", {"name": "Ana Smith"}, Exception("07700 900123"))
        with patch.object(Log, "add", side_effect=broken), caplog.at_level(logging.DEBUG):
            taken = await chats.consultations.request(key, filled())
        (row,) = stored(store)
        assert row.reference == read_reference(taken.standing.reference)
        assert [told["reference"] for told in taken.messages] == [taken.standing.reference]
        assert "A confirmation could not be logged: OperationalError" in caplog.text
        assert [word for word in (*TYPED, row.reference) if word in caplog.text] == []

    async def test_what_could_not_be_logged_is_logged_when_it_is_sent_again(
        self, chats: Services, key: Key, store: Engine
    ) -> None:
        broken = OperationalError("insert", {}, Exception("down"))
        with patch.object(Log, "add", side_effect=broken):
            first = await chats.consultations.request(key, filled())
        again = await chats.consultations.request(key, filled())
        assert again.standing == first.standing
        assert len(stored(store)) == 1
        last = (await chats.conversations.history(key))[-1]
        assert last["reference"] == first.standing.reference


class TestErasedChat:
    async def test_a_chat_that_was_erased_takes_no_request(
        self, chats: Services, key: Key, store: Engine
    ) -> None:
        await chats.conversations.erase(key)
        with pytest.raises(UnknownConversationError):
            await chats.consultations.request(key, filled())
        assert stored(store) == []

    async def test_nor_does_one_that_is_erased_while_the_request_is_read(
        self, chats: Services, key: Key, store: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        submit = chats.acceptance.submit

        async def too_late(submission: Submission, origin: Origin) -> Standing:
            await chats.conversations.erase(key)
            return await submit(submission, origin)

        monkeypatch.setattr(chats.acceptance, "submit", too_late)
        with pytest.raises(UnknownConversationError):
            await chats.consultations.request(key, filled())
        assert stored(store) == []

    async def test_one_that_is_erased_before_the_confirmation_is_told_it_all_the_same(
        self, chats: Services, key: Key, store: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        submit = chats.acceptance.submit

        async def just_in_time(submission: Submission, origin: Origin) -> Standing:
            taken = await submit(submission, origin)
            await chats.conversations.erase(key)
            return taken

        monkeypatch.setattr(chats.acceptance, "submit", just_in_time)
        taken: Requested = await chats.consultations.request(key, filled())
        assert [told["reference"] for told in taken.messages] == [taken.standing.reference]
        # Erasing has withdrawn it.
        assert [(row.state, row.name) for row in stored(store)] == [("withdrawn", None)]
