"""Habits of the whole repository, held by tests."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.knowledge import TOPICS
from bot.settings import ROOT

LONGEST_MODULE = 300
FEWEST_SENTENCES = 40
# In pieces, so that this file does not hold what it forbids.
REGISTRIES = [
    ".".join(pieces)
    for pieces in (
        ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"),
        ("yarnpkg", "com"), ("anaconda", "org"), ("proxy", "golang", "org"),
        ("crates", "io"), ("docker", "io"), ("ghcr", "io"),
    )
]  # fmt: skip


@cache
def committed() -> dict[Path, bytes]:
    """Every file that is in the repository or would be with the next commit."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        pytest.skip("this is no git repository")
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return {file: file.read_bytes() for file in files if file.is_file()}


def read_yaml(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@cache
def domain() -> dict[str, Any]:
    return read_yaml(ROOT / "domain.yml")


@cache
def rules() -> dict[str, list[str]]:
    """The actions that follow each intent."""
    found: dict[str, list[str]] = {}
    for file in sorted((ROOT / "data" / "stories").glob("*.yml")):
        for rule in read_yaml(file)["rules"]:
            first, *rest = rule["steps"]
            assert first["intent"] not in found, f"two rules for {first['intent']}"
            found[first["intent"]] = [step["action"] for step in rest]
    return found


@cache
def training_sentences() -> Counter[str]:
    """How many different sentences each intent is trained with."""
    found: set[tuple[str, str]] = set()
    for file in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for entry in read_yaml(file)["nlu"]:
            if "intent" not in entry:
                continue  # a look-up table
            examples = entry["examples"]
            texts = (
                re.findall(r"^\s*-\s+(.+)$", examples, re.MULTILINE)
                if isinstance(examples, str)
                else [example["text"] for example in examples]
            )
            found |= {(entry["intent"], text.strip().lower()) for text in texts}
    return Counter(intent for intent, _ in found)


@pytest.mark.parametrize("registry", REGISTRIES)
def test_no_committed_file_names_a_package_registry(registry: str) -> None:
    assert [file for file, held in committed().items() if registry.encode() in held] == []


def test_the_lock_has_a_version_and_a_hash_for_each_package() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", lock.strip())
    assert len(entries) > 100
    for entry in entries:
        assert re.match(r"[\w.\[\],-]+==\S+", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry
        assert "://" not in entry


def test_the_widgets_lock_has_a_hash_for_each_package_and_no_address() -> None:
    lock = read_yaml(ROOT / "widget" / "package-lock.json")
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []


def test_no_module_is_too_long_to_read() -> None:
    modules = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "actions").rglob("*.py")]
    lengths = {
        str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines())
        for file in modules
    }
    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_can_be_asked_about(topic: str) -> None:
    intent = f"ask_{topic}"
    assert intent in domain()["intents"]
    action = "action_warn" if topic == "urgent" else "action_answer_question"
    assert rules()[intent] == [action]
    assert training_sentences()[intent] >= FEWEST_SENTENCES


def test_every_intent_leads_to_an_action() -> None:
    assert set(rules()) == set(domain()["intents"])


def test_every_intent_that_can_be_typed_has_training_sentences() -> None:
    # What Rasa falls back to, and buttons.
    never_typed = {
        "nlu_fallback",
        "not_what_i_meant",
        "answer_check",
        "request_consultation",
        "open_request_form",
    }
    assert set(training_sentences()) == set(domain()["intents"]) - never_typed


def test_the_domain_names_the_actions_that_there_are() -> None:
    written = {
        name
        for file in (ROOT / "actions").glob("*.py")
        for name in re.findall(r'return "(action_\w+)"', file.read_text(encoding="utf-8"))
    }
    used = {action for actions in rules().values() for action in actions}
    fallback = {
        policy["core_fallback_action_name"]
        for policy in read_yaml(ROOT / "config.yml")["policies"]
        if "core_fallback_action_name" in policy
    }
    assert written == set(domain()["actions"]) == used | fallback


def test_rules_alone_decide_what_is_said() -> None:
    for file in (ROOT / "data" / "stories").glob("*.yml"):
        assert set(read_yaml(file)) == {"version", "rules"}
    assert [policy["name"] for policy in read_yaml(ROOT / "config.yml")["policies"]] == [
        "RulePolicy"
    ]
