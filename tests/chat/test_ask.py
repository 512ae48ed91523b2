from __future__ import annotations

import json
from typing import Any

import pytest

from bot.chat.ask import AskError, CommandLine, read_lines, readable, spoken
from bot.chat.reception import Reception
from bot.chat.safety_net import SafetyNet
from bot.chat.turn import Turn
from tests.fakes import ALARM, CAUSE, FakeEngine, FakeKnowledge
from tests.triage.small_signs import small_red_flags

ANSWER = {"messages", "topics", "offered", "level", "check", "intent"}


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def line(engine: FakeEngine) -> CommandLine:
    reception = Reception(FakeKnowledge(), 200)
    net = SafetyNet(small_red_flags(), FakeKnowledge(), lambda text: reception.mask(text).text)
    return CommandLine(engine, reception, net)


async def test_a_line_with_a_text_gets_its_id_and_the_answer(line: CommandLine) -> None:
    answer = await line.answer({"id": "q1", "text": "why do they come up"})
    assert set(answer) == {"id"} | ANSWER
    assert (answer["id"], answer["topics"], answer["offered"]) == ("q1", ["cause"], [])
    assert (answer["level"], answer["check"], answer["intent"]) == ("routine", None, "ask_cause")
    assert answer["messages"] == [CAUSE]
    assert json.loads(json.dumps(answer)) == answer


async def test_a_line_with_turns_gets_an_answer_for_each_in_one_conversation(
    line: CommandLine, engine: FakeEngine
) -> None:
    answer = await line.answer({"id": 7, "turns": ["why do they come up", "he cannot breathe"]})
    assert set(answer) == {"id", "turns"}
    assert answer["id"] == 7
    assert [set(turn) for turn in answer["turns"]] == [ANSWER, ANSWER]
    assert [turn["level"] for turn in answer["turns"]] == ["routine", "emergency"]
    assert len({conversation_id for conversation_id, _ in engine.heard}) == 1


async def test_each_line_is_a_conversation_of_its_own_and_is_forgotten(
    line: CommandLine, engine: FakeEngine
) -> None:
    for _ in range(2):
        await line.answer({"id": "1", "text": "why do they come up"})
    conversations = [conversation_id for conversation_id, _ in engine.heard]
    assert len(set(conversations)) == 2
    assert engine.forgotten == conversations


async def test_personal_details_are_masked_as_in_the_chat(
    line: CommandLine, engine: FakeEngine
) -> None:
    await line.answer({"id": "1", "text": "why, ring me on 07700 900123"})
    assert [text for _, text in engine.heard] == ["why, ring me on [telephone]"]


@pytest.mark.parametrize(
    ("text", "expected", "topics"),
    [
        ("", "fixed text: empty", []),
        pytest.param("x" * 100_000, "fixed text: too_long", [], id="too long"),
        ("\x00\x01\x02", "fixed text: binary", []),
        ("🙂", "fixed text: no_words", []),
        ("Καλημέρα, έχω άσπρα σπυράκια", "fixed text: english_only", ["out_of_scope"]),
    ],
)
async def test_what_cannot_be_understood_is_answered_without_the_engine(
    line: CommandLine, engine: FakeEngine, text: str, expected: str, topics: list[str]
) -> None:
    answer = await line.answer({"id": "1", "text": text})
    assert [message["text"] for message in answer["messages"]] == [expected]
    assert (answer["topics"], answer["level"]) == (topics, "routine")
    assert engine.heard == []


def test_lines_are_read_and_blank_ones_skipped() -> None:
    lines = ['{"id": "1", "text": "a"}\n', "\n", "  \n", '{"id": 2, "turns": ["b", ""]}']
    assert list(read_lines(lines)) == [
        {"id": "1", "text": "a"},
        {"id": 2, "turns": ["b", ""]},
    ]


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ("what is it", "is not JSON"),
        ('{"id": "2", "text": "a"', "is not JSON"),
        ('["id", "text"]', "needs an id"),
        ("null", "needs an id"),
        ('{"text": "a"}', "needs an id"),
        ('{"id": "2"}', "needs a text"),
        ('{"id": "2", "text": null}', "needs a text"),
        ('{"id": "2", "text": 3}', "needs a text"),
        ('{"id": "2", "turns": "a"}', "turns as a list of texts"),
        ('{"id": "2", "turns": ["a", 3]}', "turns as a list of texts"),
        ('{"id": "2", "turns": [["a"]]}', "turns as a list of texts"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(bad: str, words: str) -> None:
    lines = read_lines(['{"id": "1", "text": "a"}', "", bad, '{"id": "4", "text": "d"}'])
    assert next(lines)["id"] == "1"
    with pytest.raises(AskError, match=r"^Line 3 ") as caught:
        next(lines)
    assert words in str(caught.value)


@pytest.mark.parametrize("part", ["messages", "topics", "offered", "level", "check", "intent"])
def test_an_answer_is_written_part_by_part(part: str) -> None:
    turn = Turn([CAUSE], ["cause"], ["who"], "same_day", "ask_cause", 0.9, {"result": "fits"})
    written = spoken(turn)
    assert written[part] == getattr(turn, part)
    assert set(written) == ANSWER


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        (
            [CAUSE],
            "Keratin gets trapped under the skin.\n  > For a baby\n  (NHS: Milia)\n"
            "  (Draft: not yet reviewed by a clinician.)",
        ),
        ([{**CAUSE, "status": "approved", "buttons": [], "sources": []}], CAUSE["text"]),
        ([ALARM, {"kind": "notice", "text": "Hello"}], "Call 999 now.\nHello"),
        ([{"kind": "notice", "text": "Hello", "buttons": None, "sources": None}], "Hello"),
    ],
)
def test_people_read_texts_choices_and_who_says_so(
    messages: list[dict[str, Any]], expected: str
) -> None:
    assert readable(Turn(messages)) == expected
