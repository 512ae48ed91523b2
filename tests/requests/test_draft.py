from __future__ import annotations

import pytest

from bot.requests.details import NoteLine
from bot.requests.draft import Draft, Drafts
from tests.service import small_drafts


@pytest.fixture(scope="module")
def drafts() -> Drafts:
    return small_drafts()


def test_a_draft_begins_with_the_words_themselves(drafts: Drafts) -> None:
    words = "a bump like milk, 2 mm"
    draft = drafts.of_description(words)
    assert draft.note[0] == NoteLine("Note: words.", words)
    assert [(line.title, line.text) for line in draft.note[1:]] == [
        ("Its colour", 'white (you wrote "like milk")'),
        ("Its size", "about 2 mm"),
        ("How many", 'just one (you wrote "bump")'),
        ("Note: said.", "Note: fits_yes."),
    ]


def test_what_tells_nothing_is_passed_on_all_the_same(drafts: Drafts) -> None:
    draft = drafts.of_description("please help")
    assert draft.note[0] == NoteLine("Note: words.", "please help")
    assert (draft.level, draft.sign, draft.warning) == ("routine", None, None)
    assert draft.said


@pytest.mark.parametrize(
    ("words", "level", "sign", "warning", "said_in_the_note"),
    [
        ("a white bump", "routine", None, None, "Note: fits_unclear."),
        ("it grows", "see_doctor", None, None, "Note: fits_unclear. Note: warned_see_doctor."),
        (
            "the lump has not healed", "see_doctor", "not_healing", "warning_see_doctor",
            "Note: warned_see_doctor.",
        ),
        (
            "my baby is unwell", "same_day", None, "warning_same_day",
            "Note: fits_unclear. Note: warned_same_day.",
        ),
        (
            "my baby is 5 weeks and has a fever", "same_day", "young_baby_fever",
            "warning_same_day", "Note: warned_same_day.",
        ),
        (
            "i am breathless", "emergency", "hard_to_breathe", "warning_emergency",
            "Note: warned_emergency.",
        ),
        (
            "i am breathless and the lump has not healed", "emergency", "hard_to_breathe",
            "warning_emergency", "Note: warned_emergency.",
        ),
    ],
)  # fmt: skip
def test_warning_signs_and_the_symptom_check_are_heeded(
    drafts: Drafts,
    words: str,
    level: str,
    sign: str | None,
    warning: str | None,
    said_in_the_note: str,
) -> None:
    draft = drafts.of_description(words)
    assert (draft.level, draft.sign) == (level, sign)
    assert draft.note[-1] == NoteLine("Note: said.", said_in_the_note)
    if warning is None:
        assert draft.warning is None
        assert draft.said
    else:
        assert draft.warning is not None
        assert f"Fixed text: {warning}." in draft.warning["text"]
        assert draft.warning["level"] == level
        # Nobody shall be soothed beside a warning.
        assert draft.said == ""


def test_of_a_sign_and_the_check_the_more_urgent_one_is_said(drafts: Drafts) -> None:
    draft = drafts.of_description("my baby is unwell and the lump has not healed")
    assert draft.level == "same_day"
    assert draft.warning is not None
    assert draft.warning["level"] == "same_day"
    assert "An unwell baby is seen today." in draft.warning["text"]


@pytest.mark.parametrize("words", ["i am breathless", "my baby is unwell"])
def test_a_warning_is_a_message_without_buttons(drafts: Drafts, words: str) -> None:
    warning = drafts.of_description(words).warning
    assert warning is not None
    assert (warning["kind"], warning["buttons"]) == ("red_flag", [])
    assert "check" not in warning


@pytest.mark.parametrize(
    ("words", "person", "age", "too_young"),
    [
        ("a white bump", None, "", False),
        ("my toddler has a white bump", "child", "", False),
        ("my toddler, 7 years old, has a white bump", "child", "7", False),
        ("my toddler, 3 years old, has a white bump", "child", "3", False),
        ("my toddler, 2 years old, has a white bump", "child", "2", True),
        ("my baby has a white bump", None, "", True),
        ("my baby is 5 weeks and has a white bump", None, "", True),
        ("she is 17 years old and has a white bump", None, "", False),
        ("she is 40 years old and has a white bump", None, "", False),
    ],
)
def test_whom_it_is_about_is_read(
    drafts: Drafts, words: str, person: str | None, age: str, too_young: bool
) -> None:
    draft = drafts.of_description(words)
    assert (draft.person, draft.age, draft.too_young) == (person, age, too_young)


@pytest.mark.parametrize(
    ("lines", "level", "sign"),
    [
        ([], "routine", None),
        (["", "a white bump", "it grows"], "routine", None),
        (["the lump has not healed"], "see_doctor", "not_healing"),
        (["white", "i am breathless"], "emergency", "hard_to_breathe"),
        (["the lump has not healed", "i am breathless"], "emergency", "hard_to_breathe"),
        (["i am breathless", "the lump has not healed"], "emergency", "hard_to_breathe"),
    ],
)
def test_what_was_written_into_a_note_is_read_for_warning_signs(
    drafts: Drafts, lines: list[str], level: str, sign: str | None
) -> None:
    draft = drafts.of_lines(lines, Draft())
    assert (draft.level, draft.sign, draft.note) == (level, sign, ())
    assert (draft.warning or {}).get("level", "routine") == level
    assert (draft.warning or {}).get("sign") == sign


def test_a_sign_is_found_that_is_told_in_two_lines(drafts: Drafts) -> None:
    known = Draft(note=(NoteLine("Who has it", "a baby, 5 weeks old"),))
    assert drafts.of_lines(["she has a fever"], Draft()).sign is None
    assert drafts.of_lines(["she has a fever"], known).sign == "young_baby_fever"


def test_nothing_written_is_nothing_known(drafts: Drafts) -> None:
    assert drafts.of_lines([], Draft()) == Draft()
