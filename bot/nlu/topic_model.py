"""Which intents a message is likely to have, each by itself: plain arrays, no Rasa."""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.neural_network import MLPClassifier

from bot.nlu.view import View

ITERATIONS = 80

# How much each part of a message counts beside the others; measured on held-out sentences.
MEANING_WEIGHT = 4.0
SPELLING_WEIGHT = 1.0
WORDS_WEIGHT = 2.0
CONTEXT_WEIGHT = 1.5

# How many sentences are shown once more, as said after a topic that has nothing to do with them.
CONTEXT_COPIES = 0.4


@dataclass(frozen=True)
class Example:
    """A training sentence.

    Attributes:
        view: the message as the model sees it.
        labels: its intents; two when it asks two things.
        after: the topic answered just before, None when it opens a conversation.
    """

    view: View
    labels: tuple[str, ...]
    after: str | None = None


class TopicModel:
    """One logistic regression an intent, over a message's meaning, spelling, words and context.

    Each intent has a probability of its own, so that two can be likely at once and none need be.

    Args:
        labels: the intents, in the order of the columns of ``weights``.
        contexts: the topics that can have been answered before.
        spelling: weighs character n-grams, which survive misspelling.
        words: weighs words and pairs of words.
        weights: shape (features, intents).
        bias: shape (intents,).
    """

    def __init__(
        self,
        labels: Sequence[str],
        contexts: Sequence[str],
        spelling: TfidfVectorizer,
        words: TfidfVectorizer,
        weights: np.ndarray,
        bias: np.ndarray,
    ) -> None:
        self.labels = list(labels)
        self._contexts = list(contexts)
        self._spelling = spelling
        self._words = words
        self._weights = weights
        self._bias = bias

    @classmethod
    def train(
        cls, examples: Sequence[Example], meaning: np.ndarray, regularisation: float
    ) -> TopicModel:
        """Trains on labelled sentences.

        Args:
            examples: the sentences.
            meaning: their meaning, shape (examples, 384).
            regularisation: strength of the penalty on weights.

        Returns:
            The model.
        """
        labels = sorted({label for example in examples for label in example.labels})
        contexts = sorted({example.after for example in examples if example.after})
        texts = [example.view.words for example in examples]
        spelling, words = _spelling().fit(texts), _words().fit(texts)
        model = cls(labels, contexts, spelling, words, np.empty(0), np.empty(0))
        copies = _in_other_contexts(examples, contexts)
        shown = [*examples, *(copy for _, copy in copies)]
        features = model._features(
            [example.view for example in shown],
            np.vstack([meaning, meaning[[place for place, _ in copies]]]),
            [example.after for example in shown],
        )
        wanted = np.array([[label in e.labels for label in labels] for e in shown])
        # A network without hidden layers is one logistic regression a label, fitted together.
        regressions = MLPClassifier(
            hidden_layer_sizes=(),
            solver="lbfgs",
            alpha=regularisation,
            max_iter=ITERATIONS,
            random_state=7,
        )
        with warnings.catch_warnings():
            # The last digits are not waited for.
            warnings.simplefilter("ignore", ConvergenceWarning)
            regressions.fit(features, wanted)
        model._weights = regressions.coefs_[0]
        model._bias = regressions.intercepts_[0]
        return model

    def probabilities(
        self, views: Sequence[View], meaning: np.ndarray, after: str | None = None
    ) -> np.ndarray:
        """How likely each intent is by itself.

        Args:
            views: a message and its clauses.
            meaning: their meaning, shape (views, 384).
            after: the topic answered before; None when there was none.

        Returns:
            Array of shape (views, intents), each value from 0 to 1; rows need not sum to one.
        """
        scores = self._features(views, meaning, [after] * len(views)) @ self._weights + self._bias
        return 1.0 / (1.0 + np.exp(-scores))

    def save(self, directory: Path) -> None:
        """Writes the model as plain arrays and JSON: nothing in it can run code when read.

        Args:
            directory: an existing folder.
        """
        names = {
            "labels": self.labels,
            "contexts": self._contexts,
            "spelling": _columns(self._spelling),
            "words": _columns(self._words),
        }
        (directory / "names.json").write_text(json.dumps(names), encoding="utf-8")
        np.savez(
            directory / "weights.npz",
            spelling_idf=self._spelling.idf_,
            words_idf=self._words.idf_,
            weights=self._weights.astype(np.float32),
            bias=self._bias,
        )

    @classmethod
    def load(cls, directory: Path) -> TopicModel:
        """Reads a model back.

        Args:
            directory: where :meth:`save` wrote it.

        Returns:
            The model.
        """
        names = json.loads((directory / "names.json").read_text(encoding="utf-8"))
        spelling, words = _spelling(names["spelling"]), _words(names["words"])
        with np.load(directory / "weights.npz") as arrays:
            spelling.idf_ = arrays["spelling_idf"]
            words.idf_ = arrays["words_idf"]
            weights, bias = arrays["weights"], arrays["bias"]
        return cls(names["labels"], names["contexts"], spelling, words, weights, bias)

    def _features(
        self, views: Sequence[View], meaning: np.ndarray, after: Sequence[str | None]
    ) -> csr_matrix:
        """Array of shape (views, 384 + character n-grams + words + contexts + 3)."""
        texts = [view.words for view in views]
        context = np.array([[t == name for name in self._contexts] for t in after], dtype=float)
        return hstack(
            [
                csr_matrix(meaning * MEANING_WEIGHT),
                self._spelling.transform(texts) * SPELLING_WEIGHT,
                self._words.transform(texts) * WORDS_WEIGHT,
                csr_matrix(context.reshape(len(views), -1) * CONTEXT_WEIGHT),
                csr_matrix(np.array([view.names for view in views], dtype=float)),
            ],
            format="csr",
        )


def _in_other_contexts(
    examples: Sequence[Example], contexts: Sequence[str]
) -> list[tuple[int, Example]]:
    """Sentences once more, after some topic: else every context would pull towards itself."""
    if not contexts:
        return []
    random = np.random.RandomState(7)
    alone = [i for i, e in enumerate(examples) if e.after is None and len(e.labels) == 1]
    places = random.choice(alone, int(CONTEXT_COPIES * len(alone)), replace=False)
    return [
        (int(place), replace(examples[place], after=contexts[random.randint(len(contexts))]))
        for place in places
    ]


def _spelling(columns: dict[str, int] | None = None) -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=(2, 5),
        min_df=1 if columns else 3,
        sublinear_tf=True,
        vocabulary=columns,
    )


def _words(columns: dict[str, int] | None = None) -> TfidfVectorizer:
    return TfidfVectorizer(
        token_pattern=r"\b\w+\b",
        ngram_range=(1, 2),
        min_df=1 if columns else 2,
        sublinear_tf=True,
        vocabulary=columns,
    )


def _columns(vectorizer: TfidfVectorizer) -> dict[str, int]:
    return {gram: int(column) for gram, column in vectorizer.vocabulary_.items()}
