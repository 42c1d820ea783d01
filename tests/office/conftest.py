"""LibreOffice, as an officer's machine would open our files; ``make test`` installs it (requirements/install.sh office)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Convert = Callable[..., Path]


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """``convert(file, "csv:…")`` opens a file and saves it in another format (``reading`` names the filter to open it
    with); skipped, loudly, where there is no LibreOffice."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("SKIPPED FOR WANT OF LIBREOFFICE: requirements/install.sh office installs it")
    profile = tmp_path_factory.mktemp("profile")
    number = 0

    def run(path: Path, kind: str, reading: str = "") -> Path:
        nonlocal number
        number += 1
        folder = tmp_path_factory.mktemp(f"converted-{number}")
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        command += [f"--infilter={reading}"] if reading else []
        command += ["--convert-to", kind, "--outdir", str(folder), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)
        made = next(iter(folder.glob(f"{path.stem}*.{kind.partition(':')[0]}")), folder)
        assert made != folder, done.stdout + done.stderr
        return made

    return run
