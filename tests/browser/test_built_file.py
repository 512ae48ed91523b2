"""The committed widget is the one that its source makes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from bot.settings import ROOT

WIDGET = ROOT / "widget"


def test_the_committed_file_is_built_from_the_source(tmp_path: Path) -> None:
    if not (WIDGET / "node_modules" / "esbuild").exists() or shutil.which("node") is None:
        pytest.skip("esbuild is not installed: run npm ci in widget/")
    built = tmp_path / "widget.js"
    subprocess.run(["node", "build.js", f"--outfile={built}"], cwd=WIDGET, check=True)
    committed = ROOT / "bot" / "web" / "static" / "widget.js"
    assert built.read_bytes() == committed.read_bytes(), "run npm run build in widget/"
