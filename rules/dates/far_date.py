"""DT005: a date whose year lies so far from the day of publication that it can only be a slip (3013 for 2013, 1016 for 2016)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import Block, Span
from rasoat.finding import Hit
from rules.dates.mentions import dates_of
from rules.document import Document
from rules.parsing.dates import dates_within
from rules.parsing.documents import documents_within
from rules.parsing.passages import passage_at
from rules.rule import ERROR, EveryBlock, Example, rule

_S = r"[ \u00a0]"
_MONTH = re.compile(
    rf"[TtQq](?:háng{_S}\d{{1,2}}|uý{_S}(?:I{{1,3}}|IV|[1-4])){_S}?"
    rf"(?:[/-]{_S}?|,?{_S}năm{_S})(?P<year>[1-9]\d{{3}})(?![\d/]|[.,-]\d)"
)
_BARE = re.compile(rf"năm{_S}(?P<year>[2-9]\d{{3}})(?![\d/]|[.,-]\d|{_S}?[-–]{_S}?\d)")
_COUNTED_BEFORE = re.compile(rf"(?:\d{_S}?|tháng{_S}|\w)\Z")
_HORIZON = re.compile(
    r"tầm nhìn|định hướng|quy hoạch|chiến lược|đến năm|dự báo|kịch bản|đáo hạn|thời hạn|hết hạn|có giá trị|viễn tưởng|tiên tri|"
    r"tiểu hành tinh|nhật thực|nguyệt thực|thiên thạch|thiên văn|sao chổi|hóa thạch|công nguyên|triều|vua|vương|thế kỷ|niên hiệu|"
    r"Phật lịch",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(r"(?:\b(?:số|mã|thửa|tờ)[ \u00a0:]{0,2}|[A-ZĐ]-)\Z", re.IGNORECASE)
_CERTAIN, _LIKELY = 60, 15
"""Years after publication from which a day can't be meant, and from which it is one only in plans and terms."""
_NEVER = 2150
"""The year from which no day in an article of our time can be meant, whatever its own date."""
_CENTURY = 2100
_HISTORY = 1800
_NEAR = 3


@rule(
    code="DT005",
    name="far-from-publication",
    severity=ERROR,
    trigger=EveryBlock(),
    title="Năm cách quá xa ngày đăng bài",
    passes="Các năm trong bài hợp lý với ngày đăng",
    message="Năm {year} trong “{quote}” cách quá xa thời điểm đăng bài, có thể gõ nhầm.",
    hint="Kiểm tra lại chữ số của năm.",
    why="Người đọc không biết sự việc diễn ra hay văn bản ban hành năm nào.",
    since="0.1",
    confidence=0.95,
    examples=[
        Example(
            bad="Chỉ thị được ban hành ngày ⟦08/3/3026⟧ của Thủ tướng Chính phủ.",
            good="Chỉ thị được ban hành ngày 08/3/2026 của Thủ tướng Chính phủ.",
        ),
        Example(
            bad="Cuộc họp ngày ⟦15/9/1026⟧ đã thống nhất phương án.",
            good="Nguyễn Du sinh ngày 03/01/1766; quy hoạch đến năm 2050, tầm nhìn 2100.",
        ),
        Example(bad="Kế hoạch ⟦tháng 11/2062⟧ của phường.", good="Trái phiếu đáo hạn ngày 15/11/2056."),
    ],
)
def far_date(block: Block, doc: Document) -> Iterator[Hit]:
    for mention in dates_of(block, doc):
        if mention.year is not None and mention.year_digits == 4 and mention.possible and not mention.lunar:
            yield from _judged(mention.year, mention.span, doc)
    for match in _BARE.finditer(doc.text, block.span.start, block.span.end):
        year = int(match["year"])
        counted = _COUNTED_BEFORE.search(doc.text, max(0, match.start() - 8), match.start())
        if year > _CENTURY and year % 50 and not counted and _meant(year, doc):
            yield from _judged(year, Span(*match.span()), doc)
    for match in _MONTH.finditer(doc.text, block.span.start, block.span.end):
        if not any(
            mention.span.start < match.end() <= mention.span.end
            for mention in dates_within(doc.text, Span(max(0, match.start() - 8), match.end()))
        ):
            yield from _judged(int(match["year"]), Span(*match.span()), doc)


def _judged(year: int, span: Span, doc: Document) -> Iterator[Hit]:
    numbered = _NUMBER_BEFORE.search(doc.text[max(0, span.start - 12) : span.start])
    if (
        not _far(year, span, doc)
        or numbered
        or any(
            document.span.start <= span.start < document.span.end
            for document in documents_within(doc.text, passage_at(doc, span))
        )
    ):
        return
    written = doc.slice(span)
    near = _meant(year, doc)
    yield Hit(
        span,
        {"year": str(year)},
        suggestions=(written.replace(str(year), str(near)),) if near else (),
    )


def _far(year: int, span: Span, doc: Document) -> bool:
    published = doc.published
    if year >= _NEVER:
        return not _HORIZON.search(doc.slice(passage_at(doc, span)))
    if published is None:
        return False
    if year > published.year + _CERTAIN or (year > published.year + _LIKELY and _meant(year, doc)):
        return not _HORIZON.search(doc.slice(passage_at(doc, span)))
    return year < _HISTORY and _meant(year, doc) is not None and not _HORIZON.search(doc.slice(passage_at(doc, span)))


def _meant(year: int, doc: Document) -> int | None:
    """The one year near publication that a slip of the key turns into this one: a digit mistyped at the front, or two swapped."""
    if doc.published is None:
        return None
    written = str(year)
    now = doc.published.year
    near = [one for one in range(now - _NEAR, now + _NEAR + 1) if _slipped(str(one), written)]
    swapped = [one for one in near if sorted(str(one)) == sorted(written)]
    near = swapped or near
    return near[0] if len(near) == 1 else None


def _slipped(meant: str, written: str) -> bool:
    if len(meant) != len(written):
        return False
    apart = [at for at in range(len(meant)) if meant[at] != written[at]]
    if len(apart) == 1:
        return apart[0] < 2
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and meant[apart[0]] == written[apart[1]]
        and meant[apart[1]] == written[apart[0]]
    )
