"""The simple Markdown of texts as HTML, for pages that a server draws."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup

SCHEMES = frozenset(["http", "https", "tel"])
# Telephone numbers worth a tap, as in the chat. To text 999 or to dial 18001 before 111 is the way
# of people who cannot call, and 111.nhs.uk is an address.
_NUMBER = re.compile(
    r"\b(?:text|to) 999\b|\b18001 111\b"
    r"|(?P<number>(?:\b0|\+44 ?)\d{2,4} ?\d{3,4} ?\d{3,4}\b|\b999\b|\b(?:NHS )?111\b(?!\.\w))",
    re.IGNORECASE,
)


class _SafeMarkdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's own name
        """Lets a link lead to a web page or a telephone number and nowhere else."""
        return urlsplit(url).scheme in SCHEMES


def to_html(text: str) -> Markup:
    """Draws a text.

    Args:
        text: simple Markdown; HTML in it is shown as the characters that it is made of.

    Returns:
        HTML for a page.
    """
    return Markup(_MARKDOWN.render(text))


def _link_numbers(state: StateCore) -> None:
    for block in state.tokens:
        if block.type != "inline":
            continue
        children: list[Token] = []
        inside_link = False
        for token in block.children or ():
            inside_link = token.type == "link_open" or (inside_link and token.type != "link_close")
            if token.type == "text" and not inside_link:
                children += _split(token.content)
            else:
                children.append(token)
        block.children = children


def _split(text: str) -> list[Token]:
    tokens = []
    end = 0
    for found in _NUMBER.finditer(text):
        number = found["number"]
        if number is None:
            continue
        dialled = re.sub(r"[^\d+]", "", number)
        tokens += [
            _text(text[end : found.start()]),
            Token("link_open", "a", 1, attrs={"href": f"tel:{dialled}"}),
            _text(number),
            Token("link_close", "a", -1),
        ]
        end = found.end()
    return [*tokens, _text(text[end:])]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


_MARKDOWN = _SafeMarkdown("commonmark", {"html": False}).disable("image")
_MARKDOWN.core.ruler.push("telephone_numbers", _link_numbers)
