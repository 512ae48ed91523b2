"""A server with a database of its own and the browser to look at it, for pictures and tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.settings import ROOT

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]
START_LIMIT = 90  # seconds that the server may take until it answers


def chromium() -> str | None:
    """Finds the system's Chromium.

    Returns:
        The path of its executable; None when there is none.
    """
    return next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )


@contextmanager
def local_server(directory: Path) -> Iterator[str]:
    """Runs the server in demo mode on a free port until the block is left.

    Args:
        directory: where its database and its output go.

    Yields:
        Its address, such as ``http://127.0.0.1:40123``.

    Raises:
        RuntimeError: when it does not start, with the end of its output.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "DATABASE_URL": f"sqlite:///{directory / 'assistant.sqlite'}",
        "DEMO_MODE": "true",
    }
    output = directory / "output.txt"
    with output.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "serve"],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_ready(address, process, output)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_until_ready(address: str, process: subprocess.Popen[bytes], output: Path) -> None:
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise RuntimeError(f"The server did not start:\n{output.read_text(errors='replace')[-4000:]}")
