"""DT002: a day of the week that does not belong to the date beside it (proleptic Gregorian calendar)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from rasoat.content import Block
from rasoat.finding import Hit
from rules.dates.mentions import dates_of
from rules.document import Document
from rules.parsing.dates import WEEKDAYS, DateMention, tell_date
from rules.parsing.passages import passage_at
from rules.parsing.weekdays import weekdays_beside
from rules.rule import ERROR, EveryBlock, Example, rule

_NEAR = dt.timedelta(days=45)
"""A date without a year is of the year in which it lies this near to the day of publication."""
_OTHER_YEAR = re.compile(r"năm (?:trước|ngoái|sau|tới|kia)|\b(?:19|20)\d\d\b|hằng năm|hàng năm|mỗi năm")


@rule(
    code="DT002",
    name="weekday-mismatch",
    severity=ERROR,
    trigger=EveryBlock(),
    title="Thứ trong tuần không khớp với ngày",
    passes="Thứ và ngày khớp nhau",
    message="Ngày {date} là {right}, không phải {wrong}.",
    hint="Kiểm tra lại: sửa thành “{right}” nếu ngày đúng, hoặc sửa ngày nếu thứ đúng.",
    why="Người dân đến sai ngày; thông báo mất tác dụng.",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(
            bad="Lịch tiếp công dân: ⟦thứ Hai, ngày 25/11/2026⟧.", good="Lịch tiếp công dân: thứ Tư, ngày 25/11/2026."
        ),
        Example(bad="Hội nghị khai mạc sáng ⟦thứ Tư (24/11)⟧.", good="Hội nghị khai mạc sáng thứ Ba (24/11)."),
        Example(
            bad="Giải chạy diễn ra ngày ⟦21/11/2026 (Chủ nhật)⟧.",
            good="Giải bóng đá lần thứ 5 (21/4/2026), kỳ họp thứ 2, ngày 11/11/2026.",
        ),
    ],
)
def weekday_mismatch(block: Block, doc: Document) -> Iterator[Hit]:
    for pair in weekdays_beside(doc.text, dates_of(block, doc)):
        day = pair.mention.date or _inferred(pair.mention, pair.weekday, doc)
        if day is None or day.weekday() == pair.weekday:
            continue
        right = WEEKDAYS[day.weekday()]
        yield Hit(
            pair.span,
            {"date": tell_date(day), "right": right, "wrong": WEEKDAYS[pair.weekday]},
            confidence=None if pair.mention.year else 0.85,
        )


def _inferred(mention: DateMention, weekday: int, doc: Document) -> dt.date | None:
    """The day in the year of publication, where it lies near it and no other year is spoken of.

    None where the weekday would fit the year before: an article may be posted again later.
    """
    published = doc.published
    if published is None or mention.year_digits or mention.lunar:
        return None
    if _OTHER_YEAR.search(doc.slice(passage_at(doc, mention.span))):
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [day for year in years if (day := mention.in_year(year))]
    near = [day for day in days if abs(day - published) <= _NEAR]
    if len(near) != 1 or any(day.weekday() == weekday and day.year < published.year for day in days):
        return None
    return near[0]
