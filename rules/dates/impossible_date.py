"""DT001: a day that no calendar has (31/4, 29/02/2026, 15/89/2015)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from rasoat.catalogue import _
from rasoat.content import Block
from rasoat.finding import Hit
from rules.dates.mentions import dates_of, in_lunar_talk
from rules.document import Document
from rules.parsing.dates import DateMention
from rules.rule import ERROR, EveryBlock, Example, rule

_NUMBER_BEFORE = re.compile(
    r"(?:\b(?:số|Số|SỐ|mã|Mã|điện thoại|ĐT|Tel|Fax|HĐ|phiên bản|version)[ \u00a0:.]{0,3}|[A-ZĐ\d]-)\Z"
)
_MEASURE_AFTER = re.compile(
    r"[ \u00a0]?(?:giờ|h\b|%|người|hộ|ca\b|tỉnh|quận|huyện|xã|đơn vị|đại biểu|hồ sơ|điểm|tuần|tiếng|lượt|phiếu|số\b|trường|bài)",
    re.IGNORECASE,
)
_SHARES = frozenset({24, 30, 63, 100})
"""Months that are whole numbers of something else: hours of a day, provinces."""


@rule(
    code="DT001",
    name="impossible-date",
    severity=ERROR,
    trigger=EveryBlock(),
    title="Ngày tháng không tồn tại",
    passes="Mọi ngày tháng đều có thật",
    message="Không có ngày “{quote}”: {reason}.",
    hint="Đối chiếu văn bản gốc rồi sửa lại ngày, tháng hoặc năm.",
    why="Người đọc không biết sự việc diễn ra hay văn bản ban hành ngày nào; ngày sai có thể làm lỡ thời hạn.",
    since="0.1",
    confidence=0.97,
    examples=[
        Example(
            bad="Hạn nộp hồ sơ là ngày ⟦31 tháng 4 năm 2026⟧.",
            good="Hạn nộp hồ sơ là ngày 30 tháng 4 năm 2026.",
        ),
        Example(bad="Kế hoạch ban hành ngày ⟦12/19/2025⟧.", good="Quận xếp thứ 12/19, tỷ lệ hoàn thành 55/63."),
        Example(
            bad="Lớp tập huấn mở từ ngày ⟦29/02/2026⟧ tại Hà Đông.",
            good="Lớp tập huấn mở từ ngày 29/02/2028 tại Hà Đông.",
        ),
    ],
)
def impossible_date(block: Block, doc: Document) -> Iterator[Hit]:
    for mention in dates_of(block, doc):
        if not mention.possible and not mention.lunar and _is_date(mention, doc):
            yield Hit(mention.span, {"reason": _reason(mention)})


def _is_date(mention: DateMention, doc: Document) -> bool:
    """Whether it can be nothing but a date."""
    before = doc.text[max(0, mention.span.start - 16) : mention.span.start]
    if _NUMBER_BEFORE.search(before):
        return False
    written = doc.slice(mention.span)
    full = mention.year_digits == 4
    sorted_form = written[:4].isdigit() and mention.month <= 12 and mention.day <= 31
    if not mention.cued and not (full and ("/" in written or mention.worded or sorted_form)):
        return False
    if mention.year_digits in (1, 3) and not mention.worded and not written.endswith(("201", "202", "199")):
        return False
    if mention.day == 30 and mention.month == 2 and in_lunar_talk(mention, doc):
        return False
    if not mention.year_digits and not mention.worded and not (1 <= mention.month <= 12 and 1 <= mention.day <= 31):
        fraction = mention.month in _SHARES or mention.day == mention.month
        return not fraction and not _MEASURE_AFTER.match(doc.text, mention.span.end)
    return True


def _reason(mention: DateMention) -> str:
    year, month = mention.year, mention.month
    if year is not None and not 1 <= year <= 9999:
        return _("năm {year:04d} không hợp lệ").format(year=year)
    if not 1 <= month <= 12:
        return _("không có tháng {month}").format(month=month)
    if mention.day == 0:
        return _("không có ngày 0")
    if month == 2 and year is not None and mention.day == 29:
        return _("tháng 02 năm {year} chỉ có 28 ngày").format(year=year)
    last = 29 if month == 2 and year is None else calendar.monthrange(year or 2000, month)[1]
    return _("tháng {month} chỉ có {last} ngày").format(month=month, last=last)
