from __future__ import annotations

import pytest

from bot.requests.reference import read_reference, shown
from bot.store.identifiers import reference


@pytest.mark.parametrize(
    "typed",
    [
        "7KQ4MHXD",
        "7KQ4-MHXD",
        "7kq4-mhxd",
        "7kq4 mhxd",
        "  7KQ4  MHXD\n",
        "7 K Q 4 M H X D",
        "7KQ4–MHXD",
        "7KQ4.MHXD.",
        "“7Kq4-Mhxd”",
    ],
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert read_reference(typed) == "7KQ4MHXD"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "7KQ4-MHX",
        "7KQ4-MHXDD",
        "7KQ4-MHX0",
        "7KQ4-MHXO",
        "7KQ4-MHXÉ",
        "7KQ4-MHX٣",
        "7KQ4-MHX%",
        "07700 900123",
        "x" * 100_000,
        "-" * 100 + "7KQ4MHXD",
    ],
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_reference(typed) is None


def test_a_code_is_shown_in_two_halves() -> None:
    assert shown("7KQ4MHXD") == "7KQ4-MHXD"


def test_every_code_that_is_made_can_be_read_again() -> None:
    for code in (reference() for _ in range(100)):
        assert read_reference(shown(code)) == code
        assert read_reference(shown(code).lower()) == code
