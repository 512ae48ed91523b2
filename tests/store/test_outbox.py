from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import sessionmaker

from bot.store import database, outbox, requests
from bot.store.request_models import Mail
from tests.requests.exports.example import request
from tests.store.rows import MOMENT

A_MINUTE = timedelta(minutes=1)
UNTIL = MOMENT + 10 * A_MINUTE


@pytest.fixture
def lasting(sessions: sessionmaker, engine: Engine) -> sessionmaker:
    """Two requests without mails."""
    factory = database.lasting_sessions(engine)
    with factory.begin() as session:
        for reference in ("first", "second"):
            requests.add(session, request(reference=reference, client_request_id=reference))
    return factory


def put(sessions: sessionmaker, *kinds: str, now: datetime = MOMENT) -> None:
    with sessions.begin() as session:
        for kind in kinds:
            outbox.add(session, "first", kind, now)


def claim(sessions: sessionmaker, now: datetime = MOMENT, until: datetime = UNTIL) -> Mail | None:
    with sessions.begin() as session:
        return outbox.claim(session, now, until)


def kinds(sessions: sessionmaker, now: datetime = MOMENT) -> list[str]:
    """Claims everything that is due."""
    found = []
    while mail := claim(sessions, now):
        found.append(mail.kind)
    return found


def test_a_new_mail_is_due_at_once_and_untried(lasting: sessionmaker) -> None:
    put(lasting, "a")
    with lasting() as session:
        (mail,) = outbox.all_of(session)
    assert (mail.created_at, mail.due_at, mail.attempts) == (MOMENT, MOMENT, 0)
    assert (mail.sent_at, mail.dropped_at, mail.failure) == (None, None, None)


def test_a_mail_is_about_a_request_that_is_there(lasting: sessionmaker) -> None:
    with pytest.raises(IntegrityError), lasting.begin() as session:
        outbox.add(session, "other", "a", MOMENT)


def test_mails_are_claimed_in_the_order_in_which_they_are_due(lasting: sessionmaker) -> None:
    put(lasting, "late", now=MOMENT + 2 * A_MINUTE)
    put(lasting, "b", "a", now=MOMENT)
    put(lasting, "early", now=MOMENT - A_MINUTE)
    assert kinds(lasting) == ["early", "b", "a"]
    assert kinds(lasting, MOMENT + 2 * A_MINUTE) == ["late"]


def test_a_claimed_mail_is_left_alone_until_its_time_is_over(lasting: sessionmaker) -> None:
    put(lasting, "a")
    mail = claim(lasting)
    assert mail is not None
    assert (mail.due_at, mail.attempts) == (UNTIL, 1)
    assert claim(lasting, UNTIL - A_MINUTE) is None
    again = claim(lasting, UNTIL, UNTIL + A_MINUTE)
    assert again is not None
    assert again.attempts == 2


@pytest.mark.parametrize("column", ["sent_at", "dropped_at"])
def test_a_mail_that_is_done_with_is_not_claimed_again(column: str, lasting: sessionmaker) -> None:
    put(lasting, "a")
    mail = claim(lasting)
    assert mail is not None
    with lasting.begin() as session:
        outbox.mark(session, mail, **{column: MOMENT})
    assert claim(lasting, UNTIL + A_MINUTE) is None


@pytest.mark.parametrize(
    "columns",
    [
        {"sent_at": MOMENT, "failure": None},
        {"due_at": MOMENT + A_MINUTE, "failure": "SMTPDataError 451"},
    ],
)
def test_what_became_of_a_mail_is_noted_with_it_alone(
    columns: dict[str, Any], lasting: sessionmaker
) -> None:
    put(lasting, "a", "b")
    mail = claim(lasting)
    assert mail is not None
    with lasting.begin() as session:
        before = [getattr(outbox.all_of(session)[1], name) for name in columns]
        outbox.mark(session, mail, **columns)
    with lasting() as session:
        noted, other = outbox.all_of(session)
    assert {name: getattr(noted, name) for name in columns} == columns
    assert [getattr(other, name) for name in columns] == before


def test_a_mail_that_gets_the_number_of_an_erased_one_is_not_taken_for_it(
    lasting: sessionmaker,
) -> None:
    put(lasting, "a")
    mail = claim(lasting)
    assert mail is not None
    with lasting.begin() as session:
        session.delete(requests.get(session, "first"))
        session.flush()
        session.add(
            Mail(id=mail.id, reference="second", kind="b", created_at=MOMENT, due_at=MOMENT,
                 attempts=0)
        )  # fmt: skip
    with lasting.begin() as session:
        outbox.mark(session, mail, sent_at=MOMENT)
    assert kinds(lasting) == ["b"]


def test_mails_go_with_their_request(lasting: sessionmaker) -> None:
    put(lasting, "a", "b")
    with lasting.begin() as session:
        outbox.add(session, "second", "c", MOMENT)
        session.delete(requests.get(session, "first"))
    with lasting() as session:
        assert [mail.kind for mail in outbox.all_of(session)] == ["c"]


def test_mails_are_listed_in_the_order_of_writing_and_by_request(lasting: sessionmaker) -> None:
    with lasting.begin() as session:
        for reference, kind in (("first", "b"), ("second", "c"), ("first", "a")):
            outbox.add(session, reference, kind, MOMENT)
        assert [mail.kind for mail in outbox.all_of(session)] == ["b", "c", "a"]
        assert [mail.kind for mail in outbox.all_of(session, "first")] == ["b", "a"]


def test_a_mail_is_claimed_by_one_process_only(lasting: sessionmaker) -> None:
    put(lasting, *(f"no {number}" for number in range(20)))
    all_at_once = threading.Barrier(3)

    def take_all(_: int) -> list[str]:
        all_at_once.wait()
        return kinds(lasting)

    with ThreadPoolExecutor(3) as threads:
        found = [kind for some in threads.map(take_all, range(3)) for kind in some]
    assert sorted(found) == sorted(f"no {number}" for number in range(20))


# SQLite has one writer at a time.
@pytest.mark.services
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_who_claims_does_not_wait_for_another_that_claims(lasting: sessionmaker) -> None:
    put(lasting, "a", "b")
    with ThreadPoolExecutor(1) as thread, lasting.begin() as session:
        first = outbox.claim(session, MOMENT, UNTIL)
        second = thread.submit(claim, lasting).result(timeout=5)
    assert first is not None
    assert second is not None
    assert (first.kind, second.kind) == ("a", "b")
