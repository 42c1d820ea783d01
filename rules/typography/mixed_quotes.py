"""TY012: a quotation opened in one style and closed in the other (“Sáng kiến")."""

from __future__ import annotations

from collections.abc import Iterator

from rasoat.content import PROSE, Article, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, EveryArticle, Example, rule


@rule(
    code="TY012",
    name="mixed-quotes",
    severity=WARNING,
    trigger=EveryArticle(),
    reads=PROSE,
    language="any",
    title="Dấu nháy mở và đóng khác kiểu",
    passes="Dấu nháy mở và đóng cùng kiểu",
    message="Phần trích mở bằng {opening} nhưng đóng bằng {closing}.",
    hint="Dùng một cặp “ ”.",
    why="Người đọc và máy khó nhận ra phần trích; bài trông cẩu thả.",
    since="0.2",
    confidence=0.94,
    safety=Safety.SAFE,
    examples=[
        Example(bad='Cuộc thi “Sáng kiến⟦"⟧ năm 2026.', good="Cuộc thi “Sáng kiến” năm 2026.", suggestion="”"),
        Example(bad='Cuộc thi ⟦"⟧Sáng kiến” năm 2026.', good='Chủ đề "Xanh" và “Sạch”.', suggestion="“"),
    ],
)
def mixed_quotes(article: Article, doc: Document) -> Iterator[Hit]:
    for _, pairs in doc.pairings:
        for opening, closing in pairs.mixed:
            straight, right = (closing, "”") if closing.character == '"' else (opening, "“")
            if straight.end - straight.start == 1:
                values = {"opening": opening.character, "closing": closing.character}
                yield Hit(Span(straight.start, straight.end), values, (right,))
