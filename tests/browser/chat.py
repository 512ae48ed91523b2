"""What a patient does in the chat, for the browser tests."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.stand_in import ADDRESS

PHONE: ViewportSize = {"width": 320, "height": 568}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}


def open_chat(page: Page, address: str) -> None:
    """Goes to the page and opens the chat, which greets."""
    page.goto(address)
    page.get_by_role("button", name="Ask about milia").click()
    expect(page.get_by_role("article").first).to_be_visible()


def field(page: Page) -> Locator:
    """Where the patient writes."""
    return page.get_by_label("Your message")


def ask(page: Page, question: str) -> None:
    """Writes a question and sends it."""
    field(page).fill(question)
    field(page).press("Enter")


def log(page: Page) -> Locator:
    """The messages of both sides."""
    return page.get_by_role("log", name="Messages")


def answered(page: Page, questions: int) -> None:
    """Waits until so many messages of the patient stand there and the last has its reply."""
    expect(page.locator("article.patient")).to_have_count(questions)
    expect(page.locator("article.patient:last-child")).to_have_count(0)


def status(page: Page) -> Locator:
    """What the chat says of what is going on."""
    return page.locator("clinic-chat").get_by_role("status")


def open_form(page: Page) -> None:
    """Asks for a consultation and waits for the form."""
    open_chat(page, ADDRESS)
    ask(page, "book")
    page.get_by_role("button", name="Ask for a consultation here").click()
    expect(send_button(page)).to_be_visible()


def send_button(page: Page) -> Locator:
    """What sends the request."""
    return page.get_by_role("button", name="Send my request")


def confirmation(page: Page) -> Locator:
    """The message that says that the clinic has the request."""
    return page.get_by_role("article").filter(has_text="The clinic has your request")
