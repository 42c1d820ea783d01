"""AG001: a body named as at work after it was merged away (``rules/facts/bodies.toml``), by the day of the article."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from rasoat.content import FRAME, PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.agencies.context import (
    CONTACT,
    is_history,
    is_several,
    of_another_place,
    other_province_near,
    spoken_of_as_past,
)
from rules.document import Document
from rules.facts_loader import Fact, facts, from_facts
from rules.parsing.dates import write_date
from rules.parsing.documents import documents_within
from rules.parsing.passages import in_open_quotation, passage_at
from rules.parsing.times import speaks_of_before
from rules.rule import ERROR, WARNING, Example, PhraseMatch, Phrases, rule

_ISSUED_BY = re.compile(r"[^;\n]{0,140}\b(?:của|do|bởi)[ \u00a0][^;,\n]{0,40}\Z", re.IGNORECASE)
_ISSUES = re.compile(r"[^;.\n]{0,60}\b(?:ban hành|ký|công bố|phê duyệt|có|tại|ra|theo)\b[^;.\n]{0,40}\Z", re.IGNORECASE)
_CONTACT_REACH = 300
_OWN_LINE = 40
"""Letters beside the name in a piece of the frame that is still the name of a body and no headline."""


@from_facts
def _ended() -> dict[str, Fact]:
    """Verified bodies with a last day, by name and alias."""
    return {name: fact for fact in facts("bodies").values() if fact.verified and fact.valid_to for name in fact.names}


@rule(
    code="AG001",
    name="dissolved-body",
    severity=WARNING,
    trigger=Phrases(lambda: tuple(_ended())),
    reads=PROSE | FRAME,
    title="Nhắc tới cơ quan không còn hoạt động",
    passes="Tên cơ quan đúng với thời điểm của bài",
    message="{name} không còn từ ngày {day}; nhiệm vụ do {heir} thực hiện.",
    hint="Sửa thành {heir} nếu nói về hiện tại; nếu nói chuyện cũ thì ghi rõ “trước đây” hoặc “nay là”.",
    why="Người dân tìm tới, gửi hồ sơ hoặc gọi điện tới nơi không còn tồn tại.",
    source="Nghị quyết số 176/2025/QH15",
    since="0.1",
    safety=Safety.UNSAFE,
    confidence=0.9,
    examples=[
        Example(
            bad="⟦Sở Kế hoạch và Đầu tư⟧ tiếp nhận hồ sơ của doanh nghiệp từ tuần tới.",
            good="Sở Tài chính (trước đây là Sở Kế hoạch và Đầu tư) tiếp nhận hồ sơ của doanh nghiệp.",
            suggestion="Sở Tài chính",
        ),
        Example(
            bad="Địa chỉ: ⟦Sở Giao thông vận tải⟧ Hà Nội, số 2 Phùng Hưng.",
            good="Thông tư số 22/2023/TT-BTTTT của Bộ Thông tin và Truyền thông vẫn được áp dụng.",
        ),
        Example(good="Sở Thông tin và Truyền thông tổ chức tập huấn.", published=dt.date(2022, 5, 10)),
        Example(bad="Cơ quan chủ quản: ⟦Sở Thông tin và Truyền thông⟧ Hà Nội", block=BlockKind.FRAME),
    ],
)
def dissolved_body(match: PhraseMatch, doc: Document) -> Iterator[Hit]:
    fact = _ended()[match.phrase]
    if not fact.ended_on(doc.published) or not match.text[0].isupper():
        return
    contact = bool(CONTACT.search(_block_text(match.span, doc)))
    if doc.in_frame:
        if not contact and len(doc.text.strip()) - len(match.text) > _OWN_LINE:
            return
    elif _old_on_purpose(fact, match.span, doc):
        return
    if of_another_place(doc, match.span) or spoken_of_as_past(_sentence(match.span, doc), ""):
        return
    heirs = [facts("bodies")[heir].name for heir in fact.successors]
    assert fact.valid_to is not None
    yield Hit(
        match.span,
        {
            "name": fact.name,
            "day": write_date(fact.valid_to + dt.timedelta(days=1)),
            "heir": ", ".join(heirs) or "cơ quan khác",
        },
        suggestions=tuple(heirs) if len(heirs) == 1 else (),
        severity=ERROR if contact or doc.in_frame else None,
        confidence=0.95 if contact or doc.in_frame else None,
    )


def _block_text(span: Span, doc: Document) -> str:
    """The block's words round the name."""
    block = doc.block_at(span.start)
    limits = block.span if block else span
    return doc.text[max(limits.start, span.start - _CONTACT_REACH) : min(limits.end, span.end + _CONTACT_REACH)]


def _sentence(span: Span, doc: Document) -> str:
    return doc.slice(passage_at(doc, span))


def _old_on_purpose(fact: Fact, span: Span, doc: Document) -> bool:
    """Whether the text speaks of the body as past, in a quotation, in an older time, or as issuer of an older document."""
    sentence = passage_at(doc, span)
    before = doc.text[sentence.start : span.start]
    if spoken_of_as_past(doc.slice(sentence), before) or is_history(doc.article.title):
        return True
    if in_open_quotation(before):
        return True
    if fact.level == "city" and (is_several(before) or other_province_near(doc.slice(sentence))):
        return True
    assert fact.valid_to is not None
    block = doc.block_at(span.start)
    start = block.span.start if block else sentence.start
    earlier = sentence
    if sentence.start > start:
        earlier = passage_at(doc, Span(max(start, sentence.start - 2), sentence.start))
    documents = documents_within(doc.text, Span(earlier.start, sentence.end))
    cited = [Span(one.span.start, one.end) for one in documents]
    passage = Span(earlier.start, sentence.end)
    if speaks_of_before(doc.text, passage, fact.valid_to, cited, doc.published):
        return True
    for one in documents:
        day = one.dated.date if one.dated else None
        year = int(one.year) if len(one.year) == 4 else None
        if (day and day > fact.valid_to) or (not day and year and year > fact.valid_to.year):
            continue
        if one.end <= span.start and _ISSUED_BY.fullmatch(doc.text, one.end, span.start):
            return True
        if span.end <= one.span.start and _ISSUES.fullmatch(doc.text, span.end, one.span.start):
            return True
    return False
