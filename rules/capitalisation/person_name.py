"""CA004: a syllable of a person's name in lower case (Nguyễn ái Quốc), of the well-known and by surname and middle name."""

from __future__ import annotations

import re

from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.capitalisation.forms import forms
from rules.capitalisation.setting import in_title_case, is_quoted, word_before
from rules.document import Document
from rules.rule import WARNING, Example, PhraseMatch, Phrases, rule
from rules.text.letters import LOWER, UPPER

_NAMES = "person_capitals"
_SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Ngô Dương Đinh Trịnh Trương Đào Đoàn Vương Lưu Tạ Chu".split()
_MIDDLES = "văn thị đức hữu ngọc quang xuân đình bá duy mạnh thúy thanh minh công trọng".split()
"""Middle names; after a surname and before a capital none of them is a word of the sentence."""
_MIDDLE = {
    f"{surname} {middle}": f"{surname} {middle.capitalize()}" for surname in _SURNAMES for middle in _MIDDLES
} | {
    f"{surname.lower()} {second}": f"{surname} {middle.capitalize()}"
    for surname in ("Nguyễn", "Phạm", "Huỳnh", "Trịnh")
    for middle in _MIDDLES
    for second in (middle, middle.capitalize())
}
"""The second part: surnames that are no word of the language."""
_DYNASTY = frozenset("nhà triều họ thời đời vua chúa".split())
_LAST = re.compile(rf"[ \u00a0][{UPPER}][{LOWER}]+(?:[ \u00a0][{UPPER}][{LOWER}]+)?")


@rule(
    code="CA004",
    name="person-name",
    severity=WARNING,
    trigger=Phrases((*forms(_NAMES), *_MIDDLE), match_case=True),
    reads=PROSE | {BlockKind.CAPTION},
    title="Tên người viết hoa chưa đúng",
    passes="Tên người viết hoa đúng",
    message="Tên người “{quote}” viết hoa chưa đúng.",
    hint="Viết là “{right}”.",
    why="Mọi âm tiết của tên người Việt Nam viết hoa; viết sai tên là thiếu tôn trọng.",
    source="Nghị định số 30/2020/NĐ-CP, phụ lục II, mục II",
    since="0.1",
    safety=Safety.UNSAFE,
    confidence=0.95,
    examples=[
        Example(
            bad="Đường mang tên ⟦Nguyễn ái Quốc⟧.", good="Đường mang tên Nguyễn Ái Quốc.", suggestion="Nguyễn Ái Quốc"
        ),
        Example(
            bad="Trường Tiểu học ⟦Nguyễn văn Tố⟧.",
            good="Triều Nguyễn văn hóa phát triển; họ Lê thị uy.",
            suggestion="Nguyễn Văn Tố",
        ),
        Example(bad="Thiếu nhi nhớ ⟦Bác hồ⟧.", good="Thiếu nhi nhớ Bác; bác Hồng làm vườn."),
    ],
)
def person_name(match: PhraseMatch, doc: Document) -> Hit | None:
    names, phrase, span = forms(_NAMES), match.phrase, match.span
    if phrase in _MIDDLE:
        last = _LAST.match(doc.text, span.end)
        if last is None or names.is_part(phrase, doc.text, span.start) or word_before(doc, span.start) in _DYNASTY:
            return None
        if is_quoted(doc, span):
            return None
        right = _MIDDLE[phrase] + last.group()
        return Hit(
            Span(span.start, last.end()), {"right": right}, (right,), confidence=0.95 if right in doc.text else 0.9
        )
    form = names[phrase]
    if names.is_part(phrase, doc.text, span.start) or is_quoted(doc, span):
        return None
    if form.right == "Bác Hồ" and doc.text.startswith(" hởi", span.end):
        return None
    if form.error == "extra" and in_title_case(doc, span):
        return None
    return Hit(span, {"right": form.right}, (form.right,))
