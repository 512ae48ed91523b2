"""What axe finds wrong with a page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from bot.settings import ROOT

AXE = ROOT / "widget" / "node_modules" / "axe-core" / "axe.min.js"


def axe_finds(page: Page, within: str) -> list[tuple[str, list[str]]]:
    """Has axe look at the page.

    Args:
        page: as it stands.
        within: a part of the page that axe must not have overlooked.

    Returns:
        The rules that are broken, each with the places.
    """
    if not AXE.exists():
        pytest.skip("axe-core is not installed: run npm ci in widget/")
    # Through the debugger, because the page's own policy lets no foreign script in.
    page.evaluate(AXE.read_text())
    found: dict[str, Any] = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
        " 'best-practice']})"
    )
    assert any(within in str(n["target"]) for rule in found["passes"] for n in rule["nodes"])
    return [(rule["id"], [n["html"] for n in rule["nodes"]]) for rule in found["violations"]]
