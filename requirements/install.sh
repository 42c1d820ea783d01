#!/bin/sh
# Makes .venv from hashed requirements: "install.sh app" to run rasoat, "install.sh dev" to test it, "install.sh browser"
# and "install.sh office" for the tests that need a browser and LibreOffice. Needs python3 >= 3.11 and either uv, python3-venv
# or python3-pip; says what is missing as one command.
set -eu
cd "$(dirname "$0")/.."
what=${1:-app}
export UV_PYTHON_DOWNLOADS=never PIP_DISABLE_PIP_VERSION_CHECK=1

missing() {
    echo "rasoat needs: $1" >&2
    echo "Run:  sudo apt-get update && sudo apt-get install -y $2" >&2
    exit 2
}

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    missing "Python 3.11 or newer" "python3 python3-venv make"
}

make_venv() {
    if [ -x .venv/bin/python ] && .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        return
    fi
    python=$(find_python)
    rm -rf .venv
    if command -v uv >/dev/null 2>&1; then
        uv venv -q --python "$python" .venv
    elif "$python" -m venv .venv >/dev/null 2>&1; then
        :
    elif "$python" -m pip --version >/dev/null 2>&1; then
        rm -rf .venv
        "$python" -m venv --without-pip .venv
    else
        rm -rf .venv
        missing "the venv module of Python" "python3-venv make"
    fi
}

# pip_install ARGUMENTS...: into .venv with whatever installer is at hand.
pip_install() {
    if command -v uv >/dev/null 2>&1; then
        uv pip install -q --python .venv/bin/python "$@"
    elif .venv/bin/python -m pip --version >/dev/null 2>&1; then
        .venv/bin/python -m pip install -q "$@"
    else
        "$(find_python)" -m pip --python .venv/bin/python install -q "$@"
    fi
}

# The driver of the browser tests is a program of its own that needs libatomic.
driver_runs() {
    .venv/bin/python -c 'import subprocess, sys
from playwright._impl._driver import compute_driver_executable
sys.exit(subprocess.run([compute_driver_executable()[0], "--version"], capture_output=True).returncode)' 2>/dev/null
}

has_browser() {
    [ -f .venv/.browser ] && return
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null 2>&1 && return
    done
    return 1
}

install_browser() {
    if has_browser && driver_runs; then return; fi
    as_root=
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root=sudo; else
            missing "a browser for the browser tests" "chromium fonts-noto-core libatomic1"
        fi
    fi
    $as_root apt-get update -qq
    if grep -qs '^ID=ubuntu' /etc/os-release; then
        # Ubuntu's package is a snap that does not run everywhere: Playwright's own build instead.
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq fonts-noto-core libatomic1 >/dev/null
        has_browser || { $as_root .venv/bin/playwright install --with-deps chromium && touch .venv/.browser; }
        return
    fi
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq chromium fonts-noto-core libatomic1 >/dev/null
}

# Tests that open our Excel and Word files are skipped, loudly, where LibreOffice cannot be had.
install_office() {
    for name in soffice libreoffice; do
        if command -v "$name" >/dev/null 2>&1; then return; fi
    done
    as_root=
    packages="libreoffice-calc-nogui libreoffice-writer-nogui"
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root=sudo; else
            echo "Tests that open files with LibreOffice will be SKIPPED. To run them: sudo apt-get install -y $packages" >&2
            return
        fi
    fi
    $as_root apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $packages >/dev/null ||
        echo "LibreOffice could not be installed: tests that open files with it will be SKIPPED." >&2
}

if [ "$what" = office ]; then
    install_office
    exit
fi
if [ "$what" = browser ]; then
    install_browser
    exit
fi

stamp=$(cat requirements/"$what".txt pyproject.toml | cksum)
for have in "$what" dev; do
    if [ -x .venv/bin/rasoat ] && [ "$(cat .venv/.installed-"$have" 2>/dev/null)" = "$(cat requirements/"$have".txt pyproject.toml | cksum)" ]; then
        exit
    fi
done
make_venv
echo "Installing what rasoat needs into .venv (once) …" >&2
pip_install --require-hashes -r requirements/"$what".txt
pip_install --no-deps --no-build-isolation -e .
echo "$stamp" > .venv/.installed-"$what"
