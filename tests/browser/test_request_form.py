"""The request for a consultation inside the chat: filling it in, and what becomes of it."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import (
    answered,
    ask,
    confirmation,
    field,
    log,
    open_chat,
    open_form,
    send_button,
    status,
)
from tests.browser.stand_in import (
    ADDRESS,
    FORM,
    NOTE,
    OPEN_FORM,
    REFERENCE,
    StandIn,
    message,
    refusal,
)

pytestmark = pytest.mark.browser

PROBLEMS = {
    "name": "Please write the full name.",
    "reach": "Please choose how.",
    "days": "Please choose from the days above.",
    "consent": "Please tick the box.",
    "note": "Please keep each line short.",
}


def kept_in_browser(page: Page) -> str:
    """All that the browser keeps of the chat."""
    return str(page.evaluate("sessionStorage.getItem('clinic-chat') + Object.keys(localStorage)"))


def test_what_was_filled_in_is_sent_and_the_code_is_shown(page: Page, clinic: StandIn) -> None:
    open_form(page)
    page.get_by_label("For me").check()
    page.get_by_label("Full name of the person to be seen").fill("Ann Other")
    page.get_by_label("Telephone number").fill("07700 900123")
    page.get_by_label("Call me", exact=True).check()
    page.get_by_label("Tuesday").check()
    page.get_by_label("Monday").check()
    page.get_by_label("Tuesday").uncheck()
    page.get_by_label("Morning").check()
    page.get_by_label("Not before").fill("3 December")
    page.get_by_label("Is there anything else").fill("An interpreter")
    page.get_by_label("I agree").check()
    send_button(page).click()

    expect(confirmation(page)).to_be_focused()
    expect(confirmation(page).locator("strong.reference")).to_have_text(REFERENCE)
    look = confirmation(page).get_by_role("link", name="Look at your request")
    expect(look).to_have_attribute("href", f"{ADDRESS}request/find?reference={REFERENCE}")
    expect(look).to_have_attribute("target", "_blank")
    expect(send_button(page)).to_have_count(0)
    (request,) = clinic.requests
    assert re.fullmatch(r"[0-9a-f]{32}", request.pop("client_request_id"))
    assert request.pop("consent")["given"] is True
    assert request == {
        "note": NOTE,
        "contact": {
            "person": "self",
            "name": "Ann Other",
            "age": "",
            "contact_name": "",
            "telephone": "07700 900123",
            "email": "",
            "reach": "call",
        },
        "preferences": {
            "days": ["monday"],
            "times": ["morning"],
            "not_before": "3 December",
            "wishes": "An interpreter",
        },
        "warning_read": False,
    }
    page.reload()
    expect(confirmation(page).locator("strong.reference")).to_have_text(REFERENCE)
    expect(send_button(page)).to_have_count(0)


def test_what_is_wrong_is_told_at_the_top_and_at_each_field(page: Page, clinic: StandIn) -> None:
    clinic.request_replies = [refusal(422, fields=PROBLEMS)]
    open_form(page)
    page.get_by_label("Telephone number").fill("07700 900123")
    send_button(page).click()

    summary = page.get_by_role("alert").filter(has_text="Please check these first")
    expect(summary).to_be_focused()
    expect(summary).to_be_in_viewport()
    expect(summary.get_by_role("link")).to_have_text(list(PROBLEMS.values()))
    places = {
        "name": page.get_by_label("Full name of the person to be seen"),
        "reach": page.get_by_role("radiogroup", name="How should the clinic answer?"),
        "consent": page.get_by_label("I agree"),
    }
    for name, place in places.items():
        expect(place).to_have_attribute("aria-invalid", "true")
        expect(place).to_have_accessible_description(re.compile(re.escape(PROBLEMS[name])))
    first_controls = {
        "name": places["name"],
        "reach": page.get_by_label("Call me", exact=True),
        "days": page.get_by_label("Monday"),
        "consent": places["consent"],
        "note": page.get_by_label("Where it is", exact=True),
    }
    for name, control in first_controls.items():
        summary.get_by_role("link", name=PROBLEMS[name]).click()
        expect(control).to_be_focused()
    expect(page.get_by_label("Telephone number")).to_have_value("07700 900123")
    assert page.url == ADDRESS

    send_button(page).click()
    expect(confirmation(page)).to_be_visible()


def test_lines_of_the_note_are_changed_taken_out_and_added(page: Page, clinic: StandIn) -> None:
    open_form(page)
    page.get_by_label("Where it is", exact=True).fill("on the chin")
    page.get_by_role("button", name="Take out this line: How long it has been there").click()
    expect(status(page)).to_have_text("Taken out: How long it has been there. Lines left: 2.")
    expect(page.get_by_role("listitem").filter(has_text="What the assistant said")).to_be_focused()
    page.get_by_role("button", name="Take out this line: What the assistant said").click()
    expect(page.get_by_role("listitem").filter(has_text="Where it is")).to_be_focused()
    page.get_by_role("button", name="Add a line").click()
    expect(page.get_by_label("Your words", exact=True)).to_be_focused()
    page.keyboard.type("It itches")
    send_button(page).click()
    expect(confirmation(page)).to_be_visible()
    assert clinic.requests[0]["note"] == [
        {"title": "Where it is", "text": "on the chin"},
        {"title": "Your words", "text": "It itches"},
    ]


def test_without_lines_the_cursor_is_where_one_can_be_added(page: Page, clinic: StandIn) -> None:
    clinic.form = {**FORM, "note": NOTE[:1]}
    open_form(page)
    page.get_by_role("button", name="Take out this line").click()
    expect(page.get_by_role("button", name="Add a line")).to_be_focused()


def test_what_was_typed_survives_a_reload(page: Page, clinic: StandIn) -> None:
    open_form(page)
    page.get_by_label("Where it is", exact=True).fill("on the chin")
    page.get_by_role("button", name="Take out this line: How long it has been there").click()
    page.get_by_label("For a child").check()
    page.get_by_label("How old is the child").fill("7")
    page.get_by_label("Friday").check()
    page.get_by_label("I agree").check()
    page.reload()
    expect(page.get_by_label("Where it is", exact=True)).to_have_value("on the chin")
    expect(page.get_by_label("How long it has been there", exact=True)).to_have_count(0)
    expect(page.get_by_label("For a child")).to_be_checked()
    expect(page.get_by_label("How old is the child")).to_have_value("7")
    expect(page.get_by_label("Friday")).to_be_checked()
    expect(page.get_by_label("I agree")).to_be_checked()


@pytest.mark.parametrize("button", ["Send my request", "Not now", "Start again"])
def test_once_the_form_is_gone_so_is_what_was_typed(
    page: Page, clinic: StandIn, button: str
) -> None:
    open_form(page)
    page.get_by_label("E-mail address").fill("ann@example.com")
    assert "ann@example.com" in kept_in_browser(page)
    page.get_by_role("button", name=button).click()
    expect(send_button(page)).to_have_count(0)
    expect(status(page)).not_to_contain_text("Opening")
    assert "ann@example.com" not in kept_in_browser(page)
    page.reload()
    expect(page.get_by_role("article").first).to_be_visible()
    expect(send_button(page)).to_have_count(0)


def test_not_now_leads_back_to_the_chat(page: Page, clinic: StandIn) -> None:
    open_form(page)
    page.get_by_role("button", name="Not now").click()
    expect(field(page)).to_be_focused()
    expect(status(page)).to_have_text("The form is closed. Nothing was sent.")
    expect(log(page)).to_contain_text("Here is the form.")
    assert clinic.requests == []


def test_what_was_told_in_the_chat_is_filled_in_and_sent_nowhere_else(
    page: Page, clinic: StandIn
) -> None:
    open_chat(page, ADDRESS)
    for kind, text in (("telephone", "07700 900000"), ("telephone", "07700 900123")):
        clinic.personal = [{"kind": kind, "text": text}]
        ask(page, "reach me there")
        answered(page, len(clinic.received))
    page.reload()
    clinic.personal = [{"kind": "e-mail", "text": "ann@example.com"}]
    ask(page, "book")
    page.get_by_role("button", name="Ask for a consultation here").click()
    expect(page.get_by_label("Telephone number")).to_have_value("07700 900123")
    expect(page.get_by_label("E-mail address")).to_have_value("ann@example.com")
    assert "900123" not in json.dumps(clinic.received)

    page.get_by_label("E-mail address").fill("")
    clinic.personal = [{"kind": "telephone", "text": "07700 900999"}]
    ask(page, "or there")
    answered(page, len(clinic.received))
    expect(page.get_by_label("Telephone number")).to_have_value("07700 900123")
    page.get_by_label("E-mail address").fill("")
    page.reload()
    expect(page.get_by_label("Telephone number")).to_have_value("07700 900123")
    expect(page.get_by_label("E-mail address")).to_have_value("")


@pytest.mark.parametrize(
    ("person", "own"),
    [
        ("For me", "Full name of the person to be seen"),
        ("For a child under 16", "Your own full name"),
        ("For another adult", "Your own full name"),
    ],
)
def test_a_name_told_in_the_chat_is_that_of_whoever_asks(
    page: Page, clinic: StandIn, person: str, own: str
) -> None:
    clinic.personal = [{"kind": "name", "text": "Ann Other"}]
    open_form(page)
    page.get_by_label("For me").check()
    page.get_by_label(person).check()
    filled = page.get_by_label(re.compile("full name", re.IGNORECASE))
    for each in filled.all():
        expect(each).to_have_value("Ann Other" if own in each.evaluate(LABEL) else "")


LABEL = "(field) => field.labels[0].innerText"


def test_fields_come_and_go_with_the_person_and_are_sent_only_while_shown(
    page: Page, clinic: StandIn
) -> None:
    clinic.form = {**FORM, "person": "child", "age": "7"}
    open_form(page)
    name = page.get_by_label("Full name of the person to be seen")
    expect(page.get_by_label("How old is the child")).to_have_value("7")
    expect(page.get_by_label("Your own full name")).to_have_attribute("autocomplete", "name")
    expect(name).to_have_attribute("autocomplete", "off")
    page.get_by_label("Your own full name").fill("Ann Other")
    page.get_by_label("For me").check()
    expect(page.get_by_label("How old is the child")).to_have_count(0)
    expect(page.get_by_label("Your own full name")).to_have_count(0)
    expect(name).to_have_attribute("autocomplete", "name")
    send_button(page).click()
    expect(confirmation(page)).to_be_visible()
    assert clinic.requests[0]["contact"]["age"] == ""
    assert clinic.requests[0]["contact"]["contact_name"] == ""


def test_only_the_newest_message_has_the_form(page: Page, clinic: StandIn) -> None:
    open_form(page)
    clinic.replies = [[message("Here it is again.", "request_form", form=FORM)]]
    ask(page, "the form")
    answered(page, 3)
    expect(send_button(page)).to_have_count(1)
    newest = page.get_by_role("article").filter(has_text="Here it is again.")
    expect(newest.get_by_role("button", name="Send my request")).to_be_visible()
    expect(log(page)).to_contain_text("Here is the form.")


def test_a_form_that_does_not_come_is_asked_for_again(page: Page, clinic: StandIn) -> None:
    clinic.form_definitions = [None]
    open_chat(page, ADDRESS)
    ask(page, "book")
    page.get_by_role("button", name="Ask for a consultation here").click()
    trouble = page.get_by_role("alert").filter(has_text="We could not open the form.")
    expect(trouble).to_be_visible()
    expect(page.get_by_role("button", name="Open this form as a page")).to_be_visible()
    trouble.get_by_role("button", name="Try again").click()
    expect(send_button(page)).to_be_visible()


def test_the_form_opens_as_a_page_that_knows_the_conversation(page: Page, clinic: StandIn) -> None:
    open_form(page)
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Open this form as a page").click()
    expect(opened.value.get_by_text("The request as a page.")).to_be_visible()
    assert clinic.pages == [("request", "conversation=c_1&token=token_1")]
    assert clinic.received[-1]["payload"] == OPEN_FORM
    expect(send_button(page)).to_be_visible()
