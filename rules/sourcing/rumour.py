"""SO003: hearsay told as news ("nghe nói", "tin đồn", "lan truyền trên mạng"), once an article.

An article that refutes a rumour, reports an inquiry or a fine, or warns of fake news does what a portal is for: it is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rasoat.content import Article, Block, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import INFO, EveryArticle, Example, rule
from rules.sourcing import attribution
from rules.sourcing.words import AFTER, BEFORE, beside, either, guarded, listed, may_hold, once, sought, told

_GENERAL = re.compile(
    r"\b(?:phòng|chống|ngăn chặn|tránh|không|chưa|đừng|hạn chế|nếu|khi|trường hợp|nguy cơ|tình trạng|hành vi"
    r"|thủ đoạn|mọi|các loại"
    r"|quy định|luật|nghiêm cấm|cấm|tuyên truyền|kỹ năng|lợi dụng)\b[^.;\n]{0,60}\Z",
    re.IGNORECASE,
)
"""What speaks of rumours as a matter to deal with."""
_SPOKEN = re.compile(
    r"(?:[-–:?!]\s*|\b(?:tôi|cháu|em|mình|ông|bà|anh|chị|con|bảo|hỏi|kể)[ \u00a0])[^.;\n]{0,24}\Z", re.IGNORECASE
)
"""What a person in a story says or hears."""
_ACT = re.compile(
    r"[^.;\n]{0,80}\b(?:luật|nghị định|quy định|nghĩa cử|việc làm đẹp|hành động đẹp|thông điệp|phong trào"
    r"|chiến dịch|ca khúc|điệu)\b"
)
"""What spreads on the net here is no rumour."""


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(f"{BEFORE}(?:{either(listed('rumour', 'words'))}){AFTER}")


@lru_cache(maxsize=1)
def _guards() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    return beside("rumour", "never_before"), beside("rumour", "never_after")


@rule(
    code="SO003",
    name="rumour",
    severity=INFO,
    trigger=EveryArticle(),
    title="Lời đồn được dùng như tin tức",
    passes="Không dùng lời đồn làm tin",
    message="“{quote}” là lời đồn, chưa có ai chịu trách nhiệm.",
    hint="Hỏi lại cơ quan có trách nhiệm rồi dẫn tên cơ quan; nếu đăng để bác bỏ thì nói rõ ngay trong câu là tin sai.",
    why="Đăng trên cổng của cơ quan nhà nước, lời đồn trở thành tin chính thức trong mắt người dân.",
    since="0.1",
    confidence=0.85,
    examples=[
        Example(
            bad="⟦Nghe nói⟧ tuần tới chợ sẽ đóng cửa để sửa chữa.",
            good="Công an phường bác bỏ tin đồn chợ đóng cửa, đề nghị người dân không chia sẻ.",
        ),
        Example(
            bad="⟦Theo mạng xã hội⟧, cầu mới sẽ thông xe trong tháng 12.",
            good="Thông tin lan truyền trên mạng về việc thu phí là sai sự thật.",
        ),
        Example(good="Các em được rèn kỹ năng nghe nói tiếng Anh; đoàn đã nghe nói chuyện về Bác."),
    ],
)
def rumour(article: Article, doc: Document) -> Hit | None:
    text = sought(doc)
    if not may_hold(text, _pattern()):
        return None
    found = [span for block in told(doc) for span in _rumours(doc, text, block)]
    return once(
        found,
        message="“{quote}” là lời đồn, chưa có ai chịu trách nhiệm; cả bài có {count} chỗ như vậy.",
    )


def _rumours(doc: Document, text: str, block: Block) -> Iterator[Span]:
    before, after = _guards()
    for match in _pattern().finditer(text, *block.span):
        span, words = Span(*match.span()), match.group()
        if guarded(text, match, before, after, between=" ,"):
            continue
        if attribution.quoted(doc, block, span) or attribution.asked(doc, span):
            continue
        start = max(block.span.start, span.start - 120)
        if _GENERAL.search(doc.text, start, span.start) or _ACT.match(text, span.end):
            continue
        if words.startswith("nghe") and _SPOKEN.search(doc.text, start, span.start):
            continue
        if not attribution.refuted(doc, span):
            yield span
