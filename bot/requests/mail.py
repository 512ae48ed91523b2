"""Mails about consultation requests: their words, and handing them to the mail server.

A mail can be read on its way, so none holds a name, a way to reach somebody or anything of health.
"""

from __future__ import annotations

import smtplib
import ssl
from contextlib import closing, suppress
from datetime import datetime, timezone
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import urlencode

from email_validator import validate_email

from bot.knowledge import Knowledge
from bot.knowledge.requests import MailWords
from bot.london import shown_moment
from bot.requests.reference import shown
from bot.settings import MailSettings, Settings
from bot.store.request_models import ConsultationRequest, Mail

TIMEOUT = 20  # seconds for each answer of the mail server


class MailError(RuntimeError):
    """The mail server did not take a mail. The message names the error, and nobody's address.

    Attributes:
        lasting: whether the server will not take this mail later either.
    """

    def __init__(self, failure: str, lasting: bool = False) -> None:
        super().__init__(failure)
        self.lasting = lasting


def compose(
    request: ConsultationRequest, mail: Mail, knowledge: Knowledge, settings: Settings
) -> EmailMessage | None:
    """Writes a mail from what the record says now.

    Args:
        request: the request that it is about.
        mail: the mail, as it stands in the outbox.
        knowledge: the words.
        settings: the addresses; a mail server must be among them.

    Returns:
        The mail; None when it has lost its sense, or when there is nobody to send it to.
    """
    assert settings.mail is not None
    recipient = _recipient(request, mail, settings.mail)
    if recipient is None or _has_lost_its_sense(request, mail):
        return None
    words: MailWords = getattr(knowledge.requests.mails, mail.kind)
    values = _values(request, knowledge, settings)
    message = EmailMessage(policy=SMTP)
    # A line break would begin a header of its own.
    message["Subject"] = " ".join(knowledge.fill(words.subject, **values).split())
    message["From"] = Address(addr_spec=settings.mail.sender)
    message["To"] = recipient
    message["Date"] = datetime.now(timezone.utc)
    # The same each time, so that a mail sent again after a crash can be told from a new one.
    domain = settings.mail.sender.rpartition("@")[2]
    message["Message-ID"] = f"<{request.reference}.{mail.kind}.{mail.id}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    # Paragraphs stay whole, for mail programs to wrap; the encoding breaks them for the way.
    message.set_content(knowledge.fill(words.text, **values), cte="quoted-printable")
    return message


def send(message: EmailMessage, settings: MailSettings) -> None:
    """Hands a mail to the mail server.

    Args:
        message: the mail.
        settings: the server.

    Raises:
        MailError: when it was not taken, for whatever reason.
    """
    try:
        with closing(_connect(settings)) as server:
            if settings.security == "starttls":
                server.starttls(context=ssl.create_default_context())
            if settings.user:
                server.login(settings.user, settings.password or "")
            server.send_message(message)
            # The mail is taken by now, however the server says goodbye.
            with suppress(OSError):
                server.quit()
    except (OSError, ValueError) as error:  # smtplib's own errors are kinds of OSError
        # Not chained: what the server said may quote the address.
        raise _mail_error(error) from None


def _has_lost_its_sense(request: ConsultationRequest, mail: Mail) -> bool:
    if request.state == "withdrawn":
        return mail.kind != "clinic_withdrawn"
    return mail.kind == "clinic_reminder" and request.state != "received"


def _recipient(request: ConsultationRequest, mail: Mail, settings: MailSettings) -> Address | None:
    if not mail.kind.startswith("patient_"):
        return Address(addr_spec=settings.clinic)
    if request.email is None:
        return None
    read = validate_email(request.email, check_deliverability=False)
    # Every mail server knows the domain in this form: bücher is xn--bcher-kva.
    return Address(username=read.local_part, domain=read.ascii_domain)


def _values(
    request: ConsultationRequest, knowledge: Knowledge, settings: Settings
) -> dict[str, object]:
    """What fills the placeholders of a mail."""
    mails = knowledge.requests.mails
    reference = shown(request.reference)
    look_up = proposed = ""
    if settings.public_url:
        question = urlencode({"reference": reference})
        address = f"{settings.public_url}/request/find?{question}"
        look_up = _paragraph(knowledge.fill(mails.look_up, address=address))
    if request.proposed_at:
        time = shown_moment(request.proposed_at)
        proposed = _paragraph(knowledge.fill(mails.proposed, time=time))
    return {
        "reference": reference,
        "received": shown_moment(request.created_at),
        "level": mails.levels[request.level],
        "telephone_shown": knowledge.clinic.telephone.shown,
        "look_up": look_up,
        "proposed": proposed,
    }


def _paragraph(text: str) -> str:
    return f"{text.strip()}\n\n"


def _connect(settings: MailSettings) -> smtplib.SMTP:
    if settings.security == "tls":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(settings.host, settings.port, timeout=TIMEOUT, context=context)
    return smtplib.SMTP(settings.host, settings.port, timeout=TIMEOUT)


def _mail_error(error: Exception) -> MailError:
    code = getattr(error, "smtp_code", None)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, _ = next(iter(error.recipients.values()))
    refused = isinstance(error, (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError))
    lasting = refused and code is not None and 500 <= code < 600
    name = type(error).__name__
    return MailError(name if code is None else f"{name} {code}", lasting)
