"""NU004: a figure and its own words that say different numbers: 46.000.000 (bốn mươi lăm triệu), "Bằng chữ: bảy triệu đồng"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias

from rasoat.content import Span
from rasoat.finding import Hit
from rules.document import Document
from rules.parsing.number_words import NUMBER_WORDS, SCALES, figure_values, number_words, words_values, write_figure
from rules.parsing.quantities import LABEL_BEFORE, quantities_within
from rules.rule import ERROR, Example, Pattern, rule

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
_LABELLED = r"bằng chữ(?: là)?[ \u00a0]?[:(]{1,2}[ \u00a0]?\(?(?P<labelled>[^\W\d_]+(?:,?[ \u00a0]+[^\W\d_]+){0,24})"
_PATTERN = (
    r"(?<![\w.,/-])" + _FIGURE + r"(?P<unit>[ \u00a0]?(?:%|[^\W\d_]+(?:[ \u00a0][^\W\d_]+){0,2}|))[ \u00a0]?"
    r"\([ \u00a0]?(?:(?:viết )?bằng chữ(?: là)?[ \u00a0]?:?[ \u00a0]?)?"
    r"(?P<words>[^\W\d_]+(?:[ \u00a0]+[^\W\d_]+){0,24})[.,]?[ \u00a0]?\)|" + _WORDS_FIRST + "|" + _LABELLED
)
_BESIDE = re.compile(r"[\s\u00a0.,;:()–-]{0,8}(?:(?:số tiền|tổng số tiền|ghi|viết)[\s\u00a0(]{1,2})?\Z", re.IGNORECASE)
"""Between a figure and the label of its words, on one line or on two."""
_REACH = 60


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
        Example(
            bad="Số tiền: 7.500.000 đồng.\nBằng chữ: ⟦Bảy triệu đồng chẵn⟧./.",
            good="Số tiền: 7.500.000 đồng.\nBằng chữ: Bảy triệu năm trăm nghìn đồng chẵn./.",
        ),
        Example(good="Đoàn có 5 (hai nữ, ba nam) vận động viên; Điều 4 (sửa đổi)."),
    ],
)
def number_and_words_mismatch(match: re.Match[str], doc: Document) -> Iterator[Hit]:
    if match["labelled"]:
        yield from _labelled(match, doc)
        return
    found = _words_first(match) if match["prior"] else _figure_first(match, doc)
    if found:
        figure, said, written = found
        if said and written and not said & written:
            values = {"figure": figure, "words": _shown(min(said)), "right": _right(min(written), figure)}
            yield Hit(Span(match.start(), match.end()), values)


_Found: TypeAlias = tuple[str, frozenset[Fraction], frozenset[Fraction]]
"""The figure as written, values of the words, values of the figure."""


def _figure_first(match: re.Match[str], doc: Document) -> _Found | None:
    before = doc.text[max(0, match.start() - 16) : match.start()]
    unit = match["unit"].lower().split()
    if LABEL_BEFORE.search(before) or (unit and unit[0] not in _UNITS | SCALES.keys() | {"%"}):
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


def _labelled(match: re.Match[str], doc: Document) -> Iterator[Hit]:
    """ "Số tiền: 7.500.000 đồng. Bằng chữ: …": the words are of the number right before the label."""
    start, text = match.start(), doc.text
    near = quantities_within(text, Span(max(0, start - _REACH), start))
    if not near or near[-1].low or near[-1].worded or not _BESIDE.fullmatch(text, near[-1].span.end, start):
        return
    words = match["labelled"].lower().replace(",", " ").split()
    end = next((at for at, word in enumerate(words) if word not in NUMBER_WORDS), len(words))
    if not end or (end < len(words) and words[end] not in _UNITS) or all(word in SCALES for word in words[:end]):
        return
    said, written = words_values(words[:end]), near[-1].values
    if said and not said & written:
        figure = doc.slice(near[-1].span)
        yield Hit(
            Span(*match.span("labelled")),
            {"figure": figure, "words": _shown(min(said)), "right": _right(min(written), figure)},
            message="Số {figure} nhưng phần bằng chữ là {words}.",
        )


def _written(figure: str, unit: list[str]) -> frozenset[Fraction]:
    """Values of the figure, with "triệu", "tỷ" after it."""
    scale = 1
    for word in unit:
        scale *= SCALES.get(word, 1)
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
    if all(word in SCALES for word in number):
        return frozenset()
    values = set(words_values(number))
    scales = [word for word in unit if word in SCALES]
    if scales and not any(word in SCALES for word in number):
        values |= {value * SCALES[scales[0]] for value in values}
    return frozenset(values)


def _shown(value: Fraction) -> str:
    return write_figure(int(value)) if value.denominator == 1 else str(float(value)).replace(".", ",")


def _right(value: Fraction, figure: str) -> str:
    """The words of a whole number; of another the figure itself."""
    return number_words(int(value)) if value.denominator == 1 and value < 10**18 else figure
