"""Fixtures that every test folder shares."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
settings.register_profile("rasoat", deadline=None, derandomize=True)  # load is no defect, and one run is like another
settings.load_profile("rasoat")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The measured corpora beside the checkout; tests that need them are skipped, loudly, where they are absent."""
    if not (SHARED / "portal").is_dir():
        pytest.skip("SKIPPED FOR WANT OF MATERIAL: the folder shared/ does not lie beside the checkout")
    return SHARED
