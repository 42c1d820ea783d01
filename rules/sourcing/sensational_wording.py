"""SO002: wording that is to startle or lure: everywhere what only click-bait says, in titles strong words too.

Silent in quotations, in names, for terms ("sốc phản vệ") and where the text itself speaks of sensation or fake news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rasoat.content import Article, Block, BlockKind, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import INFO, EveryArticle, Example, rule
from rules.sourcing import attribution
from rules.sourcing.words import AFTER, BEFORE, beside, either, guarded, listed, may_hold, once, sought, told

_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_ABOUT = re.compile(
    r"tin giả|sai sự thật|giật gân|giật tít|câu view|câu like|câu khách|xấu độc|lừa đảo|thất thiệt|mạo danh|từ ngữ"
    r"|ngôn từ|cách đặt tít"
    r"|vụ nổ bom|chiến tranh|kháng chiến|địch|thảm sát|bom đạn|đế quốc|phát xít|diệt chủng|nạn đói|da cam|động đất"
    r"|khủng bố",
    re.IGNORECASE,
)
"""What is told of truly is terrible, or the wording itself is what the text is about."""
_WORK = re.compile(
    r"\b(?:phim|bộ phim|cuốn|tiểu thuyết|vở|vở kịch|bài hát|ca khúc|truyện|tác phẩm|trò chơi)[ \u00a0][^.;\n]{0,20}\Z",
    re.IGNORECASE,
)
_MARKS = "“”\"'‘’"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """For running text, and for titles and headings."""
    everywhere = listed("sensational", "anywhere")
    heads = (*everywhere, *listed("sensational", "in_titles"))
    body, head = (re.compile(f"{BEFORE}(?:{either(words)}){AFTER}") for words in (everywhere, heads))
    return body, head


@lru_cache(maxsize=1)
def _guards() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    return beside("sensational", "never_before"), beside("sensational", "never_after")


@rule(
    code="SO002",
    name="sensational-wording",
    severity=INFO,
    trigger=EveryArticle(),
    title="Từ ngữ giật gân, câu khách",
    passes="Không có từ ngữ giật gân, câu khách",
    message="“{quote}” là cách nói giật gân, không hợp với trang của cơ quan nhà nước.",
    hint="Viết thẳng điều đã xảy ra: ai, việc gì, ở đâu, khi nào, bao nhiêu; bỏ từ gây hồi hộp hoặc sợ hãi.",
    why="Lời giật gân làm người dân lo lắng, bớt tin vào thông tin chính thức.",
    since="0.1",
    confidence=0.85,
    examples=[
        Example(
            bad="⟦Kinh hoàng⟧ cảnh rác tràn ngập chợ sau đêm hội",
            good="Sau đêm hội, 12 tấn rác được thu gom tại chợ",
            block=BlockKind.TITLE,
        ),
        Example(
            bad="⟦Sốc⟧: phường thu phí đỗ xe gấp ba lần",
            good="Cách xử trí khi bị sốc phản vệ sau tiêm",
            block=BlockKind.TITLE,
        ),
        Example(
            bad="Đoạn video ⟦gây bão mạng⟧ những ngày qua được nhiều người xem.",
            good="Không chia sẻ tin giả có lời lẽ gây sốc, kinh hoàng để câu view.",
        ),
    ],
)
def sensational_wording(article: Article, doc: Document) -> Hit | None:
    text = sought(doc)
    if not may_hold(text, _patterns()[1]):
        return None
    found = [span for block in told(doc) for span in _sensational(doc, text, block)]
    return once(
        found,
        message="“{quote}” là cách nói giật gân, không hợp với trang của cơ quan nhà nước; cả bài có {count} chỗ như vậy.",
    )


def _sensational(doc: Document, text: str, block: Block) -> Iterator[Span]:
    (body, head), (before, after) = _patterns(), _guards()
    for match in (head if block.kind in _HEADS else body).finditer(text, *block.span):
        span = Span(*match.span())
        if guarded(text, match, before, after) or _of_name(doc, block, span):
            continue
        if attribution.quoted(doc, block, span) and not _scare_quoted(doc, span):
            continue
        passage = attribution.around(doc, span)
        if not _ABOUT.search(doc.text, passage.start, passage.end):
            yield span


def _of_name(doc: Document, block: Block, span: Span) -> bool:
    """Whether it stands in the name of a work."""
    return bool(_WORK.search(doc.text, max(block.span.start, span.start - 60), span.start))


def _scare_quoted(doc: Document, span: Span) -> bool:
    """Whether the quotation holds nothing but these words: the author's own, with a wink."""
    return doc.text[span.start - 1 : span.start] in _MARKS and doc.text[span.end : span.end + 1] in _MARKS
