"""What axe finds in the page and the chat, and the sizes of what is tapped."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.axe import axe_finds
from tests.browser.chat import DESKTOP, PHONE, answered, ask, open_chat
from tests.browser.stand_in import ADDRESS, StandIn, message, refusal

pytestmark = pytest.mark.browser

SOURCE = {"title": "Milia", "publisher": "NHS", "url": "https://www.nhs.uk/conditions/milia/"}
BUTTON = {"title": "For an adult", "payload": "/adult"}
Scheme = Literal["none", "active"]
REPLIES = [
    [message("**Mostly** some weeks.\n\n- Wash\n- Wait", status="draft", sources=[SOURCE])],
    [message("Call 999 now.", "red_flag", level="emergency", sign="swelling")],
    [message("Call NHS 111.", "red_flag", level="same_day", sign="fever")],
    [message("See a doctor soon.", "red_flag", level="see_doctor", sign="bleeding")],
    [message("I do not know that.", "unknown"), message("Shall we call?", "request_offer")],
    [message("You are welcome.", "small_talk"), message("Which?", "ask_back", buttons=[BUTTON])],
]


def fill_chat(page: Page, clinic: StandIn) -> None:
    """Has one message of every kind in the chat, the last of them not sent."""
    clinic.replies = [*REPLIES, refusal(503, "Busy. In an emergency call 999.", retry_after=900)]
    if not page.get_by_role("dialog").is_visible():
        open_chat(page, ADDRESS)
    for count in range(1, len(REPLIES) + 1):
        ask(page, f"question {count}")
        answered(page, count)
    page.get_by_text("Sources (1)").click()
    page.get_by_role("button", name="Yes, this was helpful").first.click()
    ask(page, "one more")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


def assert_large_enough(page: Page, *names: str) -> None:
    """Holds that everything to tap is 44 pixels each way, these things among it."""
    tapped = page.locator("clinic-chat").locator("button, summary, textarea, a.call")
    sizes = {}
    for each in tapped.filter(visible=True).all():
        box = each.bounding_box()
        assert box
        name = each.get_attribute("aria-label") or each.inner_text().strip()
        sizes[name] = min(box["width"], box["height"])
    assert set(names) <= set(sizes)
    # A transform while the panel opens leaves a size a hair under the one in the style sheet.
    assert {name: size for name, size in sizes.items() if size < 43.9} == {}


@pytest.mark.parametrize("scheme", ["none", "active"], ids=["colours", "forced colours"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "open"])
def test_axe_finds_nothing(
    page: Page,
    clinic: StandIn,
    viewport: ViewportSize,
    is_open: bool,
    scheme: Scheme,
) -> None:
    page.set_viewport_size(viewport)
    page.emulate_media(forced_colors=scheme, reduced_motion="reduce")
    if is_open:
        fill_chat(page, clinic)
    else:
        page.goto(ADDRESS)
    assert axe_finds(page, within="clinic-chat") == []


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_what_is_tapped_is_at_least_44_pixels_high_and_wide(
    page: Page, clinic: StandIn, viewport: ViewportSize
) -> None:
    page.set_viewport_size(viewport)
    clinic.greeting = [message("Hello.", "notice", buttons=[BUTTON])]
    page.goto(ADDRESS)
    assert_large_enough(page, "Ask about milia: open the chat")
    open_chat(page, ADDRESS)
    assert_large_enough(page, "For an adult", "Start again", "Close the chat", "Send")
    fill_chat(page, clinic)
    assert_large_enough(page, "Sources (1)", "Yes, this was helpful", "Call 999", "Try again")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_screen(page: Page, clinic: StandIn, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    clinic.replies = [[message("a" * 300 + " https://example.org/" + "b" * 200)]]
    open_chat(page, ADDRESS)
    ask(page, "c" * 300)
    answered(page, 1)
    wider = page.evaluate(
        """() => [document.scrollingElement,
                 ...document.querySelector('clinic-chat').shadowRoot.querySelectorAll('*')]
            .filter((it) => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 1
                 && getComputedStyle(it).display !== 'inline')
            .map((it) => it.className || it.localName)"""
    )
    assert wider == []


def test_nothing_moves_for_those_who_asked_for_less_motion(page: Page, clinic: StandIn) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_chat(page, ADDRESS)
    moving = page.evaluate(
        "document.querySelector('clinic-chat').shadowRoot.querySelector('dialog')"
        ".getAnimations({subtree: true}).length"
    )
    assert moving == 0
