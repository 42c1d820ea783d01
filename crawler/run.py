"""Starts a crawl in a process of its own (a reactor runs once a process) and tells how it goes."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from crawler.jobs import JOBS, Job
from rasoat.agency import Agency
from rasoat.catalogue import N_, _, _n
from rasoat.errors import CrawlError
from rasoat.report import FetchStatus

LOG = "crawl.log"
FINISHED = frozenset({"finished", "limit"})
_CHILD = "import sys; sys.path[:] = {path!r}; from crawler.__main__ import main; main()"
_WHY = {
    "unreachable": N_("không trả lời nhiều lần liền; đã dừng, chạy lại sẽ đi tiếp"),
    "told-to-wait": N_("yêu cầu chờ quá lâu (Retry-After); đã dừng, chạy lại sẽ đi tiếp"),
}
_LEFT_OUT = {
    "addresses": N_("địa chỉ vượt giới hạn của một cổng"),
    "attachments": N_("tệp đính kèm vượt giới hạn"),
    "queries": N_("địa chỉ chỉ khác nhau ở tham số"),
    "depth": N_("trang ở quá sâu, không đi tiếp liên kết"),
    "sitemaps": N_("tệp sitemap vượt giới hạn"),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """Of one agency: responses kept, pages a second, counts by value of ``FetchStatus``."""

    agency: str
    pages: int
    rate: float
    statuses: Mapping[str, int]

    @property
    def unread(self) -> int:
        """Addresses that gave nothing."""
        return sum(self.statuses.values()) - self.pages


@dataclass(frozen=True, slots=True)
class AgencyCrawl:
    """``reason``: ``finished``, ``limit``, ``shutdown``, ``unreachable``, ``told-to-wait`` or ``error: …``."""

    agency: str
    archive: Path
    statuses: Mapping[FetchStatus, int]
    reason: str
    resumed: bool
    left_out: Mapping[str, int]
    """Addresses not asked for, by cause: ``traps``, ``older`` and those that are told in ``CrawlResult.notes``."""

    @property
    def finished(self) -> bool:
        return self.reason in FINISHED

    @property
    def pages(self) -> int:
        return self.statuses.get(FetchStatus.OK, 0)


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """``notes``: Vietnamese sentences about what was cut short."""

    agencies: Mapping[str, AgencyCrawl]
    interrupted: bool
    notes: tuple[str, ...]


def crawl(
    agencies: Sequence[Agency],
    out: Path,
    *,
    limit_pages: int | None = None,
    since: dt.date | None = None,
    delay: float | None = None,
    contact: str | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    obey_robots: bool = True,
    timeout: float | None = None,
) -> CrawlResult:
    """Walks the portals into ``out/<id>.warc.gz``. A crawl that was interrupted goes on; one that was finished begins anew.

    ``delay`` (seconds between two requests) and ``timeout`` (seconds for one) stand for the settings' own. On Ctrl-C requests
    in flight are kept, then the crawl stops; a second Ctrl-C ends it at once. CrawlError where nothing could be crawled.
    """
    out.mkdir(parents=True, exist_ok=True)
    resumed = {agency.id: Job(out, agency.id).prepare() for agency in agencies}
    order = {
        "agencies": [asdict(agency) for agency in agencies],
        "out": str(out),
        "limit_pages": limit_pages,
        "since": since.isoformat() if since else None,
        "delay": delay,
        "contact": contact,
        "obey_robots": obey_robots,
        "timeout": timeout,
    }
    news = _News(on_progress)
    log = out / JOBS / LOG
    interrupted, code = _run(order, log, news)
    if code and not interrupted and agencies and not news.reasons:
        raise CrawlError(
            _("Không chạy được phần tải trang."), _("Xem {log}; kiểm tra việc cài đặt Scrapy.").format(log=log)
        )
    crawls = {}
    for agency in agencies:
        reason = news.reasons.get(agency.id) or ("shutdown" if interrupted else "error: process ended")
        counts = {FetchStatus(value): count for value, count in news.statuses.get(agency.id, {}).items()}
        job = Job(out, agency.id)
        left_out = news.left_out.get(agency.id, {})
        crawls[agency.id] = AgencyCrawl(agency.id, job.archive, counts, reason, resumed[agency.id], left_out)
        if crawls[agency.id].finished:
            job.finish()
    notes = tuple(_notes(agencies, crawls, limit_pages))
    return CrawlResult(crawls, interrupted or any(one.reason == "shutdown" for one in crawls.values()), notes)


class _News:
    """What the crawling process tells."""

    def __init__(self, on_progress: Callable[[Progress], None] | None) -> None:
        self._on_progress = on_progress
        self.reasons: dict[str, str] = {}
        self.statuses: dict[str, dict[str, int]] = {}
        self.left_out: dict[str, dict[str, int]] = {}

    def hear(self, line: str) -> None:
        message: dict[str, Any] = json.loads(line)
        if "reason" in message:
            self.reasons[message["agency"]] = message["reason"]
            self.left_out[message["agency"]] = message.get("left_out", {})
            return
        self.statuses[message["agency"]] = message["statuses"]
        if self._on_progress:
            self._on_progress(Progress(**message))


def _run(order: dict[str, Any], log: Path, news: _News) -> tuple[bool, int]:
    """Whether Ctrl-C came, and the exit code of the process."""
    command = [sys.executable, "-P", "-c", _CHILD.format(path=sys.path)]
    interrupted = False
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            encoding="utf-8",
            start_new_session=os.name != "nt",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        ) as child,
    ):
        assert child.stdin
        assert child.stdout
        try:
            child.stdin.write(json.dumps(order) + "\n")
            child.stdin.flush()
            _listen(child, news)
        except KeyboardInterrupt:
            interrupted = True
            child.stdin.close()
            try:
                _listen(child, news)
            except KeyboardInterrupt:
                child.kill()
        except BrokenPipeError:
            pass
        except BaseException:
            child.kill()
            raise
        return interrupted, child.wait()


def _listen(child: subprocess.Popen[str], news: _News) -> None:
    assert child.stdout
    for line in child.stdout:
        news.hear(line)


def _notes(agencies: Sequence[Agency], crawls: Mapping[str, AgencyCrawl], limit_pages: int | None) -> list[str]:
    notes = []
    limited = sum(one.reason == "limit" for one in crawls.values())
    if limited:
        notes.append(_n("{n} cổng chỉ tải đến giới hạn {pages} trang.", limited).format(n=limited, pages=limit_pages))
    for agency in agencies:
        one = crawls[agency.id]
        if one.reason.startswith("error"):
            notes.append(
                _("{agency}: phần tải trang bị lỗi; xem {jobs}/{log}.").format(agency=agency.name, jobs=JOBS, log=LOG)
            )
        elif one.reason in _WHY:
            notes.append(f"{agency.name}: {_(_WHY[one.reason])}.")
        notes += [
            _("{agency}: không tải {count} {things}.").format(agency=agency.name, count=count, things=_(_LEFT_OUT[why]))
            for why, count in one.left_out.items()
            if why in _LEFT_OUT
        ]
    return notes
