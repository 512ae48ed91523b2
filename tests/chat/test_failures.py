from __future__ import annotations

import logging

import pytest

from bot.chat import failures


def test_an_error_is_reported_by_type_and_place_without_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    words = "my nose"
    try:
        raise ValueError(f"the patient wrote: {words}")
    except ValueError as error:
        failures.report(logging.getLogger("test"), "No answer", error)
    assert "No answer: ValueError" in caplog.text
    assert __file__ in caplog.text
    assert words not in caplog.text
