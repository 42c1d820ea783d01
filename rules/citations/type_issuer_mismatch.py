"""LG002: the word for a document and its symbol name two kinds, or a body that does not issue this kind (Thông tư … /NĐ-CP)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.catalogue import _
from rasoat.content import Block, Span
from rasoat.finding import Hit
from rules.citations.symbols import all_type_codes, codes_of, parts_of, state_issuers, type_code
from rules.document import Document
from rules.facts_loader import facts
from rules.parsing.documents import KINDS, DocumentMention, documents_within
from rules.rule import ERROR, EveryBlock, Example, rule

_STRICT = frozenset(
    "Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Chỉ thị|Thông tư|Thông tư liên tịch|Công điện|Tờ trình|"
    "Thông báo|Báo cáo".split("|")
)
"""Other words ("Kế hoạch số …/QĐ-UBND", "Đề án 06") often name a paper by the decision that approves it."""
_ANYWHERE = frozenset({"VBHN", "L", "KL"})
_NO_CIRCULARS = frozenset({"CP", "TTg", "UBND", "HĐND"})
_LIST_BEFORE = re.compile(rf"(?:{'|'.join(KINDS)})[ \u00a0]?(?:,|và|hoặc|hay|/|-)[ \u00a0]?\Z", re.IGNORECASE)


@rule(
    code="LG002",
    name="type-issuer-mismatch",
    severity=ERROR,
    trigger=EveryBlock(),
    title="Tên loại văn bản không khớp với ký hiệu",
    passes="Tên loại văn bản khớp với ký hiệu",
    message="“{kind}” không mang ký hiệu “{symbol}”.",
    hint="Đối chiếu văn bản gốc để sửa tên loại hoặc ký hiệu{wanted}.",
    why="Người đọc không biết phải tìm văn bản nào.",
    source="Nghị định số 30/2020/NĐ-CP, phụ lục III",
    since="0.1",
    confidence=0.93,
    examples=[
        Example(
            bad="Theo ⟦Thông tư số 15/2020/NĐ-CP⟧ của Chính phủ.",
            good="Theo Nghị định số 15/2020/NĐ-CP của Chính phủ.",
        ),
        Example(
            bad="Căn cứ ⟦Nghị định số 749/QĐ-TTg⟧ của Thủ tướng Chính phủ.",
            good="Căn cứ Luật số 64/2025/QH15, Thông tư liên tịch số 12/2015/TTLT-BTP-BTC và Đề án số 06/QĐ-TTg.",
        ),
    ],
)
def type_issuer_mismatch(block: Block, doc: Document) -> Iterator[Hit]:
    for mention in documents_within(doc.text, block.span):
        if mention.kind_start >= block.span.start and _mismatch(mention, doc.text):
            codes = codes_of(mention.kind)
            wanted = _("; {kind} mang ký hiệu {code}").format(kind=mention.kind.lower(), code=codes[0]) if codes else ""
            yield Hit(
                Span(mention.kind_start, mention.span.end),
                {"kind": mention.kind, "symbol": mention.symbol, "wanted": wanted},
            )


def _mismatch(mention: DocumentMention, text: str) -> bool:
    if mention.kind not in _STRICT or _LIST_BEFORE.search(text[max(0, mention.kind_start - 24) : mention.kind_start]):
        return False
    code, issuer = type_code(mention.symbol), parts_of(mention.symbol)[-1]
    if code in all_type_codes() and code not in _ANYWHERE and code not in codes_of(mention.kind):
        return len(parts_of(mention.symbol)) > 1 or code in {"QH", "UBTVQH"}
    if mention.kind == "Nghị định":
        wanted = facts("kinds")["Nghị định"].issuers
        return code == "NĐ" and issuer not in wanted and issuer in state_issuers()
    return mention.kind == "Thông tư" and code == "TT" and issuer in _NO_CIRCULARS
