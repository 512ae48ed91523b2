"""Names of conditions and parts of the body, found in a patient's words."""

from __future__ import annotations

from dataclasses import dataclass

import spacy
from spacy.matcher import PhraseMatcher

from bot.knowledge import Knowledge
from bot.triage.language.phrases import Phrases
from bot.triage.language.words import take_apart


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
        self._conditions = PhraseMatcher(self._english.vocab, attr="LOWER")
        for condition in knowledge.conditions.values():
            words = [condition.head.name, *condition.head.also_called]
            phrases = {form for word in words for form in _forms(word)}
            documents = [self._english.make_doc(phrase) for phrase in sorted(phrases)]
            self._conditions.add(condition.id, documents)
        self._sites = Phrases(
            {
                site: [site.replace("_", " "), *entry.words]
                for site, entry in knowledge.symptoms.site.items()
            }
        )

    def find(self, text: str) -> list[Mention]:
        """Finds mentions, the longer name first where two overlap ("behind the ear", not "ear").

        Args:
            text: a message.

        Returns:
            The mentions in the order of the text.
        """
        document = self._english.make_doc(text)
        found = [
            Mention("condition", span.label_, span.text, span.start_char, span.end_char)
            for span in self._conditions(document, as_spans=True)
        ]
        words = [word for word in take_apart(text) if not word.is_mark]
        for place in self._sites.find([word.text for word in words]):
            start, end = words[place.start].start, words[place.end - 1].end
            found.append(Mention("site", place.name, text[start:end], start, end))
        return _longest(found)


def _longest(found: list[Mention]) -> list[Mention]:
    """The longer of those that overlap, the earlier of equals."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda m: m.start)


def _forms(word: str) -> set[str]:
    """A name, its plural or singular, and its spelling with hyphens or without.

    Single words have no singular made: "balls" are a part of the body, a ball is not.
    """
    forms = {word, word.replace("-", " ")}
    if not word.endswith("s"):
        return forms | {f"{form}s" for form in forms}
    return forms | {form.removesuffix("s") for form in forms if " " in form}
