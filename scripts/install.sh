#!/usr/bin/env bash
# Makes .venv with Python 3.10 and the packages of requirements.lock.
#
# Rasa's last open release runs on Python 3.10 at most, so that one is looked for: first on the
# path, then among pyenv's, and else uv fetches it.
set -euo pipefail
cd "$(dirname "$0")/.."

UV_VERSION=0.13.9

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

is_python_310() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info[:2] != (3, 10))' >/dev/null 2>&1
}

find_python() {
    local candidate
    for candidate in python3.10 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.10.*/bin/python python3 python; do
        if is_python_310 "$candidate"; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

bootstrap_uv() {
    if [ -x .bootstrap/bin/uv ]; then return 0; fi
    local python
    python=$(find_python || command -v python3 || true)
    [ -n "$python" ] || stop "Python 3 is missing. Install it (Debian: apt-get install python3 python3-venv) and try again."
    "$python" -m venv .bootstrap >/dev/null 2>&1 \
        || stop "Python cannot make a virtual environment. Install its venv module (Debian: apt-get install python3-venv) and try again."
    .bootstrap/bin/python -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION" \
        || stop "The installer uv could not be fetched. Check the network connection and try again."
}

say "Installing (a few minutes the first time) ..."
bootstrap_uv
if python=$(find_python); then
    say "  Python 3.10: $python"
else
    say "  Python 3.10 is not on this machine: uv fetches it"
    .bootstrap/bin/uv python install 3.10 \
        || stop "Python 3.10 could not be fetched. Install it yourself (for example with pyenv install 3.10) and try again."
    python=3.10
fi
if ! is_python_310 .venv/bin/python; then
    .bootstrap/bin/uv venv --quiet --clear --python "$python" .venv
fi
say "  packages of requirements.lock"
# Compiled now, Rasa loads in a third of the time whenever it is started.
.bootstrap/bin/uv pip sync --python .venv/bin/python --require-hashes --compile-bytecode \
    requirements.lock \
    || stop "The packages could not be installed. Check the network connection and the disk, and try again."
