"""LG005: a known document cited with another day of issue, or a law's number under another law's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import Block, Span
from rasoat.finding import Hit
from rules.citations.comparing import agreement, corrected, document_key, own_date
from rules.citations.whose import is_local, same_issuer
from rules.document import Document
from rules.facts_loader import Fact, facts, from_facts
from rules.parsing.dates import write_date
from rules.parsing.documents import DocumentMention, documents_within, find_documents
from rules.parsing.law_names import LawMention, laws_within
from rules.parsing.passages import passage_at
from rules.rule import ERROR, WARNING, EveryBlock, Example, rule
from rules.text.folding import fold

_YEARED = re.compile(r"\d+/(?:19|20)\d\d/")
_LAW_NAME = re.compile(r"(?:bộ luật|luật|pháp lệnh)[ \u00a0]+", re.IGNORECASE)
_AMENDING = re.compile(
    r"sửa đổi|bổ sung|hợp nhất|hướng dẫn|thi hành|quy định|thông qua|năm|ngày|số|kỳ họp", re.IGNORECASE
)
_AMENDED = re.compile(r"(?:sửa đổi|bổ sung|thay thế|bãi bỏ)[^.;\n]*\Z", re.IGNORECASE)
"""Before a name of a law: its number may be that of the law which amends it."""
_WORD = re.compile(r"\w+")
_SAME_BELOW = 0.15
"""Agreement of two titles under which they surely are of two documents; they are often paraphrased."""


@rule(
    code="LG005",
    name="wrong-date-or-title",
    severity=ERROR,
    trigger=EveryBlock(),
    title="Ngày ký hoặc tên văn bản không khớp với số",
    passes="Ngày ký, tên văn bản khớp với số",
    message="{kind} số {number} ký ngày {right}, không phải {wrong}.",
    hint="Sửa thành “{right}”, hoặc kiểm tra lại số văn bản.",
    why="Sai ngày hoặc sai tên, người đọc không biết phải theo văn bản nào.",
    since="0.1",
    confidence=0.93,
    examples=[
        Example(
            bad="Theo Nghị định số 30/2020/NĐ-CP ngày ⟦15/3/2020⟧ của Chính phủ.",
            good="Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.",
            suggestion="05/3/2020",
        ),
        Example(
            bad="Căn cứ ⟦Luật Nhà ở⟧ số 31/2024/QH15 của Quốc hội.",
            good="Căn cứ Luật Đất đai số 31/2024/QH15 của Quốc hội.",
            suggestion="Luật Đất đai",
        ),
        Example(
            bad="Theo Luật Đất đai số ⟦31/2023/QH15⟧ có hiệu lực từ ngày 01/8/2024.",
            good="Theo Luật Đất đai số 45/2013/QH13 và Luật Đất đai số 31/2024/QH15.",
            suggestion="31/2024/QH15",
        ),
        Example(
            bad="Điều kiện kinh doanh theo Luật Doanh nghiệp năm ⟦2021⟧.",
            good="Điều kiện kinh doanh theo Luật Doanh nghiệp năm 2020 và dự thảo Luật Đất đai năm 2023.",
            suggestion="2020",
        ),
    ],
)
def wrong_date_or_title(block: Block, doc: Document) -> Iterator[Hit]:
    for law in laws_within(doc.text, block.span):
        hit = _year_hit(law, doc)
        if hit and not corrected(doc.text, passage_at(doc, law.span)):
            yield hit
    for mention in documents_within(doc.text, block.span):
        fact = _known().get(document_key(mention))
        if fact and is_local(fact) and not same_issuer(mention, fact):
            continue
        if fact is None:
            hits = [hit for hit in (_number_hit(mention, doc),) if hit]
        else:
            hits = [hit for hit in (_date_hit(mention, fact, doc), _name_hit(mention, fact, doc)) if hit]
        if hits and not corrected(doc.text, passage_at(doc, mention.span)):
            yield from hits


@from_facts
def _known() -> dict[str, Fact]:
    """Verified documents by ``document_key``, of those whose number alone names them."""
    return {
        fold("/".join(part.lstrip("0") if at == 0 else part for at, part in enumerate(fact.id.split("/")))).replace(
            "đ", "d"
        ): fact
        for fact in facts("documents").values()
        if fact.verified and _YEARED.match(fact.id)
    }


@from_facts
def _laws() -> dict[tuple[str, str], Fact | None]:
    """Laws by serial number and folded name; None where two bear the same."""
    found: dict[tuple[str, str], Fact | None] = {}
    for fact in _known().values():
        if fact.title and fact.kind in {"Luật", "Bộ luật"}:
            key = (fact.id.split("/")[0].lstrip("0"), fold(fact.title))
            found[key] = None if key in found else fact
    return found


@from_facts
def _years() -> dict[str, dict[int, Fact]]:
    """Years in which laws of one folded name ("luật đất đai") were passed."""
    found: dict[str, dict[int, Fact]] = {}
    for fact in _known().values():
        if fact.title and fact.kind in {"Luật", "Bộ luật"}:
            found.setdefault(fold(f"{fact.kind} {fact.title}"), {})[int(fact.id.split("/")[1])] = fact
    return found


def _year_hit(law: LawMention, doc: Document) -> Hit | None:
    """A law under a year in which none of its name was passed, one year from one that was: often the year when it came into
    force, or that of its draft. Other years may be those of laws that are not known here, or of amendments."""
    years = _years().get(fold(f"{law.kind} {law.name}"), {})
    if law.year in years or law.amended or law.draft or doc.published is None:
        return None
    near = [fact for year, fact in years.items() if abs(year - law.year) == 1]
    if len(near) != 1 or int(near[0].id.split("/")[1]) > doc.published.year:
        return None
    fact = near[0]
    right = fact.id.split("/")[1]
    return Hit(
        law.year_span,
        {"law": f"{fact.kind} {fact.title}", "right": right, "number": fact.id},
        suggestions=(right,),
        severity=WARNING,
        message="{law} (số {number}) ban hành năm {right}, không phải năm {quote}.",
        hint="Sửa thành “{right}”; nếu nói về luật sửa đổi thì ghi rõ “sửa đổi, bổ sung”.",
    )


def _number_hit(mention: DocumentMention, doc: Document) -> Hit | None:
    """A law under its name and serial number, but in another year or term."""
    if mention.law is None:
        return None
    name = _LAW_NAME.sub("", " ".join(doc.slice(mention.law).split()), count=1)
    fact = _laws().get((mention.number.lstrip("0"), fold(name)))
    if fact is None or mention.separators != ("/", "/"):
        return None
    return Hit(
        mention.span,
        {"right": f"{fact.kind} {fact.title}", "number": fact.id},
        suggestions=(fact.id,),
        message="{right} mang số {number}, không phải “{quote}”.",
        hint="Sửa thành “{number}”, hoặc kiểm tra lại tên luật.",
    )


def _date_hit(mention: DocumentMention, fact: Fact, doc: Document) -> Hit | None:
    dated = own_date(doc.text, mention, find_documents(doc.text))
    if dated is None or fact.issued is None or dated.date == fact.issued:
        return None
    right = write_date(fact.issued)
    if dated.worded:
        right = f"{fact.issued:%d} tháng {right.split('/')[1]} năm {fact.issued.year}"
    values = {"kind": fact.kind, "number": fact.id, "right": right, "wrong": doc.slice(dated.span)}
    return Hit(dated.span, values, suggestions=(right,))


def _name_hit(mention: DocumentMention, fact: Fact, doc: Document) -> Hit | None:
    if not fact.title:
        return None
    if mention.law and fact.kind in {"Luật", "Bộ luật", "Pháp lệnh"}:
        return _law_hit(mention.law, fact, doc)
    title = mention.title
    if title is None or not title.whole or fact.kind in {"Luật", "Bộ luật"} or title.opener not in {"về", "về việc"}:
        return None
    agreed = agreement(title.text, fact.title)
    if agreed is None or agreed >= _SAME_BELOW:
        return None
    return Hit(
        title.span,
        {"kind": fact.kind, "number": fact.id, "right": fact.title},
        severity=WARNING,
        message="{kind} số {number} có tên khác: “{right}”.",
        hint="Kiểm tra lại số hoặc tên văn bản.",
    )


def _law_hit(law: Span, fact: Fact, doc: Document) -> Hit | None:
    """A name that begins neither the right one nor is begun by it, and shares less than half of its words with it."""
    written = " ".join(doc.slice(law).split())
    name = _LAW_NAME.sub("", written, count=1)
    before = doc.text[max(0, law.start - 60) : law.start]
    if _AMENDED.search(before) or _AMENDING.search(name) or not name[:1].isupper():
        return None
    told, right = fold(name), fold(fact.title)
    first, second = set(_WORD.findall(told)), set(_WORD.findall(right))
    if told.startswith(right) or right.startswith(told) or 2 * len(first & second) >= min(len(first), len(second)):
        return None
    whole = f"{fact.kind} {fact.title}"
    return Hit(
        law,
        {"kind": fact.kind, "number": fact.id, "right": whole},
        suggestions=(whole,),
        message="Số {number} là của {right}, không phải “{quote}”.",
        hint="Sửa tên thành “{right}”, hoặc kiểm tra lại số.",
    )
