"""Starts a crawl in a process of its own (a reactor runs once a process) and tells how it goes."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rasoat.agency import Agency
from rasoat.errors import CrawlError

JOBS = "jobs"
_GRACE = 60.0
"""Seconds for requests in flight after Ctrl-C."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Of one agency: pages kept, addresses that gave nothing, pages a second."""

    agency: str
    pages: int
    unread: int
    rate: float


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """``reasons``: why each agency's crawl ended (``finished``, ``limit``, ``shutdown`` …); ``notes`` in Vietnamese."""

    reasons: Mapping[str, str]
    interrupted: bool
    notes: tuple[str, ...] = field(default=())


def crawl(
    agencies: Sequence[Agency],
    out: Path,
    *,
    limit_pages: int | None = None,
    since: dt.date | None = None,
    delay: float | None = None,
    contact: str | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> CrawlResult:
    """Walks the portals into ``out/<id>.warc.gz``. A crawl that was interrupted goes on; one that was finished begins anew.

    Ctrl-C is passed on: requests in flight are kept, then the crawl stops. CrawlError where the process could not start.
    """
    for agency in agencies:
        _prepare(out, agency.id)
    order = {
        "agencies": [asdict(agency) for agency in agencies],
        "out": str(out),
        "limit_pages": limit_pages,
        "since": since.isoformat() if since else None,
        "delay": delay,
        "contact": contact,
    }
    command = [sys.executable, "-m", "crawler"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    ) as child:
        assert child.stdin
        assert child.stdout
        child.stdin.write(json.dumps(order))
        child.stdin.close()
        reasons: dict[str, str] = {}
        interrupted = False
        try:
            _listen(child, reasons, on_progress)
        except KeyboardInterrupt:
            interrupted = True
            child.send_signal(signal.SIGINT)
            try:
                _listen(child, reasons, on_progress)
            except KeyboardInterrupt:
                child.kill()
        child.wait(_GRACE)
    if child.returncode and not interrupted and not reasons:
        raise CrawlError("Không chạy được phần tải trang.", "Chạy lại với --debug; kiểm tra việc cài đặt Scrapy.")
    for agency in agencies:
        if reasons.get(agency.id) in ("finished", "limit"):
            shutil.rmtree(out / JOBS / agency.id, ignore_errors=True)
            (out / JOBS / f"{agency.id}.done").touch()
    limited = sum(reason == "limit" for reason in reasons.values())
    notes = (f"{limited} cổng chỉ tải đến giới hạn {limit_pages} trang.",) if limited else ()
    return CrawlResult(reasons, interrupted or "shutdown" in reasons.values(), notes)


def _prepare(out: Path, agency: str) -> None:
    """A finished crawl makes way for a new one; its archive is kept as ``.previous`` until the one after."""
    (out / JOBS).mkdir(parents=True, exist_ok=True)
    done = out / JOBS / f"{agency}.done"
    archive = out / f"{agency}.warc.gz"
    if done.exists():
        done.unlink()
        if archive.exists():
            archive.replace(out / f"{agency}.warc.gz.previous")
    elif not (out / JOBS / agency).exists() and archive.exists():
        archive.replace(out / f"{agency}.warc.gz.previous")


def _listen(
    child: subprocess.Popen[str], reasons: dict[str, str], on_progress: Callable[[Progress], None] | None
) -> None:
    assert child.stdout
    for line in child.stdout:
        message = json.loads(line)
        if "reason" in message:
            reasons[message["agency"]] = message["reason"]
        elif on_progress:
            on_progress(Progress(**message))
