"""The note that is passed on: made from what was told, and changed by the patient as they like."""

from __future__ import annotations

from collections.abc import Iterable

from bot.knowledge import Knowledge
from bot.requests.details import NoteLine
from bot.requests.fields import FieldError, one_line, several_lines
from bot.triage.check.interview import Interview, Stage
from bot.triage.check.symptom_check import SymptomCheck

MOST_LINES = 30
LONGEST_LINE = 1000  # characters
LONGEST_TITLE = 100  # characters


def note_of_check(
    interview: Interview, check: SymptomCheck, knowledge: Knowledge
) -> tuple[NoteLine, ...]:
    """Writes the note on what a patient told in the chat.

    Args:
        interview: what was told, asked and warned of.
        check: the symptom check.
        knowledge: the words.

    Returns:
        A line for each thing that was told, denied or not known, and what the assistant said last.
    """
    told = [NoteLine(*line) for line in check.results.note(interview.description)]
    fits = None
    level = interview.warned
    if interview.stage is Stage.DONE:
        found = check.results.judged(interview, check.assessor.assess(interview.description))
        fits, level = found.fits, found.level
    return (*told, *what_was_said(fits, level, knowledge))


def what_was_said(fits: str | None, level: str, knowledge: Knowledge) -> tuple[NoteLine, ...]:
    """Writes what the assistant said, for the clinic to know.

    Args:
        fits: what the symptom check found: ``yes``, ``partly``, ``no`` or ``unclear``; None when
            it was not finished.
        level: how urgent it found what was told.
        knowledge: the words.

    Returns:
        One line; none when it said nothing of the kind.
    """
    texts = knowledge.requests.note
    said = [texts[f"fits_{fits}"]] if fits else []
    if level != "routine":
        said.append(texts[f"warned_{level}"])
    return (NoteLine(texts["said"], " ".join(said)),) if said else ()


def tidy_note(lines: Iterable[NoteLine], line_title: str) -> tuple[NoteLine, ...]:
    """Tidies the note that the patient leaves.

    Args:
        lines: titles and texts as they came.
        line_title: the title of a line that has none.

    Returns:
        The lines that hold something.
    """
    tidied = (
        NoteLine(one_line(line.title)[:LONGEST_TITLE] or line_title, several_lines(line.text))
        for line in lines
    )
    return tuple(line for line in tidied if line.text)


def read_note(lines: tuple[NoteLine, ...]) -> tuple[NoteLine, ...]:
    """Reads the note.

    Args:
        lines: tidied.

    Returns:
        The same lines.

    Raises:
        FieldError: when it is longer than anybody would read.
    """
    if any(len(line.text) > LONGEST_LINE for line in lines):
        raise FieldError("note_too_long", limit=LONGEST_LINE)
    if len(lines) > MOST_LINES:
        raise FieldError("note_too_many", limit=MOST_LINES)
    return lines
