"""What the symptom check says while it goes on: offers, questions, short notices."""

from __future__ import annotations

import json

from bot.knowledge.symptom_check import SymptomCheckFile
from bot.replies import Button, Reply
from bot.triage.check.interview import Interview
from bot.triage.check.steps import Move

ANSWER_CHECK = "/answer_check"
"""The intent of every button within the check; what it does stands in its entities."""

TOPIC = "diagnosis"


class CheckSpeech:
    """Makes the questions and notices of the check.

    Args:
        settings: the check's texts, questions and button titles.
    """

    def __init__(self, settings: SymptomCheckFile) -> None:
        self._settings = settings

    def offer(self) -> Reply:
        """Offers the check to somebody who described a bump.

        Returns:
            The offer.
        """
        text = self.text("offer", most=self._settings.asking.most)
        return Reply("notice", text, (self.start, self.button("not_now", Move.DECLINE)), TOPIC)

    @property
    def start(self) -> Button:
        """The button that starts the check."""
        return self.button("start", Move.START)

    @property
    def resume(self) -> Button:
        """The button that goes on with the check."""
        return self.button("resume", Move.RESUME)

    def notice(self, name: str, *buttons: Button) -> Reply:
        """A short text of the check.

        Args:
            name: its key.
            buttons: suggested next messages.

        Returns:
            The message.
        """
        return Reply("notice", self.text(name), buttons)

    def question(self, interview: Interview, lead: str = "") -> Reply:
        """The open question, with a button for each choice.

        Args:
            interview: the check, with a question open.
            lead: the key of a text to say before it.

        Returns:
            The question.
        """
        feature = interview.open_question or ""
        question = self._settings.questions[feature]
        number, most = len(interview.asked), self._settings.asking.most
        parts = [self.text(lead, most=most)] if lead else []
        if number <= most and not interview.revising:
            parts.append(self.text("progress", number=number, most=most))
        parts.append(f"**{question.ask}**")
        choices = [
            self._labelled(choice.title, Move.ANSWER, feature=feature, value=choice.value)
            for choice in question.choices
        ]
        unknown = self.button("unknown", Move.ANSWER, feature=feature, value="")
        back = [self.button("back", Move.BACK)] if number > 1 else []
        return Reply(
            "check_question",
            "\n\n".join(parts),
            (*choices, unknown, *back, self.button("stop", Move.STOP)),
            TOPIC,
        )

    def change(self, interview: Interview) -> Reply:
        """Asks which answer is to be changed.

        Args:
            interview: the check.

        Returns:
            The question, with a button for each feature that was told or asked about.
        """
        told = [one.feature for one in interview.description.observations]
        buttons = [
            self._labelled(self._settings.features[feature], Move.CHANGE, feature=feature)
            for feature in self._settings.questions
            if feature in told or feature in interview.asked
        ]
        return Reply("check_question", self.text("change_which"), tuple(buttons), TOPIC)

    def text(self, name: str, **values: object) -> str:
        """One of the check's texts.

        Args:
            name: its key.
            values: for its placeholders.

        Returns:
            The text.
        """
        return self._settings.texts[name].strip().format(**values)

    def button(self, name: str, move: Move, **values: object) -> Button:
        """A button of the check.

        Args:
            name: the key of its title.
            move: what it does.
            values: what is told with it.

        Returns:
            The button.
        """
        return self._labelled(self._settings.buttons[name], move, **values)

    def _labelled(self, title: str, move: Move, **values: object) -> Button:
        return Button(title, f"{ANSWER_CHECK}{packed(move=move.value, **values)}")


def packed(**values: object) -> str:
    """The entities of a button's payload.

    Args:
        values: by name.

    Returns:
        Such as ``{"move":"back"}``.
    """
    return json.dumps(values, separators=(",", ":"))
