"""The guided symptom check: takes what was told, asks for what is missing, and says what fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.knowledge import ARTICLE_TOPICS, Knowledge
from bot.knowledge.current import current_knowledge
from bot.knowledge.red_flag import LEVELS, read_ways_of_saying
from bot.knowledge.symptom_check import SymptomCheckFile, read_symptom_check
from bot.replies import Reply
from bot.settings import Settings
from bot.triage.check.assessment import Assessor
from bot.triage.check.description import Description, Observation, Told
from bot.triage.check.evidence import Evidence
from bot.triage.check.interview import Interview, Stage
from bot.triage.check.proof import check_names
from bot.triage.check.questions import Questions
from bot.triage.check.reader import SymptomReader
from bot.triage.check.result import Results
from bot.triage.check.speech import CheckSpeech
from bot.triage.check.steps import Move, Step, Steps

SOOTHING = frozenset(["seriousness"])
"""Topics whose answer begins with "No, milia are harmless"."""


@dataclass(frozen=True)
class SymptomCheck:
    """All parts of the check, made from the knowledge files.

    Attributes:
        settings: the file ``symptom_check.yml``.
        reader: reads what messages tell.
        steps: reads what messages mean within a check.
        assessor: weighs what was told.
        questions: chooses what to ask.
        speech: makes the questions.
        results: makes results and warnings.
    """

    settings: SymptomCheckFile
    reader: SymptomReader
    steps: Steps
    assessor: Assessor
    questions: Questions
    speech: CheckSpeech
    results: Results

    def take(self, interview: Interview, step: Step) -> tuple[Interview, list[Reply]]:
        """Takes a step of the check.

        Args:
            interview: the check, with what the message tells of the bump in its description.
            step: what the message means.

        Returns:
            The check afterwards, and what to say.
        """
        if step.told:
            feature = step.told[0].feature
            told = interview.description.with_answer(feature, step.told)
            interview = replace(interview, description=told)
        return _TAKERS[step.move](self, interview, step)

    def again(self, interview: Interview, lead: str) -> list[Reply]:
        """Repeats the open question after something else was said.

        Args:
            interview: the check.
            lead: the key of the text to say before it.

        Returns:
            The question; nothing when none is open.
        """
        return [self.speech.question(interview, lead)] if interview.open_question else []

    def before_an_answer(
        self, interview: Interview, topics: Sequence[str]
    ) -> tuple[list[Reply], tuple[str, ...]]:
        """What must be said before an answer, so that nobody with a worrying bump is soothed by it.

        Args:
            interview: what was told, and what was warned of.
            topics: the topics to answer.

        Returns:
            What to say first, and the topics to answer: after a warning, when to see a doctor
            stands for whether milia are dangerous.
        """
        asked = tuple(topics)
        if interview.warned != LEVELS[0] and set(asked) & set(ARTICLE_TOPICS):
            instead = tuple("see_doctor" if topic in SOOTHING else topic for topic in asked)
            return [self.speech.notice("warned_before")], tuple(dict.fromkeys(instead))
        told = {one.feature for one in interview.description.observations} - {"age", "age_days"}
        if told and SOOTHING.intersection(asked):
            return [self.speech.notice("own_bump")], asked
        return [], asked

    def run(self, text: str) -> Reply:
        """Runs the check on one message, answering "don't know" to all that is left to ask.

        Args:
            text: the message.

        Returns:
            The result.
        """
        interview = Interview(self.describe(text), Stage.ASKING)
        while (feature := self.questions.next(interview.description, interview.asked)) is not None:
            unknown = Description((Observation(feature, "", Told.UNKNOWN),))
            interview = replace(
                interview.asks(feature), description=interview.description.then(unknown)
            )
        done = replace(interview, stage=Stage.DONE)
        return self.results.result(done, self.assessor.assess(done.description))

    def describe(self, text: str, bare_ages: bool = True) -> Description:
        """Reads one message, whom it is about included.

        Args:
            text: the message.
            bare_ages: whether a number by itself can be an age.

        Returns:
            What it tells.
        """
        person = self.reader.person(text, bare_ages)
        audience = "newborn" if person.newborn else person.audience
        age_days = person.age.days if person.age else None
        return self.with_person(self.reader.read(text), audience, age_days)

    def with_person(
        self, description: Description, audience: str | None, age_days: float | None
    ) -> Description:
        """The description with the age of the person.

        Args:
            description: what was told of the bump.
            audience: ``newborn``, ``baby``, ``child``, ``adult`` or None when not known.
            age_days: the age in days, if told.

        Returns:
            The description; unchanged when nothing is known of the person.
        """
        group = self._age_group(audience, age_days)
        if group is None:
            return description
        told = [Observation("age", group)]
        if age_days is not None:
            told.append(Observation("age_days", age_days))
        without = description.with_answer("age_days", ()).with_answer("age", ())
        return Description((*told, *without.observations))

    def audience(self, description: Description) -> str | None:
        """Whom answers are for, by the age that was told.

        Args:
            description: what was told.

        Returns:
            ``newborn``, ``baby``, ``child``, ``adult``, or None when no age was told.
        """
        groups = description.values("age")
        return self.settings.ages[str(groups[0])].audience if groups else None

    def _age_group(self, audience: str | None, age_days: float | None) -> str | None:
        if age_days is None:
            # Names of audiences are names of age groups too.
            return audience
        return next(
            name for name, age in self.settings.ages.items() if age.since <= age_days < age.until
        )

    def _ask(self, interview: Interview, lead: str = "") -> tuple[Interview, list[Reply]]:
        """The next question, the result, or an interruption by what wants a doctor."""
        description = interview.description
        found = self.assessor.assess(description)
        open_one = interview.open_question
        if interview.stage is Stage.DONE:
            asked = interview  # more was told after the result
        elif (
            open_one
            and not description.knows(open_one)
            and self.questions.insists(open_one, description)
        ):
            asked = interview  # something else was told
        else:
            asked = interview.asks(self.questions.next(description, interview.asked))
        if asked.stage is Stage.DONE:
            return asked.warns(found.level), [self.results.result(asked, found)]
        if LEVELS.index(found.interrupts) > LEVELS.index(interview.warned):
            return asked.warns(found.interrupts), [self.results.warning(found)]
        return asked, [self.speech.question(asked, lead)]

    def _offer(self, interview: Interview, step: Step) -> tuple[Interview, list[Reply]]:
        return replace(interview, stage=Stage.OFFERED), [self.speech.offer()]

    def _start(self, interview: Interview, step: Step) -> tuple[Interview, list[Reply]]:
        return self._ask(replace(interview, asked=(), stage=Stage.LISTENING), "starts")

    def _answer(self, interview: Interview, step: Step) -> tuple[Interview, list[Reply]]:
        return self._ask(interview)

    def _misunderstood(self, interview: Interview, step: Step) -> tuple[Interview, list[Reply]]:
        feature = interview.open_question or ""
        if interview.puzzled:
            # Twice is enough: the next question may be easier.
            unknown = Observation(feature, "", Told.UNKNOWN)
            told = interview.description.with_answer(feature, (unknown,))
            return self._ask(replace(interview, description=told), "given_up")
        return replace(interview, puzzled=True), self.again(interview, "not_understood")

    def _back(self, interview: Interview, step: Step) -> tuple[Interview, list[Reply]]:
        if interview.stage is Stage.STOPPED:
            return self._resume(interview, step)
        before = interview.goes_back()
        if before is None:
            return interview, self.again(interview, "nothing_before")
        return before, [self.speech.question(before)]

    def _stop(self, interview: Interview, step: Step) -> tuple[Interview, list[Reply]]:
        stopped = replace(interview, stage=Stage.STOPPED)
        return stopped, [self.speech.notice("stopped", self.speech.resume)]

    def _decline(self, interview: Interview, step: Step) -> tuple[Interview, list[Reply]]:
        return replace(interview, stage=Stage.LISTENING), [self.speech.notice("declined")]

    def _resume(self, interview: Interview, step: Step) -> tuple[Interview, list[Reply]]:
        asking = replace(interview, stage=Stage.ASKING)
        feature = asking.open_question
        if feature is None or asking.description.knows(feature):
            return self._ask(asking, "resumed")
        return asking, self.again(asking, "resumed")

    def _choose(self, interview: Interview, step: Step) -> tuple[Interview, list[Reply]]:
        return interview, [self.speech.change(interview)]

    def _change(self, interview: Interview, step: Step) -> tuple[Interview, list[Reply]]:
        changed = interview.asks_again(step.feature or "")
        return changed, [self.speech.question(changed)]


_TAKERS = {
    Move.OFFER: SymptomCheck._offer,
    Move.START: SymptomCheck._start,
    Move.ANSWER: SymptomCheck._answer,
    Move.MISUNDERSTOOD: SymptomCheck._misunderstood,
    Move.BACK: SymptomCheck._back,
    Move.STOP: SymptomCheck._stop,
    Move.RESUME: SymptomCheck._resume,
    Move.CHOOSE: SymptomCheck._choose,
    Move.CHANGE: SymptomCheck._change,
    Move.DECLINE: SymptomCheck._decline,
}


def load_symptom_check(settings: Settings, knowledge: Knowledge) -> SymptomCheck:
    """Makes the check from the knowledge files.

    Args:
        settings: where the files are, and whether drafts may be spoken.
        knowledge: conditions, symptoms and fixed texts.

    Returns:
        The check.

    Raises:
        KnowledgeError: naming file and line of everything that is wrong.
    """
    directory = settings.knowledge_directory
    file = read_symptom_check(directory)
    check_names(directory, file, knowledge)
    heads = {name: condition.head for name, condition in knowledge.conditions.items()}
    evidence = Evidence(heads, knowledge.symptoms, file)
    speech = CheckSpeech(file)
    return SymptomCheck(
        file,
        SymptomReader(knowledge.symptoms, read_ways_of_saying(directory)),
        Steps(file),
        Assessor(evidence, heads, file),
        Questions(evidence, file),
        speech,
        Results(knowledge, file, speech, settings.speaks_drafts),
    )


@lru_cache(maxsize=1)
def current_symptom_check() -> SymptomCheck:
    """The symptom check with the files as they were at the first call.

    Returns:
        The check.

    Raises:
        KnowledgeError: when a file cannot be used.
    """
    return load_symptom_check(Settings.from_environment(), current_knowledge())
