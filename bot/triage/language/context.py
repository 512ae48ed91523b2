"""What is denied, past, somebody else's or only supposed: medspaCy's ConText with our wording.

ConText (Harkema and others, Journal of Biomedical Informatics 2009) finds the words that change
what is said of a finding, and how far they reach. Its own rules are for hospital notes; ours are in
``knowledge/ways_of_saying.yml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

import spacy
from medspacy.context import ConTextGraph, ConTextModifier, ConTextRule
from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from bot.knowledge.schema import WaysOfSaying
from bot.triage.language.clauses import Statement
from bot.triage.language.phrases import spellings

CLAUSE_END = "¦"
"""A token of ours behind each clause; it stops a "no" but not an "if"."""

REACH = {"denied": 8, "past": 14, "someone_else": 16, "supposed": 12}
"""How many words each reaches, within its sentence."""

DIRECTIONS = {"before": "FORWARD", "after": "BACKWARD", "around": "BIDIRECTIONAL"}

NARROW = 1
"""The scope of a word that ends others': medspaCy overlooks it when its scope encloses theirs."""

NEGATIVE = frozenset(
    [
        "no",
        "not",
        "never",
        "without",
        "isnt",
        "arent",
        "wasnt",
        "doesnt",
        "dont",
        "didnt",
        "hasnt",
        "havent",
        "hadnt",
        "wont",
        "cant",
        "couldnt",
        "nothing",
        "none",
        "nae",
        "aint",
    ]
)
"""A finding with one of these in it ("wont heal") is a denial already and is not denied again."""


class Status(str, Enum):
    """How something is mentioned."""

    SO = "so"
    DENIED = "denied"
    PAST = "past"
    SOMEONE_ELSE = "someone_else"
    SUPPOSED = "supposed"


class Context:
    """Tells how each finding in a message is mentioned.

    Args:
        ways: the clinicians' lists of words.
    """

    def __init__(self, ways: WaysOfSaying) -> None:
        self._english = spacy.blank("en")
        self._english.tokenizer = Tokenizer(self._english.vocab)
        self._matcher = PhraseMatcher(self._english.vocab)
        self._rules = {f"{number}": rule for number, rule in enumerate(_rules(ways))}
        for key, rule in self._rules.items():
            self._matcher.add(key, [self._english.make_doc(rule.literal)])

    def statuses(
        self, divided: Sequence[Statement], places: Sequence[tuple[int, int]]
    ) -> list[Status]:
        """Tells how findings are mentioned.

        Args:
            divided: the words of the message.
            places: first word and word behind the last of each finding, counted in words.

        Returns:
            One status for each finding.
        """
        if not divided:
            return []
        document, tokens = self._document(divided)
        spans = [document[tokens[start] : tokens[end - 1] + 1] for start, end in places]
        modifiers = self._modifiers(document)
        spans = [_behind(span, modifiers) for span in spans]
        graph = ConTextGraph(targets=spans, modifiers=modifiers)
        graph.update_scopes()
        graph.apply_modifiers()
        categories: dict[tuple[int, int], set[str]] = {}
        for target, modifier in graph.edges:
            categories.setdefault((target.start, target.end), set()).add(modifier.category)
        return [
            _status(span, categories.get((span.start, span.end), set()) | _own(span, modifiers))
            for span in spans
        ]

    def _modifiers(self, document: Doc) -> list[ConTextModifier]:
        # medspaCy's own choice among overlapping phrases misses some; the longest one counts.
        return [
            ConTextModifier(self._rules[span.label_], span.start, span.end, document)
            for span in filter_spans(self._matcher(document, as_spans=True))
        ]

    def _document(self, divided: Sequence[Statement]) -> tuple[Doc, list[int]]:
        words: list[str] = []
        starts: list[bool | int | None] = []
        tokens: list[int] = []
        for before, one in zip([None, *divided], divided, strict=False):
            new_sentence = before is None or one.sentence != before.sentence
            if before is not None and (new_sentence or one.clause != before.clause):
                words.append(CLAUSE_END)
                starts.append(False)
            tokens.append(len(words))
            words.append(one.word.text)
            starts.append(new_sentence)
        words.append(CLAUSE_END)
        starts.append(False)
        return Doc(self._english.vocab, words=words, sent_starts=starts), tokens


def _behind(span: Span, modifiers: Sequence[ConTextModifier]) -> Span:
    """The part of a finding behind a cue that runs into it: "will it" and "it gets bigger"."""
    for modifier in modifiers:
        start, end = modifier.modifier_span
        if start < span.start < end < span.end:
            return span.doc[end : span.end]
    return span


def _own(span: Span, modifiers: Sequence[ConTextModifier]) -> set[str]:
    """The kind of a cue that a finding ends: "died" in "my nan died"."""
    return {
        modifier.category
        for modifier in modifiers
        if modifier.direction == "FORWARD"
        and modifier.modifier_span[0] < span.start
        and span.end <= modifier.modifier_span[1]
    }


def _status(span: Span, categories: set[str]) -> Status:
    if {"DENIED"} & categories and not NEGATIVE.intersection(span.text.split()):
        return Status.DENIED
    for status in (Status.SUPPOSED, Status.SOMEONE_ELSE, Status.PAST):
        if status.name in categories:
            return status
    return Status.SO


def _rules(ways: WaysOfSaying) -> Iterator[ConTextRule]:
    """One rule a phrase; where a phrase stands in two lists, the earlier of these counts."""
    found: dict[str, ConTextRule] = {}
    for phrases in (ways.not_denied, ways.not_past, ways.not_supposed):
        for phrase in _all(phrases):
            found.setdefault(phrase, ConTextRule(phrase, "PLAIN", direction="PSEUDO"))
    for name, reach in REACH.items():
        sides: dict[str, list[str]] = {}
        for side, phrases in getattr(ways, name).dict().items():
            for phrase in _all(phrases):
                sides.setdefault(phrase, []).append(side)
        for phrase, where in sides.items():
            # "No" and "years ago" reach to the end of their clause, "healed since" beyond it.
            ended_by = {"CLAUSE"} if name == "denied" or where == ["around"] else set()
            rule = ConTextRule(
                phrase,
                name.upper(),
                direction=DIRECTIONS[where[0]] if len(where) == 1 else "BIDIRECTIONAL",
                max_scope=reach,
                terminated_by=ended_by,
            )
            found.setdefault(phrase, rule)
    for phrase in _all(ways.ends):
        end = ConTextRule(phrase, "END", direction="TERMINATE", max_scope=NARROW)
        found.setdefault(phrase, end)
    clause = ConTextRule(CLAUSE_END, "CLAUSE", direction="PSEUDO", max_scope=NARROW)
    return iter([*found.values(), clause])


def _all(phrases: Sequence[str]) -> list[str]:
    return [
        spelling.replace("|", CLAUSE_END) for phrase in phrases for spelling in spellings(phrase)
    ]
