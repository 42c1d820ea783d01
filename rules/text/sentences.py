"""Cuts Vietnamese and English running text into sentences; abbreviations, initials, numbers and ellipses do not end one."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from rasoat.content import Span

ABBREVIATIONS = frozenset(
    "tp tx tt tr th gs pgs ts ths bs bscki bsckii cn ks kts nxb mr mrs ms dr prof st no vs stt sđt đt tel fax p q h x đc đ/c "
    "nsnd nsưt ng cty i.e e.g cf fig vd".split()
)
_MAY_END = frozenset("v.v vv etc ltd inc jr sr co".split())
"""Abbreviations that can stand at the end of a sentence: a capital after them begins a new one."""
_GRADES = frozenset(
    "vitamin nhóm hạng loại lớp khối bảng cúm gan mức giải cụm khu tòa toà block phương gói mẫu điểm mục phần phụ cấp".split()
)
"""Words after which a single letter is a grade and no initial: hạng A."""
_PARTS = frozenset({"điều", "chương", "mục", "phần", "bài", "bảng", "hình", "phụ lục", "câu", "bước", "mẫu", "biểu"})
"""Words after which a number at the start of a block is the number of that part: Điều 5. Phạm vi."""
_END = re.compile(r"(?:(?<![.!?])[.!?]+|…)[\"'”’»)\]]*(?=\s|$)|\n")
_WORD_BEFORE = re.compile(r"[^\s(“\"'\[]++\Z")
_LONGEST = 32
"""Code points of a word before a mark that are looked at: more than any abbreviation or numbering has."""
_NUMBERING = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,6}|[A-Zđa-z])\Z")
_CAPITAL_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\s+$")
_WRITTEN = re.compile(r"\S")
_SPACE = re.compile(r"\s")
_REACH = 256
"""Code points before an offset in which the end of the sentence before is looked for at first."""


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of one block, in order, without the white space around them."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if _ends(text, match, start):
            spans.append(_trimmed(text, start, match.end()))
            start = match.end()
    spans.append(_trimmed(text, start, len(text)))
    return tuple(span for span in spans if span.start < span.end)


def sentence_at(text: str, offset: int) -> Span:
    """The sentence of this block text that holds the offset (the nearest one for the space between two)."""
    return _cut(text).at(offset)


class _Cut:
    """One block, of which only the sentences asked for are cut out."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = Span(0, 0)

    def at(self, offset: int) -> Span:
        """Asked from left to right it reads every place a fixed number of times, however long the sentences are."""
        text = self._text
        written = _WRITTEN.search(text, offset)
        place = written.start() if written else len(text.rstrip()) - 1
        if place < 0:
            return Span(0, len(text))
        if not self._last.start <= place < self._last.end:
            start, end = self._known_start(place), len(text)
            for match in _END.finditer(text, start):
                if _ends(text, match, start):
                    if match.end() > place:
                        end = match.end()
                        break
                    start = match.end()
            self._last = _trimmed(text, start, end)
        return self._last

    def _known_start(self, place: int) -> int:
        """Where a sentence begins for certain, at or some sentences before this place."""
        text = self._text
        known = self._last.end if self._last.end <= place else 0
        reach = _REACH
        while (begin := place - reach) > known:
            space = _SPACE.search(text, begin, place)
            if space:
                marks = list(takewhile(lambda match: match.end() <= place, _END.finditer(text, space.start())))
                sure = next((match for match in reversed(marks) if _ends(text, match)), None)
                if sure:
                    return sure.end()
            reach *= 4
        return known


_cut = lru_cache(maxsize=64)(_Cut)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = end - len(piece.lstrip())
    return Span(left, max(left, start + len(piece.rstrip())))


def _ends(text: str, match: re.Match[str], start: int | None = None) -> bool:
    """Whether this mark ends a sentence: what follows begins like one, and what precedes is no abbreviation or number.

    ``start``: of the sentence; without it, whether the mark ends one wherever that began.
    """
    at, end = match.span()
    if text[at] == "\n":
        return True
    rest = text[end : end + 40].lstrip()
    if not rest:
        return True
    if rest[0].islower() or rest[0] in ",;:)":
        return False
    if text[at] != "." or match.group().startswith(".."):
        return True
    left = max(start or 0, at - _LONGEST)
    before = _WORD_BEFORE.search(text, max(left, text.rfind(" ", left, at)), at)
    if before is None:
        return True
    word = before.group()
    if _NUMBERING.match(word) and (start is None or _leads(text, start, before.start())):
        return False
    lowered = word.lower()
    last = lowered.rsplit(".", 1)[-1]
    if lowered in _MAY_END:
        return True
    if lowered in ABBREVIATIONS or last in ABBREVIATIONS:
        return False
    if len(last) > 1 or not last.isalpha():
        return True
    return start is not None and _is_grade(text, start, before.start())


def _leads(text: str, start: int, end: int) -> bool:
    """Whether a number here is the numbering at the start of a block or sentence: "1.", "II.", "2.3.", "Điều 5."."""
    lead = " ".join(text[start:end].lower().split())
    return not lead or (start == 0 and lead in _PARTS)


def _is_grade(text: str, start: int, end: int) -> bool:
    previous = _CAPITAL_BEFORE.search(text, start, end)
    return previous is not None and previous[1].lower() in _GRADES
