"""DT011: what is announced as still to come, or asked for by a day, lies before the day of publication."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from rasoat.content import Block, Span
from rasoat.finding import Hit
from rules.dates.mentions import dates_of
from rules.document import Document
from rules.parsing.dates import DateMention, tell_date
from rules.parsing.passages import in_open_quotation, passage_at
from rules.parsing.periods import deadlines_within, periods_within
from rules.rule import WARNING, EveryBlock, Example, rule

_RECENT = dt.timedelta(days=90)
"""What lies more than a quarter back is an article put up again, or moved from an older portal."""
_WILL = re.compile(
    r"\b(?:sẽ|dự kiến) (?:(?:sẽ|chính thức|được|tiếp tục|long trọng|lần đầu|đồng loạt|cùng) ){0,2}"
    r"(?:khai mạc|diễn ra|tổ chức|bắt đầu|mở cửa|khai trương|khởi công|khánh thành|ra mắt|phát động|họp|tiếp công dân|mở bán|"
    r"trao giải|bế mạc|thi đấu|công bố|nghỉ|tạm dừng|ngừng|cắt điện|cắt nước|cấm đường)\b[^.;!?\n]{0,60}?\Z|"
    r"\b(?:kính|trân trọng) mời\b[^.;!?\n]{0,140}?\Z",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"\W*(?:(?:vào|từ|sáng|trưa|chiều|tối|đêm|thứ \w+|chủ nhật|ngày|lúc \S{2,8}),? ){0,4}\Z", re.IGNORECASE
)
_THEN_WILL = re.compile(
    r"[^.;:!?\n]{0,100}? sẽ (?:(?:chính thức|được|tiếp tục|long trọng|đồng loạt|cùng) ){0,2}"
    r"(?:khai mạc|diễn ra|tổ chức|mở cửa|khai trương|khởi công|khánh thành|ra mắt|phát động|tiếp công dân|tạm (?:dừng|ngừng)|"
    r"ngừng|cắt|cấm)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:thông báo|cho biết|công bố|ký|ban hành|quyết định|yêu cầu|đề nghị|nói|trao đổi|thống nhất|họp|hội nghị|kết luận|"
    r"chỉ đạo|thông tin|khẳng định|là|được|có|để)\b",
    re.IGNORECASE,
)
_COMING = re.compile(r"\s(?:sắp tới|tới đây|tới)\b(?!\s(?:ngày|hết|nay|khi|\d|sáng|chiều|tối|tháng))")
_CALL = re.compile(
    r"\b(?:hạn (?:cuối|chót|nộp|đăng ký|nhận)|thời hạn|đăng ký|nộp|gửi|báo cáo|nhận (?:bài|hồ sơ|tác phẩm)|đề nghị|mời)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:đã|vừa|từng|trước đó|trước đây|ban đầu|lẽ ra|đáng lẽ|thay vì|hoãn|hủy|huỷ|tính đến|tính từ|kể từ|số liệu|cập nhật|"
    r"không|bắt đầu từ|từ ngày|của năm|của quý|mỗi|"
    r"năm (?:trước|ngoái)|hằng năm|hàng năm|có hiệu lực|theo (?:kế hoạch|dự kiến|lịch) (?:ban đầu|trước)|"
    r"lúc (?:đó|ấy)|khi (?:đó|ấy)|hồi (?:tháng|đầu|cuối|năm|giữa)|dấu bưu điện)\b|\A\W*kết quả",
    re.IGNORECASE,
)
"""In the sentence, it tells what was planned or is done."""
_OF_DOCUMENT = re.compile(
    r"\b(?:công văn|kế hoạch|quyết định|thông báo|chỉ thị|nghị quyết|công điện|văn bản|tờ trình|thông tư|nghị định|giấy mời|"
    r"hướng dẫn|báo cáo|luật|kết luận|biên bản)\b[^,;.\n]{0,60}\Z",
    re.IGNORECASE,
)
_MOVED = re.compile(r"gia hạn|kéo dài|lùi|điều chỉnh|dời|tuy nhiên|thay đổi", re.IGNORECASE)


@rule(
    code="DT011",
    name="past-announced-as-future",
    severity=WARNING,
    trigger=EveryBlock(),
    title="Việc đã qua mà bài nói là sắp diễn ra",
    passes="Các mốc sắp tới đều sau ngày đăng bài",
    message="Bài đăng ngày {published} nói sẽ diễn ra ngày {date}, là ngày đã qua.",
    hint="Kiểm tra lại ngày, tháng, hoặc viết lại theo việc đã diễn ra.",
    why="Người dân chuẩn bị đến dự hoặc nộp hồ sơ cho một việc đã hết hạn.",
    since="0.1",
    confidence=0.85,
    examples=[
        Example(
            bad="Lễ hội sẽ khai mạc ⟦ngày 05/3/2026⟧ tại sân đình.",
            good="Lễ hội sẽ khai mạc ngày 05/4/2026 tại sân đình.",
            published=dt.date(2026, 3, 20),
        ),
        Example(
            bad="⟦Hạn nộp hồ sơ trước ngày 01/3/2026⟧ tại bộ phận một cửa.",
            good="Hạn nộp hồ sơ trước ngày 01/4/2026 tại bộ phận một cửa.",
            published=dt.date(2026, 3, 10),
        ),
        Example(
            good="Trước đó, ban tổ chức cho biết lễ hội sẽ khai mạc ngày 05/3/2026.", published=dt.date(2026, 3, 20)
        ),
    ],
)
def past_as_future(block: Block, doc: Document) -> Iterator[Hit]:
    if doc.published is None:
        return
    asked = {deadline.day.span: deadline for deadline in deadlines_within(doc.text, block.span)}
    for mention in dates_of(block, doc):
        day = _day(mention, doc.published)
        if day is None or not dt.timedelta(days=1) <= doc.published - day <= _RECENT:
            continue
        values = {"published": tell_date(doc.published), "date": tell_date(day)}
        passage = passage_at(doc, mention.span)
        before = doc.text[passage.start : mention.span.start]
        if in_open_quotation(before) or _TOLD.search(doc.slice(passage)) or _in_period(mention, passage, doc):
            continue
        if _MOVED.search(doc.text, passage.start, min(block.span.end, passage.end + 160)):
            continue
        deadline = asked.get(mention.span)
        if deadline and _CALL.search(before):
            yield Hit(deadline.span, values, message="Hạn {date} đã qua trước ngày đăng bài ({published}).")
        elif not deadline and _still_to_come(mention, before, passage, doc) and not _OF_DOCUMENT.search(before[-80:]):
            start = mention.span.start
            if before.lower().endswith("ngày "):
                start -= 5
            yield Hit(Span(start, mention.span.end), values)


def _day(mention: DateMention, published: dt.date) -> dt.date | None:
    """Without a year it is the one of publication, if the year before and after lie far."""
    if mention.lunar or not mention.possible or mention.first is not None:
        return None
    if mention.year is not None:
        return mention.date
    return None if mention.year_digits or not mention.cued else mention.in_year(published.year)


def _still_to_come(mention: DateMention, before: str, passage: Span, doc: Document) -> bool:
    """Whether the words before the day, or after a day that heads its sentence, say that it will happen then."""
    if _WILL.search(before) or _COMING.match(doc.text, mention.span.end):
        return True
    will = _THEN_WILL.match(doc.text, mention.span.end, passage.end) if _HEAD.match(before) else None
    return will is not None and not _REPORTED.search(doc.text, mention.span.end, will.end())


def _in_period(mention: DateMention, passage: Span, doc: Document) -> bool:
    """Whether it is the first day of a span of time that may still last."""
    return any(
        period.first and period.last and period.first.span == mention.span
        for period in periods_within(doc.text, passage)
    )
