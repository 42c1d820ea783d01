"""Sitemaps (sitemaps.org, protocol 0.9): plain or gzip, indexes too; what is broken gives what could be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import LxmlError  # type: ignore[import-untyped]
from scrapy.utils.gz import gunzip
from scrapy.utils.sitemap import Sitemap

LARGEST = 50 << 20
"""Bytes of a sitemap after unpacking, as the protocol has it."""


class Entry(NamedTuple):
    """``is_index``: the address is of another sitemap. ``changed``: ``lastmod`` where it is a day."""

    url: str
    is_index: bool
    changed: dt.date | None


def entries(body: bytes) -> Iterator[Entry]:
    """In the order of the file."""
    try:
        if body.startswith(b"\x1f\x8b"):
            body = gunzip(body, max_size=LARGEST)
        sitemap = Sitemap(body)
        for entry in sitemap:
            yield Entry(entry["loc"], sitemap.type == "sitemapindex", _day(entry.get("lastmod", "")))
    except (LxmlError, StopIteration, RuntimeError, OSError, EOFError, ValueError):
        return


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
