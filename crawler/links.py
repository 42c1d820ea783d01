"""Links of a page by lexbor; raw hrefs seen before are left out: on real portals nine of ten repeat those of other pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from crawler.media import Media, of_address
from rasoat.urls import canonical

_OTHER_SCHEME = re.compile(r"^(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"\s]+)", re.IGNORECASE)
_SCRIPTED = re.compile(r"location(?:\.href)?\s*=\s*[\"']([^\"']+)[\"']|location\.replace\(\s*[\"']([^\"']+)[\"']")
_SMALL = 4000


class LinkFinder:
    """Of one crawl of one portal; remembers raw hrefs with what they are relative to, so that nothing is resolved twice."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, str]] = set()

    def links(self, html: str, base: str) -> Iterator[str]:
        """Canonical addresses not given before, of pages and attachments, in document order."""
        tree = LexborHTMLParser(html)
        given = tree.css_first("base[href]")
        if given is not None:
            base = _joined(base, given.attributes.get("href") or "") or base
        path = base.split("#", 1)[0].split("?", 1)[0]
        folder = path.rsplit("/", 1)[0]
        site = "/".join(base.split("/", 3)[:3])
        for raw in _hrefs(tree, html):
            first = raw[0]
            absolute = first == "/" or raw.startswith(("http://", "https://"))
            key = (site if absolute else path if first == "?" else folder, raw)
            if first == "#" or key in self._seen:
                continue
            self._seen.add(key)
            url = "" if _OTHER_SCHEME.match(raw) else _joined(base, raw)
            if url.startswith(("http://", "https://")) and of_address(url.split("#", 1)[0]) is not Media.OTHER:
                yield canonical(url)


def _hrefs(tree: LexborHTMLParser, html: str) -> Iterator[str]:
    for node in tree.css("a[href], area[href], iframe[src], frame[src]"):
        attributes = node.attributes
        raw = (attributes.get("href") or attributes.get("src") or "").strip()
        if raw:
            yield raw
    for node in tree.css("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").lower() == "refresh":
            match = _REFRESH.search(node.attributes.get("content") or "")
            if match:
                yield match[1]
    if len(html) < _SMALL:
        for found in _SCRIPTED.findall(html):
            yield found[0] or found[1]


def _joined(base: str, raw: str) -> str:
    try:
        return raw if raw.startswith(("http://", "https://")) else urljoin(base, raw)
    except ValueError:
        return ""
