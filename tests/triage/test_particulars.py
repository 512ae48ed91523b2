from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.knowledge.schema import Particular
from bot.triage.language.phrases import GAP, spellings
from bot.triage.language.words import everyday_words
from bot.triage.particulars import MOST, Particulars, current_particulars

NEEDED = 0.9
"""The part of the patients' sentences below that must get their answer and no other."""

# The phrases were written from other sentences; write none from these, or the figure says nothing.
ASKED = [
    ("cancelling thursday sorry", "cancel"),
    ("I dont want the appointment any more, can you take it off", "cancel"),
    ("how much notice do you need if i cancel", "cancel"),
    ("i want to take back the request i sent", "cancel"),
    ("need 2 change my appt", "move"),
    ("is it ok to swap my tuesday for a friday", "move"),
    ("I want to change the time of my consultation please", "move"),
    ("can it be brought forward", "move"),
    ("stuck in traffic will be 15 mins late", "late"),
    ("late by ten minutes is this ok", "late"),
    ("I overslept and missed it", "missed"),
    ("just realised my appointment was yesterday", "missed"),
    ("How soon can I be seen?", "wait"),
    ("how long do people usually wait for a dermatologist with you", "wait"),
    ("anything free tomorrow", "wait"),
    ("what is the soonest appointment you can offer", "wait"),
    ("when can you fit me in", "wait"),
    ("got anything sooner", "wait"),
    ("any cancellations today", "standby"),
    ("is there a standby list i could go on", "standby"),
    ("Must I have a letter from my doctor?", "referral"),
    ("referal from gp required or not", "referral"),
    ("my gp has given me a letter what do i do with it", "referral"),
    ("can my optician refer me", "referral"),
    ("when is my appointment", "request"),
    ("Has my booking been confirmed?", "request"),
    ("i sent a request last week and nobody called", "request"),
    ("is my appointment still on", "request"),
    ("forgotten when my appointment is", "request"),
    ("Will somebody remind me of my appointment?", "reminder"),
    ("is it ok to bring a friend for support", "companion"),
    ("am i allowed to bring my kids along", "companion"),
    ("do i have to come on my own", "companion"),
    ("bring a mate?", "companion"),
    ("is a chaperon provided", "chaperone"),
    ("can there be another woman in the room", "chaperone"),
    ("can my 14 year old come alone", "parent"),
    ("who needs to sign for my daughter", "parent"),
    ("at what age can i come on my own", "parent"),
    ("is it possible to do this online rather than in person", "video"),
    ("Can I speak to the dermatologist by phone instead of coming in?", "video"),
    ("phone consultation", "video"),
    ("what documents do i need", "bring"),
    ("do you need my medical records", "bring"),
    ("do I need my passport", "bring"),
    ("do you take nhs patients", "nhs"),
    ("will the nhs refer me to you", "nhs"),
    ("do they take it out at the first visit", "same_day"),
    ("will it be removed there and then", "same_day"),
    ("consult and removal on same day?", "same_day"),
    ("can i turn up without an appointment", "walk_in"),
    ("I am nearby, can I come now without booking", "walk_in"),
    ("do i need to stop my retinol before", "prepare"),
    ("can I drink coffee before the appointment", "prepare"),
    ("what will the doctor do at the first appointment", "visit"),
    ("can the doctor look at more than one thing in the visit", "visit"),
    ("can you see both my children at the same time", "together"),
    ("me and my mate both want one, can we come the same time", "together"),
    ("booking for someone else, is that ok", "somebody_else"),
    ("i am her carer, can i arrange it", "somebody_else"),
    ("my english is not good, can somebody translate", "interpreter"),
    ("my nan is housebound can someone come to her", "home_visit"),
    ("should i send pics", "photos"),
    ("I can only do mornings", "times"),
    ("weekends?", "times"),
    ("how do i book a second appointment", "another_visit"),
    ("is there a check up after", "another_visit"),
    ("can I book with Dr Mayou", "doctor"),
    ("can i ask for miss hawkes", "doctor"),
    ("is there a way to book without calling", "without_telephone"),
]
GENERAL = [
    "how do I book an appointment",
    "can i make an appointment please",
    "book me in",
    "appointment pls",
    "I would like a consultation with a dermatologist",
    "how do i get seen",
    "consultation",
    "how can I book",
    "I want to see a skin doctor",
    "can you book it for me here",
    "where is the enquiry form",
    "is there an online booking system",
    "i want to get my milia removed how do i arrange that",
    "sign me up",
    "are you taking new patients",
    "can you put me in the diary",
    "ok lets do it",
    "do i have to register with you",
    "who do i speak to about an appointment",
    "Kindly tell me how I can take an appointment",
    "could you arrange a consultation",
    "what is the process for booking",
    "i'd like somebody to look at my eyelid",
    "can I get my bumps looked at by a specialist",
    "I cant wait to get these bumps off, how do I book",
    "hi hope you're well, i'd like to come and see someone about the bumps under my eyes",
    "do you have any appointments",
    "yes id like that consultation you mentioned",
    "need to see a dermatologist about little white bumps",
    "can i ask for a consultation on here",
]
SMALL = {
    "cancel": ["cancel", "call it off"],
    "list": ["cancellation list"],
    "late": ["running late", "late .. appointment"],
    "letter": ["letter/note", "referral"],
}


@pytest.fixture(scope="module")
def booking(knowledge: Knowledge) -> Particulars:
    return Particulars(knowledge.clinic.answers["booking"].particulars, everyday_words())


@pytest.fixture(scope="module")
def small() -> Particulars:
    entries = [Particular(name=name, words=words, text=name) for name, words in SMALL.items()]
    return Particulars(entries, ("latter", "referred"))


def names(particulars: Particulars, message: str) -> list[str]:
    return [one.name for one in particulars.find(message)]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("cancel", ["cancel"]),
        ("Cancelling tomorrow's, sorry!", ["cancel"]),
        ("can you CALL IT OFF", ["cancel"]),
        ("any note needed", ["letter"]),
        ("do i need a refferral", ["letter"]),
        ("the latter please", []),
        ("how do i book", []),
        ("", []),
        ("?? \U0001f642\n", []),
        # the longest of those that overlap
        ("on the cancellation list please", ["list"]),
        ("late for my appointment", ["late"]),
        # a phrase does not run from one sentence into the next
        ("it is late. appointment please", []),
        # in the order of the message, each once, and not too many
        ("a letter, and can i cancel", ["letter", "cancel"]),
        ("cancel. yes, cancel it", ["cancel"]),
        ("running late, cancel, or a letter?", ["late", "cancel"]),
    ],
)
def test_what_is_asked_in_particular_is_found(
    small: Particulars, message: str, expected: list[str]
) -> None:
    assert names(small, message) == expected
    assert len(expected) <= MOST


def test_patients_get_the_answer_to_what_they_ask(booking: Particulars) -> None:
    wrong = [
        (message, expected, names(booking, message))
        for message, expected in ASKED
        if names(booking, message) != [expected]
    ]
    assert len(wrong) <= (1 - NEEDED) * len(ASKED), wrong


@pytest.mark.parametrize("message", GENERAL)
def test_who_just_wants_to_book_gets_the_general_answer(booking: Particulars, message: str) -> None:
    assert names(booking, message) == []


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("need to cancel thursday", ["cancel"]),
        ("cant make it tomorrow, can we move it", ["cancel", "move"]),
        ("how late can i cancel", ["cancel"]),
        ("any cancellations going", ["standby"]),
        ("put me on the cancellation list", ["standby"]),
        ("train cancelled, not going to get there for 2", ["late"]),
        ("can i withdraw my request", ["cancel"]),
        ("bring the kids?", ["companion"]),
        ("im 15 do i have to bring a parent", ["parent"]),
        ("want to see a lady doctor on a friday, can you sort that for me", ["doctor", "times"]),
        ("do I need a letter, and how long is the wait?", ["referral", "wait"]),
        ("resheduling my apointment", ["move"]),
    ],
)
def test_words_that_two_answers_share_lead_to_the_right_one(
    booking: Particulars, message: str, expected: list[str]
) -> None:
    assert names(booking, message) == expected


def test_every_phrase_leads_to_its_own_answer(booking: Particulars, knowledge: Knowledge) -> None:
    lost = [
        (one.name, said)
        for one in knowledge.clinic.answers["booking"].particulars
        for phrase in one.words
        for said in spellings(phrase.replace(f" {GAP}", ""))
        if one.name not in names(booking, said)
    ]
    assert lost == []


def test_the_files_of_this_process_are_read_once() -> None:
    assert current_particulars() is current_particulars()
    assert names(current_particulars(), "cancel my appointment") == ["cancel"]
