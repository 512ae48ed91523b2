from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

import pytest

from bot.knowledge.symptoms import ABSENT, PRESENT
from bot.replies import Reply
from bot.triage.check.description import Observation, Value
from bot.triage.check.interview import Interview, Stage
from bot.triage.check.steps import Move, Step
from bot.triage.check.symptom_check import (
    SymptomCheck,
)
from tests.triage.check.small import MILIA, assessor, heads, so, told, unknown

WHITE, TINY = so("colour", "white"), so("size_mm", 1.0)
CHILD, ADULT, NEWBORN = so("age", "child"), so("age", "adult"), so("age", "newborn")
UNWELL = so("unwell", PRESENT)
AGE_QUESTION = "Question 1 of at most 4.\n\n**Whose?**"


def at(
    stage: Stage,
    *asked: str,
    observations: Iterable[Observation] = (),
    warned: str = "routine",
    revising: bool = False,
) -> Interview:
    return Interview(told(*observations), stage, asked, warned, revising)


def answer(feature: str, value: Value) -> Step:
    return Step.by_button({"move": "answer", "feature": feature, "value": value})


def kinds(replies: list[Reply]) -> list[str]:
    return [reply.kind for reply in replies]


def test_an_offer_waits_for_an_answer(small_check: SymptomCheck) -> None:
    before = at(Stage.LISTENING, observations=[WHITE])
    after, (reply,) = small_check.take(before, Step(Move.OFFER))
    assert after == replace(before, stage=Stage.OFFERED)
    assert reply == small_check.speech.offer()


@pytest.mark.parametrize(
    "before", [at(Stage.LISTENING), at(Stage.OFFERED), at(Stage.DONE, "age", "colour")]
)
def test_a_start_asks_the_first_question(small_check: SymptomCheck, before: Interview) -> None:
    after, (reply,) = small_check.take(before, Step(Move.START))
    assert (after.stage, after.asked) == (Stage.ASKING, ("age",))
    assert reply.text == f"Check: starts, at most 4.\n\n{AGE_QUESTION}"


def test_a_start_asks_nothing_that_was_told_before(small_check: SymptomCheck) -> None:
    before = at(Stage.OFFERED, observations=[CHILD, WHITE])
    after, (reply,) = small_check.take(before, Step(Move.START))
    assert (after.open_question, after.description) == ("size_mm", before.description)
    assert "**How big?**" in reply.text


def test_a_start_after_everything_was_told_ends_at_once(small_check: SymptomCheck) -> None:
    before = at(Stage.OFFERED, observations=[CHILD, WHITE, TINY])
    after, replies = small_check.take(before, Step(Move.START))
    assert after.stage is Stage.DONE
    assert kinds(replies) == ["check_result"]


def test_an_answer_is_noted_and_leads_to_the_next_question(small_check: SymptomCheck) -> None:
    after, (reply,) = small_check.take(at(Stage.ASKING, "age"), answer("age", "newborn"))
    assert after == at(Stage.ASKING, "age", "unwell", observations=[NEWBORN])
    assert reply.text == "Question 2 of at most 4.\n\n**Is the baby well?**"


def test_an_answer_replaces_what_was_told_of_the_feature(small_check: SymptomCheck) -> None:
    before = at(Stage.ASKING, "colour", observations=[CHILD, WHITE, so("colour", "red")])
    after, _ = small_check.take(before, answer("colour", "yellow"))
    assert after.description.values("colour") == ("yellow",)


def test_not_to_know_is_an_answer(small_check: SymptomCheck) -> None:
    after, (reply,) = small_check.take(at(Stage.ASKING, "age"), answer("age", ""))
    assert after.description == told(unknown("age"))
    assert reply.kind == "check_question"
    assert after.open_question == "size_mm"


def test_the_last_answer_brings_the_result(small_check: SymptomCheck) -> None:
    before = at(Stage.ASKING, "age", "size_mm", observations=[CHILD, WHITE])
    after, replies = small_check.take(before, answer("size_mm", 1.5))
    assert (after.stage, after.open_question) == (Stage.DONE, None)
    assert kinds(replies) == ["check_result"]
    assert replies[0].check is not None
    assert replies[0].check["fits"] == "yes"
    assert replies[0].check["asked"] == ["age", "size_mm"]


@pytest.mark.parametrize(
    ("asked", "observations", "open_question"),
    [
        # who has it must be answered, whatever else is told
        (("age",), [WHITE], "age"),
        (("age", "unwell"), [NEWBORN, WHITE], "unwell"),
        (("age", "change"), [ADULT, WHITE, TINY], "change"),
        # another question may be passed over
        (("age", "colour"), [CHILD, TINY], None),
        (("age", "colour"), [NEWBORN, so("itch", ABSENT)], "unwell"),
    ],
)
def test_what_is_told_beside_the_question_counts_too(
    small_check: SymptomCheck,
    asked: tuple[str, ...],
    observations: list[Observation],
    open_question: str | None,
) -> None:
    before = at(Stage.ASKING, *asked, observations=observations)
    after, _ = small_check.take(before, Step(Move.ANSWER))
    assert after.open_question == open_question
    assert len(set(after.asked)) == len(after.asked)


def test_what_wants_a_doctor_interrupts_once_and_the_check_goes_on(
    small_check: SymptomCheck,
) -> None:
    before = at(Stage.ASKING, "age", "unwell", observations=[NEWBORN])
    warned, (warning,) = small_check.take(before, answer("unwell", PRESENT))
    assert (warning.kind, warning.level) == ("red_flag", "same_day")
    assert (warned.warned, warned.open_question) == ("same_day", "size_mm")
    resumed, (question,) = small_check.take(warned, Step(Move.RESUME))
    assert question.text.startswith("Check: resumed.")
    assert resumed == warned
    after, (question,) = small_check.take(resumed, answer("size_mm", 1.5))
    assert (question.kind, after.warned) == ("check_question", "same_day")


def test_a_more_urgent_reason_interrupts_again(small_check: SymptomCheck) -> None:
    before = at(Stage.ASKING, "age", observations=[NEWBORN, UNWELL], warned="see_doctor")
    after, (warning,) = small_check.take(before, Step(Move.ANSWER))
    assert (warning.kind, warning.level, after.warned) == ("red_flag", "same_day", "same_day")


def test_a_reason_that_may_still_be_explained_waits_for_the_result(
    small_check: SymptomCheck,
) -> None:
    growth = small_check.settings.concerns[1].copy(update={"at_end": True})
    file = small_check.settings.copy(update={"concerns": [growth]})
    changed = replace(small_check, assessor=assessor(heads(milia=MILIA), file))
    before = at(Stage.ASKING, "age", observations=[ADULT, so("change", "growing")])
    after, (reply,) = changed.take(before, Step(Move.ANSWER))
    assert (reply.kind, after.warned) == ("check_question", "routine")
    done = replace(after, description=told(*after.description.observations, WHITE, TINY))
    _, replies = changed.take(done, Step(Move.ANSWER))
    assert (replies[0].kind, replies[0].level) == ("check_result", "see_doctor")


def test_a_reason_in_the_last_answer_stands_in_the_result(small_check: SymptomCheck) -> None:
    before = at(Stage.ASKING, "age", "change", observations=[ADULT, WHITE, TINY])
    after, replies = small_check.take(before, answer("change", "growing"))
    assert (after.stage, kinds(replies)) == (Stage.DONE, ["check_result"])
    assert replies[0].level == "see_doctor"
    assert "What grows is seen by a doctor." in replies[0].text


def test_what_is_not_understood_is_asked_again_once(small_check: SymptomCheck) -> None:
    before = at(Stage.ASKING, "age")
    puzzled, (reply,) = small_check.take(before, Step(Move.MISUNDERSTOOD))
    assert puzzled == replace(before, puzzled=True)
    assert reply.text == f"Check: not_understood.\n\n{AGE_QUESTION}"
    after, (reply,) = small_check.take(puzzled, Step(Move.MISUNDERSTOOD))
    assert after == at(Stage.ASKING, "age", "size_mm", observations=[unknown("age")])
    assert reply.text == "Check: given_up.\n\nQuestion 2 of at most 4.\n\n**How big?**"


def test_a_question_that_is_answered_leaves_nobody_puzzled(small_check: SymptomCheck) -> None:
    puzzled = replace(at(Stage.ASKING, "age", observations=[CHILD]), puzzled=True)
    after, _ = small_check.take(puzzled, Step(Move.ANSWER))
    assert (after.open_question, after.puzzled) == ("size_mm", False)


def test_back_opens_the_question_before(small_check: SymptomCheck) -> None:
    before = at(Stage.ASKING, "age", "size_mm", observations=[CHILD, WHITE])
    after, (reply,) = small_check.take(before, Step(Move.BACK))
    assert after == at(Stage.ASKING, "age", observations=[WHITE])
    assert reply.text == AGE_QUESTION


def test_back_from_the_first_question_stays_there(small_check: SymptomCheck) -> None:
    before = at(Stage.ASKING, "age")
    after, (reply,) = small_check.take(before, Step(Move.BACK))
    assert after == before
    assert reply.text == f"Check: nothing_before.\n\n{AGE_QUESTION}"


def test_stop_keeps_what_was_told_and_resume_goes_on(small_check: SymptomCheck) -> None:
    before = at(Stage.ASKING, "age", "size_mm", observations=[CHILD, WHITE])
    stopped, (notice,) = small_check.take(before, Step(Move.STOP))
    assert stopped == replace(before, stage=Stage.STOPPED)
    assert (notice.text, notice.buttons) == ("Check: stopped.", (small_check.speech.resume,))
    resumed, (question,) = small_check.take(stopped, Step(Move.RESUME))
    assert resumed == before
    assert question.text == "Check: resumed.\n\nQuestion 2 of at most 4.\n\n**How big?**"


@pytest.mark.parametrize(
    ("asked", "observations", "open_question", "kind"),
    [
        # answered while it was stopped
        (("age", "size_mm"), [CHILD, TINY], "colour", "check_question"),
        (("age", "size_mm"), [CHILD, TINY, WHITE], None, "check_result"),
        # never begun
        ((), [], "age", "check_question"),
    ],
)
def test_resume_asks_what_is_still_open(
    small_check: SymptomCheck,
    asked: tuple[str, ...],
    observations: list[Observation],
    open_question: str | None,
    kind: str,
) -> None:
    before = at(Stage.STOPPED, *asked, observations=observations)
    after, replies = small_check.take(before, Step(Move.RESUME))
    assert (after.open_question, replies[0].kind) == (open_question, kind)


def test_after_the_result_an_answer_can_be_changed(small_check: SymptomCheck) -> None:
    done = at(Stage.DONE, "age", "size_mm", observations=[CHILD, WHITE, TINY])
    choosing, (choice,) = small_check.take(done, Step(Move.CHOOSE))
    assert (choosing, choice) == (done, small_check.speech.change(done))
    payload = choice.buttons[1].payload.removeprefix("/answer_check")
    changing, (question,) = small_check.take(done, Step.by_button(json.loads(payload)))
    assert changing == at(
        Stage.ASKING, "age", "size_mm", "colour", observations=[CHILD, TINY], revising=True
    )
    assert question.text == "**Which colour?**"
    after, replies = small_check.take(changing, answer("colour", "red"))
    assert (after.stage, after.revising) == (Stage.DONE, False)
    assert kinds(replies) == ["check_result"]
    assert after.description.values("colour") == ("red",)


def test_declining_leads_back_to_other_questions(small_check: SymptomCheck) -> None:
    before = at(Stage.OFFERED, observations=[WHITE])
    after, (reply,) = small_check.take(before, Step(Move.DECLINE))
    assert after == replace(before, stage=Stage.LISTENING)
    assert reply.text == "Check: declined."


@pytest.mark.parametrize("move", Move)
def test_every_move_is_taken(small_check: SymptomCheck, move: Move) -> None:
    before = at(Stage.ASKING, "age", "size_mm", observations=[CHILD, WHITE])
    after, replies = small_check.take(before, Step(move, feature="colour"))
    assert replies
    assert Interview.from_json(json.loads(json.dumps(after.to_json()))) == after


@pytest.mark.parametrize(
    ("interview", "said"),
    [
        (at(Stage.ASKING, "age"), [f"Check: back_to_check.\n\n{AGE_QUESTION}"]),
        (at(Stage.STOPPED, "age"), []),
        (at(Stage.DONE, "age"), []),
        (at(Stage.LISTENING), []),
    ],
)
def test_only_an_open_question_is_repeated(
    small_check: SymptomCheck, interview: Interview, said: list[str]
) -> None:
    assert [reply.text for reply in small_check.again(interview, "back_to_check")] == said
