from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.knowledge import Knowledge
from bot.knowledge.approval import Approvals
from bot.knowledge.schema import Approval
from bot.knowledge.symptoms import PRESENT
from bot.triage.check.assessment import Assessment
from bot.triage.check.description import Observation
from bot.triage.check.evidence import Row
from bot.triage.check.interview import Interview, Stage
from bot.triage.check.result import MOST_SIMILAR, SIGN, Results
from bot.triage.check.speech import CheckSpeech
from tests.triage.check.small import (
    PLAIN,
    URGENT,
    head,
    not_so,
    settings,
    so,
    told,
    unknown,
    with_condition,
)

WHITE, RED, UNDER_EYES = so("colour", "white"), so("colour", "red"), so("site", "under_eyes")
ADULT, BABY = so("age", "adult"), so("age", "baby")


def results_of(knowledge: Knowledge, speaks_drafts: bool = True) -> Results:
    return Results(knowledge, settings(), CheckSpeech(settings()), speaks_drafts)


@pytest.fixture
def results(small_knowledge: Knowledge) -> Results:
    return results_of(small_knowledge)


def finished(*observations: Observation, **other: Any) -> Interview:
    return Interview(told(*observations), Stage.DONE, **other)


def test_a_warning_interrupts_and_lets_go_on(results: Results) -> None:
    warning = results.warning(URGENT)
    assert warning.text == (
        "Fixed text: warning_see_doctor.\n\nCheck: fits_concern.\n\nWhat grows is seen by a doctor."
    )
    assert (warning.kind, warning.topic, warning.level, warning.sign) == (
        "red_flag", "see_doctor", "see_doctor", SIGN,
    )  # fmt: skip
    assert [(button.title, button.payload) for button in warning.buttons] == [
        ("Button resume", '/answer_check{"move":"resume"}')
    ]
    assert [source["publisher"] for source in warning.sources] == ["DermNet", "NHS"]


@pytest.mark.parametrize("fits", ["yes", "partly", "no", "unclear"])
def test_the_result_tells_whether_milia_fit_and_that_it_is_no_diagnosis(
    results: Results, fits: Any
) -> None:
    result = results.result(finished(WHITE, BABY), replace(PLAIN, fits=fits))
    parts = result.text.split("\n\n")
    assert parts[:2] == [f"Check: fits_{fits}.", "Check: not_a_diagnosis."]
    assert ("Check: if_unclear." in parts) is (fits == "unclear")
    assert (result.kind, result.topic, result.level) == ("check_result", "diagnosis", "routine")


def test_the_result_gives_its_reasons_in_the_patients_words(results: Results) -> None:
    like_milk = so("colour", "white", "like milk")
    rows = (Row(ADULT, "usual", 1.0), Row(like_milk, "usual", 2.0), Row(UNDER_EYES, "usual", 0.0))
    against = (Row(so("itch", PRESENT), "rare", -1.0), Row(not_so("site", "ear"), "rare", -1.0))
    found = replace(PLAIN, speaks_for=rows, speaks_against=against)
    text = results.result(finished(), found).text
    assert (
        '**Check: speaks_for.**\n\n- White (you wrote "like milk")\n- Under the eye\n\n'
        "**Check: speaks_against.**\n\n- Itchy\n- Not on the ear\n\n"
    ) in text
    # that milia are seen in adults is no reason
    assert "an adult" not in text


def test_the_result_says_what_was_not_known(results: Results) -> None:
    text = results.result(finished(unknown("size_mm"), unknown("itch")), PLAIN).text
    assert "Check: not known: its size, its itch." in text
    assert "not known" not in results.result(finished(WHITE), PLAIN).text


def test_the_result_can_be_changed_and_leads_to_what_looks_similar(results: Results) -> None:
    result = results.result(finished(BABY), PLAIN)
    assert [(button.title, button.payload) for button in result.buttons] == [
        ("Button change", '/answer_check{"move":"choose"}'),
        ("About xanthelasma", '/ask_overview{"condition":"xanthelasma"}'),
    ]
    assert "**Check: similar.**\n\n- **Xanthelasma.** Xanthelasma, tells apart." in result.text


@pytest.mark.parametrize(
    ("chance", "changed", "shown"),
    [
        (0.05, {}, True),
        (0.04, {}, False),
        (0.9, {"listed": False}, False),
        (0.9, {"tells_apart": ""}, False),
    ],
)
def test_a_look_alike_is_named_when_it_is_likely_listed_and_told_apart(
    small_knowledge: Knowledge, chance: float, changed: dict[str, Any], shown: bool
) -> None:
    other = head({}, **{"name": "Sundew", "tells_apart": "It is sticky.", **changed})
    results = results_of(with_condition(small_knowledge, "sundew", other))
    found = replace(PLAIN, similar=("sundew", "milia"), chances=(chance, 1 - chance))
    result = results.result(finished(BABY), found)
    buttons = [button.title for button in result.buttons]
    assert ("Sundew" in result.text, "About sundew" in buttons) == (shown, shown)
    assert ("Check: similar." in result.text) is shown
    assert result.status == ("draft" if shown else None)


def test_only_a_few_look_alikes_are_named_the_likeliest_first(small_knowledge: Knowledge) -> None:
    knowledge = small_knowledge
    names = [f"plant_{number}" for number in range(MOST_SIMILAR + 1)]
    for name in names:
        other = head({}, name=name.title(), tells_apart="It is green.")
        knowledge = with_condition(knowledge, name, other)
    found = replace(PLAIN, similar=(*names, "milia"), chances=(0.2,) * (len(names) + 1))
    result = results_of(knowledge).result(finished(BABY), found)
    named = [name for name in names if name.title() in result.text]
    assert named == names[:MOST_SIMILAR]
    assert [button.title for button in result.buttons[1:]] == ["About plant_0", "About plant_1"]


@pytest.mark.parametrize(
    ("speaks_drafts", "approved", "shown", "status"),
    [
        (True, False, True, "draft"),
        (False, False, False, None),
        (False, True, True, None),
    ],
)
def test_a_look_alike_that_no_clinician_has_approved_is_named_only_as_a_draft(
    small_knowledge: Knowledge, speaks_drafts: bool, approved: bool, shown: bool, status: str
) -> None:
    knowledge = small_knowledge
    answer = knowledge.answer("differences", "xanthelasma")
    assert answer is not None
    today = date.today()
    if approved:
        approval = Approval(
            section=answer.section,
            audience=None,
            fingerprint=answer.standing.version,
            by="Dr A",
            on=today,
            review_due=today + timedelta(days=1),
        )
        knowledge = replace(knowledge, approvals=Approvals([approval]))
    result = results_of(knowledge, speaks_drafts).result(finished(BABY), PLAIN)
    assert ("Xanthelasma" in result.text) is shown
    assert len(result.buttons) == (2 if shown else 1)
    assert result.status == status


def test_an_urgent_result_warns_and_guesses_nothing(results: Results) -> None:
    found = replace(URGENT, speaks_for=(Row(WHITE, "usual", 1.0),))
    result = results.result(finished(WHITE), found)
    assert result.text.split("\n\n") == [
        "Fixed text: warning_see_doctor.",
        "Check: fits_concern.",
        "What grows is seen by a doctor.",
        "**Check: to_do.**",
        "- Advice on a bump.",
    ]
    assert (result.topic, result.level, result.status) == ("see_doctor", "see_doctor", None)
    assert [source["title"] for source in result.sources] == ["Milium", "Milia"]
    assert [button.title for button in result.buttons] == ["Button change"]


@pytest.mark.parametrize(
    ("found", "warned", "level"),
    [
        (PLAIN, "see_doctor", "see_doctor"),
        (PLAIN, "emergency", "emergency"),
        (URGENT, "routine", "see_doctor"),
        (URGENT, "emergency", "emergency"),
        (PLAIN, "routine", "routine"),
    ],
)
def test_an_earlier_warning_still_holds(
    results: Results, found: Assessment, warned: str, level: str
) -> None:
    result = results.result(finished(WHITE, warned=warned), found)
    assert result.level == level
    assert result.text.startswith("Check: warned.") is (warned != "routine")
    assert (f"Fixed text: warning_{level}." in result.text) is (level != "routine")


def test_after_a_warning_nothing_is_said_to_fit_milia(results: Results) -> None:
    found = replace(PLAIN, speaks_for=(Row(WHITE, "usual", 1.0),))
    result = results.result(finished(WHITE, warned="see_doctor"), found)
    assert "Check: fits_yes." not in result.text
    assert "Check: speaks_for." not in result.text
    assert "Xanthelasma" not in result.text
    assert "Advice on milia." not in result.text


@pytest.mark.parametrize(("amount", "reasons"), [(1.9, False), (2.0, True)])
def test_too_little_gives_no_reasons_and_no_look_alikes(
    results: Results, amount: float, reasons: bool
) -> None:
    rows = (Row(WHITE, "usual", 1.0),)
    found = replace(PLAIN, fits="unclear", told=amount, speaks_for=rows, speaks_against=rows)
    result = results.result(finished(WHITE, unknown("itch")), found)
    for name in ("speaks_for.", "speaks_against.", "not known", "similar."):
        assert (f"Check: {name}" in result.text) is reasons


@pytest.mark.parametrize(
    ("observations", "fits", "advice"),
    [
        ((), "yes", ["Advice on milia."]),
        ((), "partly", ["Advice on milia."]),
        ((), "no", ["Advice on a bump."]),
        ((BABY,), "yes", ["Advice for a baby."]),
        ((BABY, UNDER_EYES), "no", ["Advice for a baby.", "Advice near the eye."]),
    ],
)
def test_advice_is_for_the_person_and_the_place_one_of_each_kind(
    results: Results, observations: tuple[Observation, ...], fits: Any, advice: list[str]
) -> None:
    found = replace(PLAIN, fits=fits)
    assert results.advice(told(*observations), found) == advice
    lines = "\n".join(f"- {one}" for one in advice)
    text = results.result(finished(*observations), found).text
    assert text.endswith(f"**Check: to_do.**\n\n{lines}")


def test_a_note_for_the_clinic_holds_everything_in_the_order_of_the_file(
    results: Results,
) -> None:
    description = told(
        so("duration", 21.0), so("age", "child"), so("age_days", 1500.0), not_so("colour", "red")
    )
    assert results.note(description) == [
        ("Whose it is", "it is on a child"),
        ("Its colour", "not red"),
        ("Its time", "for about 3 weeks"),
    ]


def test_the_result_travels_as_plain_data(results: Results) -> None:
    names = tuple("abcdef")
    found = replace(PLAIN, fits="partly", similar=names)
    facts = results.facts(finished(WHITE, not_so("colour", "red"), asked=("age", "itch")), found)
    assert facts == {
        "features": {"colour": ["white"]},
        "absent": {"colour": ["red"]},
        "fits": "partly",
        "similar": list("abcde"),
        "level": "routine",
        "asked": ["age", "itch"],
    }
    result = results.result(finished(BABY), PLAIN)
    assert result.check == results.facts(finished(BABY), PLAIN)
