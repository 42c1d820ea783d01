"""What a crawl of one portal has met: which addresses are still wanted, what was read, and what was left out and why."""

from __future__ import annotations

from typing import Any

from crawler.media import Media, of_address
from rasoat.report import FetchStatus
from rasoat.urls import identity, is_trap

ADDRESSES = 200_000
ATTACHMENTS = 500
SITEMAPS = 200
QUERIES_OF_ONE_PATH = 5000
"""Calendars and filters make more; lists of documents have fewer."""
SPARES = 3
OLD_IN_A_ROW = 10
"""Older articles without a newer one between, after which a list is not followed further back."""


class Trail:
    """Kept in the spider's ``state``, which Scrapy saves with the job."""

    def __init__(self, state: dict[str, Any]) -> None:
        self._articles: dict[str, list[str] | None] = state.setdefault("articles", {})
        """By identity: other addresses to try if the first gives nothing; None once read."""
        self._attachments: set[str] = state.setdefault("attachments", set())
        self._queries: dict[str, int] = state.setdefault("queries", {})
        self._asked: dict[str, int] = state.setdefault("asked", {})
        self._old: dict[str, int] = state.setdefault("old", {})
        self._counts: dict[str, int] = state.setdefault("counts", {})
        self.left_out: dict[str, int] = state.setdefault("left_out", {})
        """Addresses not asked for: ``traps``, ``addresses``, ``attachments``, ``queries``, ``depth``, ``older``, ``sitemaps``."""
        self.mapped: set[str] = state.setdefault("mapped", set())

    @property
    def pages(self) -> int:
        """Responses kept so far, earlier runs of the same job included."""
        return self._counts.get(FetchStatus.OK.value, 0)

    @property
    def statuses(self) -> dict[str, int]:
        """By value of ``FetchStatus``."""
        return dict(self._counts)

    def count(self, status: FetchStatus) -> None:
        self._counts[status.value] = self._counts.get(status.value, 0) + 1

    def cut(self, why: str) -> bool:
        """Notes that an address was left out; False, for the caller to return."""
        self.left_out[why] = self.left_out.get(why, 0) + 1
        return False

    def wanted(self, url: str) -> bool:
        """Whether to ask for a canonical address that a page or a sitemap names."""
        if is_trap(url):
            return self.cut("traps")
        if of_address(url) is Media.ATTACHMENT:
            if url not in self._attachments and len(self._attachments) >= ATTACHMENTS:
                return self.cut("attachments")
            self._attachments.add(url)
            return True
        one = identity(url)
        if one != url:
            if one not in self._articles:
                self._articles[one] = []
                return self._one_more("addresses", ADDRESSES)
            spares = self._articles[one]
            if spares is not None and len(spares) < SPARES and url not in spares:
                spares.append(url)
            return False
        path, question, _ = url.partition("?")
        if question:
            self._queries[path] = self._queries.get(path, 0) + 1
            if self._queries[path] > QUERIES_OF_ONE_PATH:
                return self.cut("queries")
        return self._one_more("addresses", ADDRESSES)

    def is_article(self, url: str) -> bool:
        return identity(url) in self._articles

    def read(self, url: str) -> None:
        """No other address of this article is needed."""
        one = identity(url)
        if one in self._articles:
            self._articles[one] = None

    def spare(self, url: str) -> str:
        """Another address of the article that this one did not give, "" if none was met."""
        spares = self._articles.get(identity(url))
        while spares:
            other = spares.pop(0)
            if other != url:
                return other
        return ""

    def replayed(self, url: str, status: FetchStatus) -> None:
        """What an archive holds of an address."""
        one = identity(url)
        if one != url:
            self._articles[one] = None if status is FetchStatus.OK else []
        self.count(status)

    def one_more_sitemap(self) -> bool:
        return self._one_more("sitemaps", SITEMAPS)

    def _one_more(self, what: str, most: int) -> bool:
        self._asked[what] = self._asked.get(what, 0) + 1
        return self._asked[what] <= most or self.cut(what)

    def dated(self, page: str | None, old: bool) -> bool:
        """Notes under the list that led to an article whether it is too old; gives ``old``."""
        if page:
            self._old[page] = self._old.get(page, 0) + 1 if old else 0
        if old:
            self.cut("older")
        return old

    def exhausted(self, url: str) -> bool:
        """Whether this list has come to articles that are all too old."""
        return self._old.get(url.split("?", 1)[0], 0) >= OLD_IN_A_ROW
