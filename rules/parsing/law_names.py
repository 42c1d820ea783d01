"""Finds laws cited by name and year ("Luật Đất đai năm 2024", "Bộ luật Lao động 2019").

A name without a year has no certain end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rasoat.content import Span
from rules.parsing.mentions import within

_KINDS = ("Luật", "luật", "LUẬT", "Pháp lệnh", "pháp lệnh", "PHÁP LỆNH")
_S = r"[ \u00a0]"
_NAMED = re.compile(
    rf"(?P<kind>luật|pháp lệnh){_S}{{1,2}}(?P<name>(?!số\b)(?:(?!luật\b|pháp lệnh\b|nghị định\b|nghị quyết\b|số{_S}\d)"
    rf"[^.;:()\n\d“”\"]){{2,120}}?){_S}{{1,2}}(?P<amended>\(?(?:sửa đổi|mới|sửa đổi, bổ sung)\)?{_S})?(?:năm{_S})?"
    r"(?P<year>(?:19|20)\d\d)(?![\d/\w]|[.,-]\d)",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"\b(?:dự án|dự thảo|đề nghị xây dựng|góp ý)\b[^.;\n]{0,60}\Z", re.IGNORECASE)
_AMENDING = re.compile(r"\b(?:sửa đổi|bổ sung)[^.;\n]{0,60}\Z", re.IGNORECASE)
_OTHER_WORD = re.compile(r"(?:\w|\b(?:pháp|kỷ|kỉ|định|quy)[ \u00a0])\Z", re.IGNORECASE)
_VERBS = re.compile(
    r"\b(?:quy định|được|có hiệu lực|ban hành|thông qua|trong|từ|vào|đến|tại|cho|của|đã|sẽ|là|về|ngày|tháng|quý|cuối|đầu|"
    r"theo|tuyên truyền|nhiệm kỳ|này|đợt|khóa)\b|\Anăm\Z",
    re.IGNORECASE,
)
"""Words that no name of a law before its year holds."""


@dataclass(frozen=True, slots=True)
class LawMention:
    """``kind`` is "Luật", "Bộ luật" or "Pháp lệnh"; ``name`` as written, without it. ``span`` covers kind, name and year."""

    span: Span
    kind: str
    name: str
    year: int
    year_span: Span
    amended: bool
    """Whether "(sửa đổi)" stands before the year, or the law is one that amends the law named."""
    draft: bool
    """Whether the words before speak of a draft."""


@lru_cache(maxsize=32)
def find_laws(text: str) -> tuple[LawMention, ...]:
    """All laws with a year, in reading order."""
    found = []
    for at in _places(text):
        match = _NAMED.match(text, at)
        if match and not _OTHER_WORD.search(text[max(0, at - 5) : at]) and not _VERBS.search(match["name"]):
            found.append(_mention(text, match))
    return tuple(found)


def laws_within(text: str, passage: Span) -> tuple[LawMention, ...]:
    """The laws that begin in a passage."""
    return within(find_laws(text), passage)


def _places(text: str) -> list[int]:
    found = []
    for word in _KINDS:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + 1)
    return sorted(found)


def _mention(text: str, match: re.Match[str]) -> LawMention:
    start = match.start()
    code = text[max(0, start - 3) : start].lower() == "bộ " and not text[max(0, start - 4) : start - 3].isalnum()
    kind = "Bộ luật" if code else match["kind"].capitalize()
    begin = start - 3 if code else start
    before = text[max(0, begin - 80) : begin]
    return LawMention(
        span=Span(begin, match.end()),
        kind=kind,
        name=" ".join(match["name"].split()),
        year=int(match["year"]),
        year_span=Span(*match.span("year")),
        amended=bool(match["amended"] or _AMENDING.search(before)),
        draft=bool(_DRAFT.search(before)),
    )
