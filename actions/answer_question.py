"""Answers one question or two from the knowledge files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.memory import listen
from actions.speech import say, speaker
from bot.knowledge.current import current_knowledge
from bot.triage.subject import choose_subject


class AnswerQuestion(Action):
    """Speaks the sections on the topics asked, for the condition and the person meant."""

    def name(self) -> str:
        """The name used in rules.

        Returns:
            The name.
        """
        return "action_answer_question"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Answers.

        Args:
            dispatcher: takes the replies.
            tracker: the conversation.
            domain: not used.

        Returns:
            What is remembered.
        """
        heard = listen(tracker)
        subject = choose_subject(
            current_knowledge(),
            heard.topics,
            heard.conditions,
            # A button says by itself what it is about, and so does a bump that is described.
            None if heard.pressed or heard.describes else heard.memory.condition,
            heard.ranking,
        )
        say(dispatcher, speaker().answers(subject.topics, subject.condition, heard.memory.audience))
        # "And for a baby?" after "I cannot help with that" is about the answer before it.
        topic = heard.memory.topic if "out_of_scope" in subject.topics else subject.topics[0]
        return replace(heard.memory, topic=topic, condition=subject.remembered).events()
