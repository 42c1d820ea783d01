"""One spider for all portals: start pages, sitemaps and links, inside the agency's own hosts, into one WARC."""

from __future__ import annotations

import datetime as dt
import gzip
import re
import time
from collections.abc import AsyncIterator, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import scrapy
from scrapy.exceptions import CloseSpider
from scrapy.http import Response, TextResponse

from crawler.archive import ArchiveWriter
from crawler.links import ATTACHMENT, LinkFinder
from crawler.status import of_code, of_failure
from rasoat.agency import Agency
from rasoat.report import FetchStatus
from rasoat.urls import canonical, identity, same_site

ADDRESSES_OF_ONE_ARTICLE = 2
"""Fetched at most: the others are met, not asked for."""
ATTACHMENTS = 200
_SITEMAP_ENTRY = re.compile(
    rb"<(?P<kind>url|sitemap)>.*?<loc>\s*(?P<loc>[^<]+?)\s*</loc>(?:(?!</(?P=kind)>).)*?(?:<lastmod>\s*(?P<day>\d{4}-\d\d-\d\d)|</(?P=kind)>)",
    re.DOTALL,
)
_ROBOTS_SITEMAP = re.compile(r"^\s*sitemap:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_PAGES_FIRST, _LISTS = 0, 10


class PortalSpider(scrapy.Spider):
    """``scrapy crawl portal -a agency=ID [-a portals=hanoi] [-a out=DIR] [-a limit_pages=N] [-a since=DAY]``."""

    name = "portal"
    custom_settings = {"HTTPERROR_ALLOW_ALL": True}  # noqa: RUF012

    def __init__(
        self,
        agency: str | Agency,
        portals: str = "hanoi",
        out: str = ".rasoat/luu",
        limit_pages: str | int | None = None,
        since: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.agency = agency if isinstance(agency, Agency) else _listed(portals, agency)
        self._out = Path(out)
        self._limit = int(limit_pages) if limit_pages else None
        self._since = dt.date.fromisoformat(since).isoformat() if since else ""
        self._finder = LinkFinder()
        self._archive: ArchiveWriter | None = None
        self.started = time.monotonic()
        self.state: dict[str, Any] = {}

    @property
    def archive(self) -> ArchiveWriter:
        if self._archive is None:
            self._archive = ArchiveWriter(self._out / f"{self.agency.id}.warc.gz")
        return self._archive

    @property
    def pages(self) -> int:
        """Pages kept so far, earlier runs of the same job included."""
        return int(self.state.get("pages", 0))

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for url in self.agency.start:
            yield self._request(url, priority=100)
        for host in self.agency.hosts:
            scheme = urlsplit(self.agency.start[0]).scheme if self.agency.start else "https"
            yield scrapy.Request(f"{scheme}://{host}/robots.txt", self.robots, errback=self.nothing, priority=90)
            yield scrapy.Request(f"{scheme}://{host}/sitemap.xml", self.sitemap, errback=self.nothing, priority=80)

    def closed(self, reason: str) -> None:
        if self._archive is not None:
            self._archive.close()

    # -- lists of addresses

    def robots(self, response: Response) -> Iterator[scrapy.Request]:
        if response.status == HTTPStatus.OK:
            for url in _ROBOTS_SITEMAP.findall(response.body.decode("utf-8", "replace")):
                if self._own(url):
                    yield scrapy.Request(url, self.sitemap, errback=self.nothing, priority=80)

    def sitemap(self, response: Response) -> Iterator[scrapy.Request]:
        body = response.body
        if body[:2] == b"\x1f\x8b":
            body = gzip.decompress(body)
        if response.status != HTTPStatus.OK or b"<loc>" not in body:
            return
        for entry in _SITEMAP_ENTRY.finditer(body):
            url = entry["loc"].decode("utf-8", "replace").replace("&amp;", "&")
            if not self._own(url) or (self._since and entry["day"] and entry["day"].decode() < self._since):
                continue
            if entry["kind"] == b"sitemap":
                yield scrapy.Request(url, self.sitemap, errback=self.nothing, priority=80)
            else:
                yield from self._follow(canonical(url))

    def nothing(self, failure: Any) -> None:
        """A list that is not there is no page that is missing."""

    # -- pages

    def parse(self, response: Response) -> Iterator[scrapy.Request]:
        url = response.request.url if response.request else response.url
        status = of_code(response.status)
        if 300 <= response.status < 400:
            yield from self._redirected(response, url)
            return
        if status is not FetchStatus.OK:
            self.archive.status(url, status, response.status)
            return
        if "dataloss" in response.flags:
            self.archive.status(url, FetchStatus.TRUNCATED, response.status)
            return
        reason = HTTPStatus(response.status).phrase if response.status in HTTPStatus._value2member_map_ else ""
        self.archive.response(url, response.status, reason, _headers(response), response.body)
        self.state["pages"] = self.pages + 1
        if self._limit and self.pages >= self._limit:
            raise CloseSpider("limit")
        if isinstance(response, TextResponse) and b"html" in (response.headers.get("Content-Type") or b"html").lower():
            for link in self._finder.links(response.text, response.url):
                if self._own(link):
                    yield from self._follow(link)

    def failed(self, failure: Any) -> None:
        self.archive.status(failure.request.url, of_failure(failure.value), note=str(failure.value)[:200])

    def _redirected(self, response: Response, url: str) -> Iterator[scrapy.Request]:
        location = (response.headers.get("Location") or b"").decode("utf-8", "replace")
        target = canonical(urljoin(url, location)) if location else ""
        if target and self._own(target):
            hops = int(response.meta.get("hops", 0)) + 1
            if target != canonical(url) and hops <= self.crawler.settings.getint("REDIRECT_MAX_TIMES"):
                yield self._request(target, meta={"hops": hops})
                return
            self.archive.status(url, FetchStatus.CLIENT_ERROR, response.status, "vòng chuyển hướng")
            return
        self.archive.status(url, FetchStatus.REDIRECTED_OFF_SITE, response.status, target)

    def _follow(self, url: str) -> Iterator[scrapy.Request]:
        """The request for an address of this portal, unless its article or its attachments have been asked for often enough."""
        if ATTACHMENT.search(url):
            self.state["attachments"] = self.state.get("attachments", 0) + 1
            if self.state["attachments"] <= ATTACHMENTS:
                yield self._request(url)
            return
        one = identity(url)
        if one != url:
            met = self.state.setdefault("identities", {})
            known = met.setdefault(one, [])
            if url in known:
                return
            if len(known) >= ADDRESSES_OF_ONE_ARTICLE:
                return
            known.append(url)
        yield self._request(url, priority=_PAGES_FIRST if one != url else _LISTS)

    def _request(self, url: str, *, priority: int = 0, meta: dict[str, Any] | None = None) -> scrapy.Request:
        return scrapy.Request(canonical(url), self.parse, errback=self.failed, priority=priority, meta=meta or {})

    def _own(self, url: str) -> bool:
        return same_site(url, self.agency.hosts)


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
