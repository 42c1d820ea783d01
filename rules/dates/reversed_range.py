"""DT004: a span of time that ends before it begins (from 20/11 to 15/11/2026, period 2030-2026)."""

from __future__ import annotations

from collections.abc import Iterator

from rasoat.content import Block
from rasoat.finding import Hit
from rules.document import Document
from rules.parsing.dates import DateMention
from rules.parsing.periods import PeriodKind, periods_within
from rules.rule import ERROR, EveryBlock, Example, rule


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
    for period in periods_within(doc.text, block.span):
        if period.kind is PeriodKind.YEARS and period.start and period.end and period.end < period.start:
            yield Hit(period.span)
        if period.first and period.last and period.first is not period.last and _reversed(period.first, period.last):
            yield Hit(period.span)


def _reversed(first: DateMention, last: DateMention) -> bool:
    """With a year missing, only what no reading can save: the same month, and not a whole year less a day."""
    if first.short_year or last.short_year:
        return False
    start = first.day if first.first is None else first.first
    if first.year is not None and last.year is not None:
        return (first.year, first.month, start) > (last.year, last.month, last.day)
    return first.month == last.month and start > last.day and start - last.day != 1
