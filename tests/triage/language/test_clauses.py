from __future__ import annotations

from itertools import pairwise

import pytest

from bot.triage.language.clauses import Statement, by_line, statements
from bot.triage.language.words import Spelling

SPELLING = Spelling([], [])

# "|" stands where a clause ends, "||" where a sentence ends as well.
DIVIDED = [
    ("it bleeds", "it bleeds"),
    ("no fever. she is floppy", "no fever || she is floppy"),
    ("no fever! she is floppy", "no fever || she is floppy"),
    ("no fever? ok", "no fever || ok"),
    ("no fever; she is floppy", "no fever || she is floppy"),
    ("bleeds...", "bleeds"),
    # a comma
    ("no fever, she is floppy", "no fever | she is floppy"),
    ("no fever, her skin is grey", "no fever | her skin is grey"),
    ("no fever, not floppy", "no fever | not floppy"),
    ("no fever, very floppy baby today mate", "no fever | very floppy baby today mate"),
    ("no fever, just floppy", "no fever | just floppy"),
    ("no fever - floppy and grey and very cold", "no fever | floppy and grey and very cold"),
    ("no fever (she is floppy)", "no fever | she is floppy"),
    ("no fever: it is grey", "no fever | it is grey"),
    # a list
    ("no fever, blisters or cough", "no fever blisters or cough"),
    ("no fever, stiff neck, sore throat or cough", "no fever stiff neck sore throat or cough"),
    ("no fever, blisters nor cough", "no fever blisters nor cough"),
    ("no fever, she has blisters or cough", "no fever | she has blisters or cough"),
    ("no fever, a big red swollen patch or cough", "no fever | a big red swollen patch or cough"),
    ("no fever, floppy. sick or worse", "no fever | floppy || sick or worse"),
    # "and"
    ("no fever and it bleeds", "no fever | and it bleeds"),
    ("no fever and she is floppy", "no fever | and she is floppy"),
    ("no fever and bleeding", "no fever and bleeding"),
    ("no fever n its bleeding", "no fever | n its bleeding"),
    ("no fever so i waited", "no fever | so i waited"),
    ("no fever plus bleeding", "no fever plus bleeding"),
    ("no fever and", "no fever and"),
    # a line break alone ends nothing
    ("no fever\nshe is floppy", "no fever she is floppy"),
    # nothing
    ("", ""),
    ("?!", ""),
]

HARD = [
    ("no fever… floppy", "no fever || floppy"),
    ("no redness, pain, swelling", "no redness pain swelling"),
    ("no fever & hes grey", "no fever | hes grey"),
]


def divide(text: str) -> list[Statement]:
    return statements(SPELLING.words(text))


def shown(divided: list[Statement]) -> str:
    said: list[str] = []
    for before, one in zip([None, *divided], divided, strict=False):
        if before and one.sentence != before.sentence:
            said.append("||")
        elif before and one.clause != before.clause:
            said.append("|")
        said.append(one.word.text)
    return " ".join(said)


@pytest.mark.parametrize(
    ("text", "divided"),
    [*DIVIDED, *HARD],
)
def test_a_message_is_divided_into_sentences_and_clauses(text: str, divided: str) -> None:
    assert shown(divide(text)) == divided


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        ("no fever\nshe is floppy", "no fever | she is floppy"),
        ("no fever\n\nfloppy\n", "no fever | floppy"),
        ("no fever, she is\ngrey", "no fever | she is | grey"),
        ("no fever.\nfloppy", "no fever || floppy"),
        ("no fever, blisters or cough", "no fever blisters or cough"),
        ("", ""),
    ],
)
def test_a_line_may_end_a_clause_as_well(text: str, divided: str) -> None:
    assert shown(by_line(divide(text))) == divided


def test_lines_are_counted() -> None:
    assert [one.line for one in divide("a b\nc\n\nd")] == [0, 0, 1, 3]


def test_a_new_sentence_is_a_new_clause() -> None:
    for text, _ in DIVIDED:
        divided = divide(text)
        for before, one in pairwise(divided):
            assert one.clause > before.clause or one.sentence == before.sentence
