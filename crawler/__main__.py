"""The crawling process: an order as JSON on standard input, progress as JSON lines on standard output."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
import time
from pathlib import Path
from typing import Any

from rasoat.agency import Agency

PORTALS_AT_ONCE = 8
_TELL_EVERY = 0.5


def tell(message: dict[str, Any]) -> None:
    print(json.dumps(message), flush=True)


def main() -> None:
    from scrapy.settings import Settings
    from scrapy.utils.reactor import install_reactor

    order = json.loads(sys.stdin.read())
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from twisted.internet import reactor as installed

    reactor: Any = installed

    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    if order["delay"] is not None:
        settings.set("DOWNLOAD_DELAY", order["delay"], priority="cmdline")
        settings.set("AUTOTHROTTLE_START_DELAY", order["delay"], priority="cmdline")
        settings.set("AUTOTHROTTLE_ENABLED", order["delay"] > 0, priority="cmdline")
    if order["contact"]:
        from crawler.settings import user_agent

        settings.set("USER_AGENT", user_agent(order["contact"]), priority="cmdline")
    walk = Walk(order, settings)
    reactor.callWhenRunning(lambda: asyncio.ensure_future(walk.run()))
    reactor.run(installSignalHandlers=False)


class Walk:
    """All portals of one order, a few at once."""

    def __init__(self, order: dict[str, Any], settings: Any) -> None:
        self._order = order
        self._settings = settings
        self._runners: list[Any] = []
        self._stopping = False
        self._told: dict[str, float] = {}

    async def run(self) -> None:
        from twisted.internet import reactor as installed

        reactor: Any = installed

        loop = asyncio.get_event_loop()
        loop.add_signal_handler(signal.SIGINT, self._stop)
        loop.add_signal_handler(signal.SIGTERM, self._stop)
        gate = asyncio.Semaphore(PORTALS_AT_ONCE)
        try:
            await asyncio.gather(*(self._portal(gate, _agency(table)) for table in self._order["agencies"]))
        finally:
            reactor.stop()

    def _stop(self) -> None:
        self._stopping = True
        for runner in self._runners:
            asyncio.ensure_future(runner.stop())  # noqa: RUF006

    async def _portal(self, gate: asyncio.Semaphore, agency: Agency) -> None:
        from scrapy import signals
        from scrapy.crawler import AsyncCrawlerRunner

        from crawler.run import JOBS
        from crawler.spiders.portal import PortalSpider

        async with gate:
            if self._stopping:
                tell({"agency": agency.id, "reason": "shutdown"})
                return
            settings = self._settings.copy()
            settings.set("JOBDIR", str(Path(self._order["out"]) / JOBS / agency.id), priority="cmdline")
            runner = AsyncCrawlerRunner(settings)
            self._runners.append(runner)
            crawler = runner.create_crawler(PortalSpider)
            crawler.signals.connect(lambda **_: self._progress(crawler), signal=signals.response_received, weak=False)
            crawler.signals.connect(
                lambda reason, **_: self._ended(crawler, agency, reason), signal=signals.spider_closed, weak=False
            )
            await runner.crawl(
                crawler,
                agency=agency,
                out=self._order["out"],
                limit_pages=self._order["limit_pages"],
                since=self._order["since"],
            )

    def _progress(self, crawler: Any) -> None:
        spider = crawler.spider
        now = time.monotonic()
        if now - self._told.get(spider.agency.id, 0.0) < _TELL_EVERY:
            return
        self._told[spider.agency.id] = now
        self._tell(spider, now)

    def _tell(self, spider: Any, now: float) -> None:
        rate = spider.pages / max(now - spider.started, 0.001)
        tell({"agency": spider.agency.id, "pages": spider.pages, "unread": 0, "rate": round(rate, 2)})

    def _ended(self, crawler: Any, agency: Agency, reason: str) -> None:
        self._tell(crawler.spider, time.monotonic())
        tell({"agency": agency.id, "reason": reason})


def _agency(table: dict[str, Any]) -> Agency:
    lists = {key: tuple(value) for key, value in table.items() if isinstance(value, list)}
    return Agency(**{**table, **lists})


if __name__ == "__main__":
    main()
