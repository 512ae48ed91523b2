"""Whether a clinician has approved a passage, bound to its very words."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.knowledge.schema import Approval


def fingerprint(text: str) -> str:
    """The version of a text: any change of words changes it, a change of spacing does not.

    Args:
        text: the words.

    Returns:
        ``sha256:`` and the first twelve hexadecimal digits.
    """
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return "sha256:" + hashlib.sha256(words.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Standing:
    """How far a passage has come.

    Attributes:
        version: the fingerprint of its words.
        status: ``draft`` or ``approved``.
        reviewed_on: when it was approved; None for a draft.
    """

    version: str
    status: str
    reviewed_on: date | None


class Approvals:
    """The approvals on record.

    Args:
        approvals: as read from ``approvals.yml``.
    """

    def __init__(self, approvals: Iterable[Approval]) -> None:
        self._by_place = {(entry.section, entry.audience): entry for entry in approvals}

    def standing(self, section: str, audience: str | None, text: str, today: date) -> Standing:
        """Looks a passage up.

        Args:
            section: its section, such as ``milia/outlook``.
            audience: the audience it is written for; None for everybody.
            text: its words as they are now.
            today: the date on which it would be spoken.

        Returns:
            ``approved`` only when these words were approved and the review is not overdue.
        """
        version = fingerprint(text)
        entry = self._by_place.get((section, audience))
        if entry and entry.fingerprint == version and today <= entry.review_due:
            return Standing(version, "approved", entry.on)
        return Standing(version, "draft", None)
