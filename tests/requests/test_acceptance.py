from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select, text, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import sessionmaker

from bot.knowledge import Knowledge
from bot.requests import acceptance
from bot.requests.acceptance import ATTEMPTS, SAME_WITHIN, Acceptance, Origin, sender_id
from bot.requests.details import NoteLine
from bot.requests.draft import Draft
from bot.requests.reference import read_reference
from bot.requests.submission import RequestProblems, Submission
from bot.store import conversations, database, outbox
from bot.store.request_models import ConsultationRequest
from tests.requests.filled_in import CHILD, NOTE, filled_in
from tests.service import new_database, small_drafts
from tests.store.rows import conversation

OWN_WORDS = "Note: words."
BREATHLESS = NoteLine("Your words", "i am breathless")
NOT_HEALED = NoteLine("Your words", "the lump has not healed")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Engine]:
    with new_database(tmp_path) as store:
        yield store


@pytest.fixture
def sessions(store: Engine) -> sessionmaker:
    # As those that last, but without waiting for the disk.
    return database.sessions(store.execution_options(begin="BEGIN IMMEDIATE", synchronous="OFF"))


@pytest.fixture
def desk(sessions: sessionmaker, small_knowledge: Knowledge) -> Acceptance:
    return Acceptance(sessions, small_knowledge, small_drafts())


@pytest.fixture
def fill(small_knowledge: Knowledge) -> Callable[..., Submission]:
    def fill(**changes: Any) -> Submission:
        return filled_in(small_knowledge.requests, **changes)

    return fill


def rows(sessions: sessionmaker) -> list[ConsultationRequest]:
    with sessions() as session:
        statement = select(ConsultationRequest).order_by(ConsultationRequest.created_at)
        return list(session.execute(statement).scalars())


def row(sessions: sessionmaker) -> ConsultationRequest:
    (found,) = rows(sessions)
    return found


def mails(sessions: sessionmaker) -> list[tuple[str, str]]:
    with sessions() as session:
        return [(mail.reference, mail.kind) for mail in outbox.all_of(session)]


class TestWhatIsStored:
    async def test_everything_that_was_filled_in(
        self, desk: Acceptance, fill: Callable[..., Submission], sessions: sessionmaker
    ) -> None:
        standing = await desk.submit(fill(contact=CHILD))
        found = row(sessions)
        assert read_reference(standing.reference) == found.reference
        assert (found.state, found.channel, found.level) == ("received", "page", "routine")
        assert found.client_request_id == sender_id(fill(contact=CHILD), None)
        assert found.conversation_id is None
        assert found.note == [{"title": line.title, "text": line.text} for line in NOTE]
        assert (found.person, found.name, found.age) == ("child", "Ben Smith", 7)
        assert (found.contact_name, found.reach) == ("Ana Smith", "call")
        assert (found.telephone, found.email) == ("+447700900123", "ana@example.com")
        assert (found.days, found.times) == (["monday", "thursday"], ["morning"])
        assert found.not_before is not None
        assert found.wishes == "step-free access"
        assert (standing.state, standing.erased, standing.note) == ("received", False, NOTE)
        assert standing.created_at == found.created_at

    async def test_the_wording_that_was_agreed_to(
        self,
        desk: Acceptance,
        fill: Callable[..., Submission],
        sessions: sessionmaker,
        small_knowledge: Knowledge,
    ) -> None:
        await desk.submit(fill())
        found = row(sessions)
        assert found.consent_text == "I agree that The Clinic keeps this."
        assert found.consent_version == small_knowledge.requests.consent.fingerprint
        assert found.consent_version.startswith("1/")

    async def test_the_chat_that_it_comes_from(
        self, desk: Acceptance, fill: Callable[..., Submission], sessions: sessionmaker
    ) -> None:
        talk = conversation()
        with sessions.begin() as session:
            conversations.add(session, talk)
        await desk.submit(fill(channel="chat"), Origin(talk.id, Draft(NOTE)))
        assert (row(sessions).conversation_id, row(sessions).channel) == (talk.id, "chat")

    @pytest.mark.parametrize(
        "wrong",
        [
            {"consent_given": False},
            {"consent_version": "older"},
            {"contact": {"telephone": "", "email": ""}},
            {"preferences": {"days": ["someday"]}},
            {"note": (*NOTE, BREATHLESS)},
        ],
    )
    async def test_nothing_when_something_is_wrong(
        self,
        desk: Acceptance,
        fill: Callable[..., Submission],
        sessions: sessionmaker,
        wrong: dict[str, Any],
    ) -> None:
        with pytest.raises(RequestProblems):
            await desk.submit(fill(**wrong))
        assert (rows(sessions), mails(sessions)) == ([], [])
        # What was wrong can be mended and sent with the same id.
        await desk.submit(fill())
        assert len(rows(sessions)) == 1


class TestOnlyOnce:
    async def test_the_same_call_again_is_the_same_request(
        self, desk: Acceptance, fill: Callable[..., Submission], sessions: sessionmaker
    ) -> None:
        first = await desk.submit(fill())
        assert await desk.submit(fill()) == first
        # What was taken is taken, whatever comes with its id.
        assert await desk.submit(fill(consent_given=False)) == first
        assert len(rows(sessions)) == 1
        assert len(mails(sessions)) == 2

    @pytest.mark.parametrize("tabs", ["one tab", "many tabs"])
    async def test_eight_calls_at_once_make_one_request(
        self,
        store: Engine,
        small_knowledge: Knowledge,
        fill: Callable[..., Submission],
        sessions: sessionmaker,
        tabs: str,
    ) -> None:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(8))
        desks = [
            Acceptance(database.lasting_sessions(store), small_knowledge, small_drafts())
            for _ in range(8)
        ]
        names = ["tab" if tabs == "one tab" else f"tab-{number}" for number in range(8)]
        origin = chat(sessions, Draft())
        calls = zip(desks, names, strict=True)
        taken = await asyncio.gather(
            *(desk.submit(fill(client_request_id=name), origin) for desk, name in calls)
        )
        assert {standing.reference for standing in taken} == {taken[0].reference}
        assert len(rows(sessions)) == 1
        assert len(mails(sessions)) == 2

    @pytest.mark.parametrize(
        ("changes", "count"),
        [
            ({}, 1),
            ({"preferences": {"days": ["friday"]}}, 2),
            ({"contact": {"telephone": "+44 7700 900 123"}}, 1),
            ({"note": (NoteLine("Where it is", "under the right eye"),)}, 2),
            ({"note": ()}, 2),
            ({"contact": {"name": "Ben Smith"}}, 2),
            ({"contact": {"telephone": "07700 900124"}}, 2),
            ({"contact": {"telephone": "", "reach": "email"}}, 2),
            ({"contact": {"email": "ben@example.com"}}, 2),
            ({"contact": {"email": ""}}, 2),
        ],
    )
    async def test_the_same_from_a_second_tab_is_one_request_but_another_is_another(
        self,
        desk: Acceptance,
        fill: Callable[..., Submission],
        sessions: sessionmaker,
        changes: dict[str, Any],
        count: int,
    ) -> None:
        origin = chat(sessions, Draft())
        first = await desk.submit(fill(), origin)
        second = await desk.submit(fill(client_request_id="tab-2", **changes), origin)
        assert len(rows(sessions)) == count
        assert (second.reference == first.reference) is (count == 1)

    @pytest.mark.parametrize(
        ("change", "count"),
        [
            ({"state": "withdrawn"}, 2),
            ({"state": "acknowledged"}, 2),
            ({"age": 1 * SAME_WITHIN + timedelta(minutes=1)}, 2),
            ({"age": SAME_WITHIN - timedelta(minutes=1)}, 1),
        ],
    )
    async def test_the_same_can_be_asked_again_later(
        self,
        desk: Acceptance,
        fill: Callable[..., Submission],
        sessions: sessionmaker,
        change: dict[str, Any],
        count: int,
    ) -> None:
        origin = chat(sessions, Draft())
        await desk.submit(fill(), origin)
        columns = dict(change)
        if "age" in columns:
            columns["created_at"] = row(sessions).created_at - columns.pop("age")
        with sessions.begin() as session:
            session.execute(update(ConsultationRequest).values(**columns))
        await desk.submit(fill(client_request_id="tab-2"), origin)
        assert len(rows(sessions)) == count

    async def test_of_two_the_more_urgent_counts(
        self, desk: Acceptance, fill: Callable[..., Submission], sessions: sessionmaker
    ) -> None:
        origin = chat(sessions, Draft())
        await desk.submit(fill(), origin)
        urgent = replace(origin, draft=Draft(level="emergency", sign="hard_to_breathe"))
        again = await desk.submit(fill(client_request_id="tab-2"), urgent)
        assert again.level == "emergency"
        assert (row(sessions).level, row(sessions).sign) == ("emergency", "hard_to_breathe")

    async def test_an_id_is_of_its_chat_alone(
        self, desk: Acceptance, fill: Callable[..., Submission], sessions: sessionmaker
    ) -> None:
        mine = await desk.submit(fill(), chat(sessions, Draft()))
        yours = await desk.submit(fill(contact={"name": "Ben"}), chat(sessions, Draft()))
        assert mine.reference != yours.reference
        assert {row.name for row in rows(sessions)} == {"Ana Smith", "Ben"}

    async def test_a_code_that_is_taken_is_drawn_anew(
        self,
        desk: Acceptance,
        fill: Callable[..., Submission],
        sessions: sessionmaker,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        codes = iter(["7KQ4MHXD", "7KQ4MHXD", "7KQ4MHXD", "BCDFGHJK"])
        monkeypatch.setattr(acceptance, "new_reference", lambda: next(codes))
        first = await desk.submit(fill())
        second = await desk.submit(fill(client_request_id="tab-2", note=()))
        assert [first.reference, second.reference] == ["7KQ4-MHXD", "BCDF-GHJK"]
        assert {found.reference for found in rows(sessions)} == {"7KQ4MHXD", "BCDFGHJK"}
        assert [code for code, _ in mails(sessions)] == ["7KQ4MHXD"] * 2 + ["BCDFGHJK"] * 2

    async def test_it_gives_up_when_no_code_is_free(
        self,
        desk: Acceptance,
        fill: Callable[..., Submission],
        sessions: sessionmaker,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        drawn: list[str] = []
        monkeypatch.setattr(acceptance, "new_reference", lambda: drawn.append("x") or "7KQ4MHXD")
        await desk.submit(fill())
        with pytest.raises(RuntimeError, match="no free code"):
            await desk.submit(fill(client_request_id="tab-2", note=()))
        assert len(drawn) == 1 + ATTEMPTS
        assert len(rows(sessions)) == 1


class TestMails:
    @pytest.mark.parametrize(
        ("email", "kinds"),
        [
            ("ana@example.com", ["clinic_received", "patient_received"]),
            ("", ["clinic_received"]),
        ],
    )
    async def test_the_clinic_is_told_and_the_patient_where_there_is_an_address(
        self,
        desk: Acceptance,
        fill: Callable[..., Submission],
        sessions: sessionmaker,
        email: str,
        kinds: list[str],
    ) -> None:
        await desk.submit(fill(contact={"email": email}))
        assert mails(sessions) == [(row(sessions).reference, kind) for kind in kinds]

    @pytest.mark.parametrize("fails_at", ["clinic_received", "patient_received"])
    async def test_there_is_no_request_without_its_mails(
        self,
        desk: Acceptance,
        fill: Callable[..., Submission],
        sessions: sessionmaker,
        monkeypatch: pytest.MonkeyPatch,
        fails_at: str,
    ) -> None:
        add = outbox.add

        def fail(session: Any, reference: str, kind: str, now: Any) -> None:
            if kind == fails_at:
                raise OSError("the disk is full")
            add(session, reference, kind, now)

        monkeypatch.setattr(outbox, "add", fail)
        with pytest.raises(OSError, match="disk"):
            await desk.submit(fill())
        assert (rows(sessions), mails(sessions)) == ([], [])

    async def test_who_sends_mails_is_woken_after_the_commit_and_only_then(
        self,
        sessions: sessionmaker,
        small_knowledge: Knowledge,
        fill: Callable[..., Submission],
    ) -> None:
        seen: list[int] = []
        desk = Acceptance(
            sessions, small_knowledge, small_drafts(), lambda: seen.append(len(rows(sessions)))
        )
        with pytest.raises(RequestProblems):
            await desk.submit(fill(consent_given=False))
        assert seen == []
        await desk.submit(fill())
        assert seen == [1]


class TestWarnings:
    @pytest.mark.parametrize(
        "changes",
        [
            {"note": (*NOTE, BREATHLESS)},
            {"note": (NoteLine("Where it is", "i am breathless"),)},
            {"preferences": {"wishes": "i am breathless"}},
            {"note": (NoteLine(OWN_WORDS, "i am breathless"),)},
            {"note": (NoteLine(OWN_WORDS, "a bump"), NoteLine(OWN_WORDS, "i am breathless"))},
        ],
    )
    async def test_an_urgent_sign_must_be_read_before_a_request_is_taken(
        self,
        desk: Acceptance,
        fill: Callable[..., Submission],
        sessions: sessionmaker,
        changes: dict[str, Any],
    ) -> None:
        with pytest.raises(RequestProblems) as caught:
            await desk.submit(fill(**changes))
        assert caught.value.fields == {"warning_read": "Error: urgent."}
        warning = caught.value.warning
        assert warning is not None
        assert (warning["kind"], warning["level"]) == ("red_flag", "emergency")
        assert warning["buttons"] == []
        standing = await desk.submit(fill(warning_read=True, **changes))
        assert standing.level == "emergency"
        assert (row(sessions).level, row(sessions).sign) == ("emergency", "hard_to_breathe")

    async def test_what_the_symptom_check_warns_of_must_be_read_too(
        self, desk: Acceptance, fill: Callable[..., Submission], sessions: sessionmaker
    ) -> None:
        # It counts even when its line was taken out of the note.
        unwell = "my baby is unwell and the lump has not healed"
        with pytest.raises(RequestProblems) as caught:
            await desk.submit(fill(description=unwell))
        assert caught.value.warning is not None
        assert caught.value.warning["level"] == "same_day"
        assert (await desk.submit(fill(description=unwell, warning_read=True))).level == "same_day"

    @pytest.mark.parametrize("note", [(*NOTE, NOT_HEALED), (replace(NOT_HEALED, title=OWN_WORDS),)])
    async def test_what_a_gp_should_see_is_passed_on_at_once(
        self,
        desk: Acceptance,
        fill: Callable[..., Submission],
        sessions: sessionmaker,
        note: tuple[NoteLine, ...],
    ) -> None:
        standing = await desk.submit(fill(note=note))
        assert standing.level == "see_doctor"
        assert (row(sessions).level, row(sessions).sign) == ("see_doctor", "not_healing")

    async def test_a_request_begun_by_a_description_is_not_read_again(
        self, desk: Acceptance, fill: Callable[..., Submission], sessions: sessionmaker
    ) -> None:
        words = "a white bump under-eye, 2 mm"
        draft = await desk.describe(words)
        sent = fill(note=draft.note, description=words)
        assert (await desk.submit(sent)).note == draft.note
        assert row(sessions).level == "routine"

    @pytest.mark.parametrize(
        ("note", "is_read"),
        [
            ((*NOTE, BREATHLESS), False),
            ((BREATHLESS,), False),
            ((*NOTE, replace(BREATHLESS, text="i am so breathless")), True),
            ((*NOTE, BREATHLESS, replace(BREATHLESS, title="Another")), True),
        ],
    )
    async def test_a_line_that_the_chat_offered_is_read_again_only_when_it_was_changed(
        self,
        desk: Acceptance,
        fill: Callable[..., Submission],
        sessions: sessionmaker,
        note: tuple[NoteLine, ...],
        is_read: bool,
    ) -> None:
        origin = chat(sessions, Draft((*NOTE, BREATHLESS)))
        if is_read:
            with pytest.raises(RequestProblems):
                await desk.submit(fill(note=note), origin)
        else:
            assert (await desk.submit(fill(note=note), origin)).level == "routine"

    @pytest.mark.parametrize(
        ("line", "level", "sign"),
        [
            ((), "same_day", "young_baby_fever"),
            ((NOT_HEALED,), "same_day", "young_baby_fever"),
            ((BREATHLESS,), "emergency", "hard_to_breathe"),
        ],
    )
    async def test_a_request_carries_the_most_urgent_of_the_chat_and_what_was_added(
        self,
        desk: Acceptance,
        fill: Callable[..., Submission],
        sessions: sessionmaker,
        line: tuple[NoteLine, ...],
        level: str,
        sign: str,
    ) -> None:
        origin = chat(sessions, Draft(NOTE, level="same_day", sign="young_baby_fever"))
        sent = fill(note=(*NOTE, *line), warning_read=bool(line))
        assert (await desk.submit(sent, origin)).level == level
        assert row(sessions).sign == sign

    async def test_the_warning_of_the_chat_was_read_there(
        self, desk: Acceptance, fill: Callable[..., Submission], sessions: sessionmaker
    ) -> None:
        origin = chat(sessions, Draft(NOTE, level="emergency", sign="hard_to_breathe"))
        assert (await desk.submit(fill(), origin)).level == "emergency"


def chat(sessions: sessionmaker, draft: Draft) -> Origin:
    talk = conversation()
    with sessions.begin() as session:
        conversations.add(session, talk)
    return Origin(talk.id, draft)


class TestCommit:
    async def test_it_is_there_for_everybody_when_it_is_confirmed(
        self, desk: Acceptance, fill: Callable[..., Submission], tmp_path: Path
    ) -> None:
        standing = await desk.submit(fill())
        other = sqlite3.connect(tmp_path / "assistant.sqlite")
        found = other.execute("SELECT reference FROM consultation_requests").fetchall()
        waiting = other.execute("SELECT kind FROM outbox ORDER BY id").fetchall()
        other.close()
        assert found == [(read_reference(standing.reference),)]
        assert waiting == [("clinic_received",), ("patient_received",)]

    async def test_its_commit_waits_for_the_disk(
        self, small_knowledge: Knowledge, fill: Callable[..., Submission], store: Engine
    ) -> None:
        modes: list[int] = []

        def note(connection: Connection) -> None:
            modes.append(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())

        event.listen(store, "commit", note)
        lasting = database.lasting_sessions(store)
        await Acceptance(lasting, small_knowledge, small_drafts()).submit(fill())
        assert modes
        assert set(modes) == {2}


def test_sessions_of_both_kinds_take_turns_on_one_connection(store: Engine) -> None:
    normal = store.execution_options(synchronous="NORMAL")
    kinds = {2: database.lasting_sessions(normal), 1: database.sessions(normal)}
    connections = set()
    for mode in (2, 1, 1, 2, 2, 1):
        with kinds[mode].begin() as session:
            assert session.execute(text("PRAGMA synchronous")).scalar_one() == mode
            connections.add(id(session.connection().connection.dbapi_connection))
    assert len(connections) == 1
