"""What the widget shows, and what it does when something fails."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import answered, ask, field, log, open_chat, status
from tests.browser.stand_in import ADDRESS, StandIn, message, refusal

pytestmark = pytest.mark.browser

MARKDOWN = [
    ("one\n\ntwo", ["<p>one</p>", "<p>two</p>"]),
    ("lines\nof one paragraph", ["<p>lines of one paragraph</p>"]),
    ("so:\n- a\n- b", ["<p>so:</p>", "<ul><li>a</li><li>b</li></ul>"]),
    ("- a\n\n- b\n  goes on", ["<ul><li>a</li><li>b goes on</li></ul>"]),
    ("1. first\n2. second", ["<ol><li>first</li><li>second</li></ol>"]),
    ("**bold** word", ["<p><strong>bold</strong> word</p>"]),
    ("[the NHS](https://nhs.uk/x)", ['href="https://nhs.uk/x">the NHS']),
    ("[ring](tel:+442079460000)", ['<a href="tel:+442079460000">ring</a>']),
    ("[my request](/request/find)", ['href="http://clinic.test/request/find"']),
    ("[elsewhere](//evil.example)", ["<p>elsewhere</p>"]),
    ("Call 999, or NHS 111.", ['<a href="tel:999">999</a>', '<a href="tel:111">NHS 111</a>']),
    ("ring 020 7946 0000 now", ['<a href="tel:02079460000">020 7946 0000</a>']),
    ("+44 20 7946 0000", ['<a href="tel:+442079460000">+44 20 7946 0000</a>']),
    ("about 1999 or 1110 people", ["<p>about 1999 or 1110 people</p>"]),
    ("text 999", ["<p>text 999</p>"]),
    ("[no](javascript:alert(1))", ["<p>no)</p>"]),
    ("<img src=x onerror=alert(1)>", ["&lt;img src=x onerror=alert(1)&gt;"]),
    ("**<b>x</b>**", ["<strong>&lt;b&gt;x&lt;/b&gt;</strong>"]),
    ("2 * 3 ** 4", ["<p>2 * 3 ** 4</p>"]),
]


@pytest.mark.parametrize(("text", "parts"), MARKDOWN, ids=[text for text, _ in MARKDOWN])
def test_markdown_becomes_plain_structure_and_never_markup(
    page: Page, clinic: StandIn, text: str, parts: list[str]
) -> None:
    clinic.greeting = [message(text)]
    open_chat(page, ADDRESS)
    drawn = page.locator("article .words").inner_html()
    drawn = re.sub(r'<!--.*?-->| dir="auto"', "", drawn)
    for part in parts:
        assert part in drawn


def test_a_patients_own_words_are_shown_as_they_are(page: Page, clinic: StandIn) -> None:
    open_chat(page, ADDRESS)
    ask(page, "**is** <b>this</b> it?")
    expect(page.locator("article.patient .words")).to_have_text("**is** <b>this</b> it?")


def test_text_from_right_to_left_finds_its_direction(page: Page, clinic: StandIn) -> None:
    clinic.greeting = [message("I only speak English.\n\nأتحدث الإنجليزية فقط.", "notice")]
    open_chat(page, ADDRESS)
    directions = page.locator("article .words p").evaluate_all(
        "all => all.map((it) => getComputedStyle(it).direction)"
    )
    assert directions == ["ltr", "rtl"]


@pytest.mark.parametrize(
    ("level", "heading", "call"),
    [
        ("emergency", "Emergency: get help now", "Call 999"),
        ("same_day", "Get help today", "Call NHS 111"),
        ("see_doctor", "Please see a doctor", None),
    ],
)
def test_a_red_flag_says_in_words_how_urgent_it_is(
    page: Page, clinic: StandIn, level: str, heading: str, call: str | None
) -> None:
    clinic.replies = [[message("Do this.", "red_flag", level=level, sign="x")]]
    open_chat(page, ADDRESS)
    ask(page, "something bad")
    warning = page.locator("article.red_flag")
    expect(warning).to_contain_text(heading)
    expect(warning.get_by_role("link", name="Call")).to_have_count(1 if call else 0)
    if call:
        expect(warning.get_by_role("link", name=call)).to_be_visible()


@pytest.mark.parametrize(("status", "count"), [("draft", 1), ("approved", 0), (None, 0)])
def test_only_a_draft_says_that_no_clinician_has_reviewed_it(
    page: Page, clinic: StandIn, status: str | None, count: int
) -> None:
    clinic.greeting = [message("Some weeks.", status=status)]
    open_chat(page, ADDRESS)
    expect(page.get_by_text("Draft: not yet reviewed by a clinician")).to_have_count(count)


def test_sources_open_and_only_secure_addresses_are_links(page: Page, clinic: StandIn) -> None:
    clinic.greeting = [
        message(
            "Some weeks.",
            sources=[
                {"title": "Milia", "publisher": "NHS", "url": "https://www.nhs.uk/milia"},
                {"title": "A leaflet", "publisher": None, "url": None},
                {"title": "Odd", "publisher": None, "url": "javascript:alert(1)"},
            ],
        )
    ]
    open_chat(page, ADDRESS)
    source = page.get_by_role("link", name="Milia, NHS")
    expect(source).to_be_hidden()
    page.get_by_text("Sources (3)").click()
    expect(source).to_have_attribute("href", "https://www.nhs.uk/milia")
    expect(page.locator(".sources a")).to_have_count(1)


def test_a_judgement_is_sent_and_thanked_for(page: Page, clinic: StandIn) -> None:
    clinic.greeting = [message("Hello.", "notice"), message("Some weeks.")]
    open_chat(page, ADDRESS)
    page.get_by_role("button", name="No, this was not helpful").click()
    expect(page.get_by_text("Thank you for telling us.")).to_be_visible()
    assert clinic.feedback == [{"message_id": "m_1_1", "helpful": False}]


def test_a_reload_keeps_the_conversation_and_opens_no_other(page: Page, clinic: StandIn) -> None:
    clinic.replies = [[message("Some weeks.")]]
    open_chat(page, ADDRESS)
    ask(page, "how long")
    answered(page, 1)
    page.reload()
    expect(log(page)).to_contain_text("how long")
    expect(log(page)).to_contain_text("Some weeks.")
    assert clinic.opened == 1


def test_start_again_leaves_the_old_messages_behind_also_after_a_reload(
    page: Page, clinic: StandIn
) -> None:
    open_chat(page, ADDRESS)
    ask(page, "how long")
    answered(page, 1)
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_role("article")).to_have_count(1)
    page.reload()
    expect(page.get_by_role("article")).to_have_count(1)
    expect(log(page)).to_contain_text("Hello.")


def test_a_call_that_got_lost_is_repeated_with_the_same_id(page: Page, clinic: StandIn) -> None:
    clinic.replies = [None, [message("Some weeks.")]]
    open_chat(page, ADDRESS)
    ask(page, "how long")
    expect(status(page)).to_contain_text("The connection is slow. Trying again")
    expect(log(page)).to_contain_text("Some weeks.")
    first, second = clinic.received
    assert first == second


def test_a_busy_server_is_asked_again_when_it_said(page: Page, clinic: StandIn) -> None:
    clinic.replies = [refusal(429, "Too many.", retry_after=2), [message("Some weeks.")]]
    open_chat(page, ADDRESS)
    ask(page, "how long")
    expect(status(page)).to_contain_text("Trying again in 2 seconds")
    expect(log(page)).to_contain_text("Some weeks.")
    assert len(clinic.received) == 2


def test_what_could_not_be_sent_stays_and_can_be_sent_again(page: Page, clinic: StandIn) -> None:
    clinic.replies = [
        refusal(503, "We are switched off. Call NHS 111.", retry_after=900),
        [message("Some weeks.")],
    ]
    open_chat(page, ADDRESS)
    ask(page, "how long")
    failed = page.locator("article.patient")
    expect(failed).to_contain_text("Not sent. We are switched off.")
    expect(failed.get_by_role("link", name="NHS 111")).to_be_visible()
    page.get_by_role("button", name="Try again").click()
    expect(log(page)).to_contain_text("Some weeks.")
    expect(failed).to_have_count(1)
    expect(failed).not_to_contain_text("Not sent")
    assert clinic.received[0] == clinic.received[1]


@pytest.mark.parametrize("code", [401, 404])
def test_a_conversation_that_is_over_is_replaced_and_the_words_are_kept(
    page: Page, clinic: StandIn, code: int
) -> None:
    clinic.replies = [refusal(code, "The token has expired.")]
    open_chat(page, ADDRESS)
    ask(page, "how long for a baby")
    expect(log(page)).to_contain_text("we have opened a new one")
    expect(field(page)).to_have_value("how long for a baby")
    assert clinic.opened == 2
    field(page).press("Enter")
    answered(page, 1)
    assert clinic.received[-1]["text"] == "how long for a baby"


@pytest.mark.parametrize("code", [409, 413, 422])
def test_a_message_that_is_refused_returns_to_the_field_with_the_reason(
    page: Page, clinic: StandIn, code: int
) -> None:
    clinic.replies = [refusal(code, "Please keep it under 2,000 characters.")]
    open_chat(page, ADDRESS)
    ask(page, "a very long story")
    expect(field(page)).to_have_value("a very long story")
    expect(field(page)).to_have_accessible_description(
        re.compile("Please keep it under 2,000 characters")
    )
    expect(page.locator("article.patient")).to_have_count(0)


def test_an_empty_message_is_not_sent(page: Page, clinic: StandIn) -> None:
    open_chat(page, ADDRESS)
    ask(page, "  \n ")
    expect(page.get_by_role("alert")).to_have_text("Please type your question first.")
    assert clinic.received == []


def test_a_message_cut_off_by_a_reload_gets_its_answer(page: Page, clinic: StandIn) -> None:
    clinic.replies = [refusal(503, "Busy.", retry_after=30), [message("Some weeks.")]]
    open_chat(page, ADDRESS)
    ask(page, "how long")
    expect(status(page)).to_contain_text("Trying again in 30 seconds")
    page.reload()
    expect(log(page)).to_contain_text("Some weeks.")
    assert clinic.received[0] == clinic.received[1]


def test_an_expired_token_is_not_even_tried(page: Page, clinic: StandIn) -> None:
    kept = {"id": "c_0", "token": "old", "expiresAt": "2001-01-01T00:00:00+00:00"}
    page.add_init_script(f"sessionStorage.setItem('clinic-chat', {json.dumps(json.dumps(kept))})")
    open_chat(page, ADDRESS)
    expect(log(page)).to_contain_text("Hello.")
    assert clinic.opened == 1


def test_a_strict_policy_finds_nothing_to_complain_about(page: Page, clinic: StandIn) -> None:
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    open_chat(page, ADDRESS)
    ask(page, "how long")
    answered(page, 1)
    assert complaints == []
