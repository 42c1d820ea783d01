"""The day a page says it was published, as far as a crawler can know it: structured data, meta tags, Liferay's date line."""

from __future__ import annotations

import datetime as dt
import re

_ISO = re.compile(
    r""""datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)
    |<meta\b[^<>]{0,300}(?:article:published_time|datePublished)[^<>]{0,300}\bcontent=["'](\d{4}-\d\d-\d\d)
    |<meta\b[^<>]{0,300}\bcontent=["'](\d{4}-\d\d-\d\d)[^<>]{0,300}(?:article:published_time|datePublished)""",
    re.VERBOSE | re.IGNORECASE,
)
_DAY_FIRST = re.compile(r"assetPublishDate[^<>]{0,300}>\s*(\d{1,2})/(\d{1,2})/(\d{4})")
_READ = 300_000


def published(html: str) -> dt.date | None:
    """None where the page shows no such day; nothing is guessed from other dates on it."""
    head = html[:_READ]
    try:
        if match := _ISO.search(head):
            return dt.date.fromisoformat(next(group for group in match.groups() if group))
        if match := _DAY_FIRST.search(head):
            return dt.date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
    return None
