"""NU004: a figure and its own words in brackets that say different numbers: 46.000.000 (bốn mươi lăm triệu)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias

from rasoat.content import Span
from rasoat.finding import Hit
from rules.document import Document
from rules.parsing.number_words import NUMBER_WORDS, figure_values, number_words, words_values, write_figure
from rules.rule import ERROR, Example, Pattern, rule

_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_UNITS = frozenset(
    "đồng chẵn việt nam vnđ vnd ngày tháng năm tuần giờ phút người lần bản bộ điểm cái chiếc suất giải mục phiếu "
    "tờ hồ sơ trang".split()
)
_FIGURE = r"(?P<figure>\d[\d.,]*(?:[ \u00a0]\d{3}){0,8})(?<=\d)"
_WORD = "(?:" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + r")(?!\w)"
_WORDS_FIRST = (
    rf"(?<!\w)(?P<prior>{_WORD}(?:[ \u00a0]+{_WORD}){{0,24}})[ \u00a0]?\([ \u00a0]?(?P<inside>\d[\d.,]*\d)[ \u00a0]?\)"
    r"(?=[ \u00a0](?P<counted>[^\W\d_]+))"
)
_PATTERN = (
    r"(?<![\w.,/-])" + _FIGURE + r"(?P<unit>[ \u00a0]?(?:%|[^\W\d_]+(?:[ \u00a0][^\W\d_]+){0,2}|))[ \u00a0]?"
    r"\([ \u00a0]?(?:(?:viết )?bằng chữ(?: là)?[ \u00a0]?:?[ \u00a0]?)?"
    r"(?P<words>[^\W\d_]+(?:[ \u00a0]+[^\W\d_]+){0,24})[.,]?[ \u00a0]?\)|" + _WORDS_FIRST
)
_LABEL_BEFORE = re.compile(
    r"(?:\b(?:điều|khoản|mục|phần|chương|điểm|quý|tháng|năm|lớp|số|khóa|khoá|thứ|lần|phòng|tầng|đợt|tổ|kỳ|quyển|tập|bài|trang|"
    r"bảng|hình|phụ lục|nhóm|loại|cấp|hạng|vòng|bước|quận|ngày)[ \u00a0]|[A-Z]\.?)\Z",
    re.IGNORECASE,
)


@rule(
    code="NU004",
    name="number-and-words-mismatch",
    severity=ERROR,
    trigger=Pattern(_PATTERN, ignore_case=True),
    title="Số viết bằng chữ số và bằng chữ khác nhau",
    passes="Số viết bằng chữ số khớp với số viết bằng chữ",
    message="Số {figure} nhưng chữ trong ngoặc là {words}.",
    hint="Đối chiếu bản gốc: nếu con số đúng thì phần chữ là “{right}”.",
    why="Hai con số khác nhau trong một thông báo về tiền hoặc thời hạn đều có thể bị hiểu là số đúng.",
    since="0.1",
    confidence=0.85,
    examples=[
        Example(
            bad="Mức hỗ trợ là ⟦46.000.000 (bốn mươi lăm triệu)⟧ đồng.",
            good="Mức hỗ trợ là 46.000.000 (bốn mươi sáu triệu) đồng.",
        ),
        Example(
            bad="Thời hạn giải quyết: ⟦05 (bốn)⟧ ngày làm việc.", good="Thời hạn giải quyết: 05 (năm) ngày làm việc."
        ),
        Example(good="Đoàn có 5 (hai nữ, ba nam) vận động viên; Điều 4 (sửa đổi)."),
    ],
)
def number_and_words_mismatch(match: re.Match[str], doc: Document) -> Iterator[Hit]:
    found = _words_first(match) if match["prior"] else _figure_first(match, doc)
    if found:
        figure, said, written = found
        if said and written and not said & written:
            values = {"figure": figure, "words": _shown(min(said)), "right": _right(min(written), figure)}
            yield Hit(Span(match.start(), match.end()), values)


_Found: TypeAlias = tuple[str, frozenset[Fraction], frozenset[Fraction]]
"""The figure as written, values of the words, values of the figure."""


def _figure_first(match: re.Match[str], doc: Document) -> _Found | None:
    before = doc.text[max(0, match.start() - 12) : match.start()]
    unit = match["unit"].lower().split()
    if _LABEL_BEFORE.search(before) or (unit and unit[0] not in _UNITS | _SCALES.keys() | {"%"}):
        return None
    words = match["words"].lower().split()
    if words == ["năm"] and not re.match(r"[ \u00a0][^\W\d_]", doc.text[match.end() : match.end() + 2]):
        return None
    return f"{match['figure']}{match['unit']}".rstrip(), _said(words, unit), _written(match["figure"], unit)


def _words_first(match: re.Match[str]) -> _Found | None:
    """ "ba mươi (30) ngày": any ending of the words before the bracket may be the number."""
    words = match["prior"].lower().split()
    if match["counted"].lower() not in _UNITS or (words[-1] == "năm" and len(match["inside"]) > 2):
        return None
    said = {value for start in range(len(words)) for value in words_values(words[start:])}
    return match["inside"], frozenset(said), figure_values(match["inside"])


def _written(figure: str, unit: list[str]) -> frozenset[Fraction]:
    """Values of the figure, with "triệu", "tỷ" after it."""
    scale = 1
    for word in unit:
        scale *= _SCALES.get(word, 1)
    return frozenset(value * scale for value in figure_values(figure))


def _said(words: list[str], unit: list[str]) -> frozenset[Fraction]:
    """Values of the words; the unit may be repeated after them, anything else makes the words something else."""
    end = len(words)
    while end and words[end - 1] not in NUMBER_WORDS:
        end -= 1
    if any(word not in _UNITS for word in words[end:]) or not end:
        return frozenset()
    number = words[:end]
    if number[-2:] == ["phần", "trăm"]:
        number = number[:-2]
    if all(word in _SCALES for word in number):
        return frozenset()
    values = set(words_values(number))
    scales = [word for word in unit if word in _SCALES]
    if scales and not any(word in _SCALES for word in number):
        values |= {value * _SCALES[scales[0]] for value in values}
    return frozenset(values)


def _shown(value: Fraction) -> str:
    return write_figure(int(value)) if value.denominator == 1 else str(float(value)).replace(".", ",")


def _right(value: Fraction, figure: str) -> str:
    """The words of a whole number; of another the figure itself."""
    return number_words(int(value)) if value.denominator == 1 and value < 10**18 else figure
