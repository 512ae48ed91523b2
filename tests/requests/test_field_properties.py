"""What holds for every name, number, address and date, and for whatever else is typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.requests import read_requests
from bot.requests.email_address import read_email
from bot.requests.fields import (
    JOINERS,
    NAME_LIMIT,
    FieldError,
    read_age,
    read_name,
    read_wishes,
)
from bot.requests.preferred_date import read_not_before
from bot.requests.telephone import is_mobile, read_telephone, shown
from bot.settings import ROOT

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 24)
MANY = settings(max_examples=100, deadline=None)
FEW = settings(max_examples=50, deadline=None)  # dateparser takes its time

# Names: diacritics composed and apart, apostrophes, single letters, scripts from right to left.
SYLLABLES = st.sampled_from(
    ["X", "jo", "e\u0301", "\u00e9", "\u0142", "O'", "O\u2019", "-", "St. ", " ", "\u0645\u062d",
     "\u05e9\u05e8\u05d4", "\u738b", "\u0645\u06cc\u200c\u062e"]
)  # fmt: skip
NAMES = st.lists(SYLLABLES, min_size=1, max_size=12).map("".join)

UK_NUMBERS = st.one_of(
    st.builds("79{:08}".format, st.integers(0, 10**8 - 1)),
    st.builds("770090{:04}".format, st.integers(0, 9999)),
    st.builds("207{:07}".format, st.integers(0, 10**7 - 1)),
    st.builds("1632{:06}".format, st.integers(0, 10**6 - 1)),
)
UK_PREFIXES = ["0", "(0)", "+44", "+44 ", "0044", "0044 ", "+44(0)", "+44 (0) ", "0044 (0)"]
SEPARATORS = st.sampled_from(["", "", "", " ", "  ", "-", ".", "/", "\u2011", "\u00a0", ") "])

DATE_FORMATS = [
    "%d %B", "%d %b", "%d/%m", "%A %d %B", "%B %d", "%d.%m.", "the %d of %B", "from %d %b onwards",
    "%d %B %Y", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%y", "%d %b %y", "%Y-%m-%d",
    "%a, %d %b %Y", "%B %d, %Y", "not before %d/%m/%Y", "%d %m %Y",
]  # fmt: skip

# Pieces that readers look for, so that what is put together of them gets far into them.
PIECES = st.sampled_from(
    ["7", "07912", "345678", "+44", "(0)", " ", "\n", "\x00", "\u200f", "\u200d", "\u0301",
     "\ud800", "o", "ext", "jo", "@", "example", ".com", "<", ">", "mailto:", "://", "3",
     "/", "12", "dec", "next", "monday", "weeks", "in", "of", "\u00bd", "months", "\U0001f600",
     "\uff17", "\u0663"]
)  # fmt: skip
ANYTHING = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=10).map("".join))


def _age(typed: str) -> str:
    return str(read_age(typed, 3, 16))


def _wishes(typed: str) -> str:
    return read_wishes(typed) or ""


def _not_before(typed: str) -> str:
    return read_not_before(typed, TODAY).isoformat()


READERS = [read_name, _age, _wishes, read_telephone, read_email, _not_before]


@pytest.fixture(scope="module")
def codes() -> set[str]:
    return set(read_requests(ROOT / "knowledge").errors)


@pytest.mark.parametrize("read", READERS)
def test_whatever_is_typed_is_a_clean_value_or_an_error_with_a_sentence(
    read: Callable[[str], str], codes: set[str]
) -> None:
    @(FEW if read is _not_before else MANY)
    @given(typed=ANYTHING)
    def holds(typed: str) -> None:
        value, code = outcome(read, typed)
        if value is None:
            assert code in codes
            return
        assert read(value) == value
        lines = value.split("\n") if read is _wishes else [value]
        assert all(without_joiners(line).isprintable() for line in lines)

    holds()


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "typed", ["1" * 9000, "a" * 9000, "<" * 9000, "(0" * 4500, "1 o " * 2250, "in " * 3000]
)
def test_thousands_of_characters_are_an_error_as_any_other(
    read: Callable[[str], str], typed: str, codes: set[str]
) -> None:
    with pytest.raises(FieldError) as error:
        read(typed)
    assert error.value.code in codes


@MANY
@given(typed=NAMES)
def test_a_name_keeps_its_letters_and_signs(typed: str) -> None:
    if not any(map(str.isalpha, typed)) or len(typed) > NAME_LIMIT:
        return
    assert visible(read_name(typed)) == visible(typed)


@MANY
@given(
    number=UK_NUMBERS,
    prefix=st.sampled_from(UK_PREFIXES),
    separators=st.lists(SEPARATORS, min_size=10, max_size=10),
)
def test_a_number_of_the_uk_is_the_same_in_every_spelling(
    number: str, prefix: str, separators: list[str]
) -> None:
    typed = prefix + "".join(map("".join, zip(number, separators, strict=True)))
    e164 = read_telephone(typed)
    assert e164 == f"+44{number}"
    assert read_telephone(shown(e164)) == e164
    assert is_mobile(e164) is number.startswith("7")


@MANY
@given(
    local=st.text("abJO019_+'-", min_size=1, max_size=20),
    domain=st.builds(
        "{}.{}".format,
        st.text("abcxyz019", min_size=1, max_size=10),
        st.sampled_from(["com", "co.uk", "nhs.uk"]),
    ),
    spelling=st.sampled_from(["{}@{}", " {} @ {}. ", "<{}@{}>", "Jo Lee <{}@{}>", "mailto:{}@{}"]),
)
def test_an_address_is_the_same_in_every_spelling(local: str, domain: str, spelling: str) -> None:
    assert read_email(spelling.format(local, domain.upper())) == f"{local}@{domain}"


@pytest.mark.parametrize("spelling", DATE_FORMATS)
def test_a_day_within_a_year_is_the_same_in_every_spelling(spelling: str) -> None:
    @settings(FEW, max_examples=10)
    @given(ahead=st.integers(0, 364), today=st.dates(date(2024, 1, 1), date(2040, 1, 1)))
    def holds(ahead: int, today: date) -> None:
        day = today + timedelta(days=ahead)
        assert read_not_before(day.strftime(spelling), today) == day

    holds()


def outcome(read: Callable[[str], str], typed: str) -> tuple[str | None, str | None]:
    """The value, and else the code of the error."""
    try:
        return read(typed), None
    except FieldError as error:
        return None, error.code


def without_joiners(text: str) -> str:
    return re.sub(f"[{JOINERS}]", "", text)


def visible(name: str) -> str:
    return unicodedata.normalize("NFC", "".join(name.split())).strip(JOINERS)
