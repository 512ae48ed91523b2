from __future__ import annotations

import json

import pytest

from bot.knowledge import Knowledge
from bot.replies import Reply
from bot.triage.advice import MAXIMUM_NAMED, NOT_MEANT, Advice, topic_of
from bot.triage.signs import Hit
from tests.triage.small_signs import small_red_flags

VERSION = "0123456789ab"
EMERGENCY, CRISIS = "hard_to_breathe", "wants_to_die"
SAME_DAY, SEE_DOCTOR = "young_baby_fever", "bleeding_lump"
ALL = [EMERGENCY, CRISIS, SAME_DAY, "not_healing", SEE_DOCTOR]


def hit(sign: str, *words: str, taken_back: bool = False) -> Hit:
    known = small_red_flags().signs[sign]
    net, likeness = ("words", None) if words else ("resemblance", 0.1)
    return Hit(sign, known.level, known.says, words, net, likeness, VERSION, taken_back)


@pytest.fixture
def advice(small_knowledge: Knowledge) -> Advice:
    return Advice(small_knowledge, small_red_flags())


def paragraphs(reply: Reply) -> list[str]:
    return reply.text.split("\n\n")


@pytest.mark.parametrize(
    ("sign", "opening", "said", "closing"),
    [
        (EMERGENCY, "warning_emergency", "Sit up.", ["Fixed text: without_voice."]),
        (CRISIS, "warning_crisis", "Samaritans listen.", ["Fixed text: without_voice."]),
        (SAME_DAY, "warning_same_day", "Take the temperature again.", []),
        (SEE_DOCTOR, "warning_see_doctor", "Do not pick it.", ["Fixed text: clinic_as_well."]),
    ],
)
def test_the_text_says_what_to_do_before_what_was_picked_up(
    advice: Advice, sign: str, opening: str, said: str, closing: list[str]
) -> None:
    first, second, echo, *rest = paragraphs(advice.reply([hit(sign, "my words")]))
    assert (first, second) == (f"Fixed text: {opening}.", said)
    assert "my words" in echo
    assert rest == closing


@pytest.mark.parametrize("sign", [EMERGENCY, CRISIS])
@pytest.mark.parametrize("words", [("cannot breathe",), ()])
def test_an_emergency_is_complete_without_what_was_picked_up(
    advice: Advice, small_knowledge: Knowledge, sign: str, words: tuple[str, ...]
) -> None:
    known = small_red_flags().signs[sign]
    opening = "warning_crisis" if known.crisis else "warning_emergency"
    parts = paragraphs(advice.reply([hit(sign, *words)]))
    echo = parts.pop(2)
    assert known.says in echo
    assert parts == [
        small_knowledge.text(opening), known.advice, small_knowledge.text("without_voice"),
    ]  # fmt: skip


def test_only_the_most_urgent_sign_gives_advice(advice: Advice) -> None:
    text = advice.reply([hit(SAME_DAY, "fever"), hit(SEE_DOCTOR, "bled")]).text
    assert text.startswith("Fixed text: warning_same_day.\n\nTake the temperature again.")
    assert "Do not pick it." not in text
    assert "clinic_as_well" not in text


@pytest.mark.parametrize(
    ("hits", "echo"),
    [
        ([hit(SEE_DOCTOR, "lump", "bled")], "You mentioned a lump that bleeds (“lump … bled”)."),
        (
            [hit(SAME_DAY, "fever"), hit(SEE_DOCTOR, "bled")],
            "You mentioned a fever in a very young baby (“fever”); a lump that bleeds (“bled”).",
        ),
        ([hit(SEE_DOCTOR)], "This sounds like a lump that bleeds."),
        ([hit(SAME_DAY), hit("not_healing")], "This sounds like a fever in a very young baby."),
        ([hit(SAME_DAY), hit(SEE_DOCTOR, "bled")], "You mentioned a lump that bleeds (“bled”)."),
    ],
)
def test_what_was_picked_up_is_said_back(advice: Advice, hits: list[Hit], echo: str) -> None:
    assert paragraphs(advice.reply(hits))[2] == echo


def test_words_are_said_back_masked(advice: Advice) -> None:
    reply = advice.reply(
        [hit(SEE_DOCTOR, "lump", "Ann’s bled")], lambda words: words.replace("Ann", "[name]")
    )
    assert "(“lump … [name]’s bled”)" in reply.text
    assert "Ann" not in json.dumps(reply.message())


def test_up_to_three_signs_are_named(advice: Advice) -> None:
    echo = paragraphs(advice.reply([hit(sign, f"word {sign}") for sign in ALL]))[2]
    assert [sign for sign in ALL if f"word {sign}" in echo] == ALL[:MAXIMUM_NAMED]
    assert MAXIMUM_NAMED == 3


@pytest.mark.parametrize(
    ("sign", "level", "topic"),
    [
        (EMERGENCY, "emergency", "urgent"),
        (CRISIS, "emergency", "urgent"),
        (SAME_DAY, "same_day", "urgent"),
        (SEE_DOCTOR, "see_doctor", "see_doctor"),
    ],
)
@pytest.mark.parametrize("taken_back", [False, True])
def test_the_reply_tells_sign_level_topic_and_version(
    advice: Advice, sign: str, level: str, topic: str, taken_back: bool
) -> None:
    reply = advice.reply([hit(sign, "words", taken_back=taken_back)])
    assert (reply.kind, reply.sign, reply.level) == ("red_flag", sign, level)
    assert (reply.topic, reply.version) == (topic, VERSION)
    assert topic_of(level) == topic


def test_the_sources_of_the_sign_are_given(advice: Advice) -> None:
    reply = advice.reply([hit(SEE_DOCTOR, "bled"), hit("not_healing", "healed")])
    assert reply.sources == (
        {"title": "Milia", "publisher": "NHS", "url": "https://example.org/m"},
        {"title": "Milium", "publisher": "DermNet", "url": None},
    )
    assert [one["title"] for one in advice.reply([hit(EMERGENCY, "bled")]).sources] == ["Milium"]


@pytest.mark.parametrize("sign", ALL)
def test_a_button_takes_the_sign_back(advice: Advice, sign: str) -> None:
    (button,) = advice.reply([hit(sign, "words"), hit("not_healing", "healed")]).buttons
    assert button.title == "Not what I meant"
    assert button.payload == f'{NOT_MEANT}{{"sign":"{sign}"}}'
    assert advice.reply([hit(sign, taken_back=True)]).buttons == ()


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        (EMERGENCY, "Not trouble with breathing, then.\n\nFixed text: still_emergency."),
        (SAME_DAY, "Not a fever in a very young baby, then.\n\nFixed text: still_same_day."),
        (SEE_DOCTOR, "Not a lump that bleeds, then.\n\nFixed text: still_see_doctor."),
    ],
)
def test_a_sign_taken_back_keeps_its_level_in_the_text(
    advice: Advice, sign: str, text: str
) -> None:
    assert advice.reply([hit(sign, "my words", taken_back=True)]).text == text
