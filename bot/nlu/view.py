"""A message as the topic model sees it: its words, the kinds of names in it, and its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.embedding import shared_embedder
from bot.knowledge import MAIN_CONDITION
from bot.nlu.text_speak import spell_out
from bot.triage.vocabulary import Vocabulary

# A name says little of what is asked about it, and the embedding has hardly seen these.
MAIN_CONDITION_WORDS = "these bumps"
OTHER_CONDITION_WORDS = "another skin condition"


@dataclass(frozen=True)
class View:
    """What the topic model knows of a message or clause.

    Attributes:
        words: the text with text-speak spelt out and the names of conditions replaced by general
            words, so that a name added to the knowledge files is understood without training.
        names: whether it names milia, another condition, and a part of the body.
    """

    words: str
    names: tuple[bool, bool, bool]


def look_at(vocabulary: Vocabulary, text: str) -> View:
    """Looks at a message.

    Args:
        vocabulary: finds the names.
        text: the message or clause.

    Returns:
        The view.
    """
    words, end, named = [], 0, set()
    for mention in vocabulary.find(text):
        if mention.kind != "condition":
            named.add("site")
            continue
        is_main = mention.value == MAIN_CONDITION
        named.add("main" if is_main else "other")
        words += [
            text[end : mention.start],
            MAIN_CONDITION_WORDS if is_main else OTHER_CONDITION_WORDS,
        ]
        end = mention.end
    words.append(text[end:])
    return View(spell_out("".join(words)), ("main" in named, "other" in named, "site" in named))


def meanings(views: Sequence[View]) -> np.ndarray:
    """The meaning of each view.

    Args:
        views: messages or clauses.

    Returns:
        float32 array of shape (views, 384).
    """
    return shared_embedder().embed([view.words for view in views])
