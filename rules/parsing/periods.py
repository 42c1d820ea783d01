"""Finds spans of time in Vietnamese text: from one day to another, periods of years, quarters, months, half-years, deadlines.

What is not written stays unknown: "quý III" without a year has no days, nor has "6 tháng đầu năm".
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from rasoat.content import Span
from rules.parsing.dates import DateMention, find_dates
from rules.parsing.mentions import start_of, within

_S = r"[ \u00a0]"
_YEAR = r"(?:19|20)\d\d"
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_COUNTS = {"ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11}
_TIME = rf"(?:\d{{1,2}}(?:{_S}?(?:giờ|h|g|:)(?:{_S}?\d{{1,2}}(?:{_S}?phút)?)?)?,?{_S})?"
_BETWEEN = re.compile(
    rf"(?:{_S}?,)?{_S}(?:cho{_S})?(?:đến|tới){_S}(?:hết{_S}|trước{_S})?{_TIME}"
    rf"(?:hết{_S})?(?:ngày{_S}{{1,2}})?"
    rf"|{_S}?[-–—]{_S}?(?:ngày{_S})?",
    re.IGNORECASE,
)
_FROM = re.compile(rf"(?:từ{_S}{{1,2}}{_TIME}(?:ngày{_S}{{1,2}})?|[(]{_S}?)\Z", re.IGNORECASE)
_OTHER_YEAR = re.compile(
    rf"[ \u00a0(,]{{0,3}}(?:của{_S})?"
    rf"(?:năm{_S}(?:trước|sau|nay|ngoái|tới|kế|tiếp|liền)|(?:hằng|hàng|mỗi){_S}năm|âm{_S}lịch)",
    re.IGNORECASE,
)
_YEARS = re.compile(
    rf"(?P<first>{_YEAR})(?<!\d{{5}}){_S}?(?:[-–—]|(?:đến|tới|ĐẾN)(?:{_S}hết)?(?:{_S}(?:năm|NĂM))?){_S}?(?P<last>{_YEAR})(?![\d/]|-\d)"
)
_YEARS_LABEL = re.compile(
    rf"\b(?P<label>giai{_S}đoạn|nhiệm{_S}k[ỳì]|năm{_S}học|niên{_S}khóa|niên{_S}độ|từ(?={_S}năm)|\d{{1,3}}{_S}năm(?={_S}?[(]))"
    rf"{_S}?[(]?(?:năm{_S})?\Z",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    rf"(?P<label>[Qq]uý|QUÝ){_S}(?P<quarter>I{{1,3}}|IV|[1-4])"
    rf"(?:(?:{_S}?[/-]{_S}?|,?{_S}(?:của{_S})?(?:năm|NĂM){_S})(?P<year>{_YEAR})(?!\d)|(?!\w|/))"
)
_OF_MONTHS = re.compile(
    rf"(?P<label>[Tt]háng|THÁNG){_S}(?:(?P<month>\d{{1,2}})(?:{_S}?[/-]{_S}?|,?{_S}(?:(?:năm|NĂM){_S})?)(?P<year>{_YEAR})(?!\d)|"
    rf"(?P<part>(?:đầu|cuối|của|ĐẦU|CUỐI){_S})?(?:năm|NĂM)(?:{_S}(?P<whole>{_YEAR})(?!\d)|\b))"
)
_COUNT = re.compile(rf"\b(?P<count>\d{{1,2}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))}){_S}\Z", re.IGNORECASE)
_DEADLINE = re.compile(
    rf"\b(?P<label>(?:chậm{_S}nhất|muộn{_S}nhất|trễ{_S}nhất)(?:{_S}(?:là|vào|trong|đến|trước|hết)){{0,2}}|(?:đến{_S})?trước|"
    rf"(?:đến|tới|cho{_S}đến){_S}hết|(?:trong|hết)(?={_S}ngày)|"
    rf"hạn{_S}(?:cuối|chót|nộp|đăng{_S}ký|nhận)(?:{_S}\w{{1,8}}){{0,4}}?(?:{_S}(?:là|đến|vào|hết|trước)){{0,2}}):?"
    rf"{_S}{{1,2}}(?:\d{{1,2}}{_S}?(?:giờ|h|g|:){_S}?(?:\d\d)?(?:{_S}phút)?,?{_S})?"
    rf"(?:(?:hết|sáng|trưa|chiều|tối){_S})?(?:ngày{_S}{{1,2}})?\Z",
    re.IGNORECASE,
)
_REACH = 72
"""Code points before a date in which the words of a deadline may stand."""


class PeriodKind(StrEnum):
    """What a period is written as."""

    DATES = "dates"
    YEARS = "years"
    QUARTER = "quarter"
    MONTHS = "months"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """``start`` and ``end`` are the first and the last day, None where not certain; ``end`` may lie first, as written.

    ``label``: the word that says what it is, lower case ("giai đoạn", "nhiệm kỳ", "từ", "5 năm", "quý", "tháng"; "" for days).
    ``first`` and ``last`` are the days of DATES as written. Years count whole, those of a school or a term too.
    """

    span: Span
    kind: PeriodKind
    start: dt.date | None
    end: dt.date | None
    label: str = ""
    first: DateMention | None = None
    last: DateMention | None = None


@dataclass(frozen=True, slots=True)
class DeadlineMention:
    """A day by which something must be done; ``span`` has the words before it. ``inclusive``: the day itself is in time."""

    span: Span
    label: str
    inclusive: bool
    day: DateMention


@lru_cache(maxsize=32)
def find_periods(text: str) -> tuple[PeriodMention, ...]:
    """All periods of a text in reading order; one may lie in another ("tháng 3/2026" in none of days)."""
    found = [*_of_days(text), *_of_years(text)]
    found += [_quarter(match) for match in _QUARTER.finditer(text)]
    for match in _OF_MONTHS.finditer(text):
        count = _COUNT.search(text[max(0, match.start() - 12) : match.start()])
        period = _months(match, count) if count else _month(match)
        if period:
            found.append(period)
    return tuple(sorted(found, key=start_of))


def periods_within(text: str, passage: Span) -> tuple[PeriodMention, ...]:
    """The periods that begin in a passage."""
    return within(find_periods(text), passage)


@lru_cache(maxsize=32)
def find_deadlines(text: str) -> tuple[DeadlineMention, ...]:
    """The days by which something must be done, in reading order."""
    return tuple(_deadlines(text))


def deadlines_within(text: str, passage: Span) -> tuple[DeadlineMention, ...]:
    """The deadlines whose day begins in a passage."""
    deadlines = find_deadlines(text)
    first = bisect_left(deadlines, passage.start, key=_day_start)
    return deadlines[first : bisect_left(deadlines, passage.end, key=_day_start)]


def _day_start(deadline: DeadlineMention) -> int:
    return deadline.day.span.start


def _of_days(text: str) -> Iterator[PeriodMention]:
    dates = find_dates(text)
    for mention in dates:
        if mention.first is not None and mention.first < mention.day and not mention.lunar and mention.possible:
            yield _days(mention, mention)
    for first, last in pairwise(dates):
        if _joined(first, last, text):
            yield _days(first, last)


def _joined(first: DateMention, last: DateMention, text: str) -> bool:
    """Whether the two are the ends of one span of time, both of the solar calendar and of no other year in words."""
    if last.span.start - first.span.end > 48 or first.lunar or last.lunar or not (first.possible and last.possible):
        return False
    if _OTHER_YEAR.match(text, first.span.end) or _OTHER_YEAR.match(text, last.span.end):
        return False
    if not _BETWEEN.fullmatch(text, first.span.end, last.span.start):
        return False
    return bool(_FROM.search(text[max(0, first.span.start - 30) : first.span.start]))


def _days(first: DateMention, last: DateMention) -> PeriodMention:
    """A missing year of the first day is that of the last, or the one before where its month comes later."""
    day = first.day if first.first is None else first.first
    year, end = first.year, last.date
    if year is None and last.year is not None and not first.year_digits:
        year = last.year if (first.month, day) <= (last.month, last.day) else None
        if first.month > last.month:
            year = last.year - 1
    return PeriodMention(
        Span(first.span.start, last.span.end),
        PeriodKind.DATES,
        _day(year, first.month, day),
        end,
        first=first,
        last=last,
    )


def _day(year: int | None, month: int, day: int) -> dt.date | None:
    if year is None or not dt.MINYEAR <= year <= dt.MAXYEAR or day > calendar.monthrange(year, month)[1]:
        return None
    return dt.date(year, month, day)


def _of_years(text: str) -> Iterator[PeriodMention]:
    for match in _YEARS.finditer(text):
        label = _YEARS_LABEL.search(text[max(0, match.start() - 24) : match.start()])
        if label:
            first, last = dt.date(int(match["first"]), 1, 1), dt.date(int(match["last"]), 12, 31)
            word = label["label"].lower().replace("\u00a0", " ")
            yield PeriodMention(Span(*match.span()), PeriodKind.YEARS, first, last, word)


def _quarter(match: re.Match[str]) -> PeriodMention:
    quarter = _ROMAN.get(match["quarter"]) or int(match["quarter"])
    return _of_months(match, PeriodKind.QUARTER, 3 * quarter - 2, 3 * quarter, match["year"])


def _months(match: re.Match[str], counted: re.Match[str]) -> PeriodMention | None:
    """ "6 tháng đầu năm", "6 tháng cuối năm", "9 tháng năm 2026"; None for "ngày 5 tháng 3 năm 2026"."""
    word = counted["count"].lower()
    count = int(word) if word.isdigit() else _COUNTS[word]
    if match["month"] or not 1 <= count <= 12:
        return None
    latter = (match["part"] or "").lower().startswith("cuối")
    months = (13 - count, 12) if latter else (1, count)
    start = match.start() - (counted.end() - counted.start())
    return replace(_of_months(match, PeriodKind.MONTHS, *months, match["whole"]), span=Span(start, match.end()))


def _month(match: re.Match[str]) -> PeriodMention | None:
    if not match["month"] or not 1 <= int(match["month"]) <= 12:
        return None
    return _of_months(match, PeriodKind.MONTH, int(match["month"]), int(match["month"]), match["year"])


def _of_months(match: re.Match[str], kind: PeriodKind, first: int, last: int, written: str | None) -> PeriodMention:
    year = int(written) if written else None
    start = dt.date(year, first, 1) if year else None
    end = dt.date(year, last, calendar.monthrange(year, last)[1]) if year else None
    return PeriodMention(Span(*match.span()), kind, start, end, match["label"].lower())


def _deadlines(text: str) -> Iterator[DeadlineMention]:
    for mention in find_dates(text):
        low = max(0, mention.span.start - _REACH)
        match = _DEADLINE.search(text[low : mention.span.start])
        if match and not mention.lunar:
            label = match["label"].lower().replace("\u00a0", " ")
            inclusive = not label.endswith("trước")
            yield DeadlineMention(Span(low + match.start(), mention.span.end), label, inclusive, mention)
