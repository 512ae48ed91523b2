"""Names of conditions and parts of the body, found in a patient's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import spacy
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

from bot.knowledge import Knowledge


@dataclass(frozen=True)
class Mention:
    """A word of the knowledge files that stands in a message.

    Attributes:
        kind: ``condition`` or ``site``.
        value: the condition's id or the site's name.
        said: the patient's own words.
        start: where they begin, in characters.
        end: where they end.
    """

    kind: str
    value: str
    said: str
    start: int
    end: int


class Vocabulary:
    """Finds what the knowledge files have names for; a new name there needs no retraining.

    Args:
        knowledge: the clinicians' files.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._english = spacy.blank("en")
        self._matcher = PhraseMatcher(self._english.vocab, attr="LOWER")
        self._meaning: dict[str, tuple[str, str]] = {}
        for kind, value, words in _entries(knowledge):
            phrases = {form for word in words for form in _forms(word)}
            key = f"{kind}:{value}"
            self._meaning[key] = (kind, value)
            self._matcher.add(key, [self._english.make_doc(phrase) for phrase in sorted(phrases)])

    def find(self, text: str) -> list[Mention]:
        """Finds mentions, the longer name first where two overlap ("behind the ear", not "ear").

        Args:
            text: a message.

        Returns:
            The mentions in the order of the text.
        """
        document = self._english.make_doc(text)
        spans = filter_spans(self._matcher(document, as_spans=True))
        return [
            Mention(*self._meaning[span.label_], span.text, span.start_char, span.end_char)
            for span in spans
        ]


def _entries(knowledge: Knowledge) -> Iterator[tuple[str, str, list[str]]]:
    for condition in knowledge.conditions.values():
        yield "condition", condition.id, [condition.head.name, *condition.head.also_called]
    for site, entry in knowledge.symptoms.site.items():
        yield "site", site, [site.replace("_", " "), *entry.words]


def _forms(word: str) -> set[str]:
    """A name, its plural or singular, and its spelling with hyphens or without.

    Single words have no singular made: "balls" are a part of the body, a ball is not.
    """
    forms = {word, word.replace("-", " ")}
    if not word.endswith("s"):
        return forms | {f"{form}s" for form in forms}
    return forms | {form.removesuffix("s") for form in forms if " " in form}
