from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.knowledge import Knowledge
from bot.requests.details import NoteLine
from bot.requests.fields import FieldError
from bot.requests.form import definition
from bot.requests.note import (
    LONGEST_LINE,
    LONGEST_TITLE,
    MOST_LINES,
    note_of_check,
    read_note,
    tidy_note,
    what_was_said,
)
from bot.settings import Settings
from bot.triage.check.description import Description, Observation, Told
from bot.triage.check.interview import Interview, Stage
from bot.triage.check.symptom_check import SymptomCheck, load_symptom_check

WHITE = Observation("colour", "white", words="like milk")
NOT_YELLOW = Observation("colour", "yellow", Told.NOT_SO)
NO_ITCH = Observation("itch", "absent")
SIZE_UNKNOWN = Observation("size_mm", "", Told.UNKNOWN)
UNDER_EYES = Observation("site", "under_eyes")
SMALL = Observation("size_mm", 1.5)
GROWING = Observation("change", "growing")


@pytest.fixture(scope="module")
def check(small_directory: Path, small_knowledge: Knowledge) -> SymptomCheck:
    return load_symptom_check(Settings(knowledge_directory=small_directory), small_knowledge)


def note(
    check: SymptomCheck, knowledge: Knowledge, *told: Observation, **interview: object
) -> list[tuple[str, str]]:
    made = replace(Interview(Description(told)), **interview)  # type: ignore[arg-type]
    return [(line.title, line.text) for line in note_of_check(made, check, knowledge)]


def test_a_note_has_a_line_for_what_was_told_denied_and_not_known(
    check: SymptomCheck, small_knowledge: Knowledge
) -> None:
    assert note(check, small_knowledge, WHITE, SIZE_UNKNOWN, NO_ITCH, NOT_YELLOW) == [
        ("Its colour", 'white (you wrote "like milk"); not yellow'),
        ("Its size", "Button unknown"),
        ("Its itch", "not itchy"),
    ]


def test_a_note_on_nothing_is_empty(check: SymptomCheck, small_knowledge: Knowledge) -> None:
    assert note(check, small_knowledge) == []


@pytest.mark.parametrize(
    ("told", "interview", "said"),
    [
        ((UNDER_EYES, WHITE, SMALL), {"stage": Stage.DONE}, "Note: fits_yes."),
        ((WHITE,), {"stage": Stage.DONE}, "Note: fits_unclear."),
        ((UNDER_EYES, WHITE, SMALL), {"stage": Stage.ASKING}, None),
        (
            (UNDER_EYES, WHITE, SMALL, GROWING),
            {"stage": Stage.DONE},
            "Note: fits_unclear. Note: warned_see_doctor.",
        ),
        (
            (UNDER_EYES, WHITE, SMALL),
            {"stage": Stage.DONE, "warned": "same_day"},
            "Note: fits_unclear. Note: warned_same_day.",
        ),
        ((WHITE,), {"stage": Stage.ASKING, "warned": "emergency"}, "Note: warned_emergency."),
        ((), {"warned": "see_doctor"}, "Note: warned_see_doctor."),
    ],
)
def test_a_note_ends_with_what_the_assistant_said(
    told: tuple[Observation, ...],
    interview: dict[str, object],
    said: str | None,
    check: SymptomCheck,
    small_knowledge: Knowledge,
) -> None:
    lines = note(check, small_knowledge, *told, **interview)
    assert dict(lines).get("Note: said.") == said
    assert said is None or lines[-1] == ("Note: said.", said)


@pytest.mark.parametrize("fits", ["yes", "partly", "no", "unclear", None])
@pytest.mark.parametrize("level", ["routine", "see_doctor", "same_day", "emergency"])
def test_what_was_said_can_be_written_of_every_result(
    fits: str | None, level: str, knowledge: Knowledge
) -> None:
    lines = what_was_said(fits, level, knowledge)
    texts = knowledge.requests.note
    expected = [
        texts[name]
        for name in (f"fits_{fits}", f"warned_{level}")
        if name not in ("fits_None", "warned_routine")
    ]
    assert [line.text for line in lines] == ([" ".join(expected)] if expected else [])


def test_lines_are_tidied_and_empty_ones_left_out() -> None:
    lines = [
        NoteLine(" Its  colour ", "  white\t and\u200b round \n\n\n\n flat  "),
        NoteLine("Its size", " \n "),
        NoteLine("", "since May"),
    ]
    assert tidy_note(lines, "Your words") == (
        NoteLine("Its colour", "white and round\n\nflat"),
        NoteLine("Your words", "since May"),
    )


def test_a_note_may_be_empty() -> None:
    assert tidy_note([], "Your words") == ()


def test_a_title_is_cut_where_it_is_longer_than_any_of_ours() -> None:
    (line,) = tidy_note([NoteLine("x" * 500, "white")], "Your words")
    assert len(line.title) == LONGEST_TITLE


def lines(count: int, length: int = 1) -> list[NoteLine]:
    return [NoteLine("Your words", "x" * length)] * count


@pytest.mark.parametrize(
    ("note", "code", "limit"),
    [
        (lines(1, LONGEST_LINE + 1), "note_too_long", LONGEST_LINE),
        (lines(MOST_LINES + 1), "note_too_many", MOST_LINES),
    ],
)
def test_a_note_that_nobody_would_read_is_refused(
    note: list[NoteLine], code: str, limit: int
) -> None:
    with pytest.raises(FieldError) as caught:
        read_note(tidy_note(note, "Your words"))
    assert (caught.value.code, caught.value.values) == (code, {"limit": limit})


@pytest.mark.parametrize(
    "note",
    [
        lines(MOST_LINES, LONGEST_LINE),
        [NoteLine("Your words", f"  {'x' * LONGEST_LINE}  ")],
        [*lines(MOST_LINES), NoteLine("Your words", " ")],
    ],
)
def test_what_counts_is_the_note_as_it_is_kept(note: list[NoteLine]) -> None:
    assert read_note(tidy_note(note, "Your words"))


def test_the_form_tells_the_limits_that_hold(knowledge: Knowledge) -> None:
    assert definition(knowledge)["limits"] == {"lines": MOST_LINES, "line": LONGEST_LINE}
