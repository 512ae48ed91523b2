"""Answers one question or two from the knowledge files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.memory import listen
from actions.speech import accepts_next, answers, go_on, say
from bot.knowledge.current import current_knowledge
from bot.triage.check.interview import Stage
from bot.triage.check.symptom_check import current_symptom_check
from bot.triage.subject import choose_subject

LEADS_TO_CHECK = frozenset(["diagnosis", "differences"])


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
        memory = heard.memory
        check = current_symptom_check()
        lead, topics = check.before_an_answer(memory.check, subject.topics)
        replies = [*lead, *answers(topics, subject.condition, memory, heard.text)]
        if memory.check.open_question:
            replies += go_on(memory)
        elif LEADS_TO_CHECK.intersection(subject.topics) or heard.tells_of_a_bump:
            # "Is this milia?" is best answered together.
            offer = check.speech.start
            replies[-1] = replace(replies[-1], buttons=(*replies[-1].buttons, offer))
            memory = replace(memory, check=replace(memory.check, stage=Stage.OFFERED))
        memory = accepts_next(memory, replies)
        say(dispatcher, replies)
        # "And for a baby?" after "I cannot help with that" is about the answer before it.
        topic = memory.topic if "out_of_scope" in subject.topics else subject.topics[0]
        return replace(memory, topic=topic, condition=subject.remembered).events()
