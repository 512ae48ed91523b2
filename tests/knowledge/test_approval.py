from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.approval import Approvals, Standing, fingerprint
from bot.knowledge.schema import Approval

WORDS = "They go in a few weeks."
APPROVAL = Approval(
    section="milia/outlook",
    audience="baby",
    fingerprint=fingerprint(WORDS),
    by="Dr A",
    on=date(2025, 3, 1),
    review_due=date(2026, 3, 1),
)
DRAFT = ("draft", None)
APPROVED = ("approved", date(2025, 3, 1))


def test_a_version_is_the_beginning_of_a_hash() -> None:
    assert fingerprint("") == "sha256:e3b0c44298fc"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a few weeks", "a  few\nweeks ", True),
        ("a few weeks", "\ta few weeks", True),
        ("caf\u00e9", "cafe\u0301", True),  # one letter, or a letter and its accent
        ("a few weeks", "a few week", False),
        ("a few weeks", "A few weeks", False),
        ("a few weeks", "a few weeks.", False),
        ("not safe", "safe", False),
        ("**a** few", "a few", False),
    ],
)
def test_a_change_of_words_makes_a_new_version_but_one_of_spacing_does_not(
    one: str, other: str, same: bool
) -> None:
    assert (fingerprint(one) == fingerprint(other)) == same


@pytest.mark.parametrize(
    ("section", "audience", "words", "today", "expected"),
    [
        ("milia/outlook", "baby", WORDS, date(2025, 3, 1), APPROVED),
        ("milia/outlook", "baby", f" {WORDS}\n", date(2025, 6, 1), APPROVED),
        ("milia/outlook", "baby", WORDS, date(2026, 3, 1), APPROVED),
        ("milia/outlook", "baby", WORDS, date(2026, 3, 2), DRAFT),
        ("milia/outlook", "baby", WORDS + " Mostly.", date(2025, 6, 1), DRAFT),
        ("milia/outlook", None, WORDS, date(2025, 6, 1), DRAFT),
        ("milia/outlook", "newborn", WORDS, date(2025, 6, 1), DRAFT),
        ("acne/outlook", "baby", WORDS, date(2025, 6, 1), DRAFT),
    ],
)
def test_only_the_very_words_approved_are_approved_until_their_review(
    section: str,
    audience: str | None,
    words: str,
    today: date,
    expected: tuple[str, date | None],
) -> None:
    standing = Approvals([APPROVAL]).standing(section, audience, words, today)
    assert standing == Standing(fingerprint(words), *expected)


def test_without_approvals_everything_is_a_draft() -> None:
    standing = Approvals([]).standing("milia/outlook", "baby", WORDS, date(2025, 6, 1))
    assert standing.status == "draft"
