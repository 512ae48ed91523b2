from __future__ import annotations

import smtplib
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from email_validator import EmailNotValidError

from bot.knowledge import Knowledge
from bot.knowledge.requests import MAILS
from bot.requests import mail
from bot.requests.mail import MailError, compose, send
from bot.settings import Settings
from bot.store.request_models import Mail
from tests.requests.exports.example import child_request, request
from tests.requests.mail_server import (
    CLINIC,
    HOST,
    PASSWORD,
    SENDER,
    USER,
    MailServer,
    make_certificate,
    running,
)

NOWHERE = MailServer()
SETTINGS = Settings(mail=NOWHERE.settings, public_url="https://chat.example")
EVENING = datetime(2026, 11, 24, 20, 15, tzinfo=timezone.utc)
PATIENT = "ana@example.com"
SECRETS = [
    "Ana", "Ben", "Smith", "ana@", "7700", "900123", "eye", "bump", "bleeding", "step-free",
]  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[MailServer]:
    with running() as server:
        yield server


@pytest.fixture
def obliging(server: MailServer) -> Iterator[MailServer]:
    """The server, which is obliging again after each test."""
    server.mails.clear()
    server.recipients.clear()
    server.logins.clear()
    yield server
    server.refused.clear()
    server.refuses, server.hangs_up = None, False


def waiting(kind: str, number: int = 12) -> Mail:
    return Mail(id=number, reference="7KQ4MHXD", kind=kind)


def written(
    kind: str, knowledge: Knowledge, settings: Settings = SETTINGS, **changes: Any
) -> EmailMessage:
    message = compose(request(**changes), waiting(kind), knowledge, settings)
    assert message is not None
    return message


def words(message: EmailMessage) -> str:
    return message.get_content()


@pytest.mark.parametrize("kind", MAILS)
def test_each_kind_of_mail_says_which_request_it_is_about(kind: str, knowledge: Knowledge) -> None:
    state = {"clinic_withdrawn": "withdrawn", "patient_acknowledged": "acknowledged"}
    message = written(kind, knowledge, state=state.get(kind, "received"))
    assert "7KQ4-MHXD" in message["Subject"]
    assert "7KQ4-MHXD" in words(message)
    assert "{" not in message["Subject"] + words(message)


@pytest.mark.parametrize(
    ("kind", "recipient"),
    [
        ("clinic_received", CLINIC),
        ("clinic_reminder", CLINIC),
        ("clinic_changed", CLINIC),
        ("patient_received", PATIENT),
        ("patient_acknowledged", PATIENT),
    ],
)
def test_a_mail_goes_to_the_clinic_or_to_the_patient(
    kind: str, recipient: str, knowledge: Knowledge
) -> None:
    message = written(kind, knowledge)
    assert (message["From"], message["To"]) == (SENDER, recipient)


@pytest.mark.parametrize("kind", MAILS)
@pytest.mark.parametrize("level", ["routine", "emergency"])
def test_a_mail_holds_no_name_no_contact_and_nothing_of_health(
    kind: str, level: str, knowledge: Knowledge
) -> None:
    state = "withdrawn" if kind == "clinic_withdrawn" else "received"
    about = child_request(state=state, level=level)
    message = compose(about, waiting(kind), knowledge, SETTINGS)
    assert message is not None
    del message["To"]
    assert [secret for secret in SECRETS if secret in message.as_string() + words(message)] == []


@pytest.mark.parametrize(
    ("kind", "state", "email", "goes_out"),
    [
        ("clinic_received", "received", PATIENT, True),
        ("clinic_received", "acknowledged", PATIENT, True),
        ("clinic_received", "withdrawn", PATIENT, False),
        ("clinic_reminder", "received", PATIENT, True),
        ("clinic_reminder", "acknowledged", PATIENT, False),
        ("clinic_reminder", "withdrawn", PATIENT, False),
        ("clinic_changed", "acknowledged", PATIENT, True),
        ("clinic_changed", "withdrawn", PATIENT, False),
        ("clinic_withdrawn", "withdrawn", None, True),
        ("patient_received", "received", None, False),
        ("patient_received", "withdrawn", PATIENT, False),
        ("patient_acknowledged", "acknowledged", None, False),
        ("patient_acknowledged", "withdrawn", PATIENT, False),
    ],
)
def test_a_mail_that_has_lost_its_sense_is_not_written(
    kind: str, state: str, email: str | None, goes_out: bool, knowledge: Knowledge
) -> None:
    message = compose(request(state=state, email=email), waiting(kind), knowledge, SETTINGS)
    assert (message is not None) is goes_out


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (EVENING, "Tuesday 24 November 2026, 20:15"),
        (datetime(2026, 7, 1, 23, 5, tzinfo=timezone.utc), "Thursday 2 July 2026, 00:05"),
    ],
)
def test_moments_are_told_as_clocks_in_london_show_them(
    moment: datetime, shown: str, knowledge: Knowledge
) -> None:
    assert f"Received: {shown}\n" in words(written("clinic_received", knowledge, created_at=moment))
    proposal = words(written("patient_acknowledged", knowledge, proposed_at=moment))
    assert f"this time: {shown}." in proposal


def test_the_clinic_learns_how_urgent_it_is(knowledge: Knowledge) -> None:
    message = written("clinic_received", knowledge, level="same_day")
    assert f"Urgency: {knowledge.requests.mails.levels['same_day']}\n" in words(message)


def test_a_patient_gets_the_link_and_the_telephone_number(knowledge: Knowledge) -> None:
    text = words(written("patient_received", knowledge))
    assert "https://chat.example/request/find?reference=7KQ4-MHXD\n\n" in text
    assert knowledge.clinic.telephone.shown in text


@pytest.mark.parametrize("kind", ["patient_received", "patient_acknowledged"])
def test_without_a_public_address_and_a_proposed_time_nothing_stands_in_their_place(
    kind: str, knowledge: Knowledge
) -> None:
    text = words(written(kind, knowledge, replace(SETTINGS, public_url=None)))
    assert "http" not in text
    assert "proposes" not in text
    assert "\n\n\n" not in text


def test_a_mail_is_plain_text_in_short_lines_whatever_letters_it_holds(
    knowledge: Knowledge,
) -> None:
    clinic = knowledge.clinic.copy(update={"name": "Zoë’s Clinic"})
    message = written("patient_received", replace(knowledge, clinic=clinic))
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"
    assert "Zoë’s Clinic" in words(message)
    assert max(len(line) for line in message.as_bytes().splitlines()) <= 78
    assert message.as_bytes().isascii()


def test_a_mail_says_when_it_was_made_and_that_a_program_made_it(knowledge: Knowledge) -> None:
    message = written("clinic_received", knowledge)
    age = datetime.now(timezone.utc) - message["Date"].datetime
    assert timedelta(seconds=-1) <= age < timedelta(minutes=1)
    assert message["Auto-Submitted"] == "auto-generated"


def test_a_mail_written_again_has_the_same_id_and_another_has_its_own(
    knowledge: Knowledge,
) -> None:
    mails = [("clinic_changed", 1), ("clinic_changed", 1), ("clinic_changed", 2)]
    made = [compose(request(), waiting(*one), knowledge, SETTINGS) for one in mails]
    first, again, other = (message["Message-ID"] for message in made if message)
    assert first == again == "<7KQ4MHXD.clinic_changed.1@clinic.example>"
    assert other != first


@pytest.mark.parametrize(
    "address",
    [
        "ana@example.com\r\nBcc: eve@example.com",
        "ana@example.com\nX: y",
        "ana@example.com, eve@x.y",
    ],
)
def test_an_address_cannot_smuggle_in_a_header_or_another_recipient(
    address: str, knowledge: Knowledge
) -> None:
    with pytest.raises(EmailNotValidError):
        written("patient_received", knowledge, email=address)


def test_a_name_cannot_smuggle_in_a_header(knowledge: Knowledge) -> None:
    clinic = knowledge.clinic.copy(update={"name": "Clinic\r\nBcc: eve@example.com"})
    for_staff = replace(knowledge, clinic=clinic)
    mails = for_staff.requests.mails
    subject = mails.patient_received.copy(update={"subject": "{name} has your request\n"})
    changed = mails.copy(update={"patient_received": subject})
    knows = replace(for_staff, requests=knowledge.requests.copy(update={"mails": changed}))
    message = written("patient_received", knows, name="Ana\r\nBcc: eve@example.com")
    assert "Bcc" not in message
    assert message["Subject"] == "Clinic Bcc: eve@example.com has your request"


def test_a_mail_arrives_as_it_was_written(obliging: MailServer, knowledge: Knowledge) -> None:
    message = written("patient_received", knowledge)
    send(message, obliging.settings)
    (taken,) = obliging.mails
    assert words(taken).replace("\r\n", "\n") == words(message)
    assert taken["Message-ID"] == message["Message-ID"]
    assert obliging.recipients == [[PATIENT]]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("zoe@bücher.example.com", "zoe@xn--bcher-kva.example.com"),
        ("zoe@faß.de", "zoe@xn--fa-hia.de"),
        ("zoë@example.com", "zoë@example.com"),
        ("zoe.o'neill+skin@example.com", "zoe.o'neill+skin@example.com"),
    ],
)
def test_a_mail_arrives_at_addresses_of_every_alphabet(
    address: str, expected: str, obliging: MailServer, knowledge: Knowledge
) -> None:
    send(written("patient_received", knowledge, email=address), obliging.settings)
    assert obliging.recipients == [[expected]]


def test_a_mail_is_taken_when_the_server_says_an_odd_goodbye(
    obliging: MailServer, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def odd(_: smtplib.SMTP) -> None:
        raise smtplib.SMTPResponseException(421, b"busy")

    monkeypatch.setattr(smtplib.SMTP, "quit", odd)
    send(written("clinic_received", knowledge), obliging.settings)
    assert len(obliging.mails) == 1


@pytest.mark.parametrize(
    ("user", "password", "expected"),
    [(None, None, None), (USER, PASSWORD, USER.encode())],
)
def test_who_has_a_user_logs_in(
    user: str | None, password: str | None, expected: bytes | None, obliging: MailServer,
    knowledge: Knowledge,
) -> None:  # fmt: skip
    settings = replace(obliging.settings, user=user, password=password)
    send(written("clinic_received", knowledge), settings)
    assert obliging.logins == [expected]


@pytest.mark.parametrize(
    ("misbehaviour", "failure", "lasting"),
    [
        ({"refused": {PATIENT: f"550 <{PATIENT}> unknown"}}, "SMTPRecipientsRefused 550", True),
        ({"refused": {PATIENT: f"450 <{PATIENT}> later"}}, "SMTPRecipientsRefused 450", False),
        ({"refuses": f"554 no mail for {PATIENT}"}, "SMTPDataError 554", True),
        ({"refuses": f"451 no mail for {PATIENT}"}, "SMTPDataError 451", False),
        ({"hangs_up": True}, "SMTPServerDisconnected", False),
    ],
)
def test_an_error_names_the_refusal_and_nobody(
    misbehaviour: dict[str, Any], failure: str, lasting: bool, obliging: MailServer,
    knowledge: Knowledge,
) -> None:  # fmt: skip
    for name, value in misbehaviour.items():
        setattr(obliging, name, value)
    with pytest.raises(MailError) as caught:
        send(written("patient_received", knowledge), obliging.settings)
    assert (str(caught.value), caught.value.lasting) == (failure, lasting)
    assert (caught.value.__cause__, caught.value.__suppress_context__) == (None, True)
    assert obliging.mails == []


@pytest.mark.parametrize(
    ("password", "failure"),
    [("wrong", "SMTPAuthenticationError 535"), ("pässword", "UnicodeEncodeError")],
)
def test_a_wrong_password_is_told_without_it(
    password: str, failure: str, obliging: MailServer, knowledge: Knowledge
) -> None:
    settings = replace(obliging.settings, user=USER, password=password)
    with pytest.raises(MailError) as caught:
        send(written("clinic_received", knowledge), settings)
    assert (str(caught.value), caught.value.lasting) == (failure, False)


def test_a_server_that_is_down_is_an_error(knowledge: Knowledge) -> None:
    with pytest.raises(MailError, match=r"^ConnectionRefusedError$"):
        send(written("clinic_received", knowledge), NOWHERE.settings)


def test_a_server_that_does_not_answer_is_given_up(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "TIMEOUT", 0.1)
    with socket.create_server((HOST, 0)) as silent:
        settings = replace(NOWHERE.settings, port=silent.getsockname()[1])
        with pytest.raises(MailError, match="SMTPServerDisconnected"):
            send(written("clinic_received", knowledge), settings)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_mail_goes_out_encrypted(
    security: str, tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with running(security, certificate) as server:
        send(written("clinic_received", knowledge), server.settings)
        assert len(server.mails) == 1


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_whose_certificate_nobody_vouches_for_gets_no_mail(
    security: str, tmp_path: Path, knowledge: Knowledge
) -> None:
    with running(security, make_certificate(tmp_path)) as server:
        with pytest.raises(MailError, match="SSLCertVerificationError"):
            send(written("clinic_received", knowledge), server.settings)
        assert server.mails == []


def test_a_server_without_encryption_gets_no_mail_when_it_is_asked_for(
    obliging: MailServer, knowledge: Knowledge
) -> None:
    with pytest.raises(MailError, match="SMTPNotSupportedError"):
        send(written("clinic_received", knowledge), replace(obliging.settings, security="starttls"))
    assert obliging.mails == []
