from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot import settings
from bot.settings import ROOT, Settings, SettingsError


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
     "REQUIRE_APPROVAL", "CONVERSATION_HOURS", "MESSAGE_LIMIT", "FRAME_ANCESTORS"],
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
