from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import sessionmaker

from bot.knowledge import Knowledge
from bot.london import shown_moment
from bot.requests import command_line
from bot.requests.command_line import CommandError
from bot.settings import ROOT, MailSettings, Settings
from bot.store import database, outbox, requests
from bot.store.request_models import ConsultationRequest
from tests.requests.exports.example import child_request, request, withdrawn_request
from tests.service import new_database

CODE = "7KQ4-MHXD"
NOBODY_LISTENS = MailSettings(
    host="127.0.0.1", port=1, security="none", user=None, password=None,
    sender="request@clinic.example", clinic="desk@clinic.example",
)  # fmt: skip
Run = Callable[..., str]


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[sessionmaker]:
    with new_database(tmp_path) as store:
        yield database.sessions(store.execution_options(synchronous="OFF"))


@pytest.fixture
def run(
    sessions: sessionmaker,
    knowledge: Knowledge,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Runs a command and gives what it wrote."""
    monkeypatch.setattr(command_line, "current_knowledge", lambda: knowledge)

    def run(*arguments: str, mail: MailSettings | None = None) -> str:
        address = f"sqlite:///{tmp_path / 'assistant.sqlite'}"
        command_line.run(arguments, Settings(database_url=address, mail=mail))
        return capsys.readouterr().out

    return run


def now() -> datetime:
    return datetime.now(timezone.utc)


def take(sessions: sessionmaker, *rows: ConsultationRequest) -> None:
    with sessions.begin() as session:
        for row in rows:
            requests.add(session, row)


def received(reference: str, hours_ago: float, **columns: Any) -> ConsultationRequest:
    return request(
        reference=reference,
        client_request_id=reference,
        created_at=now() - timedelta(hours=hours_ago),
        **columns,
    )


class TestList:
    def test_signs_come_first_then_what_is_overdue(self, run: Run, sessions: sessionmaker) -> None:
        take(
            sessions,
            received("33333333", 2),
            received("44444444", 50),
            received("66666666", 1, level="same_day", sign="young_baby_fever"),
            received("77777777", 3, level="see_doctor"),
            received("88888888", 60, state="acknowledged"),
            received("99999999", 70, state="withdrawn"),
        )
        lines = [line.split() for line in run("list").splitlines()]
        assert [[line[0], *line[3:]] for line in lines] == [
            ["6666-6666", "received", "same_day", "(young_baby_fever)"],
            ["7777-7777", "received", "see_doctor", "(symptom", "check)"],
            ["4444-4444", "overdue"],
            ["3333-3333", "received"],
            ["8888-8888", "acknowledged"],
        ]
        assert "9999-9999" in run("list", "--withdrawn")

    def test_moments_are_those_of_london(self, run: Run, sessions: sessionmaker) -> None:
        take(sessions, request())  # 8:30 UTC in June
        assert "7KQ4-MHXD  2026-06-01 09:30" in run("list")

    def test_it_says_when_there_is_none(self, run: Run) -> None:
        assert run("list") == "No requests are open.\n"

    def test_it_names_nobody(self, run: Run, sessions: sessionmaker) -> None:
        take(sessions, child_request())
        assert not {"Ben", "Ana", "Smith"} & set(run("list").split())


class TestShow:
    @pytest.mark.parametrize("code", [CODE, "7kq4mhxd"])
    def test_it_shows_everything(self, run: Run, sessions: sessionmaker, code: str) -> None:
        take(sessions, child_request())
        lines = dict(line.split(": ", 1) for line in run("show", code).splitlines())
        assert lines["Code"] == CODE
        assert lines["State"] == "received"
        assert lines["Warning sign"] == "bleeding_lump"
        assert lines["Full name of the person to be seen"] == "Ben Smith"
        assert (lines["Age of the child"], lines["Asks for them"]) == ("7", "Ana Smith")
        assert lines["Telephone number"] == "07700 900123"
        assert lines["E-mail address"] == "ana@example.com"
        assert lines["In your words"] == "a white bump"
        assert (lines["Days"], lines["Times"]) == ("Monday, Thursday", "Morning")
        assert lines["Proposed time"] == "2026-12-04 10:00"

    def test_what_was_withdrawn_can_be_shown(self, run: Run, sessions: sessionmaker) -> None:
        take(sessions, withdrawn_request())
        out = run("show", CODE)
        assert "State: withdrawn" in out
        assert "None" not in out


class TestAcknowledge:
    @pytest.mark.parametrize(
        ("typed", "proposed"),
        [
            (None, None),
            ("2030-06-03 14:30", datetime(2030, 6, 3, 13, 30, tzinfo=timezone.utc)),
            ("2030-12-03T14:30", datetime(2030, 12, 3, 14, 30, tzinfo=timezone.utc)),
            ("2030-06-03 14:30+00:00", datetime(2030, 6, 3, 14, 30, tzinfo=timezone.utc)),
        ],
    )
    def test_it_notes_who_and_when(
        self, run: Run, sessions: sessionmaker, typed: str | None, proposed: datetime | None
    ) -> None:
        take(sessions, request())
        time = ["--time", typed] if typed else []
        assert run("acknowledge", "7kq4mhxd", "--by", "Dr A", *time) == (
            "7KQ4-MHXD is acknowledged.\n"
            + (f"Proposed time: {shown_moment(proposed)}.\n" if proposed else "")
        )
        with sessions() as session:
            row = requests.get(session, "7KQ4MHXD")
            kinds = [mail.kind for mail in outbox.all_of(session)]
        assert row is not None
        assert (row.state, row.acknowledged_by, row.proposed_at) == (
            "acknowledged", "Dr A", proposed,
        )  # fmt: skip
        assert kinds == ["patient_acknowledged"]

    @pytest.mark.parametrize(
        ("time", "remedy"),
        [
            ("tomorrow", "Write it like 2026-12-03 14:30"),
            ("3/12/2030 14:30", "Write it like 2026-12-03 14:30"),
            ("2030-12-03", "Write it like 2026-12-03 14:30"),
            ("", "Write it like 2026-12-03 14:30"),
            ("2020-12-03 14:30", "Propose a later time"),
        ],
    )
    def test_a_time_that_cannot_be_proposed_is_told_and_nothing_noted(
        self, run: Run, sessions: sessionmaker, time: str, remedy: str
    ) -> None:
        take(sessions, request())
        with pytest.raises(CommandError, match=remedy):
            run("acknowledge", CODE, "--by", "Dr A", "--time", time)
        with sessions() as session:
            row = requests.get(session, "7KQ4MHXD")
        assert row is not None
        assert row.state == "received"

    def test_who_must_be_told(self, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            run("acknowledge", CODE)
        assert "--by" in capsys.readouterr().err


class TestExport:
    def test_a_table_holds_those_that_are_open(self, run: Run, sessions: sessionmaker) -> None:
        take(
            sessions,
            received("33333333", 2, name="Zoë Smith"),
            received("44444444", 1, level="emergency"),
            received("66666666", 1, state="withdrawn"),
        )
        out = run("export", "csv")
        # Excel needs the mark at the beginning to read letters such as ë.
        assert out.startswith("\ufeff")
        table = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"))))
        assert [row[0] for row in table[1:]] == ["4444-4444", "3333-3333"]
        assert "Zoë Smith" in table[2]

    def test_a_bundle_is_written_for_other_programs(self, run: Run, sessions: sessionmaker) -> None:
        take(sessions, child_request())
        bundle = json.loads(run("export", "fhir"))
        assert bundle["resourceType"] == "Bundle"
        assert bundle["entry"]

    @pytest.mark.parametrize("code", [CODE, "7kq4mhxd"])
    def test_a_calendar_file_is_written_of_one_time(
        self, run: Run, sessions: sessionmaker, code: str
    ) -> None:
        take(sessions, child_request(), received("33333333", 2))
        out = run("export", "calendar", code)
        assert out.count("BEGIN:VEVENT") == 1
        assert "DTSTART:20261204T100000Z" in out

    def test_only_the_codes_that_are_named_are_written(
        self, run: Run, sessions: sessionmaker
    ) -> None:
        take(sessions, *(received(code, 1) for code in ("33333333", "44444444", "66666666")))
        out = run("export", "csv", "6666-6666", "3333-3333")
        table = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"))))
        assert [row[0] for row in table[1:]] == ["6666-6666", "3333-3333"]

    @pytest.mark.parametrize("codes", [[], [CODE, "3333-3333"]])
    def test_a_calendar_file_of_several_is_refused(
        self, run: Run, sessions: sessionmaker, codes: list[str]
    ) -> None:
        take(sessions, child_request(), received("33333333", 2))
        with pytest.raises(CommandError, match="give one code"):
            run("export", "calendar", *codes)

    def test_a_calendar_file_without_a_time_is_refused(
        self, run: Run, sessions: sessionmaker
    ) -> None:
        take(sessions, request())
        with pytest.raises(ValueError, match="no time is proposed"):
            run("export", "calendar", CODE)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["show", "BCDF-GHJK"], "BCDF-GHJK"),
        (["show", "hello"], "hello"),
        (["acknowledge", "BCDF-GHJK", "--by", "Dr A"], "BCDF-GHJK"),
        (["acknowledge", CODE, "--by", "Dr A"], CODE),  # it was withdrawn
        (["export", "csv", "BCDF-GHJK"], "BCDF-GHJK"),
        (["export", "fhir", CODE, "BCDF-GHJK", "hello"], "BCDF-GHJK, hello"),
    ],
)
def test_a_request_that_is_not_there_is_named_with_a_remedy(
    run: Run, sessions: sessionmaker, arguments: list[str], code: str
) -> None:
    take(sessions, withdrawn_request())
    with pytest.raises(CommandError) as caught:
        run(*arguments)
    assert f"request {code}." in str(caught.value)
    assert "requests list" in str(caught.value)


@pytest.mark.parametrize("arguments", [[], ["dance"], ["show"], ["export", "pdf"]])
def test_wrong_usage_is_told(
    run: Run, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(*arguments)
    assert stopped.value.code == 2
    assert "usage: python -m bot requests" in capsys.readouterr().err


class TestMail:
    def put_into_outbox(self, sessions: sessionmaker) -> None:
        take(sessions, received("33333333", 1), received("44444444", 50))
        with sessions.begin() as session:
            outbox.add(session, "33333333", "clinic_received", now())

    def test_without_a_mail_server_it_tells_what_waits(
        self, run: Run, sessions: sessionmaker
    ) -> None:
        self.put_into_outbox(sessions)
        assert run("mail").splitlines() == [
            "No mail server is set (SMTP_HOST). Mails stay in the outbox.",
            "0 sent, 2 waiting.",
            "  3333-3333  clinic_received  not tried yet",
            "  4444-4444  clinic_reminder  not tried yet",
        ]

    def test_a_mail_server_that_does_not_answer_is_told(
        self, run: Run, sessions: sessionmaker
    ) -> None:
        self.put_into_outbox(sessions)
        lines = run("mail", mail=NOBODY_LISTENS).splitlines()
        assert lines[0] == "0 sent, 2 waiting."
        assert lines[1].endswith("ConnectionRefusedError")

    def test_nothing_waits_when_there_is_nothing(self, run: Run) -> None:
        assert run("mail", mail=NOBODY_LISTENS) == "0 sent, 0 waiting.\n"


@pytest.mark.slow
def test_the_commands_are_explained() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "requests", "--help"],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "usage: python -m bot requests" in done.stdout
    for command in ("list", "show", "acknowledge", "export", "mail"):
        assert command in done.stdout
