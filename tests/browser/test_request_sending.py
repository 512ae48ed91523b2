"""Sending the request for a consultation: twice, in vain, after a warning."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import ask, confirmation, open_form, send_button, status
from tests.browser.stand_in import ADDRESS, StandIn, message, refusal

pytestmark = pytest.mark.browser

WARNING = message("Please get help today.", "red_flag", level="same_day", sign="fever")
UNREAD = refusal(422, fields={"warning_read": "Please read the red box."}, warning=WARNING)


def test_a_double_click_sends_one_request(page: Page, clinic: StandIn) -> None:
    open_form(page)
    send_button(page).evaluate("(button) => { button.click(); button.click(); }")
    expect(confirmation(page)).to_have_count(1)
    assert len(clinic.requests) == 1


def test_while_it_is_on_its_way_it_cannot_be_sent_again(page: Page, clinic: StandIn) -> None:
    clinic.request_replies = [refusal(503, retry_after=2)]
    open_form(page)
    send_button(page).click()
    expect(status(page)).to_contain_text("Trying again in 2 seconds")
    expect(send_button(page)).to_be_disabled()
    expect(confirmation(page)).to_be_visible()
    first, second = clinic.requests
    assert first == second


@pytest.mark.parametrize("reload", [False, True], ids=["on the same page", "after a reload"])
@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (refusal(503, "Busy. Call NHS 111.", retry_after=900), "Busy. Call NHS 111."),
        (refusal(500), "We could not reach the clinic."),
        (refusal(422, "The body is odd."), "The body is odd."),
    ],
    ids=["switched off", "broken", "refused as a whole"],
)
def test_what_did_not_go_off_is_kept_and_sent_again_as_the_same_request(
    page: Page, clinic: StandIn, reply: Any, reason: str, reload: bool
) -> None:
    clinic.request_replies = [reply]
    open_form(page)
    page.get_by_label("E-mail address").fill("ann@example.com")
    send_button(page).click()
    trouble = page.get_by_role("alert").filter(has_text="Nothing you typed is lost.")
    expect(trouble).to_be_focused()
    expect(trouble).to_be_in_viewport()
    expect(trouble).to_contain_text(reason)
    if reload:
        page.reload()
    expect(page.get_by_label("E-mail address")).to_have_value("ann@example.com")
    send_button(page).click()
    expect(confirmation(page)).to_be_visible()
    first, second = clinic.requests
    assert first == second


def test_the_next_request_has_an_id_of_its_own(page: Page, clinic: StandIn) -> None:
    open_form(page)
    send_button(page).click()
    expect(confirmation(page)).to_be_visible()
    ask(page, "book")
    page.get_by_role("button", name="Ask for a consultation here").click()
    send_button(page).click()
    expect(confirmation(page)).to_have_count(2)
    first, second = clinic.requests
    assert first["client_request_id"] != second["client_request_id"]


@pytest.mark.parametrize("code", [401, 404])
def test_when_the_chat_is_over_the_words_stay_and_the_page_is_offered(
    page: Page, clinic: StandIn, code: int
) -> None:
    clinic.request_replies = [refusal(code)]
    open_form(page)
    page.get_by_label("E-mail address").fill("ann@example.com")
    send_button(page).click()
    over = page.get_by_role("alert").filter(has_text="Your chat has come to an end")
    expect(over).to_be_focused()
    expect(over).to_be_in_viewport()
    page_link = over.get_by_role("link", name="Open this form as a page")
    expect(page_link).to_have_attribute("href", f"{ADDRESS}request")
    expect(page.get_by_label("E-mail address")).to_have_value("ann@example.com")


def test_a_warning_is_read_before_the_request_goes_off(page: Page, clinic: StandIn) -> None:
    clinic.request_replies = [UNREAD, UNREAD]
    open_form(page)
    send_button(page).click()
    warning = page.locator("form .red_flag")
    expect(warning).to_be_focused()
    expect(warning).to_be_in_viewport()
    expect(warning).to_contain_text("Get help today")
    expect(warning.get_by_role("link", name="Call NHS 111")).to_have_attribute("href", "tel:111")
    read = warning.get_by_label("I have read this")
    expect(read).to_have_accessible_description("Please read the red box.")
    send_button(page).click()
    expect(warning).to_be_focused()
    read.check()
    page.reload()
    expect(read).to_be_checked()
    send_button(page).click()
    expect(confirmation(page)).to_be_visible()
    assert [request["warning_read"] for request in clinic.requests] == [False, False, True]


def test_another_warning_has_to_be_read_too(page: Page, clinic: StandIn) -> None:
    other = {**WARNING, "text": "Call 999 now.", "level": "emergency"}
    clinic.request_replies = [UNREAD, refusal(422, fields={}, warning=other)]
    open_form(page)
    send_button(page).click()
    read = page.get_by_label("I have read this")
    read.check()
    send_button(page).click()
    expect(page.locator("form .red_flag")).to_contain_text("Call 999 now.")
    expect(read).not_to_be_checked()


def test_a_new_wording_of_the_consent_has_to_be_agreed_to(page: Page, clinic: StandIn) -> None:
    clinic.request_replies = [refusal(422, fields={"consent": "The wording has changed."})]
    open_form(page)
    new = page.evaluate("fetch('/api/request-form').then((it) => it.json())")
    new["consent"] = {"version": "new", "text": "I agree to more."}
    clinic.form_definitions = [new]
    page.get_by_label("I agree").check()
    send_button(page).click()
    expect(page.get_by_text("I agree to more.")).to_be_visible()
    expect(page.get_by_label("I agree")).not_to_be_checked()
    page.get_by_label("I agree").check()
    send_button(page).click()
    expect(confirmation(page)).to_be_visible()
    assert clinic.requests[-1]["consent"] == {"version": "new", "given": True}
