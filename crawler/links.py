"""Links of a page by lexbor; raw hrefs seen before are left out: on real portals nine of ten repeat those of other pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from rasoat.urls import canonical

_NOT_A_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|bmp|ico|css|js|json|xml|woff2?|ttf|eot|mp[34]|avi|mov|wmv|flv|zip|rar|7z|exe|apk|xlsx?|pptx?|doc|rtf)"
    r"(?:[?#]|$)",
    re.IGNORECASE,
)
ATTACHMENT = re.compile(r"\.(?:pdf|docx)(?:[?#]|$)", re.IGNORECASE)


class LinkFinder:
    """Of one crawl of one portal; remembers raw hrefs for each base folder, so that nothing is resolved twice."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, str]] = set()

    def links(self, html: str, base: str) -> Iterator[str]:
        """Canonical addresses not given before, of pages and attachments, in document order."""
        tree = LexborHTMLParser(html)
        given = tree.css_first("base[href]")
        base = urljoin(base, given.attributes.get("href") or "") if given is not None else base
        folder = base.split("?", 1)[0].rsplit("/", 1)[0]
        for node in tree.css("a[href], area[href], iframe[src]"):
            raw = node.attributes.get("href") or node.attributes.get("src")
            if not raw or raw[0] == "#" or (folder, raw) in self._seen:
                continue
            self._seen.add((folder, raw))
            try:
                url = raw.strip() if raw.startswith(("http://", "https://")) else urljoin(base, raw.strip())
            except ValueError:
                continue
            if url.startswith(("http://", "https://")) and not _NOT_A_PAGE.search(url):
                yield canonical(url)
