from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from bot.knowledge import Knowledge
from bot.replies import Button, Reply
from bot.requests.details import NoteLine
from bot.requests.hand_off import OFFER, OPEN_FORM, TOPIC, HandOff
from bot.requests.reference import read_reference
from bot.requests.standing import Standing, standing
from tests.fakes import FakeKnowledge
from tests.requests.exports.example import request

WORDS = FakeKnowledge.requests
HAND_OFF = HandOff(cast(Knowledge, FakeKnowledge()))
YEAR = 365.25  # days
LEVELS = ("routine", "see_doctor", "same_day", "emergency")
OFFER_BUTTON = Button("See a skin doctor", OFFER)
FORM_BUTTON = Button("Ask for a consultation here", OPEN_FORM)
HELP_HAD = Button("I have had urgent help", OPEN_FORM)
OTHER_TOPIC = Button("Why do milia form?", "/ask_cause")


def text(name: str) -> str:
    return FakeKnowledge().fill(WORDS.texts[name])


def answer(topic: str, kind: str = "answer") -> Reply:
    return Reply(kind, f"An answer on {topic}.", (OTHER_TOPIC,), topic=topic)


@pytest.mark.parametrize(
    ("warned", "too_young", "said", "buttons"),
    [
        ("routine", False, "offer", (FORM_BUTTON,)),
        ("see_doctor", False, "offer_see_doctor", (FORM_BUTTON,)),
        ("same_day", False, "offer_same_day", (HELP_HAD,)),
        ("emergency", False, "offer_emergency", (HELP_HAD,)),
        ("routine", True, "offer_too_young", ()),
        ("see_doctor", True, "offer_too_young", ()),
        ("same_day", True, "offer_same_day_too_young", ()),
        ("emergency", True, "offer_emergency_too_young", ()),
    ],
)
def test_the_offer_sends_for_urgent_help_first_and_those_too_young_elsewhere(
    warned: str, too_young: bool, said: str, buttons: tuple[Button, ...]
) -> None:
    offer = HAND_OFF.offer(warned, too_young)
    assert (offer.kind, offer.topic) == ("request_offer", TOPIC)
    assert (offer.text, offer.buttons) == (text(said), buttons)
    assert "{" not in offer.text


@pytest.mark.parametrize("warned", LEVELS)
def test_who_is_too_young_is_told_whom_to_ask_and_never_gets_the_form(warned: str) -> None:
    offer = HAND_OFF.offer(warned, too_young=True)
    form = HAND_OFF.form((), warned, "child", 2 * YEAR)
    assert form == offer
    assert "111" in offer.text or "999" in offer.text
    assert "age 3" in offer.text


@pytest.mark.parametrize("topic", WORDS.offered_after)
@pytest.mark.parametrize("warned", LEVELS)
@pytest.mark.parametrize(
    ("audience", "age_days"), [(None, None), ("adult", None), ("child", None), ("child", 7 * YEAR)]
)
def test_some_answers_end_with_the_way_to_the_offer(
    topic: str, warned: str, audience: str | None, age_days: float | None
) -> None:
    found = HAND_OFF.after_answer(answer(topic), warned, audience, age_days)
    assert found.text == answer(topic).text
    # The offer itself begins with urgent help, so the way to it is open after a warning too.
    assert found.buttons == (OTHER_TOPIC, OFFER_BUTTON)


@pytest.mark.parametrize("warned", LEVELS)
@pytest.mark.parametrize(
    ("audience", "age_days"), [("newborn", None), ("baby", None), ("child", 2 * YEAR)]
)
@pytest.mark.parametrize("topic", ["treatment", "cause"])
def test_nothing_is_added_to_an_answer_on_somebody_too_young(
    warned: str, audience: str, age_days: float | None, topic: str
) -> None:
    found = HAND_OFF.after_answer(answer(topic), warned, audience, age_days)
    assert found == answer(topic)


@pytest.mark.parametrize("topic", ["cause", "emergency_numbers", None])
def test_nothing_is_added_to_other_answers(topic: str | None) -> None:
    given = Reply("answer", "An answer.", topic=topic)
    assert HAND_OFF.after_answer(given, "routine", "adult", None) == given


@pytest.mark.parametrize("kind", ["unknown", "ask_back", "notice", "red_flag"])
@pytest.mark.parametrize("topic", ["treatment", TOPIC])
def test_nothing_is_added_to_what_is_no_answer(kind: str, topic: str) -> None:
    given = answer(topic, kind)
    assert HAND_OFF.after_answer(given, "routine", None, None) == given


def test_how_to_book_is_answered_with_the_form_at_hand() -> None:
    found = HAND_OFF.after_answer(answer(TOPIC), "routine", None, None)
    assert found.text == answer(TOPIC).text
    assert found.buttons == (OTHER_TOPIC, FORM_BUTTON)


def test_how_to_book_for_a_baby_is_answered_without_the_form() -> None:
    assert HAND_OFF.after_answer(answer(TOPIC), "routine", "baby", None) == answer(TOPIC)


@pytest.mark.parametrize("warned", LEVELS[1:])
@pytest.mark.parametrize(
    ("audience", "age_days", "too_young"), [("adult", None, False), ("child", 2 * YEAR, True)]
)
def test_after_a_warning_whom_to_see_first_stands_for_how_to_book(
    warned: str, audience: str, age_days: float | None, too_young: bool
) -> None:
    found = HAND_OFF.after_answer(answer(TOPIC), warned, audience, age_days)
    assert found == HAND_OFF.offer(warned, too_young)


@pytest.mark.parametrize(
    ("level", "audience", "age_days", "said"),
    [
        ("routine", None, None, "after_check"),
        ("routine", "adult", None, "after_check"),
        ("routine", "child", 7 * YEAR, "after_check"),
        ("see_doctor", "adult", None, "offer_see_doctor"),
        ("same_day", "adult", None, None),
        ("emergency", "adult", None, None),
        ("routine", "baby", None, None),
        ("routine", "child", 2 * YEAR, None),
        ("see_doctor", "baby", None, None),
        ("same_day", "newborn", None, None),
    ],
)
def test_after_the_symptom_check_only_those_are_offered_a_consultation_who_can_wait(
    level: str, audience: str | None, age_days: float | None, said: str | None
) -> None:
    found = HAND_OFF.after_check(level, audience, age_days)
    assert [offer.text for offer in found] == ([text(said)] if said else [])
    assert all(offer.buttons == (FORM_BUTTON,) for offer in found)


@pytest.mark.parametrize(
    ("audience", "age_days", "is_too_young"),
    [
        ("newborn", None, True),
        ("baby", None, True),
        ("child", None, False),
        ("adult", None, False),
        (None, None, False),
        ("child", 3 * YEAR - 1, True),
        ("child", 3 * YEAR, False),
        (None, 30.0, True),
        (None, 0.0, True),
        ("adult", 40 * YEAR, False),
    ],
)
def test_the_clinic_sees_nobody_under_three(
    audience: str | None, age_days: float | None, is_too_young: bool
) -> None:
    assert HAND_OFF.is_too_young(audience, age_days) is is_too_young


@pytest.mark.parametrize(
    ("audience", "age_days", "person", "age"),
    [
        (None, None, None, ""),
        ("adult", None, None, ""),
        ("adult", 40 * YEAR, None, ""),
        ("child", None, "child", ""),
        ("child", 3 * YEAR, "child", "3"),
        ("child", 7.9 * YEAR, "child", "7"),
        ("child", 15.9 * YEAR, "child", "15"),
        # From 16 people ask for themselves, though answers for children are for them too.
        ("child", 16 * YEAR, None, ""),
        ("child", 17 * YEAR, None, ""),
    ],
)
def test_the_form_begins_with_what_is_known_of_a_child(
    audience: str | None, age_days: float | None, person: str | None, age: str
) -> None:
    note = (NoteLine("Its colour", "white"),)
    opened = HAND_OFF.form(note, "routine", audience, age_days)
    assert opened.kind == "request_form"
    assert opened.form == {
        "note": [{"title": "Its colour", "text": "white"}],
        "person": person,
        "age": age,
    }


@pytest.mark.parametrize(
    ("warned", "said"),
    [
        ("routine", "form"),
        ("see_doctor", "form_warned"),
        ("same_day", "form_warned"),
        ("emergency", "form_warned"),
    ],
)
def test_the_form_repeats_that_help_comes_first_after_a_warning(warned: str, said: str) -> None:
    opened = HAND_OFF.form((), warned, None, None)
    assert (opened.text, opened.topic, opened.buttons) == (text(said), TOPIC, ())


def taken(level: str) -> Standing:
    return standing(request(level=level))


@pytest.mark.parametrize("level", LEVELS)
def test_a_request_is_confirmed_with_its_code_and_after_a_warning_with_a_reminder(
    level: str,
) -> None:
    *reminders, sent = HAND_OFF.sent(taken(level))
    assert (sent.kind, sent.reference) == ("notice", "7KQ4-MHXD")
    assert "Your code is **7KQ4-MHXD**" in sent.text
    assert read_reference(sent.message()["reference"]) == "7KQ4MHXD"
    assert "{" not in sent.text
    expected = [] if level == "routine" else [("red_flag", text(f"sent_{level}"), level)]
    assert [(one.kind, one.text, one.level) for one in reminders] == expected


def test_a_request_that_was_withdrawn_is_not_confirmed_once_more() -> None:
    [told] = HAND_OFF.sent(replace(taken("routine"), state="withdrawn"))
    assert told.text == "This request was withdrawn."
    assert told.reference is None


def test_nobody_is_promised_a_date() -> None:
    assert "cannot promise a date" in HAND_OFF.offer("routine", too_young=False).text
    assert "cannot say how soon" in HAND_OFF.sent(taken("routine"))[0].text
