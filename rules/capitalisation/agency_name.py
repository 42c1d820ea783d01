"""CA003: the name of a body without its capitals: the type, its function and field begin with one (annex II)."""

from __future__ import annotations

import re

from rasoat.content import PROSE, BlockKind
from rasoat.finding import Hit, Safety
from rules.capitalisation.forms import forms
from rules.capitalisation.setting import in_title_case, is_part_of_another, is_plural, is_quoted, starts_sentence
from rules.document import Document
from rules.rule import INFO, WARNING, Example, PhraseMatch, Phrases, rule
from rules.text.letters import UPPER

_NAMES = "body_capitals"
_GOES_ON = re.compile(rf"[ \u00a0](?:về[ \u00a0])?[{UPPER}\d]")
"""What follows a common noun that is a name here: a proper name, a number."""


@rule(
    code="CA003",
    name="agency-name",
    severity=WARNING,
    trigger=Phrases(tuple(forms(_NAMES)), match_case=True),
    reads=PROSE | {BlockKind.FRAME},
    title="Tên cơ quan viết hoa chưa đúng",
    passes="Tên cơ quan viết hoa đúng",
    message="Tên cơ quan “{quote}” viết hoa chưa đúng.",
    hint="Viết là “{right}”.",
    why="Tên cơ quan, tổ chức viết hoa chữ đầu của từ chỉ loại hình, chức năng, lĩnh vực; viết sai là sai tên riêng.",
    source="Nghị định số 30/2020/NĐ-CP, phụ lục II, mục IV",
    since="0.1",
    safety=Safety.SAFE,
    confidence=0.93,
    examples=[
        Example(
            bad="Hội nghị do ⟦Ban tuyên giáo⟧ Thành ủy tổ chức.",
            good="Hội nghị do Ban Tuyên giáo Thành ủy tổ chức.",
            suggestion="Ban Tuyên giáo",
        ),
        Example(
            bad="Theo ⟦Bộ Công thương⟧, giá xăng giảm từ hôm nay.",
            good="Theo Bộ Công Thương và các sở công thương, giá xăng giảm từ hôm nay.",
            suggestion="Bộ Công Thương",
        ),
        Example(
            bad="Đại diện ⟦cục Viễn thông⟧ phát biểu.", good="Các cơ sở Y tế Hà Nội; cán bộ Y tế.", suggestion="Cục Viễn thông"
        ),
        Example(
            bad="Quyết định của ⟦Ủy Ban Nhân Dân⟧ phường có hiệu lực.",
            good="Ban chỉ đạo được kiện toàn. BAN CHỈ ĐẠO THÀNH PHỐ",
            suggestion="Ủy ban nhân dân",
        ),
    ],
)
def agency_name(match: PhraseMatch, doc: Document) -> Hit | None:
    names = forms(_NAMES)
    form = names[match.phrase]
    span = match.span
    if names.goes_on(match.phrase, doc.text, span.start) or is_quoted(doc, span):
        return None
    if form.error == "head" and (is_part_of_another(doc, span.start) or is_plural(doc, span)):
        return None
    if form.error == "extra" and in_title_case(doc, span):
        return None
    known = form.right in doc.text
    hit = Hit(span, {"right": form.right}, (form.right,), confidence=0.96 if known else None)
    if not form.common:
        return hit
    if starts_sentence(doc, span.start) or is_plural(doc, span):
        return None
    if known or _GOES_ON.match(doc.text, span.end):
        return Hit(span, {"right": form.right}, (form.right,), confidence=0.9)
    return Hit(span, {"right": form.right}, (form.right,), severity=INFO, confidence=0.6)
