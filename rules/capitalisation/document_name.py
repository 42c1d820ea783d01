"""CA005: names and parts of documents: Luật Đầu tư, Quyết định số 12/QĐ-UBND, Điều 5 (annex II). Khoản, điểm are left alone:
the text of the annex and its examples disagree on them."""

from __future__ import annotations

import re

from rasoat.content import PROSE
from rasoat.finding import Hit, Safety
from rules.capitalisation.forms import forms
from rules.capitalisation.setting import in_title_case, is_after_plural, is_quoted, starts_sentence, word_before
from rules.document import Document
from rules.rule import WARNING, Example, PhraseMatch, Phrases, rule

_NAMES = "document_capitals"
_TYPES = (
    "nghị quyết,nghị định,quyết định,chỉ thị,thông tư,thông tư liên tịch,công văn,kế hoạch,thông báo,tờ trình,công điện,"
    "hướng dẫn,báo cáo,pháp lệnh,luật,kết luận,văn bản hợp nhất"
).split(",")
_NUMBERED = {f"{kind} số": f"{kind.capitalize()} số" for kind in _TYPES} | {
    kind: kind.capitalize() for kind in ("nghị định", "thông tư", "công văn", "chỉ thị")
}
_NUMBER = re.compile(r"[ \u00a0]*(?::[ \u00a0]*)?\d+(?:/\d{4})?[ \u00a0]?[/-][ \u00a0]?[A-ZĐ]")
_PARTS = {f"điều {number}": f"Điều {number}" for number in range(1, 400)} | {
    f"chương {number}": f"Chương {number}" for number in "I II III IV V VI VII VIII IX X XI XII".split()
}
_OF_DOCUMENT = re.compile(
    r"(?:[a-zđ](?!\w))?(?:,[ \u00a0]\d+)*(?:[ \u00a0]và[ \u00a0]\d+)?,?[ \u00a0](?:của[ \u00a0])?"
    r"(?:Bộ luật|Luật|Nghị định|Thông tư|Pháp lệnh|Quyết định|Nghị quyết|Quy chế|Điều lệ|Hiến pháp)(?!\w)"
)
_OF_CLAUSE = re.compile(r"\b[Kk]hoản[ \u00a0]\d+,?[ \u00a0](?:của[ \u00a0])?\Z")
_ITS_ARTICLE = re.compile(r"(?:[Đđ]iều[ \u00a0]\d+[a-zđ]?,?|một số điều)[ \u00a0](?:của[ \u00a0])?\Z")
_ITS_NUMBER = re.compile(
    r"[ \u00a0](?:\(sửa đổi\)[ \u00a0])?(?:năm[ \u00a0](?:19|20)\d\d|số[ \u00a0]\d+/|(?:19|20)\d\d(?!\d))"
)
_MORE = re.compile(r"(?:,[ \u00a0]\d+)+(?!\d)")
_NO_NAME = re.compile(r"[ \u00a0](?:quốc tế|trị(?!\w)|(?:của|ở)[ \u00a0](?:các|nhiều|những|nước))")
"""After "Luật …": a subject of study, the law of value, the laws of several countries."""
_STUDY = frozenset("khoa ngành môn học ty phòng viện nhân pháp dự đạo kỷ hộ bộ".split())
"""Before "luật": a subject of study, a firm, another word (pháp luật, dự luật)."""


@rule(
    code="CA005",
    name="document-name",
    severity=WARNING,
    trigger=Phrases((*forms(_NAMES), *_NUMBERED, *_PARTS), match_case=True),
    reads=PROSE,
    title="Tên văn bản viết hoa chưa đúng",
    passes="Tên văn bản viết hoa đúng",
    message="“{quote}” viết hoa chưa đúng.",
    hint="Viết là “{right}”.",
    why="Tên một văn bản cụ thể viết hoa chữ đầu của tên loại và của tên gọi; viện dẫn rõ thì người đọc tra cứu đúng.",
    source="Nghị định số 30/2020/NĐ-CP, phụ lục II, mục V",
    since="0.1",
    safety=Safety.SAFE,
    confidence=0.93,
    examples=[
        Example(
            bad="Thủ tục theo ⟦Luật đầu tư⟧ và Luật Doanh nghiệp.",
            good="Thủ tục theo Luật Đầu tư; vi phạm luật giao thông; pháp luật đất đai.",
            suggestion="Luật Đầu tư",
        ),
        Example(
            bad="Thực hiện ⟦quyết định số⟧ 12/QĐ-UBND ngày 5/3/2026.",
            good="Các quyết định số 12/QĐ-UBND, 13/QĐ-UBND hết hiệu lực.",
            suggestion="Quyết định số",
        ),
        Example(
            bad="Quy định tại khoản 2 ⟦điều 103⟧ Luật Xây dựng.",
            good="Năm điều Bác Hồ dạy; điều 4 xe cứu hỏa tới hiện trường; khoản 2 Điều 103.",
            suggestion="Điều 103",
        ),
    ],
)
def document_name(match: PhraseMatch, doc: Document) -> Hit | None:
    phrase, span = match.phrase, match.span
    if is_quoted(doc, span):
        return None
    if phrase in _NUMBERED:
        notice = phrase == "kết luận số" and word_before(doc, span.start) == "báo"
        fits = not notice and _NUMBER.match(doc.text, span.end) and not is_after_plural(doc, span.start)
        return _hit(match, _NUMBERED[phrase]) if fits else None
    if phrase in _PARTS:
        return _hit(match, _PARTS[phrase]) if _is_part(match, doc) else None
    names = forms(_NAMES)
    form = names[phrase]
    if names.is_part(phrase, doc.text, span.start) or _NO_NAME.match(doc.text, span.end):
        return None
    if word_before(doc, span.start) in _STUDY or (form.error == "extra" and in_title_case(doc, span)):
        return None
    if form.error == "lower" and not _is_cited(form.right, match, doc):
        return None
    if form.error == "lost" and starts_sentence(doc, span.start) and form.right not in doc.text:
        return _hit(match, form.right, 0.85)
    return _hit(match, form.right)


def _is_cited(right: str, match: PhraseMatch, doc: Document) -> bool:
    """Whether a name without any capital is a document all the same: an article of it, its number or its year stands beside."""
    if not right.startswith(("Luật", "Pháp lệnh")):
        return True
    before = doc.text[max(0, match.span.start - 20) : match.span.start]
    return bool(_ITS_ARTICLE.search(before) or _ITS_NUMBER.match(doc.text, match.span.end))


def _is_part(match: PhraseMatch, doc: Document) -> bool:
    """Whether a part of a document is meant: its clause or its document stands beside, or it is one of several."""
    start, end = match.span.start, match.span.end
    if match.phrase.startswith("điều"):
        if _OF_CLAUSE.search(doc.text, max(0, start - 20), start):
            return True
        if word_before(doc, start) == "các" and _MORE.match(doc.text, end):
            return True
    return bool(_OF_DOCUMENT.match(doc.text, end))


def _hit(match: PhraseMatch, right: str, confidence: float | None = None) -> Hit:
    return Hit(match.span, {"right": right}, (right,), confidence=confidence)
