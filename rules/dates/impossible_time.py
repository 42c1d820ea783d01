"""DT010: a time of day that no clock shows (25 giờ, 14h75, 8:65), or an afternoon hour said to be in the morning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import Block
from rasoat.finding import Hit
from rules.document import Document
from rules.parsing.clock import ClockMention, clocks_within
from rules.rule import ERROR, EveryBlock, Example, rule

_AT_BEFORE = re.compile(r"\b(?:lúc|hồi|thời gian:)[ \u00a0:]{1,2}\Z", re.IGNORECASE)
_TO_BEFORE = re.compile(
    r"(?:từ|lúc|sáng|trưa|chiều|tối)[ \u00a0]{1,2}\d{1,2}:[0-5]\d[ \u00a0]?(?:-|–|đến|tới)[ \u00a0]?\Z", re.IGNORECASE
)
_DAY_AFTER = re.compile(
    r",?[ \u00a0](?:sáng|trưa|chiều|tối|đêm|hôm nay|ngày[ \u00a0]\d{1,2}[ \u00a0]?(?:/|-|tháng)|"
    r"thứ[ \u00a0](?:hai|ba|tư|năm|sáu|bảy|[2-7])|cùng ngày)\b",
    re.IGNORECASE,
)
_MORNING_AFTER = re.compile(r"[ \u00a0]sáng(?![ \u00a0,]*(?:và|đến|-|,)?[ \u00a0]*(?:chiều|tối|đêm))\b", re.IGNORECASE)
_RANGE = re.compile(r"(?:-|–|đến|tới)[ \u00a0]?\Z")
_OF_ANOTHER_DAY = re.compile(
    r"[ \u00a0](?:sáng[ \u00a0](?:kiến|tạo|tác|lập|chế|láng|sủa)|sáng(?:[ \u00a0]và|,|/))", re.IGNORECASE
)
_LENGTH_BEFORE = re.compile(
    r"\b(?:sau|trong|suốt|đủ|hết|quá|mất|kéo dài|thêm|hơn|gần|khoảng|của|với|chậm) \Z", re.IGNORECASE
)


@rule(
    code="DT010",
    name="impossible-time",
    severity=ERROR,
    trigger=EveryBlock(),
    title="Giờ không tồn tại",
    passes="Mọi giờ giấc đều có thật",
    message="Không có “{quote}”: giờ trong ngày chỉ từ 0 đến 24.",
    hint="Đối chiếu lịch hoặc giấy mời rồi sửa lại giờ, phút.",
    why="Người dân không biết phải đến lúc mấy giờ.",
    since="0.1",
    confidence=0.95,
    examples=[
        Example(
            bad="Hội nghị bắt đầu lúc ⟦14h75⟧ ngày 05/3/2026.",
            good="Hội nghị bắt đầu lúc 14h45 ngày 05/3/2026.",
        ),
        Example(
            bad="Cắt điện từ ⟦25 giờ⟧ ngày 05/3/2026.", good="Hồ sơ được trả trong 48 giờ; lớp học 25 giờ mỗi tuần."
        ),
        Example(bad="Xe xuất phát lúc ⟦8:65⟧ sáng thứ Hai.", good="Bản đồ tỷ lệ 1:75, đội nhà thắng 85:65."),
    ],
)
def impossible_time(block: Block, doc: Document) -> Iterator[Hit]:
    for clock in clocks_within(doc.text, block.span):
        before = doc.text[max(0, clock.span.start - 20) : clock.span.start]
        if clock.possible:
            if _afternoon_in_the_morning(clock, before, doc.text):
                hour = str(clock.hour)
                yield Hit(clock.span, {"hour": hour}, message="{hour} giờ không phải buổi sáng.")
        elif not _speaks_of_a_day(clock, before, doc.text):
            continue
        elif (clock.minute or 0) > 59:
            yield Hit(clock.span, message="Không có “{quote}”: một giờ chỉ có 60 phút.")
        elif clock.hour == 24:
            yield Hit(clock.span, message="Không có “{quote}”: sau 24 giờ là 0 giờ của ngày hôm sau.")
        elif clock.hour > 24:
            yield Hit(clock.span)


def _speaks_of_a_day(clock: ClockMention, before: str, text: str) -> bool:
    """Whether it can be nothing but a time of day."""
    if (
        _AT_BEFORE.search(before)
        or (clock.colon and clock.hour <= 24 and _TO_BEFORE.search(before))
        or (clock.cued and not clock.colon and not clock.lasting)
    ):
        return True
    return bool(_DAY_AFTER.match(text, clock.span.end)) and not _LENGTH_BEFORE.search(before)


def _afternoon_in_the_morning(clock: ClockMention, before: str, text: str) -> bool:
    """ "14 giờ sáng"; in a span of hours "sáng" may belong to its first."""
    if not 13 <= clock.hour < 24 or not _MORNING_AFTER.match(text, clock.span.end):
        return False
    return not _OF_ANOTHER_DAY.match(text, clock.span.end) and not _RANGE.search(before)
