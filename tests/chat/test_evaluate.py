from __future__ import annotations

from pathlib import Path

import pytest

from bot.chat.ask import AskError
from bot.chat.evaluate import Judged, by_topic, confusions, read_labelled, report

JUDGED = [
    Judged("how long", ("outlook",), ("outlook",), ()),
    Judged("how long and how much", ("outlook", "price"), ("price",), ()),
    Judged("do they go", ("outlook",), ("treatment",), ()),
    Judged("will they stay", ("outlook",), ("treatment", "cause"), ()),
    Judged("what brings it on", ("cause",), (), ("cause", "triggers")),
    Judged("why me", ("cause",), ("who", "cause"), ()),
]


@pytest.mark.parametrize(("case", "right"), zip(JUDGED, (1, 1, 0, 0, 0, 1), strict=True))
def test_an_answer_is_right_when_any_of_its_topics_would_do(case: Judged, right: int) -> None:
    assert case.right == bool(right)


def test_confusions_are_counted_the_worst_first() -> None:
    assert confusions(JUDGED) == [("outlook", "treatment", 2), ("cause", "nothing", 1)]


def test_topics_are_counted() -> None:
    assert by_topic(JUDGED) == {"cause": (1, 2), "outlook": (2, 4)}
    assert list(by_topic(JUDGED)) == ["cause", "outlook"]


def test_the_report_tells_the_share_the_confusions_and_each_miss() -> None:
    lines = report(JUDGED).splitlines()
    assert lines[0] == "answered: 3/6 (0.500)"
    assert lines.index("    2  outlook taken for treatment") < lines.index(
        "    1  cause taken for nothing"
    )
    assert "  outlook          2/4" in lines
    misses = lines[lines.index("misses:") + 1 :]
    assert misses == [
        "  outlook <- treatment: do they go",
        "  outlook <- treatment, cause: will they stay",
        "  cause <- nothing (offered cause, triggers): what brings it on",
    ]


def test_nothing_to_judge_is_said() -> None:
    assert "no labelled questions" in report([])


def test_labelled_questions_are_read(tmp_path: Path) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_text('{"id": "1", "text": "why", "topics": ["cause", "who"], "note": "x"}\n\n')
    assert list(read_labelled(file)) == [("why", ("cause", "who"))]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"id": "q7", "text": "why"}', "question q7 needs a text and a list of topics"),
        ('{"id": "q7", "text": "why", "topics": []}', "question q7"),
        ('{"id": "q7", "text": "why", "topics": "cause"}', "question q7"),
        ('{"id": "q7", "turns": ["why"], "topics": ["cause"]}', "question q7"),
        ("why?", "Line 2 is not JSON"),
    ],
)
def test_a_question_without_label_is_named(tmp_path: Path, line: str, words: str) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_text(f'{{"id": "1", "text": "why", "topics": ["cause"]}}\n{line}\n')
    with pytest.raises(AskError, match=words):
        list(read_labelled(file))
