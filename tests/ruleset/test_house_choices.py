"""The house style of rasoat.toml (``[style]``): every place that breaks it is told, names and settled words are not."""

from __future__ import annotations

import datetime as dt

import pytest

from rasoat.config import Config, StyleTable, options
from rasoat.content import BlockKind
from rasoat.finding import Severity
from rules.engine import Engine
from rules.registry import by_code

from .marked import page_of

CODES = ("SP010", "SP011", "TY020")


def found(style: StyleTable, text: str) -> list[tuple[str, str, str]]:
    """Code, quote and suggestion of each finding, all of them warnings that are shown."""
    engine = Engine([by_code(code) for code in CODES], options=options(Config(style=style)))
    checked = engine.check(page_of(text, kind=BlockKind.PARAGRAPH, published=dt.date(2026, 11, 20), url=""))
    assert not checked.failures
    assert all(f.severity is Severity.WARNING and f.confidence >= 0.9 for f in checked.findings)
    return [(f.code, f.quote, f.suggestions[0] if f.suggestions else "") for f in checked.findings]


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        ("old", "Văn hoá đọc, xoá đói, hoà giải.", [("hoá", "hóa"), ("xoá", "xóa"), ("hoà", "hòa")]),
        ("old", "Uỷ ban phường; UỶ BAN NHÂN DÂN; Toà án.", [("Uỷ", "Ủy"), ("UỶ", "ỦY"), ("Toà", "Tòa")]),
        ("new", "Ủy ban, văn hóa, khỏe mạnh.", [("Ủy", "Uỷ"), ("hóa", "hoá"), ("khỏe", "khoẻ")]),
        ("new", "Bà Thúy ở Khánh Hòa; quý khách; toàn dân; thuỷ lợi.", []),
        ("old", "Văn hóa đọc; bà Thuý; quỹ đất; hoàn toàn; loài hoa.", []),
    ],
)
def test_tone_placement(style: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(StyleTable(tone_placement=style), text) == [("SP010", *pair) for pair in expected]


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        ("y", "Kĩ năng sống, quản lí, tỉ lệ, qui định.", [("Kĩ", "Kỹ"), ("lí", "lý"), ("tỉ", "tỷ"), ("qui", "quy")]),
        ("y", "Bác sĩ, vĩ mô, tỉ mỉ, vị trí, hi, thi cử, công ty, anh Lí, ông Hi.", []),
        ("i", "Kỹ thuật, lý do, bác sỹ; hy vọng.", [("Kỹ", "Kĩ"), ("lý", "lí"), ("sỹ", "sĩ"), ("hy", "hi")]),
        ("i", "Quy định, quý khách, quỹ, ý kiến, công ty, ly hôn, nước Mỹ, ông Lý, bà Vy.", []),
        ("i", "Ông Lý giải thích thêm.", []),
        ("i", "qui định", [("qui", "quy")]),
    ],
)
def test_i_and_y(style: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(StyleTable(i_y=style), text) == [("SP011", *pair) for pair in expected]


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        ("curly", 'Giải "Sao Khuê" và "Chim xanh".', [('"Sao Khuê"', "“Sao Khuê”"), ('"Chim xanh"', "“Chim xanh”")]),
        ("curly", 'Giải “Sao Khuê”; màn hình 32".', []),
        ("straight", "Giải “Sao Khuê”.", [("“Sao Khuê”", '"Sao Khuê"')]),
        ("straight", 'Ông nói: “Tôi đọc "Quê hương"”.', [('“Tôi đọc "Quê hương"”', "")]),
    ],
)
def test_quotation_marks(style: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(StyleTable(quotation_marks=style), text) == [("TY020", *pair) for pair in expected]


def test_a_text_that_keeps_the_house_style_is_not_told_that_it_mixes_what_the_house_leaves_open() -> None:
    assert found(StyleTable(tone_placement="old", i_y="y", quotation_marks="curly"), "Hòa giải, kỹ năng, “Sao”.") == []
