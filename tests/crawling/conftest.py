"""Crawls run under a guard: a look-up of any name but the loopback's fails the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from crawler.run import CrawlResult, crawl


@pytest.fixture(scope="session")
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compiled modules for the many crawling processes: a second is a second."""
    return tmp_path_factory.mktemp("bytecode")


@pytest.fixture
def looked_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bytecode: Path) -> Path:
    """The file in which the guard writes names that were looked up."""
    path = tmp_path / "looked-up.txt"
    path.touch()
    monkeypatch.setenv("LOOKED_UP", str(path))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent / "guard"))
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(bytecode))
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return path


@pytest.fixture
def run(looked_up: Path) -> Iterator[Callable[..., CrawlResult]]:
    """``crawl`` without a pause, under the guard."""
    yield partial(crawl, delay=0.0)
    assert looked_up.read_text(encoding="utf-8") == ""
