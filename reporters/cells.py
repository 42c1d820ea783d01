"""What a cell of a spreadsheet or of a table in Word may hold: text made writable, numbers, days, links safe to click."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from reporters.scorecard import hostile

FIXED = dt.datetime(2026, 1, 1)
"""Stands in files where the day of the report is not known: the same report gives the same bytes."""
LONGEST = 32_000
"""Characters of a cell; Excel takes 32,767 UTF-16 units."""
LONGEST_LINK = 2_000
"""Characters of an address, and of what follows its ``#``; Excel takes 2,079."""
_NOT_XML = re.compile("[\x7f\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Linked:
    """Text with an address behind it where that is one over http or https; the text alone where it is not."""

    text: str
    url: str


Value = str | int | float | dt.date | Linked | None


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in characters of a spreadsheet, and as its share of a page in Word."""

    heading: str
    width: float = 18
    number: str = ""
    """Excel's number format of its numbers and days (``0.0``, ``dd/mm/yyyy``)."""
    filled: bool = False
    """Left to a person to fill in: unlocked on a protected sheet, and shaded."""
    right: bool = False
    quiet: bool = False
    """Small and pale: for machines."""


def writable(text: str, limit: int = LONGEST) -> str:
    """``text`` without what XML cannot hold: controls and what turns or hides letters are named (``⟨U+202E⟩``), half characters
    too; cut with an ellipsis. Tabs are blanks: a tab ends a cell of Word and of a pasted table."""
    if 2 * len(text) <= limit and text.isprintable():
        return text
    shown = _NOT_XML.sub("\ufffd", hostile.plain(text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")))
    cut = shown[:limit]
    while len(cut.encode("utf-16-le")) // 2 > limit:
        over = len(cut.encode("utf-16-le")) // 2 - limit
        cut = cut[: len(cut) - max(1, over // 2)]
    return shown if len(cut) == len(shown) else f"{cut[:-1]}…"


def safe_link(url: str) -> str:
    """``url`` if a click on it may leave the file, else ""."""
    url = hostile.link(url)
    address, _, anchor = url.partition("#")
    return "" if max(len(address), len(anchor)) > LONGEST_LINK else url


def moment(created: str) -> dt.datetime:
    """Of ISO 8601, without its zone; ``FIXED`` where it is none. To be written in a file's properties."""
    try:
        return dt.datetime.fromisoformat(created).replace(tzinfo=None, microsecond=0)
    except ValueError:
        return FIXED
