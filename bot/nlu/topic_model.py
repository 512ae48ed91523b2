"""Which intents a message is likely to have, each by itself: plain functions and arrays, no Rasa."""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.neural_network import MLPClassifier

from bot.nlu.view import View

ITERATIONS = 80

# How much each view of a message counts beside the others; measured by cross-validation.
MEANING_WEIGHT = 4.0
SPELLING_WEIGHT = 1.0
CONTEXT_WEIGHT = 1.5
NAMES_WEIGHT = 1.0


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
    """One logistic regression an intent, over meaning, spelling and the topic just answered.

    Each intent has a probability of its own, so that two can be likely at once and none need be.

    Args:
        labels: the intents, in the order of the columns of ``weights``.
        contexts: the topics that can have been answered before.
        ngrams: column of each character n-gram.
        idf: inverse document frequency of each n-gram, shape (n-grams,).
        weights: shape (features, intents).
        bias: shape (intents,).
    """

    def __init__(
        self,
        labels: Sequence[str],
        contexts: Sequence[str],
        ngrams: dict[str, int],
        idf: np.ndarray,
        weights: np.ndarray,
        bias: np.ndarray,
    ) -> None:
        self.labels = list(labels)
        self.contexts = list(contexts)
        self._weights = weights
        self._bias = bias
        self._spelling = _vectorizer(ngrams)
        self._spelling.idf_ = idf

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
        views = [example.view for example in examples]
        spelling = _vectorizer().fit([view.words for view in views])
        after = [example.after for example in examples]
        features = _features(views, meaning, after, spelling, contexts)
        wanted = np.array([[label in e.labels for label in labels] for e in examples])
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
        return cls(
            labels,
            contexts,
            spelling.vocabulary_,
            spelling.idf_,
            regressions.coefs_[0],
            regressions.intercepts_[0],
        )

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
        features = _features(views, meaning, [after] * len(views), self._spelling, self.contexts)
        scores = features @ self._weights + self._bias
        return 1.0 / (1.0 + np.exp(-scores))

    def save(self, directory: Path) -> None:
        """Writes the model as plain arrays and JSON: nothing in it can run code when read.

        Args:
            directory: an existing folder.
        """
        names = {
            "labels": self.labels,
            "contexts": self.contexts,
            "ngrams": {gram: int(column) for gram, column in self._spelling.vocabulary_.items()},
        }
        (directory / "names.json").write_text(json.dumps(names), encoding="utf-8")
        np.savez(
            directory / "weights.npz",
            idf=self._spelling.idf_,
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
        with np.load(directory / "weights.npz") as arrays:
            return cls(
                names["labels"],
                names["contexts"],
                names["ngrams"],
                arrays["idf"],
                arrays["weights"],
                arrays["bias"],
            )


def _vectorizer(ngrams: dict[str, int] | None = None) -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=(2, 5),
        min_df=1 if ngrams else 3,
        sublinear_tf=True,
        vocabulary=ngrams,
    )


def _features(
    views: Sequence[View],
    meaning: np.ndarray,
    after: Sequence[str | None],
    spelling: TfidfVectorizer,
    contexts: Sequence[str],
) -> csr_matrix:
    """Array of shape (views, 384 + n-grams + contexts + 3)."""
    context = np.array([[topic == name for name in contexts] for topic in after], dtype=float)
    names = np.array([view.names for view in views], dtype=float)
    return hstack(
        [
            csr_matrix(meaning * MEANING_WEIGHT),
            spelling.transform([view.words for view in views]) * SPELLING_WEIGHT,
            csr_matrix(context * CONTEXT_WEIGHT),
            csr_matrix(names * NAMES_WEIGHT),
        ],
        format="csr",
    )
