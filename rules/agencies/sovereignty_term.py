"""AG008: names of the Eastern Sea and the two archipelagos that are not Việt Nam's, and words that give the islands to another.

Authority: Laws 06/2003/QH11 and 18/2012/QH13 (article 1 of each) name the archipelagos Hoàng Sa and Trường Sa as Việt Nam's; the
Ministry of Foreign Affairs says East Sea, Hoang Sa (Paracel), Truong Sa (Spratly) in English (statement of 23 May 2019, as
printed by the Vietnam News Agency). Only what gives the islands away, by Chinese names or words of belonging, is a veto.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rasoat.content import FRAME, PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.parsing.passages import in_open_quotation, passage_at
from rules.rule import WARNING, Example, PhraseMatch, Phrases, rule
from rules.text.folding import fold

_S = "[ \u00a0]"


class _Term(NamedTuple):
    """``right``: the name to write; ``given``: the islands go to another (veto); ``beside``: words that make the term a gloss."""

    right: str
    given: bool = False
    beside: str = ""


_TERMS = {
    "biển Nam Trung Hoa": _Term("Biển Đông", beside="biển đông"),
    "biển Hoa Nam": _Term("Biển Đông", beside="biển đông"),
    "biển Nam Trung Quốc": _Term("Biển Đông", beside="biển đông"),
    "South China Sea": _Term("East Sea", beside="east sea|biển đông"),
    "quần đảo Tây Sa": _Term("quần đảo Hoàng Sa", given=True),
    "quần đảo Nam Sa": _Term("quần đảo Trường Sa", given=True),
    "thành phố Tam Sa": _Term("quần đảo Hoàng Sa, quần đảo Trường Sa", given=True),
    "Sansha City": _Term("Hoang Sa, Truong Sa", given=True),
    "Xisha Islands": _Term("Hoang Sa", given=True),
    "Nansha Islands": _Term("Truong Sa", given=True),
    "Hoàng Sa của Trung Quốc": _Term("Hoàng Sa của Việt Nam", given=True),
    "Hoàng Sa thuộc Trung Quốc": _Term("Hoàng Sa của Việt Nam", given=True),
    "Hoàng Sa (Trung Quốc)": _Term("Hoàng Sa (Việt Nam)", given=True),
    "Trường Sa của Trung Quốc": _Term("Trường Sa của Việt Nam", given=True),
    "Trường Sa thuộc Trung Quốc": _Term("Trường Sa của Việt Nam", given=True),
    "Trường Sa (Trung Quốc)": _Term("Trường Sa (Việt Nam)", given=True),
    "China's Paracel Islands": _Term("Viet Nam's Hoang Sa", given=True),
    "China's Spratly Islands": _Term("Viet Nam's Truong Sa", given=True),
    "Paracel Islands": _Term("Hoang Sa (Paracel)", beside="hoang sa|hoàng sa"),
    "Paracels": _Term("Hoang Sa (Paracel)", beside="hoang sa|hoàng sa"),
    "quần đảo Paracel": _Term("quần đảo Hoàng Sa", beside="hoang sa|hoàng sa"),
    "Spratly Islands": _Term("Truong Sa (Spratly)", beside="truong sa|trường sa"),
    "Spratlys": _Term("Truong Sa (Spratly)", beside="truong sa|trường sa"),
    "quần đảo Spratly": _Term("quần đảo Trường Sa", beside="truong sa|trường sa"),
}
_CLAIMED = re.compile(
    r"gọi là|tự xưng|trái phép|phi pháp|yêu sách|phản đối|phản ứng|lên án|bác bỏ|"
    r"ngang nhiên|đơn phương|vô giá trị|vi phạm|xâm phạm|xâm chiếm|"
    r"tên gọi|cách gọi|tên quốc tế|tiếng Anh|tuyên bố|so-called|illegal|claim|protest|reject|oppos|violat|occup|seiz|"
    r"known (?:internationally )?as|"
    r"calls? it|so called",
    re.IGNORECASE,
)
"""The sentence reports what another says or does, or rejects it."""
_ACTS = re.compile(r"hành (?:động|vi)|hoạt động|việc|chiếm|tàu|quân|không phải|không thuộc", re.IGNORECASE)
"""What another country does there: "hoạt động ở Hoàng Sa của Trung Quốc"."""
_PROPER = re.compile(rf"{_S}[A-Z][a-z]+")
"""Names of journals, courts, institutes: "South China Sea Institute"."""
_OF_OTHERS = re.compile(r"Trung Quốc|Bắc Kinh|Trung Hoa|Hải Nam|Quảng Đông|China|Chinese|Beijing|Hainan")
"""The sentence speaks of the other country: it may report, so the name is no veto."""


@rule(
    code="AG008",
    name="sovereignty-term",
    severity=WARNING,
    trigger=Phrases(tuple(_TERMS)),
    reads=PROSE | FRAME | {BlockKind.CAPTION},
    language="any",
    title="Tên gọi về biển, đảo không đúng chủ quyền Việt Nam",
    passes="Tên gọi về biển, đảo đúng chủ quyền Việt Nam",
    message="“{quote}” không phải tên gọi của Việt Nam.",
    hint="Viết “{right}”.",
    why="Gọi sai tên biển, đảo là sai về chủ quyền lãnh thổ.",
    source="Luật số 18/2012/QH13, Điều 1",
    since="0.1",
    safety=Safety.UNSAFE,
    confidence=0.9,
    veto=True,
    examples=[
        Example(
            bad="Tàu nghiên cứu hoạt động trên ⟦biển Nam Trung Hoa⟧.",
            good="Tàu nghiên cứu hoạt động trên Biển Đông.",
            suggestion="Biển Đông",
        ),
        Example(
            bad="The ship sailed across the ⟦South China Sea⟧ to Da Nang in the morning.",
            good="The ship sailed across the East Sea to Da Nang in the morning.",
            suggestion="East Sea",
        ),
        Example(
            bad="Đoàn khách thăm ⟦quần đảo Tây Sa⟧.",
            good="Việt Nam bác bỏ cái gọi là thành phố Tam Sa; Tây Sahara; báo South China Morning Post.",
            suggestion="quần đảo Hoàng Sa",
        ),
    ],
)
def sovereignty_term(match: PhraseMatch, doc: Document) -> Hit | None:
    term, text = _TERMS[match.phrase], doc.text
    sentence = passage_at(doc, match.span)
    around = doc.slice(sentence)
    if match.phrase == "South China Sea" and _PROPER.match(text, match.span.end):
        return None
    if in_open_quotation(text[sentence.start : match.span.start]):
        return None
    if not match.text.split()[-1].lstrip("(")[0].isupper():
        return None
    if term.beside and re.search(fold(term.beside), fold(around)):
        return None
    rest = text[sentence.start : match.span.start] + text[match.span.end : sentence.end]
    if _CLAIMED.search(rest) or _is_gloss(match.span, text) or ("của" in match.text and _ACTS.search(rest)):
        return None
    certain = term.given and ("Trung Quốc" in match.phrase or not _OF_OTHERS.search(rest))
    return Hit(
        match.span,
        {"right": term.right},
        suggestions=(term.right,),
        veto=None if certain else False,
    )


def _is_gloss(span: Span, text: str) -> bool:
    """Whether the name stands in brackets after the right one: "Hoàng Sa (Tây Sa)"."""
    return text[max(0, span.start - 1) : span.start] == "(" and text[max(0, span.start - 12) : span.start - 2].endswith(
        "Sa"
    )
