from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import sessionmaker

from bot.knowledge import Knowledge
from bot.requests.details import NoteLine, Preferences
from bot.requests.record import Record, withdraw_all
from bot.requests.submission import RequestProblems
from bot.store import conversations, database, outbox, requests
from bot.store.request_models import ConsultationRequest
from tests.requests.exports.example import child_request, request
from tests.service import new_database, small_drafts
from tests.store.rows import MOMENT, conversation

CODE = "7KQ4-MHXD"
PHONE = "07700 900123"
EMAIL = "ana@example.com"
SOON = datetime(2030, 12, 3, 14, 30, tzinfo=timezone.utc)
PERSONAL = ("note", "name", "age", "contact_name", "telephone", "email", "not_before", "wishes")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Engine]:
    with new_database(tmp_path) as store:
        yield store


@pytest.fixture
def sessions(store: Engine) -> sessionmaker:
    # As those that last, but without waiting for the disk.
    return database.sessions(store.execution_options(begin="BEGIN IMMEDIATE", synchronous="OFF"))


@pytest.fixture
def record(sessions: sessionmaker, small_knowledge: Knowledge) -> Record:
    return Record(sessions, small_knowledge, small_drafts())


def take(sessions: sessionmaker, row: ConsultationRequest | None = None) -> None:
    with sessions.begin() as session:
        requests.add(session, row or request())


def stored(store: Engine, reference: str = "7KQ4MHXD") -> dict[str, Any]:
    """The row as the database holds it."""
    query = text("SELECT * FROM consultation_requests WHERE reference = :reference")
    with store.connect() as connection:
        return dict(connection.execute(query, {"reference": reference}).mappings().one())


def mails(sessions: sessionmaker) -> list[str]:
    with sessions() as session:
        return [mail.kind for mail in outbox.all_of(session)]


class TestLookingUp:
    @pytest.mark.parametrize(
        "code",
        ["7KQ4-MHXD", "7kq4-mhxd", "7KQ4MHXD", " 7kq4 mhxd ", "7KQ4–MHXD", "7 k q 4 m h x d"],
    )
    async def test_a_code_may_be_typed_in_many_ways(
        self, record: Record, sessions: sessionmaker, code: str
    ) -> None:
        take(sessions)
        standing = await record.look_up(code, PHONE)
        assert standing is not None
        assert standing.reference == CODE

    @pytest.mark.parametrize(
        "contact",
        [
            "07700 900123",
            "+44 7700 900123",
            "0044 (0)7700 900-123",
            "my mobile: 07700900123",
            "ana@example.com",
            " Ana@Example.COM ",
            "Ana Smith <ana@example.com>",
        ],
    )
    async def test_a_contact_may_be_written_differently(
        self, record: Record, sessions: sessionmaker, contact: str
    ) -> None:
        take(sessions)
        assert await record.look_up(CODE, contact) is not None

    @pytest.mark.parametrize("kept", ["ana@example.com", "Ana.Smith@example.com"])
    async def test_capitals_in_an_address_do_not_matter(
        self, record: Record, sessions: sessionmaker, kept: str
    ) -> None:
        take(sessions, request(email=kept))
        for typed in (kept, kept.lower(), kept.upper()):
            assert await record.look_up(CODE, typed) is not None

    @pytest.mark.parametrize(
        ("code", "contact"),
        [
            ("7KQ4-MHXC", PHONE),
            ("7KQ4-MHX", PHONE),
            ("", PHONE),
            (CODE, "07700 900124"),
            (CODE, "ben@example.com"),
            (CODE, "ana@example.org"),
            (CODE, "Ana Smith"),
            (CODE, ""),
            (CODE, "None"),
            ("BCDF-GHJK", PHONE),
            ("", ""),
        ],
    )
    async def test_a_wrong_code_and_a_wrong_contact_are_answered_alike(
        self, record: Record, sessions: sessionmaker, code: str, contact: str
    ) -> None:
        take(sessions)
        other = {"telephone": "+447700900124", "email": "ben@example.com"}
        take(sessions, request(reference="BCDFGHJK", client_request_id="b-1", **other))
        assert await record.look_up(code, contact) is None
        assert await record.withdraw(code, contact) is None
        assert await record.change_times(code, contact, {}) is None
        assert await record.calendar(code, contact) is None
        assert mails(sessions) == []

    @pytest.mark.parametrize(
        ("columns", "other"), [({"email": None}, EMAIL), ({"telephone": None}, PHONE)]
    )
    @pytest.mark.parametrize("nothing", ["", "None", "null"])
    async def test_what_was_not_given_opens_nothing(
        self,
        record: Record,
        sessions: sessionmaker,
        columns: dict[str, None],
        other: str,
        nothing: str,
    ) -> None:
        take(sessions, request(**columns))
        assert await record.look_up(CODE, other) is None
        assert await record.look_up(CODE, nothing) is None

    async def test_an_owner_sees_where_it_stands(
        self, record: Record, sessions: sessionmaker
    ) -> None:
        take(sessions, child_request())
        standing = await record.look_up(CODE, EMAIL)
        assert standing is not None
        assert (standing.state, standing.level, standing.erased) == (
            "received",
            "see_doctor",
            False,
        )
        assert standing.note == (
            NoteLine("Where it is", "under the eye"),
            NoteLine("In your words", "a white bump"),
        )
        assert standing.preferences == Preferences(
            ("monday", "thursday"), ("morning",), date(2026, 12, 3), "step-free access"
        )
        assert standing.proposed_at == datetime(2026, 12, 4, 10, 0, tzinfo=timezone.utc)

    async def test_the_code_alone_tells_only_that_it_has_arrived(
        self, record: Record, sessions: sessionmaker
    ) -> None:
        take(sessions, child_request())
        standing = await record.find(" 7kq4 mhxd")
        assert standing is not None
        assert (standing.reference, standing.level) == (CODE, "see_doctor")
        assert (standing.note, standing.preferences) == ((), Preferences((), (), None, None))
        assert await record.find("BCDF-GHJK") is None
        assert await record.find("") is None


class TestChangingTimes:
    async def test_days_and_times_are_changed_and_the_clinic_is_told(
        self, record: Record, sessions: sessionmaker
    ) -> None:
        take(sessions)
        soon = date.today() + timedelta(days=30)
        typed = {
            "days": ["friday"],
            "times": [],
            "not_before": f"{soon}",
            "wishes": "an interpreter",
        }
        standing = await record.change_times(CODE, PHONE, typed)
        assert standing is not None
        assert standing.preferences == Preferences(("friday",), (), soon, "an interpreter")
        assert standing == await record.look_up(CODE, PHONE)
        assert mails(sessions) == ["clinic_changed"]

    async def test_what_is_wrong_is_told_and_nothing_changed(
        self, record: Record, sessions: sessionmaker, store: Engine
    ) -> None:
        take(sessions)
        before = stored(store)
        with pytest.raises(RequestProblems) as caught:
            await record.change_times(CODE, PHONE, {"days": ["someday"], "wishes": "x" * 501})
        assert set(caught.value.fields) == {"days", "wishes"}
        assert stored(store) == before
        assert mails(sessions) == []

    @pytest.mark.parametrize(
        ("state", "is_changed"), [("received", True), ("acknowledged", True), ("withdrawn", False)]
    )
    async def test_times_can_be_changed_until_it_is_withdrawn(
        self, record: Record, sessions: sessionmaker, store: Engine, state: str, is_changed: bool
    ) -> None:
        take(sessions, request(state=state))
        standing = await record.change_times(CODE, PHONE, {"days": ["friday"]})
        assert (standing is not None) is is_changed
        assert (stored(store)["days"] == '["friday"]') is is_changed
        assert (stored(store)["changed_at"] is not None) is is_changed


class TestWithdrawing:
    async def test_before_anybody_has_taken_it_on_everything_personal_is_deleted(
        self, record: Record, sessions: sessionmaker, store: Engine
    ) -> None:
        take(sessions, child_request(proposed_at=None))
        assert all(stored(store)[name] for name in PERSONAL)
        standing = await record.withdraw(CODE, PHONE)
        assert standing is not None
        assert (standing.state, standing.erased, standing.note) == ("withdrawn", True, ())
        row = stored(store)
        assert {name: row[name] for name in PERSONAL} == dict.fromkeys(PERSONAL)
        assert (row["days"], row["times"]) == ("[]", "[]")
        assert row["withdrawn_at"] is not None
        assert mails(sessions) == ["clinic_withdrawn"]

    async def test_what_staff_have_taken_on_is_kept(
        self, record: Record, sessions: sessionmaker, store: Engine
    ) -> None:
        take(sessions, child_request(state="acknowledged"))
        before = stored(store)
        standing = await record.withdraw(CODE, PHONE)
        assert standing is not None
        assert (standing.state, standing.erased) == ("withdrawn", False)
        row = stored(store)
        changed = {name for name in row if row[name] != before[name]}
        assert changed == {"state", "withdrawn_at"}
        assert mails(sessions) == ["clinic_withdrawn"]

    @pytest.mark.parametrize(
        ("state", "is_still_seen"), [("received", False), ("acknowledged", True)]
    )
    async def test_twice_is_harmless(
        self, record: Record, sessions: sessionmaker, store: Engine, state: str, is_still_seen: bool
    ) -> None:
        take(sessions, request(state=state))
        await record.withdraw(CODE, PHONE)
        before = stored(store)
        # What is erased belongs to nobody any more.
        again = await record.withdraw(CODE, PHONE)
        assert (again is not None) is is_still_seen
        assert stored(store) == before
        assert mails(sessions) == ["clinic_withdrawn"]
        assert await record.look_up(CODE, "") is None

    async def test_the_code_still_tells_that_it_was_withdrawn(
        self, record: Record, sessions: sessionmaker
    ) -> None:
        take(sessions)
        await record.withdraw(CODE, PHONE)
        standing = await record.find(CODE)
        assert standing is not None
        assert (standing.state, standing.erased) == ("withdrawn", True)

    async def test_with_a_chat_go_the_requests_that_wait(
        self, sessions: sessionmaker, store: Engine
    ) -> None:
        talk, other = conversation(), conversation()
        waits, taken, gone, others = "7KQ4MHXD", "BCDFGHJK", "MNPQRTVW", "XY346789"
        with sessions.begin() as session:
            conversations.add(session, talk)
            conversations.add(session, other)
        for reference, state, chat in (
            (waits, "received", talk),
            (taken, "acknowledged", talk),
            (gone, "withdrawn", talk),
            (others, "received", other),
        ):
            row = child_request(
                reference=reference,
                client_request_id=reference,
                state=state,
                conversation_id=chat.id,
            )
            take(sessions, row)
        kept = {reference: stored(store, reference) for reference in (taken, gone, others)}
        with sessions.begin() as session:
            standings = withdraw_all(session, talk.id, MOMENT)
        assert [(one.state, one.erased) for one in standings] == [
            ("withdrawn", True), ("acknowledged", False), ("withdrawn", False),
        ]  # fmt: skip
        row = stored(store, waits)
        assert {name: row[name] for name in PERSONAL} == dict.fromkeys(PERSONAL)
        assert {reference: stored(store, reference) for reference in kept} == kept
        assert mails(sessions) == ["clinic_withdrawn"]

    async def test_a_chat_without_requests_has_none_to_withdraw(
        self, sessions: sessionmaker
    ) -> None:
        take(sessions)
        with sessions.begin() as session:
            assert withdraw_all(session, "c_other", MOMENT) == []
        assert mails(sessions) == []


class TestAcknowledging:
    @pytest.mark.parametrize("proposed_at", [None, SOON])
    @pytest.mark.parametrize(("email", "told"), [(EMAIL, ["patient_acknowledged"]), (None, [])])
    async def test_staff_take_it_on_with_or_without_a_time(
        self,
        record: Record,
        sessions: sessionmaker,
        store: Engine,
        proposed_at: datetime | None,
        email: str | None,
        told: list[str],
    ) -> None:
        take(sessions, request(email=email))
        standing = await record.acknowledge(" 7kq4 mhxd", "Dr A", proposed_at)
        assert standing is not None
        assert (standing.state, standing.proposed_at) == ("acknowledged", proposed_at)
        assert standing == await record.look_up(CODE, PHONE)
        assert stored(store)["acknowledged_by"] == "Dr A"
        assert stored(store)["acknowledged_at"] is not None
        assert mails(sessions) == told

    async def test_a_new_time_can_be_proposed_and_who_took_it_on_stays(
        self, record: Record, sessions: sessionmaker, store: Engine
    ) -> None:
        take(sessions)
        await record.acknowledge(CODE, "Dr A", SOON)
        first = stored(store)
        later = SOON + timedelta(days=1)
        standing = await record.acknowledge(CODE, "Dr B", later)
        assert standing is not None
        assert standing.proposed_at == later
        row = stored(store)
        assert {name for name in row if row[name] != first[name]} == {"proposed_at"}
        assert mails(sessions) == ["patient_acknowledged"] * 2

    async def test_a_time_once_proposed_is_not_lost(
        self, record: Record, sessions: sessionmaker
    ) -> None:
        take(sessions)
        await record.acknowledge(CODE, "Dr A", SOON)
        standing = await record.acknowledge(CODE, "Dr A")
        assert standing is not None
        assert standing.proposed_at == SOON

    @pytest.mark.parametrize("code", [CODE, "BCDF-GHJK", "", "no code"])
    async def test_what_is_withdrawn_or_unknown_cannot_be_taken_on(
        self, record: Record, sessions: sessionmaker, store: Engine, code: str
    ) -> None:
        take(sessions, request(state="withdrawn"))
        before = stored(store)
        assert await record.acknowledge(code, "Dr A") is None
        assert stored(store) == before
        assert mails(sessions) == []


class TestCalendar:
    async def test_a_proposed_time_is_written_for_the_owner(
        self, record: Record, sessions: sessionmaker
    ) -> None:
        take(sessions, request(proposed_at=SOON))
        file = await record.calendar(CODE, PHONE)
        assert file is not None
        assert "DTSTART:20301203T143000Z" in file

    async def test_there_is_none_without_a_time(
        self, record: Record, sessions: sessionmaker
    ) -> None:
        take(sessions)
        assert await record.calendar(CODE, PHONE) is None


async def test_who_sends_mails_is_woken_after_each_change(
    sessions: sessionmaker, small_knowledge: Knowledge
) -> None:
    take(sessions)
    seen: list[list[str]] = []
    record = Record(sessions, small_knowledge, small_drafts(), lambda: seen.append(mails(sessions)))
    await record.look_up(CODE, PHONE)
    assert seen == []
    await record.change_times(CODE, PHONE, {})
    await record.acknowledge(CODE, "Dr A")
    await record.withdraw(CODE, PHONE)
    assert [waiting[-1] for waiting in seen] == [
        "clinic_changed", "patient_acknowledged", "clinic_withdrawn",
    ]  # fmt: skip


async def test_a_sign_in_changed_wishes_raises_the_urgency(
    record: Record, sessions: sessionmaker
) -> None:
    take(sessions)
    changed = {"wishes": "sooner please, the lump bleeds"}
    standing = await record.change_times(CODE, PHONE, changed)
    assert standing is not None
    assert standing.level == "see_doctor"
    back = await record.change_times(CODE, PHONE, {"wishes": "any day"})
    assert back is not None
    assert back.level == "see_doctor"
