"""CA016: the type in a body's name in small letters where the article writes the same name with its capital: bệnh viện Bạch Mai.

Annex II of Decree 30/2020/NĐ-CP sets the capital. Newspapers leave it out, so the article's own usage must show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import PROSE, Span
from rasoat.finding import Hit, Safety
from rules.capitalisation.setting import is_part_of_another, is_plural, is_quoted, starts_sentence, word_before
from rules.document import Document
from rules.rule import WARNING, Example, PhraseMatch, Phrases, rule
from rules.text.letters import UPPER

_TYPES = (
    "công ty,tổng công ty,tập đoàn,trung tâm,bệnh viện,học viện,nhà máy,nhà hát,bảo tàng,thư viện,hiệp hội,liên đoàn,"
    "câu lạc bộ,ngân hàng,văn phòng,chi cục,tổng cục,nhà xuất bản,chi bộ,đảng bộ,hợp tác xã,khu công nghiệp"
).split(",")
_NAME = re.compile(rf"(?:[ \u00a0](?:cổ phần|TNHH))?[ \u00a0][{UPPER}][\w&-]*(?:[ \u00a0][{UPPER}][\w&-]*)*")
_NO_NAME = re.compile(r"[ \u00a0](?:Hà Nội|Việt Nam|TP|Thành phố|Trung ương|Quốc gia|TNHH|CP|BĐS|CNTT|ĐH)")
"""What alone tells no body from others: "các công ty Việt Nam", "trung tâm Hà Nội", "công ty TNHH"."""


@rule(
    code="CA016",
    name="name-two-ways",
    severity=WARNING,
    trigger=Phrases(tuple(_TYPES), match_case=True),
    reads=PROSE,
    title="Tên cơ quan, tổ chức viết hoa hai kiểu trong bài",
    passes="Tên cơ quan, tổ chức viết hoa một kiểu trong bài",
    message="“{quote}” viết hoa khác chỗ khác trong bài.",
    hint="Viết là “{right}” như ở chỗ kia.",
    why="Một tên viết hai kiểu làm bài thiếu nhất quán; từ chỉ loại hình trong tên cơ quan, tổ chức viết hoa chữ đầu.",
    source="Nghị định số 30/2020/NĐ-CP, phụ lục II, mục IV",
    since="0.1",
    safety=Safety.UNSAFE,
    confidence=0.92,
    examples=[
        Example(
            bad="Đoàn thăm ⟦bệnh viện⟧ Bình Minh và cảm ơn thầy thuốc Bệnh viện Bình Minh.",
            good="Bệnh viện Bình Minh mở cửa. Đoàn thăm bệnh viện Bình Minh.",
            suggestion="Bệnh viện",
        ),
        Example(good="Các công ty Việt Nam cùng Công ty Việt Nam Xanh; ở trung tâm Hà Nội, gần Trung tâm Hà Nội Xanh."),
    ],
)
def name_two_ways(match: PhraseMatch, doc: Document) -> Hit | None:
    name = _NAME.match(doc.text, match.span.end)
    if name is None or _NO_NAME.fullmatch(name.group()) or word_before(doc, match.span.start) == "một":
        return None
    right = match.text[0].upper() + match.text[1:]
    if not any(not starts_sentence(doc, start) for start in _places(doc.text, right + name.group())):
        return None
    if is_part_of_another(doc, match.span.start) or is_quoted(doc, match.span):
        return None
    if is_plural(doc, Span(match.span.start, name.end())):
        return None
    return Hit(match.span, {"right": right}, (right,))


def _places(text: str, name: str) -> Iterator[int]:
    start = text.find(name)
    while start >= 0:
        yield start
        start = text.find(name, start + len(name))
