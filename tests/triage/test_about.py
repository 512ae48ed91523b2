from __future__ import annotations

import time

import pytest

from bot.triage.about import about
from tests.triage.age_words import VOCABULARY

YEAR = 365.25
MONTH = YEAR / 12

AGES = [
    # text, audience, age in days
    ("he is 5 days old", "baby", 5),
    ("five days old and covered in dots", "baby", 5),
    ("hes 5 days", "baby", 5),
    ("shes three weeks tomorrow", "baby", 21),
    ("three weeks tomorrow, white dots on nose", "baby", 21),
    ("my 2 week old has them", "baby", 14),
    ("my 2-week-old's nose", "baby", 14),
    ("2wk old girl", "baby", 14),
    ("6 wks old", "baby", 42),
    ("6wo", "baby", 42),
    ("3mo with dots", "baby", 3 * MONTH),
    ("baby is 5 weeks", "baby", 35),
    ("baby 10 days, nose covered", "baby", 10),
    ("newborn, 5 days, white dots", "baby", 5),
    ("our little one is a week old today", "baby", 7),
    ("a fortnight old", "baby", 14),
    ("a couple of weeks old", "baby", 14),
    ("only days old", "baby", 3),
    ("few days old", "baby", 3),
    ("20 hours old", "baby", 20 / 24),
    ("6/12 old", "baby", 6 * MONTH),
    ("baby, 6/12, with bumps on cheeks", "baby", 6 * MONTH),
    ("my 3/52 old", "baby", 21),
    ("11 months old", "baby", 11 * MONTH),
    ("born 3 weeks ago and already spotty", "baby", 21),
    ("she was born yesterday", "baby", 1),
    ("2-3 weeks old", "baby", 14),
    ("my baby boy is 4 months", "baby", 4 * MONTH),
    ("can my bub have cream at 3 months", "baby", 3 * MONTH),
    ("my 3 month baby has them", "baby", 3 * MONTH),
    ("my 11 month has dots", "baby", 11 * MONTH),
    ("half a year old", "baby", YEAR / 2),
    ("born at 34 weeks, now hes 6 weeks old", "baby", 42),
    ("my baby is nearly 1", "baby", YEAR * 0.98),
    ("hes 1 next week", "baby", YEAR * 0.98),
    ("shes 15 nearly 16", "child", 16 * YEAR * 0.98),
    ("12 months old", "child", YEAR),
    ("18 mths old", "child", 18 * MONTH),
    ("1 year 3 months old", "child", YEAR + 3 * MONTH),
    ("hes two and a half", "child", 2.5 * YEAR),
    ("she's 2½", "child", 2.5 * YEAR),
    ("hes nearly 3", "child", 3 * YEAR * 0.98),
    ("nearly 3, hates the doctors", "child", 3 * YEAR * 0.98),
    ("he turned 2 in june", "child", 2 * YEAR),
    ("just turned 6", "child", 6 * YEAR),
    ("hes eleven", "child", 11 * YEAR),
    ("he is 3", "child", 3 * YEAR),
    ("what if he's 3?", "child", 3 * YEAR),
    ("my 9 yr old", "child", 9 * YEAR),
    ("my 9yr old's eyelid", "child", 9 * YEAR),
    ("9yo boy", "child", 9 * YEAR),
    ("9 y/o", "child", 9 * YEAR),
    ("my nine year old", "child", 9 * YEAR),
    ("my son, 3, has bumps", "child", 3 * YEAR),
    ("my daughter (6) has bumps", "child", 6 * YEAR),
    ("my daughter who is 8 has one", "child", 8 * YEAR),
    ("my boy is a year old", "child", YEAR),
    ("child aged 4", "child", 4 * YEAR),
    ("age 7", "child", 7 * YEAR),
    ("I'm 15", "child", 15 * YEAR),
    ("im 15 and hate my skin", "child", 15 * YEAR),
    ("i am thirteen", "child", 13 * YEAR),
    ("i just turned 14", "child", 14 * YEAR),
    ("im 16", "adult", 16 * YEAR),
    ("im 52", "adult", 52 * YEAR),
    ("I am 52 and have bumps", "adult", 52 * YEAR),
    ("52F", "adult", 52 * YEAR),
    ("F, 52, bumps on lid", "adult", 52 * YEAR),
    ("34 male here", "adult", 34 * YEAR),
    ("forty-two year old woman", "adult", 42 * YEAR),
    ("fortytwo years old", "adult", 42 * YEAR),
    ("shes 70", "adult", 70 * YEAR),
    ("i meant my nan, shes 80", "adult", 80 * YEAR),
    ("in my 30s", "adult", 35 * YEAR),
    ("nan is in her eighties", "adult", 85 * YEAR),
    ("my son is 17", "adult", 17 * YEAR),
    # several people, corrections
    ("my mum says my baby of 3 weeks has them", "baby", 21),
    ("same as what my great granddaughter has, at four weeks old", "baby", 28),
    ("hes not a baby hes 3", "child", 3 * YEAR),
    ("not me, my 2 week old", "baby", 14),
    ("hes not 3, hes 5", "child", 5 * YEAR),
    ("im 34 and my baby is 3 weeks", "baby", 21),
    ("my son is 8 but its my wife who is 40 and has them", "adult", 40 * YEAR),
    ("im a mum of a 3 week old", "baby", 21),
    ("my husband thinks our 5 week old has acne", "baby", 35),
    ("twins, theyre 3 weeks old", "baby", 21),
]

NO_AGE = [
    # text, audience
    ("had it 3 months", None),
    ("for 2 weeks now", None),
    ("15 days ago", None),
    ("im 5 weeks post op", None),
    ("3 years now", None),
    ("its been 3 weeks", None),
    ("it is 2 weeks old", None),
    ("the bump is 3 weeks old", None),
    ("my scar is 2 years old", None),
    ("a 3 year old tattoo", None),
    ("hes 2 bumps on his lid", None),
    ("im 100% sure", None),
    ("im 10 mins away", None),
    ("im 2 weeks into retinol", None),
    ("in the 90s", None),
    ("since 2019", None),
    ("1-2 mm", None),
    ("3 weeks", None),
    ("age spots?", None),
    ("shes 2 years older", None),
    ("hes a bit spotty", None),
    ("can i come at 3", None),
    ("i have bumps on my face", None),
    ("me", None),
    ("whats milia", None),
    ("will it go by 6 months", None),
    ("my husband says its milk spots", None),
    ("my mum thinks i should pop them", None),
    ("did i get it from my mum", None),
    ("is it ok to kiss my baby", None),
    ("can i pass it to my kids", None),
    ("baby oil on my face?", None),
    ("do baby wipes cause it", None),
    ("i thought only babies got these", None),
    ("do babies and adults both get it", None),
    ("not my baby", None),
    ("can my baby catch it from me", None),
    ("i want a woman doctor", None),
    ("is there a lady doctor", None),
    ("are u a man or a robot", None),
    ("its one session or 3", None),
    ("my appointment is at 3", None),
    ("around 10 of them for a year", None),
    ("my friend said to use a needle", None),
    ("they came after i had a baby", "adult"),
    ("i had my baby 3 weeks ago and have bumps", "adult"),
    ("i work with children", "adult"),
    ("ive had these since i was 12", "adult"),
    ("14 wks pregnant", "adult"),
    ("im 14 weeks pregnant, why the bumps", "adult"),
    ("pregnant", "adult"),
    ("my baby has white bumps", "baby"),
    ("babys nose is covered", "baby"),
    ("and for a baby?", "baby"),
    ("do babies get it", "baby"),
    ("premmie", "baby"),
    ("do prem babies get it", "baby"),
    ("newborn", "baby"),
    ("bumps since she was born", "baby"),
    ("he has had them since he was a newborn", "baby"),
    ("my mum says my baby has milk spots", "baby"),
    ("me and my husband are worried about our baby", "baby"),
    ("my husband and i have a baby with white spots", "baby"),
    ("as a mum im worried about my bubba", "baby"),
    ("my daughter has had it since she was born", "child"),
    ("my daughter has had it since she was 2", "child"),
    ("my son has a bump on his lid", "child"),
    ("is it ok for kids", "child"),
    ("toddler with bumps", "child"),
    ("teenager with spots on his chin", "child"),
    ("my teen hates them", "child"),
    ("my grandson's eyelid", "child"),
    ("my nephew", "child"),
    ("my nan has one by her eye", "adult"),
    ("its for my husband", "adult"),
    ("do grown men get this", "adult"),
    ("i know babies get them but do grown men", "adult"),
    ("arent milk spots for babies? my husband has one", "adult"),
    ("a client of mine has these", "adult"),
    ("bloke here, bumps on my cheeks", "adult"),
    ("people stare at work", "adult"),
    ("its in my make up bag", "adult"),
    ("as a baby i had milk spots, now again", "adult"),
    ("when i was a baby i had them", "adult"),
    ("ive had them since i was a kid", "adult"),
    ("since i was a child", "adult"),
    ("i had these as a child", "adult"),
    ("ive had them since my teens", "adult"),
    ("im pregnant and my toddler has bumps", "child"),
    ("my baby is fine but my husband has bumps on his nose", "adult"),
    ("i have a 3 week old at home and bumps on my eyelids", "adult"),
    ("new mum, bumps on my cheeks", "adult"),
    ("we have a baby at home, is it catching", "adult"),
    ("my baby has dots, should i stop wearing make-up at work", "baby"),
    ("can i use baby lotion on my son", "child"),
]


@pytest.mark.parametrize(("text", "audience", "days"), AGES)
def test_an_age_is_read(text: str, audience: str, days: float) -> None:
    person = about(text, VOCABULARY)
    assert person.age is not None
    assert person.age.days == pytest.approx(days)
    assert person.audience == audience
    assert person.newborn == (days < 28)


@pytest.mark.parametrize(("text", "audience"), NO_AGE)
def test_without_an_age_people_and_circumstances_decide(text: str, audience: str | None) -> None:
    person = about(text, VOCABULARY)
    assert (person.audience, person.age) == (audience, None)


@pytest.mark.parametrize(
    ("text", "newborn"),
    [
        ("my newborn has dots", True),
        ("white dots on my new-born", True),
        ("my newborn is 6 weeks old", False),
        ("my 27 day old", True),
        ("my 28 day old", False),
        ("my baby", False),
        ("my son", False),
    ],
)
def test_the_first_four_weeks_are_told_apart(text: str, newborn: bool) -> None:
    assert about(text, VOCABULARY).newborn is newborn


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("My 9 yr old has bumps", "9 yr old"),
        ("it's for my husband", "husband"),
        ("whats milia", ""),
    ],
)
def test_the_words_that_decided_are_told(text: str, words: str) -> None:
    assert about(text, VOCABULARY).words == words


def test_an_age_is_kept_as_it_was_said() -> None:
    person = about("She's FIVE DAYS old", VOCABULARY)
    assert person.age is not None
    assert person.age.said == "five days old"


def test_an_ordinary_message_is_read_in_about_a_millisecond() -> None:
    text = "my baby is 3 weeks old and has white dots on her nose, ive had a few since 2019 too"
    about(text, VOCABULARY)
    start = time.perf_counter()
    for _ in range(50):
        about(text, VOCABULARY)
    assert (time.perf_counter() - start) / 50 < 0.005
