"""TY001: letters typed as base letter plus loose marks (NFD); they look alike but search and sorting miss them."""

from __future__ import annotations

import operator
import re
import unicodedata
from itertools import compress, count, islice

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
def not_nfc(article: Article, doc: Document) -> Hit | None:
    found = article.found
    if not found or found == article.text:
        return None
    written, composed = found.split(), doc.runs
    if len(written) != len(composed):
        composed = unicodedata.normalize("NFC", found).split()
    loose = list(compress(count(), map(operator.ne, written, composed)))
    if not loose:
        return None
    before = next(islice(_WORD.finditer(found), loose[0], None)).start()
    start = len(unicodedata.normalize("NFC", found[:before]))
    first = composed[loose[0]]
    return Hit(Span(start, start + len(first)), {"count": str(len(loose))}, (first,))
