"""LG010: the body named after a number is not the one in its symbol ("Quyết định số 749/QĐ-TTg của Bộ …")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import Block
from rasoat.finding import Hit
from rules.citations.comparing import corrected
from rules.citations.symbols import parts_of
from rules.document import Document
from rules.parsing.documents import DocumentMention, documents_within
from rules.parsing.passages import passage_at
from rules.rule import INFO, WARNING, EveryBlock, Example, rule
from rules.text.folding import fold

_ASSEMBLY = re.compile(r"QH\d{0,2}\Z")
_STANDING = re.compile(r"UBTVQH\d{0,2}\Z")
_RIGHT = {
    "CP": ("Chính phủ", r"chính phủ\b|cp\b"),
    "TTg": ("Thủ tướng Chính phủ", r"thủ tướng|ttg?cp\b|ttg\b|phó thủ tướng"),
    "UBND": (
        "Ủy ban nhân dân",
        r".*\b(?:ủy ban nhân dân|ubnd|ub\b)|(?:phó )?chủ tịch|(?:thành phố|tp|tỉnh|quận|huyện|thị xã|xã|phường)\b",
    ),
    "HĐND": (
        "Hội đồng nhân dân",
        r".*\b(?:hội đồng nhân dân|hđnd)|(?:thành phố|tp|tỉnh|quận|huyện|thị xã|xã|phường)\b",
    ),
    "QH": ("Quốc hội", r".*quốc hội"),
    "UBTVQH": ("Ủy ban Thường vụ Quốc hội", r".*(?:thường vụ quốc hội|ubtvqh|tvqh)"),
}
_STATE = re.compile(
    r"chính phủ\b|thủ tướng|quốc hội|(?:ủy ban nhân dân|ubnd)\b|(?:hội đồng nhân dân|hđnd)\b|bộ (?!chính trị)\w|bộ trưởng|sở \w|"
    r"ủy ban thường vụ quốc hội|chủ tịch ubnd|chủ tịch ủy ban nhân dân|ban bí thư|bộ chính trị|thành ủy|tỉnh ủy|ban chấp hành|"
    r"văn phòng chính phủ"
)
"""Names of bodies that are surely read; other names may be parts of these bodies."""
_HIGHEST = re.compile(r"(?:chính phủ|(?:phó )?thủ tướng(?: chính phủ)?|quốc hội(?: khóa \w+)?)\Z")
"""These only issue papers; "thực hiện Quyết định số 284/QĐ-TTg của Sở" may mean what the office does."""
_GOVERNMENT = re.compile(r"chính phủ\b", re.IGNORECASE)
_OF_THE_HIGHEST = re.compile(
    r"(?:CP|TTg|TTCP|VPCP|CTN|HĐBT|VPQH|BCĐ\w*|VBHN|UBQG\w*|(?:UBTV)?QH\d{0,2}|L|PL|SL|TTLT|TTLB)\Z", re.IGNORECASE
)
"""Parts of symbols that may stand in papers of the Government, its head and the National Assembly."""


@rule(
    code="LG010",
    name="issuer-symbol-mismatch",
    severity=WARNING,
    trigger=EveryBlock(),
    title="Cơ quan ban hành không khớp với ký hiệu",
    passes="Cơ quan ban hành khớp với ký hiệu",
    message="Ký hiệu “{symbol}” là của {right}, không phải {quote}.",
    hint="Đối chiếu văn bản gốc để sửa tên cơ quan hoặc ký hiệu.",
    why="Người đọc không biết văn bản của cơ quan nào, không tra được.",
    source="Nghị định số 30/2020/NĐ-CP, phụ lục I và III",
    since="0.1",
    confidence=0.88,
    yields_to=("LG001",),
    examples=[
        Example(
            bad="Quyết định số 749/QĐ-TTg ngày 03/6/2020 của ⟦Bộ Thông tin và Truyền thông⟧.",
            good="Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ.",
        ),
        Example(
            bad="Nghị định số 30/2020/NĐ-CP của ⟦Thủ tướng Chính phủ⟧ về công tác văn thư.",
            good="Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư.",
        ),
        Example(good="Quyết định số 12/QĐ-UBND của Chủ tịch UBND Thành phố; Luật số 31/2024/QH15 của Quốc hội."),
    ],
)
def issuer_symbol_mismatch(block: Block, doc: Document) -> Iterator[Hit]:
    last: DocumentMention | None = None
    for mention in documents_within(doc.text, block.span):
        listed, last = last, mention
        if mention.issuer is None or not mention.issuer.whole or (listed and _of_the_list(listed, mention)):
            continue
        hit = _hit(mention, fold(" ".join(mention.issuer.text.split())))
        if hit and not corrected(doc.text, passage_at(doc, mention.span)):
            yield hit


def _hit(mention: DocumentMention, told: str) -> Hit | None:
    """``told`` is the body named, folded."""
    assert mention.issuer
    parts = parts_of(mention.symbol)
    issuer = parts[-1]
    issuer = "QH" if _ASSEMBLY.match(issuer) else "UBTVQH" if _STANDING.match(issuer) else issuer
    values = {"symbol": mention.symbol}
    if issuer in _RIGHT and (len(parts) == 2 or issuer in {"QH", "UBTVQH"}):
        right, pattern = _RIGHT[issuer]
        dated_first = mention.dated is not None and mention.dated.span.start < mention.issuer.span.start
        if re.match(pattern, told) or not _STATE.match(told) or not (dated_first or _HIGHEST.match(told)):
            return None
        lenient = issuer == "TTg" and bool(_GOVERNMENT.match(told))  # the press often says "Chính phủ" for its head
        return Hit(mention.issuer.span, values | {"right": right}, severity=INFO if lenient else None)
    if len(parts) < 2 or not _HIGHEST.match(told) or any(map(_OF_THE_HIGHEST.match, parts)):
        return None
    return Hit(mention.issuer.span, values, message="Ký hiệu “{symbol}” không phải của {quote}.")


def _of_the_list(before: DocumentMention, mention: DocumentMention) -> bool:
    """Whether the body may be told for a list of papers of which one is its own ("2218/QĐ-TTg và 108/2014/NĐ-CP của …")."""
    if before.issuer or mention.issuer is None or mention.kind_start - before.tail_end > 60:
        return False
    _, pattern = _RIGHT.get(parts_of(before.symbol)[-1], ("", r"\Z"))
    return bool(re.match(pattern, fold(mention.issuer.text)))
