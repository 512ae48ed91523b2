"""Takes the pictures of the README from the trained model: ``python -m scripts.screenshot``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from bot.settings import ROOT
from scripts.local_server import CHROMIUM_ARGUMENTS, chromium, local_server

IMAGES = ROOT / "docs" / "images"
PICTURES: dict[str, tuple[ViewportSize, list[str]]] = {
    "conversation.png": (
        {"width": 1280, "height": 860},
        ["my baby has tiny white bumps on his nose", "how long do milk spots last in a newborn"],
    ),
    "phone.png": (
        {"width": 390, "height": 780},
        ["can i squeeze the little white bumps under my eye"],
    ),
}


def main() -> int:
    """Plays a short conversation for each picture and writes it to ``docs/images``.

    Returns:
        The exit code.
    """
    executable = chromium()
    if executable is None:
        print("Chromium is missing: install the package chromium.", file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as directory,
        local_server(Path(directory)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        for name, (viewport, questions) in PICTURES.items():
            page = _play(browser, address, viewport, questions)
            page.screenshot(path=IMAGES / name)
            print(f"docs/images/{name}")
        browser.close()
    return 0


def _play(browser: Browser, address: str, viewport: ViewportSize, questions: list[str]) -> Page:
    context = browser.new_context(viewport=viewport, device_scale_factor=2, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name="Ask about milia").click()
    page.get_by_role("article").first.wait_for()
    for question in questions:
        page.get_by_label("Your message").fill(question)
        page.get_by_role("button", name="Send").click()
        # The patient's message is the last one until the reply stands below it.
        page.locator("article.patient").get_by_text(question).wait_for()
        page.locator("article.patient:last-child").wait_for(state="detached")
    return page


if __name__ == "__main__":
    sys.exit(main())
