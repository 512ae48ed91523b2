from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.knowledge.problems import KnowledgeError
from bot.knowledge.schema import Approval, Source
from bot.knowledge.symptoms import SymptomsFile
from bot.knowledge.yaml_file import Lines, check_yaml, read_yaml

FILE = Path("sources.yml")
GOOD = """\
# a comment
nhs-milia:
  title: Milia
  publisher: NHS
  url: https://example.org
  status: seen

dermnet: {title: Milium, publisher: DermNet, url: null, status: to confirm}
"""


def problems(text: str, shape: type = dict[str, Source], first_line: int = 1) -> list[str]:
    """What is wrong, each as line and message."""
    with pytest.raises(KnowledgeError) as caught:
        check_yaml(FILE, text, shape, first_line)
    assert {problem.file for problem in caught.value.problems} == {FILE}
    return [f"{problem.line}: {problem.message}" for problem in caught.value.problems]


def test_a_file_that_fits_its_schema_is_read(tmp_path: Path) -> None:
    file = tmp_path / "sources.yml"
    file.write_text(GOOD)
    found = read_yaml(file, dict[str, Source])
    assert (found["nhs-milia"].title, found["dermnet"].url) == ("Milia", None)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: Milia\n", "titel: Milia\n", ["2: nhs-milia > title: this entry is missing",
                                                "3: nhs-milia > titel: this name is not known"]),
        ("status: seen", "status: read", ["6: nhs-milia > status: unexpected value"]),
        ("url: https://example.org", "url: example.org",
         ["5: nhs-milia > url: a link starts with https://"]),
        ("title: Milium", "title: ''", ["8: dermnet > title: there is nothing here"]),
        ("  title: Milia", "  title: [Milia", ["4: This is not valid YAML"]),
        ("  title: Milia", "\ttitle: Milia", ["3: This is not valid YAML"]),
        ("nhs-milia:\n", "nhs-milia:\n  title: Twice\n", ["4: 'title' is there twice"]),
        ("dermnet:", "nhs-milia:", ["8: 'nhs-milia' is there twice"]),
        ("publisher: NHS", "publisher: N\x00S", ["4: There is a character here"]),
        ("status: seen", "status: 2025-13-01", ["6: nhs-milia > status"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, expected: list[str]) -> None:
    assert old in GOOD
    found = problems(GOOD.replace(old, new, 1))
    assert len(found) == len(expected)
    for problem, beginning in zip(found, expected, strict=True):
        assert problem.startswith(beginning)


def test_everything_that_is_wrong_is_named_at_once_in_order() -> None:
    text = GOOD.replace("seen", "read").replace("title: Milium, ", "").replace("https://", "")
    assert [problem.split(":")[0] for problem in problems(text)] == ["5", "6", "8"]


def test_lines_are_counted_from_the_beginning_of_the_whole_file() -> None:
    assert problems(GOOD.replace("seen", "read"), first_line=11)[0].startswith("16: ")


@pytest.mark.parametrize("text", ["", "# only a comment\n", "just words", "- a\n- list"])
def test_a_file_of_another_kind_is_refused(text: str) -> None:
    assert problems(text, SymptomsFile)[0].startswith("1: ")


def test_an_entry_of_a_list_is_named_by_its_line() -> None:
    text = """\
- section: milia/outlook
  audience: null
  fingerprint: sha256:0
  by: Dr A
  on: 2025-03-01
  review_due: 2026-03-01
- section: milia/cause
  audience: null
  fingerprint: sha256:0
  by: Dr A
  on: 2025-02-30
  review_due: 2026-03-01
"""
    assert problems(text, list[Approval]) == ["11: 1 > on: invalid date format"]
    good = check_yaml(FILE, text.replace("02-30", "02-28"), list[Approval])
    assert good[1].on == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on: off", {"on": "off"}),
        ("no: [yes, Yes, y]", {"no": ["yes", "Yes", "y"]}),
        ("a: true", {"a": True}),
        ("a: [false, 'false']", {"a": [False, "false"]}),
        ("a: 2025-03-01", {"a": "2025-03-01"}),
        ("a: [1, 1.5, null]", {"a": [1, 1.5, None]}),
    ],
)
def test_words_stay_words(text: str, expected: object) -> None:
    assert check_yaml(FILE, text, dict[str, Any]) == expected


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"clinic\.yml:1: This file is missing\. Restore it"):
        read_yaml(tmp_path / "clinic.yml", SymptomsFile)


def test_the_lines_of_entries_are_found(tmp_path: Path) -> None:
    file = tmp_path / "sources.yml"
    file.write_text(GOOD)
    lines = Lines(file)
    assert [lines.of("nhs-milia", key) for key in ("title", "url", "status")] == [3, 5, 6]
    assert lines.of("dermnet", "title") == 8
    assert lines.of("nhs-milia", "missing") == 2
