from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.masking import mask, public_details
from bot.chat.names import names
from bot.knowledge.schema import Address, ClinicFile, Person, Telephone

CLINIC = ClinicFile.construct(
    telephone=Telephone(shown="020 7901 8500", dial="+442079018500"),
    address=Address(lines=["120 Sloane Street", "London", "SW1X 9BW"]),
    people=[
        Person(name=name, role="doctor")
        for name in ("Dr Susan Mayou", "Dr Amelie Seghers", "Miss Elizabeth Hawkes")
    ],
)
PUBLIC = public_details(CLINIC)

MASKED = [
    # my name is
    ("my name is Jo Bloggs", "my name is [name]"),
    ("my name is jo bloggs and i have spots", "my name is [name] and i have spots"),
    ("my name's siân o'connor", "my name's [name]"),
    ("my name’s siân o’connor", "my name’s [name]"),
    ("MY NAME IS JO BLOGGS", "MY NAME IS [name]"),
    ("My Name Is Jo Bloggs And I Have Spots", "My Name Is [name] And I Have Spots"),
    ("My name is Jo bloggs, 34", "My name is [name], 34"),
    ("My name is Will Young.", "My name is [name]."),
    ("my name is will", "my name is [name]"),
    ("my name is april", "my name is [name]"),
    ("hi my names bob got spots on my chin", "hi my names [name] got spots on my chin"),
    ("my name is bob my chin is sore", "my name is [name] my chin is sore"),
    ("my name is ana de la cruz, hello", "my name is [name], hello"),
    ("My name is Maria da Silva Santos and", "My name is [name] and"),
    ("My name is Vincent van der Berg", "My name is [name]"),
    ("my name is mary jane ann smith", "my name is [name]"),
    ("my name is k patel", "my name is [name]"),
    ("My name is A. J. Khan, my skin", "My name is [name], my skin"),
    ("my name is dr khan", "my name is dr [name]"),
    ("my name is 'Bob'", "my name is '[name]'"),
    ("my name is actually Zoë", "my name is actually [name]"),
    ("my name is زينب", "my name is [name]"),
    ("my name is प्रिया", "my name is [name]"),
    ("my name Mohammed, my skin", "my name [name], my skin"),
    ("my name was Smith, now my name is Jones", "my name was [name], now my name is [name]"),
    # somebody else's
    ("my son's name is Leo Martin", "my son's name is [name]"),
    ("my sons name is leo", "my sons name is [name]"),
    ("the little one's name is Zoe", "the little one's name is [name]"),
    ("her name is Ngozi Adeyemi-Smith.", "her name is [name]."),
    ("his full name is Leo Martin", "his full name is [name]"),
    ("patient name - Zoe", "patient name - [name]"),
    ("Patient's name: Zoe Khan", "Patient's name: [name]"),
    ("my daughter is called mia", "my daughter is called [name]"),
    ("shes called Mia and shes 4", "shes called [name] and shes 4"),
    ("my little boy's called leo", "my little boy's called [name]"),
    # i'm called
    ("i'm called Bob", "i'm called [name]"),
    ("im called bob", "im called [name]"),
    ("I am called Bob O'Neill-Jones!", "I am called [name]!"),
    # fields
    ("name: Priya Patel", "name: [name]"),
    ("name:priya", "name:[name]"),
    ("name: priya patel\nspots on my nose", "name: [name]\nspots on my nose"),
    ("Name Priya Patel", "Name [name]"),
    ("hi, name is priya", "hi, name is [name]"),
    ("full name: priya patel, 34", "full name: [name], 34"),
    ("surname Khan", "surname [name]"),
    ("first name zoe", "first name zoe"),
    ("first name: zoe, surname: o'hara", "first name: [name], surname: [name]"),
    ("First name Zoe surname Khan", "First name [name] surname [name]"),
    ("it's booked under the name of Khan", "it's booked under the name of [name]"),
    ("cancel it please, name of Rob, and", "cancel it please, name of [name], and"),
    ("Name:\nPriya Patel\nSpots", "Name:\n[name]\nSpots"),
    # titles
    ("Mr J. Smith", "Mr [name]"),
    ("Mrs White rang", "Mrs [name] rang"),
    ("can mr smith come too", "can mr [name] come too"),
    ("Ms Okafor-Bright is my mum", "Ms [name] is my mum"),
    ("Miss Jones's rash", "Miss [name]'s rash"),
    ("it's Mrs Adeyemi here", "it's Mrs [name] here"),
    ("its mrs adeyemi here", "its mrs [name] here"),
    ("it's miss khan here", "it's miss [name] here"),
    # this is, it's, I'm
    ("this is Mohammed Al-Rashid", "this is [name]"),
    ("Hello, this is Bob.", "Hello, this is [name]."),
    ("Hi this is Bob and I have", "Hi this is [name] and I have"),
    ("this is Bob here", "this is [name] here"),
    ("it's Tom here", "it's [name] here"),
    ("its tom speaking", "its [name] speaking"),
    ("this is Dr Patel", "this is Dr [name]"),
    ("I'm Sarah Jones and I have", "I'm [name] and I have"),
    ("Hi, I'm Priya. Spots on my nose", "Hi, I'm [name]. Spots on my nose"),
    ("I am Priya, 34", "I am [name], 34"),
    # closings
    ("how much is it? Kind regards, Sarah Jones", "how much is it? Kind regards, [name]"),
    ("kind regards\nsarah jones", "kind regards\n[name]"),
    ("Best wishes, Dr J. Smith", "Best wishes, Dr [name]"),
    ("Yours sincerely,\n\nSiân O'Connor.", "Yours sincerely,\n\n[name]."),
    ("what are they\nThanks, Tom", "what are they\nThanks, [name]"),
    ("Many thanks Tom x", "Many thanks [name] x"),
    ("thanks again, Tom 😀", "thanks again, [name] 😀"),
    ("thanks, Tom & Jo", "thanks, [name] & [name]"),
    ("ta. love from Sarah xx", "ta. love from [name] xx"),
    ("Thanks, Tom 07700 900123", "Thanks, [name] [telephone]"),
    ("Kind regards,\nTom Hill\nSent from my iPhone", "Kind regards,\n[name]\nSent from my iPhone"),
    ("Regards,\nTom Hill\ntom@example.com", "Regards,\n[name]\n[e-mail]"),
]

KEPT = [
    # a name that is none
    "my name is on the list",
    "my name's on the list for miss hawkes",
    "my name is spelt wrong",
    "you've got my name spelt wrong on everything",
    "my name is not important",
    "My name is private",
    "name of the cream",
    "name that bump",
    "name them all",
    "name ideas for a girl",
    "names of the doctors",
    "the name is on the tip of my tongue",
    "the name is milia",
    "whats the medical name for milk spots",
    "is there a name for that",
    "the proper name is cherry angioma",
    "whats amelie's surname",
    "I have put my old surname on the request",
    "do you need my surname?",
    "it is sold under the name Differin",
    "calling him by my brother's name. He has not been for a wee",
    "her name is",
    "what is your name",
    # called
    "it's called milia",
    "they are called milk spots",
    "the cream is called Differin",
    "this one is called xanthelasma",
    "she's called an ambulance",
    "he's called 111",
    "she's called the doctor",
    "mum's called me names",
    "what are they called",
    # this is, it's, I'm
    "this is milia",
    "This is Milia",
    "Hello, this is Milia?",
    "this is urgent",
    "this is Basal Cell Carcinoma, I think",
    "this is Atopic Dermatitis",
    "this is Differin",
    "this is ridiculous",
    "is this Molluscum",
    "i'm worried",
    "I'm Worried",
    "Hi, I'm Polish and speak little English",
    "Hello, I'm Diabetic",
    "i'm called back tomorrow",
    "i am bleeding",
    "I'm HIV positive",
    "Hi, I'm 34",
    "it's itchy",
    "it's sore here",
    "It's Red here",
    "its burning here",
    "it's Keratosis Pilaris",
    "THIS IS MILIA I AM WORRIED",
    "I Am Ashamed To Ask But It Hurts",
    "this is A Nightmare",
    # titles
    "miss my appointment",
    "Miss my appointment",
    "i miss her",
    "i'd miss zoe",
    "mr",
    "Mr",
    "Mrs.",
    "i have ms",
    "I have MS and spots",
    "it's ms i think",
    "ms symptoms",
    "the mrs told me to ask",
    "THE MRS TOLD ME TO ASK",
    "my mrs noticed it",
    "mr muscle in me eye",
    "Mr Muscle in my eye",
    "an MR scan",
    # the clinic's people
    "Dr Mayou",
    "dr mayou free next week?",
    "Miss Hawkes",
    "miss hawkes",
    "Miss Elizabeth Hawkes",
    "is Miss Hawkes' list long",
    "Mrs Hawkes",
    "dr seghers",
    "this is for Dr Seghers",
    "it's dr s mayou",
    "this is Susan Mayou's page?",
    "Thanks Dr Mayou",
    # closings
    "thanks doctor",
    "Thanks Doctor",
    "thanks, bye",
    "Thanks, Bye",
    "Thanks, Perfect",
    "regards",
    "Kind regards",
    "with regards to milia",
    "as regards Botox",
    "in regards surgery",
    "my husband wishes surgery",
    "kind regards milia is still there",
    "i'm desperately calling round",
    "Thanks for that",
    "thanks hun",
    "cheers mate",
    "Thanks Love",
    "Cheers Bud",
    "Thanks. Eczema",
    "thanks, forehead",
    "Thanks, Tom said it bleeds",
    "i love Cetaphil",
    "Love Cetaphil",
    "best Mascara",
    "best in March",
    "Best, May",
    "",
]


@pytest.mark.parametrize(("text", "expected"), MASKED)
def test_a_name_is_masked_where_somebody_is_introduced(text: str, expected: str) -> None:
    assert mask(text, PUBLIC).text == expected


@pytest.mark.parametrize("text", KEPT)
def test_ordinary_talk_and_the_clinics_people_are_kept(text: str) -> None:
    assert mask(text, PUBLIC).text == text


def test_a_patient_may_share_a_first_name_with_the_clinics_people() -> None:
    assert mask("my name is Susan Jones", PUBLIC).text == "my name is [name]"
    assert mask("my name is Susan", PUBLIC).text == "my name is [name]"


def test_the_clinics_people_are_masked_when_they_are_not_declared_public() -> None:
    assert mask("Miss Hawkes").text == "Miss [name]"


def test_a_name_is_told_by_its_place() -> None:
    assert list(names("hi, my name is Jo Bloggs, 34")) == [(15, 24)]
    assert list(names("hi, i have spots")) == []


NAMES = [
    "Jo", "Bob", "Sarah Jones", "Mohammed Al-Rashid", "Siân O'Connor", "Zoë Brontë",
    "Nguyễn Thị Hoa", "Łukasz Wójcik", "Björk Guðmundsdóttir", "Seán Ó Súilleabháin",
    "Ngozi Okonjo-Iweala", "Ivana Đorđević", "Ana de la Cruz", "Ludwig van Beethoven",
    "Ali bin Said", "J. Smith", "A. J. P. Taylor", "K Patel", "Nuala Ní Dhomhnaill",
    "D'Arcy McDonald", "Jean-Luc Picard", "Ahmed", "Priya Krishnamurthy", "Şebnem Yıldız",
    "Nicolae Țurcanu", "Xiomara", "Wei Zhang", "Wm Blake", "E Okafor", "Ruairidh", "Μαρία",
    "Ольга Иванова", "زينب", "Mary Jane Watson", "Harpreet Kaur Gill", "Grace Hopper",
]  # fmt: skip
INTRODUCTIONS = [
    "my name is {}", "hi, my name's {}", "hello my name is mrs {}", "name: {}", "patient name - {}",
    "my son's name is {}", "her name is {}", "i'm called {}", "he is called {}", "surname: {}",
    "how much is it?\n\nKind regards,\n{}", "what is it. best wishes, {}", "Yours sincerely {}",
]  # fmt: skip
WITH_CAPITALS = [
    *INTRODUCTIONS, "hi, this is {}", "it's {} here", "Hello, I'm {}", "are they safe\nThanks, {}",
    "surname {}", "booked under the name of {}", "my name {}", "Many thanks {}",
]  # fmt: skip
AFTERWARDS = ["", ".", "!", " x"]
MIDDLE = [", and my nose itches", " and i have spots", " i have spots", "\n2 spots", " (34)"]


@st.composite
def introductions(draw: st.DrawFn) -> tuple[str, str]:
    name = draw(st.sampled_from(NAMES))
    if name == name.lower() or draw(st.booleans()):
        name, introduction = name.lower(), draw(st.sampled_from(INTRODUCTIONS))
    else:
        introduction = draw(st.sampled_from(WITH_CAPITALS))
    closes = re.search("thanks|regards|wishes|sincerely", introduction, re.IGNORECASE)
    rest = draw(st.sampled_from(AFTERWARDS if closes else AFTERWARDS + MIDDLE))
    return name, introduction.format(name) + rest


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(introduced=introductions())
def test_nothing_of_an_introduced_name_is_left(introduced: tuple[str, str]) -> None:
    name, text = introduced
    masked = mask(text, PUBLIC)
    assert masked.kinds == ("name",)
    left = set(re.findall(r"[^\W\d_]+", masked.text))
    assert not [part for part in re.findall(r"[^\W\d_]{3,}", name) if part in left]
    assert mask(masked.text, PUBLIC).text == masked.text
