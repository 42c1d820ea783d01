"""CA009: offices and special nouns in small letters or capitals against the examples of Annex II of Decree 30/2020/NĐ-CP.

The annex contradicts itself here (it asks for a capital on khoản and writes it small; it gives offices capitals
with a person's name and without), so the findings are advice. "Nhà nước" beside "Đảng" is told as a special noun.
"""

from __future__ import annotations

import re

from rasoat.content import Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import INFO, WARNING, Example, PhraseMatch, Phrases, rule
from rules.text.folding import fold

_OFFICES = {
    fold(right): right
    for right in (
        "Thủ tướng Chính phủ",
        "Chủ tịch nước",
        "Chủ tịch Quốc hội",
        "Tổng Bí thư",
        "Phó Thủ tướng",
        "Bí thư Thành ủy",
        "Bí thư Tỉnh ủy",
        "Chủ tịch UBND",
        "Chủ tịch HĐND",
        "Phó Chủ tịch UBND",
    )
}
_STATE = {
    fold(right): right for right in ("Đảng, Nhà nước", "Đảng và Nhà nước", "Đảng, Chính phủ", "Quốc hội, Chính phủ")
}
_AGE = "tuổi đảng"
"""Years in the Party: tuổi Đảng."""
_CLAUSE = "khoản"
_GENERIC = re.compile(r"(?:[Cc]ác|[Nn]hững|[Mm]ột|mọi|nguyên|cựu|bầu|làm|chức|chức danh|người|phu nhân|phó)[ \xa0]+$")
"""Before an office that nobody is named by; it stays as the writer has it."""
_ARTICLE = re.compile(r"[ \xa0]+(?:\d{1,2}|[a-zđ])(?:[ \xa0]|,)[^.;\n]{0,30}?(?:Điều|điều)[ \xa0]\d")


@rule(
    code="CA009",
    name="office-title",
    severity=INFO,
    trigger=Phrases((*_OFFICES, *_STATE, _AGE, _CLAUSE)),
    title="Viết hoa chức danh, Nhà nước, khoản",
    passes="Chức danh, Nhà nước, khoản viết hoa như Phụ lục II",
    message="“{quote}” nên viết là “{right}”.",
    hint="Viết “{right}” như ví dụ của Phụ lục II.",
    why="Chức danh, Nhà nước viết hoa để tỏ sự trang trọng; viết một kiểu thì bài nhất quán.",
    source="Nghị định 30/2020/NĐ-CP, Phụ lục II",
    since="0.1",
    confidence=0.85,
    safety=Safety.UNSAFE,
    examples=[
        Example(
            bad="Chính sách của ⟦Đảng và nhà nước⟧ với người có công.",
            good="Chính sách của Đảng và Nhà nước; cơ quan nhà nước; đảng và nhà nước Cuba.",
            suggestion="Đảng và Nhà nước",
        ),
        Example(bad="Quyết định của ⟦thủ tướng Chính phủ⟧.", good="Các thủ tướng Chính phủ qua các thời kỳ."),
        Example(bad="Theo quy định tại ⟦Khoản⟧ 2 Điều 5.", good="Khoản 2 Điều 5 được sửa đổi như sau."),
    ],
)
def office_title(found: PhraseMatch, doc: Document) -> Hit | None:
    text, (start, end), words = doc.text, found.span, found.text
    if words.isupper() or doc.text[end : end + 1] in ("/", "-"):
        return None
    phrase = fold(words)
    if words.lower() == _CLAUSE:
        if not words[0].isupper() or doc.sentence_at(start).start == start or not _ARTICLE.match(text, end):
            return None
        return _hit(found, words.lower())
    if phrase == _AGE:
        counted = doc.folded[max(0, start - 4) : start].startswith("năm")
        return _hit(found, "tuổi Đảng", warning=True) if words == _AGE and counted else None
    if phrase in _STATE:
        right = _STATE[phrase]
        if not words.startswith("Đảng") or words == right or words[words.rindex(" ") - 1].isupper():
            return None
        return _hit(found, right, warning=True)
    right = _OFFICES[phrase]
    if not words[0].islower() or _GENERIC.search(text, max(0, start - 12), start):
        return None
    return _hit(found, right)


def _hit(found: PhraseMatch, right: str, *, warning: bool = False) -> Hit:
    return Hit(Span(*found.span), {"right": right}, (right,), severity=WARNING if warning else None)
