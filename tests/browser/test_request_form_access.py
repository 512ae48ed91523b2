"""The request form by keyboard, for assistive technology, and on small screens."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.axe import axe_finds
from tests.browser.chat import (
    DESKTOP,
    PHONE,
    answered,
    confirmation,
    field,
    open_chat,
    open_form,
    send_button,
)
from tests.browser.stand_in import ADDRESS, StandIn, refusal
from tests.browser.test_accessibility import Scheme, assert_large_enough
from tests.browser.test_request_form import PROBLEMS
from tests.browser.test_request_sending import WARNING

pytestmark = pytest.mark.browser

ZOOMED: ViewportSize = {"width": 640, "height": 400}  # 1280 x 800 at 200 %
VIEWPORTS = pytest.mark.parametrize(
    "viewport", [PHONE, DESKTOP, ZOOMED], ids=["phone", "desktop", "zoomed"]
)
FOCUSED = """() => {
    const it = document.querySelector('clinic-chat').shadowRoot.activeElement;
    if (getComputedStyle(it).outlineStyle === 'none') return 'no visible focus: ' + it.outerHTML;
    return it.ariaLabel ?? it.labels?.[0]?.innerText ?? it.innerText.trim();
}"""


def tab_to(page: Page, name: str) -> None:
    """Presses Tab until the cursor stands on what begins with this name."""
    passed = []
    for _ in range(20):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(FOCUSED))
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"{name} is not reached: {passed}")


def fill_badly(page: Page, clinic: StandIn) -> None:
    """Opens the form and has it refused with every kind of problem."""
    clinic.request_replies = [
        refusal(422, fields={"warning_read": "Please read this.", **PROBLEMS}, warning=WARNING)
    ]
    open_form(page)
    page.get_by_label("For a child").check()
    send_button(page).click()
    expect(page.get_by_role("heading", name="Please check these first")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_form_is_filled_in_and_sent_without_a_mouse(
    page: Page, clinic: StandIn, viewport: ViewportSize
) -> None:
    page.set_viewport_size(viewport)
    open_chat(page, ADDRESS)
    expect(field(page)).to_be_focused()
    page.keyboard.type("book")
    page.keyboard.press("Enter")
    answered(page, 1)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ask for a consultation")).to_be_focused()
    tab_to(page, "Take out this line: How long it has been there")
    page.keyboard.press("Enter")
    tab_to(page, "Add a line")
    page.keyboard.press("Enter")
    page.keyboard.type("It itches")
    tab_to(page, "For me")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Full name of the person to be seen")
    page.keyboard.type("Tim Other")
    tab_to(page, "How old is the child")
    page.keyboard.type("7")
    tab_to(page, "Your own full name")
    page.keyboard.type("Ann Other")
    tab_to(page, "E-mail address")
    page.keyboard.type("ann@example.com")
    tab_to(page, "Call me")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Sunday")
    page.keyboard.press("Space")
    tab_to(page, "I agree")
    page.keyboard.press("Space")
    tab_to(page, "Send my request")
    page.keyboard.press("Enter")
    expect(confirmation(page)).to_be_focused()
    (request,) = clinic.requests
    assert request["contact"] == {
        "person": "child",
        "name": "Tim Other",
        "age": "7",
        "contact_name": "Ann Other",
        "telephone": "",
        "email": "ann@example.com",
        "reach": "email",
    }
    assert request["note"][-1] == {"title": "Your words", "text": "It itches"}
    assert request["preferences"]["days"] == ["sunday"]
    assert request["consent"]["given"] is True
    tab_to(page, "Look at your request")


@pytest.mark.parametrize("scheme", ["none", "active"], ids=["colours", "forced colours"])
@VIEWPORTS
def test_axe_finds_nothing_in_a_form_with_problems(
    page: Page, clinic: StandIn, viewport: ViewportSize, scheme: Scheme
) -> None:
    page.set_viewport_size(viewport)
    page.emulate_media(forced_colors=scheme, reduced_motion="reduce")
    fill_badly(page, clinic)
    assert axe_finds(page, within="clinic-chat") == []
    send_button(page).click()
    expect(confirmation(page)).to_be_visible()
    assert axe_finds(page, within="clinic-chat") == []


@VIEWPORTS
def test_everything_to_tap_is_large_enough_and_nothing_is_wider_than_the_screen(
    page: Page, clinic: StandIn, viewport: ViewportSize
) -> None:
    page.set_viewport_size(viewport)
    fill_badly(page, clinic)
    assert_large_enough(page, "Send my request", "Not now", "Add a line")
    low = page.locator("form.request label.choice").evaluate_all(
        """all => all.filter((it) => it.getBoundingClientRect().height < 43.9)
            .map((it) => it.innerText)"""
    )
    assert low == []
    wider = page.evaluate(
        """() => [document.scrollingElement,
                 ...document.querySelector('clinic-chat').shadowRoot.querySelectorAll('*')]
            .filter((it) => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 1
                 && !it.classList?.contains('hidden')
                 && getComputedStyle(it).display !== 'inline')
            .map((it) => it.className || it.localName)"""
    )
    assert wider == []


@VIEWPORTS
def test_what_has_the_cursor_is_never_covered(
    page: Page, clinic: StandIn, viewport: ViewportSize
) -> None:
    page.set_viewport_size(viewport)
    open_form(page)
    for _ in range(30):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            """() => {
                const root = document.querySelector('clinic-chat').shadowRoot;
                const it = root.activeElement;
                if (!it?.closest('form.request')) return null;
                const box = it.getClientRects()[0];  // a link may be broken into lines
                const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, 40) / 2];
                return it.contains(root.elementFromPoint(x, y)) ? null : it.outerHTML;
            }"""
        )
        assert covered is None


def test_lines_of_the_note_grow_with_their_text_in_older_browsers_too(
    page: Page, clinic: StandIn
) -> None:
    page.add_init_script("CSS.supports = () => false")
    open_form(page)
    line = page.get_by_label("Where it is", exact=True)
    before = line.evaluate("(it) => parseInt(it.style.blockSize)")
    line.fill("a long story " * 40)
    after = line.evaluate("(it) => parseInt(it.style.blockSize)")
    assert after > before > 0


def test_a_strict_policy_finds_nothing_to_complain_about_in_the_form(
    page: Page, clinic: StandIn
) -> None:
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    open_form(page)
    page.get_by_role("button", name="Take out this line: Where it is").click()
    page.get_by_role("button", name="Add a line").click()
    send_button(page).click()
    expect(confirmation(page)).to_be_visible()
    assert complaints == []
