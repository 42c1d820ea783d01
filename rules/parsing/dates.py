"""Finds dates in Vietnamese text and says what is certain of them; forms as in Decree 30/2020/NĐ-CP (annex I) and in the press.

A day and a month written with a stroke are taken for a date only beside a word that says so ("ngày", "sáng", "tối" …), because
"55/63" is a rank and "24/24" a service. Lunar dates are told apart and never judged.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rasoat.catalogue import SOURCE, language
from rasoat.content import Span
from rules.parsing.mentions import start_of, within
from rules.parsing.sexagenary import YEAR_NAME

_MONTH_WORDS = {
    "giêng": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười một": 11,
    "mười hai": 12,
    "mười": 10,
}
_BEFORE = r"(?=\d)(?:(?<![\d/.,\w-])|(?<=/\d[-–])|(?<=/\d\d[-–]))"
_DAY = r"(?:(?P<range>\d{1,2})[ ]?[-–—][ ]?)?(?P<day>\d{1,2})"
_NUMERIC = re.compile(
    _BEFORE
    + _DAY
    + r"(?P<sep>[/.-])(?P<month>\d{1,2})(?:(?P=sep)(?P<year>\d{2,5})|(?=[^\d/\w-]|$|-\D|-\d{1,2}/))"
    + r"(?![\d/]|[.,]\d|-\d(?!\d?/)|-?[A-ZĐ]|\w)"
)
_ISO = re.compile(_BEFORE + r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d/\w]|[.,-]\d)")
_WORDS = re.compile(
    r"(?=\d)(?<![\d/.,-])\b"
    + _DAY
    + r"[ \u00a0]+tháng[ \u00a0]+(?P<month>\d{1,2}|(?:"
    + "|".join(_MONTH_WORDS)
    + r")\b)(?!\d|\.\d|/\d{1,3}(?!\d))"
    r"(?:(?:[ \u00a0]+|,[ \u00a0])năm[ \u00a0]+(?P<year>\d{1,5})\b(?![.,/-]\d)|[/-](?P<stroke_year>\d{4})\b)?",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?:\b(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|rạng sáng|khuya|(?:thứ[ \u00a0](?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn)"
    r"(?:[ \u00a0]?,)?(?:[ \u00a0]ngày)?)[ \u00a0:]{0,2}|[ \u00a0]\()\Z",
    re.IGNORECASE,
)
_STRONG_CUE = re.compile(r"\b(?:ngày|sáng|trưa|chiều|tối|đêm|hôm)[ \u00a0:]{0,2}\Z", re.IGNORECASE)
_LINKED = re.compile(r"\b(?:từ|đến|tới)[ \u00a0]\Z", re.IGNORECASE)
_SPAN_OF_DAYS = re.compile(
    r"(?:(?<![hgHG:])(?<![hgHG:]\d)(?<!giờ[ \u00a0])(?<!giờ[ \u00a0]\d)\d|"
    r"\b(?:cả|suốt|mỗi|một|hai|ba|hằng|hàng|trong|bình quân|trên|nửa|từng|đêm|trở lại|mấy|nhiều))"
    r"[ \u00a0](?:đêm )?ngày[ \u00a0:]{0,2}\Z",
    re.IGNORECASE,
)
_LUNAR_AFTER = re.compile(
    r"[ \u00a0]*(?:[(,][ \u00a0]*)?(?:theo[ \u00a0])?(?:âm lịch|lịch âm|ÂL\b|AL\b|Â\.L|"
    rf"(?:năm[ \u00a0])?{YEAR_NAME}|Tết|hằng năm âm|hàng năm âm)",
    re.IGNORECASE,
)
_LUNAR_BEFORE = re.compile(
    r"(?:âm lịch|lịch âm|nhằm ngày|\btức ngày|\btức)[ \u00a0:(]{0,3}(?:là[ \u00a0])?(?:ngày[ \u00a0])?\Z",
    re.IGNORECASE,
)
_LUNAR_BESIDE = re.compile(
    r"(?:âm lịch|lịch âm|ÂL|tháng[ \u00a0](?:giêng|chạp)|\bTết|\brằm[ \u00a0]tháng[ \u00a0]\w+|"
    rf"\bm[ùồ]ng[ \u00a0]\d{{1,2}}(?:/\d{{1,2}})?|{YEAR_NAME})"
    r"[ \u00a0]?[,(–-]?[ \u00a0]?(?:(?:tức|nhằm)[ \u00a0])?(?:là[ \u00a0])?(?:vào[ \u00a0])?(?:ngày[ \u00a0])?\Z",
    re.IGNORECASE,
)
"""Before a date of our calendar that says on which day a lunar one (``_LUNAR_DAY``) falls."""
_LUNAR_DAY = re.compile(r"\d|\brằm\b", re.IGNORECASE)
_LUNAR_WORDS = re.compile(r"\btháng[ \u00a0](?:giêng|chạp)\b", re.IGNORECASE)
EARLIEST, LATEST = 1, 9999


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day as written. ``year`` is None where none is written; a year of two digits is not resolved (``short_year``).

    ``cued``: a word beside it says that it is a date. ``first`` is the first day of a range of days ("29-31/4").
    """

    span: Span
    day: int
    month: int
    year: int | None
    cued: bool
    lunar: bool = False
    first: int | None = None
    short_year: bool = False
    worded: bool = False
    """Written with "tháng"."""
    year_digits: int = 0

    @property
    def date(self) -> dt.date | None:
        """The day itself, where day, month and year are certain and such a day exists."""
        if self.year is None or self.lunar or not self.possible:
            return None
        return dt.date(self.year, self.month, self.day)

    @property
    def possible(self) -> bool:
        """Whether such a day exists in the (solar) calendar; 29 February without a year does."""
        if self.year is not None and not EARLIEST <= self.year <= LATEST:
            return False
        if not 1 <= self.month <= 12:
            return False
        last = 29 if self.month == 2 and self.year is None else calendar.monthrange(self.year or 2000, self.month)[1]
        return 1 <= self.day <= last and (self.first is None or 1 <= self.first <= 31)

    def in_year(self, year: int) -> dt.date | None:
        """The same day and month in another year; None where there is none."""
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None


@lru_cache(maxsize=32)
def find_dates(text: str) -> tuple[DateMention, ...]:
    """All dates of a text in reading order, impossible ones too; overlapping readings are dropped."""
    found = [mention for match in _WORDS.finditer(text) if (mention := _worded(text, match))]
    for pattern in (_ISO, _NUMERIC):
        more = [mention for match in pattern.finditer(text) if (mention := _numeric(text, match))]
        found = sorted([*found, *(one for one in more if not _overlaps(one.span, found))], key=start_of)
    return tuple(found)


def _overlaps(span: Span, found: Sequence[DateMention]) -> bool:
    """Whether a mention of ``found``, ordered and apart, shares a letter with ``span``."""
    at = bisect_left(found, span.end, key=start_of)
    return at > 0 and found[at - 1].span.end > span.start


def dates_within(text: str, passage: Span) -> tuple[DateMention, ...]:
    """The dates that begin in a passage."""
    return within(find_dates(text), passage)


def _worded(text: str, match: re.Match[str]) -> DateMention | None:
    word = match["month"].lower()
    month = int(word) if word.isdigit() else _MONTH_WORDS[word]
    digits = match["year"] or match["stroke_year"] or ""
    before = text[max(0, match.start() - 24) : match.start()]
    cued = bool(_STRONG_CUE.search(before)) and not _SPAN_OF_DAYS.search(before)
    if (not cued and not digits) or (match["range"] and int(match["range"]) >= int(match["day"])):
        return None
    lunar = _lunar(text, match) or bool(_LUNAR_WORDS.search(match.group()))
    end = match.end()
    return replace(
        _mention(match, month, digits, cued=cued or bool(digits), lunar=lunar, end=end), worded=True, short_year=False
    )


def _numeric(text: str, match: re.Match[str]) -> DateMention | None:
    groups = match.groupdict()
    digits = groups["year"] or ""
    separator = groups.get("sep") or "-"
    before = text[max(0, match.start() - 24) : match.start()]
    cued = bool(_CUE.search(before)) and not _SPAN_OF_DAYS.search(before)
    strong = bool(_STRONG_CUE.search(before)) and not _SPAN_OF_DAYS.search(before)
    if not digits and (separator == "." or not (cued or _LINKED.search(before))):
        return None
    if separator != "/" and "sep" in groups and len(digits) != 4 and not strong:
        return None
    month = int(match["month"])
    if strong and not digits and match["range"] and separator == "-" and len(match["month"]) == 2 and month > 12:
        return _hyphened(text, match)
    if not digits and separator == "-" and not (1 <= month <= 12 and 1 <= int(match["day"]) <= 31):
        return None
    return _mention(match, month, digits, cued=strong, lunar=_lunar(text, match), end=match.end())


def _hyphened(text: str, match: re.Match[str]) -> DateMention:
    """ "02-11-26": what looked like a range of days is a date with a year of two digits."""
    return DateMention(
        span=Span(*match.span()),
        day=int(match["range"]),
        month=int(match["day"]),
        year=None,
        cued=True,
        lunar=_lunar(text, match),
        short_year=True,
        year_digits=2,
    )


def _mention(match: re.Match[str], month: int, digits: str, *, cued: bool, lunar: bool, end: int) -> DateMention:
    groups = match.groupdict()
    return DateMention(
        span=Span(match.start(), end),
        day=int(match["day"]),
        month=month,
        year=int(digits) if digits and len(digits) != 2 else None,
        cued=cued,
        lunar=lunar,
        first=int(groups["range"]) if groups.get("range") else None,
        short_year=len(digits) == 2,
        year_digits=len(digits),
    )


def _lunar(text: str, match: re.Match[str]) -> bool:
    if _LUNAR_AFTER.match(text, match.end()):
        return True
    before = text[max(0, match.start() - 48) : match.start()]
    return bool(_LUNAR_BEFORE.search(before)) and not (_LUNAR_DAY.search(before) and _LUNAR_BESIDE.search(before))


WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
"""Official names (Decree 30/2020/NĐ-CP, annex II), Monday first as in ``datetime.date.weekday``."""


_MONTHS = "January February March April May June July August September October November December".split()


def tell_date(day: dt.date) -> str:
    """For messages: as ``write_date``, in English 24 November 2026, which nobody reads as another day."""
    return write_date(day) if language() == SOURCE else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def write_date(day: dt.date) -> str:
    """dd/mm/yyyy, with 0 before days 1-9 and months 1-2 only (Decree 30/2020/NĐ-CP, annex I)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"
