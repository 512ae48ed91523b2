"""Every direct dependency is there, works, and fetches nothing from elsewhere."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys

import pytest
import tomli

from bot.settings import ROOT
from tests.dependency_calls import CALLS, cut_the_network
from tests.test_import_order import imports

pytestmark = pytest.mark.slow

# Where a library is imported under another name than that of its package.
PACKAGE_OF = {
    "dotenv": "python-dotenv",
    "fhir": "fhir-resources",
    "lingua": "lingua-language-detector",
    "markupsafe": "jinja2",
    "markdown_it": "markdown-it-py",
    "sklearn": "scikit-learn",
    "spellchecker": "pyspellchecker",
    "yaml": "pyyaml",
}


def direct_dependencies() -> dict[str, str]:
    """The requirements of the project by the canonical name of the package."""
    project = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = [re.split(r"[^\w.-]", requirement)[0] for requirement in requirements]
    return {canonical(name): one for name, one in zip(names, requirements, strict=True)}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="module")
def outcomes() -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.dependency_calls"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", direct_dependencies())
def test_a_dependency_works_with_the_network_cut_off(name: str, outcomes: dict[str, str]) -> None:
    assert name in CALLS, f"{name} needs a call in tests/dependency_calls.py"
    assert outcomes[name] == ""


def test_what_the_code_imports_is_asked_for_by_name() -> None:
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "actions").rglob("*.py")]
    imported = {name.split(".")[0] for file in files for name in imports(file.read_text())}
    outside = imported - sys.stdlib_module_names - {"bot", "actions"}
    packages = {PACKAGE_OF.get(library, canonical(library)) for library in outside}
    assert len(packages) > 10
    assert packages - set(direct_dependencies()) == set()


def test_nothing_is_called_that_is_no_dependency() -> None:
    assert set(CALLS) - set(direct_dependencies()) == set()


@pytest.mark.parametrize(
    "reach_out",
    [
        lambda: socket.getaddrinfo("example.org", 443),
        lambda: socket.create_connection(("127.0.0.1", 9)),
        lambda: socket.socket().connect(("127.0.0.1", 9)),
        lambda: socket.socket().connect_ex(("127.0.0.1", 9)),
        lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"", ("127.0.0.1", 9)),
    ],
)
def test_a_call_over_the_network_would_be_noticed(
    reach_out: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, getattr(socket, name))
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, getattr(socket.socket, name))
    cut_the_network()
    assert callable(reach_out)
    with pytest.raises(OSError, match="the network is cut off"):
        reach_out()


@pytest.mark.parametrize("name", direct_dependencies())
def test_the_lock_pins_what_the_project_asks_for(name: str) -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.search(rf"^{re.escape(name)}==(\S+)", lock, re.MULTILINE)
    assert pinned, f"{name} is not in requirements.lock: run 'make lock'"
    asked = re.search(r"==([^*;]+)$", direct_dependencies()[name])
    if asked:
        assert pinned[1] == asked[1]
