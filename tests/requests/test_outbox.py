from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import sessionmaker

from bot.knowledge import Knowledge
from bot.requests import mail
from bot.requests.mail import MailError
from bot.requests.outbox import LEASE, Outbox, Send
from bot.settings import MailSettings, Settings
from bot.store import database, outbox, requests
from bot.store.request_models import ConsultationRequest, Mail
from tests.requests.exports.example import request
from tests.requests.mail_server import CLINIC, MailServer, running
from tests.service import new_database

A_DAY = timedelta(hours=24)
PATIENT = "ana@example.com"
SECRETS = ["Ana", "Smith", PATIENT, "7700900123", "under the eye", "white bump"]
NOWHERE = MailServer()


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[sessionmaker]:
    with new_database(tmp_path) as store:
        yield database.lasting_sessions(store)


class Kept:
    """Keeps mails instead of sending them; fails with each error it is given first."""

    def __init__(self, *errors: BaseException) -> None:
        self.mails: list[EmailMessage] = []
        self._errors = list(errors)

    def __call__(self, message: EmailMessage, settings: MailSettings) -> None:
        if self._errors:
            raise self._errors.pop(0)
        self.mails.append(message)

    @property
    def subjects(self) -> list[str]:
        return [message["Subject"] for message in self.mails]


@pytest.fixture
def make(sessions: sessionmaker, knowledge: Knowledge) -> Callable[..., Outbox]:
    def make(send: Send, settings: MailSettings | None = NOWHERE.settings) -> Outbox:
        return Outbox(sessions, knowledge, Settings(mail=settings), send)

    return make


def now() -> datetime:
    return datetime.now(timezone.utc)


def take(sessions: sessionmaker, *kinds: str, reference: str = "7KQ4MHXD", **columns: Any) -> None:
    """Takes a request, with mails about it."""
    row = request(
        reference=reference,
        client_request_id=reference,
        **{"created_at": now(), **columns},
    )
    with sessions.begin() as session:
        requests.add(session, row)
        for kind in kinds:
            outbox.add(session, reference, kind, now())


def change(sessions: sessionmaker, **columns: Any) -> None:
    with sessions.begin() as session:
        session.execute(update(ConsultationRequest).values(**columns))


def rows(sessions: sessionmaker) -> list[Mail]:
    with sessions() as session:
        return outbox.all_of(session)


def let_time_pass(sessions: sessionmaker, duration: timedelta) -> None:
    """What was to happen at some time happens that much earlier."""
    with sessions.begin() as session:
        for row in outbox.all_of(session):
            row.due_at -= duration


def test_mails_go_out_once_in_the_order_of_writing(
    sessions: sessionmaker, make: Callable[..., Outbox]
) -> None:
    take(sessions, "clinic_received", "patient_received", "clinic_changed")
    kept = Kept()
    assert make(kept).deliver() == 3
    assert make(kept).deliver() == 0
    assert [message["To"] for message in kept.mails] == [CLINIC, PATIENT, CLINIC]
    assert all(row.sent_at and row.attempts == 1 for row in rows(sessions))


def test_a_mail_server_that_is_down_loses_nothing_and_gets_the_mails_when_it_is_back(
    sessions: sessionmaker, make: Callable[..., Outbox]
) -> None:
    take(sessions, "clinic_received", "patient_received")
    server = MailServer()
    for _ in range(7):
        assert make(mail.send, server.settings).deliver() == 0
        assert [row.failure for row in rows(sessions)] == ["ConnectionRefusedError"] * 2
        let_time_pass(sessions, timedelta(hours=4))
    server.start()
    try:
        assert make(mail.send, server.settings).deliver() == 2
    finally:
        server.stop()
    assert server.recipients == [[CLINIC], [PATIENT]]
    assert [row.failure for row in rows(sessions)] == [None, None]


def test_a_server_that_hangs_up_in_the_middle_gets_the_mail_again(
    sessions: sessionmaker, make: Callable[..., Outbox]
) -> None:
    take(sessions, "clinic_received")
    with running() as server:
        server.hangs_up = True
        assert make(mail.send, server.settings).deliver() == 0
        server.hangs_up = False
        let_time_pass(sessions, timedelta(minutes=1))
        assert make(mail.send, server.settings).deliver() == 1
        assert len(server.mails) == 1


def test_a_refused_recipient_does_not_hold_up_the_others(
    sessions: sessionmaker, make: Callable[..., Outbox]
) -> None:
    take(sessions, "patient_received", "clinic_received")
    take(sessions, "patient_received", reference="89BCDFGH", email="ben@example.com")
    with running() as server:
        server.refused[PATIENT] = f"550 <{PATIENT}> is unknown"
        assert make(mail.send, server.settings).deliver() == 2
        assert server.recipients == [[CLINIC], ["ben@example.com"]]
    assert [row.failure for row in rows(sessions)] == ["SMTPRecipientsRefused 550", None, None]


def test_a_mail_that_cannot_be_written_does_not_hold_up_the_others(
    sessions: sessionmaker, make: Callable[..., Outbox]
) -> None:
    take(sessions, "patient_received", "clinic_of_a_later_version", email="no address")
    take(sessions, "clinic_received", reference="89BCDFGH")
    kept = Kept()
    assert make(kept).deliver() == 1
    assert [row.failure for row in rows(sessions)] == ["EmailSyntaxError", "AttributeError", None]


@pytest.mark.parametrize(
    ("lasting", "minutes"),
    [(False, [1, 5, 15, 60, 240, 240, 240]), (True, [240, 240])],
)
def test_the_pauses_grow_and_never_end(
    lasting: bool, minutes: list[int], sessions: sessionmaker, make: Callable[..., Outbox]
) -> None:
    take(sessions, "clinic_received")
    kept = Kept(*(MailError("SMTPDataError 451", lasting) for _ in minutes))
    sends = make(kept)
    for attempts, pause in enumerate(minutes, start=1):
        sends.deliver()
        (row,) = rows(sessions)
        assert row.attempts == attempts
        assert abs(row.due_at - now() - timedelta(minutes=pause)) < timedelta(seconds=30)
        let_time_pass(sessions, timedelta(minutes=pause - 0.5))
        assert sends.deliver() == 0, "it is not due yet"
        let_time_pass(sessions, timedelta(minutes=0.5))
    assert sends.deliver() == 1


def test_a_round_ends_although_new_mails_come_in_meanwhile(
    sessions: sessionmaker, make: Callable[..., Outbox]
) -> None:
    take(sessions, "clinic_received", "patient_received")
    kept = Kept()

    def send(message: EmailMessage, settings: MailSettings) -> None:
        kept(message, settings)
        if len(kept.mails) < 10:
            with sessions.begin() as session:
                outbox.add(session, "7KQ4MHXD", "clinic_changed", now())

    assert make(send).deliver() == 2
    assert [row.sent_at is None for row in rows(sessions)] == [False, False, True, True]


def test_without_a_mail_server_mails_stay_in_the_outbox(
    sessions: sessionmaker, make: Callable[..., Outbox]
) -> None:
    take(sessions, "clinic_received")
    kept = Kept()
    assert make(kept, None).deliver() == 0
    (row,) = rows(sessions)
    assert (row.attempts, row.sent_at, row.dropped_at) == (0, None, None)
    assert make(kept).deliver() == 1


def test_two_outboxes_at_once_send_each_mail_once(
    sessions: sessionmaker, make: Callable[..., Outbox]
) -> None:
    for number in range(4):
        take(sessions, *["clinic_changed"] * 5, reference=f"7KQ4MHX{number}")
    kept = Kept()
    both = threading.Barrier(2)

    def deliver(_: int) -> int:
        both.wait()
        return make(kept).deliver()

    with ThreadPoolExecutor(2) as threads:
        assert sum(threads.map(deliver, range(2))) == 20
    assert len({message["Message-ID"] for message in kept.mails}) == len(kept.mails) == 20


class CrashError(BaseException):
    """The process ends."""


def test_a_crash_between_sending_and_marking_sends_again(
    sessions: sessionmaker, make: Callable[..., Outbox]
) -> None:
    take(sessions, "clinic_received")
    kept = Kept()

    def send_and_crash(message: EmailMessage, settings: MailSettings) -> None:
        kept(message, settings)
        raise CrashError

    with pytest.raises(CrashError):
        make(send_and_crash).deliver()
    assert make(kept).deliver() == 0, "another may be sending it"
    let_time_pass(sessions, LEASE)
    assert make(kept).deliver() == 1
    first, again = kept.mails
    assert first["Message-ID"] == again["Message-ID"]


@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        ("clinic_received", {"state": "withdrawn"}),
        ("clinic_reminder", {"state": "acknowledged"}),
        ("patient_received", {"email": None}),
    ],
)
def test_a_mail_that_has_lost_its_sense_is_dropped_for_good(
    kind: str, columns: dict[str, Any], sessions: sessionmaker, make: Callable[..., Outbox]
) -> None:
    take(sessions, kind, "clinic_withdrawn")
    change(sessions, **{"state": "withdrawn", **columns})
    kept = Kept()
    make(kept).deliver()
    dropped, _ = rows(sessions)
    assert dropped.dropped_at
    assert dropped.sent_at is None
    let_time_pass(sessions, A_DAY)
    assert make(kept).deliver() == 0


def test_of_a_withdrawn_request_the_clinic_learns_that_alone(
    sessions: sessionmaker, make: Callable[..., Outbox]
) -> None:
    take(sessions, "clinic_received", "patient_received", "clinic_changed", "clinic_withdrawn")
    change(sessions, state="withdrawn")
    kept = Kept()
    assert make(kept).deliver() == 1
    assert kept.subjects == ["Withdrawn: consultation request 7KQ4-MHXD"]


def test_no_detail_appears_in_the_outbox_or_in_the_log(
    sessions: sessionmaker, make: Callable[..., Outbox], caplog: pytest.LogCaptureFixture
) -> None:
    take(sessions, "patient_received", "clinic_received", "clinic_changed")
    with running() as server:
        server.refused[PATIENT] = f"550 <{PATIENT}> is unknown"
        server.refuses = f"554 no mail about Ana Smith of {PATIENT}"
        make(mail.send, server.settings).deliver()
    error = RuntimeError(f"Ana Smith, {PATIENT}")
    let_time_pass(sessions, A_DAY)
    make(Kept(error, error)).deliver()
    assert "Mail 1 was not sent: SMTPRecipientsRefused 550" in caplog.text
    assert "Mail 1 was not sent: RuntimeError" in caplog.text
    with sessions() as session:
        table = repr(session.execute(text("SELECT * FROM outbox")).all())
    assert "RuntimeError" in table
    assert [secret for secret in SECRETS if secret in table + caplog.text] == []
    assert not any(record.exc_info for record in caplog.records)


def test_the_clinic_is_reminded_once_in_each_interval_and_not_after_acknowledgement(
    sessions: sessionmaker, make: Callable[..., Outbox]
) -> None:
    kept = Kept()
    reminds = make(kept)
    take(sessions, created_at=now() - A_DAY + timedelta(minutes=1))
    assert reminds.remind() == 0
    change(sessions, created_at=now() - A_DAY)
    assert reminds.remind() == 1
    assert reminds.remind() == 0
    change(sessions, reminded_at=now() - A_DAY)
    assert reminds.remind() == 1
    assert reminds.deliver() == 2
    assert set(kept.subjects) == {"Still waiting: consultation request 7KQ4-MHXD"}
    change(sessions, reminded_at=now() - A_DAY, state="acknowledged")
    assert reminds.remind() == 0


def test_a_reminder_that_cannot_be_written_is_not_noted_as_given(
    sessions: sessionmaker, make: Callable[..., Outbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    take(sessions, created_at=now() - A_DAY)

    def fail(*arguments: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(outbox, "add", fail)
        with pytest.raises(RuntimeError):
            make(Kept()).remind()
    assert make(Kept()).remind() == 1


@contextmanager
def in_background(work: Any) -> Iterator[asyncio.Task[None]]:
    task = asyncio.get_running_loop().create_task(work)
    try:
        yield task
    finally:
        task.cancel()


async def until(holds: Callable[[], bool]) -> None:
    for _ in range(1000):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not happen")


async def test_a_new_mail_goes_out_at_once_when_the_outbox_is_woken(
    sessions: sessionmaker, make: Callable[..., Outbox]
) -> None:
    kept = Kept()
    runs = make(kept)
    take(sessions, "clinic_received")
    with in_background(runs.run(pause_seconds=60)):
        await until(lambda: len(kept.mails) == 1)
        with sessions.begin() as session:
            outbox.add(session, "7KQ4MHXD", "clinic_changed", now())
        runs.wake()
        await until(lambda: len(kept.mails) == 2)


async def test_requests_that_wait_too_long_are_told_of_without_waking(
    sessions: sessionmaker, make: Callable[..., Outbox]
) -> None:
    kept = Kept()
    with in_background(make(kept).run(pause_seconds=0.01)):
        await asyncio.sleep(0.05)
        take(sessions, created_at=now() - A_DAY)
        await until(lambda: len(kept.mails) == 1)
    assert kept.subjects == ["Still waiting: consultation request 7KQ4-MHXD"]


async def test_an_error_of_the_database_does_not_end_the_sending(
    sessions: sessionmaker, make: Callable[..., Outbox], caplog: pytest.LogCaptureFixture
) -> None:
    take(sessions, "clinic_received")
    store: Engine = sessions.kw["bind"]
    failures = 3

    def fail(*arguments: object) -> None:
        nonlocal failures
        if failures:
            failures -= 1
            raise RuntimeError(PATIENT)

    event.listen(store, "before_cursor_execute", fail)
    kept = Kept()
    with in_background(make(kept).run(pause_seconds=0.01)) as task:
        await until(lambda: len(kept.mails) == 1)
        assert not task.done()
    told = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert [record.getMessage() for record in told] == [
        "The outbox could not be worked off: RuntimeError"
    ] * 3
    assert PATIENT not in caplog.text


async def test_it_ends_when_it_is_cancelled_as_it_is_woken(make: Callable[..., Outbox]) -> None:
    runs = make(Kept())
    task = asyncio.create_task(runs.run())
    await asyncio.sleep(0.1)
    runs.wake()
    task.cancel()
    await asyncio.wait({task}, timeout=5)
    assert task.cancelled()


async def test_it_ends_when_it_is_cancelled_after_the_mail_at_hand(
    sessions: sessionmaker, make: Callable[..., Outbox]
) -> None:
    take(sessions, "clinic_received", "clinic_changed")
    begun, go_on = threading.Event(), threading.Event()
    kept = Kept()

    def send_slowly(message: EmailMessage, settings: MailSettings) -> None:
        begun.set()
        go_on.wait(5)
        kept(message, settings)

    task = asyncio.create_task(make(send_slowly).run())
    await until(begun.is_set)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go_on.set()
    await until(lambda: rows(sessions)[0].sent_at is not None)
    await asyncio.sleep(0.05)
    assert len(kept.mails) == 1
