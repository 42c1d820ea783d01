"""The memory of unfinished crawls: one folder an agency under ``jobs/``, beside the archives."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

JOBS = "jobs"


class Job:
    """Of one agency. ``out`` is the folder of the archives."""

    def __init__(self, out: Path, agency: str) -> None:
        self.folder = out / JOBS / agency
        self.archive = out / f"{agency}.warc.gz"
        self._running = out / JOBS / f"{agency}.running"
        """Stands while a process crawls: found at a start, it tells that the process died and its queue with it."""

    @property
    def unfinished(self) -> bool:
        return self.archive.exists() and (self.folder.exists() or self._running.exists())

    def prepare(self) -> bool:
        """Whether the crawl goes on; a finished one makes way for a new one, its archive kept as ``.previous``."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        if self.unfinished:
            return True
        shutil.rmtree(self.folder, ignore_errors=True)
        self._running.unlink(missing_ok=True)
        if self.archive.exists():
            self.archive.replace(self.archive.with_name(f"{self.archive.name}.previous"))
        return False

    @contextmanager
    def running(self) -> Iterator[bool]:
        """Marks the job as running; gives whether the archive must be read again, since the queue was lost."""
        lost = self._running.exists() and self.archive.exists()
        if lost:
            shutil.rmtree(self.folder, ignore_errors=True)
        self._running.touch()
        yield lost
        self._running.unlink(missing_ok=True)

    def finish(self) -> None:
        """The next crawl begins anew."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._running.unlink(missing_ok=True)
