"""SO001: what sources, experts, people or studies without a name say, told once an article.

Silent where the sentence or a neighbour names somebody, in reports of meetings, in questions and in quotations.
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

_WEIGHED = pattern(
    r"\b(?:thực tế|thực ra|thực chất|tuy nhiên|song|nhưng|sai lầm|quan niệm|lầm tưởng|trái lại|ngược lại"
    r"|ngoài ra còn)\b"
)
_DEFINITE = ("các ", "những ", "theo các ", "theo những ")
_PASSIVE = ("được ", "bởi ", "do ", "theo dõi ")
_MENTIONED = 1500
"""Code points before "các chuyên gia" in which those may be named."""
_NAME_FOLLOWS = re.compile(r"[ \u00a0][“\"(]?(?=[A-ZĐ])")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    counts, says = either(listed("unnamed", "counts")), either(listed("unnamed", "says"))
    qualities, times = either(listed("unnamed", "qualities")), either(listed("unnamed", "times"))
    experts, expert_says = either(listed("unnamed", "experts")), either(listed("unnamed", "expert_says"))
    public, public_says = either(listed("unnamed", "public")), either(listed("unnamed", "public_says"))
    studies, shows = either(listed("unnamed", "studies")), either(listed("unnamed", "shows"))
    also = "(?: (?:cũng|đã|đều|còn|vẫn))?"
    between = r" (?!(?:để|nhằm|mà|khi|nếu|sẽ|không|chưa|sử|dùng|tìm|thể|ủng|được|phải|đang)\b)[^\s,.;:!?()]+"
    return pattern(
        rf"{BEFORE}(?:"
        rf"theo (?:(?:{counts}) )?nguồn tin(?=(?P<qualities>(?: (?:{qualities})){{0,2}}))(?P=qualities)"
        r"(?! (?:từ|của|tại|ở|do|về|này|trên|nêu|nói|đó|ấy|báo|trình|tố|quần|chính|trinh|cảnh|công|\w+ (?:từ|của)))"
        rf"|(?:(?:{counts}) )?nguồn tin(?: (?:{qualities})){{0,2}}{also} (?:{says})"
        rf"|(?P<experts>(?:{counts}) (?:{experts})(?:{between}){{0,4}}?{also} (?:{expert_says}))"
        rf"|(?P<public>(?:có|{counts}) (?:{public})(?:{between}){{0,2}}?{also} (?:{public_says}))"
        rf"|theo (?:(?:{counts}) )?(?:kết quả )?(?:{studies}) (?:{times})"
        rf"|(?:{counts}) (?:{studies})(?: (?:{times}))?{also} (?:{shows})"
        rf"|(?:{studies}) (?:{times}){also} (?:{shows})"
        rf"|theo (?:một|một số|nhiều|các|những) (?:{studies})(?=,)"
        rf"|(?P<theirs>theo (?:{counts}) (?:{experts})(?: [^\s,.;:!?()]+){{0,2}}(?=,))"
        r"|theo (?:lời )?(?:(?:một|một số|nhiều|các) )?(?:nhân chứng|người chứng kiến|người trong cuộc)"
        rf"|(?:một số|nhiều) (?:nhân chứng|người chứng kiến|người dân)(?:{between}){{0,3}}? (?:cho biết|cho hay|kể lại)"
        r"|(?:xin|đề nghị|yêu cầu|được|muốn) (?:được )?giấu tên|(?:không muốn|không|xin không) nêu tên"
        rf"){AFTER}"
    )


@rule(
    code="SO001",
    name="unnamed-source",
    severity=INFO,
    trigger=EveryArticle(),
    title="Nguồn tin không có tên",
    passes="Thông tin nêu rõ do ai nói, ai nghiên cứu",
    message="“{quote}” không cho biết đó là ai.",
    hint="Nêu tên người, cơ quan hoặc tên nghiên cứu kèm ngày công bố; không có thì bỏ câu này.",
    why="Không ai kiểm tra lại được thông tin, mà trang của cơ quan nhà nước được coi là nguồn chính thức.",
    since="0.1",
    confidence=0.85,
    examples=[
        Example(
            bad="⟦Theo một số nguồn tin⟧, giá đất quanh khu vực sẽ tăng mạnh trong năm tới.",
            good="Theo nguồn tin từ Cục Thống kê thành phố, giá tiêu dùng tháng 10 tăng nhẹ.",
        ),
        Example(
            bad="⟦Nhiều chuyên gia cho rằng⟧ việc phân loại rác giúp giảm chi phí xử lý.",
            good="Nhiều chuyên gia cho rằng nên làm sớm. Ông Nguyễn Văn A, Viện Quy hoạch, đề nghị thí điểm ngay.",
        ),
        Example(
            bad="⟦Theo nghiên cứu mới đây⟧, đi bộ mỗi ngày giúp giảm căng thẳng.",
            good="Cơ quan chức năng có trách nhiệm bảo vệ nguồn tin và người tố giác tội phạm.",
        ),
    ],
)
def unnamed_source(article: Article, doc: Document) -> Hit | None:
    text = sought(doc)
    if not may_hold(text, _pattern()):
        return None
    found = [span for block in told(doc) for span in _unnamed(doc, text, block)]
    return once(
        found,
        message="“{quote}” không cho biết đó là ai; cả bài có {count} chỗ như vậy.",
    )


def _unnamed(doc: Document, text: str, block: Block) -> Iterator[Span]:
    for match in _pattern().finditer(text, *block.span):
        span = Span(*match.span())
        if _NAME_FOLLOWS.match(doc.text, span.end) or attribution.quoted(doc, block, span):
            continue
        if (match["experts"] or match["theirs"]) and _known_already(doc, text, span):
            continue
        if match["public"] and _weighed(doc, text, span):
            continue
        if not (attribution.named_near(doc, span) or attribution.of_meeting(doc, span) or attribution.asked(doc, span)):
            yield span


def _known_already(doc: Document, text: str, span: Span) -> bool:
    """Whether "các chuyên gia" are those named further up, or only praise something ("được các chuyên gia đánh giá cao")."""
    if text.endswith(_PASSIVE, 0, span.start):
        return True
    return text.startswith(_DEFINITE, span.start) and attribution.names(
        doc, Span(max(0, span.start - _MENTIONED), span.start)
    )


def _weighed(doc: Document, text: str, span: Span) -> bool:
    """Whether the text speaks of a common belief in order to weigh it, or of one group among several."""
    passage = attribution.around(doc, span)
    return text.startswith("những", span.start) or bool(_WEIGHED.search(text, span.end, passage.end))
