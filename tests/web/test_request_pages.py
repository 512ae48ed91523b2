from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette

from bot.chat.access import Key
from bot.knowledge.current import current_knowledge
from bot.requests.note import LONGEST_LINE, MOST_LINES
from bot.store import database
from bot.store.request_models import ConsultationRequest
from tests.service import new_database
from tests.web.request_service import (
    BUMPS,
    COMPLETE,
    FORM_MESSAGE,
    Fields,
    make_log,
    make_pages,
)

WORDS = current_knowledge().requests
PAGES = WORDS.pages
CONTACT = COMPLETE["telephone"]
FORM_TYPE = {"Content-Type": "application/x-www-form-urlencoded"}
TOLD = "or go to A&amp;E now"
POSTS = ["", "/note", "/send", "/find", "/calendar", "/change", "/withdraw"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Engine]:
    with new_database(tmp_path) as store:
        yield store


@pytest.fixture
def application(store: Engine) -> Starlette:
    return make_pages(store)


@pytest.fixture
async def client(application: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(application)
    async with httpx.AsyncClient(transport=transport, base_url="https://chat.example") as client:
        yield client


async def open_chat(store: Engine, lifetime: timedelta = timedelta(hours=1)) -> Key:
    return (await make_log(store, lifetime).open("web", [FORM_MESSAGE])).key


async def open_form(client: httpx.AsyncClient, description: str = BUMPS) -> dict[str, Any]:
    page = await client.post("/request", data={"description": description})
    assert page.status_code == 200
    return Fields(page.text).values


async def send(client: httpx.AsyncClient, **changed: Any) -> httpx.Response:
    filled = {**await open_form(client), **COMPLETE, **changed}
    return await client.post("/request/send", data=filled)


async def sent_reference(client: httpx.AsyncClient, **changed: Any) -> str:
    response = await send(client, **changed)
    assert response.status_code == 303, response.text
    return response.headers["Location"].rsplit("/", 1)[-1]


async def ask(client: httpx.AsyncClient, path: str, reference: str, **more: Any) -> httpx.Response:
    return await client.post(
        f"/request/{path}", data={"reference": reference, "contact": CONTACT, **more}
    )


def count(store: Engine) -> int:
    with database.sessions(store).begin() as session:
        return session.execute(select(func.count()).select_from(ConsultationRequest)).scalar_one()


def title_of(page: str) -> str:
    found = re.search(r"<title>(.*?)</title>", page)
    assert found
    return found[1]


async def test_a_description_leads_to_the_form_with_what_the_check_said(
    client: httpx.AsyncClient,
) -> None:
    page = (await client.post("/request", data={"description": BUMPS})).text
    assert PAGES["checked_title"] in page
    assert "<strong>fits</strong> the usual picture" in page
    assert Fields(page).values["line_text"] == [BUMPS, "under the eyes"]


async def test_a_chat_leads_to_the_form_with_its_note(
    client: httpx.AsyncClient, store: Engine
) -> None:
    key = await open_chat(store)
    given = {"conversation": key.conversation_id, "token": key.token}
    page = (await client.post("/request", data=given)).text
    fields = Fields(page).values
    assert fields["line_text"] == ["cheek", "no"]
    assert (fields["person"], fields["age"]) == (["child"], ["7"])
    sent = await client.post("/request/send", data={**fields, **COMPLETE})
    assert sent.status_code == 303
    with database.sessions(store).begin() as session:
        taken = session.execute(select(ConsultationRequest)).scalar_one()
        assert (taken.channel, taken.conversation_id) == ("chat", key.conversation_id)


async def test_a_request_is_taken_once_however_often_it_is_sent(
    client: httpx.AsyncClient, store: Engine
) -> None:
    filled = {**await open_form(client), **COMPLETE}
    answers = [await client.post("/request/send", data=filled) for _ in range(2)]
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert count(store) == 1


async def test_the_confirmation_shows_the_code_and_nothing_personal(
    client: httpx.AsyncClient,
) -> None:
    reference = await sent_reference(client)
    page = await client.get(f"/request/sent/{reference}")
    assert page.status_code == 200
    assert reference in page.text
    assert not any(told in page.text for told in (COMPLETE["name"], CONTACT, BUMPS))


async def test_a_warning_comes_first_and_has_to_be_read(
    client: httpx.AsyncClient, store: Engine
) -> None:
    page = (await client.post("/request", data={"description": "I cannot breathe"})).text
    assert page.index(TOLD) < page.index('id="note"')
    filled = {**Fields(page).values, **COMPLETE}
    unread = await client.post("/request/send", data=filled)
    assert unread.status_code == 422
    assert TOLD in unread.text
    assert '<a href="#warning_read">' in unread.text
    assert count(store) == 0
    read = await client.post("/request/send", data={**filled, "warning_read": "yes"})
    confirmation = await client.get(read.headers["Location"])
    assert "Please still call" in confirmation.text


async def test_a_warning_sign_added_to_the_note_is_found(client: httpx.AsyncClient) -> None:
    page = await send(client, line_text=[BUMPS, "and I cannot breathe"])
    assert page.status_code == 422
    assert TOLD in page.text
    assert 'name="warning_read"' in page.text


async def test_a_warning_does_not_wait_until_a_description_is_shortened(
    client: httpx.AsyncClient,
) -> None:
    description = "I cannot breathe. " + "x" * LONGEST_LINE
    page = await client.post("/request", data={"description": description})
    assert page.status_code == 422
    assert TOLD in page.text
    assert Fields(page.text).values["description"] == [description]


async def test_who_is_too_young_is_sent_to_those_who_see_babies(client: httpx.AsyncClient) -> None:
    page = (await client.post("/request", data={"description": "my baby has bumps"})).text
    assert "health visitor" in page
    assert "/request/send" not in page


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"person": ""}, "person"),
        ({"name": ""}, "name"),
        ({"person": "child", "age": "ten"}, "contact_name"),
        ({"telephone": "", "email": ""}, "telephone"),
        ({"telephone": "12"}, "telephone"),
        ({"reach": "pigeon"}, "reach"),
        ({"days": "someday"}, "days"),
        ({"not_before": "when pigs fly"}, "not_before"),
        ({"wishes": "x" * 501}, "wishes"),
        ({"consent": ""}, "consent"),
        ({"consent_version": "of old"}, "consent"),
        ({"line_text": ["x" * (LONGEST_LINE + 1)]}, "note"),
    ],
)
async def test_an_error_stands_on_top_and_at_its_field(
    client: httpx.AsyncClient, changed: dict[str, Any], field: str
) -> None:
    page = await send(client, **changed)
    assert page.status_code == 422
    assert title_of(page.text).startswith("Error: ")
    assert f'<a href="#{field}">' in page.text
    assert f'id="{field}"' in page.text
    assert f'id="{field}-problem"' in page.text


async def test_everything_typed_is_kept_when_something_is_wrong(client: httpx.AsyncClient) -> None:
    typed = {
        **COMPLETE,
        "person": "child",
        "age": "7",
        "contact_name": "",
        "email": "not an address",
        "days": ["monday", "friday"],
        "times": ["evening"],
        "not_before": "whenever",
        "wishes": 'Step-free, "please" <b>',
        "line_title": ["", "In your words"],
        "line_text": ["First\nand second", "<script>"],
    }
    before = await open_form(client)
    page = await client.post("/request/send", data={**before, **typed})
    after = Fields(page.text).values
    expected = {
        name: value if isinstance(value, list) else [value] for name, value in typed.items()
    }
    assert {name: after[name] for name in typed} == expected
    assert after["client_request_id"] == before["client_request_id"]
    assert "<script>" not in page.text


@pytest.mark.parametrize(
    ("pressed", "left"),
    [
        ({"remove": "0"}, ["two"]),
        ({"remove": "1"}, ["one"]),
        ({"remove": "7"}, ["one", "two"]),
        ({"remove": "first"}, ["one", "two"]),
        ({"add": "1"}, ["one", "two", ""]),
    ],
)
async def test_lines_are_taken_out_and_added_and_the_rest_is_kept(
    client: httpx.AsyncClient, pressed: dict[str, str], left: list[str]
) -> None:
    filled = {**await open_form(client), **COMPLETE, "line_text": ["one", "two"]}
    page = await client.post("/request/note", data={**filled, **pressed})
    assert page.status_code == 200
    fields = Fields(page.text).values
    assert fields["line_text"] == left
    assert fields["name"] == [COMPLETE["name"]]
    assert fields["consent"] == ["yes"]


async def test_no_more_lines_are_added_than_are_taken(client: httpx.AsyncClient) -> None:
    full = {**await open_form(client), "line_text": ["x"] * MOST_LINES, "add": "1"}
    page = (await client.post("/request/note", data=full)).text
    assert len(Fields(page).values["line_text"]) == MOST_LINES
    assert 'name="add"' not in page


async def test_a_chat_that_ended_meanwhile_does_not_lose_what_was_filled_in(
    client: httpx.AsyncClient, store: Engine
) -> None:
    gone = await open_chat(store, timedelta(seconds=-1))
    filled = {**await open_form(client), **COMPLETE}
    filled.update(conversation=gone.conversation_id, token=gone.token)
    assert (await client.post("/request/note", data={**filled, "add": "1"})).status_code == 200
    incomplete = await client.post("/request/send", data={**filled, "name": ""})
    assert Fields(incomplete.text).values["telephone"] == [CONTACT]
    assert (await client.post("/request/send", data=filled)).status_code == 303
    with database.sessions(store).begin() as session:
        assert session.execute(select(ConsultationRequest.conversation_id)).scalar_one() is None


@pytest.mark.parametrize(
    "broken",
    ["wrong token", "no token", "no such chat", "odd name", "expired"],
)
async def test_a_chat_that_cannot_be_opened_leads_to_the_description(
    client: httpx.AsyncClient, store: Engine, broken: str
) -> None:
    key = await open_chat(store, timedelta(hours=-1 if broken == "expired" else 1))
    given = {"conversation": key.conversation_id, "token": key.token}
    given |= {
        "wrong token": {"token": "another"},
        "no token": {"token": ""},
        "no such chat": {"conversation": "c_none"},
        "odd name": {"conversation": "../c"},
    }.get(broken, {})
    page = await client.post("/request", data=given)
    assert page.status_code == 404
    assert PAGES["chat_unknown"] in page.text
    assert 'href="/request"' in page.text


async def test_a_failure_keeps_what_was_filled_in_and_out_of_the_log(
    client: httpx.AsyncClient,
    application: Starlette,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def fail(*_: Any) -> None:
        raise OperationalError(BUMPS, {}, Exception(BUMPS))

    monkeypatch.setattr(application.state.acceptance, "submit", fail)
    page = await send(client)
    assert page.status_code == 503
    assert PAGES["not_sent"] in page.text
    assert Fields(page.text).values["name"] == [COMPLETE["name"]]
    assert "OperationalError" in caplog.text
    assert BUMPS not in caplog.text


async def test_a_failure_elsewhere_is_a_page_too(
    client: httpx.AsyncClient, application: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(application.state.record, "look_up", fail)
    page = await ask(client, "find", "7KQ4-MHXD")
    assert page.status_code == 503
    assert PAGES["unavailable"] in page.text


@pytest.mark.parametrize("typed", ["as shown", "in small letters", "without the hyphen"])
async def test_a_request_is_looked_up_with_its_code_and_contact(
    client: httpx.AsyncClient, typed: str
) -> None:
    reference = await sent_reference(client, days=["monday"], wishes="Step-free")
    code = {
        "as shown": reference,
        "in small letters": reference.lower(),
        "without the hyphen": reference.replace("-", ""),
    }[typed]
    page = (await ask(client, "find", code)).text
    assert PAGES["state_received"] in page
    assert BUMPS in page
    assert "<dd>Monday</dd>" in page
    assert "<dd>Step-free</dd>" in page
    assert COMPLETE["name"] not in page


async def test_the_link_of_a_mail_fills_in_the_code(client: httpx.AsyncClient) -> None:
    page = await client.get("/request/find", params={"reference": '7KQ4-MHXD"><b>'})
    assert Fields(page.text).values["reference"] == ['7KQ4-MHXD"><b>']


@pytest.mark.parametrize("path", ["find", "calendar", "change", "withdraw"])
async def test_a_wrong_code_and_a_wrong_contact_get_the_same_answer(
    client: httpx.AsyncClient, path: str
) -> None:
    reference = await sent_reference(client)
    wrong_code = await ask(client, path, "7KQ4-MHXD", sure="yes")
    wrong_contact = await ask(client, path, reference, contact="020 7946 0999", sure="yes")
    assert wrong_code.status_code == wrong_contact.status_code
    assert PAGES["find_unknown"] in wrong_code.text
    assert PAGES["find_unknown"] in wrong_contact.text
    assert title_of(wrong_code.text).startswith("Error: ")
    assert (await ask(client, "find", reference)).status_code == 200


async def test_a_proposed_time_is_shown_and_goes_into_a_calendar(
    client: httpx.AsyncClient, application: Starlette
) -> None:
    reference = await sent_reference(client)
    without = await ask(client, "calendar", reference)
    assert PAGES["state_received"] in without.text
    moment = datetime(2026, 7, 3, 13, 30, tzinfo=timezone.utc)
    await application.state.record.acknowledge(reference, "Staff", moment)
    page = (await ask(client, "find", reference)).text
    assert PAGES["state_acknowledged"] in page
    assert "Friday 3 July 2026, 14:30" in page
    file = await ask(client, "calendar", reference)
    assert file.headers["Content-Type"].startswith("text/calendar")
    assert "attachment" in file.headers["Content-Disposition"]
    assert file.text.startswith("BEGIN:VCALENDAR")


async def test_days_and_times_are_changed(client: httpx.AsyncClient) -> None:
    reference = await sent_reference(client, days=["monday"])
    page = (await ask(client, "change", reference, days=["friday"], wishes="Later")).text
    assert PAGES["changed"] in page
    again = (await ask(client, "find", reference)).text
    assert "<dd>Friday</dd>" in again
    assert "<dd>Later</dd>" in again


async def test_days_that_cannot_be_used_are_told_and_change_nothing(
    client: httpx.AsyncClient,
) -> None:
    reference = await sent_reference(client, days=["monday"])
    page = await ask(client, "change", reference, days=["friday"], not_before="whenever")
    assert page.status_code == 422
    assert 'id="not_before-problem"' in page.text
    fields = Fields(page.text).values
    assert (fields["days"], fields["not_before"]) == (["friday"], ["whenever"])
    assert "<dd>Monday</dd>" in (await ask(client, "find", reference)).text


async def test_a_request_is_withdrawn_only_when_the_patient_is_sure(
    client: httpx.AsyncClient,
) -> None:
    reference = await sent_reference(client)
    asked = await ask(client, "withdraw", reference)
    assert PAGES["withdraw_sure"] in asked.text
    assert PAGES["state_received"] in (await ask(client, "find", reference)).text
    assert PAGES["withdrawn"] in (await ask(client, "withdraw", reference, sure="yes")).text
    assert PAGES["find_unknown"] in (await ask(client, "find", reference)).text


async def test_a_request_that_staff_took_on_is_withdrawn_and_stays_on_record(
    client: httpx.AsyncClient, application: Starlette
) -> None:
    reference = await sent_reference(client)
    await application.state.record.acknowledge(reference, "Staff")
    page = await ask(client, "withdraw", reference, sure="yes")
    assert PAGES["withdrawn_acknowledged"] in page.text
    later = (await ask(client, "find", reference)).text
    assert PAGES["state_withdrawn"] in later
    assert 'action="/request/withdraw"' not in later
    assert PAGES["state_withdrawn"] in (await ask(client, "withdraw", reference)).text


@pytest.mark.parametrize("reference", ["7KQ4-MHXD", "none", "%00", "x" * 500])
async def test_nobody_knows_a_code_that_was_not_given(
    client: httpx.AsyncClient, reference: str
) -> None:
    page = await client.get(f"/request/sent/{reference}")
    assert page.status_code == 404
    assert PAGES["reference_unknown"] in page.text


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"", FORM_TYPE),
        (b"", {}),
        (b"{}", {"Content-Type": "application/json"}),
        (b"--x\r\nrubbish", {"Content-Type": "multipart/form-data; boundary=x"}),
        (b"description=%ff%00%fe&reference=%ed%a0%80&name=\xff", FORM_TYPE),
        (b"&&==%%%=&a=b=c&=", FORM_TYPE),
        (b"a=1&" * 300, FORM_TYPE),
        (b"person=self&person=child&reference=a&reference=b&line_title=only", FORM_TYPE),
        (b"line_text=1&line_text=2&remove=-1&client_request_id=" + b"x" * 99, FORM_TYPE),
    ],
    ids=[
        "nothing", "no type", "json", "multipart", "no unicode", "odd signs", "many fields",
        "twice", "no titles",
    ],
)  # fmt: skip
async def test_bad_input_gets_a_page_that_says_what_to_do(
    client: httpx.AsyncClient, path: str, body: bytes, headers: dict[str, str]
) -> None:
    page = await client.post(f"/request{path}", content=body, headers=headers)
    assert page.status_code in (200, 400, 422)
    assert page.headers["Content-Type"].startswith("text/html")
    assert "<h1>" in page.text


@pytest.mark.parametrize("path", POSTS)
async def test_a_body_of_megabytes_is_refused_before_it_is_read(
    client: httpx.AsyncClient, path: str
) -> None:
    taken = 0

    async def body() -> AsyncIterator[bytes]:
        nonlocal taken
        for _ in range(100):
            taken += 1
            yield b"description=" + b"x" * 100_000

    page = await client.post(f"/request{path}", content=body(), headers=FORM_TYPE)
    assert page.status_code == 413
    assert PAGES["too_large"] in page.text
    assert taken < 20


@pytest.mark.parametrize("path", ["/send", "/note", "/calendar", "/change", "/withdraw"])
async def test_the_address_of_a_form_leads_back_to_its_beginning(
    client: httpx.AsyncClient, path: str
) -> None:
    page = await client.get(f"/request{path}")
    assert page.status_code == 303
    assert (await client.get(page.headers["Location"])).status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", ""), ("GET", "/find"), ("GET", "/sent/none"), *(("POST", path) for path in POSTS)],
)
async def test_no_page_is_kept_nor_told_to_others_nor_knows_its_reader(
    client: httpx.AsyncClient, method: str, path: str
) -> None:
    page = await client.request(method, f"/request{path}")
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in page.headers
    assert "tel:999" in page.text
    assert f"tel:{current_knowledge().clinic.telephone.dial}" in page.text
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", page.text)


async def test_a_description_brings_no_markup_with_it(client: httpx.AsyncClient) -> None:
    page = await client.post("/request", data={"description": "<b>I cannot breathe</b>"})
    assert "<b>" not in page.text
    assert TOLD in page.text
