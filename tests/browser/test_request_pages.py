"""The request pages in a browser that runs no script: how they look, are read and are filled in."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.axe import axe_finds
from tests.browser.chat import DESKTOP
from tests.service import new_database
from tests.web.request_service import BUMPS, COMPLETE, make_pages

pytestmark = pytest.mark.browser

ALARM = "I cannot breathe"
NARROW: ViewportSize = {"width": 320, "height": 568}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the pages are served, on a database of their own."""
    with new_database(tmp_path_factory.mktemp("pages")) as store, socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(make_pages(store), log_level="warning"))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no script."""
    context = browser.new_context(viewport=DESKTOP, java_script_enabled=False)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def open_form(page: Page, address: str, description: str = BUMPS) -> None:
    page.goto(f"{address}/request")
    page.get_by_label("Where is the bump").fill(description)
    press(page, "Go on")


def fill_in(page: Page) -> None:
    page.get_by_label("For me").check()
    page.get_by_label("Full name of the person").fill(COMPLETE["name"])
    page.get_by_label("Telephone number", exact=False).first.fill(COMPLETE["telephone"])
    page.get_by_label("Call me", exact=True).check()
    page.get_by_label("Friday").check()
    page.get_by_label("I agree").check()


def send(page: Page) -> None:
    press(page, "Send my request")


def open_standing(page: Page, address: str) -> None:
    open_form(page, address)
    fill_in(page)
    send(page)
    page.get_by_role("link", name="Look at your request").click()
    page.get_by_label("The telephone number or e-mail").fill(COMPLETE["telephone"])
    press(page, "Look it up")


def open_errors(page: Page, address: str) -> None:
    open_form(page, address, ALARM)
    send(page)


def open_withdrawal(page: Page, address: str) -> None:
    open_standing(page, address)
    press(page, "Withdraw my request")


def open_confirmation(page: Page, address: str) -> None:
    open_form(page, address)
    fill_in(page)
    send(page)


def open_unknown(page: Page, address: str) -> None:
    page.goto(f"{address}/request/find")
    press(page, "Look it up")


def open_times(page: Page, address: str) -> None:
    open_standing(page, address)
    page.get_by_text("Change the days and times").first.click()
    page.get_by_label("Not before").fill("whenever")
    press(page, "Change the days and times")


PAGES = {
    "description": lambda page, address: page.goto(f"{address}/request"),
    "form": open_form,
    "warning": lambda page, address: open_form(page, address, ALARM),
    "errors": open_errors,
    "confirmation": open_confirmation,
    "look-up": lambda page, address: page.goto(f"{address}/request/find"),
    "unknown": open_unknown,
    "standing": open_standing,
    "times": open_times,
    "withdrawal": open_withdrawal,
    "message": lambda page, address: page.goto(f"{address}/request/sent/none"),
}
every_page = pytest.mark.parametrize("name", PAGES)


def test_a_request_is_sent_looked_up_changed_and_withdrawn(plain_page: Page, address: str) -> None:
    open_standing(plain_page, address)
    expect(plain_page.get_by_text("Nobody has taken it on yet")).to_be_visible()
    plain_page.get_by_text("Change the days and times").first.click()
    plain_page.get_by_label("Monday").check()
    press(plain_page, "Change the days and times")
    expect(plain_page.get_by_text("Monday, Friday")).to_be_visible()
    press(plain_page, "Withdraw my request")
    press(plain_page, "Yes, withdraw it")
    expect(plain_page.get_by_text("Your request is withdrawn.")).to_be_visible()


def test_errors_are_told_and_what_was_typed_is_kept(plain_page: Page, address: str) -> None:
    open_form(plain_page, address)
    fill_in(plain_page)
    plain_page.get_by_label("Telephone number").fill("12")
    send(plain_page)
    assert plain_page.title().startswith("Error: ")
    summary = plain_page.get_by_role("alert")
    expect(summary).to_be_focused()
    summary.get_by_role("link").first.click()
    telephone = plain_page.get_by_label("Telephone number")
    expect(telephone).to_have_value("12")
    expect(telephone).to_have_attribute("aria-describedby", "telephone-hint telephone-problem")
    expect(plain_page.get_by_label("Full name of the person")).to_have_value(COMPLETE["name"])
    expect(plain_page.get_by_label("Friday")).to_be_checked()
    telephone.fill(COMPLETE["telephone"])
    send(plain_page)
    expect(plain_page.get_by_role("heading", name="Your code")).to_be_visible()


def test_lines_of_the_note_are_taken_out_and_added(plain_page: Page, address: str) -> None:
    open_form(plain_page, address)
    plain_page.get_by_label("Full name of the person").fill(COMPLETE["name"])
    press(plain_page, "Take out this line (Where it is)")
    expect(plain_page.get_by_label("Where it is", exact=True)).to_have_count(0)
    press(plain_page, "Add a line")
    expect(plain_page.get_by_label("Your words", exact=True)).to_be_focused()
    expect(plain_page.get_by_label("In your words", exact=True)).to_have_value(BUMPS)
    expect(plain_page.get_by_label("Full name of the person")).to_have_value(COMPLETE["name"])


def test_the_enter_key_sends_the_form_and_takes_out_no_line(plain_page: Page, address: str) -> None:
    open_form(plain_page, address)
    fill_in(plain_page)
    plain_page.get_by_label("Full name of the person").press("Enter")
    expect(plain_page.get_by_role("heading", name="Your code")).to_be_visible()


def test_the_confirmation_stays_when_it_is_loaded_again(plain_page: Page, address: str) -> None:
    open_confirmation(plain_page, address)
    told = plain_page.get_by_role("heading", name="Your code").inner_text()
    plain_page.reload()
    expect(plain_page.get_by_role("heading", name="Your code")).to_have_text(
        told.replace("\n", " ")
    )


@every_page
@pytest.mark.parametrize("width", [320, 640], ids=["320 pixels", "200% zoom"])
def test_nothing_is_wider_than_the_screen(
    plain_page: Page, address: str, name: str, width: int
) -> None:
    plain_page.set_viewport_size({"width": width, "height": 568})
    PAGES[name](plain_page, address)
    assert plain_page.evaluate("document.scrollingElement.scrollWidth") <= width


@every_page
def test_what_is_tapped_is_at_least_44_pixels_high(
    plain_page: Page, address: str, name: str
) -> None:
    plain_page.set_viewport_size(NARROW)
    PAGES[name](plain_page, address)
    tapped = plain_page.locator(
        "main .button, .small, summary, .tick label, input, textarea, .telephone"
    )
    heights = {}
    for each in tapped.filter(visible=True).all():
        if each.get_attribute("type") not in ("radio", "checkbox"):
            box = each.bounding_box()
            assert box
            heights[each.evaluate("it => it.outerHTML")] = box["height"]
    assert {html: height for html, height in heights.items() if height < 44} == {}
    assert heights


@every_page
@pytest.mark.parametrize("size", [NARROW, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing(page: Page, address: str, name: str, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    PAGES[name](page, address)
    assert axe_finds(page, within="main") == []
