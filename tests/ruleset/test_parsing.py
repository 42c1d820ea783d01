"""Dates, numbers and document numbers: what is written one way is read back; what is no date is not taken for one."""

from __future__ import annotations

import calendar
import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.parsing.dates import find_dates, write_date
from rules.parsing.documents import find_documents
from rules.parsing.number_words import figure_values, number_words, words_values, write_figure

FORMS = {
    "official": lambda d: f"ngày {d.day:02d} tháng {d.month} năm {d.year}",
    "words": lambda d: f"ngày {d.day} tháng {d.month:02d} năm {d.year}",
    "strokes": lambda d: f"ngày {d.day}/{d.month}/{d.year}",
    "padded": lambda d: f"({d:%d/%m/%Y})",
    "hyphens": lambda d: f"ngày {d.day}-{d.month}-{d.year}",
    "points": lambda d: f"ngày {d:%d.%m.%Y}",
    "sorted": lambda d: f"lúc {d.isoformat()}",
    "month and year": lambda d: f"ngày {d.day} tháng {d.month}/{d.year}",
    "annex": write_date,
}


@pytest.mark.parametrize("form", FORMS)
def test_every_day_of_two_centuries_is_read_back(form: str) -> None:
    """Each form reads a third of all days, each day in a third of the forms; hypothesis draws from the rest."""
    part = list(FORMS).index(form) % 3
    for year in range(1900, 2101):
        first = dt.date(year, 1, 1)
        days = [first + dt.timedelta(days=n) for n in range(part, 366 if calendar.isleap(year) else 365, 3)]
        text = "".join(f"Họp {FORMS[form](day)}, tại Hà Nội. " for day in days)
        assert [mention.date for mention in find_dates(text)] == days


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), st.sampled_from(sorted(FORMS)))
def test_a_date_is_found_where_it_stands(day: dt.date, form: str) -> None:
    written = FORMS[form](day)
    text = f"Theo kế hoạch, {written} sẽ khai mạc."
    (mention,) = find_dates(text)
    assert text[mention.span.start : mention.span.end] in written
    assert mention.date == day


@given(st.integers(0, 99), st.integers(0, 99), st.integers(1900, 2100))
def test_possible_days_are_those_of_the_calendar(day: int, month: int, year: int) -> None:
    (mention,) = find_dates(f"ngày {day}/{month}/{year}.")
    exists = 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    assert mention.possible == exists
    assert (mention.date is not None) == exists


@pytest.mark.parametrize(
    "text",
    [
        "xếp thứ 55/63 tỉnh, thành phố",
        "Quyết định số 15/89/2015/QĐ-UB",
        "cả ngày 24/24 giờ",
        "024.3825.1234",
        "đạt 5/10 chỉ tiêu",
        "Nghị định số 30/2020/NĐ-CP",
        "TCVN 9001:2015",
    ],
)
def test_what_is_no_date_is_not_taken_for_one(text: str) -> None:
    assert not find_dates(text)


def test_a_lunar_date_is_no_day_of_our_calendar() -> None:
    (mention,) = find_dates("Hội làng ngày 10/3/2026 âm lịch.")
    assert mention.lunar
    assert mention.date is None


@given(
    st.integers(0, 10**18 - 1),
    st.sampled_from(["nghìn", "ngàn"]),
    st.sampled_from(["tỷ", "tỉ"]),
    st.sampled_from(["linh", "lẻ"]),
)
@settings(max_examples=300)
def test_number_words_are_read_back(number: int, thousand: str, billion: str, zero: str) -> None:
    words = number_words(number, thousand=thousand, billion=billion, zero=zero)
    assert number in words_values(words.split())


def test_all_small_numbers_have_one_reading_but_for_the_year_word() -> None:
    for number in range(1, 10_000):
        words = number_words(number).split()
        others = words_values(words) - {number}
        assert not others or words[-1] == "năm" or len(words) < 4, (words, others)


@given(st.integers(0, 10**15))
def test_figures_are_read_back(number: int) -> None:
    assert number in figure_values(write_figure(number))
    assert number in figure_values(str(number))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("hai triệu rưỡi", 2_500_000),
        ("trăm rưỡi", 150),
        ("ba phẩy hai lăm", Fraction(13, 4)),
        ("hai phẩy năm tỷ", 2_500_000_000),
        ("một trăm linh năm", 105),
        ("hai chục", 20),
        ("một vạn", 10_000),
        ("hai mươi tư", 24),
        ("hai lăm", 25),
        ("mười lăm nghìn tỷ", 15 * 10**12),
    ],
)
def test_spoken_forms(words: str, value: Fraction | int) -> None:
    assert value in words_values(words.split())


@pytest.mark.parametrize("words", ["", "mươi", "linh năm mươi mươi", "trăm trăm", "hai nữ", "phẩy năm phẩy"])
def test_what_is_no_number_has_no_value(words: str) -> None:
    assert not words_values(words.split())


@given(
    st.integers(1, 9999),
    st.integers(1990, 2030),
    st.sampled_from(["NĐ-CP", "QĐ-UBND", "TT-BTTTT", "NQ-HĐND", "QĐ-TTg"]),
)
def test_document_numbers_are_read_back(number: int, year: int, symbol: str) -> None:
    (mention,) = find_documents(f"Theo Quyết định số {number:02d}/{year}/{symbol} ngày 05/3/{year}, của cơ quan.")
    assert (mention.kind, mention.number, mention.year, mention.symbol) == (
        "Quyết định",
        f"{number:02d}",
        str(year),
        symbol,
    )
    assert mention.dated is not None
    assert mention.dated.date == dt.date(year, 3, 5)
