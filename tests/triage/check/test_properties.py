"""What holds for every description and every course of a check, with the clinicians' files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.knowledge import MAIN_CONDITION, Knowledge
from bot.knowledge.red_flag import LEVELS
from bot.knowledge.schema import ConditionHead
from bot.knowledge.symptoms import ABSENT, AMOUNTS, FEATURES, NAMED, NONE, PRESENT
from bot.replies import Reply
from bot.triage.check.description import Description, Observation, Told, Value, denied
from bot.triage.check.interview import Interview, Stage
from bot.triage.check.steps import Move, Step
from bot.triage.check.symptom_check import SymptomCheck
from tests.triage.check.small import so, told, unknown

pytestmark = pytest.mark.slow

AMOUNT = {"size_mm": st.floats(0.2, 60), "duration": st.floats(0.5, 9000)}
MANY = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
WANDERING = (Move.MISUNDERSTOOD, Move.BACK, Move.STOP, Move.RESUME, Move.START)


class Draws:
    """Strategies over the clinicians' features.

    Args:
        knowledge: their files.
        check: the check made of them.
    """

    def __init__(self, knowledge: Knowledge, check: SymptomCheck) -> None:
        self.check = check
        self._symptoms = knowledge.symptoms
        self._heads = {name: one.head for name, one in knowledge.conditions.items()}

    @cached_property
    def observations(self) -> st.SearchStrategy[Observation]:
        """Anything that a patient may tell."""
        features = st.sampled_from(FEATURES)
        return features.flatmap(lambda feature: st.one_of(*self._told(feature)))

    @cached_property
    def usual(self) -> list[Observation]:
        """What milia's file calls usual or always; of amounts the bounds."""
        return usual_of(self._heads[MAIN_CONDITION])

    @cached_property
    def descriptions(self) -> st.SearchStrategy[Description]:
        return st.lists(self.observations, max_size=9).map(described)

    @cached_property
    def like_milia(self) -> st.SearchStrategy[Description]:
        """Descriptions of which much is usual for milia."""
        return self._like(self.usual)

    @cached_property
    def like_what_is_not_named(self) -> st.SearchStrategy[Description]:
        """Descriptions of which much is usual for a condition that must not be named."""
        hidden = [head for head in self._heads.values() if not head.listed]
        return st.one_of(*(self._like(usual_of(head)) for head in hidden))

    @cached_property
    def worrying(self) -> st.SearchStrategy[Description]:
        """Descriptions in which at least one reason for a doctor is met."""
        reasons = st.sampled_from([one.when for one in self.check.settings.concerns])
        met = reasons.flatmap(lambda when: st.tuples(*(self._met(*one) for one in when.items())))
        both = st.tuples(self.like_milia, met)
        return both.map(lambda drawn: described([*drawn[0].observations, *drawn[1]]))

    @cached_property
    def any_kind(self) -> st.SearchStrategy[Description]:
        return st.one_of(
            self.descriptions, self.like_milia, self.like_what_is_not_named, self.worrying
        )

    def _values(self, feature: str) -> st.SearchStrategy[Value]:
        if feature in AMOUNTS:
            return AMOUNT[feature]
        if feature == "age":
            return st.sampled_from(sorted(self.check.settings.ages))
        return st.sampled_from([*self._symptoms.values(feature), *self._nothing(feature)])

    def _nothing(self, feature: str) -> list[str]:
        return [NONE] if feature == "central_feature" else []

    def _told(self, feature: str) -> Iterator[st.SearchStrategy[Observation]]:
        yield self._values(feature).map(lambda value: so(feature, value))
        yield st.just(unknown(feature))
        if feature in NAMED:
            yield self._values(feature).map(lambda value: denied(feature, value))

    def _like(self, usual: list[Observation]) -> st.SearchStrategy[Description]:
        most = st.lists(st.sampled_from(usual), min_size=2, max_size=6)
        other = st.lists(self.observations, max_size=3)
        return st.tuples(most, other).map(lambda both: described([*both[0], *both[1]]))

    def _met(self, feature: str, wish: Any) -> st.SearchStrategy[Observation]:
        assert isinstance(wish, list), "an amount is not drawn yet"
        return st.sampled_from(wish).map(lambda value: so(feature, value))


def usual_of(head: ConditionHead) -> list[Observation]:
    """What a condition's file calls usual or always; of amounts the bounds."""
    entries: dict[str, Any] = head.features
    found = []
    for feature, entry in entries.items():
        if isinstance(entry, str):
            found.append(so(feature, PRESENT if entry in ("always", "usual") else ABSENT))
        else:
            names = [*entry.get("always", ()), *entry.get("usual", ())]
            found += [so(feature, value) for value in names]
    return found


def described(observations: list[Observation]) -> Description:
    """One after the other, so that nothing contradicts itself."""
    description = Description()
    for one in observations:
        description = description.then(told(one))
    return description


@pytest.fixture(scope="module")
def draws(knowledge: Knowledge, real_check: SymptomCheck) -> Draws:
    return Draws(knowledge, real_check)


@MANY
@given(data=st.data())
def test_more_of_what_is_usual_for_milia_never_turns_a_yes_into_a_no(
    draws: Draws, data: st.DataObject
) -> None:
    assess = draws.check.assessor.assess
    description = data.draw(draws.like_milia)
    assume(assess(description).fits == "yes")
    turned = [o for o in draws.usual if assess(description.then(told(o))).fits == "no"]
    assert turned == []


@MANY
@given(data=st.data())
def test_not_knowing_is_the_same_as_not_being_asked(draws: Draws, data: st.DataObject) -> None:
    description = data.draw(draws.any_kind)
    feature = data.draw(st.sampled_from(FEATURES))
    without = Description(tuple(o for o in description.observations if o.told is not Told.UNKNOWN))
    assess = draws.check.assessor.assess
    assert assess(description.then(told(unknown(feature)))) == assess(without)


def course(draws: Draws, data: st.DataObject) -> Iterator[tuple[Interview, list[Reply]]]:
    """A check from its first message to its result, with detours; every step of it."""
    check = draws.check
    warned = data.draw(st.sampled_from(LEVELS))
    interview = Interview(data.draw(draws.any_kind), warned=warned)
    for step in (Step(Move.OFFER), Step(Move.START)):
        interview, replies = check.take(interview, step)
        yield interview, replies
    for detour in data.draw(
        st.lists(st.one_of(st.sampled_from(WANDERING), draws.observations), max_size=6)
    ):
        if interview.stage is Stage.DONE:
            break
        if interview.stage is Stage.STOPPED and detour in (Move.MISUNDERSTOOD, Move.BACK):
            continue  # only said while a question is open
        if isinstance(detour, Observation):
            # Something is told that was not asked, and the open question may stay unanswered.
            beside = Interview(
                interview.description.then(told(detour)),
                interview.stage, interview.asked, interview.warned, puzzled=interview.puzzled,
            )  # fmt: skip
            interview, replies = check.take(beside, Step(Move.ANSWER))
        else:
            interview, replies = check.take(interview, Step(detour))
        yield interview, replies
    if interview.stage is Stage.STOPPED:
        interview, replies = check.take(interview, Step(Move.RESUME))
        yield interview, replies
    for _ in range(check.settings.asking.most):
        if interview.stage is Stage.DONE:
            break
        yield (after := answered(check, interview, data))
        interview = after[0]
    assert interview.stage is Stage.DONE
    if data.draw(st.booleans()):
        yield interview, check.take(interview, Step(Move.CHOOSE))[1]


def answered(
    check: SymptomCheck, interview: Interview, data: st.DataObject
) -> tuple[Interview, list[Reply]]:
    feature = interview.open_question
    assert feature is not None
    values = [choice.value for choice in check.settings.questions[feature].choices]
    value = data.draw(st.sampled_from([*values, ""]))
    entities = {"move": "answer", "feature": feature, "value": value}
    return check.take(interview, Step.by_button(entities))


@MANY
@given(data=st.data())
def test_a_check_ends_with_a_result_after_a_few_questions(
    draws: Draws, data: st.DataObject
) -> None:
    most = draws.check.settings.asking.most
    for interview, replies in course(draws, data):
        assert len(interview.asked) <= most
        assert len(set(interview.asked)) == len(interview.asked)
        assert replies
        assert all(reply.text and "{" not in reply.text for reply in replies)
        last = interview, replies
    assert last[0].stage is Stage.DONE


@pytest.fixture(scope="module")
def unspeakable(knowledge: Knowledge) -> re.Pattern[str]:
    """Every name of what must not be named as a guess."""
    heads = [condition.head for condition in knowledge.conditions.values()]
    names = [name for h in heads if not h.listed for name in (h.name, *h.also_called)]
    assert names
    ids = [name for name, one in knowledge.conditions.items() if not one.head.listed]
    words = "|".join(re.escape(name) for name in (*names, *ids, "cancer", "carcinoma", "melanoma"))
    return re.compile(rf"(?<![a-z])(?:{words})", re.IGNORECASE)


def read_by_patients(replies: list[Reply]) -> str:
    buttons = [button for reply in replies for button in reply.buttons]
    parts = [reply.text for reply in replies]
    return "\n".join([*parts, *(f"{b.title} {b.payload}" for b in buttons)])


@MANY
@given(data=st.data())
def test_a_cancer_is_never_named_whatever_is_described(
    draws: Draws, unspeakable: re.Pattern[str], data: st.DataObject
) -> None:
    for _, replies in course(draws, data):
        assert unspeakable.findall(read_by_patients(replies)) == []


@MANY
@given(data=st.data())
def test_a_cancer_is_not_named_among_look_alikes_even_if_nothing_else_kept_it_out(
    draws: Draws, unspeakable: re.Pattern[str], data: st.DataObject
) -> None:
    description = data.draw(draws.like_what_is_not_named)
    found = replace(draws.check.assessor.assess(description), level="routine", concerns=())
    result = draws.check.results.result(Interview(description, Stage.DONE), found)
    assert unspeakable.findall(read_by_patients([result])) == []


@MANY
@given(data=st.data())
def test_what_wants_a_doctor_is_never_said_to_fit_milia(draws: Draws, data: st.DataObject) -> None:
    texts = draws.check.settings.texts
    fitting = [texts[name].strip() for name in ("fits_yes", "fits_partly", "speaks_for")]
    worried = 0
    for _, replies in course(draws, data):
        for reply in replies:
            if reply.level not in (None, "routine"):
                worried += 1
                assert not [text for text in fitting if text in reply.text]
                assert not re.search("milia|milk spot", reply.text, re.IGNORECASE)
    assume(worried)
