"""RD001: the longest sentences of an article, counted without what an officer cannot shorten (quotations, names of documents)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import Article, BlockKind, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import INFO, EveryArticle, Example, rule

LIMIT = 90
"""Syllables: 97 of 100 sentences of formal portal texts have fewer (measured on 2,700 articles of a Hanoi department,
after the discounts of ``weight``)."""
MOST = 3
"""At most so many an article: the longest."""
_READ = frozenset({BlockKind.LEAD, BlockKind.PARAGRAPH})
_SYLLABLE = re.compile(r"\w+(?:[./:,-]\w+)*")
_ASIDE = re.compile(r"\([^()]*\)|“[^“”]*”|\"[^\"]*\"|«[^«»]*»")
_DOCUMENT = re.compile(
    r"\b(?:Nghị quyết|Nghị định|Quyết định|Thông tư|Kế hoạch|Chỉ thị|Luật|Pháp lệnh|Công văn|Văn bản|Thông báo|Kết luận"
    r"|Chương trình|Hướng dẫn|Tờ trình|Quy định|Công điện|Báo cáo)(?: liên tịch)? số [^,;:.]*"
)
_ENUMERATION = re.compile(r";\s*(?:và |hoặc )?")


@rule(
    code="RD001",
    name="long-sentence",
    severity=INFO,
    trigger=EveryArticle(),
    reads=_READ,
    title="Câu quá dài",
    passes="Không có câu quá dài",
    message="Câu dài {count} tiếng, khó đọc một lần mà hiểu.",
    hint="Tách thành hai, ba câu, mỗi câu một ý; nếu là liệt kê, xuống dòng từng mục.",
    why="Câu càng dài, người dân càng dễ hiểu sai việc phải làm.",
    since="0.1",
    confidence=0.85,
    examples=[
        Example(
            bad="⟦Trong thời gian tới, để tiếp tục nâng cao chất lượng phục vụ người dân và doanh nghiệp trên địa bàn, phường "
            "sẽ tập trung rà soát toàn bộ các thủ tục đang giải quyết tại bộ phận một cửa, cắt giảm các giấy tờ đã có trong cơ "
            "sở dữ liệu dùng chung, bố trí thêm cán bộ hướng dẫn tại quầy trong những giờ cao điểm, mở thêm buổi làm việc vào "
            "sáng thứ Bảy hằng tuần, đồng thời phối hợp với các tổ công nghệ số cộng đồng đến từng nhà giúp người cao tuổi và "
            "người khuyết tật nộp hồ sơ trên mạng.⟧",
            good="Trong thời gian tới, phường sẽ rà soát toàn bộ thủ tục tại bộ phận một cửa. Các giấy tờ đã có trong cơ sở dữ "
            "liệu dùng chung được cắt giảm. Phường mở thêm buổi làm việc vào sáng thứ Bảy hằng tuần.",
        ),
    ],
)
def long_sentence(article: Article, doc: Document) -> Iterator[Hit]:
    found: list[tuple[int, Span]] = []
    for block in article.of(_READ):
        if block.span.end - block.span.start < 3 * LIMIT or doc.is_english(block):
            continue
        for span in doc.sentences(block):
            if span.end - span.start >= 3 * LIMIT:
                count = weight(doc.slice(span))
                if count > LIMIT:
                    found.append((count, span))
    found.sort(key=lambda item: (-item[0], item[1]))
    for _, span in sorted(found[:MOST], key=lambda item: item[1]):
        yield Hit(span, {"count": str(len(_SYLLABLE.findall(doc.slice(span))))})


def weight(sentence: str) -> int:
    """Syllables of the sentence as its reader must hold them: asides and names of documents count one, and of a list
    parted by semicolons only the beginning and the longest item.
    """
    bare = _DOCUMENT.sub("X", _ASIDE.sub("X", sentence))
    parts = [len(_SYLLABLE.findall(part)) for part in _ENUMERATION.split(bare)]
    if len(parts) >= 3:
        return max(parts)
    return sum(parts)
