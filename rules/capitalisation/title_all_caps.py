"""CA007: a title or heading typed in capitals, which hides proper names and is slow to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import Article, BlockKind
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import INFO, EveryArticle, Example, rule
from rules.text.language import VIETNAMESE_LETTER

_KINDS = (BlockKind.TITLE, BlockKind.HEADING)
_LEAST_WORDS, _LEAST_LETTERS = 5, 24
"""Shorter ones are labels: THÔNG BÁO, LIÊN HỆ."""
_WORD = re.compile(r"[^\W\d_]+")


@rule(
    code="CA007",
    name="title-all-caps",
    severity=INFO,
    trigger=EveryArticle(),
    title="Tiêu đề viết toàn chữ hoa",
    passes="Tiêu đề viết hoa bình thường",
    message="Tiêu đề viết toàn chữ hoa.",
    hint="Gõ tiêu đề bằng chữ thường, viết hoa đầu câu và tên riêng; muốn chữ to thì để khuôn trang lo.",
    why="Chữ in hoa khó đọc, giấu mất tên riêng; máy đọc màn hình có khi đánh vần từng chữ.",
    since="0.1",
    confidence=0.95,
    examples=[
        Example(
            bad="⟦LỊCH TIẾP CÔNG DÂN CỦA PHƯỜNG THÁNG MƯỜI HAI⟧",
            good="Lịch tiếp công dân của phường tháng 12",
            block=BlockKind.TITLE,
        ),
        Example(good="UBND TP HCM - VNPT: THÔNG BÁO", block=BlockKind.TITLE),
    ],
)
def title_all_caps(article: Article, doc: Document) -> Iterator[Hit]:
    for block in article.blocks:
        if block.kind not in _KINDS:
            continue
        text = doc.block_text(block)
        if text.isupper() and VIETNAMESE_LETTER.search(text):
            words = _WORD.findall(text)
            if len(words) >= _LEAST_WORDS and sum(map(len, words)) >= _LEAST_LETTERS:
                yield Hit(block.span)
