"""DT009: years that do not add up: "kỷ niệm 80 năm Quốc khánh (2/9/1945 - 2/9/2024)", "10 năm (2016-2020)".

A duration counts with or without its first year (2016-2020 is 4 or 5 years); an anniversary only the difference.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from rasoat.content import Block, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.parsing.passages import passage_at
from rules.rule import ERROR, EveryBlock, Example, rule

_S = r"[ \u00a0]"
_COUNT = re.compile(rf"(?P<count>\d{{1,4}}){_S}năm\b")
_PART_BEFORE = re.compile(r"(?:[\d.,/-]|lần thứ )\Z")
_NTH = re.compile(rf"[kK][ỷỉ]{_S}niệm{_S}(?:lần{_S}thứ{_S})?(?P<count>\d{{1,3}})(?=,?{_S}(?!năm)[^\d\W])")
_DAYS = re.compile(
    r"[^()\d\n.;:!?]{1,110}\("
    rf"{_S}?(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-](?P<first>\d{{4}}){_S}?[-–—]{_S}?"
    rf"(?P<day2>\d{{1,2}})[/.-](?P<month2>\d{{1,2}})[/.-](?P<last>\d{{4}}){_S}?\)"
)
_YEARS = re.compile(
    rf"(?:{_S}(?:qua|tới|vừa{_S}qua|gần{_S}đây|liên{_S}tiếp))?{_S}?[(]?{_S}?(?:từ{_S})?"
    rf"(?P<first>(?:1[5-9]|20)\d\d){_S}?[-–—]{_S}?(?P<last>(?:1[5-9]|20)\d\d)(?![\d/]|{_S}?[-–,.]\d)"
)
_KEPT_YEARS = re.compile(
    rf"{_S}[^()\d\n.;:!?]{{1,90}}\({_S}?(?P<first>(?:1[5-9]|20)\d\d){_S}?[-–—]{_S}?(?P<last>(?:1[5-9]|20)\d\d){_S}?\)"
)
_LASTING = re.compile(
    rf"(?P<first>(?:19|20)\d\d)(?<!\d{{5}}){_S}?(?:[-–—]|(?:đến|tới)(?:{_S}hết)?{_S}(?:năm)?){_S}?(?P<last>(?:19|20)\d\d),?{_S}"
    rf"(?:trong(?:{_S}vòng)?|tức(?:{_S}là)?|suốt|là|qua|sau|kéo{_S}dài){_S}(?P<count>\d{{1,3}}){_S}năm\b"
    rf"(?!{_S}(?:học|liền|liên|gần|đầu|cuối|trở))"
)
_FOUNDED = re.compile(
    rf"(?:thành{_S}lập|ra{_S}đời|khánh{_S}thành|đi{_S}vào{_S}hoạt{_S}động)(?:{_S}(?:vào|từ|ngày|tháng|năm|\d{{1,2}}(?:[/.-]\d{{1,2}})?)){{0,6}}"
    rf"(?:{_S}|(?<=\d)[/.-])(?P<first>(?:18|19|20)\d\d)(?!\d),?{_S}(?:[^.;!?\d\n]{{0,40}}?{_S})?(?:đến|tới){_S}nay"
    rf"(?:{_S}?\(?(?:năm{_S})?(?P<now>(?:19|20)\d\d)\)?)?,?{_S}(?:[^.;!?\d\n]{{0,40}}?{_S})?(?:tròn|được|đã|có){_S}(?:tròn{_S})?"
    rf"(?P<count>\d{{1,3}}){_S}(?:năm|tuổi)\b",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\b(?:từ|giai{_S}đoạn){_S}(?:năm{_S})?\Z", re.IGNORECASE)
_ANNIVERSARY = re.compile(
    rf"\b(?:kỷ{_S}niệm|kỉ{_S}niệm|mừng|chào{_S}mừng|lễ|nhân{_S}dịp)(?:{_S}\w+){{0,2}}{_S}\Z", re.IGNORECASE
)
_NO_COUNT = re.compile(
    r"\b(?:hơn|gần|trên|khoảng|ngót|tròn hơn|giai đoạn|kế hoạch|mỗi|từng|nghị quyết|chương trình|lần|số) \Z",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"giai đoạn|nhiệm kỳ|kế hoạch|đầu|cuối|khóa|khoá|niên|đề án|chương trình|chiến lược|quy hoạch|tuổi|học",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(
    r"hướng tới|tiến tới|chuẩn bị|năm (?:tới|sau|ngoái|trước|qua)|\b(?:19|20)\d\d\b|trước đó|sắp tới|vừa qua",
    re.IGNORECASE,
)
_BEFORE, _AFTER = dt.timedelta(days=40), dt.timedelta(days=5)
"""Round the day itself in which an article that names no year speaks of the anniversary of that year."""


@rule(
    code="DT009",
    name="anniversary-or-duration-arithmetic",
    severity=ERROR,
    trigger=EveryBlock(),
    title="Số năm không khớp với các mốc thời gian",
    passes="Số năm khớp với các mốc thời gian",
    message="Từ {first} đến {last} là {right} năm, không phải {count} năm.",
    hint="Tính lại số năm, hoặc sửa mốc thời gian bị gõ nhầm.",
    why="Người đọc tin theo con số; sai số năm của ngày lễ làm bài mất độ tin cậy.",
    source="Nghị định số 145/2013/NĐ-CP, Điều 4 (các ngày lễ lớn)",
    since="0.1",
    confidence=0.95,
    examples=[
        Example(
            bad="Mít tinh kỷ niệm ⟦80 năm⟧ Quốc khánh (2/9/1945 - 2/9/2024).",
            good="Mít tinh kỷ niệm 79 năm Quốc khánh (2/9/1945 - 2/9/2024).",
        ),
        Example(bad="Nhìn lại ⟦6 năm⟧ (2016-2020) thực hiện.", good="Nhìn lại 5 năm (2016-2020), 4 năm (2016-2020)."),
        Example(
            bad="Thành phố tổ chức kỷ niệm ⟦70 năm⟧ Ngày Giải phóng Thủ đô.",
            good="Thành phố tổ chức kỷ niệm 71 năm Ngày Giải phóng Thủ đô.",
            published=dt.date(2025, 10, 8),
            suggestion="71 năm",
        ),
    ],
)
def anniversary(block: Block, doc: Document) -> Iterator[Hit]:
    for match in _COUNT.finditer(doc.text, *block.span):
        before = doc.text[max(block.span.start, match.start() - 40) : match.start()]
        if not _NO_COUNT.search(before) and not _PART_BEFORE.search(before):
            hit = _of_days(match, doc) or _counted(match, before, block, doc)
            if hit:
                yield hit
    for match in _NTH.finditer(doc.text, *block.span):
        hit = _of_days(match, doc)
        if hit:
            yield hit
    for match in _LASTING.finditer(doc.text, *block.span):
        first, last, count = int(match["first"]), int(match["last"]), int(match["count"])
        begun = _FROM.search(doc.text, max(block.span.start, match.start() - 16), match.start())
        if begun and last > first and count not in (last - first, last - first + 1):
            start = match.start("count")
            yield _wrong(Span(start, match.end()), count, str(first), str(last), last - first + 1, doc)
    yield from _founded(block, doc)


def _of_days(match: re.Match[str], doc: Document) -> Hit | None:
    """ "80 năm Quốc khánh (2/9/1945 - 2/9/2024)": the same day of two years."""
    days = _DAYS.match(doc.text, match.end())
    if days is None or any(int(days[part]) != int(days[f"{part}2"]) for part in ("day", "month")):
        return None
    first, last, count = int(days["first"]), int(days["last"]), int(match["count"])
    if last <= first or count == last - first:
        return None
    ends = (f"{days['day']}/{days['month']}/{first}", f"{days['day2']}/{days['month2']}/{last}")
    return _wrong(Span(match.start("count"), match.end()), count, *ends, last - first, doc)


def _founded(block: Block, doc: Document) -> Iterator[Hit]:
    """ "thành lập năm 1996, đến nay (2026) vừa tròn 40 năm": a year more or less is another way to count."""
    if doc.text.find(" nay", *block.span) < 0:
        return
    for match in _FOUNDED.finditer(doc.text, *block.span):
        now = int(match["now"] or (doc.published.year if doc.published else 0))
        first, count = int(match["first"]), int(match["count"])
        if now > first and abs(now - first - count) > 1:
            yield _wrong(Span(match.start("count"), match.end()), count, str(first), str(now), now - first, doc)


def _counted(match: re.Match[str], before: str, block: Block, doc: Document) -> Hit | None:
    if _DAYS.match(doc.text, match.end()):
        return None
    span, count = Span(*match.span()), int(match["count"])
    years = _YEARS.match(doc.text, match.end(), block.span.end)
    if years:
        return _of_years(span, count, years, doc)
    return _kept_years(span, count, before, block, doc) or _kept(span, count, before, block, doc)


def _of_years(span: Span, count: int, years: re.Match[str], doc: Document) -> Hit | None:
    """ "5 năm (2016-2020)": with or without the first year."""
    first, last = int(years["first"]), int(years["last"])
    if last <= first or count in (last - first, last - first + 1):
        return None
    return _wrong(span, count, str(first), str(last), last - first, doc)


def _kept_years(span: Span, count: int, before: str, block: Block, doc: Document) -> Hit | None:
    """ "kỷ niệm 80 năm ngày truyền thống (1945 - 2025)"."""
    years = _KEPT_YEARS.match(doc.text, span.end, block.span.end) if _ANNIVERSARY.search(before) else None
    if years is None or _PART_OF.search(years.group()):
        return None
    first, last = int(years["first"]), int(years["last"])
    return (
        _wrong(span, count, str(first), str(last), last - first, doc)
        if last > first and count != last - first
        else None
    )


def _wrong(span: Span, count: int, first: str, last: str, right: int, doc: Document) -> Hit:
    """The number is offered anew only where the years are those of publication and the number written fits no other end."""
    values = {"first": first, "last": last, "right": str(right), "count": str(count)}
    now = doc.published.year if doc.published else 0
    sure = abs(int(last[-4:]) - now) <= 1 and abs(count - right) <= 10 and abs(int(first[-4:]) + count - now) > 1
    return Hit(span, values, suggestions=(doc.slice(span).replace(str(count), str(right)),) if sure else ())


def _kept(span: Span, count: int, before: str, block: Block, doc: Document) -> Hit | None:
    """A known day without its years: judged by the year of publication, just before the day itself."""
    if doc.published is None or not _ANNIVERSARY.search(before):
        return None
    after = doc.text[span.end : min(block.span.end, span.end + 80)].lower().replace("\u00a0", " ")
    for day, name in _known_days():
        if re.match(rf"(?: các)?(?: ngày)? {name}", after):
            kept = day.replace(year=doc.published.year)
            if not kept - _BEFORE <= doc.published <= kept + _AFTER:
                return None
            right = kept.year - day.year
            if abs(count - right) != 1 or _OTHER_TIME.search(doc.slice(passage_at(doc, span))):
                return None
            what = name[0].upper() + name[1:]
            values = {"year": str(kept.year), "right": str(right), "what": what, "count": str(count)}
            return Hit(
                span,
                values,
                suggestions=(f"{right} năm",),
                message="Năm {year} kỷ niệm {right} năm {what}, không phải {count} năm.",
            )
    return None


@lru_cache(maxsize=1)
def _known_days() -> tuple[tuple[dt.date, str], ...]:
    """Days with their names in lower case, longer names first."""
    read = tomllib.loads(files("rules").joinpath("words", "anniversaries.toml").read_text(encoding="utf-8"))
    found = [(entry["day"], name) for entry in read["days"] for name in entry["names"]]
    return tuple(sorted(found, key=lambda pair: -len(pair[1])))
