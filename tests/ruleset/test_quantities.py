"""Quantities: every written form is read back with its value; names, dates, fractions and broken figures are none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasoat.content import Span
from rules.parsing.number_words import figure_values, number_words, write_figure
from rules.parsing.quantities import Bound, find_quantities, quantities_within

from .growth import grows_too_fast


@given(st.integers(0, 10**15), st.sampled_from(["đồng", "hồ sơ", "người", "m2", "%"]))
def test_a_whole_number_with_its_unit_is_read_back(number: int, unit: str) -> None:
    text = f"Tổng cộng có {write_figure(number)} {unit}, theo báo cáo."
    (found,) = find_quantities(text)
    assert number in found.values
    assert found.unit == unit
    assert text[found.span.start : found.span.end] == f"{write_figure(number)} {unit}"


@given(st.integers(1, 10**12).filter(lambda number: number != 5), st.sampled_from(["nghìn", "ngàn"]))
def test_number_words_with_a_unit_are_read_back(number: int, thousand: str) -> None:
    """ "năm" alone is the word for a year too, so it is left."""
    (found,) = find_quantities(f"Số tiền là {number_words(number, thousand=thousand)} đồng.")
    assert number in found.values
    assert found.worded
    assert found.unit == "đồng"


@given(
    st.integers(1, 999), st.integers(0, 99), st.sampled_from([("nghìn", 3), ("triệu", 6), ("tỷ", 9), ("nghìn tỷ", 12)])
)
def test_scales_multiply_and_say_how_exact_they_are(whole: int, part: int, scale: tuple[str, int]) -> None:
    (found,) = find_quantities(f"Kinh phí {whole},{part:02d} {scale[0]} đồng.")
    assert found.steps == ((Fraction(whole * 100 + part, 100) * 10 ** scale[1], Fraction(10 ** scale[1], 100)),)


@given(st.text(alphabet="0123456789.,-–/%() đồngtriệu\u200e\u200f\u00ad²³⁶½∞٣\n", max_size=200))
def test_no_text_breaks_it_and_spans_lie_in_order(text: str) -> None:
    last = 0
    for found in find_quantities(text):
        assert last <= found.span.start < found.span.end <= len(text)
        assert found.values
        last = found.span.end
    assert quantities_within(text, Span(0, len(text))) == find_quantities(text)


RANGES = {
    "từ 10 đến 15 triệu đồng": (10**7, 15 * 10**6, "đồng"),
    "10-15%": (10, 15, "%"),
    "10 - 15 triệu đồng": (10**7, 15 * 10**6, "đồng"),
    "từ 5 triệu đồng đến 7 triệu đồng": (5 * 10**6, 7 * 10**6, "đồng"),
    "từ đủ 16 tuổi đến dưới 18 tuổi": (16, 18, "tuổi"),
    "từ 20.000.000 đồng đến 30.000.000 đồng": (2 * 10**7, 3 * 10**7, "đồng"),
    "5% đến 7%": (5, 7, "%"),
}


@pytest.mark.parametrize("text", RANGES)
def test_a_range_is_one_quantity(text: str) -> None:
    (found,) = find_quantities(f"Mức {text} tùy trường hợp.")
    low, high, unit = RANGES[text]
    assert low in found.low
    assert high in found.values
    assert found.unit == unit
    assert not found.exact


BOUNDS = {
    "khoảng 120 hồ sơ": Bound.ABOUT,
    "gần 1.200 hộ": Bound.ABOUT,
    "hơn 30%": Bound.OVER,
    "trên 5 ha": Bound.OVER,
    "trẻ em dưới 6 tuổi": Bound.UNDER,
    "từ đủ 18 tuổi trở lên": Bound.AT_LEAST,
    "không quá 15 ngày làm việc": Bound.AT_MOST,
    "120 hồ sơ": Bound.EXACT,
}


@pytest.mark.parametrize("text", BOUNDS)
def test_words_that_limit_a_number(text: str) -> None:
    (found,) = find_quantities(f"Quy định: {text}.")
    assert found.bound is BOUNDS[text]


VALUES = {
    "1 triệu 200 nghìn đồng": 1_200_000,
    "2 tỷ 500 triệu đồng": 2_500_000_000,
    "50.000đ": 50_000,
    "1.500 hồ sơ": 1_500,
    "1 000 000 đồng": 1_000_000,
    "1,000,000 VND": 1_000_000,
    "05 (năm) ngày làm việc": 5,
    "trong tổng số 120 hồ sơ": 120,
    "2,5 điểm phần trăm": Fraction(5, 2),
    "30 phần trăm": 30,
    "3 triệu USD": 3_000_000,
    "1.000 tỷ đồng": 10**12,
    "ba hồ sơ": 3,
    "hai mươi năm": 20,
}


@pytest.mark.parametrize("text", VALUES)
def test_the_one_value(text: str) -> None:
    (found,) = find_quantities(f"Có {text}.")
    assert found.value == VALUES[text]


@pytest.mark.parametrize(
    "text",
    [
        "Điều 5, khoản 2, điểm 3",
        "năm 2020, quý 3, tháng 12",
        "12/63 tỉnh, thành phố",
        "phiên bản 1.2.3.4",
        "42/2022/NĐ-CP",
        "mạng 5G lúc 7h30",
        "điện thoại 024.38255432",
        "giá 1\u200e000 đồng",
        "10⁶ lần",
        "½ diện tích, ∞ người",
        "quốc lộ 1 qua thôn 5",
        "một số tỷ lệ, một tỷ lệ nhỏ",
        "1. Nội dung thứ nhất",
        "giai đoạn 2021-2025",
        "hàng trăm người",
        "9" * 100_000,
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize("piece", ["1.", "1 000 ", "1-", "một ", "9", "10 đến ", "1 triệu ", "( ", "\u200e1"])
def test_time_grows_with_the_length_only(piece: str) -> None:
    assert not grows_too_fast(find_quantities.__wrapped__, piece)


def test_a_figure_too_long_for_a_number_has_no_value() -> None:
    assert figure_values("9" * 100_000) == frozenset()
    assert figure_values("1" + ".000" * 10_000) == frozenset()
