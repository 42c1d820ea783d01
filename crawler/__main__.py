"""The crawling process: an order as one JSON line on standard input, news as JSON lines on standard output.

It stops cleanly when standard input ends: the parent closes it on Ctrl-C, and it ends by itself when the parent dies.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

from rasoat.agency import Agency
from rasoat.urls import host_of

PORTALS_AT_ONCE = 8
SHUTDOWN = "shutdown"
_TELL_EVERY = 0.5


def main() -> None:
    order = json.loads(sys.stdin.readline())
    news = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    from scrapy.settings import Settings
    from scrapy.utils.log import configure_logging
    from scrapy.utils.reactor import install_reactor

    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from twisted.internet import reactor as installed

    reactor: Any = installed
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    settings.setdict(_overrides(order), priority="cmdline")
    configure_logging(settings)
    walk = Walk(order, settings, news)
    reactor.callWhenRunning(lambda: asyncio.ensure_future(walk.run()))
    reactor.run(installSignalHandlers=False)


def _overrides(order: dict[str, Any]) -> dict[str, Any]:
    from crawler.settings import user_agent

    changed: dict[str, Any] = {"ROBOTSTXT_OBEY": order["obey_robots"]}
    if order["delay"] is not None:
        changed["DOWNLOAD_DELAY"] = changed["AUTOTHROTTLE_START_DELAY"] = order["delay"]
        changed["AUTOTHROTTLE_ENABLED"] = order["delay"] > 0
    if order["timeout"] is not None:
        changed["DOWNLOAD_TIMEOUT"] = order["timeout"]
    if order["contact"]:
        changed["USER_AGENT"] = user_agent(order["contact"])
    return changed


class Walk:
    """All portals of one order, a few at once."""

    def __init__(self, order: dict[str, Any], settings: Any, news: TextIO) -> None:
        self._order = order
        self._settings = settings
        self._news = news
        self._crawlers: set[Any] = set()
        self._stopping = False
        self._told: dict[str, float] = {}
        self._busy: dict[str, asyncio.Lock] = {}

    async def run(self) -> None:
        from twisted.internet import reactor as installed

        reactor: Any = installed
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._watch, args=(loop,), daemon=True).start()
        gate = asyncio.Semaphore(PORTALS_AT_ONCE)
        try:
            await asyncio.gather(*(self._portal(gate, _agency(table)) for table in self._order["agencies"]))
        finally:
            reactor.stop()

    def _watch(self, loop: asyncio.AbstractEventLoop) -> None:
        while sys.stdin.readline():
            pass
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(lambda: asyncio.ensure_future(self._stop()))

    async def _stop(self) -> None:
        """Asks all at once, and again those that were still starting."""
        self._stopping = True
        while self._crawlers:
            running = [crawler for crawler in self._crawlers if _runs(crawler)]
            await asyncio.gather(*(crawler.stop_async() for crawler in running), return_exceptions=True)
            await asyncio.sleep(0.05)

    async def _portal(self, gate: asyncio.Semaphore, agency: Agency) -> None:
        async with gate, _alone(self._busy, agency.hosts):
            if self._stopping:
                self._tell({"agency": agency.id, "reason": SHUTDOWN})
                return
            try:
                await self._crawl(agency)
            except Exception as error:  # one portal's defect must not end the others
                import logging

                logging.getLogger(__name__).exception("crawl of %s", agency.id)
                self._tell({"agency": agency.id, "reason": f"error: {error}"})

    async def _crawl(self, agency: Agency) -> None:
        from scrapy import signals
        from scrapy.crawler import AsyncCrawlerRunner

        from crawler.jobs import Job
        from crawler.spiders.portal import PortalSpider

        job = Job(Path(self._order["out"]), agency.id)
        settings = self._settings.copy()
        settings.set("JOBDIR", str(job.folder), priority="cmdline")
        runner = AsyncCrawlerRunner(settings)
        crawler = runner.create_crawler(PortalSpider)
        crawler.signals.connect(lambda **_: self._progress(crawler), signal=signals.response_received, weak=False)
        with job.running() as replay:
            self._crawlers.add(crawler)
            try:
                await runner.crawl(
                    crawler,
                    agency=agency,
                    out=self._order["out"],
                    limit_pages=self._order["limit_pages"],
                    since=self._order["since"],
                    replay=replay,
                )
            finally:
                self._crawlers.discard(crawler)
        self._tell(self._state(crawler))
        spider: Any = crawler.spider
        reason = crawler.stats.get_value("finish_reason") or "error: spider did not start"
        self._tell({"agency": agency.id, "reason": reason, "left_out": spider.trail.left_out})

    def _progress(self, crawler: Any) -> None:
        now = time.monotonic()
        if now - self._told.get(crawler.spider.agency.id, 0.0) >= _TELL_EVERY:
            self._told[crawler.spider.agency.id] = now
            self._tell(self._state(crawler))

    def _state(self, crawler: Any) -> dict[str, Any]:
        spider = crawler.spider
        seconds = max(time.monotonic() - spider.started, 0.001)
        pages = spider.trail.pages
        return {
            "agency": spider.agency.id,
            "pages": pages,
            "rate": round((pages - spider.pages_before) / seconds, 2),
            "statuses": spider.trail.statuses,
        }

    def _tell(self, message: dict[str, Any]) -> None:
        with contextlib.suppress(OSError, ValueError):  # the parent is gone: standard input has ended, too
            self._news.write(json.dumps(message) + "\n")
            self._news.flush()


@contextlib.asynccontextmanager
async def _alone(busy: dict[str, asyncio.Lock], hosts: Sequence[str]) -> Any:
    """Two agencies on one host take turns."""
    async with contextlib.AsyncExitStack() as stack:
        for host in sorted(_bare(hosts)):
            await stack.enter_async_context(busy.setdefault(host, asyncio.Lock()))
        yield


def _bare(hosts: Iterable[str]) -> set[str]:
    return {host_of(f"http://{host}/").removeprefix("www.") for host in hosts}


def _runs(crawler: Any) -> bool:
    """Scrapy raises for the engine of a crawler that is still starting."""
    try:
        return bool(crawler.engine.running)
    except RuntimeError:
        return False


def _agency(table: dict[str, Any]) -> Agency:
    lists = {key: tuple(value) for key, value in table.items() if isinstance(value, list)}
    return Agency(**{**table, **lists})


if __name__ == "__main__":
    main()
