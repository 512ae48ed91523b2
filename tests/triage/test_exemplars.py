from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.embedding import DIMENSIONS
from bot.triage import exemplars
from bot.triage.exemplars import HARMLESS, make_exemplars, ordinary_questions

BY_SIGN = {"bleeding_lump": ["it bled", "red on my pillow"], HARMLESS: ["a dot"], "rash": ["itchy"]}
ORDINARY = ["how much is it"]
TEXTS = ["it bled", "red on my pillow", "itchy", "a dot", "how much is it"]


def vector(text: str) -> np.ndarray:
    """One for each text, always the same, and the same as a float of 16 bits."""
    made = np.zeros(DIMENSIONS, dtype=np.float32)
    made[TEXTS.index(text) if text in TEXTS else len(text) + 10] = 1.0
    return made


class Embedder:
    def __init__(self) -> None:
        self.seen: list[str] = []

    def embed(self, sentences: Sequence[str]) -> np.ndarray:
        self.seen += sentences
        return np.stack([vector(sentence) for sentence in sentences])


@pytest.fixture
def embedder(monkeypatch: pytest.MonkeyPatch) -> Embedder:
    fake = Embedder()
    monkeypatch.setattr(exemplars, "shared_embedder", lambda: fake)
    return fake


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "models" / "vectors.npz"


def check(made: exemplars.Exemplars) -> None:
    assert made.signs == ("bleeding_lump", "bleeding_lump", "rash")
    assert made.telling.dtype == made.harmless.dtype == np.float32
    assert np.array_equal(made.telling, np.stack([vector(text) for text in TEXTS[:3]]))
    assert np.array_equal(made.harmless, np.stack([vector(text) for text in TEXTS[3:]]))


def test_examples_of_signs_and_harmless_ones_are_told_apart(embedder: Embedder, kept: Path) -> None:
    check(make_exemplars(BY_SIGN, ORDINARY, kept, str))
    assert embedder.seen == TEXTS


def test_vectors_are_kept_and_read_again(embedder: Embedder, kept: Path) -> None:
    make_exemplars(BY_SIGN, ORDINARY, kept, str)
    embedder.seen.clear()
    check(make_exemplars(BY_SIGN, ORDINARY, kept, str))
    assert embedder.seen == []


def test_only_new_examples_are_embedded(embedder: Embedder, kept: Path) -> None:
    make_exemplars(BY_SIGN, ORDINARY, kept, str)
    embedder.seen.clear()
    made = make_exemplars({**BY_SIGN, "new": ["oozes"]}, ORDINARY, kept, str)
    assert embedder.seen == ["oozes"]
    assert made.signs[-1] == "new"
    assert np.array_equal(made.telling[-1], vector("oozes"))
    assert np.array_equal(made.harmless[0], vector("a dot"))


def test_an_example_may_move_to_another_sign(embedder: Embedder, kept: Path) -> None:
    make_exemplars(BY_SIGN, ORDINARY, kept, str)
    embedder.seen.clear()
    made = make_exemplars({"rash": ["it bled"], HARMLESS: ["itchy"]}, [], kept, str)
    assert embedder.seen == []
    assert made.signs == ("rash",)
    assert np.array_equal(made.telling, [vector("it bled")])
    assert np.array_equal(made.harmless, [vector("itchy")])


@pytest.mark.parametrize("content", [b"", b"no vectors", b"PK\x03\x04 cut off"])
def test_a_damaged_file_is_made_anew(embedder: Embedder, kept: Path, content: bytes) -> None:
    kept.parent.mkdir()
    kept.write_bytes(content)
    check(make_exemplars(BY_SIGN, ORDINARY, kept, str))
    assert embedder.seen == TEXTS
    embedder.seen.clear()
    check(make_exemplars(BY_SIGN, ORDINARY, kept, str))
    assert embedder.seen == []


def test_a_file_that_was_cut_off_is_made_anew(embedder: Embedder, kept: Path) -> None:
    make_exemplars(BY_SIGN, ORDINARY, kept, str)
    whole = kept.read_bytes()
    for length in (len(whole) // 2, len(whole) - 10):
        kept.write_bytes(whole[:length])
        embedder.seen.clear()
        check(make_exemplars(BY_SIGN, ORDINARY, kept, str))
        assert embedder.seen == TEXTS


def test_a_file_of_something_else_is_made_anew(embedder: Embedder, kept: Path) -> None:
    kept.parent.mkdir()
    with kept.open("wb") as file:
        np.savez(file, other=np.zeros(3))
    check(make_exemplars(BY_SIGN, ORDINARY, kept, str))
    assert embedder.seen == TEXTS


def test_a_folder_that_cannot_be_written_is_no_error(
    embedder: Embedder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with caplog.at_level(logging.WARNING):
        check(make_exemplars(BY_SIGN, ORDINARY, blocked / "vectors.npz", str))
    assert "could not be kept" in caplog.text


def test_examples_are_embedded_in_their_usual_spelling(embedder: Embedder, kept: Path) -> None:
    make_exemplars({"rash": ["ITCHY"], HARMLESS: ["A Dot"]}, ["How much is it"], kept, str.lower)
    assert embedder.seen == ["itchy", "a dot", "how much is it"]


def test_no_examples_give_no_vectors(embedder: Embedder, kept: Path) -> None:
    made = make_exemplars({}, [], kept, str)
    assert made.signs == ()
    assert made.telling.shape == made.harmless.shape == (0, DIMENSIONS)
    assert embedder.seen == []


def write(directory: Path, name: str, content: str) -> None:
    (directory / name).write_text(f"version: '3.1'\n{content}", "utf-8")


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("how much is it", "how much is it"),
        ("is [milia](condition) bad", "is milia bad"),
        ('do [babies]{"entity": "audience", "value": "baby"} get it', "do babies get it"),
        ("[milia](condition) or [a wart](condition)", "milia or a wart"),
        ("is it (really) bad", "is it (really) bad"),
    ],
)
def test_annotations_are_left_out_of_training_sentences(
    tmp_path: Path, line: str, question: str
) -> None:
    write(tmp_path, "a.yml", f"nlu:\n- intent: ask_price\n  examples: |\n    - {line}\n")
    assert ordinary_questions(tmp_path) == [question]


def test_training_sentences_are_read_in_both_shapes(tmp_path: Path) -> None:
    write(
        tmp_path,
        "b.yml",
        "nlu:\n- intent: ask_outlook\n  examples:\n  - text: |\n      how long [then](when)\n"
        "    metadata:\n      after: treatment\n  - text: |\n      - when\n",
    )
    write(
        tmp_path, "a.yml", "nlu:\n- intent: ask_price\n  examples: |\n    - how much\n    - when\n"
    )
    assert ordinary_questions(tmp_path) == ["how much", "when", "how long then"]


@pytest.mark.parametrize(
    ("entry", "questions"),
    [
        ("intent: ask_urgent\n  examples: |\n    - it bled", []),
        ("intent: ask_see_doctor\n  examples: |\n    - it bled", []),
        ("intent: ask_urgent\n  examples:\n  - text: |\n      it bled", []),
        ("intent: ask_seriousness\n  examples: |\n    - is it bad", ["is it bad"]),
        ("synonym: milia\n  examples: |\n    - milk spots", []),
        ("lookup: site\n  examples: |\n    - ear", []),
    ],
)
def test_sentences_that_may_hold_a_sign_are_no_harmless_ones(
    tmp_path: Path, entry: str, questions: list[str]
) -> None:
    write(tmp_path, "a.yml", f"nlu:\n- {entry}\n")
    (tmp_path / "empty.yml").write_text("")
    (tmp_path / "note.txt").write_text("nlu:\n- intent: ask_price\n  examples: |\n    - no\n")
    assert ordinary_questions(tmp_path) == questions
