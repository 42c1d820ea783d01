"""Cuts Vietnamese and English running text into sentences; abbreviations, initials, numbers and ellipses do not end one."""

from __future__ import annotations

import re
from functools import lru_cache

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
_END = re.compile(r"(?:[.!?]+|…)[\"'”’»)\]]*(?=\s|$)|\n")
_WORD_BEFORE = re.compile(r"[^\s(“\"'\[]+$")
_NUMBERING = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,6}|[A-Zđa-z])\Z")
_CAPITAL_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\s+$")


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
    """Whether this mark ends a sentence: what follows begins like one, and what precedes is no abbreviation or number."""
    rest = text[match.end() : match.end() + 40].lstrip()
    if not rest:
        return True
    if rest[0].islower() or rest[0] in ",;:)":
        return False
    if text[match.start()] != "." or match.group().startswith(".."):
        return True
    before = _WORD_BEFORE.search(text, start, match.start())
    if before is None:
        return True
    word = before.group()
    if _numbers_a_part(text, start, before):
        return False
    lowered = word.lower()
    last = lowered.rsplit(".", 1)[-1]
    if lowered in _MAY_END:
        return True
    if lowered in ABBREVIATIONS or last in ABBREVIATIONS:
        return False
    return not (len(last) == 1 and last.isalpha()) or _is_grade(text, start, before)


def _numbers_a_part(text: str, start: int, before: re.Match[str]) -> bool:
    """Whether this word is the numbering at the start of a block or sentence: "1.", "II.", "2.3.", "Điều 5."."""
    if not _NUMBERING.match(before.group()):
        return False
    lead = " ".join(text[start : before.start()].lower().split())
    return not lead or (start == 0 and lead in _PARTS)


def _is_grade(text: str, start: int, before: re.Match[str]) -> bool:
    previous = _CAPITAL_BEFORE.search(text, start, before.start())
    return previous is not None and previous[1].lower() in _GRADES


def sentence_at(text: str, offset: int) -> Span:
    """The sentence of this block text that holds the offset (the nearest one for the space between two)."""
    spans = _sentences(text)
    for span in spans:
        if offset < span.end:
            return span
    return spans[-1] if spans else Span(0, len(text))
