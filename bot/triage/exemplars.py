"""The examples of the second net and their vectors, which are kept from one start to the next."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import yaml

from bot.embedding import DIMENSIONS, MODEL_SHA256, shared_embedder

HARMLESS = "harmless"
_ANNOTATION = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
_LINE = re.compile(r"^\s*- (.+)$", re.MULTILINE)
# Sentences of these intents may hold a sign, so they are no examples of harmless ones.
NOT_HARMLESS = ("ask_urgent", "ask_see_doctor")

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Exemplars:
    """Examples with their vectors.

    Attributes:
        signs: the sign of each telling example.
        telling: float32 array of shape (examples, 384), their vectors.
        harmless: float32 array of shape (examples, 384), vectors of what only sounds like a sign.
    """

    signs: tuple[str, ...]
    telling: np.ndarray
    harmless: np.ndarray


def make_exemplars(
    by_sign: Mapping[str, Sequence[str]],
    ordinary: Sequence[str],
    kept: Path,
    usual: Callable[[str], str],
) -> Exemplars:
    """Embeds examples; those that were embedded before are read from a file.

    Args:
        by_sign: examples by sign, and under ``harmless`` those that only sound like one.
        ordinary: ordinary questions, which are harmless too.
        kept: the file for the vectors; made anew when it is missing or damaged.
        usual: puts a text into its usual spelling, as messages are before they are compared.

    Returns:
        The examples.
    """
    pairs = [(sign, text) for sign, texts in by_sign.items() if sign != HARMLESS for text in texts]
    harmless = [*by_sign.get(HARMLESS, ()), *ordinary]
    texts = [usual(text) for text in ([text for _, text in pairs] + harmless)]
    vectors = _vectors(texts, kept)
    return Exemplars(tuple(sign for sign, _ in pairs), vectors[: len(pairs)], vectors[len(pairs) :])


def ordinary_questions(directory: Path) -> list[str]:
    """The training sentences of all topics that are no warning, without their annotations.

    Args:
        directory: the folder ``data/nlu``.

    Returns:
        The sentences.
    """
    found: list[str] = []
    for file in sorted(directory.glob("*.yml")):
        for entry in (yaml.safe_load(file.read_text("utf-8")) or {}).get("nlu", ()):
            if "intent" not in entry or entry["intent"] in NOT_HARMLESS:
                continue
            examples = entry["examples"]
            lines = (
                _LINE.findall(examples)
                if isinstance(examples, str)
                else [example["text"].strip().removeprefix("- ") for example in examples]
            )
            found += [_ANNOTATION.sub(r"\1", line).strip() for line in lines]
    return list(dict.fromkeys(found))


def _vectors(texts: Sequence[str], kept: Path) -> np.ndarray:
    keys = [hashlib.sha256(f"{MODEL_SHA256}{text}".encode()).hexdigest()[:32] for text in texts]
    known = _read(kept)
    new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if new:
        vectors = shared_embedder().embed(list(new.values()))
        known.update(zip(new, vectors, strict=True))
        _write(kept, {key: known[key] for key in keys})
    if not keys:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    return np.stack([known[key] for key in keys]).astype(np.float32)


def _read(kept: Path) -> dict[str, np.ndarray]:
    try:
        with np.load(kept) as stored:
            vectors = stored["vectors"].astype(np.float32)
            return dict(zip(stored["keys"].tolist(), vectors, strict=True))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _write(kept: Path, vectors: Mapping[str, np.ndarray]) -> None:
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        halves = np.stack(list(vectors.values())).astype(np.float16)
        with kept.open("wb") as file:
            np.savez(file, keys=np.array(list(vectors)), vectors=halves)
    except OSError as error:
        logger.warning("The vectors could not be kept for the next start: %s", error.strerror)
