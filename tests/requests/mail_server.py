"""A mail server that keeps what it takes, and that can be told to misbehave."""

from __future__ import annotations

import email
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.settings import MailSettings

HOST = "127.0.0.1"
USER, PASSWORD = "assistant", "secret"
SENDER, CLINIC = "assistant@clinic.example", "requests@clinic.example"


class MailServer:
    """Listens on a port of its own.

    Attributes:
        mails: what it took, in order.
        recipients: the addresses of the envelopes, one for each mail.
        logins: who logged in for each mail; None for nobody.
        refused: what it answers to an address, such as "550 unknown"; it takes the others.
        refuses: what it answers to a mail as a whole, if it refuses any.
        hangs_up: whether it ends the connection in the middle of a mail.
    """

    def __init__(self, security: str = "none", certificate: Path | None = None) -> None:
        self.mails: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.logins: list[bytes | None] = []
        self.refused: dict[str, str] = {}
        self.refuses: str | None = None
        self.hangs_up = False
        self._security = security
        self._certificate = certificate
        self._port = free_port()
        self._controller: Controller | None = None

    @property
    def settings(self) -> MailSettings:
        """How to reach it."""
        return MailSettings(
            HOST, self._port, self._security, None, None, sender=SENDER, clinic=CLINIC
        )

    def start(self) -> None:
        options: dict[str, Any] = {}
        if self._certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self._certificate)
            if self._security == "tls":
                options["ssl_context"] = context
            else:
                options.update(tls_context=context, require_starttls=True)
        self._controller = Controller(
            self,
            HOST,
            self._port,
            authenticator=authenticate,
            auth_require_tls=False,
            **options,
        )
        self._controller.start()

    def stop(self) -> None:
        if self._controller:
            self._controller.stop()
        self._controller = None

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.hangs_up:
            server.transport.close()
        elif self.refuses is None:
            mail = email.message_from_bytes(envelope.content, policy=default)
            self.recipients.append(envelope.rcpt_tos)
            self.logins.append(session.auth_data.login if session.authenticated else None)
            self.mails.append(mail)
        return self.refuses or "250 OK"


def authenticate(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword
) -> AuthResult:
    known = data == LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=known, handled=False, auth_data=data)


@contextmanager
def running(security: str = "none", certificate: Path | None = None) -> Iterator[MailServer]:
    server = MailServer(security, certificate)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def make_certificate(folder: Path) -> Path:
    """A certificate that is its own authority, and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail server of the tests")])
    now = datetime.now(timezone.utc)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "mail-server.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return file
