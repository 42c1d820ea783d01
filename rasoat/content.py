"""What a page says, free of its markup: the words that readers write and rules read.

Offsets are Unicode code points. ``Article.text`` is NFC; every ``Block`` is a slice of it. Standard library only.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, ``start <= end``."""

    start: int
    end: int


class BlockKind(StrEnum):
    """What a piece of text is on the page."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    CAPTION = "caption"
    ALT = "alt"
    BYLINE = "byline"
    META = "meta"
    FRAME = "frame"
    """Text of the template around the article: menu, header, footer, sidebar."""


PROSE = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.LEAD,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.ITEM,
        BlockKind.CELL,
        BlockKind.CAPTION,
    }
)
"""What an officer wrote as running text."""
BODY = PROSE - {BlockKind.TITLE, BlockKind.LEAD}
FRAME = frozenset({BlockKind.FRAME})
EVERYTHING = frozenset(BlockKind)


class Cell(NamedTuple):
    """A place in a table, each counted from 1: the table of the article, its row, its column."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A slice of an article's text. ``where`` tells a person where it stands ("đoạn 3", "trang 2"), if lines do not;
    ``cell`` the place in a table, where the source has kept it."""

    kind: BlockKind
    span: Span
    level: int = 0
    where: str = ""
    cell: Cell | None = None


class Segment(NamedTuple):
    """``text[start:end]`` stands in the source at ``[source_start:source_end]``.

    Equal lengths mean a verbatim copy; otherwise (an entity, a composed letter) the segment is one indivisible piece.
    """

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Ordered segments from text offsets to source offsets; text between segments (a joining newline) has no source."""

    segments: tuple[Segment, ...]

    def to_source(self, span: Span) -> Span | None:
        """The smallest source range that covers ``span``; None where nothing of it stands in the source."""
        segments = self.segments
        first = max(bisect_right(segments, span.start, key=lambda s: s.start) - 1, 0)
        low: int | None = None
        high = 0
        for segment in segments[first:]:
            if segment.start >= span.end and not (span.start == span.end == segment.start):
                break
            if segment.end < span.start or (segment.end == span.start and span.start != span.end):
                continue
            verbatim = segment.end - segment.start == segment.source_end - segment.source_start
            shift = segment.source_start - segment.start
            start = max(span.start, segment.start) + shift if verbatim else segment.source_start
            end = min(span.end, segment.end) + shift if verbatim else segment.source_end
            low = start if low is None else low
            high = end
        return None if low is None else Span(low, max(low, high))


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink. ``href`` is absolute where a base was known, ``raw`` is as written."""

    href: str
    raw: str
    text: str
    rel: str = ""
    in_article: bool = False
    span: Span | None = None
    """Of the link text inside ``Article.text``, where it stands there."""
    source: Span | None = None
    """Of the opening tag in a file's source."""
    hidden: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """``alt`` is None where the attribute is missing, "" where it is empty (decorative)."""

    src: str
    alt: str | None
    in_article: bool = False
    span: Span | None = None
    source: Span | None = None
    position: int = 0
    """Offset in ``Article.text`` before which the image stands."""
    linked: bool = False


@dataclass(frozen=True, slots=True)
class HiddenPart:
    """Text or links that a reader of the page does not see, and how they are hidden (``display:none``, ``off-screen`` …)."""

    how: str
    text: str
    hrefs: tuple[str, ...] = ()
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class InlineFrame:
    src: str
    title: str
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class Form:
    action: str
    method: str
    fields: tuple[str, ...] = ()
    """``type:name`` of each field."""
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the source; ``position`` is the offset in ``Article.text`` before which it stands."""

    text: str
    position: int
    source: Span | None = None


class PageKind(StrEnum):
    ARTICLE = "article"
    HOME = "home"
    SECTION = "section"
    ERROR = "error"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Article:
    """One article. ``found`` is the text as written (the same object unless it was not NFC)."""

    id: str
    text: str
    blocks: tuple[Block, ...]
    published: dt.date | None = None
    published_time: dt.time | None = None
    section: str = ""
    source: str = ""
    """Where the article says it was taken from ("Nguồn: …")."""
    attachments: tuple[Link, ...] = ()
    selector: str = ""
    """CSS selector of the element that holds the body on a live page."""
    found: str = ""
    source_map: SourceMap | None = None
    """From offsets in ``found`` to offsets in the file's source; None for live pages."""

    def first(self, kind: BlockKind) -> str:
        """The text of the first block of this kind, "" if there is none."""
        for block in self.blocks:
            if block.kind is kind:
                return self.text[block.span.start : block.span.end]
        return ""

    @property
    def title(self) -> str:
        return self.first(BlockKind.TITLE)

    @property
    def lead(self) -> str:
        return self.first(BlockKind.LEAD)

    @property
    def byline(self) -> str:
        return self.first(BlockKind.BYLINE)

    @property
    def body(self) -> str:
        """Body blocks joined by newlines: no title, lead, byline or alternative texts."""
        return "\n".join(self.text[b.span.start : b.span.end] for b in self.blocks if b.kind in BODY)

    def of(self, kinds: Iterable[BlockKind]) -> Iterator[Block]:
        wanted = frozenset(kinds)
        return (block for block in self.blocks if block.kind in wanted)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds this offset of ``text``."""
        index = bisect_right(self.blocks, offset, key=lambda b: b.span.start) - 1
        if index >= 0 and self.blocks[index].span.start <= offset <= self.blocks[index].span.end:
            return self.blocks[index]
        return None


@dataclass(frozen=True, slots=True)
class Page:
    """All that a fetch or a file gave. ``url`` is "" for files, ``path`` is "" for live pages."""

    url: str = ""
    path: str = ""
    kind: PageKind = PageKind.OTHER
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str = "text/html"
    language: str = ""
    """As declared (``<html lang>``); rules judge blocks by their text."""
    title: str = ""
    """Of ``<title>``."""
    canonical: str = ""
    template: str = ""
    """Name of the CMS profile that read the page, "generic" without one."""
    meta: tuple[tuple[str, str], ...] = ()
    other_languages: tuple[tuple[str, str], ...] = ()
    """Language and absolute address of the versions that the page declares (hreflang)."""
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    frames: tuple[InlineFrame, ...] = ()
    forms: tuple[Form, ...] = ()
    scripts: tuple[str, ...] = ()
    hidden: tuple[HiddenPart, ...] = ()
    comments: tuple[Comment, ...] = ()
    frame: tuple[str, ...] = ()
    """Visible text outside the article, one string (NFC) a block."""
    article: Article | None = None
    source: str | None = None
    """The decoded text of a file, for lines and columns; None for live pages."""
    fetched: dt.date | None = None
    """The day on which the page was fetched: facts in its frame are judged by it. None where it is not known."""
    notes: tuple[str, ...] = ()
    """What the reader could not do ("đọc không có vị trí chính xác"), in Vietnamese."""

    @property
    def where(self) -> str:
        return self.url or self.path
