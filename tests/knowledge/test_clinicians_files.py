"""The clinicians' own files keep the rules of the house."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.knowledge import ARTICLE_TOPICS, CLINIC_TOPICS, MAIN_CONDITION, TOPICS, Knowledge
from bot.knowledge.approval import fingerprint
from bot.knowledge.knowledge import clinic_facts
from bot.settings import ROOT

LONGEST_SENTENCE = 20  # words
CONDITIONS = sorted(file.stem for file in (ROOT / "knowledge" / "conditions").glob("*.md"))
PROMISES = re.compile(
    r"\b(?:always|guarantee\w*|perfectly safe|completely safe|100% safe|reviewed by|approved by)\b",
    re.IGNORECASE,
)


def texts(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Everything that the assistant may say in English, with its place."""
    sections = [
        *((f"{c.id}/{s.topic}", s) for c in knowledge.conditions.values()
          for s in c.sections.values()),
        *((f"clinic/{topic}", section) for topic, section in knowledge.clinic_sections.items()),
    ]  # fmt: skip
    for place, section in sections:
        for audience, passage in section.passages.items():
            yield f"{place}/{audience or 'everybody'}", passage.text
    for name, text in knowledge.assistant.texts.items():
        yield f"assistant/{name}", text


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text in simple Markdown: list entries and paragraphs stand apart."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("**", "")
    for block in re.split(r"\n\s*\n|\n\s*[-*]\s+|\n\s*\d+\.\s+", plain):
        yield from re.split(r"(?<=[.!?])\s+|:\s+", " ".join(block.split()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One two. Three?", ["One two.", "Three?"]),
        ("**Size:** one mm.\n- two\n- three", ["Size", "one mm.", "two", "three"]),
        ("Call [020](tel:+44) now.\n\nThen wait", ["Call 020 now.", "Then wait"]),
        ("a line\nbroken in two", ["a line broken in two"]),
    ],
)
def test_sentences_are_told_apart(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


def test_sentences_are_short(knowledge: Knowledge) -> None:
    long = [
        (place, sentence)
        for place, text in texts(knowledge)
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


def test_placeholders_are_known(knowledge: Knowledge) -> None:
    known = {*clinic_facts(knowledge.clinic), "limit", "said"}
    own = {
        "limit": {"assistant/too_long"},
        "said": {"assistant/you_mentioned", "assistant/sounds_like", "assistant/taken_back"},
    }
    found = {
        (place, name)
        for place, text in texts(knowledge)
        for name in re.findall(r"\{([^}]*)\}", text)
        if name not in known or (name in own and place not in own[name])
    }
    assert found == set()


def test_no_promise_is_made_and_no_review_is_claimed(knowledge: Knowledge) -> None:
    promises = [
        (place, match[0]) for place, text in texts(knowledge) for match in PROMISES.finditer(text)
    ]
    assert promises == []


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_an_answer_and_a_button(knowledge: Knowledge, topic: str) -> None:
    answer = knowledge.answer(topic)
    assert answer.text if answer else knowledge.text(topic)
    assert knowledge.assistant.buttons.topics[topic]


@pytest.mark.parametrize("topic", ARTICLE_TOPICS)
def test_every_passage_on_milia_says_something_and_where_it_comes_from(
    knowledge: Knowledge, topic: str
) -> None:
    section = knowledge.conditions[MAIN_CONDITION].sections[topic]
    assert section.heading
    assert section.evidence
    assert section.sources
    for passage in section.passages.values():
        assert len(passage.text.split()) >= 20, passage.audience


@pytest.mark.parametrize("topic", ARTICLE_TOPICS)
def test_words_for_one_person_are_not_those_for_everybody(knowledge: Knowledge, topic: str) -> None:
    passages = knowledge.conditions[MAIN_CONDITION].sections[topic].passages.values()
    assert len({fingerprint(passage.text) for passage in passages}) == len(passages)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_look_alike_has_the_least_that_is_needed(knowledge: Knowledge, condition: str) -> None:
    sections = set(knowledge.conditions[condition].sections)
    needed = {"overview", "see_doctor"}
    needed |= {"differences"} if condition != MAIN_CONDITION else set()
    assert needed <= sections
    assert sections & {"self_care", "treatment"}


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_is_named_for_people(knowledge: Knowledge, condition: str) -> None:
    assert re.fullmatch(r"[a-z]+(?:_[a-z]+)*", condition)
    assert knowledge.conditions[condition].head.name


def test_a_name_belongs_to_one_condition(knowledge: Knowledge) -> None:
    owners: dict[str, set[str]] = {}
    for condition in knowledge.conditions.values():
        for name in (condition.head.name, *condition.head.also_called):
            owners.setdefault(name.lower(), set()).add(condition.id)
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    "name", ["greeting", "goodbye", "robot", "complaint", "unknown", "out_of_scope",
             "other_condition", "urgent", "too_long", "no_words", "binary", "english_only",
             "failed", "withheld"],
)  # fmt: skip
def test_who_is_not_helped_here_is_told_where_to_find_urgent_help(
    knowledge: Knowledge, name: str
) -> None:
    text = knowledge.text(name)
    assert "999" in text
    assert "111" in text


def test_urgent_help_can_be_reached_without_speaking(knowledge: Knowledge) -> None:
    text = knowledge.text("urgent").lower()
    for part in ("nobody reads this chat live", "by text", "relay", "999", "111"):
        assert part in text


@pytest.mark.parametrize("topic", CLINIC_TOPICS)
def test_a_question_about_the_clinic_leads_to_its_telephone(
    knowledge: Knowledge, topic: str
) -> None:
    for passage in knowledge.clinic_sections[topic].passages.values():
        assert "{telephone}" in passage.text
    for particular in knowledge.clinic.answers[topic].particulars:
        assert "{telephone}" in particular.text, particular.name


def test_a_phrase_leads_to_one_particular_answer(knowledge: Knowledge) -> None:
    for topic, answer in knowledge.clinic.answers.items():
        owners: dict[str, set[str]] = {}
        for particular in answer.particulars:
            for phrase in particular.words:
                owners.setdefault(phrase, set()).add(particular.name)
        assert {phrase: found for phrase, found in owners.items() if len(found) > 1} == {}, topic


def test_ten_other_languages_lead_to_urgent_help_and_the_clinic(knowledge: Knowledge) -> None:
    assert len(knowledge.languages) == 10
    for language in knowledge.languages.values():
        for number in ("999", "111", knowledge.clinic.telephone.shown):
            digits = re.sub(r"\D", "", number)
            assert digits in re.sub(r"[\s\u2066\u2069]", "", language.text), language.code


def test_a_page_shown_to_patients_has_been_found(knowledge: Knowledge) -> None:
    for name, source in knowledge.sources.items():
        assert (source.status == "to confirm") == (source.url is None), name
