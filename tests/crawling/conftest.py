"""Crawls run under a guard: a look-up of any name but the loopback's fails the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from crawler.run import CrawlResult, crawl


@contextmanager
def guarded(folder: Path, bytecode: Path) -> Iterator[Path]:
    """An environment in which crawling processes look up nothing; gives the file that holds the names they tried to."""
    path = folder / "looked-up.txt"
    path.touch()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOOKED_UP", str(path))
        patch.setenv("PYTHONPATH", str(Path(__file__).parent / "guard"))
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        patch.setenv("PYTHONPYCACHEPREFIX", str(bytecode))
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            patch.delenv(name, raising=False)
            patch.delenv(name.upper(), raising=False)
        yield path


@pytest.fixture(scope="session")
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compiled modules for the many crawling processes: a second is a second."""
    return tmp_path_factory.mktemp("bytecode")


@pytest.fixture
def looked_up(tmp_path: Path, bytecode: Path) -> Iterator[Path]:
    """The file in which the guard writes names that were looked up."""
    with guarded(tmp_path, bytecode) as path:
        yield path


@pytest.fixture
def run(looked_up: Path) -> Iterator[Callable[..., CrawlResult]]:
    """``crawl`` without a pause, under the guard."""
    yield partial(crawl, delay=0.0)
    assert looked_up.read_text(encoding="utf-8") == ""
