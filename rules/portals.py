"""What rules over a whole portal or city see: one compact digest a page, gathered while pages are checked."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rasoat.agency import Agency
from rasoat.finding import Finding
from rasoat.report import FetchStatus
from rules.claims.claim import Claim


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
    """As declared."""
    words: int
    body_hash: int
    links: tuple[str, ...] = ()
    """Absolute addresses, inside the portal, that the article's body links to."""
    frame_links: tuple[str, ...] = ()
    """The same for menu, header, footer and sidebar."""
    spoken: str = ""
    """Language of the article's words: "vi", "en" or ""."""
    versions: tuple[str, ...] = ()
    """Addresses that this page tells to be itself in another language."""
    image: int = 0
    """Hash of the address of the article's first image, 0 without one."""
    claims: tuple[Claim, ...] = ()
    sketch: bytes = b""
    """MinHash of the body (``rasoat.score.units``), empty without words."""
    packed: bytes = b""
    """The body's text without personal data, compressed."""

    @property
    def body(self) -> str:
        """The text of the body blocks, personal data masked, a line each; cut where it is very long."""
        return zlib.decompress(self.packed).decode("utf-8") if self.packed else ""


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
    """``findings``: what was found on each of the portals, in their order."""

    portals: Sequence[PortalView]
    findings: Sequence[Sequence[Finding]] = ()
