from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import parse_obj_as

from bot.knowledge.red_flag import (
    EXEMPLARS_FOLDER,
    SIGNS_FILE,
    WAYS_FILE,
    WORDS_FOLDER,
    read_exemplars,
    read_findings,
    read_red_flags,
    read_ways_of_saying,
)
from bot.knowledge.symptoms import AgeWords
from bot.triage.language.reading import Language
from bot.triage.proof import check_names, prove
from bot.triage.signs import RedFlags
from tests.knowledge.small import SOURCES, SYMPTOMS
from tests.triage.damaged import damage, problems_told

pytestmark = pytest.mark.slow

WORDS_FILE = f"{WORDS_FOLDER}/lumps.yml"
EXEMPLARS_FILE = f"{EXEMPLARS_FOLDER}/lumps.yml"


def load(directory: Path) -> None:
    """Reads, checks and proves the files as `load_red_flags` does, without the second net."""
    signs = read_red_flags(directory)
    ways = read_ways_of_saying(directory)
    findings = read_findings(directory)
    check_names(directory, signs, findings, read_exemplars(directory), SOURCES)
    ages = parse_obj_as(dict[str, AgeWords], SYMPTOMS["age_group"])
    red_flags = RedFlags(signs, Language(findings, ways, ages, ()), ways.taken_back, None, "v")
    prove(directory, red_flags)


def problems(directory: Path) -> list[tuple[str, int, str]]:
    return problems_told(load, directory)


def test_files_that_hold_together_pass(knowledge_directory: Path) -> None:
    load(knowledge_directory)


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (SIGNS_FILE, "- breathless\n", "- breathles\n", ["'breathles'", WORDS_FOLDER, "mend"]),
        (SIGNS_FILE, "bleeding ~ lump", "bleeding ~ lumpp", ["'lumpp'", WORDS_FOLDER]),
        (SIGNS_FILE, "bleeding + lump + four_weeks", "bleeding + lump + 5_weeks",
         ["'5_weeks' cannot be read", "joined by '~'"]),
        (SIGNS_FILE, "fever + under_3_months", "fever ~ under_3_months",
         ["'under_3_months' is of the person"]),
        (SIGNS_FILE, "- picked\n", "- pickd\n", ["'pickd'", WORDS_FOLDER]),
        (SIGNS_FILE, "  - nhs-milia\n  - dermnet\n", "  - nhs-millia\n  - dermnet\n",
         ["'nhs-millia'", "sources.yml"]),
        (SIGNS_FILE, "- sign: wants_to_die", "- sign: hard_to_breathe",
         ["'hard_to_breathe' is there twice"]),
        (WORDS_FILE, "fever:", "baby: [tot]\nfever:", ["'baby' is read from numbers and ages"]),
        (WORDS_FILE, "fever:", "four_weeks: [ages]\nfever:", ["'four_weeks'", "another name"]),
        (EXEMPLARS_FILE, "bleeding_lump:", "bleeding_lumps:", ["'bleeding_lumps'", SIGNS_FILE]),
        (SIGNS_FILE, "- i am breathless", "- i am a bit puffed",
         ["'i am a bit puffed' does not fire 'hard_to_breathe'", WORDS_FOLDER]),
        (SIGNS_FILE, "- the lump bleeds", "- the lump does not bleed",
         ["'the lump does not bleed' does not fire 'bleeding_lump'"]),
        (SIGNS_FILE, "- not breathless", "- so breathless",
         ["'so breathless' fires 'hard_to_breathe' because of 'breathless'", "'unless'"]),
        (SIGNS_FILE, "- dying to get rid of it", "- dying to end it all. my lump bleeds",
         ["fires 'wants_to_die' because of 'end it all'"]),
        (SIGNS_FILE, "- do milia bleed?", "- the fever at 5 weeks old",
         ["fires 'young_baby_fever' because of 'fever'"]),
        (SIGNS_FILE, "- the lump healed nicely", "- my Lump BLED",
         ["fires 'bleeding_lump' because of 'Lump', 'BLED'"]),
        # schema
        (SIGNS_FILE, "level: same_day", "level: tomorrow", ["unexpected value"]),
        (SIGNS_FILE, "crisis: true", "crises: true", ["not known here"]),
        (SIGNS_FILE, "- sign: not_healing", "- sign: Not healing", ["does not match"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_file_line_and_remedy(
    knowledge_directory: Path, file: str, old: str, new: str, words: list[str]
) -> None:
    line = damage(knowledge_directory / file, old, new)
    ((name, number, message),) = problems(knowledge_directory)
    assert (name, number) == (file, line)
    assert all(word in message for word in words), message


def test_an_entry_that_is_missing_is_named(knowledge_directory: Path) -> None:
    damage(knowledge_directory / SIGNS_FILE, "  advice: Sit up.\n", "")
    assert problems(knowledge_directory) == [
        (SIGNS_FILE, 1, "0 > advice: this entry is missing. Add it.")
    ]


@pytest.mark.parametrize("file", [WORDS_FILE, EXEMPLARS_FILE])
def test_an_empty_folder_is_named(knowledge_directory: Path, file: str) -> None:
    (knowledge_directory / file).unlink()
    folder = file.split("/")[0]
    assert problems(knowledge_directory) == [
        (folder, 1, "There is no file in this folder. Restore it.")
    ]


def test_a_finding_that_stands_in_two_files_is_named(knowledge_directory: Path) -> None:
    (knowledge_directory / WORDS_FOLDER / "more.yml").write_text("other: [x]\nlump: [bead]\n")
    ((file, line, message),) = problems(knowledge_directory)
    assert (file, line) == (f"{WORDS_FOLDER}/more.yml", 2)
    assert "The finding 'lump' stands in another file as well" in message


@pytest.mark.parametrize("file", [SIGNS_FILE, WAYS_FILE])
def test_a_missing_file_is_named(knowledge_directory: Path, file: str) -> None:
    (knowledge_directory / file).unlink()
    assert problems(knowledge_directory) == [(file, 1, "This file is missing. Restore it.")]


def test_a_more_urgent_sign_may_fire_instead(knowledge_directory: Path) -> None:
    damage(knowledge_directory / SIGNS_FILE, "- the lump bleeds", "- breathless")
    load(knowledge_directory)


def test_a_less_urgent_sign_may_not_fire_instead(knowledge_directory: Path) -> None:
    line = damage(knowledge_directory / SIGNS_FILE, "- i am breathless", "- my lump bleeds")
    ((_, number, message),) = problems(knowledge_directory)
    assert number == line
    assert "does not fire 'hard_to_breathe'" in message


def test_an_equally_urgent_sign_may_not_fire_instead(knowledge_directory: Path) -> None:
    line = damage(knowledge_directory / SIGNS_FILE, "- the lump bleeds", "- lump not healed")
    ((_, number, message),) = problems(knowledge_directory)
    assert number == line
    assert "does not fire 'bleeding_lump'" in message


def test_everything_that_is_wrong_is_named_at_once(knowledge_directory: Path) -> None:
    signs = knowledge_directory / SIGNS_FILE
    lines = [
        damage(signs, "- breathless\n", "- puffed\n"),
        damage(signs, "- picked\n", "- squeezed\n"),
    ]
    damage(knowledge_directory / EXEMPLARS_FILE, "bleeding_lump:", "bleeding:")
    found = problems(knowledge_directory)
    assert [(name, line) for name, line, _ in found] == [
        (EXEMPLARS_FILE, 1), *((SIGNS_FILE, line) for line in lines),
    ]  # fmt: skip


def test_every_phrase_that_fails_is_named_at_once(knowledge_directory: Path) -> None:
    signs = knowledge_directory / SIGNS_FILE
    lines = [
        damage(signs, "- i am breathless", "- i puff"),
        damage(signs, "- dying to get rid of it", "- end it all"),
        damage(signs, "- the lump bleeds", "- the lump"),
    ]
    assert [line for _, line, _ in problems(knowledge_directory)] == lines
