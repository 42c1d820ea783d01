"""Waits when a portal asks for it: Retry-After of 429 and 503, Crawl-delay of robots.txt."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from email.utils import parsedate_to_datetime

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

LONGEST_REST = 300.0
"""Seconds; a portal that wants to be left alone for longer is left, and the crawl can be resumed later."""
LONGEST_DELAY = 30.0
"""Seconds between two requests that a robots.txt can ask for."""
TOLD_TO_WAIT = "told-to-wait"


class PatientRetry(RetryMiddleware):
    """Retries as Scrapy does, after the rest that the portal asked for."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PatientRetry:
        made = cls(crawler.settings)
        made.crawler = crawler
        crawler.signals.connect(made.robots, signal=signals.robots_parsed)
        return made

    async def process_response(  # type: ignore[override]
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        seconds = retry_after(response) if response.status in (429, 503) else 0.0
        assert self.crawler.engine
        if seconds > LONGEST_REST:
            asyncio.ensure_future(self.crawler.engine.close_spider_async(reason=TOLD_TO_WAIT))  # noqa: RUF006
            return request.replace(dont_filter=True)
        await self._rest(seconds)
        return super().process_response(request, response)

    def robots(self, robotparser: RobotParser) -> None:
        """``Crawl-delay`` is the least pause from now on."""
        seconds = min(robotparser.crawl_delay(self.crawler.settings["ROBOTSTXT_USER_AGENT"]) or 0.0, LONGEST_DELAY)
        throttle = self.crawler.get_extension(AutoThrottle)
        if throttle is not None:
            throttle.mindelay = max(throttle.mindelay, seconds)
        assert self.crawler.engine
        for slot in self.crawler.engine.downloader.slots.values():
            slot.delay = max(slot.delay, seconds)

    async def _rest(self, seconds: float) -> None:
        """Nothing else is asked for meanwhile: there is one request at a time. Ends early when the crawl is stopped."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.crawler.engine and self.crawler.engine.running:
            await asyncio.sleep(min(left, 0.2))


def retry_after(response: Response) -> float:
    """Seconds until the portal wants to be asked again, 0 where it does not say."""
    text = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if text.isdecimal():
        return float(text)
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    at = at if at.tzinfo else at.replace(tzinfo=dt.UTC)
    return max(0.0, (at - dt.datetime.now(dt.UTC)).total_seconds())
