"""TY009: two or three spaces in a row between two words (longer runs are layout), and paragraphs indented by spaces.

At most five an article of the first kind and ten of the second: they are corrected by machine, round after round.
"""

from __future__ import annotations

from collections.abc import Iterator

from rasoat.content import BODY, Article, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import INFO, EveryArticle, Example, rule
from rules.typography.spacing import after_blanks

MOST, MOST_INDENTED = 5, 10
_INDENT = 4
"""A paragraph that begins with so many spaces was moved in by hand; so many between two words are layout."""
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
        Example(bad="⟦\u00a0\u00a0\u00a0\u00a0 ⟧Sở Y tế thông báo.", good="Một đoạn.\nMột đoạn nữa."),
    ],
)
def repeated_space(article: Article, doc: Document) -> Iterator[Hit]:
    text = doc.text
    given = indented = 0
    for span in _runs(text):
        count = span.end - span.start
        if (count >= _INDENT and indented == MOST_INDENTED) or (count < _INDENT and given == MOST):
            continue
        block = doc.block_at(span.start)
        if block is None or block.kind not in _READ or span.end >= block.span.end:
            continue
        if span.start == block.span.start:
            if count >= _INDENT:
                indented += 1
                yield Hit(
                    span,
                    {"count": str(count)},
                    ("",),
                    message="Đoạn này thụt vào bằng {count} dấu cách.",
                    hint="Bỏ dấu cách ở đầu các đoạn; thụt dòng bằng định dạng đoạn văn.",
                )
        elif count < _INDENT:
            given += 1
            left = text[max(block.span.start, span.start - 20) : span.start].split()[-1]
            yield Hit(span, {"count": str(count), "left": left}, (" ",))


def _runs(text: str) -> Iterator[Span]:
    """Runs of two spaces or more, ordinary or no-break, in order."""
    plain = text.replace("\u00a0", " ")
    place = plain.find("  ")
    while place >= 0:
        end = after_blanks(plain, place)
        yield Span(place, end)
        place = plain.find("  ", end)
