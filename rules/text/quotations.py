"""Quotations of a text by the marks that enclose them: curly (“ ”) or straight (" ")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rasoat.content import Span

CURLY, STRAIGHT = "curly", "straight"
MARKS = {CURLY: "“”", STRAIGHT: '""'}
"""Opening and closing mark of each style."""


class Quotation(NamedTuple):
    """``span`` holds the marks."""

    style: str
    span: Span


def quotations(text: str, spans: Iterable[Span]) -> Iterator[Quotation]:
    """Whole outermost quotations within each of ``spans`` (in order, apart). What lies in another quotation may have the other
    marks; where marks do not pair, nothing more of that span is told."""
    places = sorted(place for mark in '“”"' for place in _places(text, mark))
    for span in spans:
        first, after = bisect_left(places, span.start), bisect_left(places, span.end)
        if first < after:
            yield from _within(text, places[first:after])


def _places(text: str, mark: str) -> Iterator[int]:
    place = text.find(mark)
    while place >= 0:
        yield place
        place = text.find(mark, place + 1)


def _within(text: str, places: Sequence[int]) -> Iterator[Quotation]:
    waiting: list[tuple[str, int]] = []
    for at in places:
        mark = text[at]
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
