"""Corrections as edits of a file's source: in its own markup, and only where the words stand there in one piece.

Offsets are code points of the source. Nothing outside an edit changes.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from rasoat.content import Span

_LAYOUT = re.compile(r"[ \t\r\n\f]*[\t\r\n\f][ \t\r\n\f]*")
_TOKENS = re.compile(r"\s+|\S+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPECIAL = frozenset("\\`*_[]<>&|~#")
"""Characters that can mean markup in Markdown."""


class Markup(StrEnum):
    """How a piece of source is written. ``ATTRIBUTE``: inside a quoted attribute of HTML."""

    HTML = "html"
    ATTRIBUTE = "attribute"
    MARKDOWN = "markdown"
    PLAIN = "plain"

    @classmethod
    def of(cls, path: str, block: str) -> Markup:
        """Of a text in the file ``path`` that is a block of this kind there."""
        suffix = PurePath(path).suffix.lower()
        if suffix in (".md", ".markdown"):
            return cls.MARKDOWN
        if suffix == ".txt":
            return cls.PLAIN
        return cls.ATTRIBUTE if block == "alt" else cls.HTML


@dataclass(frozen=True, slots=True)
class Edit:
    """``source[span]`` becomes ``words`` (in the source's markup)."""

    span: Span
    words: str


def edit(source: str, span: Span, quote: str, right: str, markup: Markup) -> Edit | None:
    """The edit that makes ``right`` (NFC) of ``quote`` (NFC), both without markup, at ``span``; None where the source has
    something else there (a tag inside, a character without a source) or nothing would change.

    Words that stay keep their spelling in the source (entities, line breaks between them).
    """
    written = source[span.start : span.end]
    if not _same(plain(written, markup), quote):
        return None
    if right == quote:
        words = unicodedata.normalize("NFC", written)
        if words == written:  # a mark of its own behind an entity
            words = escaped(right, "", markup)
    else:
        words = _by_words(written, right, markup) or escaped(right, "", markup)
    return None if words == written else Edit(span, words)


def plain(written: str, markup: Markup) -> str:
    """A piece of source as a reader sees it, NFC."""
    if markup is Markup.MARKDOWN:
        written = _ESCAPED.sub(r"\1", written)
    return unicodedata.normalize("NFC", written if markup is Markup.PLAIN else html.unescape(written))


def _same(one: str, other: str) -> bool:
    """Equal but for layout: the line breaks and tabs of a source where a reader sees one space."""
    return one == other or _collapsed(one) == _collapsed(other)


def _collapsed(words: str) -> str:
    return _LAYOUT.sub(" ", words)


def _by_words(written: str, right: str, markup: Markup) -> str | None:
    """``right`` put into the white space and the unchanged words of ``written``; None where they differ in more than words."""
    old, new = _TOKENS.findall(written), _TOKENS.findall(right)
    if len(old) != len(new) or any(a.isspace() != b.isspace() for a, b in zip(old, new, strict=True)):
        return None
    pairs = [(a, plain(a, markup), b) for a, b in zip(old, new, strict=True)]
    if all(a.isspace() for a, _, _ in pairs):
        return None
    return "".join(
        a if seen == b or (a.isspace() and _collapsed(a) == _collapsed(b)) else escaped(b, a, markup)
        for a, seen, b in pairs
    )


def escaped(words: str, old: str, markup: Markup) -> str:
    """``words`` in this markup; what stood bare in ``old`` may stand bare again."""
    if markup is Markup.PLAIN:
        return words
    if markup is Markup.MARKDOWN:
        return "".join(f"\\{c}" if c in _SPECIAL and c not in old else c for c in words)
    return html.escape(words, quote=markup is Markup.ATTRIBUTE)


def apply(text: str, edits: Sequence[Edit]) -> str:
    """``edits`` ordered and apart."""
    parts, end = [], 0
    for one in edits:
        parts += [text[end : one.span.start], one.words]
        end = one.span.end
    return "".join((*parts, text[end:]))
