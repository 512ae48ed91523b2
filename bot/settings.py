"""Every setting of the assistant, read once from the environment and a ``.env`` file."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values

SMTP_PORTS = {"starttls": 587, "tls": 465, "none": 25}
ROOT = Path(__file__).resolve().parent.parent


class SettingsError(ValueError):
    """A setting has a value that cannot be used; the message names it and says what would do."""


@dataclass(frozen=True)
class MailSettings:
    """The mail server, and from whom and to whom its mails go.

    Attributes:
        host: SMTP_HOST, its name; without one no mail goes out.
        port: SMTP_PORT.
        security: SMTP_SECURITY, ``starttls``, ``tls`` from the beginning, or ``none``.
        user: SMTP_USER, if it wants one.
        password: SMTP_PASSWORD.
        sender: MAIL_FROM, the address in "From".
        clinic: CLINIC_MAIL, the address at which the clinic learns of requests.
    """

    host: str
    port: int
    security: str
    user: str | None
    password: str | None = field(repr=False)
    sender: str
    clinic: str


@dataclass(frozen=True)
class Settings:
    """What can be set from outside; the names in capitals are those of the environment.

    Attributes:
        database_url: DATABASE_URL, an SQLAlchemy address; SQLite in ``var/`` unless set.
        model_directory: MODEL_DIRECTORY, where ``rasa train`` leaves its models.
        knowledge_directory: KNOWLEDGE_DIRECTORY, the clinicians' files.
        training_directory: the training sentences; not from the environment.
        host: HOST, the address to listen on.
        port: PORT, the port to listen on; 0 takes any free one.
        demo_mode: DEMO_MODE, speak drafts and say so under each.
        require_approval: REQUIRE_APPROVAL, hold back what no clinician has approved.
        conversation_lifetime: CONVERSATION_HOURS, how long a conversation's token is good for.
        message_limit: MESSAGE_LIMIT, the longest message taken, in characters.
        frame_ancestors: FRAME_ANCESTORS, sites that may show the pages in a frame.
        public_url: PUBLIC_URL, the address under which patients reach this server, for links in
            mails; None leaves the links out.
        mail: how mails go out; None keeps them in the outbox.
        acknowledge_within: ACKNOWLEDGE_HOURS, how long a consultation request may wait until the
            clinic is told again.
    """

    database_url: str = f"sqlite:///{ROOT / 'var' / 'assistant.sqlite'}"
    model_directory: Path = ROOT / "models"
    knowledge_directory: Path = ROOT / "knowledge"
    training_directory: Path = ROOT / "data" / "nlu"
    host: str = "127.0.0.1"
    port: int = 8000
    demo_mode: bool = False
    require_approval: bool = True
    conversation_lifetime: timedelta = timedelta(hours=24)
    message_limit: int = 2000
    frame_ancestors: str = "'none'"
    public_url: str | None = None
    mail: MailSettings | None = None
    acknowledge_within: timedelta = timedelta(hours=24)

    @property
    def speaks_drafts(self) -> bool:
        """Whether words that no clinician has approved may be spoken."""
        return self.demo_mode or not self.require_approval

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Reads the settings.

        Args:
            environment: the variables to read; the process's own, over those of ``.env``,
                when left out.

        Returns:
            The settings, defaults where nothing is set or a value is blank.

        Raises:
            SettingsError: when a value cannot be used.
        """
        if environment is None:
            from_file = {k: v for k, v in dotenv_values(ROOT / ".env").items() if v is not None}
            environment = {**from_file, **os.environ}
        environment = {k: v.strip() for k, v in environment.items() if v.strip()}
        return cls(
            database_url=environment.get("DATABASE_URL", cls.database_url),
            model_directory=Path(environment.get("MODEL_DIRECTORY", cls.model_directory)),
            knowledge_directory=Path(
                environment.get("KNOWLEDGE_DIRECTORY", cls.knowledge_directory)
            ),
            host=environment.get("HOST", cls.host),
            port=_whole_number(environment, "PORT", cls.port, 0, 65535),
            demo_mode=_yes_or_no(environment, "DEMO_MODE", cls.demo_mode),
            require_approval=_yes_or_no(environment, "REQUIRE_APPROVAL", cls.require_approval),
            conversation_lifetime=timedelta(
                hours=_whole_number(environment, "CONVERSATION_HOURS", 24, 1, 24 * 30)
            ),
            message_limit=_whole_number(environment, "MESSAGE_LIMIT", 2000, 100, 10_000),
            frame_ancestors=environment.get("FRAME_ANCESTORS", cls.frame_ancestors),
            public_url=_web_address(environment, "PUBLIC_URL"),
            mail=_mail(environment),
            acknowledge_within=timedelta(
                hours=_whole_number(environment, "ACKNOWLEDGE_HOURS", 24, 1, 24 * 14)
            ),
        )


def _whole_number(
    environment: Mapping[str, str], name: str, default: int, least: int, most: int
) -> int:
    value = environment.get(name)
    if value is None:
        return default
    if not value.isdecimal() or not least <= int(value) <= most:
        raise SettingsError(
            f"{name} is '{value}': give a whole number from {least} to {most}, or leave it out."
        )
    return int(value)


def _yes_or_no(environment: Mapping[str, str], name: str, default: bool) -> bool:
    value = environment.get(name)
    if value is None:
        return default
    if value.lower() in ("true", "yes", "1", "on"):
        return True
    if value.lower() in ("false", "no", "0", "off"):
        return False
    raise SettingsError(f"{name} is '{value}': write true or false, or leave it out.")


def _web_address(environment: Mapping[str, str], name: str) -> str | None:
    value = environment.get(name)
    if value is None:
        return None
    try:
        parts = urlsplit(value)
    except ValueError:  # such as brackets without an address of IPv6 in them
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise SettingsError(
            f"{name} is '{value}': write it like https://chat.example, or leave it out."
        )
    return value.rstrip("/")


def _mail(environment: Mapping[str, str]) -> MailSettings | None:
    host = environment.get("SMTP_HOST")
    if host is None:
        return None
    security = environment.get("SMTP_SECURITY", "starttls").lower()
    if security not in SMTP_PORTS:
        raise SettingsError(
            f"SMTP_SECURITY is '{security}': write one of {', '.join(SMTP_PORTS)}, or leave it out."
        )
    return MailSettings(
        host=host,
        port=_whole_number(environment, "SMTP_PORT", SMTP_PORTS[security], 1, 65535),
        security=security,
        user=environment.get("SMTP_USER"),
        password=environment.get("SMTP_PASSWORD"),
        sender=_mail_address(environment, "MAIL_FROM"),
        clinic=_mail_address(environment, "CLINIC_MAIL"),
    )


def _mail_address(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name, "")
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", value):
        raise SettingsError(
            f"{name} is '{value}': with SMTP_HOST set, give an address like request@clinic.example."
        )
    return value
