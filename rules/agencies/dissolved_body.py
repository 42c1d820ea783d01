"""AG001: a body named as at work after it was merged away (``rules/facts/bodies.toml``), by the day of the article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rasoat.catalogue import _
from rasoat.content import FRAME, PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.agencies.context import (
    in_contact_block,
    is_several,
    of_another_place,
    old_on_purpose,
    other_province_near,
    spoken_of_as_past,
)
from rules.document import Document
from rules.facts_loader import Fact, facts, from_facts
from rules.parsing.dates import tell_date
from rules.parsing.passages import passage_at
from rules.rule import ERROR, WARNING, Example, PhraseMatch, Phrases, rule

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
    contact = in_contact_block(doc, match.span)
    if doc.in_frame:
        if not contact and len(doc.text.strip()) - len(match.text) > _OWN_LINE:
            return
    elif _old(fact, match.span, doc):
        return
    if of_another_place(doc, match.span) or spoken_of_as_past(doc.slice(passage_at(doc, match.span)), ""):
        return
    heirs = [facts("bodies")[heir].name for heir in fact.successors]
    assert fact.valid_to is not None
    yield Hit(
        match.span,
        {
            "name": fact.name,
            "day": tell_date(fact.valid_to + dt.timedelta(days=1)),
            "heir": ", ".join(heirs) or _("cơ quan khác"),
        },
        suggestions=tuple(heirs) if len(heirs) == 1 else (),
        severity=ERROR if contact or doc.in_frame else None,
        confidence=0.95 if contact or doc.in_frame else None,
    )


def _old(fact: Fact, span: Span, doc: Document) -> bool:
    """Whether the text speaks of the body as past, or of those of other places."""
    sentence = passage_at(doc, span)
    if fact.level == "city" and (is_several(doc, span) or other_province_near(doc.slice(sentence))):
        return True
    assert fact.valid_to is not None
    return old_on_purpose(doc, span, fact.valid_to)
