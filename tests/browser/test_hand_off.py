"""From the first words to a withdrawn request, in the browser and against the real server."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.requests.reference import read_reference
from tests.browser.chat import ask, confirmation, open_chat, send_button

pytestmark = [pytest.mark.browser, pytest.mark.model]

DESCRIPTION = "Is this milia? A tiny white bump under my left eye for 3 months, I'm 34"
CORRECTED = "for about 4 months, I looked it up"
NAME, TELEPHONE, EMAIL = "Siobhan Oyelaran", "07912 345678", "siobhan.o@example.com"
DETAILS = re.compile(r"siobhan|oyelaran|7912[ -]?345[ -]?678", re.IGNORECASE)
"""What must be found in the record and nowhere else, however it is written."""


def press(page: Page, title: str) -> None:
    page.get_by_role("button", name=title, exact=True).click()


def describe_and_check(page: Page, address: str) -> None:
    """Describes a bump, goes through the check, and opens the form."""
    open_chat(page, f"{address}/")
    ask(page, DESCRIPTION)
    press(page, "Check my bump")
    result = page.get_by_text("usual picture of milia", exact=False).last
    for _ in range(8):
        choices = page.get_by_role("group", name="Suggested replies")
        expect(choices).to_be_visible()
        if not choices.get_by_role("button", name="I don't know").count():
            break
        choices.get_by_role("button", name="I don't know").click()
    expect(result).to_be_visible()
    press(page, "Ask for a consultation here")
    expect(send_button(page)).to_be_visible()


def line(page: Page, title: str) -> Locator:
    """A line of the note."""
    return page.get_by_role("textbox", name=title)


def fill_in(page: Page) -> None:
    page.get_by_label("For me").check()
    page.get_by_label("Full name of the person to be seen").fill(NAME)
    page.get_by_label("Telephone number", exact=True).fill(TELEPHONE)
    page.get_by_label("E-mail address", exact=True).fill(EMAIL)
    page.get_by_label("Call me", exact=True).check()
    page.get_by_label("Monday").check()
    page.get_by_label("I agree").check()


def look_up(page: Page, contact: str) -> None:
    page.get_by_label("The telephone number or e-mail address that you gave").fill(contact)
    page.get_by_role("button", name="Look it up").click()


def withdraw(page: Page) -> None:
    page.get_by_role("button", name="Withdraw my request").click()
    page.get_by_role("button", name="Yes, withdraw it").click()
    expect(page.get_by_text("Your request is withdrawn")).to_be_visible()


def row_of(folder: Path, code: str) -> dict[str, object]:
    with sqlite3.connect(folder / "assistant.sqlite") as database:
        database.row_factory = sqlite3.Row
        [row] = database.execute(
            "SELECT * FROM consultation_requests WHERE reference = ?", [read_reference(code)]
        )
        return dict(row)


def places_of_details(folder: Path) -> set[str]:
    """Each table of the database, and each file beside it, in which a detail is found."""
    found = {
        file.name
        for file in folder.iterdir()
        if "sqlite" not in file.name and DETAILS.search(file.read_text(errors="replace"))
    }
    with sqlite3.connect(folder / "assistant.sqlite") as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master")]
        for table in tables:
            if not table.startswith(("ix_", "sqlite_")):
                rows = database.execute(f"SELECT * FROM {table}").fetchall()
                found |= {table} if DETAILS.search(str(rows)) else set()
    return found


def test_describe_check_request_edit_submit_reload_look_up_and_withdraw(
    page: Page, server: str, server_folder: Path
) -> None:
    describe_and_check(page, server)

    expect(line(page, "Where it is")).to_have_value(re.compile("under the eye", re.I))
    line(page, "How long it has been there").fill(CORRECTED)
    fill_in(page)
    send_button(page).click()

    expect(confirmation(page)).to_be_visible()
    code = confirmation(page).locator("strong.reference").inner_text()
    row = row_of(server_folder, code)
    assert (row["name"], row["telephone"], row["state"]) == (NAME, "+447912345678", "received")
    assert CORRECTED in str(row["note"])

    page.reload()
    expect(confirmation(page).locator("strong.reference")).to_have_text(code)
    expect(send_button(page)).to_have_count(0)

    with page.expect_popup() as opened:
        confirmation(page).get_by_role("link", name="Look at your request").click()
    record = opened.value
    look_up(record, "07912 345679")
    expect(record.get_by_text("We find no request with this code").first).to_be_visible()
    look_up(record, "+44 (0)7912 345 678")
    expect(record.get_by_text("Nobody has taken it on yet")).to_be_visible()
    expect(record.get_by_text(CORRECTED)).to_be_visible()
    withdraw(record)
    row = row_of(server_folder, code)
    assert (row["state"], row["name"], row["telephone"], row["note"]) == (
        "withdrawn", None, None, None,
    )  # fmt: skip


def test_the_same_without_script(browser: Browser, server: str, server_folder: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{server}/request")
    page.get_by_label("Where is the bump").fill(DESCRIPTION)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("usual picture of milia").first).to_be_visible()

    line(page, "How long it has been there").fill(CORRECTED)
    fill_in(page)
    page.get_by_label("Telephone number", exact=True).fill("07912")
    send_button(page).last.click()
    expect(page.get_by_text("A digit seems to be missing").first).to_be_visible()
    page.get_by_label("Telephone number", exact=True).fill(TELEPHONE)
    send_button(page).last.click()

    code = re.findall(r"\b\w{4}-\w{4}\b", page.get_by_role("main").inner_text())[0]
    page.reload()
    expect(page.get_by_role("main")).to_contain_text(code)
    assert row_of(server_folder, code)["name"] == NAME

    page.goto(f"{server}/request/find?reference={code}")
    look_up(page, EMAIL.upper())
    expect(page.get_by_text("Nobody has taken it on yet")).to_be_visible()
    withdraw(page)
    assert row_of(server_folder, code)["state"] == "withdrawn"
    page.context.close()


def test_the_form_of_a_chat_can_be_filled_in_as_a_page(
    page: Page, server: str, server_folder: Path
) -> None:
    describe_and_check(page, server)
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Open this form as a page").click()
    form = opened.value
    expect(line(form, "Where it is")).to_have_value(re.compile("under the eye", re.I))
    fill_in(form)
    form.get_by_role("button", name="Send my request").last.click()
    code = re.findall(r"\b\w{4}-\w{4}\b", form.get_by_role("main").inner_text())[0]
    assert row_of(server_folder, code)["conversation_id"]


def test_contact_details_are_found_in_the_record_and_nowhere_else(
    page: Page, server: str, server_folder: Path
) -> None:
    open_chat(page, f"{server}/")
    ask(page, f"my name is {NAME}, ring me on {TELEPHONE} or write to {EMAIL}, can I book?")
    expect(page.get_by_text("I took a personal detail")).to_be_visible()
    press(page, "Ask for a consultation here")
    page.get_by_label("For me").check()
    expect(page.get_by_label("Telephone number", exact=True)).to_have_value(TELEPHONE)
    expect(page.get_by_label("E-mail address", exact=True)).to_have_value(EMAIL)
    expect(page.get_by_label("Full name of the person to be seen")).to_have_value(NAME)
    assert places_of_details(server_folder) <= {"consultation_requests"}  # of the tests before

    fill_in(page)
    send_button(page).click()
    expect(confirmation(page)).to_be_visible()
    ask(page, "did my request go through")
    expect(page.get_by_text("I cannot see requests").first).to_be_visible()
    assert places_of_details(server_folder) == {"consultation_requests"}
    assert {file.name for file in server_folder.iterdir()} >= {"output.txt", "assistant.sqlite"}
