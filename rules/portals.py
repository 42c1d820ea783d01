"""What rules over a whole portal or city see: one compact digest a page, gathered while pages are checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rasoat.agency import Agency
from rasoat.report import FetchStatus


@dataclass(frozen=True, slots=True)
class PageDigest:
    """Of one page. ``body_hash`` is of the body's folded words (0 without an article); ``links`` are the article's own."""

    url: str
    identity: str
    kind: str
    title: str
    article: str
    """Id of the article, "" without one."""
    published: dt.date | None
    language: str
    words: int
    body_hash: int
    links: tuple[str, ...] = ()
    """Absolute addresses, inside the portal, that the article's body links to."""
    frame_links: tuple[str, ...] = ()
    """The same for menu, header, footer and sidebar."""


@dataclass(frozen=True, slots=True)
class PortalView:
    """``statuses`` tells of every address met what became of it, by canonical URL; empty for loose files."""

    agency: Agency | None
    pages: Sequence[PageDigest]
    statuses: Mapping[str, FetchStatus]
    addresses: Mapping[str, Sequence[str]]
    """All addresses under which one article (by identity) was met."""


@dataclass(frozen=True, slots=True)
class CityView:
    portals: Sequence[PortalView]
