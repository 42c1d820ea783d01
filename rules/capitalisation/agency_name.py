"""CA003: the name of a body without its capitals: the type, its function and field begin with one (annex II)."""

from __future__ import annotations

import re
from dataclasses import replace

from rasoat.content import PROSE, BlockKind
from rasoat.finding import Hit, Safety
from rules.capitalisation.forms import Form, forms
from rules.capitalisation.setting import (
    in_title_case,
    is_part_of_another,
    is_plural,
    is_quoted,
    starts_sentence,
    word_before,
)
from rules.document import Document
from rules.rule import INFO, WARNING, Example, PhraseMatch, Phrases, rule
from rules.text.letters import LOWER, UPPER

_NAMES = "body_capitals"
_GOES_ON = re.compile(rf"[ \u00a0](?:về[ \u00a0])?[{UPPER}\d]")
"""What follows a common noun that is a name here: a proper name, a number."""
_GOES_ON_FAR = re.compile(
    rf"(?:[ \u00a0](?!(?:đã|sẽ|đang|được|bị|cho|để|với|trong|từ|theo|vào|các|những|nhiều|một|và|khi|tại|ở|có|là|của)[ \u00a0])"
    rf"[{LOWER}]+){{1,5}}[ \u00a0][{UPPER}]"
)
"""Words without a verb or preposition that lead to a proper name."""
_NOUN_FOLLOWS = frozenset("của tại do với từ thuộc đốc đạo diện viên đến tới ở trưởng nhân bởi vào qua theo là".split())
"""Before the name of a body rather than a body that does something."""
_LATER_CAPITAL = re.compile(rf" [{UPPER}]")
"""In a name that lost a capital, one that is left shows that a name was meant."""
_SINGLE = re.compile("Quốc hội|Tổ quốc|Đảng")
"""There is but one of it, whatever stands before."""
_BUILDS = ("Sở xây dựng", "Bộ xây dựng")
_NO_OBJECT = re.compile(r"[,;.)]|[ \u00a0](?:Hà Nội|TP|[Tt]hành phố|tỉnh|Quảng|Bắc|Hải|Thái)(?!\w)")
_OBJECT = re.compile(r"[ \u00a0](?:\d|(?:cho|các|những|về|và|hàng|hơn|gần|khoảng|thêm|lại|được|nguồn|đội)[ \u00a0])")
_MEMBER, _PARTY = "đảng viên", " Đảng"
_OTHER_PARTY = re.compile(rf"[ \u00a0](?:bộ|viên|ủy|uỷ|phái|cầm|đối|này|đó|chính[ \u00a0]trị|đoàn|tịch|của|[{UPPER}])")
"""After "đảng": part of a longer word, or a party of another country."""
_ABROAD = re.compile(rf"[ \u00a0](?:của|các|nước|toàn quốc|liên bang|[{UPPER}])")
"""After "quốc hội" of another country."""
_OF_GOVERNMENT = "của chính phủ"
_GOVERNMENT_NUMBER = re.compile(r"\d/(?:NĐ|NQ)-CP(?!\w)[^.;\n]*\Z")
_CITED = 60
_NATION = re.compile(r"(?:Trung|Hàn|Ái|Vệ|Anh|sự)[ \u00a0]\Z")
"""Before "Quốc Hội", "Đảng Bộ": the end of another name (Trung Quốc, Ban cán sự Đảng)."""


@rule(
    code="CA003",
    name="agency-name",
    severity=WARNING,
    trigger=Phrases((*forms(_NAMES), _OF_GOVERNMENT), match_case=True),
    reads=PROSE | {BlockKind.FRAME},
    title="Tên cơ quan viết hoa chưa đúng",
    passes="Tên cơ quan viết hoa đúng",
    message="“{quote}” viết hoa chưa đúng.",
    hint="Viết là “{right}”.",
    why="Tên cơ quan, tổ chức viết hoa chữ đầu của từ chỉ loại hình, chức năng, lĩnh vực; viết sai là sai tên riêng.",
    source="Nghị định số 30/2020/NĐ-CP, phụ lục II, mục IV",
    since="0.1",
    safety=Safety.UNSAFE,
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
            bad="Đại diện ⟦cục Viễn thông⟧ phát biểu.",
            good="Các cơ sở Y tế Hà Nội; cán bộ Y tế.",
            suggestion="Cục Viễn thông",
        ),
        Example(
            bad="Quyết định của ⟦Ủy Ban Nhân Dân⟧ phường có hiệu lực.",
            good="Ban chỉ đạo được kiện toàn. BAN CHỈ ĐẠO THÀNH PHỐ",
            suggestion="Ủy ban nhân dân",
        ),
    ],
)
def agency_name(match: PhraseMatch, doc: Document) -> Hit | None:
    if match.phrase == _OF_GOVERNMENT:
        cited = _GOVERNMENT_NUMBER.search(doc.text, max(0, match.span.start - _CITED), match.span.start)
        return _hit(match, "của Chính phủ") if cited else None
    names, span = forms(_NAMES), match.span
    form = names[match.phrase]
    if names.is_part(match.phrase, doc.text, span.start) or is_quoted(doc, span):
        return None
    if form.right == _MEMBER:
        return _member(match, doc)
    if form.right.endswith("Quốc hội") and _ABROAD.match(doc.text, span.end):
        return None
    if form.right.endswith(_PARTY) and _OTHER_PARTY.match(doc.text, span.end):
        return None
    single = _SINGLE.search(form.right)
    if form.error in ("head", "lower") and not single and is_part_of_another(doc, span.start):
        return None
    certain = form.error == "lost" and (form.right.startswith(("Bộ ", "Sở ")) or _LATER_CAPITAL.search(match.phrase))
    if not certain and not single and form.error != "extra" and is_plural(doc, span):
        return None
    if form.error == "extra" and (in_title_case(doc, span) or _NATION.search(doc.text, span.start - 8, span.start)):
        return None
    if _clause(form, match, doc):
        return None
    known = form.right in doc.text
    if not form.common or (certain and not form.proof):
        return _hit(match, form.right, 0.96 if known else None)
    if starts_sentence(doc, span.start):
        return None
    named = known or _GOES_ON.match(doc.text, span.end)
    if form.proof:
        noun = word_before(doc, span.start) in _NOUN_FOLLOWS and (named or _GOES_ON_FAR.match(doc.text, span.end))
        return _hit(match, form.right, 0.88) if known or noun else None
    if named:
        return _hit(match, form.right, 0.9)
    return replace(_hit(match, form.right, 0.6), severity=INFO)


def _clause(form: Form, match: PhraseMatch, doc: Document) -> bool:
    """Whether the body does what its field is: "Sở xây dựng kế hoạch", "Trung tâm đào tạo 500 học viên"."""
    if form.proof:
        return bool(_OBJECT.match(doc.text, match.span.end))
    if match.phrase in _BUILDS:
        return not _NO_OBJECT.match(doc.text, match.span.end)
    return False


def _member(match: PhraseMatch, doc: Document) -> Hit | None:
    """A capital on a member of the Party inside a sentence; surer where the article writes it in small letters too."""
    if (
        starts_sentence(doc, match.span.start)
        or in_title_case(doc, match.span)
        or _GOES_ON.match(doc.text, match.span.end)
    ):
        return None
    if _MEMBER in doc.text:
        return _hit(match, _MEMBER, 0.9)
    return replace(_hit(match, _MEMBER, 0.7), severity=INFO)


def _hit(match: PhraseMatch, right: str, confidence: float | None = None) -> Hit:
    return Hit(match.span, {"right": right}, (right,), confidence=confidence)
