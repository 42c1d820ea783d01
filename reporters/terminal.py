"""Text from a portal made fit for a terminal: nothing in it can move the cursor, colour, reorder or hide other text.

Widths follow Unicode's East Asian Width (UAX 11): wide letters take two cells, combining marks none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import TextIO

_NEWLINE = "↵"
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_ESCAPES = {"red": "31", "yellow": "33", "cyan": "36", "bold": "1", "dim": "2"}
_JAMO_FIRST, _JAMO_LAST = "\u1160", "\u11ff"


def neutral(text: str) -> str:
    """One line without control characters: newlines become ↵, tabs a space, other invisible ones ``<U+202E>``."""
    if text.isprintable():
        return text
    return "".join(_visible(character) for character in text.replace("\r\n", "\n"))


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    if character == "\n":
        return _NEWLINE
    if character == "\t":
        return " "
    return f"<U+{ord(character):04X}>" if unicodedata.category(character) in _HIDDEN else character


def width(text: str) -> int:
    """Cells that neutral text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    if _JAMO_FIRST <= character <= _JAMO_LAST:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def head(text: str, cells: int) -> str:
    """The longest beginning that fits; "…" ends it if something was cut."""
    if width(text) <= cells:
        return text
    return _fitting(text, cells - 1) + "…"


def tail(text: str, cells: int) -> str:
    """The longest end that fits; "…" begins it if something was cut."""
    if width(text) <= cells:
        return text
    start, used = len(text), 1
    while start and used + _cells(text[start - 1]) <= cells:
        start -= 1
        used += _cells(text[start])
    while start < len(text) and not _cells(text[start]):
        start += 1
    return "…" + text[start:]


def middle(text: str, cells: int) -> str:
    """Beginning and end, with "…" between if something was cut."""
    if width(text) <= cells:
        return text
    return _fitting(text, cells - cells // 3 - 1) + tail(text, cells // 3 + 1)


def _fitting(text: str, cells: int) -> str:
    used = 0
    for index, character in enumerate(text):
        used += _cells(character)
        if used > cells:
            return text[:index]
    return text


def paint(text: str, *styles: str, color: bool) -> str:
    """ANSI styles (red, yellow, cyan, bold, dim) round the text."""
    if not color or not styles:
        return text
    return f"\x1b[{';'.join(_ESCAPES[style] for style in styles)}m{text}\x1b[0m"


def wants_color(choice: str, stream: TextIO, environment: Mapping[str, str]) -> bool:
    """``choice`` is auto, always or never; auto asks NO_COLOR (no-color.org), TERM and whether the stream is a terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    return stream.isatty()
