"""The document tree of a single file by BeautifulSoup's html.parser, with the exact source place of every character of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.builder._htmlparser import BeautifulSoupHTMLParser, HTMLParserTreeBuilder
from bs4.element import Comment, NavigableString, PreformattedString
from bs4.exceptions import ParserRejectedMarkup

from rasoat.readers.tree import Builder, Document, Element, Piece

_NOT_READ = frozenset({"script", "style", "template", "textarea", "svg", "math", "select"})
_ALT = re.compile(r"""\salt\s*=\s*(["'])(.*?)\1""", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"&#?[0-9A-Za-z]+;?")


class _Everything:
    """Keeps white space in all elements: a text node must be what the source says."""

    def __contains__(self, name: object) -> bool:
        return True


class _Record:
    """What the parser handed over: pieces of text and comments with their offsets, extents of opening tags by offset."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines = [0, *(match.end() for match in re.finditer("\n", source))]
        self.pieces: list[tuple[int, str]] = []
        self.comments: list[tuple[int, str]] = []
        self.tags: dict[int, tuple[int, int]] = {}

    def offset(self, line: int, column: int) -> int:
        return self.lines[line - 1] + column


def _parser(record: _Record) -> type[BeautifulSoupHTMLParser]:
    class Recorder(BeautifulSoupHTMLParser):
        def handle_starttag(self, tag: str, attrs: Any, handle_empty_element: bool = True) -> None:
            start = record.offset(*self.getpos())
            record.tags[start] = (start, start + len(self.get_starttag_text() or ""))
            super().handle_starttag(tag, attrs, handle_empty_element)

        def handle_data(self, data: str) -> None:
            if data:
                record.pieces.append((record.offset(*self.getpos()), data))
            super().handle_data(data)

        def handle_comment(self, data: str) -> None:
            record.comments.append((record.offset(*self.getpos()), data))
            super().handle_comment(data)

    return Recorder


def parse(source: str) -> Document | None:
    """The tree; None where html.parser refuses the text or its places do not add up. Offsets are code points of ``source``."""
    record = _Record(source)
    recorder = _parser(record)

    class Tree(HTMLParserTreeBuilder):
        def feed(self, markup: Any, _parser_class: Any = None) -> None:
            super().feed(markup, recorder)

    try:
        soup = BeautifulSoup(
            source,
            builder=Tree(on_duplicate_attribute="ignore", preserve_whitespace_tags=_Everything()),
        )
        return _build(soup, record)
    except (ParserRejectedMarkup, RecursionError, StopIteration):
        return None


def _build(soup: BeautifulSoup, record: _Record) -> Document | None:
    builder = Builder(id(soup))
    pieces, comments = iter(record.pieces), iter(record.comments)
    stack: list[tuple[Any, Element | None]] = [(child, builder.elements[0]) for child in reversed(soup.contents)]
    while stack:
        node, parent = stack.pop()
        if isinstance(node, Tag):
            data = node.name == "script" and node.get("type") == "application/ld+json"
            closed = node.name in _NOT_READ and not data
            inner = None
            if parent is not None:
                attrs: dict[str, str | None] = {
                    name: " ".join(v) if isinstance(v, list) else str(v) for name, v in node.attrs.items()
                }
                element = builder.element(id(node), parent, node.name.lower(), attrs)
                if element is not None and node.sourceline is not None and node.sourcepos is not None:
                    element.place = record.tags.get(record.offset(node.sourceline, node.sourcepos))
                    _place_alt(element, record.source)
                inner = None if closed else builder.nodes[id(node)]
            stack.extend((child, inner) for child in reversed(node.contents))
        elif isinstance(node, Comment):
            start, text = next(comments)
            if text != str(node):
                return None
            if parent is not None:
                builder.remark(parent, text, (start, start + len(text) + 7))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            made = tuple(_pieces(str(node), pieces, record.source))
            if parent is not None:
                builder.text(parent, str(node), made)

    def query(selector: str) -> list[int]:
        try:
            return [id(tag) for tag in soup.select(selector)]
        except Exception:  # an invalid selector: soupsieve's errors have no common public base
            return []

    return builder.finish(query)


def _place_alt(element: Element, source: str) -> None:
    alt = element.get("alt")
    if alt and element.place is not None:
        found = _ALT.search(source, *element.place)
        if found and found[2] == alt:
            element.alt_start = found.start(2)


def _pieces(data: str, pieces: Iterator[tuple[int, str]], source: str) -> Iterator[Piece]:
    """Those that make up one text node; ParserRejectedMarkup where they do not add up (a place must never lie)."""
    length = 0
    while length < len(data):
        start, piece = next(pieces, (0, ""))
        if not piece or not data.startswith(piece, length):
            raise ParserRejectedMarkup("text and its places do not add up")
        end = start + len(piece)
        if source[start:end] != piece:
            entity = _ENTITY.match(source, start)
            end = entity.end() if entity else start
        yield Piece(length, len(piece), start, end)
        length += len(piece)
