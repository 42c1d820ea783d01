"""DT007: a date whose year has two digits ("ngày 05/3/26")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import Block
from rasoat.finding import Hit
from rules.dates.mentions import dates_of
from rules.document import Document
from rules.parsing.dates import DateMention
from rules.rule import WARNING, EveryBlock, Example, rule

_DATE_BEFORE = re.compile(r"\b(?:ngày|sáng|trưa|chiều|tối|đêm|hôm)[ \u00a0]{1,2}\Z", re.IGNORECASE)
_AHEAD, _BEHIND = 10, 60
"""Years from the day of publication within which the two digits say one year only."""


@rule(
    code="DT007",
    name="two-digit-year",
    severity=WARNING,
    trigger=EveryBlock(),
    title="Năm chỉ ghi hai chữ số",
    passes="Năm được ghi đủ bốn chữ số",
    message="Ngày “{quote}” ghi năm bằng hai chữ số.",
    hint="Ghi đủ bốn chữ số của năm.",
    why="Bài còn được đọc nhiều năm sau; năm hai chữ số dễ bị hiểu thành năm khác hoặc lẫn với ngày, tháng.",
    source="Nghị định số 30/2020/NĐ-CP, Phụ lục I (thời gian phải viết đầy đủ)",
    since="0.1",
    confidence=0.93,
    examples=[
        Example(
            bad="Hội nghị khai mạc ngày ⟦05/3/26⟧ tại Hà Nội.",
            good="Hội nghị khai mạc ngày 05/3/2026 tại Hà Nội.",
            suggestion="05/3/2026",
        ),
        Example(bad="Hạn nộp hồ sơ là ngày ⟦15-12-26⟧.", good="Trung tâm trực 24/7, kể cả ngày lễ; tỷ lệ 12/10/26."),
    ],
)
def two_digit_year(block: Block, doc: Document) -> Iterator[Hit]:
    for mention in dates_of(block, doc):
        if not mention.short_year or not mention.cued or mention.lunar or not mention.possible:
            continue
        if _DATE_BEFORE.search(doc.text[max(0, mention.span.start - 8) : mention.span.start]):
            yield Hit(mention.span, suggestions=_written_out(mention, doc))


def _written_out(mention: DateMention, doc: Document) -> tuple[str, ...]:
    """The date with the year in full, if the day of publication leaves only one."""
    written = doc.slice(mention.span)
    if doc.published is None or not written[-2:].isdigit():
        return ()
    year = doc.published.year // 100 * 100 + int(written[-2:])
    if year > doc.published.year + _AHEAD:
        year -= 100
    return (f"{written[:-2]}{year}",) if year >= doc.published.year - _BEHIND else ()
