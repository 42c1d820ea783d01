"""SO005: a share of the people, a rank in the world or "theo thống kê" with a figure, and nobody named who counted.

Silent for aims and plans, for an agency's own work, where a survey, a body, a person or a day stands near, and in tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rasoat.content import Article, Block, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import INFO, EveryArticle, Example, rule
from rules.sourcing import attribution
from rules.sourcing.words import AFTER, BEFORE, either, listed, may_hold, once, pattern, sought, told

_SURVEYED = pattern(
    r"\b(?:khảo sát|điều tra|thống kê|nghiên cứu|báo cáo|chỉ số|phiếu|lấy ý kiến|xin ý kiến|bình chọn|được hỏi"
    r"|trả lời|phỏng vấn"
    r"|thăm dò|tổng hợp|số liệu|theo dõi|đánh giá của|kết quả|đo lường|xếp hạng|bầu|biểu quyết|trúng cử|nguồn)\b"
)
_AIM = pattern(
    r"\b(?:phấn đấu|mục tiêu|chỉ tiêu|kế hoạch|dự kiến|dự báo|ít nhất|tối thiểu|tối đa|trở lên|trở xuống|phải"
    r"|yêu cầu|bảo đảm|đảm bảo|giai đoạn"
    r"|nhiệm vụ|giải pháp|hướng tới|cần|sẽ|nâng|tăng|giảm|quy định|mức hưởng|mức đóng|hỗ trợ|trường hợp|nếu|để"
    r"|đối với|thuế|phí|lãi suất"
    r"|thưởng|phạt|đạt chuẩn|danh hiệu|tỷ lệ cổ phần|vốn|doanh thu|lợi nhuận|khuyến mại|giá|cổ phiếu|thị phần)\b"
)
_OWN = pattern(
    r"\b(?:cung cấp|tiếp nhận|giải quyết|xử lý|xử phạt|kiểm tra|thanh tra|triển khai|tổ chức|ban hành|đã cấp"
    r"|thu hồi|phát hiện|trúng tuyển"
    r"|dịch vụ công|hồ sơ|văn bản|chuyên án|ban tổ chức|tuyên truyền|thí sinh|bài thi|tác phẩm|bài dự thi|đại biểu)\b"
)
"""An agency's own work, which it counts itself."""
_DAY = pattern(
    r"\b(?:năm|tháng|quý|ngày|kỳ|vụ|khóa|lần thứ) (?:học )?(?:\d|[ivx]+\b|qua|nay|ngoái|trước)|\d{1,2}/\d{4}"
    r"|\b(?:19|20)\d\d\b"
)
_PLAN = re.compile(
    r"\b(?:kế hoạch|chỉ thị|quyết định|đề án|nghị quyết|chương trình|nghị định|thông tư|luật|quy định|dự thảo"
    r"|mục tiêu|phấn đấu)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    groups, claims = either(listed("figure", "groups")), either(listed("figure", "claims"))
    share = r"(?<![\d.,/-])(?!100(?:[,.]0)? ?(?:%|phần))\d{1,2}(?:[,.]\d{1,2})? ?(?:%|phần trăm)"
    about = r"(?:chỉ )?(?:hơn |gần |trên |khoảng |có tới |có đến |tới |đến )?"
    return pattern(
        rf"(?P<share>{BEFORE}{about}{share} (?:số |các |những "
        rf"|tổng số )?(?:{groups}){AFTER}[^.;:!?\n]{{0,60}}?{BEFORE}(?:{claims}){AFTER})"
        rf"|(?P<bare>{BEFORE}(?:theo|qua) (?:các |những )?(?:số liệu )?(?:thống kê|khảo sát"
        rf"|điều tra xã hội học)(?:,| cho thấy,?| thì| có| hiện))"
        rf"|(?P<most>{BEFORE}(?:tỷ lệ|tỉ lệ|số người|số lượng người|tốc độ|mức độ)[^.;:!?\n]{{2,60}}?"
        r"(?:cao|thấp|lớn|nhiều|nhanh|đông) nhất (?:trên )?(?:thế giới|châu á|đông nam á|cả nước|toàn quốc|toàn cầu))"
    )


@rule(
    code="SO005",
    name="claim-without-figure-source",
    severity=INFO,
    trigger=EveryArticle(),
    title="Số liệu không ghi ai thống kê",
    passes="Số liệu có ghi nguồn và thời điểm",
    message="“{quote}” không ghi số liệu của ai, lấy khi nào.",
    hint="Thêm tên cơ quan hoặc cuộc khảo sát và thời điểm; không tìm được nguồn thì bỏ con số.",
    why="Con số không nguồn thì không kiểm tra được và dễ bị dẫn lại như số liệu chính thức.",
    source="Luật Thống kê số 89/2015/QH13, Điều 58 khoản 3",
    since="0.1",
    confidence=0.8,
    examples=[
        Example(
            bad="⟦Hơn 80% người dân hài lòng⟧ với tuyến xe buýt mới.",
            good="Khảo sát tháng 9/2026 của Sở Xây dựng cho thấy hơn 80% người dân hài lòng với tuyến xe buýt mới.",
        ),
        Example(
            bad="⟦Theo thống kê,⟧ mỗi hộ thải ra 3 kg rác một ngày.",
            good="Theo thống kê của Cục Thống kê, mỗi hộ thải ra 3 kg rác một ngày.",
        ),
        Example(good="Phường đã tiếp nhận 1.200 hồ sơ, 95% hồ sơ được giải quyết trước hạn."),
        Example(good="Phấn đấu đến năm 2030 có 80% người dân sử dụng dịch vụ công trực tuyến."),
    ],
)
def unsourced_figure(article: Article, doc: Document) -> Hit | None:
    text = sought(doc)
    if not may_hold(text, _pattern()) or _PLAN.search(article.title):
        return None
    found = [span for block in told(doc) for span in _unsourced(doc, text, block)]
    return once(
        found,
        message="“{quote}” không ghi số liệu của ai, lấy khi nào; cả bài có {count} chỗ như vậy.",
    )


def _unsourced(doc: Document, text: str, block: Block) -> Iterator[Span]:
    for match in _pattern().finditer(text, *block.span):
        span = Span(*match.span())
        sentence = attribution.around(doc, span, sentences=0)
        if attribution.quoted(doc, block, span):
            continue
        if match["bare"]:
            if (
                _surveyed_above(text, match)
                or _OWN.search(text, *sentence)
                or not _FIGURE.search(text, span.end, sentence.end)
            ):
                continue
        elif _of_aim_or_survey(doc, text, span, sentence):
            continue
        if not (attribution.named_near(doc, span) or attribution.of_meeting(doc, span)):
            yield span


def _of_aim_or_survey(doc: Document, text: str, span: Span, sentence: Span) -> bool:
    """Whether the share is aimed at or prescribed, dated, or counted by a survey told of beside it."""
    if _AIM.search(text, *sentence) or _DAY.search(text, *sentence):
        return True
    return bool(_SURVEYED.search(text, *attribution.around(doc, span)))


def _surveyed_above(text: str, match: re.Match[str]) -> bool:
    """Whether "theo khảo sát" goes on about a survey that the article told of before."""
    return "khảo sát" in match.group() and "khảo sát" in text[: match.start()]
