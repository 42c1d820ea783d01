"""TY001: letters typed as base letter plus loose marks (NFD); they look alike but search and sorting miss them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rasoat.content import Article, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, EveryArticle, Example, rule

_WORD = re.compile(r"\S+")


@rule(
    code="TY001",
    name="not-nfc",
    severity=WARNING,
    trigger=EveryArticle(),
    language="any",
    title="Chữ có dấu rời (Unicode tổ hợp)",
    passes="Chữ có dấu đều là Unicode dựng sẵn",
    message="{count} chữ trong bài dùng dấu rời, bắt đầu từ “{quote}”.",
    hint="Chuyển cả bài sang Unicode dựng sẵn (NFC) rồi dán lại; mắt thường không thấy khác.",
    why="Tìm kiếm, sắp xếp và máy đọc màn hình không nhận ra các chữ này.",
    source="TCVN 6909:2001",
    since="0.1",
    confidence=0.99,
    safety=Safety.SAFE,
    examples=[
        Example(bad="Ủy ban ⟦nhân⟧ dân".replace("nhân", unicodedata.normalize("NFD", "nhân")), good="Ủy ban nhân dân"),
    ],
)
def not_nfc(article: Article, doc: Document) -> Iterator[Hit]:
    found = article.found
    if not found or unicodedata.is_normalized("NFC", found):
        return
    loose = [m for m in _WORD.finditer(found) if not unicodedata.is_normalized("NFC", m.group())]
    if not loose:
        return
    first = loose[0]
    start = len(unicodedata.normalize("NFC", found[: first.start()]))
    composed = unicodedata.normalize("NFC", first.group())
    yield Hit(Span(start, start + len(composed)), {"count": str(len(loose))}, (composed,))
