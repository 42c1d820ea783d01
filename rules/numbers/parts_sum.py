"""NU002: parts that do not add up to the whole they are said to make: in a sentence and in a table with a row of totals.

A sentence is judged where a list after "gồm" is nothing but counted parts; "trong đó" names some parts only, so what is more than
the whole: one part, sums of money, men and women. Silent for rounded figures, parts of another kind, nested parts and a remainder
without a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from rasoat.content import PROSE, Article, Block
from rasoat.finding import Hit
from rules.document import Document
from rules.numbers import totals
from rules.parsing.number_words import write_decimal
from rules.parsing.quantities import Quantity, quantities_within, slack
from rules.rule import WARNING, EveryArticle, Example, rule

_WAKES = re.compile(
    r"(?:gồm|trong đó)[^.;\n0-9]{0,80}?(?:[0-9]|(?<!\w)(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)[ \u00a0])",
    re.IGNORECASE,
)
_MADE_OF = re.compile(
    r"(?:[ \u00a0][^.;:\n\d(),]{0,50}?)?(?P<open>[,;:]?[ \u00a0]\(?|,?[ \u00a0]?\()(?:trong đó[ \u00a0])?(?:bao[ \u00a0])?gồm"
    r"(?:[ \u00a0]có)?[ \u00a0]?:?[ \u00a0](?:có[ \u00a0])?(?P<label>[^\d.,;:()\n]{1,50}[ \u00a0])?\Z",
    re.IGNORECASE,
)
_AMONG = re.compile(r",?[ \u00a0]\(?trong đó,?[ \u00a0](?:(?:có|riêng|đã có)[ \u00a0])?\Z", re.IGNORECASE)
_AMONG_SEVERAL = re.compile(
    r"(?:[ \u00a0][^.;:\n\d(),]{0,50}?)?,?[ \u00a0]\(?trong đó[,:]?[ \u00a0](?:(?:có|gồm)[ \u00a0])?"
    r"(?P<label>[^\d.,;:()\n]{1,50}[ \u00a0])?\Z",
    re.IGNORECASE,
)
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)")
_BOTH = frozenset({"nam", "nữ"})
_NEXT = re.compile(
    r"[^\d,;:()\n]{0,60}(?:[,;][ \u00a0](?:và[ \u00a0])?|[ \u00a0]và[ \u00a0])(?:có[ \u00a0])?\Z", re.IGNORECASE
)
_NEXT_LABELLED = re.compile(
    r"(?:[,;][ \u00a0](?:và[ \u00a0])?|[ \u00a0]và[ \u00a0])[^\d.,;:()\n]{1,50}[ \u00a0]\Z", re.IGNORECASE
)
"""Between parts that name themselves before their figure: "ngân sách quận 1,5 tỷ đồng và xã hội hóa 1 tỷ đồng"."""
_END = re.compile(r"\)?[.…]?[ \u00a0]?\Z")
_LAST = re.compile(r"[^\d,;:()\n]{0,60}\)?[.…]?[ \u00a0]?\Z")
_NOT_PLAIN = re.compile(
    r"(?<!\w)(?:trong đó|khác|còn lại|cùng|hoặc|mỗi|từng|lượt|trùng|cả|gồm|đồng thời|chưa kể|"
    r"ngoài ra|một số|nhiều|các|những)(?!\w)",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"(?<!\w)(?:mỗi|từng|thêm|tăng|giảm|bình quân|trung bình|đủ|các|hoặc|còn)[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,4}\Z",
    re.IGNORECASE,
)
_PEOPLE = frozenset(
    "người|thành viên|đại biểu|trường hợp|học sinh|cán bộ|công chức|viên chức|đảng viên|đồng chí|giáo viên|ca mắc|bệnh nhân|"
    "ủy viên|vụ|hồ sơ|đơn|ý kiến|đối tượng|thí sinh|giải|hộ|hội viên|đoàn viên|huy chương|cá nhân".split("|")
)
"""What is often counted on without repeating its name: "20 người, gồm 12 nam và 8 nữ"."""
_NEVER = frozenset(
    {"%", "tuổi", "năm", "tháng", "ngày", "giờ", "phút", "tuần", "lần", "điểm phần trăm", "bước", "điểm"}
)


@rule(
    code="NU002",
    name="parts-do-not-sum",
    severity=WARNING,
    trigger=EveryArticle(),
    title="Các phần cộng lại không bằng tổng số",
    passes="Các phần cộng lại bằng tổng số",
    message="Tổng ghi {whole} nhưng các phần cộng lại là {total}.",
    hint="Đối chiếu bảng số liệu gốc: sửa tổng số hoặc sửa phần ghi sai.",
    why="Tổng số sai làm người đọc không biết tin con số nào và phải gọi điện hỏi lại.",
    since="0.1",
    confidence=0.85,
    examples=[
        Example(
            bad="Toàn phường có ⟦25 tổ⟧, gồm 12 tổ loại tốt, 8 tổ loại khá và 6 tổ trung bình.",
            good="Toàn phường có 26 tổ, gồm 12 tổ loại tốt, 8 tổ loại khá và 6 tổ trung bình.",
        ),
        Example(
            bad="Tiếp nhận ⟦120 hồ sơ⟧, trong đó có 130 hồ sơ trực tuyến.",
            good="Tiếp nhận 120 hồ sơ, trong đó có 30 hồ sơ trực tuyến.",
        ),
        Example(
            bad="<h1>Số hộ đăng ký</h1><table><tr><th>Tổ</th><th>Số hộ</th><th>Số người</th></tr>"
            "<tr><td>Tổ 1</td><td>120</td><td>400</td></tr><tr><td>Tổ 2</td><td>80</td><td>310</td></tr>"
            "<tr><td>Tổng cộng</td><td>⟦210⟧</td><td>710</td></tr></table>",
            good="<h1>Số hộ đăng ký</h1><table><tr><th>Tổ</th><th>Số hộ</th><th>Số người</th></tr>"
            "<tr><td>Tổ 1</td><td>120</td><td>400</td></tr><tr><td>Tổ 2</td><td>80</td><td>310</td></tr>"
            "<tr><td>Tổng cộng</td><td>200</td><td>710</td></tr></table>",
        ),
        Example(good="Đoàn có 25 người, trong đó 20 nữ và 15 đảng viên."),
    ],
)
def parts_do_not_sum(article: Article, doc: Document) -> Iterator[Hit]:
    yield from totals.wrong_totals(article)
    for block in doc.blocks(PROSE, "vi"):
        if _WAKES.search(doc.text, *block.span):
            yield from _in_sentences(block, doc)


def _in_sentences(block: Block, doc: Document) -> Iterator[Hit]:
    found = quantities_within(doc.text, block.span)
    for at, whole in enumerate(found[:-1]):
        if not _is_whole(doc.text, whole):
            continue
        between = (whole.span.end, found[at + 1].span.start)
        written = {"whole": doc.slice(whole.span)}
        if found[at + 1].span.start - whole.span.end > 90:
            continue
        part = found[at + 1]
        alike = part.exact and part.unit == whole.unit and min(part.values) > max(whole.values)
        if alike and _AMONG.fullmatch(doc.text, *between):
            written["part"] = doc.slice(part.span)
            yield Hit(whole.span, written, message="Tổng ghi {whole} nhưng một phần trong đó đã là {part}.")
        elif made := _MADE_OF.fullmatch(doc.text, *between):
            end = doc.sentence_at(found[at + 1].span.start).end
            if "(" in made["open"]:
                closing = doc.text.find(")", found[at + 1].span.end, end)
                end = closing if closing >= 0 else end
            parts = [one for one in found[at + 1 : at + 22] if one.span.start < end]
            total = _sum_of(doc.text, whole, parts, end, labelled=bool(made["label"]))
            if total is not None:
                yield Hit(whole.span, written | {"total": _written(total, whole, doc.text)})
        elif several := _AMONG_SEVERAL.fullmatch(doc.text, *between):
            end = doc.sentence_at(found[at + 1].span.start).end
            parts = [one for one in found[at + 1 : at + 22] if one.span.start < end]
            if not (whole.is_money or {_head(doc.text, one) for one in parts} == _BOTH):
                continue
            total = _sum_of(doc.text, whole, parts, end, labelled=bool(several["label"]))
            if total is not None and total > (whole.value or 0):
                yield Hit(whole.span, written | {"total": _written(total, whole, doc.text)})


def _head(text: str, one: Quantity) -> str:
    """The first word of what is counted: "tổ" of "25 tổ dân phố"."""
    word = _WORD_AFTER.match(text, one.span.end)
    return one.unit.split()[0] if one.unit else word[1].lower() if word else ""


def _is_whole(text: str, whole: Quantity) -> bool:
    return (
        whole.exact
        and whole.value is not None
        and bool(_head(text, whole))
        and whole.unit not in _NEVER
        and not whole.per
        and not _EACH.search(text, max(0, whole.span.start - 40), whole.span.start)
    )


def _sum_of(text: str, whole: Quantity, parts: list[Quantity], end: int, *, labelled: bool) -> Fraction | None:
    """The sum of parts that are surely all parts of the whole, if it is another; else None."""
    if not 2 <= len(parts) <= 20 or any(not one.exact or one.per or one.value is None for one in parts):
        return None
    heads = [_head(text, one) for one in parts]
    named = set(heads) == {_head(text, whole)} or sorted(heads) == sorted(_BOTH)
    if not named and (labelled or whole.unit not in _PEOPLE or any(one.unit not in ("", whole.unit) for one in parts)):
        return None
    between, last = (_NEXT_LABELLED, _END) if labelled else (_NEXT, _LAST)
    for one, after in pairwise(parts):
        if not between.fullmatch(text, one.span.end, after.span.start):
            return None
    if not last.fullmatch(text, parts[-1].span.end, end) or _NOT_PLAIN.search(text, parts[0].span.end, end):
        return None
    total = sum((one.value for one in parts if one.value is not None), Fraction(0))
    target = whole.value or Fraction(0)
    about = sum((slack(one, one.value) for one in (whole, *parts) if one.value is not None), Fraction(0))
    lowest, highest = (6, 15) if named else (8, 13)
    if abs(total - target) <= about or not lowest * target <= 10 * total <= highest * target:
        return None
    return total


def _written(total: Fraction, whole: Quantity, text: str) -> str:
    """A sum in the scale and with the unit of the whole."""
    return f"{write_decimal(total / whole.scale, 3)}{text[whole.number.end : whole.span.end]}"
