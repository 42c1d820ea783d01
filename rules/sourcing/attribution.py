"""Who is named near a claim, and whether it is quoted, asked about or refuted there rather than told."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from rasoat.content import Block, Span
from rules.document import Document
from rules.parsing.passages import in_open_quotation, passage_at
from rules.text.letters import LOWER, UPPER

_TITLES = (
    r"ông|bà|anh|chị|cô|TS|GS|PGS|ThS|BS|KTS|LS|CEO|tiến sĩ|tiến sỹ|giáo sư|phó giáo sư|thạc sĩ|thạc sỹ|bác sĩ"
    r"|bác sỹ|luật sư|kỹ sư"
    r"|kiến trúc sư|nhà báo|nhà văn|nhà nghiên cứu|nhà sử học|chuyên gia|đồng chí|đ/c|đại biểu|giám đốc|chủ tịch"
    r"|trưởng phòng"
    r"|bộ trưởng|thứ trưởng|cục trưởng|vụ trưởng|viện trưởng|thượng tá|trung tá|đại tá|thiếu tướng|trung tướng|thiếu tá"
)
_BODIES = (
    r"Bộ|Sở|Cục|Vụ|Viện|Tổng cục|Ủy ban|Uỷ ban|UBND|HĐND|MTTQ|Đại học|ĐH|Học viện|Trường|Hiệp hội|Hội|Liên đoàn"
    r"|Ngân hàng|Công ty"
    r"|Tập đoàn|Tổ chức|Liên [Hh]ợp [Qq]uốc|Trung tâm|Bệnh viện|Quỹ|Chính phủ|Quốc hội|Công an|Ban|Phòng|Đoàn"
    r"|Thanh tra|Tòa án"
)
_SAYS = (
    r"cho biết|cho hay|khẳng định|nhận định|chia sẻ|nói|phát biểu|trả lời|nhấn mạnh|cho rằng|đánh giá|công bố"
    r"|thống kê|báo cáo"
    r"|tiết lộ|dẫn|cảnh báo|khuyến cáo|giải thích|đưa tin|xác nhận|viết|thực hiện|tiến hành|khảo sát"
)
_HOME = r"Hà Nội|Việt Nam|Thủ đô|Nhà nước|Nhân dân|Thành phố|TP|Đảng|Bác|Covid|COVID"
"""Capitals behind "của" that name no source."""
_NAME = rf"(?!(?:{_HOME})\b)[{UPPER}]"
_NAMED = re.compile(
    rf"\b(?i:{_TITLES})\.?[ \u00a0][{UPPER}]"
    rf"|\b(?i:theo|dẫn (?:lời|nguồn|tin|theo|số liệu)|báo|tờ|tạp chí|hãng|hãng tin|trang|kênh"
    rf"|đài)(?:[ \u00a0][{LOWER}]{{1,7}}){{0,6}}[ \u00a0][“\"'(]?{_NAME}"
    rf"|\b(?:của|từ|do|bởi|thuộc)(?:[ \u00a0][{LOWER}]{{1,7}}){{0,3}}[ \u00a0][“\"'(]?{_NAME}"
    rf"|\b(?:{_BODIES})\b[^.;\n]{{0,80}}\b(?:{_SAYS})\b"
    rf"|[{UPPER}]\w{{0,12}}[ \u00a0-][{UPPER}][^.;\n]{{0,60}}\b(?:{_SAYS})\b"
    rf"|\b[{UPPER}]{{2,8}}\b[^.;\n]{{0,30}}\b(?:{_SAYS})\b"
    rf"|(?!Nghe\b)[({UPPER}]\w{{0,12}}[ \u00a0](?i:cho biết|cho hay|nói|đưa tin|viết|dẫn|trích lời|trích dẫn|dẫn lời)\b"
)
_MEETING = re.compile(
    r"\b(?:ý kiến (?:các |của )?(?:các )?chuyên gia|hội thảo|hội nghị|tọa đàm|toạ đàm|diễn đàn|cuộc họp|buổi họp"
    r"|phiên họp|buổi làm việc|đại hội|tại buổi|tại lễ|kỳ họp"
    r"|đại biểu|cử tri|thảo luận|góp ý|lấy ý kiến|dự thảo|dự án luật|thẩm tra|giải trình|tiếp thu|phản biện|lớp học"
    r"|khóa học"
    r"|tập huấn|đối thoại|giao lưu trực tuyến|phỏng vấn)\b",
    re.IGNORECASE,
)
_REFUTED = re.compile(
    r"bác bỏ|phủ nhận|đính chính|thất thiệt|bịa đặt|vu khống|xuyên tạc|bóp méo|tin giả|tin nhảm|sai sự thật"
    r"|sai lệch|sai trái"
    r"|không đúng|không chính xác|không có thật|không có căn cứ|chưa có căn cứ|thiếu căn cứ|vô căn cứ"
    r"|không có cơ sở|chưa có cơ sở"
    r"|thiếu cơ sở|chưa kiểm chứng|chưa được kiểm chứng|chưa xác thực|kiểm chứng|xác minh|thẩm tra|cảnh giác"
    r"|cảnh báo|hoang mang"
    r"|thông tin xấu|xấu độc|lừa đảo|giả mạo|mạo danh|mê tín|đồn nhảm|đồn đại vô|tung tin|phao tin|loan tin|phát tán"
    r"|xử phạt|xử lý nghiêm|vi phạm|công an|cơ quan chức năng|cơ quan điều tra|vào cuộc|triệu tập|trình diện|làm rõ"
    r"|lên tiếng"
    r"|không nên tin|đừng tin|đừng vội tin|không tin|không chia sẻ|không lan truyền|chỉ là tin đồn|chỉ là lời đồn"
    r"|dập tắt|xác nhận"
    r"|giật tít|giật gân|câu view|câu like|câu khách|trấn an|dẹp tan|đập tan|bỏ ngoài tai|bỏ qua|xua tan|chấm dứt"
    r"|phản hồi|đáp lại|từ chối trả lời|bất chấp|trái với|chính thức|không phải|định hướng dư luận",
    re.IGNORECASE,
)
_REFUTING_TITLE = re.compile(
    r"bác bỏ|phủ nhận|đính chính|tin giả|sai sự thật|tin đồn|thất thiệt|thực hư|sự thật|cảnh báo|cảnh giác|xử phạt"
    r"|lên tiếng"
    r"|không có chuyện|nói gì|không đúng|bịa đặt|xuyên tạc|lừa đảo|xử lý|xác minh|làm rõ",
    re.IGNORECASE,
)
_STEP = 2
"""Code points between two sentences."""


def around(doc: Document, span: Span, sentences: int = 1) -> Span:
    """The sentence of a hit with so many before and after it, over the borders of blocks."""
    passage = passage_at(doc, span)
    start, end = passage
    for _ in range(sentences):
        if start > 0:
            start = min(start, passage_at(doc, _place(max(0, start - _STEP))).start)
        if end < len(doc.text):
            end = max(end, passage_at(doc, _place(min(len(doc.text) - 1, end + 1))).end)
    return Span(start, end)


def _place(offset: int) -> Span:
    return Span(offset, offset)


def named_near(doc: Document, span: Span) -> bool:
    """Whether the sentence of a hit, the one before or the one after names a person, a body or a medium as who says something."""
    return names(doc, around(doc, span))


def names(doc: Document, passage: Span) -> bool:
    """Whether a passage names who says something."""
    return _stands(_NAMED, doc, passage)


def of_meeting(doc: Document, span: Span) -> bool:
    """Whether the passage reports a meeting or a consultation, whose voices need no name each."""
    return _stands(_MEETING, doc, around(doc, span))


def quoted(doc: Document, block: Block, span: Span) -> bool:
    """Whether a quotation opened before in this block is still open."""
    return in_open_quotation(doc.text[max(block.span.start, span.start - 1500) : span.start])


def asked(doc: Document, span: Span) -> bool:
    """Whether the sentence or the one after asks a question: what people say is put to somebody."""
    passage = around(doc, span)
    return "?" in doc.text[span.end : passage.end]


def refuted(doc: Document, span: Span) -> bool:
    """Whether the title or the sentences round a hit speak of the story as false, as under inquiry, or warn of it."""
    if _REFUTING_TITLE.search(doc.article.title):
        return True
    return _stands(_REFUTED, doc, around(doc, span, sentences=2))


def _stands(pattern: re.Pattern[str], doc: Document, passage: Span) -> bool:
    """Whether a match begins in the passage."""
    places = _places(pattern, doc.text)
    first = bisect_left(places, passage.start)
    return first < len(places) and places[first] < passage.end


@lru_cache(maxsize=8)
def _places(pattern: re.Pattern[str], text: str) -> list[int]:
    return [match.start() for match in pattern.finditer(text)]
