"""Finds times of day in Vietnamese text: "14 giờ 30", "14h30", "14g30", "14:30", "8 giờ kém 15", "7 giờ rưỡi".

A number with "giờ" or "h" may also be a length of time ("trong 48 giờ"), and two numbers with a colon a score, a ratio or a
verse: ``cued`` says that words beside it speak of a time of day.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from rasoat.content import Span
from rules.parsing.mentions import within

_S = r"[ \u00a0]"
_CLOCK = re.compile(
    r"(?=\d)(?<![\w/.,:+-])(?P<hour>\d{1,2})"
    rf"(?:(?P<colon>:)(?P<second>\d\d)(?::\d\d)?|{_S}?(?P<word>giờ|[hH](?!\w)|[hHgG](?=\d\d)|GIỜ|Giờ)"
    rf"(?:{_S}?(?P<minute>\d{{1,2}})(?!\d)(?:{_S}?(?:phút|ph\b|p\b|['’′]))?"
    rf"|{_S}kém{_S}(?P<less>\d{{1,2}}|mười lăm|mười|năm)(?:{_S}phút)?|{_S}(?P<half>rưỡi))?)"
    r"(?![\d:]|[.,]\d|/\d|\w|%)"
)
_CUE_BEFORE = re.compile(
    rf"(?:\b(?:lúc|hồi|vào|từ|đến|tới|trước|sau|khoảng|thời{_S}gian|bắt{_S}đầu|kết{_S}thúc|khai{_S}mạc|đúng|sáng|trưa|chiều|tối|đêm|khuya)"
    rf"|\d(?:h|g|{_S}giờ|:\d\d)(?:{_S}?\d\d)?(?:{_S}phút)?{_S}?[-–])[ \u00a0:(]{{0,3}}\Z",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(
    rf",?{_S}?[(]?(?P<part>sáng|trưa|chiều|tối|đêm|khuya|rạng{_S}sáng)?,?{_S}?(?P<day>hôm\b|nay\b|mai\b|ngày{_S}\d|(?:thứ|Thứ){_S}\w|Chủ{_S}nhật|cùng{_S}ngày|\d{{1,2}}/\d)?"
)
_LESS = {"năm": 5, "mười": 10, "mười lăm": 15}
_SUMMED = re.compile(
    rf"\b(?:trong|suốt|mất|hơn|gần|tối{_S}thiểu|tối{_S}đa|ít{_S}nhất|quá|cả|tổng|đủ|mỗi|kéo{_S}dài|vòng|dưới|trên|thêm|sau|chậm){_S}"
    rf"(?:\w{{1,8}}{_S})?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ClockMention:
    """A time of day as written. ``minute`` is None where none stands. ``part``: "sáng", "chiều" …, "" without.

    ``less``: minutes before the hour ("8 giờ kém 15"). ``colon``: written with a colon. ``lasting``: may be a length of time.
    """

    span: Span
    hour: int
    minute: int | None
    cued: bool
    part: str = ""
    less: int = 0
    colon: bool = False
    lasting: bool = False

    @property
    def possible(self) -> bool:
        """0:00 … 24:00."""
        if self.hour == 24:
            return not self.minute
        return self.hour < 24 and (self.minute or 0) < 60 and self.less < 60

    @property
    def time(self) -> dt.time | None:
        """By the 24-hour clock; None where impossible, and for what "sáng", "chiều" alone may not settle (12)."""
        if not self.possible:
            return None
        hour = self.hour % 24
        if self.part in ("chiều", "tối", "đêm") and 1 <= hour <= 11 and not (self.part == "đêm" and hour < 6):
            hour += 12
        minutes = (hour * 60 + (self.minute or 0) - self.less) % (24 * 60)
        return dt.time(minutes // 60, minutes % 60)


@lru_cache(maxsize=32)
def find_clocks(text: str) -> tuple[ClockMention, ...]:
    """All times of day of a text in reading order, impossible ones too."""
    return tuple(_mention(text, match) for match in _CLOCK.finditer(text))


def clocks_within(text: str, passage: Span) -> tuple[ClockMention, ...]:
    """The times that begin in a passage."""
    return within(find_clocks(text), passage)


def _mention(text: str, match: re.Match[str]) -> ClockMention:
    before = text[max(0, match.start() - 24) : match.start()]
    after = _CUE_AFTER.match(text, match.end())
    part = (after["part"] or "") if after else ""
    minute = match["minute"] or match["second"]
    less = match["less"] or ""
    lasting = bool(_SUMMED.search(before)) or (minute is None and not less and not part)
    return ClockMention(
        span=Span(match.start(), match.end()),
        hour=int(match["hour"]),
        minute=30 if match["half"] else int(minute) if minute else None,
        cued=bool(_CUE_BEFORE.search(before) or part or (after and after["day"])),
        part=part.lower(),
        less=int(less) if less.isdigit() else _LESS.get(less, 0),
        colon=bool(match["colon"]),
        lasting=lasting,
    )
