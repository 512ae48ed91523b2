"""The guided symptom check, as patients go through it."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import Patient

pytestmark = pytest.mark.model


def said(patient: Patient) -> str:
    return "\n".join(reply["text"] for reply in patient.replies)


def titles(patient: Patient) -> list[str]:
    return [button["title"] for reply in patient.replies for button in reply["buttons"]]


def colours_and_sites(patient: Patient) -> tuple[list[str], list[str]]:
    assert patient.check is not None
    return patient.check["features"]["colour"], patient.check["features"]["site"]


async def says_no(patient: Patient) -> None:
    """Says "no" to what can be answered so, and "don't know" to the rest, until the result."""
    for _ in range(8):
        if patient.replies[0]["kind"] == "check_question":
            plain = any(
                word in said(patient) for word in ("Does it", "Is the", "Has it", "Is there")
            )
            await patient.types("no" if plain else "don't know")


async def answer_the_rest(patient: Patient, title: str = "I don't know") -> int:
    """Presses the same button until the result is there; how often."""
    pressed = 0
    while patient.replies[-1]["kind"] == "check_question":
        await patient.chooses(title)
        pressed += 1
    return pressed


async def test_all_by_button(patient: Patient) -> None:
    await patient.types("start the symptom check")
    assert "Who has the bump?" in said(patient)

    choices = {
        "Who has": "An adult",
        "Where is it": "On the cheek",
        "colour": "White or pearly",
        "surface": "A small smooth dome",
        "feel when you touch": "Firm, like a grain",
        "in the middle": "No, nothing",
        "How big": "Like a pinhead (1 to 2 mm)",
        "How many": "A few (2 to 9)",
        "itch": "No, it does not itch",
        "hurt": "No, it does not hurt",
        "skin around": "No, normal skin",
        "How did it start": "Slowly",
        "How long": "One to twelve months",
        "changed": "It stays the same",
    }
    asked = 0
    while patient.replies[0]["kind"] == "check_question":
        question = said(patient)
        await patient.chooses(next(title for part, title in choices.items() if part in question))
        asked += 1

    assert asked <= 8
    assert "fits the usual picture of milia" in said(patient)
    assert "This is not a diagnosis" in said(patient)
    assert patient.level == "routine"


async def test_all_in_words(patient: Patient) -> None:
    await patient.types("Is this milia? I've got five tiny hard white bumps under my left eye")
    assert "Check my bump" in titles(patient)

    await patient.types("yes please")
    await patient.types("I'm 41")
    await says_no(patient)

    assert "fits the usual picture of milia" in said(patient)
    assert "use no home treatment, acid or needle" in said(patient)


async def test_a_question_in_between_is_answered_and_the_check_goes_on(patient: Patient) -> None:
    await patient.types("check my bump")
    await patient.chooses("An adult")
    before = said(patient).splitlines()[-1]

    await patient.types("What causes milia?")

    assert [reply["kind"] for reply in patient.replies] == ["answer", "check_question"]
    assert said(patient).splitlines()[-1] == before


async def test_a_warning_sign_interrupts_and_the_check_can_go_on(patient: Patient) -> None:
    await patient.types("check my bump")
    await patient.chooses("An adult")
    assert "Where is it?" in said(patient)

    await patient.types("it's on my nose and it bled again on my pillow, for two months now")
    assert patient.level == "see_doctor"
    assert [reply["kind"] for reply in patient.replies] == ["red_flag", "notice"]

    await patient.chooses("Go on with the check")
    assert patient.replies[0]["kind"] == "check_question"
    assert "Where is it?" not in said(patient)  # told with the sign
    await answer_the_rest(patient)
    assert "That still holds" in said(patient)
    assert "fits the usual picture" not in said(patient)


async def test_a_button_that_tells_of_bleeding_interrupts_too(patient: Patient) -> None:
    await patient.types("check my bump")
    await patient.chooses("An adult")
    while "changed" not in said(patient):
        await patient.chooses("I don't know")

    await patient.chooses("It bleeds or crusts")

    assert patient.level == "see_doctor"
    assert "fits the usual picture" not in said(patient)


async def test_an_answer_is_changed_in_words_and_by_button(patient: Patient) -> None:
    await patient.types("check my bump")
    await patient.chooses("An adult")
    await patient.types("on my cheek, white and hard")
    await patient.types("sorry, on my lip, and it is more yellow")
    await answer_the_rest(patient)
    assert colours_and_sites(patient) == (["yellow"], ["lip"])

    await patient.chooses("Change an answer")
    await patient.chooses("Its colour")
    await patient.chooses("White or pearly")

    assert patient.replies[0]["kind"] == "check_result"
    assert colours_and_sites(patient) == (["white"], ["lip"])


async def test_back_opens_the_question_before(patient: Patient) -> None:
    await patient.types("check my bump")
    await patient.types("me")
    first = said(patient)
    await patient.chooses("I don't know")
    assert said(patient) != first

    await patient.types("go back")

    assert said(patient) == first


async def test_a_check_is_stopped_and_taken_up_again(patient: Patient) -> None:
    await patient.types("check my bump")
    await patient.chooses("An adult")
    question = said(patient).splitlines()[-1]

    await patient.types("stop")
    assert "I have stopped the check" in said(patient)
    await patient.types("How much does it cost to have them removed?")
    assert {reply["kind"] for reply in patient.replies} == {"answer"}

    await patient.types("go on with the check")
    assert said(patient).splitlines()[-1] == question


async def test_a_newborn_who_is_well(patient: Patient) -> None:
    await patient.types("start the check for my baby")
    await patient.types("she's 9 days old")
    assert "How does your baby seem" in said(patient)
    await patient.types("fine, feeding well")
    await patient.types("tiny white dots on her nose and chin, firm, no redness, since birth")
    await answer_the_rest(patient)

    assert "fits the usual picture of milia" in said(patient)
    assert "health visitor" in said(patient)
    assert [reply["kind"] for reply in patient.replies] == ["check_result"]  # no hand-off


async def test_a_newborn_who_is_unwell(patient: Patient) -> None:
    await patient.types("check my bump")
    await patient.chooses("A baby under 4 weeks")
    await patient.chooses("Unwell or not feeding")

    assert patient.level == "same_day"
    assert "NHS 111" in said(patient)


async def test_a_child_of_two_is_too_young_for_the_clinic(patient: Patient) -> None:
    await patient.types("check my bump")
    await patient.types("my little boy, he's 2")
    await patient.types("a small white bump on his cheek, hard")
    await answer_the_rest(patient)

    assert "sees children from age 3" in said(patient)
    assert "request_offer" not in [reply["kind"] for reply in patient.replies]


async def test_an_adult_with_dark_skin(patient: Patient) -> None:
    await patient.types(
        "I'm 36, Black British. small firm smooth bumps on both cheeks, paler than my skin, white"
    )
    await patient.chooses("Check my bump")
    assert "Who has the bump?" not in said(patient)  # told already
    await says_no(patient)

    assert "fits the usual picture of milia" in said(patient)


async def test_after_laser(patient: Patient) -> None:
    await patient.types("49f, co2 laser 5 weeks ago and now lots of hard white bumps on my cheeks")
    if "Check my bump" in titles(patient):
        await patient.chooses("Check my bump")
    else:
        await patient.types("check my bump")
    await answer_the_rest(patient)

    assert "fits the usual picture of milia" in said(patient)
    assert "laser" in patient.replies[0]["text"]


async def test_nothing_known_gives_no_opinion(patient: Patient) -> None:
    await patient.types("check my bump")

    assert await answer_the_rest(patient) <= 8

    assert "I cannot tell from this" in said(patient)
