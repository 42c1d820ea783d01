"""Finds quantities in Vietnamese text: money, percentages, counts and measures, in figures and in words, alone or as a range.

What is ambiguous keeps all its readings ("1.500" is 1,500 or 1.5; Decree 86/2012/NĐ-CP, annex V). Numbers that only name
something (Điều 5, năm 2020, quốc lộ 1), dates, fractions (1/3), document and telephone numbers are no quantities, nor is a
figure with an invisible character in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from rasoat.content import Span
from rules.parsing.mentions import within
from rules.parsing.number_words import NUMBER_WORDS, SCALES, figure_values, words_values
from rules.parsing.units import DONG, MEASURES, PERCENT, UNIT, unit_name

_GAP = r"[ \u00a0]"
_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_RAISED = "²³¹⁰-₉"
_STICKS = rf"\w/+:=#&@_{_INVISIBLE}"
_ANY_WORD = "(?:" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + r")(?!\w)"
_NOT_RATE = r"(?![ \u00a0](?:lệ|trọng|số|giá|suất)(?!\w))"
_SCALE = rf"(?:nghìn|ngàn|triệu|(?:tỷ|tỉ){_NOT_RATE}|vạn|trăm)(?!\w)"
_FIGURE = re.compile(
    rf"(?=[0-9])(?<![{_STICKS}.,–-])"
    rf"(?P<figure>[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}}){{1,6}}(?:,[0-9]+)?(?![0-9]|{_GAP}?[.,][0-9])|(?=(?P<all>[0-9]+(?:[.,][0-9]+)*))(?P=all))"
    rf"(?![{_INVISIBLE}{_RAISED}]|[/:+–-][\w]|[–-][0-9])"
    rf"(?P<scale>(?:{_GAP}?{_SCALE}){{0,3}})(?P<brackets>{_GAP}?\({_GAP}?{_ANY_WORD}(?:{_GAP}{_ANY_WORD}){{0,24}}\))?"
    rf"(?:(?:{_GAP}{{0,2}})(?P<unit>{UNIT}))?",
    re.IGNORECASE,
)
_FIGURE_RANGE = re.compile(
    rf"(?=[0-9])(?<![{_STICKS}.,–-])(?P<low>[0-9]{{1,12}}(?:[.,][0-9]{{1,12}}){{0,6}})(?P<low_unit>%?)"
    rf"(?:[–-]|{_GAP}[–-]{_GAP})(?P<figure>[0-9]{{1,12}}(?:[.,][0-9]{{1,12}}){{0,6}})(?![\w/:+–-]|[.,][0-9])"
    rf"(?P<scale>(?:{_GAP}{_SCALE}){{0,3}}){_GAP}{{0,2}}(?P<unit>{UNIT})?",
    re.IGNORECASE,
)
_FIRST_WORD = r"(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)(?!\w)"
_WORDS = re.compile(
    rf"(?<![{_STICKS}])(?P<words>{_FIRST_WORD}(?:{_GAP}{_ANY_WORD}){{0,24}})"
    rf"(?:{_GAP}\((?P<inside>[0-9][0-9.,]{{0,38}})\))?(?:{_GAP}(?P<unit>{UNIT}))?",
    re.IGNORECASE,
)
LABEL_BEFORE = re.compile(
    r"(?:\b(?:điều|khoản|mục|nội dung|phần|chương|điểm|quý|tháng|năm|lớp|(?<!tổng[ \u00a0])(?<!trong[ \u00a0])số|khóa|khoá|"
    r"thứ|lần|phòng|tầng|đợt|tổ|kỳ|quyển|tập|bài|trang|bảng|hình|phụ lục|nhóm|loại|cấp|hạng|vòng|bước|quận|ngày|phường|thôn|"
    r"xóm|đội|khu|bậc|mức độ|ngõ|ngách|hẻm|nhà|lô|mẫu|biểu|giai đoạn|khối|ca|quốc lộ|tỉnh lộ|ql|tl|vành đai|km|top|thế kỷ|"
    r"đại hội|giáp|mùng|mồng|rằm|f|no|tiểu khu|cột|ô|dòng|câu|hàng|sáng|trưa|chiều|tối|đêm|hôm)\.?[ \u00a0]|[A-Z]\.?)\Z",
    re.IGNORECASE,
)
"""What stands before a number that names something and counts nothing."""
_NUMBERING = re.compile(r"(?:^|\n)[ \t\u00a0(]*\Z")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
_ABOUT = r"khoảng|xấp xỉ|ước|ước tính|ước đạt|chừng|độ|tầm|gần|ngót|gần như|cỡ|vào khoảng|dao động"
_BOUND_BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<about>{_ABOUT})|(?P<over>hơn|trên|quá|vượt|vượt quá|ngoài|lớn hơn|nhiều hơn|cao hơn)|"
    r"(?P<under>dưới|chưa đến|chưa tới|chưa đầy|ít hơn|nhỏ hơn|thấp hơn|không đến|không tới|không đầy)|"
    r"(?P<least>từ đủ|ít nhất|tối thiểu|không dưới|không ít hơn|thấp nhất|từ|đủ)|"
    r"(?P<most>không quá|không vượt quá|tối đa|không hơn|cao nhất|nhiều nhất|chậm nhất|đến hết|lên đến|lên tới))"
    r"(?:[ \u00a0](?:là|đến|chỉ))?[ \u00a0]\Z",
    re.IGNORECASE,
)
_LAST_OF_BOUND = frozenset(
    "khoảng xỉ ước tính đạt chừng độ tầm gần ngót như cỡ động hơn trên quá vượt ngoài dưới đến tới đầy đủ nhất thiểu ít từ đa "
    "hết là chỉ".split()
)
"""The last words of these, told quickly."""
_BOUND_AFTER = re.compile(r"[ \u00a0](?:(?P<least>trở lên)|(?P<most>trở xuống|trở lại))(?!\w)", re.IGNORECASE)
_BETWEEN = re.compile(r"[ \u00a0](?:đến|tới|cho đến|đến hết|đến dưới|đến không quá)[ \u00a0]\Z", re.IGNORECASE)
_PER = re.compile(
    r"[ \u00a0]?/[ \u00a0]?(?P<per>[^\W\d_]+(?:[ \u00a0](?:sơ|vuông|năm|hợp|cảnh|khẩu|dân))?)", re.IGNORECASE
)
_RATE = re.compile(r"[ \u00a0](?:lệ|trọng|số|giá|suất)(?!\w)", re.IGNORECASE)


class Bound(StrEnum):
    """How the words round a number limit it."""

    EXACT = ""
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts. ``span``: from the figure (or the first of a range) to the end of the unit.

    ``values``: every value it may have, scale words multiplied in ("1,5 triệu đồng" is 1,500,000); of a range the upper end,
    and ``low`` the lower. ``steps`` gives for each value the worth of the last place written ("1,5 triệu": 100,000).
    """

    span: Span
    number: Span
    """The figure or the words alone, without scale and unit; of a range its upper end."""
    steps: tuple[tuple[Fraction, Fraction], ...]
    unit: str
    """As in ``rules.parsing.units``: "đồng", "%", "m2", "hồ sơ" …; "" where no known unit follows."""
    scale: int = 1
    """What the scale words multiply by: 10^6 for "1,5 triệu"."""
    bound: Bound = Bound.EXACT
    low: frozenset[Fraction] = frozenset()
    """Of a range every value its lower end may have; empty for a single number."""
    worded: bool = False
    """Written in words."""
    per: str = ""
    """After a stroke: "hồ sơ" of "50.000 đồng/hồ sơ", lower case."""

    @property
    def values(self) -> frozenset[Fraction]:
        return frozenset(value for value, _ in self.steps)

    @property
    def value(self) -> Fraction | None:
        """The value where there is only one reading; of a range the upper end."""
        return self.steps[0][0] if len(self.steps) == 1 else None

    @property
    def exact(self) -> bool:
        """Whether it is one number that no word beside it limits or blurs."""
        return self.bound is Bound.EXACT and not self.low

    @property
    def is_money(self) -> bool:
        return self.unit in (DONG, "USD", "euro")

    @property
    def is_share(self) -> bool:
        return self.unit == PERCENT


@lru_cache(maxsize=32)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of a text in reading order, none overlapping another."""
    found: list[Quantity] = []
    for one in sorted((*_ranges(text), *_figures(text), *_worded(text)), key=_rank):
        if not found or found[-1].span.end <= one.span.start:
            found.append(one)
    return tuple(_joined(text, found))


def quantities_within(text: str, passage: Span) -> tuple[Quantity, ...]:
    """The quantities that begin in a passage."""
    return within(find_quantities(text), passage)


def slack(quantity: Quantity, value: Fraction) -> Fraction:
    """How far the truth may lie from ``value``: half the last place of a decimal or of "tỷ", half the noughts at the end of a
    great round figure, nothing for a plain count."""
    step = next((step for one, step in quantity.steps if one == value), Fraction(1))
    if step != 1 or quantity.scale != 1:
        return step / 2
    digits = str(int(value))
    noughts = len(digits) - len(digits.rstrip("0"))
    return Fraction(10 ** min(noughts, len(digits) - 2), 2) if value >= 10_000 and noughts > 2 else Fraction(0)


def _rank(quantity: Quantity) -> tuple[int, int]:
    return quantity.span.start, -quantity.span.end


def _ranges(text: str) -> Iterator[Quantity]:
    """ "10-15%", "10 - 15 triệu đồng"; years and scores, which have no unit, are left out."""
    if "-" not in text and "–" not in text:
        return
    for match in _FIGURE_RANGE.finditer(text):
        upper = _quantity(text, match)
        if upper is None or not upper.unit or (_YEAR.match(match["low"]) and _YEAR.match(match["figure"])):
            continue
        low = figure_values(match["low"])
        if low and _plausible(match["low"]) and not _is_label(text, match.start(), match["low"]):
            low |= frozenset(value * upper.scale for value in low)
            yield replace(upper, span=Span(match.start(), upper.span.end), low=low)


def _figures(text: str) -> Iterator[Quantity]:
    for match in _FIGURE.finditer(text):
        quantity = _quantity(text, match)
        if (
            quantity
            and (quantity.is_money or not _is_label(text, match.start(), match["figure"]))
            and not _is_numbering(text, match, quantity)
        ):
            yield quantity


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    figure, scale = match["figure"], 1
    for word in match["scale"].split():
        scale *= SCALES.get(word.lower(), 100)
    unit = unit_name(match["unit"] or "")
    end = match.end("unit") if unit else match.end("scale") if match["scale"] else match.end("figure")
    values = figure_values(figure) if _plausible(figure) else frozenset()
    if not values or _clings(text, end, figure_only=not unit and scale == 1):
        return None
    if not unit and scale == 1 and _YEAR.match(figure):
        return None
    if (scale == 1 and unit not in MEASURES) or figure.endswith(".000"):
        values = frozenset({max(values)})
    steps = tuple(sorted((value * scale, _step(figure, value) * scale) for value in values))
    number = Span(match.start("figure"), match.end("figure"))
    return _limited(text, Quantity(Span(match.start("figure"), end), number, steps, unit, scale))


def _clings(text: str, end: int, *, figure_only: bool) -> bool:
    """Whether a letter, a stroke before a figure or a sign makes another thing of the number: 5G, 7h30, 1/3, 25+."""
    after = text[end : end + 2]
    if not after:
        return False
    if figure_only and (after[0].isalnum() or after[0] in "_@°'\"′″×" or (after[0] in "/:+" and after[1:].strip())):
        return True
    return after[0] == "/" and after[1:].isdigit()


def _plausible(figure: str) -> bool:
    """Whether a quantity is written so: one leading zero at most, and only before a single digit or a decimal comma."""
    if not figure.startswith("0") or figure == "0":
        return True
    return len(figure) == 2 or figure[1] == "," or (figure[1] == "." and len(figure) < 8)


def _step(figure: str, value: Fraction) -> Fraction:
    """The worth of the last place of a figure read as ``value``."""
    places = max(len(re.split("[.,]", figure)[-1]), 0) if re.search("[.,]", figure) else 0
    whole = re.sub(r"[^0-9]", "", figure)
    return Fraction(1) if value == int(whole) else Fraction(1, 10**places)


def _is_label(text: str, start: int, figure: str) -> bool:
    """Whether the word before makes the number a name; a figure with thousands is none."""
    if len(figure) > 4 and _YEAR.match(figure) is None:
        return False
    return LABEL_BEFORE.search(text, max(0, start - 16), start) is not None


def _is_numbering(text: str, match: re.Match[str], quantity: Quantity) -> bool:
    """ "1. Nội dung", "2) …", "(3) …": a number that counts paragraphs or points."""
    if quantity.scale != 1 or len(match["figure"]) > 7:
        return False
    start, end = quantity.number
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    after = text[end : end + 2]
    opens = _NUMBERING.search(text, max(0, start - 4), start) is not None
    return opens and (
        after[:1] in (".", ")", "/") or after[1:].isupper() or (not quantity.unit and "." in match["figure"])
    )


def _worded(text: str) -> Iterator[Quantity]:
    for match in _WORDS.finditer(text):
        words, unit, end = match["words"].lower().split(), unit_name(match["unit"] or ""), match.end()
        if words[-1] == "năm" and len(words) > 1 and not unit:
            words, unit = words[:-1], "năm"
        elif not unit:
            end = match.end("words")
        if words[-1] in ("tỷ", "tỉ") and not unit and _RATE.match(text, end):
            continue
        if len(words) == 1 and (not unit or words == ["năm"]):
            continue
        values = words_values(words)
        if not values or LABEL_BEFORE.search(text, max(0, match.start() - 16), match.start()):
            continue
        scale = max((SCALES.get(word, 1) for word in words), default=1)
        steps = tuple(sorted((value, Fraction(1)) for value in values))
        number = Span(match.start("words"), match.end("words"))
        one = Quantity(Span(match.start(), end), number, steps, unit, scale, worded=True)
        yield _limited(text, one)


def _limited(text: str, quantity: Quantity) -> Quantity:
    """With the words round it that limit it, and with what it is counted by."""
    start, end = quantity.span
    last = text[max(0, start - 12) : max(0, start - 1)].lower().replace("\u00a0", " ").replace("\n", " ")
    last = last.rpartition(" ")[2].lstrip("(“\"'[–-,;:")
    before = last in _LAST_OF_BOUND and _BOUND_BEFORE.search(text, max(0, start - 24), start)
    after = _BOUND_AFTER.match(text, end) if text.startswith("trở", end + 1) else None
    bound = Bound.EXACT
    if after:
        bound = Bound.AT_LEAST if after["least"] else Bound.AT_MOST
    elif before:
        kinds = {"about": Bound.ABOUT, "over": Bound.OVER, "under": Bound.UNDER}
        bound = kinds.get(before.lastgroup or "", Bound.AT_LEAST if before["least"] else Bound.AT_MOST)
    per = _PER.match(text, end) if quantity.unit else None
    if bound is Bound.EXACT and per is None:
        return quantity
    return replace(quantity, bound=bound, per=per["per"].lower() if per else "")


def _joined(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Makes one of "1 triệu 200 nghìn đồng" and of "từ 10 đến 15 triệu đồng"."""
    at = 0
    while at < len(found):
        one = found[at]
        at += 1
        while at < len(found) and (more := _added(text, one, found[at]) or _range(text, one, found[at])):
            one = more
            at += 1
        yield one


def _added(text: str, high: Quantity, rest: Quantity) -> Quantity | None:
    """ "1 triệu" and "200 nghìn đồng", side by side."""
    if high.unit or high.low or rest.low or high.scale <= rest.scale or high.scale == 1 or high.worded or rest.worded:
        return None
    if (
        text[high.span.end : rest.span.start] not in (" ", "\u00a0")
        or high.value is None
        or high.value.denominator != 1
    ):
        return None
    steps = tuple((high.value + value, step) for value, step in rest.steps if value < high.scale)
    if not steps:
        return None
    return replace(rest, span=Span(high.span.start, rest.span.end), number=high.number, steps=steps, bound=high.bound)


def _range(text: str, low: Quantity, high: Quantity) -> Quantity | None:
    """ "từ 10 đến 15 triệu đồng", "từ 5 triệu đồng đến 7 triệu đồng"; of unlike units there is no range."""
    if low.low or high.low or high.span.start - low.span.end > 24 or low.unit not in ("", high.unit):
        return None
    if not _BETWEEN.match(text[low.span.end : high.span.start]):
        return None
    if low.bound is not Bound.AT_LEAST and not high.unit:
        return None
    values = low.values
    if low.scale == 1 and not low.unit:
        values |= frozenset(value * high.scale for value in values)
    bound = high.bound if high.bound in (Bound.ABOUT, Bound.UNDER) else Bound.EXACT
    return replace(high, span=Span(low.span.start, high.span.end), low=values, bound=bound)
