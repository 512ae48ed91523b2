"""The reply to a warning sign: what to do, what was picked up, and nothing beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from bot.knowledge import Knowledge
from bot.replies import Button, Reply
from bot.triage.signs import Hit, RedFlags

NOT_MEANT = "/not_what_i_meant"
"""The intent of the button with which a patient takes a sign back; the sign is its entity."""

MAXIMUM_NAMED = 3
TOPICS = {"see_doctor": "see_doctor", "same_day": "urgent", "emergency": "urgent"}


def topic_of(level: str) -> str:
    """The topic under which a warning of this level is counted.

    Args:
        level: ``see_doctor``, ``same_day`` or ``emergency``.

    Returns:
        ``see_doctor`` or ``urgent``.
    """
    return TOPICS[level]


class Advice:
    """Makes the replies. The texts are complete by themselves; what was picked up is one more line.

    Args:
        knowledge: the fixed texts and the sources.
        red_flags: the signs and their advice.
    """

    def __init__(self, knowledge: Knowledge, red_flags: RedFlags) -> None:
        self._knowledge = knowledge
        self._signs = red_flags.signs

    def reply(self, hits: Sequence[Hit], mask: Callable[[str], str] = str) -> Reply:
        """The reply to the signs of a message.

        Args:
            hits: at least one, the most urgent first.
            mask: takes personal details out of words that are said back.

        Returns:
            The one message, of kind ``red_flag``.
        """
        lead = hits[0]
        parts = self._taken_back(lead) if lead.taken_back else self._warning(hits, mask)
        not_meant = Button(
            self._knowledge.assistant.buttons.not_meant,
            f"{NOT_MEANT}{json.dumps({'sign': lead.sign}, separators=(',', ':'))}",
        )
        sources = [self._knowledge.sources[name] for name in self._signs[lead.sign].sources]
        return Reply(
            kind="red_flag",
            text="\n\n".join(part.strip() for part in parts),
            buttons=() if lead.taken_back else (not_meant,),
            topic=topic_of(lead.level),
            version=lead.version,
            level=lead.level,
            sign=lead.sign,
            sources=tuple(
                {"title": s.title, "publisher": s.publisher, "url": s.url} for s in sources
            ),
        )

    def _warning(self, hits: Sequence[Hit], mask: Callable[[str], str]) -> list[str]:
        lead = hits[0]
        sign = self._signs[lead.sign]
        opening = "crisis" if sign.crisis else lead.level
        parts = [self._knowledge.text(f"warning_{opening}"), sign.advice, self._echo(hits, mask)]
        if lead.level == "emergency" or sign.crisis:
            parts.append(self._knowledge.text("without_voice"))
        if lead.level == "see_doctor":
            parts.append(self._knowledge.text("clinic_as_well"))
        return parts

    def _taken_back(self, lead: Hit) -> list[str]:
        parts = [self._knowledge.text("taken_back", said=lead.says)]
        parts.append(self._knowledge.text(f"still_{lead.level}"))
        return parts

    def _echo(self, hits: Sequence[Hit], mask: Callable[[str], str]) -> str:
        told = [hit for hit in hits if hit.words][:MAXIMUM_NAMED]
        if not told:
            return self._knowledge.text("sounds_like", said=hits[0].says)
        quotes = [f"{hit.says} (“{mask(' … '.join(hit.words))}”)" for hit in told]
        return self._knowledge.text("you_mentioned", said="; ".join(quotes))
