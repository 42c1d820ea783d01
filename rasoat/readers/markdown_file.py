"""Markdown by markdown-it-py, with the place of every character of text in the source."""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import Any

from rasoat.content import BlockKind, Cell, Comment, Page, Span
from rasoat.readers import dates
from rasoat.readers.assemble import page, placed
from rasoat.readers.flow import Piece

_KINDS = {"list_item": BlockKind.ITEM, "th": BlockKind.CELL, "td": BlockKind.CELL}
_FIELD = re.compile(
    r"^(?P<key>title|date|author|sapo|lead|description)\s*:\s*(?P<value>.*?)\s*$", re.IGNORECASE | re.MULTILINE
)
_FIELD_KINDS = {
    "title": BlockKind.TITLE,
    "sapo": BlockKind.LEAD,
    "lead": BlockKind.LEAD,
    "description": BlockKind.LEAD,
    "author": BlockKind.BYLINE,
}
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)


def read_markdown(text: str, path: str, published: dt.date | None = None) -> Page:
    """Front matter gives title, date, author and lead; without it the first heading of level 1 is the title."""
    from dataclasses import replace

    from markdown_it import MarkdownIt
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark", {"html": True}).enable("table").use(front_matter_plugin)
    tokens = parser.parse(text)
    lines = [0, *(match.end() for match in re.finditer(r"\r\n?|\n", text))]
    pieces: list[Piece] = []
    byline: list[Piece] = []
    containers: list[str] = []
    at = [0, 0, 0]
    for index, token in enumerate(tokens):
        if token.type == "front_matter":
            head, day = _front_matter(token, text, lines)
            byline = [piece for piece in head if piece.kind is BlockKind.BYLINE]
            pieces += [piece for piece in head if piece.kind is not BlockKind.BYLINE]
            published = day or published
        elif token.type.endswith("_open"):
            containers.append(token.type.removesuffix("_open"))
            _count(at, containers[-1])
        elif token.type.endswith("_close"):
            containers.pop()
        elif token.type == "inline" and token.map:
            kind, level = _kind(containers, tokens[index - 1], pieces)
            cell = Cell(*at) if containers and containers[-1] in ("td", "th") else None
            pieces += [replace(piece, cell=cell) for piece in _inline(token, kind, level, text, lines)]
    made = page([*pieces, *byline], path, media_type="text/markdown", source=text, published=published)
    return replace(made, comments=_comments(text, made))


def _count(at: list[int], opened: str) -> None:
    """Keeps the table, the row and the column while tables, rows and cells open."""
    if opened == "table":
        at[:] = at[0] + 1, 0, 0
    elif opened == "tr":
        at[1:] = at[1] + 1, 0
    elif opened in ("td", "th"):
        at[2] += 1


def _kind(containers: list[str], opening: Any, pieces: list[Piece]) -> tuple[BlockKind, int]:
    if containers and containers[-1] == "heading":
        level = int(opening.tag[1])
        untitled = not any(piece.kind is BlockKind.TITLE for piece in pieces)
        return (BlockKind.TITLE, 0) if level == 1 and untitled and not pieces else (BlockKind.HEADING, level)
    for name in reversed(containers):
        if name in _KINDS:
            return _KINDS[name], 0
    return BlockKind.PARAGRAPH, 0


def _front_matter(token: Any, text: str, lines: list[int]) -> tuple[list[Piece], dt.date | None]:
    start, end = lines[token.map[0]], lines[min(token.map[1], len(lines) - 1)]
    made, day = [], None
    for match in _FIELD.finditer(text, start, end):
        value, begin = match["value"], match.start("value")
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value, begin = value[1:-1], begin + 1
        if match["key"].lower() == "date":
            day = dates.find(value)[0]
        elif value:
            made.append(Piece(_FIELD_KINDS[match["key"].lower()], text=value, verbatim=begin))
    order = [BlockKind.TITLE, BlockKind.LEAD, BlockKind.BYLINE]
    return sorted(made, key=lambda piece: order.index(piece.kind)), day


def _inline(token: Any, kind: BlockKind, level: int, text: str, lines: list[int]) -> list[Piece]:
    """Children aligned with the source from left to right: inline tokens have no position of their own."""
    at = lines[token.map[0]]
    end = lines[token.map[1]] if token.map[1] < len(lines) else len(text)
    piece = Piece(kind, level)
    alts: list[Piece] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            at = _align(child.content, piece, text, at, end)
        elif child.type in ("softbreak", "hardbreak"):
            found = text.find("\n", at, end)
            if found >= 0:
                piece.add("\n", [(found, found + 1)])
                at = found + 1
        elif child.type == "image" and child.content.strip():
            found = text.find(child.content, at, end)
            if found >= 0:
                alts.append(Piece(BlockKind.ALT, text=child.content, verbatim=found))
                at = found + len(child.content)
        elif child.type == "html_inline":
            found = text.find(child.content, at, end)
            at = found + len(child.content) if found >= 0 else at
    return [piece, *alts]


def _align(words: str, piece: Piece, text: str, at: int, end: int) -> int:
    """Appends ``words`` with the places where they stand from ``at`` on, escapes and entities included."""
    found = text.find(words, at, end)
    if found >= 0 and "\n" not in text[at:found]:
        piece.add(words, placed(words, found))
        return found + len(words)
    for character in words:
        match = re.compile(rf"\\?{re.escape(character)}|&#?\w+;").search(text, at, end)
        if match is None:
            continue
        taken = match.group()
        if taken.startswith("&") and html.unescape(taken) != character:
            plain = text.find(character, at, end)
            if plain < 0:
                continue
            piece.add(character, [(plain, plain + 1)])
            at = plain + 1
            continue
        start = match.start() + (1 if taken.startswith("\\") and len(taken) > 1 else 0)
        piece.add(character, [(start, match.end())])
        at = match.end()
    return at


def _comments(text: str, page_: Page) -> tuple[Comment, ...]:
    """HTML comments, with the offset of the block that follows."""
    article = page_.article
    if article is None or article.source_map is None:
        return ()
    made = []
    for match in _COMMENT.finditer(text):
        following = [s.start for s in article.source_map.segments if s.source_start >= match.end()]
        position = following[0] if following else len(article.text)
        made.append(Comment(match[1], position, Span(*match.span())))
    return tuple(made)
