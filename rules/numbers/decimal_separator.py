"""NU003: a decimal point where Vietnamese has a comma (98.6%), commas between thousands (1,250,000 đồng), both ways in one text.

Decree 86/2012/NĐ-CP, annex V. Only figures of one reading count, before a measure, money or a scale word: "1.500" may be
thousands, "4.0" a name, "2.1" a section, "6.5" a mark, and foreign money is written as abroad. Told once an article. The
house style asks for it unless ``[style] numbers`` is set to "": then nothing is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rasoat.content import PROSE, Article
from rasoat.finding import Hit
from rules.document import Document
from rules.parsing.quantities import Quantity, find_quantities
from rules.parsing.units import DOLLAR, DONG, MEASURES, PERCENT
from rules.rule import INFO, WARNING, EveryArticle, Example, rule

_WAKING = re.compile(r"[0-9]\.[0-9]{1,2}(?![0-9])|[0-9],[0-9]{3},[0-9]{3}")
_POINT = re.compile(r"[0-9]{1,6}\.[0-9]{1,2}\Z")
_COMMAS = re.compile(r"[0-9]{1,3}(?:(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|,[0-9]{3}\.[0-9]{1,2})\Z")
_COMMA = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,6}),[0-9]{1,2}\Z")
_MEASURED = MEASURES - {"", "điểm", "giờ", DOLLAR, "euro"} | {DONG, "lần"}
"""Units before which a point parts no time, mark, version or section."""
_NAMED = re.compile(
    r"(?:(?<!\w)(?:IELTS|TOEFL|GPA|SAT|band|điểm|số điểm|phiên bản|bản|TCVN|QCVN|ISO|IP|tọa độ|toạ độ|vĩ độ|kinh độ|mục|phụ lục|"
    r"tiểu mục|bảng|hình|biểu|mẫu|điều|khoản|chương|phần|tỷ số|tỉ số|v|version|USD)|[$€£¥])[ \u00a0:]{0,2}\Z",
    re.IGNORECASE,
)
"""Before a number that is a name, a mark or money of another country."""
_MONEY_ABROAD = re.compile(
    r"[ \u00a0]?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)[ \u00a0])*(?:\$|€|£|¥|USD|EUR|JPY|đô|won|yên|nhân dân tệ|bảng|baht|euro|kíp|rúp)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"[ \u00a0](?:này|thứ|đầu|sau|trước|cuối|nữa)(?!\w)")
"""Behind "lần" that is an occasion: "Đề án 2.3 lần này"."""
_SWAPPED = str.maketrans(".,", ",.")


@rule(
    code="NU003",
    name="decimal-separator",
    severity=INFO,
    trigger=EveryArticle(),
    title="Dấu thập phân, dấu hàng nghìn viết theo kiểu nước ngoài",
    passes="Số thập phân dùng dấu phẩy, hàng nghìn dùng dấu chấm",
    message="“{quote}” dùng dấu chấm, dấu phẩy theo kiểu nước ngoài.",
    hint="Viết là “{right}”.",
    why="Người đọc quen dấu chấm là hàng nghìn; viết lẫn hai kiểu thì không rõ con số lớn hay nhỏ.",
    source="Nghị định 86/2012/NĐ-CP, Phụ lục V",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(bad="Tỷ lệ đúng hạn đạt ⟦98.6⟧%.", good="Tỷ lệ đúng hạn đạt 98,6%.", suggestion="98,6"),
        Example(bad="Hỗ trợ ⟦1,250,000⟧ đồng mỗi hộ.", good="Hỗ trợ 1.250.000 đồng mỗi hộ.", suggestion="1.250.000"),
        Example(bad="Thu hồi 3,5 ha đất lúa và ⟦2.5⟧ ha đất vườn.", suggestion="2,5"),
        Example(good="Công nghiệp 4.0; 1.500 hồ sơ; IELTS 6.5; mục 2.1; 1.250,5 ha; 12.5 triệu USD."),
    ],
)
def decimal_separator(article: Article, doc: Document) -> Hit | None:
    if ("style" in doc.options and not doc.house("numbers")) or not _WAKING.search(doc.text):
        return None
    told = _vietnamese(doc)
    wrong = [one for one in told if _is_foreign(doc.text, one)]
    if not wrong:
        return None
    first = wrong[0].number
    quote = doc.slice(first)
    right = quote.translate(_SWAPPED)
    other = next((doc.slice(one.number) for one in told if _COMMA.match(doc.slice(one.number)) and _measured(one)), "")
    values = {"right": right, "count": str(len(wrong)), "other": other}
    if other:
        return Hit(
            first,
            values,
            (right,),
            severity=WARNING,
            message="Bài viết số theo hai kiểu: “{quote}” và “{other}”; kiểu nước ngoài có {count} chỗ.",
        )
    if len(wrong) == 1:
        return Hit(first, values, (right,))
    return Hit(
        first,
        values,
        (right,),
        message="“{quote}” dùng dấu chấm, dấu phẩy theo kiểu nước ngoài; cả bài có {count} chỗ như vậy.",
    )


def _vietnamese(doc: Document) -> list[Quantity]:
    """Quantities of the blocks that speak Vietnamese."""
    blocks = doc.blocks(PROSE, "vi")
    return list(_inside(find_quantities(doc.text), [(block.span.start, block.span.end) for block in blocks]))


def _inside(found: Iterable[Quantity], spans: list[tuple[int, int]]) -> Iterable[Quantity]:
    at = 0
    for one in found:
        while at < len(spans) and spans[at][1] <= one.span.start:
            at += 1
        if at < len(spans) and spans[at][0] <= one.span.start:
            yield one


def _measured(one: Quantity) -> bool:
    return one.scale > 1 or one.unit in _MEASURED


def _is_foreign(text: str, one: Quantity) -> bool:
    start, end = one.number
    figure = text[start:end]
    if one.worded or _NAMED.search(text, max(0, start - 14), start) or _MONEY_ABROAD.match(text, end, end + 24):
        return False
    if _COMMAS.match(figure):
        return one.unit not in (DOLLAR, "euro")
    if not _POINT.match(figure) or not _measured(one):
        return False
    if one.unit == "lần" and _ORDINAL.match(text, one.span.end):
        return False
    following = text[end : end + 2].lstrip()[:1]
    return one.unit == PERCENT or not following.isupper()
