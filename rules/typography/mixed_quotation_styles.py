"""TY020: quotations in curly (“ ”) and in straight marks (" ") in one article, or in those that the house did not choose.

A pair of one curly and one straight mark is TY012's.
"""

from __future__ import annotations

from collections.abc import Iterator

from rasoat.content import PROSE, Article, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import INFO, WARNING, EveryArticle, Example, rule
from rules.text.quotations import CURLY, MARKS, STRAIGHT, quotations

_OTHER = {CURLY: STRAIGHT, STRAIGHT: CURLY}
_SHOWN = {style: " ".join(marks) for style, marks in MARKS.items()}


@rule(
    code="TY020",
    name="mixed-quotation-styles",
    severity=INFO,
    trigger=EveryArticle(),
    reads=PROSE,
    language="any",
    title="Dấu nháy dùng hai kiểu",
    passes="Dấu nháy dùng một kiểu",
    message="Bài có cả hai kiểu dấu nháy: {count} chỗ dùng {marks}, {others} chỗ dùng {other}.",
    hint="Thống nhất một kiểu trong bài: {right}.",
    why="Hai kiểu dấu nháy xen nhau làm bài trông như chép từ nhiều nơi.",
    since="0.2",
    confidence=0.93,
    safety=Safety.UNSAFE,
    examples=[
        Example(
            bad='Phong trào “Người tốt, việc tốt” và cuộc thi “Sáng tạo trẻ” cùng hội thi ⟦"Tiếng hát"⟧.',
            good='Phong trào “Người tốt, việc tốt”; màn hình 32" và 43".',
            suggestion="“Tiếng hát”",
        ),
        Example(
            bad='Danh hiệu "Gia đình văn hóa", "Tổ dân phố văn hóa" và giải ⟦“Tháng Ba”⟧.',
            good='Ông nói: “Tôi đọc bài "Quê hương" nhiều lần”.',
            suggestion='"Tháng Ba"',
        ),
    ],
)
def mixed_quotation_styles(article: Article, doc: Document) -> Iterator[Hit]:
    chosen = doc.house("quotation-marks")
    there = {style for style, marks in MARKS.items() if marks[0] in doc.text}
    if there <= {chosen} or (not chosen and len(there) < 2):
        return
    found: dict[str, list[Span]] = {style: [] for style in MARKS}
    for style, span in quotations(doc.text, [block.span for block in doc.blocks(PROSE, "any")]):
        found[style].append(span)
    if chosen:
        for span in found[_OTHER[chosen]]:
            yield Hit(
                span,
                {"marks": _SHOWN[_OTHER[chosen]], "right": _SHOWN[chosen]},
                _restyled(doc.slice(span), chosen),
                severity=WARNING,
                message="Theo quy ước của đơn vị, không dùng dấu nháy {marks}.",
                hint="Dùng {right}.",
            )
    elif found[CURLY] and found[STRAIGHT]:
        most = STRAIGHT if len(found[STRAIGHT]) > len(found[CURLY]) else CURLY
        fewer = found[_OTHER[most]]
        values = {
            "count": str(len(fewer)),
            "marks": _SHOWN[_OTHER[most]],
            "others": str(len(found[most])),
            "other": _SHOWN[most],
            "right": _SHOWN[most],
        }
        yield Hit(fewer[0], values, _restyled(doc.slice(fewer[0]), most))


def _restyled(quotation: str, style: str) -> tuple[str, ...]:
    """The quotation in marks of this style; nothing where marks of it lie inside, which then could not be told apart."""
    inside, marks = quotation[1:-1], MARKS[style]
    return () if any(mark in inside for mark in marks) else (marks[0] + inside + marks[1],)
