from __future__ import annotations

import pytest

from bot.requests.email_address import LONGEST_TYPED, read_email
from bot.requests.fields import FieldError


@pytest.mark.parametrize(
    "typed",
    [
        "jo@example.com",
        " jo@EXAMPLE.com\n",
        "jo @ example.com",
        "<jo@example.com>",
        "Jo Smith <jo@example.com>",
        '"Smith, Jo" <jo@example.com>;',
        "(jo@example.com)",
        "mailto:jo@example.com",
        "<MAILTO: jo@example.com>",
        "jo@example.com.",
        "jo@example.com,",
        "jo\uff20example.com",
        "\u200ejo@\u200bexample.com\x00",
    ],
)
def test_an_address_is_read_however_it_is_written(typed: str) -> None:
    assert read_email(typed) == "jo@example.com"


@pytest.mark.parametrize(
    "address",
    [
        "Jo.Smith+skin@example.co.uk",
        "o'brien@example.com",
        "jos\u00e9@example.com",
        "jo@m\u00fcnchen.de",
        "\u7528\u6237@\u4f8b\u5b50.\u5e7f\u544a",
    ],
)
def test_an_unusual_address_stays_as_it_is_written(address: str) -> None:
    assert read_email(address) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "\x00 \n",
        "jo",
        "@",
        "jo@",
        "jo@localhost",
        "jo@gmail,com",
        "jo@exam ple.com",
        "jo@[127.0.0.1]",
        "jo@xn--0.com",
        "jo..smith@example.com",
        "a@example.com, b@example.com",
        "a@example.com b@example.com",
        "<a@example.com> <b@example.com>",
        "07912 345678",
        "a" * 65 + "@example.com",
        "jo@" + ("a" * 60 + ".") * 4 + "example.com",
        "Jo " * LONGEST_TYPED + "<jo@example.com>",
    ],
)
def test_what_is_no_single_address_is_told(typed: str) -> None:
    with pytest.raises(FieldError) as error:
        read_email(typed)
    assert error.value.code == "email_unreadable"
