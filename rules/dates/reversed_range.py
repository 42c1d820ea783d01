"""DT004: a span of time that ends before it begins (from 20/11 to 15/11/2026, period 2030-2026)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rasoat.content import Block, Span
from rasoat.finding import Hit
from rules.dates.mentions import dates_of
from rules.document import Document
from rules.parsing.dates import DateMention
from rules.rule import ERROR, EveryBlock, Example, rule

_TIME = r"(?:\d{1,2}(?:[ \u00a0]?(?:giờ|h|g|:)(?:[ \u00a0]?\d{1,2}(?:[ \u00a0]?phút)?)?)?,?[ \u00a0])?"
_BETWEEN = re.compile(
    rf"(?:[ \u00a0]?,)?[ \u00a0](?:cho[ \u00a0])?(?:đến|tới)[ \u00a0](?:hết[ \u00a0]|trước[ \u00a0])?{_TIME}"
    r"(?:hết[ \u00a0])?(?:ngày[ \u00a0]{1,2})?"
    r"|[ \u00a0]?[-–—][ \u00a0]?(?:ngày[ \u00a0])?",
    re.IGNORECASE,
)
_FROM = re.compile(rf"(?:từ[ \u00a0]{{1,2}}{_TIME}(?:ngày[ \u00a0]{{1,2}})?|[(][ \u00a0]?)\Z", re.IGNORECASE)
_OTHER_YEAR = re.compile(
    r"[ \u00a0(,]{0,3}(?:của[ \u00a0])?"
    r"(?:năm[ \u00a0](?:trước|sau|nay|ngoái|tới|kế|tiếp|liền)|(?:hằng|hàng|mỗi)[ \u00a0]năm|âm[ \u00a0]lịch)",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:giai[ \u00a0]đoạn|nhiệm[ \u00a0]k[ỳì]|năm[ \u00a0]học|niên[ \u00a0]khóa|niên[ \u00a0]độ)[ \u00a0](?:năm[ \u00a0])?"
    r"(?P<years>(?P<first>(?:19|20)\d\d)[ \u00a0]?(?:-|–|đến|đến năm)[ \u00a0]?(?P<last>(?:19|20)\d\d))(?![\d/]|-\d)",
    re.IGNORECASE,
)


@rule(
    code="DT004",
    name="reversed-range",
    severity=ERROR,
    trigger=EveryBlock(),
    title="Khoảng thời gian kết thúc trước khi bắt đầu",
    passes="Các khoảng thời gian đúng thứ tự",
    message="“{quote}” kết thúc trước khi bắt đầu.",
    hint="Kiểm tra lại hai mốc thời gian, thường là sai tháng hoặc sai năm ở một mốc.",
    why="Người dân không biết thời hạn thật, có thể lỡ việc.",
    since="0.1",
    confidence=0.93,
    examples=[
        Example(
            bad="Tiếp nhận hồ sơ từ ngày ⟦20/11 đến ngày 15/11/2026⟧.",
            good="Tiếp nhận hồ sơ từ ngày 20/12 đến ngày 15/01/2027.",
        ),
        Example(
            bad="Kế hoạch chuyển đổi số giai đoạn ⟦2030-2026⟧.",
            good="Kế hoạch chuyển đổi số giai đoạn 2026-2030.",
        ),
        Example(
            bad="Triển lãm mở cửa từ ngày ⟦05/10/2026 đến hết ngày 30/9/2026⟧.",
            good="Đường cấm xe từ 22h ngày 05/10 đến 4h ngày 06/10/2026.",
        ),
    ],
)
def reversed_range(block: Block, doc: Document) -> Iterator[Hit]:
    dates = dates_of(block, doc)
    for first, last in pairwise(dates):
        if _joined(first, last, doc.text) and _reversed(first, last):
            yield Hit(Span(first.span.start, last.span.end))
    for match in _PERIOD.finditer(doc.text, block.span.start, block.span.end):
        if int(match["last"]) < int(match["first"]):
            yield Hit(Span(*match.span("years")))


def _joined(first: DateMention, last: DateMention, text: str) -> bool:
    """Whether the two are the ends of one span of time, both of the solar calendar and of no other year in words."""
    between = text[first.span.end : last.span.start]
    if first.lunar or last.lunar or not (first.possible and last.possible):
        return False
    if _OTHER_YEAR.match(text, first.span.end) or _OTHER_YEAR.match(text, last.span.end):
        return False
    if not _BETWEEN.fullmatch(between):
        return False
    return bool(_FROM.search(text[max(0, first.span.start - 30) : first.span.start]))


def _reversed(first: DateMention, last: DateMention) -> bool:
    """With a year missing, only what no reading can save: the same month, and not a whole year less a day."""
    if first.short_year or last.short_year:
        return False
    start = first.day if first.first is None else first.first
    if first.year is not None and last.year is not None:
        return (first.year, first.month, start) > (last.year, last.month, last.day)
    return first.month == last.month and start > last.day and start - last.day != 1
