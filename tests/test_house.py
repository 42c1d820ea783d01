"""Laws of the house: format, lint, types, layers, sizes, start-up, and no trace of the machine it was built on."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LONGEST_FILE = 400
HEAVY = (
    "scrapy",
    "twisted",
    "bs4",
    "docx",
    "jinja2",
    "rich",
    "pypdfium2",
    "language_tool_python",
    "phonenumbers",
    "lxml",
    "numpy",
    "lunar_vn",
    "python_calamine",
    "xlsxwriter",
)
"""Packages that must not be imported to start the command or to list its rules."""
FOREIGN = re.compile(
    r"pypi\.org|pythonhosted|npmjs|/simple/|--index-url|extra-index|proxy\.golang|(?<![\w.])/(?:work|farm)/|/root/"
)


def tracked(root: Path, *patterns: str) -> list[Path]:
    if shutil.which("git") is None:
        pytest.skip("SKIPPED: git is not there to tell which files are tracked")
    listed = subprocess.run(["git", "ls-files", *patterns], cwd=root, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [root / name for name in listed.stdout.splitlines() if (root / name).is_file()]


def run(root: Path, *command: str) -> None:
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


@pytest.mark.parametrize(
    "command", [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("lint-imports",)], ids=" ".join
)
def test_linters_agree(root: Path, command: tuple[str, ...]) -> None:
    run(root, str(Path(sys.executable).parent / command[0]), *command[1:])


@pytest.mark.slow
def test_types_are_strict(root: Path) -> None:
    run(root, sys.executable, "-m", "mypy")


def test_no_python_file_is_longer_than_can_be_read(root: Path) -> None:
    long = {
        path.name: count for path in tracked(root, "*.py") if (count := path.read_text().count("\n")) > LONGEST_FILE
    }
    assert not long


def test_no_tracked_file_names_a_registry_or_this_machine(root: Path) -> None:
    own = Path(__file__).name
    for path in tracked(root):
        if path.name == own or path.suffix in {".png", ".pdf", ".docx", ".gz", ".table"} or "vendor" in path.parts:
            continue
        found = FOREIGN.search(path.read_text(encoding="utf-8"))
        assert found is None, f"{path.relative_to(root)}: {found.group()}"


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["rules"]], ids=" ".join)
def test_start_up_imports_none_of_the_heavy_packages(root: Path, arguments: list[str]) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "rasoat", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    imported = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in done.stderr.splitlines() if "|" in line}
    assert not imported & set(HEAVY)


def test_top_packages_hold_nothing_in_their_init(root: Path) -> None:
    for name in ("crawler", "rules", "reporters"):
        assert (root / name / "__init__.py").read_text() == ""


def test_no_module_is_named_like_one_of_the_standard_library(root: Path) -> None:
    own = {path.stem for path in tracked(root, "*.py") if path.stem not in {"__init__", "__main__"}}
    assert not own & set(sys.stdlib_module_names)
