"""NU006: one and the same sum, length or area told twice with another scale: 250 tỷ đồng and 250 triệu đồng, 12 km and 12 m.

Only where the words round both figures name the same thing, in any order; silent for parts, years, rates and plain words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from rasoat.content import PROSE, Article, BlockKind
from rasoat.finding import Hit
from rules.document import Document
from rules.parsing.quantities import Bound, Quantity, find_quantities
from rules.parsing.units import DONG
from rules.rule import WARNING, EveryArticle, Example, rule

_SIZES = {
    DONG: ("đồng", 1), "km": ("dài", 1000), "m": ("dài", 1), "ha": ("rộng", 10**4), "m2": ("rộng", 1), "km2": ("rộng", 10**6),
    "tấn": ("nặng", 1000), "tạ": ("nặng", 100), "kg": ("nặng", 1),
}  # fmt: skip
"""Of a unit: what it measures and its worth in the smallest one here."""
_SLIPS = {"đồng": {10**3, 10**6}, "dài": {10**3}, "rộng": {10**4, 100, 10**6}, "nặng": {10**3, 10, 100}}
_HEADS = (
    "tổng mức đầu tư|mức đầu tư|vốn đầu tư|tổng vốn|nguồn vốn|số vốn|tổng kinh phí|kinh phí|tổng giá trị|giá trị|tổng dự toán|"
    "dự toán|ngân sách|tổng thu|tổng chi|doanh thu|lợi nhuận|thu nhập|tổng số tiền|số tiền|trị giá|giá gói thầu|giá trúng thầu|"
    "giá khởi điểm|vốn điều lệ|dư nợ|nợ thuế|học phí|lệ phí|mức phạt|mức hỗ trợ|mức thưởng|tiền thưởng|hỗ trợ|ủng hộ|"
    "tổng chiều dài|chiều dài|chiều rộng|chiều cao|bề rộng|dài|rộng|cao|tổng diện tích|diện tích|quy mô|sản lượng|khối lượng|"
    "trọng lượng|thiệt hại|thu hồi|quỹ|vốn|đầu tư|chi phí"
)
"""What is measured, longest first."""
_HEAD = re.compile(rf"(?<!\w)(?:{_HEADS})(?!\w)")
_PART = re.compile(
    r"(?<!\w)(?:trong đó|mỗi|từng|một|bình quân|trung bình|riêng|còn lại|thêm|bổ sung|đợt|phần|những|nhiều|người|hộ|lãi|"
    r"giảm|tăng|chênh|so với|trước|nay|cùng kỳ|điều chỉnh|hay|hoặc|tháng|quý|ngày|tuần)(?!\w)"
)
"""Beside a figure: it may be of a part, of another time, of one of many."""
_CHANGES = re.compile(r"(?:từ|xuống|lên|đến) \||\| (?:xuống|lên|đến)(?!\w)")
_STOP = frozenset(
    "là với của có cho để và được đã sẽ đang khoảng hơn gần trên dưới chừng ước tính đạt lên tới dự kiến theo này đó tại "
    "trên ở vào khi thì mà do bằng gồm thực hiện toàn bộ số mức tổng công việc sự".split()
)
_EDGE = re.compile(r"[.;!?\n](?=[\s\u00a0]|\Z)|\n")
_WORD = re.compile(r"[^\W_]+")
_BEFORE, _AFTER = 90, 60


@dataclass(frozen=True, slots=True)
class _Told:
    quantity: Quantity
    worth: Fraction
    heads: frozenset[str]
    words: frozenset[str]
    figures: frozenset[str]


@rule(
    code="NU006",
    name="unit-slip",
    severity=WARNING,
    trigger=EveryArticle(),
    title="Một số liệu ghi hai đơn vị khác nhau",
    passes="Cùng một số liệu ghi cùng một đơn vị",
    message="Cùng một số liệu nhưng chỗ này ghi “{quote}”, chỗ khác ghi “{other}”.",
    hint="Đối chiếu bản gốc, rồi sửa chỗ sai đơn vị.",
    why="Lẫn tỷ với triệu, km với m là sai hàng nghìn lần; người đọc không biết số nào đúng.",
    since="0.1",
    confidence=0.85,
    examples=[
        Example(
            bad="Dự án có tổng mức đầu tư 250 tỷ đồng.\nTổng mức đầu tư của dự án là ⟦250 triệu đồng⟧.",
            good="Dự án có tổng mức đầu tư 250 tỷ đồng.\nTổng mức đầu tư của dự án là 250 tỷ đồng.",
        ),
        Example(good="Tổng mức đầu tư 250 tỷ đồng, trong đó mỗi hộ được hỗ trợ 250 triệu đồng."),
    ],
)
def unit_slip(article: Article, doc: Document) -> Iterator[Hit]:
    groups: dict[tuple[str, int], list[Quantity]] = defaultdict(list)
    for one in find_quantities(doc.text):
        size = _SIZES.get(one.unit)
        if size and one.value and not one.low and not one.per and one.bound in (Bound.EXACT, Bound.ABOUT, Bound.OVER):
            groups[size[0], _figure(one.value * size[1])].append(one)
    read = {kind for kind in PROSE if kind is not BlockKind.CELL}
    for (measured, _), quantities in groups.items():
        if len({_worth(one) for one in quantities}) < 2 or len(quantities) > 12:
            continue
        told = [_told(doc, one) for one in quantities if (block := doc.block_at(one.span.start)) and block.kind in read]
        for first, second in combinations(told, 2):
            low, high = sorted((first.worth, second.worth))
            if high / low in _SLIPS[measured] and _same_thing(first, second):
                yield Hit(second.quantity.span, {"other": doc.slice(first.quantity.span)})
                break


def _worth(one: Quantity) -> Fraction:
    return (one.value or Fraction(0)) * _SIZES[one.unit][1]


def _figure(worth: Fraction) -> int:
    """The numeral without its zeros: 25 of 250 tỷ and of 250 triệu."""
    number = int(worth * 1000)
    while number and number % 10 == 0:
        number //= 10
    return number


def _told(doc: Document, one: Quantity) -> _Told:
    """With the words of its sentence that stand near."""
    start, end = one.span
    before = _EDGE.split(doc.text[max(0, start - _BEFORE) : start].lower())[-1]
    after = _EDGE.split(doc.text[end : end + _AFTER].lower())[0]
    near = f"{_last(before).rstrip()} | {after.split(',')[0].lstrip()}"
    found = frozenset(_HEAD.findall(near))
    words = frozenset(word for word in _WORD.findall(near) if word not in _STOP)
    heads = frozenset(word for head in found for word in head.split())
    figures = frozenset(word for word in words if word[0].isdigit())
    part = frozenset({"?"}) if _PART.search(near) or _CHANGES.search(near) else frozenset[str]()
    return _Told(one, _worth(one), found, words - heads - figures, figures | part)


def _last(before: str) -> str:
    """The clause before a figure; of a short one the clause before that too."""
    parts = before.split(",")
    kept = parts[-1]
    if len([word for word in _WORD.findall(kept) if word not in _STOP]) < 3 and len(parts) > 1:
        kept = f"{parts[-2]} {kept}"
    return kept


def _same_thing(first: _Told, second: _Told) -> bool:
    if "?" in first.figures | second.figures or (first.figures and second.figures and first.figures != second.figures):
        return False
    if first.quantity.span.start == second.quantity.span.start:
        return False
    common, fewer = first.words & second.words, min(len(first.words), len(second.words))
    if not _alike(first.heads, second.heads):
        return len(common) >= 4 and len(common) >= 0.7 * fewer
    if len(common) >= 2 and len(common) >= 0.4 * fewer:
        return True
    whole = any(head.startswith(("tổng", "vốn điều lệ", "giá ")) for head in first.heads & second.heads)
    return whole and fewer == len(common) and _figure(first.worth) >= 10


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether both name what is measured by the same words, or one by the end of the other's ("tổng kinh phí", "kinh phí")."""
    return any(one.endswith(other) or other.endswith(one) for one in first for other in second)
