"""Which condition a question is about, and which of its sections answers it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge import ARTICLE_TOPICS, CLINIC_TOPICS, MAIN_CONDITION, Knowledge

OTHER_CONDITION_LIKELY = 0.1
"""From this probability of its topic on, a question that names a look-alike is about it."""


@dataclass(frozen=True)
class Subject:
    """What is to be answered.

    Attributes:
        topics: the topics to answer.
        condition: the condition to answer them for.
        remembered: the condition that the next question is about when it names none.
    """

    topics: tuple[str, ...]
    condition: str = MAIN_CONDITION
    remembered: str | None = None


def choose_subject(
    knowledge: Knowledge,
    topics: Sequence[str],
    named: Sequence[str],
    remembered: str | None,
    ranking: Mapping[str, float],
) -> Subject:
    """Chooses the condition.

    Args:
        knowledge: the clinicians' files.
        topics: the topics asked about.
        named: the conditions that the message names.
        remembered: the condition talked about before; None for milia.
        ranking: the probability of each topic by itself.

    Returns:
        A look-alike only when the question is about it, not merely against milia.
    """
    others = [name for name in named if name != MAIN_CONDITION]
    if "differences" in topics:
        return Subject(tuple(topics), others[0] if others else MAIN_CONDITION)
    about_other = (
        "other_condition" in topics or ranking.get("other_condition", 0.0) >= OTHER_CONDITION_LIKELY
    )
    if others and MAIN_CONDITION not in named and about_other:
        condition = others[0]
    elif remembered and not named:
        condition = remembered
    else:
        return Subject(tuple(topics))
    sections = [_section(knowledge, condition, topic, ranking) for topic in topics]
    return Subject(tuple(dict.fromkeys(sections)), condition, condition)


def _section(knowledge: Knowledge, condition: str, topic: str, ranking: Mapping[str, float]) -> str:
    """The section of a look-alike's file that comes nearest to the topic asked."""
    written = [name for name in ARTICLE_TOPICS if knowledge.section(name, condition)]
    if topic in (*written, *CLINIC_TOPICS, "urgent", "out_of_scope") or not written:
        return topic
    # How it differs from milia is an answer only to those who ask that.
    asked = [name for name in written if name != "differences"] or written
    likely = max(asked, key=lambda name: ranking.get(name, 0.0))
    return likely if likely in ranking else "overview"
