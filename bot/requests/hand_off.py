"""How the assistant hands a patient over to the clinic: what it offers, and to whom it does not."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from bot.knowledge import Knowledge
from bot.knowledge.red_flag import LEVELS
from bot.replies import Button, Reply
from bot.requests.details import NoteLine
from bot.requests.standing import Standing

TOPIC = "booking"
OFFER = "/request_consultation"
"""The intent of the button that leads to the offer."""
OPEN_FORM = "/open_request_form"
"""The intent of the button that opens the form."""

_YEAR = 365.25  # days
_BABIES = frozenset(["newborn", "baby"])
URGENT = frozenset(["same_day", "emergency"])
"""Levels at which a consultation must not stand in for help."""


class HandOff:
    """Makes the offer and the form.

    Args:
        knowledge: every word of them.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._words = knowledge.requests
        self.offer_button = Button(self._words.buttons["offer"], OFFER)
        self.form_button = Button(self._words.buttons["open"], OPEN_FORM)
        self._about_visits = {
            f"clinic/{TOPIC}/{one.name}"
            for one in knowledge.clinic.answers[TOPIC].particulars
            if one.about_a_visit
        }

    def after_answer(
        self, reply: Reply, warned: str, audience: str | None, age_days: float | None
    ) -> Reply:
        """Adds the way to a skin doctor to an answer, for whom the clinic sees.

        Args:
            reply: the answer.
            warned: the most urgent warning of the conversation.
            audience: whom it is about, if known.
            age_days: the age in days, if told.

        Returns:
            The answer, with a button where the way is open. How to book is not answered after a
            warning: whom to see first is said in its place.
        """
        too_young = self.is_too_young(audience, age_days)
        toddler = too_young and audience not in _BABIES  # clinic.yml has its own words for babies
        if reply.topic == TOPIC and (warned != LEVELS[0] or toddler):
            return self.offer(warned, too_young)
        if too_young or reply.kind != "answer" or reply.section in self._about_visits:
            return reply
        if reply.topic == TOPIC:
            return replace(reply, buttons=(*reply.buttons, self.form_button))
        if reply.topic in self._words.offered_after:
            return replace(reply, buttons=(*reply.buttons, self.offer_button))
        return reply

    def after_warning(self, warning: Reply) -> Reply:
        """Adds the way to the clinic to a warning that is no hurry, beside the GP.

        Args:
            warning: a warning or a sign taken back.

        Returns:
            The warning; with a button at the level ``see_doctor``.
        """
        if warning.level != "see_doctor":
            return warning
        return replace(warning, buttons=(*warning.buttons, self.offer_button))

    def after_check(self, level: str, audience: str | None, age_days: float | None) -> list[Reply]:
        """Offers a consultation after the symptom check.

        Args:
            level: how urgent its result is.
            audience: whom it is about, if known.
            age_days: the age in days, if told.

        Returns:
            The offer; nothing after an urgent result or for whom the clinic does not see, since
            the result says where to go.
        """
        if level in URGENT or self.is_too_young(audience, age_days):
            return []
        return [self.offer(level, too_young=False, routine="after_check")]

    def is_too_young(self, audience: str | None, age_days: float | None) -> bool:
        """Whether the clinic does not see somebody of this age.

        Args:
            audience: ``newborn``, ``baby``, ``child``, ``adult``, or None when not known.
            age_days: the age in days, if told.

        Returns:
            True for a baby, and for a child under the age from which the clinic sees children.
        """
        if age_days is not None:
            return age_days < self._words.youngest * _YEAR
        return audience in _BABIES

    def offer(self, warned: str, too_young: bool, routine: str = "offer") -> Reply:
        """Offers the ways to a consultation; urgent care comes before them, never after.

        Args:
            warned: the most urgent warning of the conversation, ``routine`` for none.
            too_young: whether it is about somebody whom the clinic does not see.
            routine: the text when there is no warning.

        Returns:
            The offer, or whom to ask instead.
        """
        if warned in URGENT:
            if too_young:
                return self._say(f"offer_{warned}_too_young")
            help_had = Button(self._words.buttons["urgent_help_had"], OPEN_FORM)
            return self._say(f"offer_{warned}", help_had)
        if too_young:
            return self._say("offer_too_young")
        return self._say(routine if warned == LEVELS[0] else f"offer_{warned}", self.form_button)

    def form(
        self, note: tuple[NoteLine, ...], warned: str, audience: str | None, age_days: float | None
    ) -> Reply:
        """Opens the form with what is known.

        Args:
            note: what would be passed on.
            warned: the most urgent warning of the conversation.
            audience: whom it is about, if known.
            age_days: the age in days, if told.

        Returns:
            The form; for somebody whom the clinic does not see, whom to ask instead.
        """
        if self.is_too_young(audience, age_days):
            return self.offer(warned, too_young=True)
        text = self._words.texts["form" if warned == LEVELS[0] else "form_warned"]
        return Reply(
            kind="request_form",
            text=self._knowledge.fill(text),
            topic=TOPIC,
            form={"note": [asdict(line) for line in note], **self.known_of(audience, age_days)},
        )

    def sent(self, taken: Standing) -> list[Reply]:
        """Confirms a request.

        Args:
            taken: where it stands.

        Returns:
            The confirmation, after a reminder to get the help that cannot wait; for one sent again
            after it was withdrawn, that it was.
        """
        reference, level = taken.reference, taken.level
        if taken.state == "withdrawn":
            return [Reply("notice", self._words.pages["state_withdrawn"], topic=TOPIC)]
        text = self._knowledge.fill(self._words.texts["sent"], reference=reference)
        confirmation = Reply("notice", text, topic=TOPIC, reference=reference)
        if level == LEVELS[0]:
            return [confirmation]
        reminder = self._knowledge.fill(self._words.texts[f"sent_{level}"])
        return [Reply("red_flag", reminder, level=level), confirmation]

    def known_of(self, audience: str | None, age_days: float | None) -> dict[str, Any]:
        """What the form need not ask of a child any more.

        Args:
            audience: whom it is about, if known.
            age_days: the age in days, if told.

        Returns:
            ``person`` and ``age`` as the form begins with them.
        """
        years = None if age_days is None else int(age_days / _YEAR)
        # Answers for a child are for a teenager too, who asks for themselves from some age on.
        if audience != "child" or (years is not None and years >= self._words.child_until):
            return {"person": None, "age": ""}
        return {"person": "child", "age": "" if years is None else str(years)}

    def _say(self, name: str, *buttons: Button) -> Reply:
        text = self._knowledge.fill(self._words.texts[name])
        return Reply("request_offer", text, buttons, topic=TOPIC)
