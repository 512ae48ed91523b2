from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from bot.store import conversations, database, requests
from bot.store.request_models import ConsultationRequest
from tests.requests.exports.example import child_request, request
from tests.store.rows import MOMENT, conversation

A_DAY = timedelta(days=1)


@pytest.fixture
def lasting(sessions: sessionmaker, engine: Engine) -> sessionmaker:
    return database.lasting_sessions(engine)


def received(reference: str, **columns: Any) -> ConsultationRequest:
    return request(
        reference=reference, client_request_id=reference, **{"created_at": MOMENT, **columns}
    )


def keep(sessions: sessionmaker, *rows: ConsultationRequest) -> None:
    with sessions.begin() as session:
        for row in rows:
            requests.add(session, row)


def test_a_request_is_kept_with_everything_in_it(sessions: sessionmaker) -> None:
    row = child_request()
    keep(sessions, row)
    with sessions() as session:
        found = requests.get(session, row.reference)
        assert found is not None
        columns = ConsultationRequest.__table__.columns.keys()
        assert {name: getattr(found, name) for name in columns} == {
            name: getattr(row, name) for name in columns
        }


def test_there_is_no_request_of_an_unknown_code(sessions: sessionmaker) -> None:
    keep(sessions, received("first"))
    with sessions.begin() as session:
        assert requests.get(session, "other") is None
        assert requests.lock(session, "other") is None
        assert requests.of_client_request(session, "other") is None


def test_a_request_is_found_by_the_id_that_the_client_gave(sessions: sessionmaker) -> None:
    keep(sessions, received("first"), received("second"))
    with sessions() as session:
        found = requests.of_client_request(session, "second")
    assert found is not None
    assert found.reference == "second"


@pytest.mark.parametrize("column", ["reference", "client_request_id"])
def test_neither_a_code_nor_the_id_of_a_client_is_used_twice(
    column: str, sessions: sessionmaker
) -> None:
    keep(sessions, received("first"))
    again = received("second")
    setattr(again, column, "first")
    with pytest.raises(IntegrityError):
        keep(sessions, again)


def test_who_locks_a_request_waits_for_the_writer_before_and_sees_what_is_written(
    lasting: sessionmaker,
) -> None:
    keep(lasting, received("first", wishes="before"))

    def read() -> str | None:
        with lasting.begin() as session:
            row = requests.lock(session, "first")
            return row.wishes if row else None

    with ThreadPoolExecutor(1) as thread:
        with lasting.begin() as session:
            row = requests.lock(session, "first")
            assert row is not None
            reading = thread.submit(read)
            assert wait([reading], timeout=0.2).done == set()
            row.wishes = "after"
        assert reading.result() == "after"


def test_a_lock_forgets_what_was_read_before_it(lasting: sessionmaker) -> None:
    keep(lasting, received("first", wishes="before"))
    with lasting.begin() as session:
        read = requests.get(session, "first")
        change = update(ConsultationRequest).values(wishes="after")
        session.execute(change.execution_options(synchronize_session=False))
        locked = requests.lock(session, "first")
        assert locked is read
        assert locked is not None
        assert locked.wishes == "after"


@pytest.mark.parametrize(
    ("changes", "is_same"),
    [
        ({}, True),
        ({"wishes": "a chaperone"}, False),
        ({"name": "Ben Smith"}, False),
        ({"telephone": None}, False),
        ({"email": "ben@example.com"}, False),
        ({"note": [{"title": "Where it is", "text": "on the cheek"}]}, False),
        ({"note": []}, False),
        # Whoever knows what stands in it does not get its code by sending it from elsewhere.
        ({"conversation_id": "another"}, False),
        ({"conversation_id": None}, False),
    ],
)
@pytest.mark.parametrize("kept_without", ["telephone", "email"])
def test_the_very_same_request_is_found(
    changes: dict[str, Any], is_same: bool, kept_without: str, sessions: sessionmaker
) -> None:
    if kept_without in changes:
        changes = {kept_without: "+442079460000"}
    talk = of_a_chat(sessions)
    keep(sessions, received("first", **talk, **{kept_without: None}))
    new = received("second", **{**talk, kept_without: None, **changes})
    with sessions() as session:
        found = requests.same(session, new, MOMENT)
    assert (found is not None) is is_same


@pytest.mark.parametrize(
    "columns", [{"state": "acknowledged"}, {"created_at": MOMENT - timedelta(seconds=1)}]
)
def test_a_request_that_does_not_wait_or_came_long_ago_is_another(
    columns: dict[str, Any], sessions: sessionmaker
) -> None:
    talk = of_a_chat(sessions)
    keep(sessions, received("first", **talk, **columns))
    with sessions() as session:
        assert requests.same(session, received("second", **talk), MOMENT) is None


def test_two_requests_without_a_chat_are_never_the_same(sessions: sessionmaker) -> None:
    keep(sessions, received("first"))
    with sessions() as session:
        assert requests.same(session, received("second"), MOMENT) is None


def of_a_chat(sessions: sessionmaker) -> dict[str, Any]:
    talk = conversation()
    with sessions.begin() as session:
        conversations.add(session, talk)
    return {"conversation_id": talk.id}


def test_the_requests_of_a_chat_are_listed_and_outlive_it(sessions: sessionmaker) -> None:
    talk, other = conversation(), conversation()
    with sessions.begin() as session:
        conversations.add(session, talk)
        conversations.add(session, other)
    keep(
        sessions,
        received("later", conversation_id=talk.id, created_at=MOMENT + A_DAY),
        received("first", conversation_id=talk.id),
        received("other", conversation_id=other.id),
        received("page"),
    )
    with sessions.begin() as session:
        found = [row.reference for row in requests.of_conversation(session, talk.id)]
        assert found == ["first", "later"]
        conversations.erase(session, talk.id)
    with sessions() as session:
        row = requests.get(session, "first")
    assert row is not None
    assert row.conversation_id is None


def test_requests_are_listed_as_staff_should_take_them_on(sessions: sessionmaker) -> None:
    keep(
        sessions,
        received("done", state="acknowledged", level="emergency"),
        received("gone", state="withdrawn"),
        received("new", created_at=MOMENT + 3 * A_DAY),
        received("newer", created_at=MOMENT + 4 * A_DAY),
        received("overdue"),
        received("doctor", level="see_doctor", created_at=MOMENT + A_DAY),
        received("today", level="same_day", created_at=MOMENT + 2 * A_DAY),
        received("now", level="emergency", created_at=MOMENT + 4 * A_DAY),
        received("now_old", level="emergency", created_at=MOMENT + 3 * A_DAY),
    )
    expected = ["now_old", "now", "today", "doctor", "overdue", "new", "newer", "done"]
    with sessions() as session:
        listed = requests.in_order(session)
        everything = requests.in_order(session, withdrawn=True)
    assert [row.reference for row in listed] == expected
    assert [row.reference for row in everything] == [*expected, "gone"]


def remind(session: Session) -> list[str]:
    return requests.remind(session, MOMENT, MOMENT + A_DAY)


@pytest.mark.parametrize(
    ("columns", "is_told"),
    [
        ({}, True),
        ({"created_at": MOMENT + timedelta(seconds=1)}, False),
        ({"reminded_at": MOMENT}, True),
        ({"reminded_at": MOMENT + timedelta(seconds=1)}, False),
        ({"state": "acknowledged"}, False),
        ({"state": "withdrawn"}, False),
    ],
)
def test_the_clinic_is_told_of_what_waits_too_long_once_in_each_interval(
    columns: dict[str, Any], is_told: bool, sessions: sessionmaker
) -> None:
    keep(sessions, received("first", **columns))
    with sessions.begin() as session:
        assert remind(session) == (["first"] if is_told else [])
    with sessions.begin() as session:
        row = requests.get(session, "first")
        assert row is not None
        assert (row.reminded_at == MOMENT + A_DAY) is is_told
        assert remind(session) == []


def test_two_processes_do_not_both_tell_of_the_same_request(lasting: sessionmaker) -> None:
    keep(lasting, received("first"))

    def tell() -> list[str]:
        with lasting.begin() as session:
            return remind(session)

    with ThreadPoolExecutor(1) as thread:
        with lasting.begin() as session:
            assert remind(session) == ["first"]
            telling = thread.submit(tell)
            assert wait([telling], timeout=0.2).done == set()
        assert telling.result() == []
