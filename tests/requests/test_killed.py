"""The server is killed again and again around the moment at which requests are sent."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event
from uuid import uuid4

import httpx
import pytest

from bot.settings import Settings
from bot.store import database, outbox, requests
from tests.requests import mail_server
from tests.requests.mail_server import CLINIC, MailServer, free_port
from tests.web.test_request_api import BODY

# Each process comes out of one that has loaded everything, so that many can be started.
PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.requests.request_server"])
START_SECONDS = 60
MAIL_SECONDS = 60
PATIENTS = 2
LATEST_KILL = 0.3  # seconds after the first request is on its way


class Patients:
    """Send one request after the other and note what they were told.

    Attributes:
        confirmed: the code that each request was answered with, by the name in it.
        open: names in requests that were sent without an answer, with the chat they came from.
    """

    def __init__(self, address: str) -> None:
        self.confirmed: dict[str, str] = {}
        self.open: dict[str, dict[str, str]] = {}
        self._address = address

    def send_until(self, gone: Event, sending: Event) -> None:
        with suppress(httpx.HTTPError), httpx.Client(base_url=self._address, timeout=20) as client:
            while not gone.is_set():
                chat = client.post("/api/conversations").json()
                name = f"Patient {uuid4().hex}"
                self.open[name] = chat
                sending.set()
                self.send(client, name, chat)

    def send_again(self) -> None:
        """What a browser does once the server is back."""
        with httpx.Client(base_url=self._address, timeout=20) as client:
            for name, chat in list(self.open.items()):
                self.send(client, name, chat)

    def send(self, client: httpx.Client, name: str, chat: dict[str, str]) -> None:
        version = client.get("/api/request-form").json()["consent"]["version"]
        answer = client.post(
            f"/api/conversations/{chat['id']}/requests",
            headers={"Authorization": f"Bearer {chat['token']}"},
            json={
                **BODY,
                "contact": {**BODY["contact"], "name": name},
                "consent": {"version": version, "given": True},
            },
        )
        assert answer.status_code == 201
        self.confirmed[name] = answer.json()["reference"]
        del self.open[name]


def serve(port: int, settings: Settings) -> None:
    # Only where it is needed: what it makes when it is loaded takes a second.
    from tests.requests import request_server

    request_server.serve(port, settings)


@contextmanager
def running(port: int, settings: Settings) -> Iterator[BaseProcess]:
    process = PROCESSES.Process(target=serve, args=(port, settings), daemon=True)
    process.start()
    try:
        wait_until_ready(port, process)
        yield process
    finally:
        process.kill()
        process.join()


def wait_until_ready(port: int, process: BaseProcess) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.is_alive():
        with suppress(httpx.HTTPError):
            if httpx.get(f"http://127.0.0.1:{port}/readyz").status_code == 200:
                return
        time.sleep(0.02)
    raise AssertionError("the server did not start")


def kill_again_and_again(times: int, folder: Path, mails: MailServer) -> None:
    database_url = f"sqlite:///{folder / 'assistant.sqlite'}"
    settings = Settings(database_url=database_url, mail=mails.settings)
    port = free_port()
    patients = Patients(f"http://127.0.0.1:{port}")
    for _ in range(times):
        gone, sending = Event(), Event()
        with running(port, settings) as process, ThreadPoolExecutor(PATIENTS) as threads:
            for _ in range(PATIENTS):
                threads.submit(patients.send_until, gone, sending)
            assert sending.wait(20)
            time.sleep(random.uniform(0, LATEST_KILL))
            process.kill()
            gone.set()
    left_open = len(patients.open)
    with running(port, settings):
        patients.send_again()
        wait_for_mails(database_url)

    sent = Counter((mail["To"], mail["Subject"].rsplit(" ", 1)[-1]) for mail in list(mails.mails))
    store = database.connect(database_url)
    with database.sessions(store)() as session:
        stored = Counter(row.name for row in requests.in_order(session))
    store.dispose()
    print(f"{times} kills: {len(patients.confirmed)} confirmed, {left_open} were left open")
    assert len(patients.confirmed) >= times
    assert stored == Counter(patients.confirmed.keys())  # each once, and no other
    for reference in patients.confirmed.values():
        assert sent[CLINIC, reference] >= 1
        assert sent["sian@example.com", reference] >= 1


def wait_for_mails(database_url: str) -> None:
    store = database.connect(database_url)
    deadline = time.monotonic() + MAIL_SECONDS
    try:
        while time.monotonic() < deadline:
            with database.sessions(store)() as session:
                if all(mail.sent_at for mail in outbox.all_of(session)):
                    return
            time.sleep(0.2)
    finally:
        store.dispose()
    raise AssertionError("some mails did not go out")


@pytest.mark.services
def test_what_was_confirmed_is_there_once_and_its_mails_go_out_after_20_kills(
    tmp_path: Path,
) -> None:
    with mail_server.running() as mails:
        kill_again_and_again(20, tmp_path, mails)


@pytest.mark.long
def test_what_was_confirmed_is_there_once_and_its_mails_go_out_after_200_kills(
    tmp_path: Path,
) -> None:
    with mail_server.running() as mails:
        kill_again_and_again(200, tmp_path, mails)
