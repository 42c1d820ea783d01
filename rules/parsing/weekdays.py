"""Finds a day of the week written beside a date ("thứ Hai, ngày 23/11/2026", "23/11 (thứ Hai)"); ordinals are told apart.

"thứ 5 (21/4)" may be the fifth time or Thursday: a small letter or a digit counts as a weekday only after a word that leads to
a time, and never after a noun that is counted (kỳ họp thứ 2, lần thứ 5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rasoat.content import Span
from rules.parsing.dates import DateMention

_DAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "bẩy": 5, "7": 5,
}  # fmt: skip
_WEEKDAY = r"(?P<weekday>thứ[ \u00a0]{1,2}(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])(?!\w|[.,]\d)|chủ[ \u00a0]nhật\b)"
_BEFORE_DATE = re.compile(
    _WEEKDAY + r"[ \u00a0]?[,(]?[ \u00a0]{0,2}(?:[(]|(?:nhằm[ \u00a0])?ngày[ \u00a0]{1,2}|là[ \u00a0]ngày[ \u00a0])?\Z",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(r"[ \u00a0]?(?:[(][ \u00a0]?|,[ \u00a0]|là[ \u00a0])" + _WEEKDAY, re.IGNORECASE)
_TIME_BEFORE = re.compile(
    r"(?:^|[\n.;:,(–-][ \u00a0]*|\b(?:sáng|trưa|chiều|tối|đêm|khuya|hôm|vào|từ|đến|tới|"
    r"hết|trước|sau|cả|ngày|nay|nhằm|lúc|giờ|\dh|h\d\d|của|là)"
    r"[ \u00a0])\Z",
    re.IGNORECASE,
)
_COUNTED_BEFORE = re.compile(
    r"\b(?:lần|kỳ|kì|họp|phiên|khóa|khoá|đợt|hạng|vị[ \u00a0]trí|người|năm|tháng|tuần|bài|tập|"
    r"phần|mục|điều|chương|giải|lớp|số|bậc|"
    r"hội|nghị|đại[ \u00a0]hội|thế[ \u00a0]hệ|quý|vòng|trận|buổi|nhóm|bước|loại|cấp|hàng|đứng|xếp)[ \u00a0]\Z",
    re.IGNORECASE,
)
_ANOTHER_BEFORE = re.compile(
    r"(?:thứ[ \u00a0]{1,2}(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ[ \u00a0]nhật)[ \u00a0]?(?:,|và|-|–|đến|tới|hoặc|hay|&|/)?"
    r"(?:[ \u00a0](?:ngày[ \u00a0])?)?\Z",
    re.IGNORECASE,
)
_ANOTHER_AFTER = re.compile(
    r"[ \u00a0]?(?:,|và|-|–|đến|tới|hoặc|hay|&)[ \u00a0]?(?:thứ[ \u00a0]|chủ[ \u00a0]nhật)", re.IGNORECASE
)
_SEVERAL_DAYS = re.compile(r"[ \u00a0]?(?:-|–|và|,|đến|tới|hoặc)[ \u00a0]?(?:ngày[ \u00a0])?\d", re.IGNORECASE)
_DAYS_BEFORE = re.compile(r"\d[ \u00a0]?(?:-|–|và|,|đến|tới)[ \u00a0]?(?:ngày[ \u00a0])?\Z", re.IGNORECASE)


class WeekdayAndDate(NamedTuple):
    """``span`` covers both; ``weekday`` is 0 for Monday; ``name`` lies at ``name_span``."""

    span: Span
    name_span: Span
    weekday: int
    mention: DateMention


def weekdays_beside(text: str, dates: Sequence[DateMention]) -> Iterator[WeekdayAndDate]:
    """Pairs that surely belong together; lists and ranges of weekdays are left out."""
    for mention in dates:
        if mention.lunar or mention.first is not None:
            continue
        start, end = mention.span
        low = max(0, start - 32)
        before = _BEFORE_DATE.search(text[low:start])
        if before:
            name = Span(low + before.start("weekday"), low + before.end("weekday"))
            if _stands_alone(text, name.start, name.end) and not _SEVERAL_DAYS.match(text, end):
                yield WeekdayAndDate(_closed(text, name.start, end), name, _number(before["weekday"]), mention)
            continue
        after = _AFTER_DATE.match(text, end)
        if after and not _ANOTHER_AFTER.match(text, after.end()) and not _DAYS_BEFORE.search(text[low:start]):
            name = Span(after.start("weekday"), after.end("weekday"))
            if text[after.end() : after.end() + 1] == ")" or _capital(text[name.start : name.end]):
                yield WeekdayAndDate(_closed(text, start, name.end), name, _number(after["weekday"]), mention)


def _closed(text: str, start: int, end: int) -> Span:
    """With the bracket that closes one opened inside."""
    return Span(start, end + ("(" in text[start:end] and text[end : end + 1] == ")"))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether these words are one weekday: no ordinal, no list or range of weekdays."""
    before = text[max(0, start - 24) : start]
    if _ANOTHER_BEFORE.search(before):
        return False
    name = text[start:end]
    if name.lower().startswith("chủ"):
        return True
    if _COUNTED_BEFORE.search(before):
        return False
    if before.lower().endswith("ngày ") and not _capital(name):
        return False
    return _capital(name) or bool(_TIME_BEFORE.search(before))


def _capital(name: str) -> bool:
    """Whether the number word has a capital, as weekdays have (Decree 30/2020/NĐ-CP, annex II)."""
    return name.split()[-1][0].isupper() or name.lower().startswith("chủ")


def _number(name: str) -> int:
    lowered = name.lower()
    return 6 if lowered.startswith("chủ") else _DAYS[lowered.split()[-1]]
