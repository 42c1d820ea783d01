"""Cuts Vietnamese and English running text into sentences; abbreviations, initials, numbers and ellipses do not end one."""

from __future__ import annotations

import re
from functools import lru_cache

from rasoat.content import Span

_ABBREVIATIONS = frozenset(
    "tp tx tt tr th gs pgs ts ths bs cn ks ths. ths nxb mr mrs ms dr st no vs v.v vv stt sđt đt tel fax p q h x đc đ/c kts "
    "nsnd nsưt cty ltd inc co jr sr i.e e.g etc".split()
)
_END = re.compile(r"(?:[.!?]+|…)[\"'”’»)\]]*(?=\s|$)|\n")
_WORD_BEFORE = re.compile(r"[^\s(“\"']+$")


def sentences(text: str) -> list[Span]:
    """Spans of the sentences of one block, in order, without the white space around them."""
    return list(_sentences(text))


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] != "\n" and not _ends(text, start, match):
            continue
        _add(spans, text, start, match.end())
        start = match.end()
    _add(spans, text, start, len(text))
    return tuple(spans)


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        left = start + len(piece) - len(piece.lstrip())
        spans.append(Span(left, left + len(stripped)))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether this full stop ends a sentence: what follows begins like one, and what precedes is no abbreviation."""
    rest = text[match.end() : match.end() + 40].lstrip()
    if rest and (rest[0].islower() or rest[0] in ",;:)"):
        return False
    if text[match.start()] != "." or match.group().startswith(".."):
        return True
    before = _WORD_BEFORE.search(text, start, match.start())
    if before is None:
        return True
    word = before.group().lower()
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
        return not rest
    return not (word.isdigit() and before.start() == start)


def sentence_at(text: str, offset: int) -> Span:
    """The sentence of this block text that holds the offset (the nearest one for the space between two)."""
    spans = _sentences(text)
    for span in spans:
        if offset < span.end:
            return span
    return spans[-1] if spans else Span(0, len(text))
