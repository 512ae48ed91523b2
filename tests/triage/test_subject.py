from __future__ import annotations

import pytest

from bot.knowledge import MAIN_CONDITION, Knowledge
from bot.triage.subject import Subject, choose_subject

LOOK_ALIKE = "xanthelasma"  # with sections on overview, differences and treatment
ABOUT_ANOTHER = {"other_condition": 0.9}


@pytest.mark.parametrize(
    ("topics", "named", "remembered", "ranking", "expected"),
    [
        # milia, named or not
        (["cause"], [], None, {}, Subject(("cause",))),
        (["cause"], ["milia"], None, {}, Subject(("cause",))),
        (["cause", "price"], [], None, {}, Subject(("cause", "price"))),
        # a look-alike: its own section, or the likeliest of those it has
        (["overview"], [LOOK_ALIKE], None, ABOUT_ANOTHER,
         Subject(("overview",), LOOK_ALIKE, LOOK_ALIKE)),
        (["other_condition"], [LOOK_ALIKE], None, {"other_condition": 0.9, "treatment": 0.3},
         Subject(("treatment",), LOOK_ALIKE, LOOK_ALIKE)),
        (["other_condition"], [LOOK_ALIKE], None, ABOUT_ANOTHER,
         Subject(("overview",), LOOK_ALIKE, LOOK_ALIKE)),
        (["self_care"], [LOOK_ALIKE], None, ABOUT_ANOTHER | {"treatment": 0.2},
         Subject(("treatment",), LOOK_ALIKE, LOOK_ALIKE)),
        # two questions that lead to one section are answered once
        (["self_care", "squeezing"], [LOOK_ALIKE], None, ABOUT_ANOTHER | {"treatment": 0.2},
         Subject(("treatment",), LOOK_ALIKE, LOOK_ALIKE)),
        # named, but the question is about milia
        (["cause"], [LOOK_ALIKE], None, {"other_condition": 0.0}, Subject(("cause",))),
        (["cause"], [LOOK_ALIKE, "milia"], None, ABOUT_ANOTHER, Subject(("cause",))),
        # against each other
        (["differences"], [LOOK_ALIKE], None, {}, Subject(("differences",), LOOK_ALIKE)),
        (["differences"], ["milia", LOOK_ALIKE], None, {}, Subject(("differences",), LOOK_ALIKE)),
        (["differences"], [], None, {}, Subject(("differences",))),
        # talked about before
        (["treatment"], [], LOOK_ALIKE, {}, Subject(("treatment",), LOOK_ALIKE, LOOK_ALIKE)),
        (["treatment"], ["milia"], LOOK_ALIKE, {}, Subject(("treatment",))),
        (["price"], [], LOOK_ALIKE, {}, Subject(("price",), LOOK_ALIKE, LOOK_ALIKE)),
        (["urgent"], [], LOOK_ALIKE, {}, Subject(("urgent",), LOOK_ALIKE, LOOK_ALIKE)),
        (["out_of_scope"], [], LOOK_ALIKE, {},
         Subject(("out_of_scope",), LOOK_ALIKE, LOOK_ALIKE)),
        # a name without a file
        (["cause"], ["unheard_of"], None, ABOUT_ANOTHER,
         Subject(("cause",), "unheard_of", "unheard_of")),
    ],
)  # fmt: skip
def test_a_question_is_about_a_look_alike_only_when_it_asks_about_it(
    small_knowledge: Knowledge,
    topics: list[str],
    named: list[str],
    remembered: str | None,
    ranking: dict[str, float],
    expected: Subject,
) -> None:
    assert choose_subject(small_knowledge, topics, named, remembered, ranking) == expected


@pytest.mark.parametrize("topic", ["cause", "differences", "price", "urgent", "other_condition"])
@pytest.mark.parametrize("named", [[], ["milia"], [LOOK_ALIKE], ["milia", LOOK_ALIKE]])
@pytest.mark.parametrize("remembered", [None, LOOK_ALIKE])
def test_there_is_something_to_answer_whatever_is_asked(
    small_knowledge: Knowledge, topic: str, named: list[str], remembered: str | None
) -> None:
    subject = choose_subject(small_knowledge, [topic], named, remembered, ABOUT_ANOTHER)
    assert subject.topics
    assert subject.condition in (MAIN_CONDITION, LOOK_ALIKE)
