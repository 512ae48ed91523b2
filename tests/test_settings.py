from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot import settings
from bot.settings import ROOT, MailSettings, Settings, SettingsError

MAIL = {
    "SMTP_HOST": "smtp.example",
    "MAIL_FROM": "request@clinic.example",
    "CLINIC_MAIL": "desk@clinic.example",
}


def test_nothing_need_be_set() -> None:
    assert Settings.from_environment({}) == Settings()


def test_only_what_a_clinician_approved_is_spoken_unless_told_otherwise() -> None:
    assert not Settings.from_environment({}).speaks_drafts


def test_the_default_folders_are_the_projects_own() -> None:
    default = Settings()
    assert default.knowledge_directory == ROOT / "knowledge"
    assert default.model_directory == ROOT / "models"
    assert (ROOT / "pyproject.toml").is_file()


@pytest.mark.parametrize(
    ("name", "value", "attribute", "expected"),
    [
        ("DATABASE_URL", "postgresql://db/chat", "database_url", "postgresql://db/chat"),
        ("MODEL_DIRECTORY", "/srv/models", "model_directory", Path("/srv/models")),
        ("KNOWLEDGE_DIRECTORY", "/srv/words", "knowledge_directory", Path("/srv/words")),
        ("HOST", "0.0.0.0", "host", "0.0.0.0"),
        ("PORT", "9000", "port", 9000),
        ("PORT", " 9000 ", "port", 9000),
        ("PORT", "0", "port", 0),
        ("DEMO_MODE", "true", "demo_mode", True),
        ("DEMO_MODE", "YES", "demo_mode", True),
        ("DEMO_MODE", "1", "demo_mode", True),
        ("DEMO_MODE", "on", "demo_mode", True),
        ("REQUIRE_APPROVAL", "false", "require_approval", False),
        ("REQUIRE_APPROVAL", "No", "require_approval", False),
        ("REQUIRE_APPROVAL", "0", "require_approval", False),
        ("REQUIRE_APPROVAL", "off", "require_approval", False),
        ("CONVERSATION_HOURS", "2", "conversation_lifetime", timedelta(hours=2)),
        ("MESSAGE_LIMIT", "500", "message_limit", 500),
        ("FRAME_ANCESTORS", "https://example.org", "frame_ancestors", "https://example.org"),
        ("PUBLIC_URL", "https://chat.example", "public_url", "https://chat.example"),
        ("PUBLIC_URL", "http://localhost:8000/", "public_url", "http://localhost:8000"),
        ("PUBLIC_URL", "https://clinic.example/chat/", "public_url", "https://clinic.example/chat"),
        ("ACKNOWLEDGE_HOURS", "4", "acknowledge_within", timedelta(hours=4)),
    ],
)
def test_a_setting_is_read_by_its_name(
    name: str, value: str, attribute: str, expected: object
) -> None:
    found = Settings.from_environment({name: value})
    assert getattr(found, attribute) == expected
    assert getattr(found, attribute) != getattr(Settings(), attribute)


@pytest.mark.parametrize(
    "name",
    ["DATABASE_URL", "MODEL_DIRECTORY", "KNOWLEDGE_DIRECTORY", "HOST", "PORT", "DEMO_MODE",
     "REQUIRE_APPROVAL", "CONVERSATION_HOURS", "MESSAGE_LIMIT", "FRAME_ANCESTORS", "PUBLIC_URL",
     "SMTP_HOST", "ACKNOWLEDGE_HOURS"],
)  # fmt: skip
@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_setting_counts_as_not_set(name: str, blank: str) -> None:
    assert Settings.from_environment({name: blank}) == Settings()


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("PORT", "http", "whole number from 0 to 65535"),
        ("PORT", "65536", "whole number from 0 to 65535"),
        ("PORT", "-1", "whole number from 0 to 65535"),
        ("PORT", "²", "whole number from 0 to 65535"),
        ("CONVERSATION_HOURS", "0", "whole number from 1 to 720"),
        ("CONVERSATION_HOURS", "1.5", "whole number from 1 to 720"),
        ("MESSAGE_LIMIT", "99", "whole number from 100 to 10000"),
        ("MESSAGE_LIMIT", "100000", "whole number from 100 to 10000"),
        ("DEMO_MODE", "maybe", "true or false"),
        ("REQUIRE_APPROVAL", "2", "true or false"),
        ("ACKNOWLEDGE_HOURS", "0", "whole number from 1 to 336"),
        ("ACKNOWLEDGE_HOURS", "a day", "whole number from 1 to 336"),
        ("PUBLIC_URL", "chat.example", "like https://chat.example"),
        ("PUBLIC_URL", "ftp://chat.example", "like https://chat.example"),
        ("PUBLIC_URL", "https://", "like https://chat.example"),
        ("PUBLIC_URL", "https://chat.example?a=1", "like https://chat.example"),
        ("PUBLIC_URL", "https://chat.example#top", "like https://chat.example"),
        ("PUBLIC_URL", "https://[chat.example", "like https://chat.example"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_with_its_remedy(
    name: str, value: str, remedy: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment({name: value})
    for part in (name, f"'{value}'", remedy):
        assert part in str(caught.value)


@pytest.mark.parametrize(
    ("demo_mode", "require_approval", "speaks"),
    [(False, True, False), (True, True, True), (False, False, True), (True, False, True)],
)
def test_drafts_are_spoken_in_demo_mode_or_when_no_approval_is_required(
    demo_mode: bool, require_approval: bool, speaks: bool
) -> None:
    found = Settings(demo_mode=demo_mode, require_approval=require_approval)
    assert found.speaks_drafts == speaks


@pytest.mark.parametrize(("process", "expected"), [(None, 9001), ("9002", 9002)])
def test_the_environment_of_the_process_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, process: str | None, expected: int
) -> None:
    (tmp_path / ".env").write_text("# for tests\nPORT=9001\nDEMO_MODE\n")
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    monkeypatch.delenv("PORT", raising=False)
    if process:
        monkeypatch.setenv("PORT", process)
    assert Settings.from_environment().port == expected


def mail(**changes: str) -> MailSettings:
    found = Settings.from_environment({**MAIL, **changes}).mail
    assert found is not None
    return found


def test_a_mail_server_needs_its_name_and_two_addresses_and_nothing_else() -> None:
    assert mail() == MailSettings(
        host="smtp.example",
        port=587,
        security="starttls",
        user=None,
        password=None,
        sender="request@clinic.example",
        clinic="desk@clinic.example",
    )


def test_without_a_mail_server_no_mail_goes_out_whatever_else_is_set() -> None:
    rest = {"SMTP_PORT": "x", "SMTP_SECURITY": "x", "MAIL_FROM": "x", "CLINIC_MAIL": "x"}
    assert Settings.from_environment(rest).mail is None


@pytest.mark.parametrize(
    ("name", "value", "attribute", "expected"),
    [
        ("SMTP_PORT", "2525", "port", 2525),
        ("SMTP_SECURITY", "tls", "security", "tls"),
        ("SMTP_SECURITY", "TLS", "port", 465),
        ("SMTP_SECURITY", "none", "port", 25),
        ("SMTP_USER", "assistant", "user", "assistant"),
        ("SMTP_PASSWORD", " s3cret ", "password", "s3cret"),
        ("MAIL_FROM", "no-reply@clinic.example", "sender", "no-reply@clinic.example"),
        ("CLINIC_MAIL", "skin@clinic.example", "clinic", "skin@clinic.example"),
    ],
)
def test_a_setting_of_the_mail_server_is_read_by_its_name(
    name: str, value: str, attribute: str, expected: object
) -> None:
    assert getattr(mail(**{name: value}), attribute) == expected
    assert getattr(mail(), attribute) != expected


def test_a_port_that_is_set_goes_before_the_usual_one() -> None:
    assert mail(SMTP_SECURITY="tls", SMTP_PORT="2465").port == 2465


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("SMTP_PORT", "0", "whole number from 1 to 65535"),
        ("SMTP_PORT", "smtp", "whole number from 1 to 65535"),
        ("SMTP_SECURITY", "ssl", "starttls, tls, none"),
        ("MAIL_FROM", "", "an address like request@clinic.example"),
        ("MAIL_FROM", "the clinic", "an address like request@clinic.example"),
        ("MAIL_FROM", "Clinic <a@clinic.example>", "an address like request@clinic.example"),
        ("CLINIC_MAIL", "", "an address like request@clinic.example"),
        ("CLINIC_MAIL", "a@b@clinic.example", "an address like request@clinic.example"),
        ("CLINIC_MAIL", "a@clinic.example, b@clinic.example", "an address like"),
    ],
)
def test_a_setting_of_the_mail_server_that_cannot_be_used_is_named_with_its_remedy(
    name: str, value: str, remedy: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        mail(SMTP_PASSWORD="s3cret", **{name: value})
    for part in (name, f"'{value}'", remedy):
        assert part in str(caught.value)
    assert "s3cret" not in str(caught.value)


def test_the_password_is_not_shown() -> None:
    found = Settings.from_environment({**MAIL, "SMTP_PASSWORD": "s3cret"})
    assert found.mail is not None
    assert found.mail.password == "s3cret"
    assert "s3cret" not in repr(found) + str(found.mail)
