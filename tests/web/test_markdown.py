from __future__ import annotations

import pytest

from bot.web.markdown import to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**Please** wait.", "<p><strong>Please</strong> wait.</p>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("[NHS](https://nhs.uk)", '<p><a href="https://nhs.uk">NHS</a></p>\n'),
        ("[Call](tel:999)", '<p><a href="tel:999">Call</a></p>\n'),
        ("Call 999.", '<p>Call <a href="tel:999">999</a>.</p>\n'),
        ("**Call NHS 111**", '<p><strong>Call <a href="tel:111">NHS 111</a></strong></p>\n'),
        ("020 7946 0123", '<p><a href="tel:02079460123">020 7946 0123</a></p>\n'),
    ],
)
def test_simple_markdown_becomes_html(text: str, html: str) -> None:
    assert to_html(text) == html


@pytest.mark.parametrize(
    "text",
    ["Text 999.", 'Send "register" to 999.', "Dial 18001 111.", "See 111.nhs.uk.", "In 1999."],
)
def test_what_is_not_to_be_called_is_no_link(text: str) -> None:
    assert "<a" not in to_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        "[x](//other.example)",
        "![x](https://other.example/x.png)",
    ],
)
def test_nothing_comes_in_that_could_run_or_lead_elsewhere(text: str) -> None:
    html = to_html(text)
    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:alert" not in html or "href" not in html
    assert 'href="//' not in html
    assert 'href="data' not in html
