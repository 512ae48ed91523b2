"""The chat without a mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.chat import PHONE, answered, ask, field, log, open_chat
from tests.browser.stand_in import ADDRESS, StandIn, message

pytestmark = pytest.mark.browser


def test_enter_opens_the_chat_and_puts_the_cursor_into_the_field(
    page: Page, clinic: StandIn
) -> None:
    page.goto(ADDRESS)
    page.get_by_role("button", name="Ask about milia").focus()
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()


def test_enter_sends_and_shift_enter_starts_a_new_line(page: Page, clinic: StandIn) -> None:
    open_chat(page, ADDRESS)
    page.keyboard.type("white bumps")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("do they hurt")
    assert clinic.received == []
    page.keyboard.press("Enter")
    answered(page, 1)
    assert clinic.received[0]["text"] == "white bumps\ndo they hurt"
    expect(field(page)).to_be_focused()


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["beside the page", "full screen"])
def test_escape_closes_the_chat_and_returns_to_its_button(
    page: Page, clinic: StandIn, viewport: ViewportSize | None
) -> None:
    if viewport:
        page.set_viewport_size(viewport)
    open_chat(page, ADDRESS)
    page.keyboard.type("half a question")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Ask about milia")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field(page)).to_have_value("half a question")


def test_everything_is_reached_with_tab_and_shows_where_it_is(page: Page, clinic: StandIn) -> None:
    clinic.replies = [
        [
            message(
                "Mostly some weeks.",
                status="draft",
                buttons=[{"title": "For an adult", "payload": "/adult"}],
                sources=[{"title": "Milia", "publisher": "NHS", "url": "https://www.nhs.uk/"}],
            )
        ]
    ]
    open_chat(page, ADDRESS)
    ask(page, "how long")
    answered(page, 1)
    page.get_by_role("heading", name="Milia assistant").focus()
    expected = [
        "Start again",
        "Close the chat",
        "999",
        "NHS 111",
        "Conversation",
        "Sources (1)",
        "Yes, this was helpful",
        "No, this was not helpful",
        "For an adult",
        "Your message",
        "Send",
    ]
    reached = []
    for _ in expected:
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                """() => {
                    const it = document.querySelector('clinic-chat').shadowRoot.activeElement;
                    const style = getComputedStyle(it);
                    if (style.outlineStyle === 'none') return 'no visible focus: ' + it.outerHTML;
                    return it.ariaLabel ?? it.labels?.[0]?.innerText ?? it.innerText.trim();
                }"""
            )
        )
    assert reached == expected


def test_a_suggestion_pressed_with_the_keyboard_leaves_the_cursor_in_the_field(
    page: Page, clinic: StandIn
) -> None:
    clinic.greeting = [
        message("Hello.", "notice", buttons=[{"title": "What are milia?", "payload": "/ask"}])
    ]
    open_chat(page, ADDRESS)
    page.get_by_role("button", name="What are milia?").press("Enter")
    answered(page, 1)
    assert clinic.received[0]["payload"] == "/ask"
    assert "text" not in clinic.received[0]
    expect(log(page)).to_contain_text("What are milia?")
    expect(field(page)).to_be_focused()


def test_on_a_phone_tab_stays_in_the_chat(page: Page, clinic: StandIn) -> None:
    page.set_viewport_size(PHONE)
    open_chat(page, ADDRESS)
    outside = set()
    for _ in range(20):
        page.keyboard.press("Tab")
        outside.add(page.evaluate("document.activeElement.localName"))
    assert outside <= {"clinic-chat", "body"}  # body: the browser's own bar is on the way round
