from __future__ import annotations

import json

import pytest

from bot.triage.check.description import Description, Observation, Told
from bot.triage.check.interview import Interview, Stage

WHITE = Observation("colour", "white", Told.SO, "white")
ITCH = Observation("itch", "present")
NOT_YELLOW = Observation("colour", "yellow", Told.NOT_SO)


def interview(stage: Stage, *asked: str, told: tuple[Observation, ...] = ()) -> Interview:
    return Interview(Description(told), stage, asked)


@pytest.mark.parametrize(
    ("stage", "asked", "open_question"),
    [
        (Stage.LISTENING, (), None),
        (Stage.OFFERED, (), None),
        (Stage.ASKING, (), None),
        (Stage.ASKING, ("site",), "site"),
        (Stage.ASKING, ("site", "colour"), "colour"),
        (Stage.STOPPED, ("site", "colour"), None),
        (Stage.DONE, ("site", "colour"), None),
    ],
)
def test_the_last_question_is_open_while_asking(
    stage: Stage, asked: tuple[str, ...], open_question: str | None
) -> None:
    assert interview(stage, *asked).open_question == open_question


@pytest.mark.parametrize("stage", [Stage.LISTENING, Stage.OFFERED, Stage.ASKING, Stage.STOPPED])
def test_a_further_question_opens_it(stage: Stage) -> None:
    after = interview(stage, "site", told=(WHITE,)).asks("colour")
    assert after == interview(Stage.ASKING, "site", "colour", told=(WHITE,))


def test_without_a_further_question_the_check_is_done() -> None:
    after = interview(Stage.ASKING, "site", told=(WHITE,)).asks(None)
    assert after == interview(Stage.DONE, "site", told=(WHITE,))


@pytest.mark.parametrize(
    ("stage", "asked", "before"),
    [
        (Stage.ASKING, ("colour", "itch", "pain"), ("colour", "itch")),
        (Stage.STOPPED, ("colour", "itch"), ("colour", "itch")),
        (Stage.DONE, ("colour", "itch"), ("colour", "itch")),
    ],
)
def test_one_question_back_takes_its_answer_back(
    stage: Stage, asked: tuple[str, ...], before: tuple[str, ...]
) -> None:
    after = interview(stage, *asked, told=(WHITE, ITCH)).goes_back()
    assert after == interview(Stage.ASKING, *before, told=(WHITE,))
    assert after.open_question == "itch"


@pytest.mark.parametrize("asked", [(), ("colour",)])
def test_before_the_first_question_there_is_none(asked: tuple[str, ...]) -> None:
    assert interview(Stage.ASKING, *asked, told=(WHITE,)).goes_back() is None


def test_back_again_and_again_ends_at_the_first_question() -> None:
    now: Interview | None = interview(Stage.ASKING, "colour", "itch", "pain", told=(WHITE, ITCH))
    opened = []
    while now is not None:
        opened.append(now.open_question)
        last, now = now, now.goes_back()
    assert opened == ["pain", "itch", "colour"]
    assert last.description == Description()


@pytest.mark.parametrize(
    ("feature", "asked", "told"),
    [
        ("colour", ("itch", "pain", "colour"), (ITCH,)),
        ("itch", ("colour", "pain", "itch"), (WHITE, NOT_YELLOW)),
        ("site", ("colour", "itch", "pain", "site"), (WHITE, NOT_YELLOW, ITCH)),
    ],
)
def test_an_answer_to_be_changed_is_forgotten_and_asked_again(
    feature: str, asked: tuple[str, ...], told: tuple[Observation, ...]
) -> None:
    before = interview(Stage.ASKING, "colour", "itch", "pain", told=(WHITE, NOT_YELLOW, ITCH))
    assert before.asks_again(feature) == interview(Stage.ASKING, *asked, told=told)


@pytest.mark.parametrize(
    ("stage", "next_stage"), [(Stage.DONE, Stage.DONE), (Stage.ASKING, Stage.ASKING)]
)
def test_after_an_answer_was_changed_the_result_follows_only_if_it_was_there_before(
    stage: Stage, next_stage: Stage
) -> None:
    changed = interview(stage, "colour", "itch").asks_again("colour")
    assert changed.open_question == "colour"
    after = changed.asks("pain")
    assert (after.stage, after.revising) == (next_stage, False)


def test_a_second_change_before_the_result_still_leads_to_the_result() -> None:
    changed = interview(Stage.DONE, "colour", "itch").asks_again("colour").asks_again("itch")
    assert changed.asks("pain").stage is Stage.DONE


def test_a_warning_stays_told_whatever_is_asked() -> None:
    warned = Interview(Description((WHITE,)), Stage.ASKING, ("colour", "itch"), "see_doctor")
    back = warned.goes_back()
    assert back
    assert back.warned == "see_doctor"
    assert warned.asks("pain").warned == "see_doctor"
    assert warned.asks(None).warned == "see_doctor"
    assert warned.asks_again("colour").warned == "see_doctor"


@pytest.mark.parametrize(
    "kept",
    [
        Interview(),
        interview(Stage.ASKING, "site", "colour", told=(WHITE, ITCH, NOT_YELLOW)),
        Interview(Description((WHITE,)), Stage.DONE, ("colour",), "same_day"),
        interview(Stage.DONE, "colour", told=(WHITE,)).asks_again("colour"),
    ],
)
def test_a_check_survives_being_kept(kept: Interview) -> None:
    assert Interview.from_json(json.loads(json.dumps(kept.to_json()))) == kept


@pytest.mark.parametrize("kept", [None, {}])
def test_a_conversation_without_a_check_begins_by_listening(kept: dict[str, str] | None) -> None:
    assert Interview.from_json(kept) == Interview()
    assert Interview().stage is Stage.LISTENING
