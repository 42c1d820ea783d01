"""Progress on stderr: a live table on a terminal (rich), nothing in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rasoat.catalogue import _, _n
from rasoat.checking import Batch

if TYPE_CHECKING:
    from crawler.run import Progress as CrawlProgress


class Progress:
    """Told what happens; this one says nothing."""

    def agency(self, name: str, documents: int) -> None:
        """Checking of an agency's documents begins."""

    def checked(self, batch: Batch) -> None:
        """Some more documents were checked."""

    def crawled(self, progress: CrawlProgress) -> None:
        """A crawl has gone on."""


class LiveProgress(Progress):
    """Pages, rate and findings per agency, redrawn a few times a second."""

    def __init__(self, bars: Any) -> None:
        self._bars = bars
        self._crawls: dict[str, Any] = {}
        self._started = time.monotonic()
        self._task: Any = None
        self._findings = 0

    def agency(self, name: str, documents: int) -> None:
        self._findings = 0
        self._task = self._bars.add_task(_("Kiểm {name}").format(name=name).strip(), total=documents, note="")

    def checked(self, batch: Batch) -> None:
        self._findings += len(batch.findings)
        self._bars.update(
            self._task,
            advance=batch.pages + len(batch.unread),
            note=_n("{n} chỗ cần xem", self._findings).format(n=self._findings),
        )

    def crawled(self, progress: CrawlProgress) -> None:
        task = self._crawls.get(progress.agency)
        if task is None:
            task = self._crawls[progress.agency] = self._bars.add_task(
                _("Tải {agency}").format(agency=progress.agency), total=None, note=""
            )
        self._bars.update(task, completed=progress.pages, note=_("{rate:.1f} trang/giây").format(rate=progress.rate))


@contextmanager
def progress(quiet: bool) -> Iterator[Progress]:
    """Live on a terminal, silent elsewhere or when ``quiet``."""
    if quiet or not sys.stderr.isatty():
        yield Progress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[note]}", markup=False),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=Console(stderr=True)) as bars:
        yield LiveProgress(bars)
