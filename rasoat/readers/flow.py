"""Text as a reader of the page sees it: blocks cut at block elements and line breaks, layout white space collapsed, every
character's place in the source kept where it is known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from rasoat.content import Block, BlockKind, Cell, Segment, SourceMap, Span
from rasoat.readers.grid import Grid
from rasoat.readers.tree import BLOCK_TAGS, SKIPPED_TAGS, Element, Remark, Text

_LAYOUT = re.compile(r"[ \t\r\n\f]*[\t\r\n\f][ \t\r\n\f]*")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {"li": BlockKind.ITEM, "dt": BlockKind.ITEM, "dd": BlockKind.ITEM, "td": BlockKind.CELL, "th": BlockKind.CELL}
_TABLE_TAGS = frozenset({"table", "tr", "td", "th"})
_CAPTION = re.compile(r"\b(?:caption|chu-?thich|image-?desc|img-?desc|photo-?desc|wp-caption-text|note-?anh)\b")

_BULLET = re.compile(r"[^\W\d_]{1,2}\s?[.)/]")

Places = list[tuple[int, int]] | None
"""For each character, the source range it came from."""


@dataclass
class Piece:
    """One block under way or done: its text, and where its characters stand in the source."""

    kind: BlockKind
    level: int = 0
    text: str = ""
    places: list[tuple[int, int]] = field(default_factory=list)
    verbatim: int | None = None
    """Instead of ``places``: where in the source the text begins that stands there as it is."""
    soft: bool = False
    """Whether the last character is a space made of layout."""
    links: list[tuple[Element, int, int]] = field(default_factory=list)
    where: str = ""
    box: Element | None = None
    """The block element it stands in."""
    cell: Cell | None = None
    """Its place in a table."""

    def add(self, data: str, places: Places) -> None:
        """Appends a text node's words."""
        if places is None and ("\n" not in data and "\t" not in data and "\r" not in data and "\f" not in data):
            self._take(data, None)
            return
        start = 0
        for match in _LAYOUT.finditer(data):
            self._take(data[start : match.start()], places[start : match.start()] if places is not None else None)
            made = [(places[match.start()][0], places[match.end() - 1][1])] if places is not None else None
            self._space(made)
            start = match.end()
        self._take(data[start:], places[start:] if places is not None else None)

    def space(self) -> None:
        """A space for a block boundary inside one line; it has no characters in the source."""
        end = self.places[-1][1] if self.places else 0
        self._space([(end, end)] if self.places else None)

    def _space(self, places: Places) -> None:
        if self.text and not self.text.endswith(" "):
            self.text += " "
            self.places += places or []
            self.soft = True

    def _take(self, words: str, places: Places) -> None:
        if not self.text or (self.soft and words.startswith(" ")):
            stripped = words.lstrip(" " if self.text else None)
            if places is not None:
                places = places[len(words) - len(stripped) :]
            words = stripped
        if words:
            self.text += words
            self.places += places or []
            self.soft = False

    def finish(self) -> bool:
        """Cuts trailing white space; whether anything is left."""
        kept = self.text.rstrip()
        del self.places[len(kept) :]
        self.text = kept
        return bool(kept)


class Flow:
    """Collects the blocks of elements in the order they are given."""

    def __init__(self, skip: Callable[[Element], bool] = lambda element: False) -> None:
        """``skip`` says which elements inside are read elsewhere or not at all."""
        self._skip = skip
        self.pieces: list[Piece] = []
        self._open: Piece | None = None
        self._waiting: list[Piece] = []
        self._box: Element | None = None
        self._tables = 0
        self._grid: Grid | None = None
        self._cell: Cell | None = None
        self._breaks = 0
        """Line breaks since the last word of the open piece."""
        self.images: list[tuple[Element, int, Piece | None]] = []
        """Image elements with the number of the piece before which they stand, and the piece of their alternative text."""
        self.remarks: list[tuple[Remark, int]] = []

    def read(self, element: Element, kind: BlockKind, level: int = 0) -> None:
        """All blocks of an element; those that are no heading, item or cell are of ``kind``."""
        self._walk(element, kind, level)
        self._flush()

    def line(self, elements: Iterable[Element], kind: BlockKind) -> None:
        """One single block of the text of some elements."""
        piece = Piece(kind)
        for element in elements:
            self._words(element, piece)
            piece.space()
        if piece.finish():
            self.pieces.append(piece)

    def _words(self, element: Element, piece: Piece) -> None:
        for child in element.children:
            if isinstance(child, Text):
                piece.add(child.data, places_of(child))
            elif isinstance(child, Element) and child.tag not in SKIPPED_TAGS and not self._skip(child):
                if child.tag == "br" or child.tag in BLOCK_TAGS:
                    piece.space()
                self._words(child, piece)

    def _walk(self, element: Element, kind: BlockKind, level: int) -> None:
        for child in element.children:
            if isinstance(child, Text):
                self._text(child, kind, level)
            elif isinstance(child, Remark):
                self.remarks.append((child, len(self.pieces)))
            elif child.tag == "br":
                self._breaks += 1
            elif child.tag == "hr":
                self._flush()
            elif child.tag == "img":
                self._image(child)
            elif child.tag not in SKIPPED_TAGS and not self._skip(child):
                self._element(child, kind, level)

    def _element(self, element: Element, kind: BlockKind, level: int) -> None:
        if element.tag in BLOCK_TAGS:
            self._flush()
            inner, depth = self._kind(element, kind, level)
            outer, self._box = self._box, element
            if element.tag in _TABLE_TAGS:
                self._table(element, inner, depth)
            else:
                self._walk(element, inner, depth)
            self._flush()
            self._box = outer
            return
        start = len(self._open.text) if self._open else 0
        opened = self._open
        self._walk(element, kind, level)
        if element.tag == "a" and self._open is not None:
            text = self._open.text
            begin = start if self._open is opened else 0
            begin += len(text[begin:]) - len(text[begin:].lstrip(" "))
            if len(text) > begin:
                self._open.links.append((element, begin, len(text)))

    def _table(self, element: Element, kind: BlockKind, level: int) -> None:
        """A table, a row or a cell of one."""
        grid, cell = self._grid, self._cell
        if element.tag == "table":
            self._tables += 1
            self._grid, self._cell = Grid(self._tables), None
        elif grid is not None and element.tag == "tr":
            grid.row()
        elif grid is not None:
            self._cell = grid.cell(element.get("colspan"), element.get("rowspan"))
        self._walk(element, kind, level)
        self._flush()
        self._grid, self._cell = grid, cell

    @staticmethod
    def _kind(element: Element, kind: BlockKind, level: int) -> tuple[BlockKind, int]:
        tag = element.tag
        if tag in _HEADINGS:
            return BlockKind.HEADING, _HEADINGS[tag]
        if tag == "figcaption" or tag == "caption" or (element.attrs and _like_caption(element.hints)):
            return BlockKind.CAPTION, 0
        return _KINDS.get(tag, kind), level

    def _text(self, text: Text, kind: BlockKind, level: int) -> None:
        if self._breaks and self._open is not None:
            words = text.data.strip()
            if not words:
                return
            if self._breaks > 1 or not _goes_on(self._open.text, words):
                self._flush()
            else:
                self._open.finish()
                self._open.space()
                self._breaks = 0
        if self._open is None:
            if text.data.isspace():
                return
            self._breaks = 0
            self._open = Piece(kind, level, box=self._box, cell=self._cell)
        self._open.add(text.data, places_of(text))

    def _image(self, element: Element) -> None:
        alt = element.get("alt")
        words = " ".join(alt.split())
        piece = Piece(BlockKind.ALT, text=words) if words else None
        if piece is not None:
            if element.alt_start is not None and words == alt:
                at = element.alt_start
                piece.places = [(place, place + 1) for place in range(at, at + len(alt))]
            self._waiting.append(piece)
        self.images.append((element, len(self.pieces) + (1 if self._open else 0), piece))

    def _flush(self) -> None:
        if self._open is not None and self._open.finish():
            self.pieces.append(self._open)
        self._open = None
        self._breaks = 0
        self.pieces += self._waiting
        self._waiting = []


@lru_cache(maxsize=8192)
def _like_caption(hints: str) -> bool:
    return bool(_CAPTION.search(hints))


def _goes_on(before: str, after: str) -> bool:
    """Whether a line after one single break goes on with the sentence before it (a break pasted in for layout)."""
    if before.rstrip()[-1:] in ".!?:;…”" or _BULLET.match(after):
        return False
    return after[0].islower() or after[0] in ",;)"


def visible(element: Element, without: Container[int]) -> list[str]:
    """The text of an element, one string a block; elements whose index is in ``without`` are left out."""
    blocks: list[str] = []
    words: list[str] = []

    def close() -> None:
        if words:
            text = _LAYOUT.sub(" ", "".join(words)).strip()
            words.clear()
            if text:
                blocks.append(text)

    def walk(node: Element) -> None:
        for child in node.children:
            if isinstance(child, Text):
                words.append(child.data)
            elif isinstance(child, Element):
                tag = child.tag
                if tag in BLOCK_TAGS or tag == "br":
                    close()
                    if child.size and child.index not in without:
                        walk(child)
                        close()
                elif tag not in SKIPPED_TAGS and child.index not in without:
                    walk(child)

    walk(element)
    close()
    return blocks


def places_of(text: Text) -> Places:
    """The source range of each character of a text node; None where the source is not known."""
    if text.pieces is None:
        return None
    places: list[tuple[int, int]] = []
    for piece in text.pieces:
        if piece.source_end - piece.source_start == piece.length:
            places += [(at, at + 1) for at in range(piece.source_start, piece.source_end)]
        else:
            places += [(piece.source_start, piece.source_end)] * piece.length
    return places


@dataclass(frozen=True, slots=True)
class Laid:
    """Pieces laid into one text: NFC, as found, blocks, and the map to the source where it is known."""

    text: str
    found: str
    blocks: tuple[Block, ...]
    source_map: SourceMap | None
    starts: tuple[int, ...]
    """Offset in ``text`` of each piece."""


def lay(pieces: Iterable[Piece], *, mapped: bool) -> Laid:
    """Joins pieces by newlines."""
    blocks, starts, composed, found = [], [], [], []
    segments: list[Segment] = []
    at = found_at = 0
    for piece in pieces:
        text = unicodedata.normalize("NFC", piece.text)
        blocks.append(Block(piece.kind, Span(at, at + len(text)), piece.level, piece.where, piece.cell))
        starts.append(at)
        if mapped and piece.verbatim is not None:
            end = piece.verbatim + len(piece.text)
            segments.append(Segment(found_at, found_at + len(piece.text), piece.verbatim, end))
        elif mapped and len(piece.places) == len(piece.text):
            segments += _segments(piece.places, found_at)
        composed.append(text)
        found.append(piece.text)
        at += len(text) + 1
        found_at += len(piece.text) + 1
    joined = "\n".join(composed)
    written = "\n".join(found)
    return Laid(
        joined,
        joined if written == joined else written,
        tuple(blocks),
        SourceMap(tuple(segments)) if mapped else None,
        tuple(starts),
    )


def _segments(places: list[tuple[int, int]], start: int) -> list[Segment]:
    """Runs of characters that stand one after the other in the source; what is not verbatim is a segment of its own."""
    made: list[Segment] = []
    index = 0
    while index < len(places):
        begin, end = places[index]
        stop = index + 1
        if end - begin == 1:
            while stop < len(places) and places[stop] == (places[stop - 1][1], places[stop - 1][1] + 1):
                stop += 1
            made.append(Segment(start + index, start + stop, begin, places[stop - 1][1]))
        else:
            while stop < len(places) and places[stop] == (begin, end):
                stop += 1
            made.append(Segment(start + index, start + stop, begin, end))
        index = stop
    return made
