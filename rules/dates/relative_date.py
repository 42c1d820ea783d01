"""DT008: "hôm nay", "tuần tới" in an article that shows no date."""

from __future__ import annotations

import re

from rasoat.content import PROSE, Article, Block, BlockKind, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.parsing.dates import dates_within
from rules.parsing.passages import in_open_quotation, passage_at
from rules.rule import INFO, WARNING, EveryArticle, Example, rule

_RELATIVE = re.compile(
    r"(?<!/)\b(?:(?:sáng|trưa|chiều|tối|đêm|rạng sáng) (?:nay|mai|qua)|hôm (?:nay|qua|kia)|ngày (?:mai|kia)|"
    r"tuần (?:tới|sau|này|trước|qua)|tháng (?:tới|sau|này)|cuối tuần (?:này|tới|trước|qua)|"
    r"(?:thứ (?-i:Hai|Ba|Tư|Năm|Sáu|Bảy)|chủ nhật) (?:tới|này|tuần (?:này|tới|sau)))\b",
    re.IGNORECASE,
)
_DAY_TOLD = re.compile(
    r"[ \u00a0]?[,(]?[ \u00a0]?(?:(?:tức|là) )?(?:(?:thứ \w+|chủ nhật),? )?(?:ngày )?(?:\(?\d{1,2}[./-]\d|m[ùồ]ng \d)",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?:\b(?:ngày|cho đến|đến|tới|như|thế hệ|xã hội|thế giới|đời sống|Việt Nam|đất nước|Hà Nội|cuộc sống|con người|giới trẻ|của|"
    r"một|những|các|hành trình|có được|cho|hướng tới|hướng đến|tương lai|trong|hằng|hàng|mỗi|vào|hôm qua,?|hôm nay,?|và) )\Z",
    re.IGNORECASE,
)
"""Before "hôm nay" that means this age, and "ngày mai" that means the future."""
_SHOWS_DATE = frozenset({"text/html", "text/markdown"})
"""Kinds of files that have a place for the day; a draft in another gets it when it is published, so it is only advised."""
_SOFT = frozenset({"hôm nay", "ngày mai", "hôm qua", "tháng này", "tuần này", "tháng sau", "tuần sau", "tuần trước"})
_AGE_AFTER = re.compile(
    r" (?:và (?:mai sau|ngày mai|muôn đời)|tươi sáng|lập nghiệp|tốt đẹp|hạnh phúc|của|là|đã|không|chúng ta|nhiều)\b|[”\"!?…]"
)
_TAKES_TIME = re.compile(
    r"\b(?:sẽ|diễn ra|khai mạc|bế mạc|tổ chức|công bố|tại|ký|mở|tiếp|họp|làm việc|dự|phát động|ban hành)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:\d|\b(?:hằng|hàng|mỗi|mọi|những|các|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|vài|mấy|nhiều|suốt|cả|chục|nửa|bữa)) \Z",
    re.IGNORECASE,
)


@rule(
    code="DT008",
    name="relative-date-in-undated-article",
    severity=WARNING,
    trigger=EveryArticle(),
    title="Nói “hôm nay”, “tuần tới” trong bài không có ngày",
    passes="Mốc thời gian trong bài hiểu được về sau",
    message="Bài không ghi ngày đăng nên không biết “{quote}” là ngày nào.",
    hint="Ghi ngày, tháng, năm cụ thể, hoặc bổ sung ngày đăng cho bài.",
    why="Người đọc sau đó không biết sự việc diễn ra khi nào, có thể đến nhầm ngày.",
    since="0.1",
    confidence=0.85,
    examples=[
        Example(
            bad="Sở tổ chức hội nghị trực tuyến ⟦sáng nay⟧ tại trụ sở.",
            good="Sở tổ chức hội nghị trực tuyến sáng 05/3/2026 tại trụ sở.",
            published=None,
        ),
        Example(
            bad="Cắt điện toàn phường vào ⟦tuần tới⟧ để sửa đường dây.",
            good="Thế hệ hôm nay quyết tâm xây dựng Thủ đô.",
            published=None,
        ),
        Example(good="Hội nghị khai mạc sáng nay."),
    ],
)
def relative_date(article: Article, doc: Document) -> Hit | None:
    if doc.published is not None or _dated(article, doc):
        return None
    for block in doc.blocks(PROSE, "vi"):
        for match in _RELATIVE.finditer(doc.text, *block.span):
            if _tells_a_day(match, block, doc):
                return Hit(Span(*match.span()), severity=None if doc.page.media_type in _SHOWS_DATE else INFO)
    return None


def _dated(article: Article, doc: Document) -> bool:
    """Whether a day with its year stands at the head or the end of the article: the day from which the words count."""
    text = doc.text
    ends = (Span(0, min(len(text), 400)), Span(max(0, len(text) - 200), len(text)))
    return any(mention.date for end in ends for mention in dates_within(text, end))


def _tells_a_day(match: re.Match[str], block: Block, doc: Document) -> bool:
    passage = passage_at(doc, Span(*match.span()))
    before = doc.text[max(block.span.start, match.start() - 1000) : match.start()]
    if in_open_quotation(before) or any(mention.year for mention in dates_within(doc.text, passage)):
        return False
    if _DAY_TOLD.match(doc.text, match.end()) or _COUNTED.search(before):
        return False
    words = match.group().lower()
    if words not in _SOFT:
        return True
    if block.kind is BlockKind.TITLE or _AGE.search(before) or _AGE_AFTER.match(doc.text, match.end()):
        return False
    opens = match.start() == passage.start and doc.text[match.end() : match.end() + 1] == ","
    return opens or bool(_TAKES_TIME.search(doc.text, passage.start, passage.end))
