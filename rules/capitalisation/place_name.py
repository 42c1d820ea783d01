"""CA002: the name of a place or region without its capitals, and Thủ đô, Thành phố Hồ Chí Minh, which annex II names."""

from __future__ import annotations

import re

from rasoat.content import PROSE
from rasoat.finding import Hit, Safety
from rules.capitalisation.forms import forms
from rules.capitalisation.setting import in_title_case, is_quoted, starts_sentence, word_before
from rules.document import Document
from rules.facts_loader import facts, from_facts
from rules.rule import INFO, WARNING, Example, PhraseMatch, Phrases, rule
from rules.text.letters import UPPER
from rules.typography.spacing import in_address

_NAMES = "place_capitals"
_KINDS = ("tỉnh", "phường", "xã", "quận", "huyện")
_CAPITAL_CITY = "thủ đô"
_OWN_CITY = "Thành phố Hà Nội"
"""The city's own bodies write its kind with a capital when they mean its government: no more than a remark."""
_OTHER_WORD = re.compile(r"[ \u00a0](?:đội|phận|trưởng|máy|môn|luật|binh|phủ|óc)(?!\w)|[@/]|\.\w")
"""What makes another word of a name's lower-case half ("Nam bộ đội") or an address of it."""
_OF_OTHERS = re.compile(
    rf"[ \u00a0](?:của|các|nước|mới|cũ|hành chính|là|kháng chiến|[{UPPER}])|[ \u00a0]*[,(–-][ \u00a0]*[{UPPER}]"
)
_NOT_ITSELF = frozenset("các những một hai là làm từng mọi nhiều vùng với luật".split())
"""Before "thủ đô" as a common noun; after "Luật" it is the name of a law."""
_CAPITAL_ELSEWHERE = re.compile(rf"(?<=[^\W\d_] )Thủ đô(?! [{UPPER}])|Thủ đô Hà Nội")
_ELSEWHERE_ABROAD = re.compile(rf"[Tt]hủ đô (?!Hà Nội)[{UPPER}]")
_BODY_BEFORE = frozenset(
    "ubnd hđnd dân ủy uỷ an bộ đoàn hội mttq quốc sở phòng ban viện đảng lệnh huy trận tự tư thuế sát nữ".split()
)
"""Words that end the name of a body which goes on with its place: "Công an Thành phố", "Hội Phụ nữ Quận"."""


@from_facts
def _units() -> dict[str, str]:
    """A province or district with its kind capitalised -> as it stands inside a sentence; people and numbers excepted."""
    return {
        f"{fact.kind.capitalize()} {fact.name}": f"{fact.kind} {fact.name}"
        for fact in facts("places").values()
        if fact.level in ("province", "district") and fact.kind and fact.name not in ("Hồ Chí Minh", "Hai Bà Trưng")
    }


@from_facts
def _small() -> dict[str, str]:
    """A unit with its kind and a name that lost a capital -> the name as it should be: quận ba đình, tỉnh Hòa bình."""
    made: dict[str, str] = {}
    for fact in facts("places").values():
        if fact.kind and " - " not in fact.name and "'" not in fact.name:
            right = f"{fact.kind} {fact.name}"
            made |= {f"{fact.kind} {fact.name.lower()}": right, f"{fact.kind} {fact.name.capitalize()}": right}
    return {form: right for form, right in made.items() if form != right}


@rule(
    code="CA002",
    name="place-name",
    severity=WARNING,
    trigger=Phrases(lambda: (*forms(_NAMES), _CAPITAL_CITY, *_units(), *_small()), match_case=True),
    reads=PROSE,
    title="Địa danh viết hoa chưa đúng",
    passes="Địa danh viết hoa đúng",
    message="Địa danh “{quote}” viết hoa chưa đúng.",
    hint="Viết là “{right}”.",
    why="Địa danh là tên riêng; viết hoa sai làm bài kém trang trọng và khó tìm kiếm.",
    source="Nghị định số 30/2020/NĐ-CP, phụ lục II, mục III",
    since="0.1",
    safety=Safety.UNSAFE,
    confidence=0.95,
    examples=[
        Example(
            bad="Lễ hội diễn ra tại ⟦thủ đô Hà Nội⟧.",
            good="Lễ hội diễn ra tại Thủ đô Hà Nội; thủ đô Paris; thủ đô của Lào.",
            suggestion="Thủ đô Hà Nội",
        ),
        Example(bad="Khu di sản ⟦Hoàng Thành Thăng Long⟧ mở cửa.", good="Khu di sản Hoàng thành Thăng Long mở cửa."),
        Example(bad="Đoàn đến ⟦Hà nội⟧ sáng nay.", good="Hội An toàn giao thông họp ở Hội An.", suggestion="Hà Nội"),
        Example(bad="Bão vào vùng ⟦Bắc bộ⟧ tối nay.", good="Miền Bắc bộ đội giúp dân.", suggestion="Bắc Bộ"),
    ],
)
def place_name(match: PhraseMatch, doc: Document) -> Hit | None:
    phrase, span, text = match.phrase, match.span, doc.text
    if phrase == _CAPITAL_CITY:
        return _capital_city(match, doc)
    if phrase in _units():
        return _unit(match, _units()[phrase], doc)
    if phrase in _small():
        lost = not _OTHER_WORD.match(text, span.end) and not is_quoted(doc, span)
        return Hit(span, {"right": _small()[phrase]}, (_small()[phrase],)) if lost else None
    names = forms(_NAMES)
    form = names[phrase]
    if any(f"{kind} {phrase}" in _small() and word_before(doc, span.start) == kind for kind in _KINDS):
        return None
    if form.common:
        return _unit(match, form.right, doc)
    if names.is_part(phrase, text, span.start) or _OTHER_WORD.match(text, span.end) or is_quoted(doc, span):
        return None
    if in_address(text, span.start) or text[max(0, span.start - 1) : span.start] in ("#", "_", ".", "-", "/"):
        return None
    if form.error == "extra" and in_title_case(doc, span):
        return None
    return Hit(span, {"right": form.right}, (form.right,))


def _capital_city(match: PhraseMatch, doc: Document) -> Hit | None:
    """ "thủ đô" alone, where the article itself names Hà Nội so with a capital elsewhere and no capital city abroad."""
    span, text = match.span, doc.text
    if _OF_OTHERS.match(text, span.end) or word_before(doc, span.start) in _NOT_ITSELF or is_quoted(doc, span):
        return None
    if "Hà Nội" not in text or _ELSEWHERE_ABROAD.search(text) or not _CAPITAL_ELSEWHERE.search(text):
        return None
    return Hit(span, {"right": "Thủ đô"}, ("Thủ đô",), confidence=0.92)


def _unit(match: PhraseMatch, right: str, doc: Document) -> Hit | None:
    """A unit or a landform with its kind capitalised inside a sentence: a remark; more where the article has a unit both ways."""
    span = match.span
    before = word_before(doc, span.start)
    if not before or before in _BODY_BEFORE or starts_sentence(doc, span.start) or in_title_case(doc, span):
        return None
    if is_quoted(doc, span):
        return None
    both = right in doc.text
    if both and match.phrase in _units() and match.phrase != _OWN_CITY:
        return Hit(span, {"right": right}, (right,), confidence=0.85)
    told = both or match.phrase not in _units()
    return Hit(span, {"right": right}, (right,), severity=INFO, confidence=0.6 if told else 0.45)
