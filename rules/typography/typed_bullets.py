"""TY022: a list whose bullets are typed as hyphens in paragraphs of their own, told once an article at its first line.

WCAG 2.1, success criterion 1.3.1: what is a list to the eye is to be a list in the markup. Plain text knows no other lists.
"""

from __future__ import annotations

import re

from rasoat.content import Article, BlockKind, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import INFO, EveryArticle, Example, rule

LEAST = 3
"""Paragraphs in a row that make a list."""
_ASKED = "?"
"""Lines with a question are what people say to each other, each after a dash."""
_BULLET = re.compile(r"\s*([-–•*+·])(?:\s|(?=[^\W\d_]))")


@rule(
    code="TY022",
    name="bullets-typed-as-hyphens",
    severity=INFO,
    trigger=EveryArticle(),
    language="any",
    title="Danh sách gõ tay bằng dấu gạch",
    passes="Danh sách được tạo bằng công cụ danh sách",
    message="{count} đoạn liền nhau mở đầu bằng dấu “{quote}” gõ tay.",
    hint="Dùng nút danh sách của trình soạn thảo thay cho dấu gõ tay.",
    why="Máy đọc màn hình không biết đây là danh sách; dòng thứ hai của mỗi mục bị thụt sai.",
    source="WCAG 2.1, tiêu chí 1.3.1",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(
            bad="Hồ sơ gồm:\n⟦-⟧ Đơn đề nghị.\n- Bản sao căn cước.\n- Ảnh 3x4.",
            good="Hồ sơ gồm:\n- Đơn đề nghị.\n- Bản sao căn cước.",
        ),
        Example(good="- Ông có hài lòng không?\nNgười dân đáp.\n- Rất hài lòng.\nÔng cười.\n- Cảm ơn ông."),
    ],
)
def typed_bullets(article: Article, doc: Document) -> Hit | None:
    if doc.page.media_type == "text/plain":
        return None
    first: Span | None = None
    count = 0
    for block in article.blocks:
        match = _BULLET.match(doc.text, *block.span) if block.kind is BlockKind.PARAGRAPH else None
        if match is None or _ASKED in doc.block_text(block):
            if count >= LEAST:
                break
            count = 0
            continue
        if not count:
            first = Span(*match.span(1))
        count += 1
    return Hit(first, {"count": str(count)}) if first and count >= LEAST else None
