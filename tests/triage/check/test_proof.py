from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge import Knowledge
from bot.knowledge.symptom_check import CHECK_FILE, read_symptom_check
from bot.triage.check.proof import HEAD_LINE, SYMPTOMS_FILE, check_names
from tests.triage.damaged import damage, problems_told

pytestmark = pytest.mark.slow

MILIA_FILE = "conditions/milia.md"


def prove(directory: Path) -> None:
    check_names(directory, read_symptom_check(directory), Knowledge.load(directory))


def problems(directory: Path) -> list[tuple[str, int, str]]:
    return problems_told(prove, directory)


def test_files_that_hold_together_pass(knowledge_directory: Path) -> None:
    prove(knowledge_directory)


@pytest.mark.parametrize(
    ("old", "new", "named", "remedy"),
    [
        ("part_of:\n    - white", "part_of:\n    - whit", "'whit' is no value of colour",
         "Values are pearly, red, white, yellow."),
        ("part_of:\n    - white", "part_of:\n    - ear", "'ear' is no value of colour",
         "Values are pearly"),
    ],
)  # fmt: skip
def test_a_value_is_part_of_a_known_one(
    knowledge_directory: Path, old: str, new: str, named: str, remedy: str
) -> None:
    file = knowledge_directory / SYMPTOMS_FILE
    line = file.read_text()[: file.read_text().index("\n  pearly:")].count("\n") + 2
    damage(file, old, new)
    ((name, number, message),) = problems(knowledge_directory)
    assert (name, number) == (SYMPTOMS_FILE, line)
    assert named in message
    assert remedy in message


@pytest.mark.parametrize(
    ("old", "new", "entry", "words"),
    [
        # questions
        ("\n  size_mm:\n    ask", "\n  size:\n    ask", "\n  size:\n    ask",
         "'size' is no feature. Features are age, site"),
        ("value: yellow", "value: yelow", "- title: Yellow",
         "'yelow' is no value of colour. Values are pearly, red, white, yellow."),
        ("value: newborn", "value: neonate", "- title: A newborn",
         "'neonate' is no value of age. Values are adult, baby, child, newborn, older_adult."),
        ("    only:\n    - newborn", "    only:\n    - neonate", "  unwell:\n    ask",
         "'neonate' is no value of age."),
        ("    needed:\n    - adult", "    needed:\n    - grown", "  change:\n    ask",
         "'grown' is no value of age."),
        ("  first:\n  - age", "  first:\n  - ages", "  first:", "There is no question on 'ages'."),
        ("weight:\n  change", "weight:\n  changes", "  changes: 0.5", "'changes' is no feature."),
        ("tells:\n  site", "tells:\n  sites", "  sites: 1", "'sites' is no feature."),
        ("spread: {}", "spread: {smell: 1}", "spread: {smell", "'smell' is no feature."),
        ("features:\n", "features:\n  smell: x\n", "  smell: x", "'smell' is no feature."),
        # concerns
        ("    unwell:\n    - present", "    unwell:\n    - yes_it_is", "- when:\n    unwell",
         "'yes_it_is' is no value of unwell"),
        ("    change:\n    - growing", "    chang:\n    - growing", "- when:\n    chang",
         "'chang' is no feature with names for its values."),
        ("  - dermnet\n  - nhs-milia", "  - dermnett\n  - nhs-milia", "- when:\n    change",
         "The source 'dermnett' is not in sources.yml. Add it or mend its id."),
        ("    - baby\n  level: same_day", "    - babe\n  level: same_day", "- when:\n    unwell",
         "'babe' is no value of age."),
        ("  unless:\n    age:\n    - newborn", "  unless:\n    age:\n    - neonate",
         "- when:\n    change", "'neonate' is no value of age."),
        # advice
        ("    site:\n    - under_eyes", "    site:\n    - under_eye", "- 'on': place",
         "'under_eye' is no value of site"),
    ],
)  # fmt: skip
def test_the_check_knows_all_that_it_speaks_of(
    knowledge_directory: Path, old: str, new: str, entry: str, words: str
) -> None:
    file = knowledge_directory / CHECK_FILE
    damage(file, old, new)
    ((name, number, message),) = problems(knowledge_directory)
    text = file.read_text()
    assert text.count(entry) == 1
    at = text.index(entry) + entry.startswith("\n")
    assert (name, number) == (CHECK_FILE, text[:at].count("\n") + 1)
    assert words in message


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("  stopped: 'Check: stopped.'\n", "", "texts", "The text 'stopped' is missing. Write it."),
        ("  stopped: 'Check: stopped.'\n", "  stopped: ' '\n", "texts", "'stopped' is missing"),
        ("  stopped:", "  halted:", "texts", "The text 'stopped' is missing."),
        ("  about:", "  look:", "buttons", "The text 'about' is missing."),
        ("  about:", "  again: Again\n  about:", "again",
         "The text 'again' is never spoken. Take it out or mend its name."),
    ],
)  # fmt: skip
def test_every_text_that_is_spoken_is_written_and_no_other(
    knowledge_directory: Path, old: str, new: str, place: str, words: str
) -> None:
    file = knowledge_directory / CHECK_FILE
    damage(file, old, new)
    (name, number, message), *_ = problems(knowledge_directory)
    lines = [line.strip().split(":")[0] for line in file.read_text().splitlines()]
    assert (name, number) == (CHECK_FILE, lines.index(place) + 1)
    assert words in message


def test_an_amount_needs_no_name(knowledge_directory: Path) -> None:
    file = knowledge_directory / CHECK_FILE
    damage(file, "    change:\n    - growing", "    size_mm:\n      over: 5")
    prove(knowledge_directory)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  itch: rare", "  itches: rare", "'itches' is no feature. Features are age, site"),
        ("  itch: rare", "  itch: {rare: [present]}",
         "itch: write how often it is seen, such as 'itch: rare'."),
        ("  change: {usual: [stable], rare: [growing]}", "  change: rare",
         "change: write which values are seen how often, such as 'usual: [...]'."),
        ("size_mm: {usual: [1, 2], limit: 4}", "size_mm: {limit: 4}",
         "size_mm: write the usual smallest and largest, such as 'usual: [1, 2]'."),
        ("size_mm: {usual: [1, 2], limit: 4}", "size_mm: {usual: [1]}",
         "size_mm: write the usual smallest and largest"),
        ("size_mm: {usual: [1, 2], limit: 4}", "size_mm: {usual: 2}",
         "size_mm: write the usual smallest and largest"),
        ("never: [red]", "never: [reddish]", "'reddish' is no value of colour"),
        ("never: [red]", "never: reddish", "'reddish' is no value of colour"),
        ("never: [red]", "never: [red]}\n  age: {usual: [toddler]", "'toddler' is no value of age"),
    ],
)  # fmt: skip
def test_a_condition_speaks_of_known_features_in_their_own_way(
    knowledge_directory: Path, old: str, new: str, words: str
) -> None:
    damage(knowledge_directory / MILIA_FILE, old, new)
    ((name, number, message),) = problems(knowledge_directory)
    assert (name, number) == (MILIA_FILE, HEAD_LINE)
    assert words in message


def test_everything_that_is_wrong_is_named_at_once(knowledge_directory: Path) -> None:
    damage(knowledge_directory / MILIA_FILE, "never: [red]", "never: [reddish, blueish]")
    damage(knowledge_directory / CHECK_FILE, "value: yellow", "value: yelow")
    damage(knowledge_directory / SYMPTOMS_FILE, "part_of:\n    - white", "part_of:\n    - whit")
    assert [name for name, _, _ in problems(knowledge_directory)] == [
        MILIA_FILE, MILIA_FILE, CHECK_FILE, SYMPTOMS_FILE,
    ]  # fmt: skip
