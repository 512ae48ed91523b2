from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.article import Section, read_sections

FILE = Path("conditions/milia.md")
ARTICLE = """\
Words before the first heading belong to nobody.

## What are they? {#overview}

Tiny **bumps**.

- one
- two

## How long do they last? {#outlook}
Months.

### For a baby {#baby}

Weeks.

### For a newborn {#newborn}

Days.

### For a child {#child}

Does not apply.

> evidence: page 4; page 5
> sources: nhs-milia,  dermnet
"""


@pytest.fixture(scope="module")
def sections() -> dict[str, Section]:
    found, problems = read_sections(FILE, ARTICLE, first_line=10)
    assert problems == []
    return found


def test_a_section_is_found_by_the_topic_in_braces(sections: dict[str, Section]) -> None:
    assert list(sections) == ["overview", "outlook"]
    assert sections["overview"].heading == "What are they?"
    assert sections["overview"].passages[None].text == "Tiny **bumps**.\n\n- one\n- two"


def test_a_section_knows_its_line_in_the_file(sections: dict[str, Section]) -> None:
    assert [section.line for section in sections.values()] == [12, 19]
    assert sections["outlook"].passages["baby"].line == 23


def test_notes_for_authors_are_kept_apart_from_the_words(sections: dict[str, Section]) -> None:
    outlook = sections["outlook"]
    assert outlook.sources == ("nhs-milia", "dermnet")
    assert outlook.evidence == "page 4; page 5"
    assert not any(">" in passage.text for passage in outlook.passages.values())
    assert (sections["overview"].sources, sections["overview"].evidence) == ((), "")


@pytest.mark.parametrize(
    ("topic", "audience", "expected"),
    [
        ("outlook", None, "Months."),
        ("outlook", "newborn", "Days."),
        ("outlook", "baby", "Weeks."),
        ("outlook", "child", "Months."),  # it says that the passage does not apply
        ("outlook", "adult", "Months."),
        ("overview", "newborn", "Tiny **bumps**.\n\n- one\n- two"),
    ],
)
def test_each_person_gets_the_passage_that_fits_best(
    sections: dict[str, Section], topic: str, audience: str | None, expected: str
) -> None:
    assert sections[topic].passage(audience).text == expected


def test_a_newborn_without_a_passage_gets_the_one_for_babies() -> None:
    sections, _ = read_sections(FILE, "## A {#who}\n\nAll.\n\n### B {#baby}\n\nBabies.\n", 1)
    assert sections["who"].passage("newborn").text == "Babies."


def test_a_heading_in_a_code_block_is_no_heading() -> None:
    body = "## A {#who}\n\nAll.\n\n```\n## B {#cause}\n```\n"
    sections, _ = read_sections(FILE, body, 1)
    assert list(sections) == ["who"]


@pytest.mark.parametrize(
    "stray",
    [
        "###For a baby {#baby}",
        "For a baby {#baby}",
        "> source: nhs-milia",
        "sources: nhs-milia",
        "evidence: facts",
        "> a quotation",
    ],
)
def test_a_mark_that_patients_would_read_is_named_with_its_line(stray: str) -> None:
    _, problems = read_sections(FILE, f"## A {{#who}}\n\nAll.\n\n{stray}\n", 10)
    (problem,) = problems
    assert (problem.line, "would be shown to patients" in problem.message) == (14, True)


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("## Why?\n\nText.\n", 5, ["Why?", "known topic in braces", "{#cause}"]),
        ("\n\n## Why? {#causes}\n\nText.\n", 7, ["Why? {#causes}", "known topic"]),
        ("## Why? {#baby}\n\nText.\n", 5, ["known topic"]),
        ("## A {#who}\n\nText.\n\n### B\n\nText.\n", 9, ["'B'", "known audience", "newborn"]),
        ("## A {#who}\n\nText.\n\n### B {#cause}\n\nText.\n", 9, ["known audience"]),
        ("## A {#who}\n\nText.\n\n## B {#who}\n\nText.\n", 9, ["'who'", "twice", "Join them"]),
        (
            "## A {#who}\n\nText.\n\n### B {#baby}\n\nText.\n\n### C {#baby}\n\nText.\n",
            13,
            ["'baby'", "twice"],
        ),
        ("## A {#who}\n\n> sources: nhs-milia\n", 5, ["no text", "A {#who}", "Write it"]),
        ("## A {#who}\n\nText.\n\n### B {#baby}\n\n## C {#cause}\n\nText.\n", 9, ["no text"]),
    ],
)
def test_what_is_wrong_is_named_with_line_and_remedy(
    body: str, line: int, words: list[str]
) -> None:
    _, problems = read_sections(FILE, body, first_line=5)
    assert [(problem.file, problem.line) for problem in problems] == [(FILE, line)]
    for part in words:
        assert part in problems[0].message


def test_everything_that_is_wrong_is_named_at_once() -> None:
    body = "## A\n\nText.\n\n### B {#baby}\n\nText.\n\n## C {#who}\n\n## D {#who}\n\nText.\n"
    _, problems = read_sections(FILE, body, 1)
    assert [problem.line for problem in problems] == [1, 9, 11]
