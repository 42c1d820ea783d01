"""No request leaves the hosts of the agency: neither a link, nor robots.txt, nor a redirect."""

from __future__ import annotations

from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.fingerprint import fingerprint
from rasoat.agency import Agency
from rasoat.urls import same_site

REDIRECTS = frozenset({301, 302, 303, 307, 308})


class OwnHosts(RedirectMiddleware):
    """Follows redirects inside the portal; one that leads out reaches the spider as the response that it is."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> OwnHosts:
        made = cls(crawler.settings)
        made.crawler = crawler
        return made

    def process_request(self, request: Request) -> None:
        if not self._own(request.url):
            raise IgnoreRequest("off site")

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        if response.status not in REDIRECTS or not self._own(redirect_target(response)):
            return response
        return super().process_response(request, response)

    def _redirect(self, redirected: Request, request: Request, reason: Any) -> Request:
        made = super()._redirect(redirected, request, reason)
        if fingerprint(made.url) == fingerprint(request.url):
            made.dont_filter = True
        return made

    def handle_referer(self, request: Request, response: Response) -> None:
        """No Referer is sent."""

    def _own(self, url: str) -> bool:
        agency: Agency = self.crawler.spider.agency  # type: ignore[union-attr]
        return same_site(url, agency.hosts)


def redirect_target(response: Response) -> str:
    """The absolute address of the ``Location`` header, "" without a usable one."""
    location = (response.headers.get("Location") or b"").decode("utf-8", "replace").strip()
    try:
        return str(response.urljoin(location)) if location else ""
    except ValueError:
        return ""
