from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.knowledge import TOPICS, Knowledge, KnowledgeError
from bot.knowledge.approval import Approvals
from bot.knowledge.schema import Approval

FILES = [
    "assistant.yml", "clinic.yml", "languages.yml", "requests.yml", "sources.yml", "symptoms.yml",
]  # fmt: skip
MILIA = "conditions/milia.md"


def damage(file: Path, old: str, new: str) -> int:
    """Replaces words in a file; returns the line where they stood."""
    text = file.read_text()
    assert text.count(old) >= 1, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1


def problems(directory: Path) -> list[tuple[str, int, str]]:
    """What is wrong with the files, each as file, line and message."""
    with pytest.raises(KnowledgeError) as caught:
        Knowledge.load(directory)
    return [
        (str(problem.file.relative_to(directory)), problem.line, problem.message)
        for problem in caught.value.problems
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("clinic.yml", "name: The Clinic", "nam: The Clinic", "nam: this name is not known"),
        ("clinic.yml", "+442079460000", "020 7946 0000", "telephone > dial: string does not match"),
        ("clinic.yml", "answers:", "answers: [", "not valid YAML"),
        ("clinic.yml", "  booking:", "  bookings:", "missing: booking; add them. not known: b"),
        ("clinic.yml", "  price:", "  booking:", "'booking' is there twice"),
        ("clinic.yml", "- call .. off", "- call it off?", "'call it off?' is not found"),
        ("clinic.yml", "{telephone}", "{telefone}", "'{telefone}' is not known"),
        (MILIA, "{telephone}", "{telefone}", "'{telefone}' is not known"),
        ("sources.yml", "status: seen", "status: maybe", "status: unexpected value"),
        ("sources.yml", "https://example.org/m", "example.org/m", "a link starts with https://"),
        ("assistant.yml", "  greeting:", "  greetings:", "missing: greeting"),
        ("assistant.yml", "    urgent:", "    urgently:", "missing: urgent"),
        ("assistant.yml", "    baby:", "    babies:", "missing: baby"),
        ("languages.yml", "code: pl", "code: polish", "code: string does not match"),
        ("languages.yml", "direction: ltr", "direction: left", "direction: unexpected value"),
        ("symptoms.yml", "audience: baby", "audience: infant", "audience: unexpected value"),
        ("symptoms.yml", "site:", "sites:", "sites: this name is not known"),
        (MILIA, "owner: dermatology", "owned: dermatology", "owned: this name is not known"),
        (MILIA, "itch: rare", "itch: rarely", "features > itch: unexpected value"),
        (MILIA, "name: Milia", "name: [Milia", "not valid YAML"),
        (MILIA, "---\nname", "name", "must begin with its head"),
        (MILIA, "## About cause {#cause}", "## About cause {#because}", "needs a known topic"),
        (MILIA, "## About outlook", "### A\n\n## About outlook", "needs a known audience"),
        (MILIA, "### For a baby {#baby}", "### For a baby {#bebe}", "needs a known audience"),
    ],
)  # fmt: skip
def test_a_broken_file_is_named_with_line_and_remedy(
    knowledge_directory: Path, file: str, old: str, new: str, words: str
) -> None:
    line = damage(knowledge_directory / file, old, new)
    found = problems(knowledge_directory)
    assert {name for name, _, _ in found} == {file}
    assert any(words in message for _, _, message in found)
    if "valid YAML" not in words and "missing" not in words:
        assert line in [number for _, number, message in found if words in message]


@pytest.mark.parametrize("file", [*FILES, MILIA])
def test_a_missing_file_is_named(knowledge_directory: Path, file: str) -> None:
    (knowledge_directory / file).unlink()
    assert problems(knowledge_directory) == [(file, 1, "This file is missing. Restore it.")]


@pytest.mark.parametrize("file", [*FILES, MILIA])
def test_a_file_in_another_encoding_is_named(knowledge_directory: Path, file: str) -> None:
    with (knowledge_directory / file).open("ab") as open_file:
        open_file.write("\n# café\n".encode("cp1252"))
    ((name, _, message),) = problems(knowledge_directory)
    assert (name, "UTF-8" in message) == (file, True)


def test_a_file_saved_with_other_line_ends_is_read(knowledge_directory: Path) -> None:
    for file in knowledge_directory.rglob("*.*"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    answer = Knowledge.load(knowledge_directory).answer("overview", "xanthelasma", "adult")
    assert answer is not None
    assert answer.text == "Xanthelasma, overview, adult."


@pytest.mark.parametrize(
    ("file", "old", "line_of"),
    [
        (MILIA, "> sources: nhs-milia", "## About overview {#overview}"),
        (MILIA, "> sources: nhs-milia, dermnet", "## About outlook {#outlook}"),
        ("clinic.yml", "- clinic-page", "booking:"),
    ],
)
def test_a_source_that_is_not_listed_is_named(
    knowledge_directory: Path, file: str, old: str, line_of: str
) -> None:
    path = knowledge_directory / file
    line = path.read_text()[: path.read_text().index(line_of)].count("\n") + 1
    damage(path, old, old.replace("nhs-milia", "nhs-millia").replace("clinic-page", "clinic-pag"))
    ((name, number, message),) = problems(knowledge_directory)
    assert (name, number) == (file, line)
    assert "is not in sources.yml" in message


def test_a_topic_of_milia_without_a_section_is_named(knowledge_directory: Path) -> None:
    damage(knowledge_directory / MILIA, "## About cause {#cause}", "")
    ((name, _, message),) = problems(knowledge_directory)
    assert (name, message) == (MILIA, "There is no section on: cause. Add them.")


def test_everything_that_is_wrong_is_named_at_once(knowledge_directory: Path) -> None:
    damage(knowledge_directory / "clinic.yml", "name: The Clinic", "nam: The Clinic")
    damage(knowledge_directory / "sources.yml", "status: seen", "status: maybe")
    (knowledge_directory / "symptoms.yml").unlink()
    damage(knowledge_directory / MILIA, "owner: dermatology", "owner: ''")
    damage(knowledge_directory / MILIA, "{#cause}", "{#because}")
    damage(knowledge_directory / "conditions/xanthelasma.md", "{#treatment}", "")
    found = problems(knowledge_directory)
    assert {name for name, _, _ in found} == {
        "clinic.yml", "sources.yml", "symptoms.yml", MILIA, "conditions/xanthelasma.md",
    }  # fmt: skip
    assert len([name for name, _, _ in found if name == MILIA]) == 3
    assert found == sorted(found)


def test_a_new_condition_is_a_new_file(knowledge_directory: Path) -> None:
    (knowledge_directory / "conditions" / "wart.md").write_text(
        "---\nname: Wart\nowner: dermatology\n---\n\n## Wart {#overview}\n\nA wart.\n"
    )
    knowledge = Knowledge.load(knowledge_directory)
    answer = knowledge.answer("overview", "wart")
    assert answer is not None
    assert answer.text == "A wart."


@pytest.mark.parametrize(
    ("topic", "condition", "audience", "section", "text"),
    [
        ("outlook", "milia", None, "milia/outlook", "Milia, outlook."),
        ("outlook", "milia", "newborn", "milia/outlook/newborn", "Milia, outlook, newborn."),
        ("outlook", "milia", "child", "milia/outlook", "Milia, outlook."),
        ("outlook", None, "adult", "milia/outlook/adult", "Milia, outlook, adult."),
        ("overview", "xanthelasma", "baby", "xanthelasma/overview", "Xanthelasma, overview."),
        ("price", "xanthelasma", "baby", "clinic/price",
         "Clinic, price. The Clinic, 1 Street, London."),
        ("cause", "milia", None, "milia/cause",
         "Milia, cause. Call [020 7946 0000](tel:+442079460000)."),
    ],
)  # fmt: skip
def test_words_are_found_by_condition_topic_and_audience(
    small_knowledge: Knowledge,
    topic: str,
    condition: str | None,
    audience: str | None,
    section: str,
    text: str,
) -> None:
    answer = small_knowledge.answer(topic, condition, audience)
    assert answer is not None
    assert (answer.section, answer.text) == (section, text)


@pytest.mark.parametrize(
    ("topic", "condition"),
    [("cause", "xanthelasma"), ("cause", "unheard_of"), ("urgent", "milia"), ("nonsense", "milia")],
)
def test_where_the_files_say_nothing_there_is_no_answer(
    small_knowledge: Knowledge, topic: str, condition: str
) -> None:
    assert small_knowledge.answer(topic, condition) is None


@pytest.mark.parametrize(
    ("audience", "others"),
    [
        (None, ("baby", "adult")),
        ("baby", ("adult",)),
        ("adult", ("baby",)),
        ("child", ("baby", "adult")),
    ],
)
def test_an_answer_knows_for_whom_else_there_are_words(
    small_knowledge: Knowledge, audience: str | None, others: tuple[str, ...]
) -> None:
    answer = small_knowledge.answer("outlook", "milia", audience)
    assert answer is not None
    assert answer.other_audiences == others


@pytest.mark.parametrize(("days", "status"), [(0, "approved"), (30, "approved"), (31, "draft")])
def test_an_approval_lasts_until_its_review(
    small_knowledge: Knowledge, days: int, status: str
) -> None:
    approved_on = date(2025, 3, 1)
    draft = small_knowledge.answer("outlook", "milia", "newborn")
    assert draft is not None
    assert draft.standing.status == "draft"
    approval = Approval(
        section="milia/outlook",
        audience="newborn",
        fingerprint=draft.standing.version,
        by="Dr A",
        on=approved_on,
        review_due=approved_on + timedelta(days=30),
    )
    approved = replace(small_knowledge, approvals=Approvals([approval])).answer(
        "outlook", "milia", "newborn", approved_on + timedelta(days=days)
    )
    assert approved is not None
    assert approved.standing.status == status


def test_approvals_are_read_from_their_file(knowledge_directory: Path) -> None:
    draft = Knowledge.load(knowledge_directory).answer("cause")
    assert draft is not None
    (knowledge_directory / "approvals.yml").write_text(
        f"- section: milia/cause\n  audience: null\n  fingerprint: {draft.standing.version}\n"
        f"  by: Dr A\n  on: 2025-03-01\n  review_due: {date.today()}\n"
    )
    approved = Knowledge.load(knowledge_directory).answer("cause")
    assert approved is not None
    assert (approved.standing.status, approved.standing.reviewed_on) == (
        "approved",
        date(2025, 3, 1),
    )


def test_placeholders_are_filled_in(small_knowledge: Knowledge) -> None:
    assert small_knowledge.text("too_long", limit=200).endswith("Keep under 200.")


def test_every_topic_has_words(small_knowledge: Knowledge) -> None:
    for topic in TOPICS:
        answer = small_knowledge.answer(topic)
        assert answer or small_knowledge.text(topic)
