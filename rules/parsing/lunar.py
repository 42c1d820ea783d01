"""Finds dates of the Vietnamese lunar calendar: "mùng 10/3 âm lịch", "rằm tháng Bảy", "10/3 năm Giáp Thìn", "mùng 6 Tết".

The names of years (Giáp Tý … Quý Hợi) repeat every 60 years. Days are told from 1968 on, when the calendar in use since then
(time zone 7) began; before that the almanacs of North and South differ.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from rasoat.content import Span
from rules.parsing.mentions import within
from rules.parsing.sexagenary import YEAR_NAME, names_year

FIRST_YEAR, LAST_YEAR = 1968, 2099
_S = r"[ \u00a0]"
_MONTHS = {
    "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
"""Without "một", which is January or the eleventh lunar month."""
_MONTH = rf"tháng{_S}(?P<{{0}}>\d{{{{1,2}}}}|{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b"
_YEAR = rf"(?P<lead>(?:,?{_S}năm)?{_S})(?P<name>{YEAR_NAME})\b|(?:,?{_S}năm{_S}|[/-])(?P<year>(?:19|20)\d\d)\b"
_MARK = rf"{_S}?[(,]?{_S}?(?:theo{_S})?(?:âm{_S}lịch|lịch{_S}âm|ÂL\b|Â\.L)"
_LUNAR = re.compile(
    rf"(?<![\w/.,-])(?:(?P<full>rằm)|(?P<new>m[ùồ]ng{_S})?(?:(?P<range>\d{{1,2}}){_S}?(?:[-–]|đến|và){_S}?(?:m[ùồ]ng{_S})?)?(?P<day>\d{{1,2}}))"
    rf"(?:{_S}{_MONTH.format('month')}|[/-](?P<digits>\d{{1,2}})(?![\d])|{_S}(?P<feast>Tết)\b)?(?P<leap>{_S}[(]?nhuận\b[)]?)?"
    rf"(?:{_YEAR})?(?P<mark>{_MARK})?(?:(?<=lịch)(?:,?{_S}năm)?{_S}(?P<late>{YEAR_NAME})\b)?(?![/]?\d)",
    re.IGNORECASE,
)
_SIGNS = (
    *("rằm", "mùng", "mồng", "tết", "giêng", "chạp", "giỗ", "vu lan", "âl", "â.l"),
    *("âm lịch", "âm\u00a0lịch", "lịch âm", "lịch\u00a0âm"),
)


@dataclass(frozen=True, slots=True)
class LunarMention:
    """A day as written; ``month`` None where none stands ("mùng 3"). ``year`` is the lunar year, None where not written.

    ``name``: the year's name as written ("Giáp Thìn"), "" without; several years bear it. ``first``: first day of a range.
    ``leap``: said to lie in a leap month. ``feast``: counted from Tết ("mùng 3 Tết", "29 Tết").
    """

    span: Span
    day: int
    month: int | None
    year: int | None = None
    name: str = ""
    first: int | None = None
    leap: bool = False
    feast: bool = False
    certain: bool = True
    """False for "mùng 2/9", which may be of either calendar."""


@lru_cache(maxsize=32)
def find_lunar(text: str) -> tuple[LunarMention, ...]:
    """The lunar dates of a text in reading order; what nothing marks as lunar is left out."""
    if not may_speak_of_it(text):
        return ()
    return tuple(mention for match in _LUNAR.finditer(text) if (mention := _mention(match)))


@lru_cache(maxsize=32)
def may_speak_of_it(text: str) -> bool:
    """Whether something in a text may mark a date as lunar, or name a year: cheap, and never no where there is one."""
    lowered = text.lower()
    return any(sign in lowered for sign in _SIGNS) or names_year(lowered)


def lunar_within(text: str, passage: Span) -> tuple[LunarMention, ...]:
    """The lunar dates that begin in a passage."""
    return within(find_lunar(text), passage)


def _mention(match: re.Match[str]) -> LunarMention | None:
    word = (match["month"] or "").lower()
    digits, feast = match["digits"], bool(match["feast"])
    month = int(word) if word.isdigit() else _MONTHS.get(word)
    month = int(digits) if digits else month
    name = match["name"] or match["late"] or ""
    day = 15 if match["full"] else int(match["day"])
    named = word in ("giêng", "chạp") or bool(match["full"] or match["new"] or match["mark"] or name or feast)
    if not named or (month is None and not (match["new"] or feast or match["mark"])):
        return None
    if feast:
        month = 1 if match["new"] or day < 15 else 12
    if not 1 <= day <= 30 or (month is not None and not 1 <= month <= 12):
        return None
    return LunarMention(
        span=Span(match.start(), match.end()),
        day=day,
        month=month,
        year=int(match["year"]) if match["year"] else None,
        name=name,
        first=int(match["range"]) if match["range"] else None,
        leap=bool(match["leap"]),
        feast=feast,
        certain=bool(match["full"] or match["mark"] or name or feast or match["leap"]) or word in ("giêng", "chạp"),
    )


@lru_cache(maxsize=512)
def lunar_of(day: dt.date) -> tuple[int, int, int, bool] | None:
    """Day, month, year of the lunar calendar, and whether the month is a leap month; None outside 1968 … 2099."""
    if not FIRST_YEAR < day.year <= LAST_YEAR:
        return None
    from lunar_vn import solar_to_lunar

    found = solar_to_lunar(day)
    return found.day, found.month, found.year, bool(found.leap)


@lru_cache(maxsize=512)
def solar_of(day: int, month: int, year: int, *, leap: bool = False) -> dt.date | None:
    """The day of our calendar; None where the lunar calendar has no such day, or outside 1968 … 2099."""
    if not FIRST_YEAR <= year < LAST_YEAR:
        return None
    from lunar_vn import LunarDate, lunar_to_solar

    try:
        found = lunar_to_solar(LunarDate(day, month, year, leap))
    except ValueError:
        return None
    return found if lunar_of(found) == (day, month, year, leap) else None
