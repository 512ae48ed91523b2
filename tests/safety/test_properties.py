"""What must hold for every message, however it is typed and whatever stands around a sign."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from bot.knowledge.red_flag import LEVELS
from bot.triage.language.words import Spelling
from bot.triage.signs import RedFlags
from tests.safety.score import level_of, read_cases

RANDOM = random.Random(20261124)
SAMPLE = 150
RUN = re.compile(r"(.)\1+")
HARMLESS = [case.texts[0] for case in read_cases("quiet")]

# The second net needs the sentence embedding.
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def phrases(red_flags: RedFlags) -> list[str]:
    """Some of the sentences under ``fires``."""
    fires = [phrase for sign in red_flags.signs.values() for phrase in sign.fires]
    return RANDOM.sample(fires, SAMPLE)


def double_letters(red_flags: RedFlags, text: str) -> str:
    """Letters typed twice, where that does not come as near to another word ("son", "soon")."""
    spelling = red_flags.language.spelling
    doubled = [
        "".join(
            letter * 2 if RANDOM.random() < 0.15 and letter.isalpha() else letter for letter in word
        )
        for word in text.split(" ")
    ]
    pairs = zip(text.split(" "), doubled, strict=True)
    return " ".join(
        word if makes_another(spelling, word.strip(".,!?"), twice.strip(".,!?")) else twice
        for word, twice in pairs
    )


def makes_another(spelling: Spelling, word: str, twice: str) -> bool:
    usual, mended = spelling.usual(word), spelling.usual(twice)
    differ_by_doubles = usual != mended and RUN.sub(r"\1", usual) == RUN.sub(r"\1", mended)
    return spelling.knows(twice) or differ_by_doubles


def level_by_words(red_flags: RedFlags, text: str) -> int:
    """What the words alone give: the second net may see more in a sentence that stands alone."""
    return LEVELS.index(red_flags.by_words(text)[0].level)


def break_lines(text: str) -> str:
    return "".join("\n" if mark == " " and RANDOM.random() < 0.3 else mark for mark in text)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(str.upper, id="upper case"),
        pytest.param(lambda text: text.replace("'", "").replace("’", ""), id="no apostrophes"),
        pytest.param(lambda text: text.replace("'", "’"), id="curly apostrophes"),
        pytest.param(break_lines, id="line breaks"),
        pytest.param(lambda text: f"  {text}  ", id="spaces"),
    ],
)
def test_how_a_sign_is_typed_never_lowers_its_level(
    red_flags: RedFlags, phrases: list[str], change: Callable[[str], str]
) -> None:
    lowered = [
        (phrase, changed)
        for phrase in phrases
        if level_of(red_flags, changed := change(phrase)) < level_of(red_flags, phrase)
    ]
    assert lowered == []


def test_letters_typed_twice_never_lower_a_level(red_flags: RedFlags, phrases: list[str]) -> None:
    lowered = [
        (phrase, changed)
        for phrase in phrases
        if level_of(red_flags, changed := double_letters(red_flags, phrase))
        < level_by_words(red_flags, phrase)
    ]
    assert lowered == []


@pytest.mark.parametrize("denial", ["It does not bleed.", "it doesnt bleed", "no bleeding"])
def test_a_denied_sign_never_raises_a_harmless_message(red_flags: RedFlags, denial: str) -> None:
    raised = [
        text
        for text in HARMLESS[:SAMPLE]
        if level_of(red_flags, text) == 0 and level_of(red_flags, f"{text}. {denial}") > 0
    ]
    assert raised == []


@pytest.mark.parametrize("place", ["before", "between", "after"])
def test_a_harmless_story_around_a_sign_never_lowers_it(
    red_flags: RedFlags, phrases: list[str], place: str
) -> None:
    lowered = []
    for phrase in phrases:
        first, second = RANDOM.sample(HARMLESS, 2)
        parts = {
            "before": [phrase, first],
            "between": [first, phrase, second],
            "after": [first, phrase],
        }[place]
        text = ". ".join(part.rstrip(".!?") for part in parts)
        if level_of(red_flags, text) < level_by_words(red_flags, phrase):
            lowered.append((phrase, text))
    assert lowered == []


def test_a_second_sign_never_lowers_the_first(red_flags: RedFlags, phrases: list[str]) -> None:
    lowered = []
    for first, second in zip(phrases[::2], phrases[1::2], strict=True):
        text = f"{first.rstrip('.!?')}. {second}"
        least = max(level_by_words(red_flags, first), level_by_words(red_flags, second))
        if level_of(red_flags, text) < least:
            lowered.append((first, second))
    assert lowered == []
