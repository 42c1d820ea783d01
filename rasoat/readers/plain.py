"""Plain text: a paragraph a line; the first line is the title where it looks like one."""

from __future__ import annotations

import datetime as dt

from rasoat.content import BlockKind, Page
from rasoat.readers.assemble import page
from rasoat.readers.flow import Piece

_LONGEST_TITLE = 200


def read_text(text: str, path: str, published: dt.date | None = None) -> Page:
    """A first line is a title if a blank line follows it, it is short and ends without a full stop."""
    pieces: list[Piece] = []
    start = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        words = line.rstrip("\r")
        stripped = words.strip(" \t")
        if stripped:
            begin = start + words.index(stripped)
            first = not pieces
            blank_next = number + 1 < len(lines) and not lines[number + 1].strip()
            title = first and blank_next and len(stripped) <= _LONGEST_TITLE and stripped[-1] not in ".;,"
            kind = BlockKind.TITLE if title else BlockKind.PARAGRAPH
            pieces.append(Piece(kind, text=stripped, verbatim=begin))
        start += len(line) + 1
    return page(pieces, path, media_type="text/plain", source=text, published=published)
