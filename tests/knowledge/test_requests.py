from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.knowledge import TOPICS, Knowledge, KnowledgeError
from bot.knowledge.knowledge import PLACEHOLDERS
from bot.knowledge.requests import (
    CHOICES,
    MAILS,
    REQUESTS_FILE,
    REQUESTS_PLACEHOLDERS,
    Consent,
    RequestsFile,
    read_requests,
)
from bot.settings import ROOT
from bot.store.request_models import ConsultationRequest
from tests.knowledge.small_requests import REQUESTS

MAPPINGS = [
    ("buttons",), ("texts",), ("note",), ("errors",), ("pages",),
    ("form", "words"), ("form", "groups"), ("form", "fields"), ("mails", "levels"),
]  # fmt: skip
"""Where the names are fixed by the program."""


def inner(content: Any, place: tuple[str, ...]) -> Any:
    for name in place:
        content = content[name]
    return content


def changed(place: tuple[str, ...], value: Any) -> dict[str, Any]:
    """The small file with one entry put in; without it when the value is None."""
    content = copy.deepcopy(REQUESTS)
    around = inner(content, place[:-1])
    if value is None:
        del around[place[-1]]
    else:
        around[place[-1]] = value
    return content


def told(content: dict[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
    """What is wrong with the file, each as place and message."""
    with pytest.raises(ValidationError) as caught:
        RequestsFile.parse_obj(content)
    return [(problem["loc"], problem["msg"]) for problem in caught.value.errors()]


@pytest.fixture(scope="module")
def clinicians() -> RequestsFile:
    return read_requests(ROOT / "knowledge")


def test_the_small_file_is_read_as_it_stands(small_directory: Path) -> None:
    assert read_requests(small_directory) == RequestsFile.parse_obj(REQUESTS)


@pytest.mark.parametrize("place", MAPPINGS)
def test_a_name_that_is_missing_is_told(place: tuple[str, ...]) -> None:
    name = next(iter(inner(REQUESTS, place)))
    assert told(changed((*place, name), None)) == [(place, f"missing: {name}; add them")]


@pytest.mark.parametrize("place", MAPPINGS)
def test_a_name_that_is_not_known_is_told(place: tuple[str, ...]) -> None:
    some = next(iter(inner(REQUESTS, place).values()))
    ((where, message),) = told(changed((*place, "extra"), some))
    assert where == place
    assert message.startswith("not known: extra; known names are ")


@pytest.mark.parametrize("place", [place for place in MAPPINGS if place[-1] not in (
    "groups", "fields",
)])  # fmt: skip
@pytest.mark.parametrize("blank", ["", "  \n"])
def test_a_text_that_is_blank_is_told(place: tuple[str, ...], blank: str) -> None:
    name = next(iter(inner(REQUESTS, place)))
    wrong = [(place, f"nothing is written under {name}; write it")]
    assert told(changed((*place, name), blank)) == wrong


@pytest.mark.parametrize("field", CHOICES)
def test_each_choice_of_a_field_has_a_title(field: str) -> None:
    place = ("form", "fields", field, "choices")
    choice = CHOICES[field][0]
    assert told(changed((*place, choice), None)) == [
        (("form", "fields"), f"missing: {choice}; add them")
    ]
    assert told(changed((*place, choice), " ")) == [
        (("form", "fields"), f"nothing is written under {choice}; write it")
    ]
    ((_, message),) = told(changed((*place, "sunrise"), "At sunrise"))
    assert message.startswith("not known: sunrise")


@pytest.mark.parametrize(
    ("place", "value", "wrong"),
    [
        (("consent", "version"), None, ("consent", "version")),
        (("consent", "version"), "", ("consent", "version")),
        (("consent", "version"), "two words", ("consent", "version")),
        (("consent", "version"), "v" * 41, ("consent", "version")),
        (("consent", "text"), "", ("consent", "text")),
        (("youngest",), -1, ("youngest",)),
        (("youngest",), "three", ("youngest",)),
        (("child_until",), 0, ("child_until",)),
        (("offered_after",), "treatment", ("offered_after",)),
        (("form", "title"), "", ("form", "title")),
        (("form", "intro"), None, ("form", "intro")),
        (("form", "groups", "note", "title"), "", ("form", "groups", "note", "title")),
        (("form", "fields", "name", "label"), "", ("form", "fields", "name", "label")),
        (("form", "fields", "name", "help"), "x", ("form", "fields", "name", "help")),
        (("mails", "clinic_received"), None, ("mails", "clinic_received")),
        (("mails", "clinic_received", "subject"), "", ("mails", "clinic_received", "subject")),
        (("mails", "patient_received", "text"), None, ("mails", "patient_received", "text")),
        (("mails", "look_up"), None, ("mails", "look_up")),
        (("mails", "goodbye"), {"subject": "a", "text": "b"}, ("mails", "goodbye")),
        (("greetings",), {}, ("greetings",)),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(
    place: tuple[str, ...], value: Any, wrong: tuple[str, ...]
) -> None:
    assert wrong in [where for where, _ in told(changed(place, value))]


@pytest.mark.parametrize(
    ("old", "new", "line_of", "words"),
    [
        ("youngest: 3", "youngest: three", "youngest: ", "youngest: value is not a valid integer"),
        ("  offer_same_day:", "  offer_today:", "texts:", "missing: offer_same_day; add them."),
        ("    add_line:", "    add_lines:", "  words:\n", "missing: add_line; add them."),
        (
            "        monday: 'Choice: monday.'\n", "", "  fields:\n",
            "form > fields: missing: monday; add them",
        ),
        (
            "  email_unreadable: 'Error: email_unreadable.'", "  email_unreadable: ' '", "errors:",
            "nothing is written under email_unreadable; write it",
        ),
        (
            "      label: 'Field: age.'", "      label: ''", "      label: 'Field: age.'",
            "form > fields > age > label: there is nothing here",
        ),
        (
            "    subject: 'Mail: clinic_changed.'", "    subject: ''",
            "    subject: 'Mail: clinic_changed.'", "subject: there is nothing here",
        ),
        ("  version: '1'", "  version: 1 2", "  version:", "version: string does not match"),
        ("  version: '1'", "  version: [1", "  text: I agree", "This is not valid YAML"),
        (
            "  open: 'Button: open.'", "  offer: Again.", "  open: 'Button: open.'",
            "'offer' is there twice",
        ),
        ("{address}", "{adress}", "  look_up: 'Look", "'{adress}' is not known. Known are {name}"),
        ("agree that {name}", "agree that {nane}", "  text: I agree", "'{nane}' is not known"),
    ],
)  # fmt: skip
def test_a_broken_file_is_named_with_its_line(
    knowledge_directory: Path, old: str, new: str, line_of: str, words: str
) -> None:
    file = knowledge_directory / REQUESTS_FILE
    text = file.read_text()
    assert text.count(old) == 1
    file.write_text(text.replace(old, new))
    with pytest.raises(KnowledgeError) as caught:
        Knowledge.load(knowledge_directory)
    (problem,) = caught.value.problems
    line = text[: text.index(line_of)].count("\n") + 1
    assert (problem.file, problem.line) == (file, line)
    assert words in problem.message


@pytest.mark.parametrize("name", sorted({*REQUESTS_PLACEHOLDERS} - {*PLACEHOLDERS}))
def test_the_placeholders_of_the_hand_off_are_known_in_this_file_alone(
    knowledge_directory: Path, name: str
) -> None:
    for file in (REQUESTS_FILE, "assistant.yml"):
        with (knowledge_directory / file).open("a") as open_file:
            open_file.write(f"# {{{name}}}\n")
    with pytest.raises(KnowledgeError) as caught:
        Knowledge.load(knowledge_directory)
    assert [problem.file.name for problem in caught.value.problems] == ["assistant.yml"]


def test_a_missing_file_is_named(knowledge_directory: Path) -> None:
    (knowledge_directory / REQUESTS_FILE).unlink()
    with pytest.raises(KnowledgeError, match="This file is missing"):
        read_requests(knowledge_directory)


@pytest.mark.parametrize(
    ("version", "text"),
    [("2", "I agree."), ("1", "I agree!"), ("1", "I agree. "), ("1", "i agree.")],
)
def test_another_wording_has_another_fingerprint(version: str, text: str) -> None:
    before = Consent(version="1", text="I agree.")
    after = Consent(version=version, text=text)
    assert after.fingerprint != before.fingerprint
    assert after.fingerprint.startswith(f"{version}/")
    assert before.fingerprint == Consent(version="1", text="I agree.").fingerprint


def test_a_fingerprint_fits_the_column_that_keeps_it() -> None:
    fingerprint = Consent(version="v" * 40, text="I agree.").fingerprint
    assert re.fullmatch(r"v{40}/[0-9a-f]{12}", fingerprint)
    assert len(fingerprint) <= ConsultationRequest.__table__.c.consent_version.type.length


def test_what_may_be_left_out_is_empty() -> None:
    words = RequestsFile.parse_obj(REQUESTS).form
    assert (words.groups["note"].hint, words.fields_["name"].hint) == (None, None)
    without = changed(("form", "fields", "name"), {"label": "Name"})
    assert RequestsFile.parse_obj(without).form.fields_["name"].choices == {}


def test_the_offer_follows_topics_that_can_be_answered(clinicians: RequestsFile) -> None:
    assert set(clinicians.offered_after) <= set(TOPICS)
    assert len(set(clinicians.offered_after)) == len(clinicians.offered_after)


def test_the_ages_leave_room_for_children(clinicians: RequestsFile) -> None:
    assert clinicians.youngest < clinicians.child_until


def test_mails_hold_no_placeholder_that_nobody_fills(clinicians: RequestsFile) -> None:
    known = {
        "name", "reference", "received", "level", "telephone_shown", "look_up", "proposed",
    }  # fmt: skip
    mails = [getattr(clinicians.mails, name) for name in MAILS]
    found = {gap for mail in mails for gap in re.findall(r"{(\w+)}", mail.subject + mail.text)}
    assert found <= known
    assert "{address}" in clinicians.mails.look_up
    assert "{time}" in clinicians.mails.proposed


def test_no_text_of_the_chat_holds_a_placeholder_that_is_filled_in_mails_only(
    clinicians: RequestsFile,
) -> None:
    chat = {name: text for name, text in clinicians.texts.items() if name != "sent"}
    found = {gap for text in chat.values() for gap in re.findall(r"{(\w+)}", text)}
    assert found <= {"name", "telephone", "address"}
    assert set(re.findall(r"{(\w+)}", clinicians.texts["sent"])) <= {
        "name", "telephone", "reference",
    }  # fmt: skip
