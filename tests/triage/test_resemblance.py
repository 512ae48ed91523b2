from __future__ import annotations

import numpy as np
import pytest

from bot.triage import resemblance
from bot.triage.exemplars import Exemplars
from bot.triage.resemblance import (
    LONG_MESSAGE,
    NEIGHBOURS,
    SENTENCE_MALUS,
    THRESHOLD,
    Resemblance,
)
from tests.triage.small_signs import small_language

ORDINARY = (
    "one two three four five six seven eight nine ten eleven twelve and some more of that, which "
    "goes on and on for quite a long while yet."
)
TELLING = "red came out of it"


def exemplars(signs: list[str], telling: list[float], harmless: list[float]) -> Exemplars:
    """Vectors of two numbers; the first of a message's is what these give to its likeness."""
    return Exemplars(
        tuple(signs),
        np.array([[value, 0.0] for value in telling], dtype=np.float32),
        np.array([[0.0, value] for value in harmless], dtype=np.float32),
    )


EVEN = exemplars(["lump"] * 6, [1.0] * 6, [1.0] * 6)


@pytest.fixture(autouse=True)
def embedded(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[float, float]]:
    """Likeness to telling and to harmless examples, by text; others are harmless."""
    vectors: dict[str, tuple[float, float]] = {}
    monkeypatch.setattr(
        resemblance,
        "embed_sentence",
        lambda text: np.array(vectors.get(text, (0.0, 1.0)), dtype=np.float32),
    )
    return vectors


def found(text: str, examples: Exemplars = EVEN) -> tuple[str, float] | None:
    read = small_language().read
    return Resemblance(examples).sign(read(text), read)


@pytest.mark.parametrize(
    ("margin", "fires"),
    [
        (THRESHOLD + 0.3, True),
        (THRESHOLD + 0.001, True),
        (THRESHOLD - 0.001, False),
        (THRESHOLD - 0.3, False),
    ],
)
def test_a_message_nearer_to_telling_examples_counts(
    embedded: dict[str, tuple[float, float]], margin: float, fires: bool
) -> None:
    embedded["hm"] = (0.5 + margin, 0.5)
    told = found("hm")
    assert (told is not None) is fires
    if told:
        assert told == ("lump", pytest.approx(margin, abs=1e-5))


def test_only_the_nearest_examples_are_looked_at(
    embedded: dict[str, tuple[float, float]],
) -> None:
    embedded["hm"] = (1.0, 1.0)
    nearest = exemplars(
        ["lump"] * (NEIGHBOURS + 5),
        [0.1] * 5 + [0.8] * NEIGHBOURS,
        [0.5] * NEIGHBOURS + [-0.9] * 5,
    )
    assert found("hm", nearest) == ("lump", pytest.approx(0.3, abs=1e-5))


@pytest.mark.parametrize(
    ("signs", "telling", "sign"),
    [
        (["lump", "rash", "rash", "lump", "lump", "rash"], [0.9, 0.8, 0.8, 0.1, 0.1, 0.2], "rash"),
        (["lump", "rash", "rash", "lump", "lump", "rash"], [0.9, 0.3, 0.3, 0.8, 0.1, 0.1], "lump"),
        (["rash", "lump", "lump", "lump", "lump", "lump"], [0.9, 0.3, 0.2, 0.1, 0.1, 0.1], "rash"),
    ],
)
def test_the_nearest_examples_vote_for_the_sign(
    embedded: dict[str, tuple[float, float]], signs: list[str], telling: list[float], sign: str
) -> None:
    embedded["hm"] = (1.0, 0.0)
    told = found("hm", exemplars(signs, telling, [1.0] * 6))
    assert told is not None
    assert told[0] == sign


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        (f"{ORDINARY} {TELLING}. ok then bye", False),
        (f"{ORDINARY} {TELLING}", True),
        (f"{TELLING}\n{ORDINARY} and thats it", True),
        (f"{ORDINARY}\n\n{TELLING}\nthanks", True),
        # not a sentence by itself
        (f"{ORDINARY.strip('.')} {TELLING}", False),
        # too short a message to lose a sign in
        (f"hello. {TELLING}", False),
    ],
)
def test_a_sentence_of_a_long_message_counts_alone(
    embedded: dict[str, tuple[float, float]], text: str, fires: bool
) -> None:
    embedded[TELLING] = (0.501 + THRESHOLD + SENTENCE_MALUS, 0.5)
    assert (len(text.split()) > LONG_MESSAGE) is (not text.startswith("hello"))
    assert (found(text) is not None) is fires


@pytest.mark.parametrize(("more", "fires"), [(0.001, True), (-0.001, False)])
def test_a_sentence_must_be_nearer_than_a_message(
    embedded: dict[str, tuple[float, float]], more: float, fires: bool
) -> None:
    embedded[TELLING] = (0.5 + THRESHOLD + SENTENCE_MALUS + more, 0.5)
    assert (found(f"{ORDINARY} {TELLING}") is not None) is fires


@pytest.mark.parametrize(
    ("sentence", "fires"),
    [
        ("the lump bled and bled", True),
        ("the lump hasnt bled today", False),
        ("my nan had a lump", False),
        ("do milia bleed much then", False),
        ("the lump has a fever but no bleeding", True),
        ("no bleeding but a big lump", False),
        ("red came out of it", True),
        ("red came out", False),
    ],
)
def test_a_sentence_that_is_denied_or_supposed_is_set_aside(
    embedded: dict[str, tuple[float, float]], sentence: str, fires: bool
) -> None:
    embedded[sentence] = (1.0, 0.0)
    long = "this is really a long one with very many words, which go on for quite a long while yet "
    long += "and say next to nothing at all to whoever reads them."
    assert (found(f"{long} {sentence}") is not None) is fires


def test_the_nearest_sentence_decides(embedded: dict[str, tuple[float, float]]) -> None:
    embedded[TELLING] = (0.7, 0.2)
    embedded[ORDINARY] = (0.4, 0.2)
    assert found(f"{ORDINARY} {TELLING}") == (
        "lump", pytest.approx(0.5 - SENTENCE_MALUS, abs=1e-5),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "embedded_text"),
    [
        ("Red, on it", "Red, on it"),
        ("It’s RED", "its red"),
        ("a FEVVER", "a fever"),
        ("a lump\nand red", "a lump\nand red"),
    ],
)
def test_a_message_is_compared_in_its_usual_spelling(
    monkeypatch: pytest.MonkeyPatch, text: str, embedded_text: str
) -> None:
    seen: list[str] = []

    def embed(text: str) -> np.ndarray:
        seen.append(text)
        return np.array([0.0, 1.0], dtype=np.float32)

    monkeypatch.setattr(resemblance, "embed_sentence", embed)
    found(text)
    assert seen == [embedded_text]
