"""Quotations of a text by the marks that enclose them: curly (“ ”) or straight (" ")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rasoat.content import Span

CURLY, STRAIGHT = "curly", "straight"
MARKS = {CURLY: "“”", STRAIGHT: '""'}
"""Opening and closing mark of each style."""
_MARK = re.compile('[“”"]')


class Quotation(NamedTuple):
    """``span`` holds the marks."""

    style: str
    span: Span


def quotations(text: str, spans: Iterable[Span]) -> list[Quotation]:
    """Whole outermost quotations within each of ``spans``, in order. What lies in another quotation may have the other marks;
    where marks do not pair, nothing more of that span is told."""
    return [found for span in spans for found in _within(text, span)]


def _within(text: str, span: Span) -> Iterator[Quotation]:
    waiting: list[tuple[str, int]] = []
    for match in _MARK.finditer(text, *span):
        mark, at = match.group(), match.start()
        inner = waiting[-1][0] if waiting else ""
        if mark == '"' and inner == '"':
            style, start = STRAIGHT, waiting.pop()[1]
        elif mark == "”" and inner == "“":
            style, start = CURLY, waiting.pop()[1]
        elif mark == '"' and text[at - 1 : at].isdigit():
            continue
        elif mark == "”" or (mark == '"' and not _opens(text, at)):
            return
        else:
            waiting.append((mark, at))
            continue
        if not waiting:
            yield Quotation(style, Span(start, at + 1))


def _opens(text: str, at: int) -> bool:
    """Whether no word ends right before a straight mark."""
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] in ".,;!?")
