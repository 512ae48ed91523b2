from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.knowledge.red_flag import read_ways_of_saying
from bot.settings import ROOT
from bot.triage.language.context import Status
from bot.triage.language.reading import Language
from bot.triage.language.words import everyday_words

FINDINGS = {
    "fever": ["fever"],
    "bleeding": ["bleed", "bled"],
    "infected": ["infected", "pus"],
    "pain": ["pain", "painful", "hurt"],
    "cancer": ["cancer"],
    "not_healing": ["wont/doesnt heal", "not healed"],
    "breathless": ["cant breathe"],
    "dying": ["die", "dying"],
    "swollen": ["swollen", "swelling"],
    "rash": ["rash"],
    "spreading": ["spread"],
    "floppy": ["floppy"],
}

SAID = {
    Status.SO: [
        ("she has a fever", "fever"),
        ("my son has a fever", "fever"),
        ("my husband has a rash", "rash"),
        ("is it infected", "infected"),
        ("i think its infected", "infected"),
        ("why is it bleeding", "bleeding"),
        ("why does it bleed", "bleeding"),
        ("it bled two weeks ago", "bleeding"),
        # a "no" that stops
        ("no fever but it bleeds", "bleeding"),
        ("no fever, she is floppy", "floppy"),
        ("no fever and it bleeds", "bleeding"),
        ("no fever. bleeding though", "bleeding"),
        ("no, it is bleeding", "bleeding"),
        # a "no" that denies nothing
        ("not only swollen but bleeding", "swollen"),
        ("not only swollen but bleeding", "bleeding"),
        ("not just swollen but bleeding", "swollen"),
        ("no idea why it bleeds", "bleeding"),
        ("i don't know why it bleeds", "bleeding"),
        ("not sure if its infected", "infected"),
        ("it cant stop bleeding", "bleeding"),
        ("nothing helps the pain", "pain"),
        # a finding that is itself a denial
        ("it wont heal", "not_healing"),
        ("no it wont heal", "not_healing"),
        ("he can't breathe", "breathless"),
        # what is over, and is not
        ("it healed then bled again", "bleeding"),
        ("it is gone red and swollen", "swollen"),
        ("had it removed years ago but its now bleeding again", "bleeding"),
        ("i had cancer years ago, now this lump bleeds", "bleeding"),
        ("the swelling went away but now its bleeding", "bleeding"),
        # others, and the patient
        ("my mum had one and mine is bleeding", "bleeding"),
        ("my dad had cancer and now i have a lump that bleeds", "bleeding"),
        # questions that take it for granted
        ("is it normal that it bleeds", "bleeding"),
        ("is it normal for her to bleed", "bleeding"),
        ("it bleeds if i touch it", "bleeding"),
        ("if i touch it it bleeds", "bleeding"),
        ("if i touch it, it bleeds", "bleeding"),
        ("it hurts if i press it", "pain"),
        ("even if it bleeds", "bleeding"),
        ("it bleeds, what should i do", "bleeding"),
        ("it is swollen, could it be infected", "swollen"),
        ("im dying", "dying"),
        ("bleeding hell it hurts", "pain"),
    ],
    Status.DENIED: [
        ("no fever", "fever"),
        ("she hasn't got a fever", "fever"),
        ("she hasn’t got a fever", "fever"),
        ("she hasnt got a fever", "fever"),
        ("he isnt bleeding", "bleeding"),
        ("it isn`t infected", "infected"),
        ("it never bleeds", "bleeding"),
        ("it doesn´t hurt", "pain"),
        ("it isnt bleeding anymore", "bleeding"),
        ("aint bleeding", "bleeding"),
        ("i dont think its infected", "infected"),
        ("nope no pain", "pain"),
        ("its not painful at all", "pain"),
        ("without any pain", "pain"),
        ("no sign of pus", "infected"),
        ("no fever or bleeding", "bleeding"),
        ("no fever, pain or swelling", "swollen"),
        ("no fever but it bleeds", "fever"),
        ("not bleeding, not painful", "pain"),
        ("neither painful nor swollen", "swollen"),
        ("it no longer bleeds", "bleeding"),
        ("no longer painful", "pain"),
        ("it has stopped bleeding", "bleeding"),
        ("fever free", "fever"),
        ("rather than bleeding it just sits there", "bleeding"),
    ],
    Status.PAST: [
        ("last year it bled, healed since", "bleeding"),
        ("last year it bled and has healed since", "bleeding"),
        ("it bled last year. all healed now", "bleeding"),
        ("it bled years ago", "bleeding"),
        ("years ago it bled", "bleeding"),
        ("it used to bleed", "bleeding"),
        ("in 2015 it bled", "bleeding"),
        ("it was painful as a child", "pain"),
        ("it bled when i was pregnant", "bleeding"),
        ("the swelling went away", "swollen"),
        ("i had cancer years ago, now this lump bleeds", "cancer"),
    ],
    Status.SOMEONE_ELSE: [
        ("my dad had skin cancer", "cancer"),
        ("my nan died of skin cancer", "cancer"),
        ("my late husband had skin cancer", "cancer"),
        ("my dad had cancer and now i have a lump that bleeds", "cancer"),
        ("my friend had a rash", "rash"),
        ("my dog has a rash", "rash"),
        ("cancer runs in the family", "cancer"),
        ("saw a video about cancer", "cancer"),
        ("i read about cancer", "cancer"),
    ],
    Status.SUPPOSED: [
        ("is bleeding normal", "bleeding"),
        ("can it turn into cancer", "cancer"),
        ("can milia bleed", "bleeding"),
        ("do milia bleed", "bleeding"),
        ("can they get infected", "infected"),
        ("will it spread", "spreading"),
        ("what if it gets infected", "infected"),
        ("what happens if it bleeds", "bleeding"),
        ("in case it gets infected", "infected"),
        ("google says its cancer", "cancer"),
        ("google said it could be cancer", "cancer"),
        ("im worried it might be cancer", "cancer"),
        ("is it normal for milia to bleed", "bleeding"),
        ("does removal hurt", "pain"),
        ("what are the signs of cancer", "cancer"),
        ("difference between a rash and milia", "rash"),
        ("to stop it spreading", "spreading"),
        ("it is swollen, could it be infected", "infected"),
    ],
}

HARD = [
    ("the lump is bleeding. it has not healed", "bleeding", Status.SO),
    ("the lump is bleeding. it is gone black", "bleeding", Status.SO),
    ("my baby cant breathe. he never settled", "breathless", Status.SO),
    ("not only does it bleed", "bleeding", Status.SO),
    ("my nan died of skin cancer", "dying", Status.SOMEONE_ELSE),
    ("last year it bled but has healed since", "bleeding", Status.PAST),
]

FIGURES = [
    "im dying to get rid of it",
    "i could die of embarrassment",
    "its bleeding expensive",
    "a pain in the neck",
]


@pytest.fixture(scope="module")
def language(knowledge: Knowledge) -> Language:
    """The clinicians' ways of saying, with a few findings."""
    ways = read_ways_of_saying(ROOT / "knowledge")
    return Language(FINDINGS, ways, knowledge.symptoms.age_group, everyday_words())


@pytest.mark.parametrize(
    ("text", "finding", "status"),
    [
        *((text, finding, status) for status, said in SAID.items() for text, finding in said),
        *HARD,
    ],
)
def test_how_a_finding_is_mentioned_is_told(
    language: Language, text: str, finding: str, status: Status
) -> None:
    mentions = [one for one in language.read(text).mentions if one.finding == finding]
    assert [one.statuses for one in mentions] == [{status}]


@pytest.mark.parametrize("text", FIGURES)
def test_a_figure_of_speech_names_nothing(language: Language, text: str) -> None:
    assert language.read(text).mentions == ()


def test_each_mention_of_a_finding_has_its_own_status(language: Language) -> None:
    mentions = language.read("it bled years ago, now its bleeding").mentions
    assert [one.statuses for one in mentions] == [{Status.PAST}, {Status.SO}]


def test_no_findings_have_no_status(language: Language) -> None:
    assert language.read("").mentions == ()
    assert language.read("how much is it").mentions == ()
