"""The way to a consultation, as patients come to it."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import Patient
from tests.conversations.test_symptom_check import answer_the_rest, said, titles

pytestmark = pytest.mark.model

HERE = "Ask for a consultation here"
SEE_A_DOCTOR = "See a skin doctor"


def kinds(patient: Patient) -> list[str]:
    return [reply["kind"] for reply in patient.replies]


def note(patient: Patient) -> dict[str, str]:
    """What the form would pass on."""
    [form] = [reply["form"] for reply in patient.replies if reply["kind"] == "request_form"]
    return {line["title"]: line["text"] for line in form["note"]}


async def test_asking_to_book_leads_to_the_form(patient: Patient) -> None:
    await patient.types("can I book an appointment please")
    assert "020 7901 8500" in said(patient)
    assert HERE in titles(patient)

    await patient.chooses(HERE)
    assert kinds(patient) == ["request_form"]
    assert patient.replies[0]["topic"] == "booking"


async def test_yes_to_the_offer_opens_the_form(patient: Patient) -> None:
    await patient.types("I'd like to come in and have these looked at")
    await patient.types("yes please")
    assert kinds(patient) == ["request_form"]


async def test_yes_later_on_does_not(patient: Patient) -> None:
    await patient.types("how do I book")
    await patient.types("thanks")
    await patient.types("yes")
    assert kinds(patient) == ["small_talk"]


async def test_an_answer_ends_with_the_way_to_a_skin_doctor(patient: Patient) -> None:
    await patient.types("how are they removed in adults")
    await patient.chooses(SEE_A_DOCTOR)
    assert kinds(patient) == ["request_offer"]
    assert "there are three ways" in said(patient)
    await patient.chooses(HERE)
    assert kinds(patient) == ["request_form"]


async def test_what_was_told_in_the_check_stands_in_the_form(patient: Patient) -> None:
    await patient.types("is it milia? a white bump under my eye for 3 months, not yellow, I'm 34")
    await patient.chooses("Check my bump")
    await answer_the_rest(patient)
    assert kinds(patient) == ["check_result", "request_offer"]

    await patient.chooses(HERE)
    told = note(patient)
    assert "under the eye" in told["Where it is"].lower()
    assert "not yellow" in told["Its colour"]
    assert told["How long it has been there"] == "for about 3 months"
    assert "I don't know" in told.values()
    assert "usual picture of milia" in told["What the assistant said"]


async def test_under_see_doctor_the_gp_comes_first_and_the_clinic_as_well(
    patient: Patient,
) -> None:
    await patient.types("there's a lump on my nose and it keeps bleeding")
    assert patient.level == "see_doctor"

    await patient.chooses(SEE_A_DOCTOR)
    assert said(patient).index("see your GP first") < said(patient).index(HERE)
    await patient.chooses(HERE)
    assert "get that medical help first" in said(patient)
    assert "It asked you to see a GP soon." in note(patient)["What the assistant said"]


@pytest.mark.parametrize(
    ("words", "level", "help_first"),
    [
        ("my lips are swelling and I can't breathe properly", "emergency", "999"),
        (
            "the bump on my cheek is hot and full of pus and the redness is spreading",
            "same_day",
            "NHS 111",
        ),
    ],
)
async def test_no_consultation_stands_in_for_urgent_care(
    patient: Patient, words: str, level: str, help_first: str
) -> None:
    await patient.types(words)
    assert patient.level == level
    assert SEE_A_DOCTOR not in titles(patient)

    await patient.types("can I book an appointment")
    assert kinds(patient) == ["request_offer"]
    assert help_first in said(patient)
    assert titles(patient) == ["I have had urgent help"]

    await patient.types("yes")
    assert kinds(patient) != ["request_form"]


async def test_who_has_had_the_urgent_help_may_ask(patient: Patient) -> None:
    await patient.types("my lips are swelling and I can't breathe properly")
    await patient.types("can I book an appointment")
    await patient.chooses("I have had urgent help")
    assert kinds(patient) == ["request_form"]
    assert "It asked you to call 999 or go to A&E." in note(patient)["What the assistant said"]


@pytest.mark.parametrize(
    "words",
    [
        "my baby is 3 weeks old and has milk spots on her nose",
        "my son is two and a half and has a white bump on his cheek",
    ],
)
async def test_parents_of_the_youngest_are_told_whom_to_see(patient: Patient, words: str) -> None:
    await patient.types(words)
    assert SEE_A_DOCTOR not in titles(patient)
    await patient.types("can I book an appointment for him")
    assert "health visitor" in said(patient)
    assert HERE not in titles(patient)


async def test_the_form_knows_of_a_child_what_was_told(patient: Patient) -> None:
    await patient.types("my daughter is 7 and has a bump on her cheek")
    await patient.types("how do I get her an appointment")
    await patient.chooses(HERE)
    form = patient.replies[0]["form"]
    assert (form["person"], form["age"]) == ("child", "7")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("I need to cancel my appointment", "withdraw your request yourself"),
        ("can we move my appointment to another day", "change"),
        ("how long do I have to wait for an appointment", "cannot see the diary"),
        ("do I need a referral letter from my GP", "do not know the clinic's rules on referral"),
        ("did my request go through", "I cannot see requests"),
    ],
)
async def test_particular_questions_get_an_honest_answer(
    patient: Patient, words: str, answer: str
) -> None:
    await patient.types(words)
    assert patient.intent == "ask_booking"
    assert answer in said(patient)


async def test_what_is_personal_never_reaches_the_form_through_the_assistant(
    patient: Patient,
) -> None:
    await patient.types("my name is Priya Patel, call me on 07912 345678 about a white bump")
    await patient.types("can I book an appointment")
    await patient.chooses(HERE)
    assert "Patel" not in str(patient.replies)
    assert "345678" not in str(patient.replies)
