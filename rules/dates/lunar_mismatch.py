"""DT003: a lunar and a solar date beside each other that are not one day, and names of years beside other years.

By the Vietnamese calendar (time zone 7), from 1968 on only; before that the almanacs of North and South differ.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rasoat.catalogue import _
from rasoat.content import Block, Span
from rasoat.finding import Hit
from rules.dates.mentions import dates_of
from rules.document import Document
from rules.parsing.dates import DateMention, dates_within, tell_date
from rules.parsing.lunar import FIRST_YEAR, LAST_YEAR, LunarMention, lunar_of, lunar_within, may_speak_of_it, solar_of
from rules.parsing.passages import passage_at
from rules.parsing.periods import PeriodKind, periods_within
from rules.parsing.sexagenary import YEAR_NAME, bears_name, is_year_name, year_name
from rules.rule import ERROR, EveryBlock, Example, rule

_S = r"[ \u00a0]"
_DAY_WORDS = (
    rf"(?:(?:ngày|đêm|tối|sáng|chiều|hôm|vào|đúng|là|thứ{_S}\w{{1,4}}|chủ{_S}nhật|dương{_S}lịch|DL),?{_S}{{1,2}})"
)
_BETWEEN = re.compile(
    rf"{_S}?(?:[(,–-]{_S}?{_DAY_WORDS}{{0,2}}(?:(?:tức(?:{_S}là)?|nhằm(?:{_S}vào)?|hay){_S}{{1,2}})?{_DAY_WORDS}{{0,3}}|"
    rf"(?:tức(?:{_S}là)?|nhằm(?:{_S}vào)?){_S}{{1,2}}{_DAY_WORDS}{{0,3}})",
    re.IGNORECASE,
)
_CONNECTED = re.compile(rf"\A{_S}?\(|tức|nhằm", re.IGNORECASE)
_RANGE_BEFORE = re.compile(
    rf"(?:\d|Tết|Giêng|Chạp){_S}?(?:-|–|đến|tới|và|,)(?:{_S}hết)?{_S}?(?:ngày{_S})?(?:m[ùồ]ng{_S})?\Z"
)
_RANGE_AFTER = re.compile(
    rf"{_S}?(?:-|–|(?:cho{_S})?đến|tới|và|,|rạng(?:{_S}sáng)?){_S}?(?:hết{_S})?(?:ngày{_S})?(?:m[ùồ]ng{_S})?\d"
)
_SPAN_JOINT = re.compile(
    rf"{_S}?[(,]?{_S}?(?:tức(?:{_S}là)?|nhằm(?:{_S}vào)?){_S}(?:từ{_S})?(?:(?:ngày|đêm|sáng|tối){_S})?", re.IGNORECASE
)
_TO = re.compile(rf"{_S}?(?:-|–|(?:cho{_S})?đến|tới){_S}?(?:hết{_S})?(?:ngày{_S})?", re.IGNORECASE)
_NAMED_YEAR = re.compile(
    rf"(?:năm|xuân|tết|đán|tuổi|niên){_S}(?:canh{_S})?(?P<name>{YEAR_NAME}){_S}?(?:[-–(,]{_S}?)?(?:năm{_S})?(?P<year>(?:19|20)\d\d)"
    rf"(?![\d/]|{_S}?[-–]{_S}?\d|,\d|{_S}?âm)|năm{_S}(?P<year2>(?:19|20)\d\d){_S}?\((?:năm{_S})?(?P<name2>{YEAR_NAME})\)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_END_OF_YEAR = re.compile(r"tháng (?:chạp|12|11|1|01)\b|/(?:12|11|01|1)\b|giao thừa|cuối năm|ông táo", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"Trung Quốc|Hàn Quốc|Đài Loan|Hồng Kông|Hong Kong|Triều Tiên|Nhật Bản|Mông Cổ|giả sử|ví dụ", re.IGNORECASE
)
_FEASTS = (
    ("Giỗ Tổ Hùng Vương", 10, 3),
    ("Tết Đoan Ngọ", 5, 5),
    ("Lễ Vu lan", 15, 7),
    ("Tết Trung thu", 15, 8),
    ("Tết Nguyên tiêu", 15, 1),
)
"""Giỗ Tổ by Decree 145/2013/NĐ-CP, article 4; the others by custom."""
_FEAST = re.compile(
    rf"(?P<feast>{'|'.join(name for name, _, _ in _FEASTS)})(?:{_S}(?:năm{_S})?20\d\d)?{_S}?\({_S}?(?:ngày{_S})?\Z",
    re.IGNORECASE,
)


@rule(
    code="DT003",
    name="lunar-solar-mismatch",
    severity=ERROR,
    trigger=EveryBlock(),
    title="Ngày âm lịch không khớp với ngày dương lịch",
    passes="Ngày âm lịch và dương lịch khớp nhau",
    message="Năm {year} là năm {right}, không phải {name}.",
    hint="Tra lại lịch, rồi sửa ngày âm lịch hoặc ngày dương lịch.",
    why="Người dân đi lễ, đi họp theo một trong hai lịch sẽ đến sai ngày.",
    source="Nghị định số 145/2013/NĐ-CP, Điều 4 (ngày lễ âm lịch)",
    since="0.1",
    confidence=0.95,
    examples=[
        Example(
            bad="Lễ hội khai mạc ⟦ngày 18/4/2024 (tức mùng 11/3 âm lịch)⟧.",
            good="Lễ hội khai mạc ngày 18/4/2024 (tức mùng 10/3 âm lịch).",
        ),
        Example(
            bad="Nghỉ ⟦Giỗ Tổ Hùng Vương (25/4/2026)⟧.",
            good="Nghỉ Giỗ Tổ Hùng Vương (26/4/2026).",
        ),
        Example(
            bad="Chương trình nghệ thuật mừng ⟦Xuân Ất Tỵ 2026⟧.",
            good="Chương trình nghệ thuật mừng Xuân Bính Ngọ 2026.",
            published=dt.date(2026, 2, 10),
        ),
    ],
)
def lunar_mismatch(block: Block, doc: Document) -> Iterator[Hit]:
    if not may_speak_of_it(doc.text):
        return
    yield from _names(block, doc)
    for moon in lunar_within(doc.text, block.span):
        reach = Span(max(block.span.start, moon.span.start - 60), min(block.span.end, moon.span.end + 60))
        yield from _pairs(moon, dates_within(doc.text, reach), doc)
    yield from _spans_of_days(block, doc)
    yield from _feasts(dates_of(block, doc), doc)


def _pairs(moon: LunarMention, solar: Sequence[DateMention], doc: Document) -> Iterator[Hit]:
    text = doc.text
    for date in solar:
        first, last = sorted((moon.span, date.span))
        between = text[first.end : last.start]
        if not _one_day(date) or not _BETWEEN.fullmatch(between) or not _CONNECTED.search(between):
            continue
        if moon.first is not None or _in_range(first, last, text) or moon.month is None:
            continue
        marked = moon.certain or "tức" in between or "nhằm" in between
        if not marked or (moon.day, moon.month) == (date.day, date.month):
            continue
        days = _days(date, moon, doc)
        told = lunar_of(days[0]) if days and not any(_same(day, moon) for day in days) else None
        if told and not _told_elsewhere(first, doc):
            span = Span(_with_day_word(text, first.start), _closed(text, first.end, last.end))
            wrong = f"{moon.day}/{moon.month}" + (" " + _("năm {name}").format(name=moon.name) if moon.name else "")
            yield _mismatch(span, days[0], told, wrong)


def _spans_of_days(block: Block, doc: Document) -> Iterator[Hit]:
    """ "từ ngày 30/01/2017 đến 05/02/2017 (tức mùng 3 Tết đến mùng 9 Tết Đinh Dậu)": first with first, last with last."""
    for period in periods_within(doc.text, block.span):
        if period.start is None or period.end is None or period.kind is not PeriodKind.DATES:
            continue
        end = period.span.end
        moons = lunar_within(doc.text, Span(end, min(block.span.end, end + 70)))[:2]
        if not moons or not _SPAN_JOINT.fullmatch(doc.text, end, moons[0].span.start):
            continue
        ends = _ends(moons, doc.text)
        if ends is None or _told_elsewhere(period.span, doc):
            continue
        for day, moon in zip((period.start, period.end), ends, strict=True):
            told = lunar_of(day)
            if told and not _same(day, moon):
                span = Span(period.span.start, _closed(doc.text, end, moons[-1].span.end))
                yield _mismatch(
                    span,
                    day,
                    told,
                    f"{moon.day}/{moon.month}" + (" " + _("năm {name}").format(name=moon.name) if moon.name else ""),
                )
                break


def _ends(moons: Sequence[LunarMention], text: str) -> tuple[LunarMention, LunarMention] | None:
    """The first and the last day of a span of lunar days, one mention ("13-18 tháng Giêng") or two."""
    last = moons[-1]
    if last.month is None or not last.certain:
        return None
    if len(moons) == 1:
        return None if last.first is None else (replace(last, day=last.first), last)
    first = moons[0]
    if first.month is None or first.first or last.first or not _TO.fullmatch(text, first.span.end, last.span.start):
        return None
    return first, last


def _one_day(date: DateMention) -> bool:
    """Whether it is a real day of our calendar."""
    return not date.lunar and date.possible and date.first is None


def _mismatch(span: Span, day: dt.date, told: tuple[int, int, int, bool], wrong: str) -> Hit:
    lunar = f"{told[0]}/{told[1]}{_(' nhuận') if told[3] else ''} {_('năm {name}').format(name=year_name(told[2]))}"
    return Hit(
        span,
        {"solar": tell_date(day), "lunar": lunar, "wrong": wrong},
        message="Ngày {solar} là ngày {lunar} âm lịch, không phải {wrong}.",
    )


def _in_range(first: Span, last: Span, text: str) -> bool:
    """Whether one of the two is an end of a span of days: which day then belongs to which is not certain."""
    before = text[max(0, first.start - 24) : first.start]
    return bool(
        _RANGE_BEFORE.search(before) or _RANGE_AFTER.match(text, first.end) or _RANGE_AFTER.match(text, last.end)
    )


def _days(date: DateMention, moon: LunarMention, doc: Document) -> list[dt.date]:
    """Days that may be meant; without a year those round the day of publication, the likeliest first."""
    if date.year is not None:
        day = date.date
        return [day] if day and lunar_of(day) else []
    if date.year_digits:
        return []
    years = [moon.year, moon.year + 1] if moon.year else []
    if doc.published and not moon.year:
        years += [doc.published.year, doc.published.year - 1, doc.published.year + 1]
        years += [int(year) for year in _YEAR.findall(doc.slice(passage_at(doc, date.span)))]
    if moon.name:
        named = [year for year in range(FIRST_YEAR, LAST_YEAR) if bears_name(year, moon.name)]
        years += [year for first in named for year in (first, first + 1)]
    return [day for year in years if (day := date.in_year(year)) and lunar_of(day)]


def _same(day: dt.date, moon: LunarMention) -> bool:
    """What is not written is not judged: the year, and whether the month is a leap month. "30 Tết" is the eve in any year."""
    told = lunar_of(day)
    if told is None:
        return True
    if (moon.day, moon.month) != told[:2] or (moon.leap and not told[3]):
        return moon.feast and moon.day == 30 and (lunar_of(day + dt.timedelta(days=1)) or (0, 0))[:2] == (1, 1)
    if moon.year is not None and moon.year not in (told[2], day.year):
        return False
    return not moon.name or bears_name(told[2], moon.name)


def _feasts(solar: Sequence[DateMention], doc: Document) -> Iterator[Hit]:
    for date in solar:
        low = max(0, date.span.start - 48)
        match = _FEAST.search(doc.text[low : date.span.start])
        if match is None or not _one_day(date) or doc.text[date.span.end : date.span.end + 1] != ")":
            continue
        name = match["feast"].lower()
        day, month = next((day, month) for feast, day, month in _FEASTS if feast.lower() == name)
        moon = LunarMention(Span(low + match.start("feast"), date.span.start), day, month)
        days = [] if (date.day, date.month) == (day, month) else _days(date, moon, doc)
        right = solar_of(day, month, days[0].year) if days and not any(_same(one, moon) for one in days) else None
        if right and not _told_elsewhere(date.span, doc):
            values = {"feast": match["feast"], "year": str(right.year), "right": tell_date(right)}
            span = Span(moon.span.start, date.span.end + 1)
            yield Hit(span, values, message="{feast} năm {year} là ngày {right}.")


def _names(block: Block, doc: Document) -> Iterator[Hit]:
    for match in _NAMED_YEAR.finditer(doc.text, block.span.start, block.span.end):
        name, year = match["name"] or match["name2"], int(match["year"] or match["year2"])
        if not all(word[0].isupper() for word in name.split()) or bears_name(year, name):
            continue
        around = doc.slice(passage_at(doc, Span(*match.span())))
        if bears_name(year - 1, name) and _END_OF_YEAR.search(around):
            continue
        values = {"year": str(year), "right": year_name(year), "name": name}
        if is_year_name(name):
            yield Hit(Span(*match.span()), values)
        else:
            yield Hit(Span(*match.span()), values, message="Không có năm nào tên là {name}.")


def _told_elsewhere(span: Span, doc: Document) -> bool:
    """Of another country's calendar, or no real day."""
    return bool(_ELSEWHERE.search(doc.slice(passage_at(doc, span))))


def _with_day_word(text: str, start: int) -> int:
    """From the word "ngày" on."""
    return start - 5 if text[start - 5 : start].lower() in ("ngày ", "ngày\u00a0") else start


def _closed(text: str, opened_from: int, end: int) -> int:
    """With the bracket that closes one opened between."""
    return end + ("(" in text[opened_from:end] and text[end : end + 1] == ")")
