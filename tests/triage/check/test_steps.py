from __future__ import annotations

import json

import pytest

from bot.knowledge.symptom_check import SymptomCheckFile, read_symptom_check
from bot.settings import ROOT
from bot.triage.check.description import Description, Observation, Told
from bot.triage.check.interview import Interview, Stage
from bot.triage.check.steps import Move, Step, Steps

SMALL = {
    "frequency": {}, "support": {}, "weight": {}, "spread": {}, "commonness": {}, "ages": {},
    "tells": {"colour": 1.5, "feel": 1.5, "number": 0.3},
    "decision": {"enough": 3, "fits_from": 2, "partly_from": 1, "doubt_from": 0, "rival_from": 1,
                 "concern_from": 0.1, "shown_from": 0.1},
    "asking": {"most": 5, "first": [], "least_gain": 0},
    "questions": {
        "itch": {"ask": "Itch?", "choices": [{"title": "Yes", "value": "present"},
                                              {"title": "No", "value": "absent"}]},
        "colour": {"ask": "Colour?", "choices": [
            {"title": "White", "value": "white", "words": ["snowy"]},
            {"title": "Skin", "value": "skin_coloured", "words": ["don't stand out", "normal"]}]},
        "size_mm": {"ask": "Size?", "choices": [
            {"title": "Pea", "value": 7, "words": ["big"]},
            {"title": "Bigger", "value": 15, "words": ["very big"]}]},
    },
    "concerns": [], "advice": [], "features": {}, "texts": {}, "buttons": {},
    "controls": {"unknown": ["dont know", "not sure"], "back": ["go back"], "stop": ["stop"],
                 "resume": ["go on"], "yes": ["yes", "aye"], "no": ["no", "nah"],
                 "corrects": ["sorry", "i meant"]},
}  # fmt: skip
ITCH = Observation("itch", "present")
WHITE = Observation("colour", "white")
ENOUGH = Description((WHITE, Observation("feel", "hard")))


@pytest.fixture(scope="module")
def small() -> Steps:
    return Steps(SymptomCheckFile.parse_obj(SMALL))


@pytest.fixture(scope="module")
def clinicians() -> Steps:
    return Steps(read_symptom_check(ROOT / "knowledge"))


def asking(feature: str) -> Interview:
    return Interview(stage=Stage.ASKING, asked=("site", feature))


def answer(feature: str, value: str | float, told: Told = Told.SO) -> Step:
    return Step(Move.ANSWER, (Observation(feature, value, told),))


@pytest.mark.parametrize(
    ("text", "feature", "expected"),
    [
        ("yes", "itch", answer("itch", "present")),
        ("Aye!", "itch", answer("itch", "present")),
        ("no.", "itch", answer("itch", "absent")),
        ("nah mate", "itch", answer("itch", "absent")),
        ("don't know", "itch", answer("itch", "", Told.UNKNOWN)),
        ("Don’t know", "colour", answer("colour", "", Told.UNKNOWN)),
        ("not sure really", "size_mm", answer("size_mm", "", Told.UNKNOWN)),
        ("snowy", "colour", answer("colour", "white")),
        ("they don't stand out", "colour", answer("colour", "skin_coloured")),
        ("big", "size_mm", answer("size_mm", 7.0)),
        ("very big", "size_mm", answer("size_mm", 15.0)),
        ("go back please", "itch", Step(Move.BACK)),
        ("Stop.", "itch", Step(Move.STOP)),
        ("go on", "itch", Step(Move.RESUME)),
        ("wibble", "itch", Step(Move.MISUNDERSTOOD)),
        ("yes", "colour", Step(Move.MISUNDERSTOOD)),
        ("snowy", "itch", Step(Move.MISUNDERSTOOD)),
        ("", "itch", Step(Move.MISUNDERSTOOD)),
        # a long message tells something; its words steer nothing
        ("i wish it would stop but nothing does any good", "itch", Step(Move.MISUNDERSTOOD)),
    ],
)
def test_a_short_answer_is_read_by_the_open_question(
    small: Steps, text: str, feature: str, expected: Step
) -> None:
    assert small.step(text, asking(feature), Description(), understood=False) == expected


@pytest.mark.parametrize(
    ("text", "feature", "told", "understood", "expected"),
    [
        # what the reader has found is an answer, whatever other words there are
        ("itches so much i stop and scratch", "itch", (ITCH,), False, Step(Move.ANSWER)),
        ("no idea but itchy", "itch", (ITCH,), False, Step(Move.ANSWER)),
        # it may answer another question
        ("white ones", "itch", (WHITE,), False, Step(Move.ANSWER)),
        ("yes and white", "itch", (WHITE,), False, answer("itch", "present")),
        # a question to the assistant waits for its answer, not for the check
        ("what is milia?", "itch", (), True, None),
        ("is white normal?", "itch", (WHITE,), True, None),
        ("why do you ask", "itch", (), False, None),
        ("milk spots treatment", "itch", (), True, None),
        ("itchy?", "itch", (ITCH,), False, Step(Move.ANSWER)),
    ],
)
def test_what_is_told_counts_before_the_words_of_control(
    small: Steps,
    text: str,
    feature: str,
    told: tuple[Observation, ...],
    understood: bool,
    expected: Step | None,
) -> None:
    assert small.step(text, asking(feature), Description(told), understood) == expected


@pytest.mark.parametrize(
    ("stage", "text", "told", "understood", "move"),
    [
        (Stage.OFFERED, "yes please", Description(), False, Move.START),
        (Stage.OFFERED, "go on then", Description(), False, Move.START),
        (Stage.OFFERED, "no", Description(), False, Move.DECLINE),
        (Stage.OFFERED, "yes? what happens", Description(), False, None),
        (Stage.OFFERED, "hm", Description(), False, None),
        (Stage.OFFERED, "it is hard, white, and has been here for years", ENOUGH, False,
         Move.OFFER),
        (Stage.STOPPED, "go on", Description(), False, Move.RESUME),
        (Stage.STOPPED, "yes", Description(), False, None),
        (Stage.DONE, "sorry, i meant white", Description((WHITE,)), False, Move.ANSWER),
        (Stage.DONE, "white", Description((WHITE,)), False, Move.ANSWER),
        (Stage.DONE, "sorry", Description(), False, None),
        (Stage.DONE, "sorry, is it white?", Description((WHITE,)), False, None),
        (Stage.LISTENING, "a hard white thing", ENOUGH, False, Move.OFFER),
        (Stage.LISTENING, "a hard white thing", ENOUGH, True, None),
        (Stage.LISTENING, "is a hard white thing milia?", ENOUGH, False, None),
        (Stage.LISTENING, "white", Description((WHITE,)), False, None),
        (Stage.LISTENING, "neither white nor hard",
         Description((Observation("colour", "white", Told.NOT_SO),
                      Observation("feel", "", Told.UNKNOWN))), False, None),
        (Stage.LISTENING, "yes", Description(), False, None),
    ],
)  # fmt: skip
def test_outside_the_questions_a_message_moves_the_check_only_when_meant_for_it(
    small: Steps, stage: Stage, text: str, told: Description, understood: bool, move: Move | None
) -> None:
    step = small.step(text, Interview(stage=stage), told, understood)
    assert (step and step.move) == move


@pytest.mark.parametrize(
    ("text", "intent", "own"),
    [
        ("a white bump", "ask_overview", True),
        ("are milia white?", "ask_appearance", False),
        ("can milia itch", "ask_symptoms", False),
        ("  What colour are they", "ask_appearance", False),
        ("is my white bump milia?", "ask_diagnosis", True),
        ("is it normal that it bleeds?", "ask_urgent", True),
        ("white bump, milia?", "nlu_fallback", True),
        ("isabel has a white bump", "ask_overview", True),
    ],
)
def test_a_question_in_general_tells_nothing_of_ones_own_bump(
    small: Steps, text: str, intent: str, own: bool
) -> None:
    assert small.tells_of_a_bump(text, intent) is own


@pytest.mark.parametrize(
    ("text", "corrects"),
    [
        ("Sorry, it is more yellow", True),
        ("oh I meant the other eye, the one that I sleep on", True),
        ("it is yellow", False),
        ("", False),
    ],
)
def test_a_correction_is_heard(small: Steps, text: str, corrects: bool) -> None:
    assert small.corrects(text) is corrects


@pytest.mark.parametrize(
    ("entities", "expected"),
    [
        ({}, Step(Move.START)),
        ({"move": "stop"}, Step(Move.STOP)),
        ({"move": "change", "feature": "itch"}, Step(Move.CHANGE, (), "itch")),
        ({"move": "answer", "feature": "itch", "value": "present"},
         Step(Move.ANSWER, (ITCH,), "itch")),
        ({"move": "answer", "feature": "size_mm", "value": 1.5},
         Step(Move.ANSWER, (Observation("size_mm", 1.5),), "size_mm")),
        ({"move": "answer", "feature": "itch", "value": ""},
         Step(Move.ANSWER, (Observation("itch", "", Told.UNKNOWN),), "itch")),
    ],
)  # fmt: skip
def test_a_button_is_a_step(entities: dict[str, str], expected: Step) -> None:
    step = Step.by_button(entities)
    assert step == expected
    assert Step.from_json(json.loads(json.dumps(step.to_json()))) == step


def test_a_button_with_an_unknown_move_is_refused() -> None:
    with pytest.raises(ValueError, match="dance"):
        Step.by_button({"move": "dance"})


@pytest.mark.parametrize(
    ("text", "feature", "value"),
    [
        ("it does", "itch", "present"),
        ("a bit", "itch", "present"),
        ("just a little", "pain", "present"),
        ("not at all", "itch", "absent"),
        ("it doesn't", "pain", "absent"),
        ("it does not", "itch", "absent"),
        ("they do not", "itch", "absent"),
        ("they are not", "inflamed", "absent"),
        ("it is not", "inflamed", "absent"),
        ("definitely not", "pain", "absent"),
        ("fine", "unwell", "absent"),
        ("ok", "unwell", "absent"),
        ("not good", "unwell", "present"),
        ("nope", "change", "stable"),
        ("yes it got bigger", "change", "growing"),
        ("nothing", "central_feature", "none"),
        ("tiny", "size_mm", 1.5),
        ("7", "number", "few"),
        ("it is me", "age", "adult"),
    ],
)
def test_the_clinicians_words_for_short_answers(
    clinicians: Steps, text: str, feature: str, value: str | float
) -> None:
    step = clinicians.step(text, asking(feature), Description(), understood=False)
    assert step == answer(feature, value)


@pytest.mark.parametrize("text", ["don't know", "no idea", "hard to say", "skip", "dunno"])
@pytest.mark.parametrize("feature", ["itch", "colour", "number"])
def test_the_clinicians_words_for_not_knowing(clinicians: Steps, text: str, feature: str) -> None:
    step = clinicians.step(text, asking(feature), Description(), understood=False)
    assert step == answer(feature, "", Told.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "feature", "told"),
    [
        ("it is white", "itch", WHITE),
        ("they are hard", "pain", Observation("feel", "hard")),
        ("it doesn't hurt", "itch", Observation("pain", "absent")),
        ("since the end of june", "duration", Observation("onset", "gradual")),
    ],
)
def test_what_tells_of_something_else_is_no_answer_to_the_open_question(
    clinicians: Steps, text: str, feature: str, told: Observation
) -> None:
    step = clinicians.step(text, asking(feature), Description((told,)), understood=False)
    assert step == Step(Move.ANSWER)


@pytest.mark.parametrize(
    ("text", "move"),
    [("sure", Move.START), ("ok", Move.START), ("no thanks", Move.DECLINE), ("not sure", None)],
)
def test_the_clinicians_words_for_taking_up_the_offer(
    clinicians: Steps, text: str, move: Move | None
) -> None:
    step = clinicians.step(text, Interview(stage=Stage.OFFERED), Description(), understood=False)
    assert (step and step.move) == move
