"""TY009: two or three spaces in a row between two words (longer runs are layout); at most five an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import BODY, Article, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import INFO, EveryArticle, Example, rule

MOST = 5
_RUN = re.compile(r"(?<=[^\s])(?:[ \u00a0]{2,3})(?=[^\s])")
_PAIRS = ("  ", " \u00a0", "\u00a0 ", "\u00a0\u00a0")
_READ = (BODY | {BlockKind.TITLE, BlockKind.LEAD}) - {BlockKind.CELL}


@rule(
    code="TY009",
    name="repeated-space",
    severity=INFO,
    trigger=EveryArticle(),
    reads=_READ,
    language="any",
    title="Thừa dấu cách giữa hai từ",
    passes="Giữa hai từ chỉ có một dấu cách",
    message="Có {count} dấu cách liền nhau sau “{left}”.",
    hint="Chỉ để một dấu cách.",
    why="Khoảng trống lạ trên trang; tìm cả cụm từ không thấy.",
    since="0.1",
    confidence=0.97,
    safety=Safety.SAFE,
    examples=[
        Example(bad="Các cơ quan,⟦  ⟧tổ chức liên quan.", good="Các cơ quan, tổ chức liên quan.", suggestion=" "),
        Example(bad="Sở Y tế⟦\u00a0 ⟧thông báo.", good="UBND THÀNH PHỐ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ],
)
def repeated_space(article: Article, doc: Document) -> Iterator[Hit]:
    if not any(pair in doc.text for pair in _PAIRS):
        return
    given = 0
    for block in article.of(_READ):
        for match in _RUN.finditer(doc.text, block.span.start, block.span.end):
            left = doc.text[max(block.span.start, match.start() - 20) : match.start()].split()
            yield Hit(Span(*match.span()), {"count": str(len(match.group())), "left": left[-1] if left else ""}, (" ",))
            given += 1
            if given == MOST:
                return
