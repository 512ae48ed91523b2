from __future__ import annotations

import pytest

from bot.requests.fields import (
    NAME_LIMIT,
    WISHES_LIMIT,
    FieldError,
    one_line,
    read_age,
    read_name,
    read_wishes,
)

YOUNGEST = 3
CHILD_UNTIL = 16


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("  two \t words\n", "two words"),
        ("one\r\ntwo\u2028three\x85four\x1cfive", "one two three four five"),
        ("a\u00a0b\u2003c\u3000d", "a b c d"),
        ("cafe\u0301", "caf\u00e9"),
        ("cafe\u200b\u0301", "caf\u00e9"),
        ("\u202eevil\u202c\x00\x07 \ufefforder\ud800", "evil order"),
        ("a \u200b b", "a b"),
        ("\u200d a \u200c", "a"),
        ("\u0645\u06cc\u200c\u062e\u0648", "\u0645\u06cc\u200c\u062e\u0648"),
        ("\U0001f469\u200d\U0001f467", "\U0001f469\u200d\U0001f467"),
    ],
)
def test_a_line_is_tidied(typed: str, line: str) -> None:
    assert one_line(typed) == line


@pytest.mark.parametrize(
    "name",
    [
        "Jos\u00e9 N\u00fa\u00f1ez",
        "O'Brien",
        "O\u2019Brien",
        "Anne-Marie St. John",
        "X",
        "John Smith 2nd",
        "\u0645\u062d\u0645\u062f \u0639\u0644\u064a",
        "\u05e9\u05e8\u05d4 \u05db\u05d4\u05df",
        "\u738b\u5c0f\u660e",
        "a" * NAME_LIMIT,
    ],
)
def test_a_name_stays_as_it_is_written(name: str) -> None:
    assert read_name(f" {name}\n") == name


@pytest.mark.parametrize("field", ["name", "contact_name"])
@pytest.mark.parametrize(
    ("typed", "code", "values"),
    [
        ("", "missing", {}),
        (" \n\x00\u200b\u200d ", "missing", {}),
        ("07912 345678", "unreadable", {}),
        ("?!", "unreadable", {}),
        ("\U0001f600", "unreadable", {}),
        ("jo@example.com", "unreadable", {}),
        ("https://example.com", "unreadable", {}),
        ("a" * (NAME_LIMIT + 1), "too_long", {"limit": NAME_LIMIT}),
    ],
)
def test_a_name_that_cannot_be_used_is_told_by_its_field(
    typed: str, code: str, values: dict[str, int], field: str
) -> None:
    with pytest.raises(FieldError) as error:
        read_name(typed, field)
    assert (error.value.code, error.value.values) == (f"{field}_{code}", values)


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("7", 7),
        (" 7 years ", 7),
        ("seven", 7),
        ("Seven years old", 7),
        ("fifteen", 15),
        ("7yrs", 7),
        ("7yo", 7),
        ("7 y/o", 7),
        ("aged 7.", 7),
        ("7\u00bd", 7),
        ("7.5", 7),
        ("7 1/2", 7),
        ("7 and a half", 7),
        ("seven and a half years", 7),
        ("7 years and a half", 7),
        ("7 years and 3 months", 7),
        ("7y 3m", 7),
        ("40 months", 3),
        ("200 weeks", 3),
        ("\uff17", 7),
        ("\u0667", 7),
    ],
)
def test_an_age_is_read_in_whole_years(typed: str, years: int) -> None:
    assert read_age(typed, YOUNGEST, CHILD_UNTIL) == years


def test_an_age_in_months_is_rounded_down() -> None:
    assert read_age("18 months", 0, CHILD_UNTIL) == 1


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "age_missing"),
        ("\u200b\n", "age_missing"),
        ("old enough", "age_unreadable"),
        ("-7", "age_unreadable"),
        ("7-8", "age_unreadable"),
        ("7 m", "age_unreadable"),
        ("nearly 4", "age_unreadable"),
        ("12/03/2019", "age_unreadable"),
        ("2019", "age_unreadable"),
        ("\u00b2", "age_unreadable"),
        ("7" * 5000, "age_unreadable"),
        ("2\u00bd", "age_too_young"),
        ("35 months", "age_too_young"),
        ("6 weeks", "age_too_young"),
        ("10 days", "age_too_young"),
        ("zero", "age_too_young"),
        ("16", "age_adult"),
        ("120", "age_adult"),
    ],
)
def test_an_age_that_is_not_a_childs_is_told(typed: str, code: str) -> None:
    with pytest.raises(FieldError) as error:
        read_age(typed, YOUNGEST, CHILD_UNTIL)
    assert error.value.code == code


@pytest.mark.parametrize(
    ("typed", "wishes"),
    [
        ("", None),
        (" \n\x00\u200b\r\n", None),
        (" step-free \t access ", "step-free access"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("one\n\n \n\n\ntwo", "one\n\ntwo"),
        ("a" * WISHES_LIMIT + "\n", "a" * WISHES_LIMIT),
    ],
)
def test_wishes_keep_their_lines(typed: str, wishes: str | None) -> None:
    assert read_wishes(typed) == wishes


def test_wishes_have_a_limit() -> None:
    with pytest.raises(FieldError) as error:
        read_wishes("a" * (WISHES_LIMIT + 1))
    assert (error.value.code, error.value.values) == ("wishes_too_long", {"limit": WISHES_LIMIT})


def test_an_error_holds_nothing_of_what_was_typed() -> None:
    with pytest.raises(FieldError) as error:
        read_name("jo@example.com")
    assert str(error.value) == "name_unreadable"
