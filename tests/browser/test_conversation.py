"""A patient in the browser, against the real server and the trained model."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chat import answered, ask, log, open_chat

pytestmark = [pytest.mark.browser, pytest.mark.model]

QUESTIONS = (
    "how long do milk spots last in a newborn",
    "do they hurt",
    "what's your phone number",
)


def test_three_questions_and_a_button_are_answered_and_found_again_after_a_reload(
    page: Page, server: str
) -> None:
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    open_chat(page, f"{server}/")

    suggestion = page.get_by_role("group", name="Suggested replies").get_by_role("button").first
    title = suggestion.inner_text()
    suggestion.click()
    answered(page, 1)
    for count, question in enumerate(QUESTIONS, start=2):
        ask(page, question)
        answered(page, count)
    expect(page.get_by_text("Draft: not yet reviewed by a clinician").first).to_be_visible()
    expect(page.get_by_role("link", name="020 7901 8500").last).to_have_attribute(
        "href", re.compile(r"^tel:(\+44|0)2079018500$")
    )
    before = log(page).get_by_role("article").all_inner_texts()
    assert [title, *QUESTIONS] == [
        words.strip() for words in page.locator("article.patient .words").all_inner_texts()
    ]

    page.reload()
    expect(log(page).get_by_role("article")).to_have_count(len(before))
    assert log(page).get_by_role("article").all_inner_texts() == before
    assert complaints == []


def test_another_browser_sees_nothing_of_the_conversation(
    browser: Browser, page: Page, server: str
) -> None:
    open_chat(page, f"{server}/")
    ask(page, QUESTIONS[0])
    answered(page, 1)

    stranger = browser.new_context().new_page()
    open_chat(stranger, f"{server}/")
    expect(stranger.locator("article.patient")).to_have_count(0)
    stranger.context.close()


def test_a_judgement_of_an_answer_is_taken(page: Page, server: str) -> None:
    open_chat(page, f"{server}/")
    ask(page, QUESTIONS[0])
    answered(page, 1)
    page.get_by_role("button", name="Yes, this was helpful").first.click()
    expect(page.get_by_text("Thank you for telling us.")).to_be_visible()


def test_a_message_that_is_too_long_is_refused_at_the_field_and_kept(
    page: Page, server: str
) -> None:
    open_chat(page, f"{server}/")
    ask(page, "spot " * 20_000)
    expect(page.get_by_label("Your message")).to_have_attribute("aria-invalid", "true")
    assert len(page.get_by_label("Your message").input_value()) > 90_000
