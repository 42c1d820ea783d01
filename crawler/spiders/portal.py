"""One spider for all portals: start pages, sitemaps and links, inside the agency's own hosts, into one WARC."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, StopDownload
from scrapy.http import Response, TextResponse
from scrapy.robotstxt import ProtegoRobotParser

from crawler import media, received
from crawler.archive import ArchiveWriter
from crawler.links import LinkFinder
from crawler.media import Media
from crawler.own_hosts import redirect_target
from crawler.published import published
from crawler.replay import kept
from crawler.sitemaps import entries
from crawler.status import SILENT, of_failure
from crawler.trail import Trail
from rasoat.agency import Agency
from rasoat.report import FetchStatus
from rasoat.urls import same_site

SILENCE = 5
"""Addresses that fail one after another before a portal is left alone."""
LIMIT, UNREACHABLE = "limit", "unreachable"
_START, _SITEMAP, _PAGE, _ARTICLE_OF_A_LIST = 100, 50, 0, 10


class PortalSpider(scrapy.Spider):
    """``scrapy crawl portal -a agency=ID [-a portals=hanoi] [-a out=DIR] [-a limit_pages=N] [-a since=DAY]``."""

    name = "portal"
    state: dict[str, Any]
    """Of Scrapy's job directory: lives from one run of a job to the next."""

    def __init__(
        self,
        agency: str | Agency,
        portals: str = "hanoi",
        out: str = ".rasoat/luu",
        limit_pages: str | int | None = None,
        since: str | None = None,
        replay: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.agency = agency if isinstance(agency, Agency) else _listed(portals, agency)
        self.path = Path(out) / f"{self.agency.id}.warc.gz"
        self.started = time.monotonic()
        self.state = {}
        self._limit = int(limit_pages) if limit_pages else None
        self._since = dt.date.fromisoformat(since) if since else None
        self._replay = replay
        self._finder = LinkFinder()
        self._silent = 0
        self._sitemaps: dict[str, list[str]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> PortalSpider:
        made = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(made.headers_received, signal=signals.headers_received)
        crawler.signals.connect(made.robots_parsed, signal=signals.robots_parsed)
        return made

    async def start(self) -> AsyncIterator[scrapy.Request]:
        self.trail = Trail(self.state)
        self.pages_before = self.trail.pages
        self.archive = ArchiveWriter(self.path)
        if self._replay:
            for request in self._replayed():
                yield request
            self.pages_before = self.trail.pages
        for url in self.agency.start:
            yield self._request(url, _START)

    def closed(self, reason: str) -> None:
        if hasattr(self, "archive"):
            self.archive.close()

    # -- sitemaps

    def robots_parsed(self, robotparser: ProtegoRobotParser, request: scrapy.Request) -> None:
        self._sitemaps[_site(request.url)] = list(robotparser.rp.sitemaps)

    def _first_answer(self, url: str) -> Iterator[scrapy.Request]:
        """The sitemaps of a host, once it has answered at all."""
        site = _site(url)
        if site in self.trail.mapped:
            return
        self.trail.mapped.add(site)
        for sitemap in self._sitemaps.get(site) or [f"{site}/sitemap.xml"]:
            if self._own(sitemap):
                yield scrapy.Request(sitemap, self.sitemap, errback=self.no_sitemap, priority=_SITEMAP)

    def sitemap(self, response: Response) -> Iterator[scrapy.Request]:
        for entry in entries(response.body) if FetchStatus.of_code(response.status) is FetchStatus.OK else ():
            if not self._own(entry.url) or (self._since and entry.changed and entry.changed < self._since):
                continue
            if entry.is_index:
                if self.trail.one_more_sitemap():
                    yield scrapy.Request(entry.url, self.sitemap, errback=self.no_sitemap, priority=_SITEMAP)
            else:
                yield from self._follow(entry.url)

    def no_sitemap(self, failure: Any) -> None:
        """A sitemap that is not there is no page that is missing."""

    # -- pages

    def headers_received(self, headers: Any, request: scrapy.Request) -> None:
        """Pictures, films and packages are not downloaded to be thrown away."""
        declared = (headers.get("Content-Type") or b"").decode("latin-1")
        if request.callback == self.parse and media.of_header(declared) is Media.OTHER:
            raise StopDownload(fail=False)

    def parse(self, response: Response) -> Iterator[scrapy.Request]:
        assert response.request
        if self._full:  # fetched while the spider was closing
            raise CloseSpider(LIMIT)
        self._silent = 0
        yield from self._first_answer(response.url)
        status = FetchStatus.of_code(response.status)
        if status is not FetchStatus.OK:
            note = redirect_target(response) if status is FetchStatus.REDIRECTED_OFF_SITE else ""
            yield from self._unread(response.request, status, response.status, note)
            return
        declared = (response.headers.get("Content-Type") or b"").decode("latin-1")
        kind = media.of_answer(response.url, declared, response.body)
        if kind is Media.OTHER:
            return
        self.trail.read(response.request.url)
        text = _text(response) if kind is Media.PAGE else ""
        day = published(text) if self._since and text else None
        if day and self._since and self.trail.dated(response.meta.get("list"), day < self._since):
            return
        self._keep(response)
        if self._full:
            raise CloseSpider(LIMIT)
        if not self.trail.exhausted(response.url):
            yield from self._links(text, response)

    def failed(self, failure: Any) -> Iterator[scrapy.Request]:
        status = of_failure(failure.value)
        yield from self._unread(failure.request, status, 0, str(failure.value)[:200])
        self._silent = self._silent + 1 if status in SILENT else 0
        if self._silent >= SILENCE:
            raise CloseSpider(UNREACHABLE)

    def _unread(self, request: scrapy.Request, status: FetchStatus, http: int, note: str) -> Iterator[scrapy.Request]:
        """Records it; another address of the same article is asked for instead, where one was met."""
        self.archive.status(request.url, status, http, note)
        self.trail.count(status)
        spare = self.trail.spare(request.url)
        if spare:
            yield self._request(spare, request.priority)

    def _keep(self, response: Response) -> None:
        self.archive.response(
            response.url,
            response.status,
            _headers(response),
            response.body,
            travelled=response.meta.get(received.KEY, ()),
            protocol=response.protocol or "HTTP/1.1",
            address=str(response.ip_address or ""),
        )
        self.trail.count(FetchStatus.OK)

    def _links(self, text: str, response: Response) -> Iterator[scrapy.Request]:
        if not text:
            return
        if response.meta.get("depth", 0) >= self.crawler.settings.getint("DEPTH_LIMIT"):
            self.trail.cut("depth")
            return
        page = response.url.split("?", 1)[0]
        for link in self._finder.links(text, response.url):
            if self._own(link):
                yield from self._follow(link, page)

    def _follow(self, url: str, page: str = "") -> Iterator[scrapy.Request]:
        if self.trail.wanted(url):
            if self._since and page:
                priority = _ARTICLE_OF_A_LIST if self.trail.is_article(url) else _PAGE
                yield self._request(url, priority, {"list": page})
            else:
                yield self._request(url, _PAGE)

    def _request(self, url: str, priority: int, meta: dict[str, Any] | None = None) -> scrapy.Request:
        return scrapy.Request(url, self.parse, errback=self.failed, priority=priority, meta=meta)

    @property
    def _full(self) -> bool:
        return self._limit is not None and self.trail.pages >= self._limit

    def _own(self, url: str) -> bool:
        return same_site(url, self.agency.hosts)

    def _replayed(self) -> Iterator[scrapy.Request]:
        """The requests that the pages in the archive lead to; what the archive holds counts as seen."""
        assert self.crawler.engine
        seen = self.crawler.engine.scheduler.df  # type: ignore[union-attr]
        for one in kept(self.path):
            seen.request_seen(scrapy.Request(one.url))
            self.trail.replayed(one.url, one.status)
        for one in kept(self.path):
            if one.page:
                yield from self._first_answer(one.url)
                for link in self._finder.links(one.page.decode("utf-8", "replace"), one.url):
                    if self._own(link):
                        yield from self._follow(link)


def _text(response: Response) -> str:
    """Strict UTF-8 before what is declared: portals declare wrongly."""
    try:
        return str(response.body, "utf-8")
    except UnicodeDecodeError:
        return str(response.text) if isinstance(response, TextResponse) else response.body.decode("utf-8", "replace")


def _site(url: str) -> str:
    return "/".join(url.split("/", 3)[:3])


def _headers(response: Response) -> Iterator[tuple[str, str]]:
    for name, values in response.headers.items():
        for value in values:
            yield name.decode("latin-1"), value.decode("latin-1")


def _listed(portals: str, agency: str) -> Agency:
    from crawler.portals import find

    for one in find(portals).agencies:
        if one.id == agency:
            return one
    raise ValueError(f"no agency {agency!r} in {portals!r}")
