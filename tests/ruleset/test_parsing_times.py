"""Periods, deadlines, times of day and lunar dates: what is written is read back, and nothing written breaks a finder."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasoat.content import Span
from rules.parsing.clock import clocks_within, find_clocks
from rules.parsing.dates import find_dates
from rules.parsing.lunar import find_lunar, lunar_of, lunar_within, solar_of
from rules.parsing.periods import PeriodKind, deadlines_within, find_deadlines, find_periods, periods_within
from rules.parsing.sexagenary import bears_name, is_year_name, names_year, year_name

from .growth import grows_too_fast

FINDERS = (find_dates, find_periods, find_deadlines, find_clocks, find_lunar)
YEARS = st.integers(1900, 2099)

TET = {
    2000: "5/2", 2001: "24/1", 2002: "12/2", 2003: "1/2", 2004: "22/1", 2005: "9/2", 2006: "29/1", 2007: "17/2",
    2008: "7/2", 2009: "26/1", 2010: "14/2", 2011: "3/2", 2012: "23/1", 2013: "10/2", 2014: "31/1", 2015: "19/2",
    2016: "8/2", 2017: "28/1", 2018: "16/2", 2019: "5/2", 2020: "25/1", 2021: "12/2", 2022: "1/2", 2023: "22/1",
    2024: "10/2", 2025: "29/1", 2026: "17/2", 2027: "6/2", 2028: "26/1", 2029: "13/2", 2030: "2/2",
}  # fmt: skip
"""First day of the lunar year, read from the published table of lunar years 2000-2099 by Hồ Ngọc Đức (amlich)."""
LEAP_MONTHS = {2001: 4, 2004: 2, 2006: 7, 2009: 5, 2012: 4, 2014: 9, 2017: 6, 2020: 4, 2023: 2, 2025: 6, 2028: 5}
"""Of the same table."""


@pytest.mark.parametrize("year", TET)
def test_lunar_years_begin_as_in_the_published_table(year: int) -> None:
    day, month = map(int, TET[year].split("/"))
    assert solar_of(1, 1, year) == dt.date(year, month, day)
    assert lunar_of(dt.date(year, month, day)) == (1, 1, year, False)


def test_leap_months_are_those_of_the_published_table() -> None:
    found = {year: month for year in range(2000, 2031) for month in range(1, 13) if solar_of(1, month, year, leap=True)}
    assert found == LEAP_MONTHS


def test_another_library_agrees_on_every_day_since_1968() -> None:
    from vnlunar import get_lunar_date

    day = dt.date(1969, 1, 1)
    while day.year < 2050:
        other = get_lunar_date(day.day, day.month, day.year)
        assert lunar_of(day) == (other["day"], other["month"], other["year"], bool(other["leap"])), day
        day += dt.timedelta(days=1)


@given(st.dates(dt.date(1969, 1, 1), dt.date(2098, 12, 31)))
def test_lunar_days_lead_back(day: dt.date) -> None:
    found = lunar_of(day)
    assert found is not None
    assert solar_of(*found[:3], leap=found[3]) == day


@given(st.integers(1, 9999))
def test_a_year_bears_one_name_and_its_twin_after_sixty_years(year: int) -> None:
    name = year_name(year)
    assert bears_name(year, name)
    assert bears_name(year + 60, name)
    assert not bears_name(year + 12, name)
    assert is_year_name(name)
    assert names_year(f"tết {name}.".lower())


def test_known_names_of_years() -> None:
    assert [year_name(year) for year in (1945, 1968, 2024, 2026)] == ["Ất Dậu", "Mậu Thân", "Giáp Thìn", "Bính Ngọ"]
    assert not is_year_name("Giáp Sửu")
    assert bears_name(2025, "ất tị")


LUNAR = {
    "mùng {d}/{m} âm lịch": {},
    "ngày {d} tháng {m} (âm lịch)": {},
    "{d}/{m}/{y} âm lịch": {"year": True},
    "{d}/{m} năm {name}": {"name": True},
    "ngày {d} tháng {m} năm {name}": {"name": True},
    "ngày {d} tháng {m} năm {y} âm lịch": {"year": True},
    "{d}/{m} ÂL": {},
}


@given(st.integers(1, 30), st.integers(1, 12), YEARS, st.sampled_from(sorted(LUNAR)))
def test_lunar_dates_are_read_back(day: int, month: int, year: int, form: str) -> None:
    text = "Lễ hội mở " + form.format(d=day, m=month, y=year, name=year_name(year)) + ", tại đình làng."
    (mention,) = find_lunar(text)
    assert (mention.day, mention.month) == (day, month)
    assert mention.year == (year if LUNAR[form].get("year") else None)
    assert mention.name == (year_name(year) if LUNAR[form].get("name") else "")
    assert lunar_within(text, Span(0, len(text))) == (mention,)
    assert all(date.date is None for date in find_dates(text))


@pytest.mark.parametrize(
    ("text", "day", "month"),
    [
        ("rằm tháng Bảy", 15, 7),
        ("Rằm tháng Giêng", 15, 1),
        ("ngày 23 tháng Chạp", 23, 12),
        ("mồng 5 tháng Năm", 5, 5),
        ("mùng 6 Tết", 6, 1),
        ("29 Tết", 29, 12),
        ("mùng 3 tháng 10", 3, 10),
        ("ngày 10 tháng mười một âm lịch", 10, 11),
    ],
)
def test_feasts_and_words(text: str, day: int, month: int) -> None:
    (mention,) = find_lunar(f"Vào {text}, phường dâng hương.")
    assert (mention.day, mention.month) == (day, month)


@pytest.mark.parametrize(
    "text", ["ngày 10/3/2026", "đạt 10/3 chỉ tiêu", "10/3", "số 15 tháng 3", "32/3 âm lịch", "3/13 âm lịch"]
)
def test_what_nothing_marks_is_not_lunar(text: str) -> None:
    assert not find_lunar(text)


@pytest.mark.parametrize(
    "text",
    ["10/3 âm lịch (18/4/2024)", "mùng 10/3 âm lịch (tức ngày 18/4/2024)", "rằm tháng Giêng (tức ngày 24/2/2024)"],
)
def test_a_solar_date_beside_a_lunar_one_is_solar(text: str) -> None:
    assert [mention.date for mention in find_dates(text) if mention.year] == [
        dt.date(2024, 4, 18) if "18/4" in text else dt.date(2024, 2, 24)
    ]


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.integers(1, 300))
def test_periods_of_days_are_read_back(first: dt.date, length: int) -> None:
    last = first + dt.timedelta(days=length)
    text = (
        f"Nhận hồ sơ từ ngày {first.day}/{first.month}/{first.year} đến hết ngày {last.day}/{last.month}/{last.year}."
    )
    (period,) = find_periods(text)
    assert (period.kind, period.start, period.end) == (PeriodKind.DATES, first, last)
    assert periods_within(text, Span(0, len(text))) == (period,)
    shorter = f"Nhận hồ sơ từ {first.day}/{first.month} đến {last.day}/{last.month}/{last.year}."
    (period,) = find_periods(shorter)
    assert period.start in (first, None)
    assert period.end == last


@given(
    YEARS,
    YEARS,
    st.sampled_from(["giai đoạn", "nhiệm kỳ", "năm học", "Giai đoạn"]),
    st.sampled_from(["-", " - ", "–", " đến ", " đến năm "]),
)
def test_periods_of_years_are_read_back(first: int, last: int, word: str, joint: str) -> None:
    (period,) = find_periods(f"Kế hoạch {word} {first}{joint}{last}.")
    assert period.kind is PeriodKind.YEARS
    assert period.label == word.lower()
    assert (period.start, period.end) == (dt.date(first, 1, 1), dt.date(last, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("quý III/2026", (2026, 7, 1), (2026, 9, 30)),
        ("Quý 1 năm 2024", (2024, 1, 1), (2024, 3, 31)),
        ("6 tháng đầu năm 2026", (2026, 1, 1), (2026, 6, 30)),
        ("sáu tháng cuối năm 2026", (2026, 7, 1), (2026, 12, 31)),
        ("9 tháng năm 2026", (2026, 1, 1), (2026, 9, 30)),
        ("tháng 02/2024", (2024, 2, 1), (2024, 2, 29)),
        ("tháng 12 năm 2025", (2025, 12, 1), (2025, 12, 31)),
    ],
)
def test_parts_of_years(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    (period,) = find_periods(f"Báo cáo {text} của phường.")
    assert (period.start, period.end) == (dt.date(*first), dt.date(*last))


@pytest.mark.parametrize("text", ["quý III", "6 tháng đầu năm"])
def test_parts_of_an_unknown_year_have_no_days(text: str) -> None:
    (period,) = find_periods(f"Báo cáo {text} của phường.")
    assert period.start is period.end is None


@pytest.mark.parametrize(
    "text", ["quý vị đại biểu", "tháng 13/2026", "15 tháng đầu", "giai đoạn 1", "ngày 5 tháng 3 năm 2026"]
)
def test_what_is_no_period(text: str) -> None:
    assert not find_periods(text)


@pytest.mark.parametrize(
    ("words", "inclusive"),
    [
        ("trước ngày", False),
        ("đến hết ngày", True),
        ("chậm nhất là ngày", True),
        ("chậm nhất vào ngày", True),
        ("trước 17 giờ 00 ngày", False),
        ("trước 17h00, ngày", False),
        ("hạn cuối nhận hồ sơ là ngày", True),
        ("hạn nộp hồ sơ: ngày", True),
        ("muộn nhất đến hết ngày", True),
    ],
)
def test_deadlines(words: str, inclusive: bool) -> None:
    text = f"Các đơn vị gửi báo cáo {words} 05/3/2026 để tổng hợp."
    (deadline,) = find_deadlines(text)
    assert deadline.inclusive == inclusive
    assert deadline.day.date == dt.date(2026, 3, 5)
    assert deadlines_within(text, Span(0, len(text))) == (deadline,)


def test_a_plain_date_is_no_deadline() -> None:
    assert not find_deadlines("Quyết định ngày 05/3/2026 của phường; khai mạc ngày 06/3/2026.")


CLOCKS = {
    "{h} giờ {m:02d} phút": False,
    "{h} giờ {m:02d}": False,
    "{h}h{m:02d}": False,
    "{h}g{m:02d}": False,
    "{h}:{m:02d}": True,
    "{h:02d}h{m:02d}'": False,
}


@given(st.integers(0, 99), st.integers(0, 99), st.sampled_from(sorted(CLOCKS)))
def test_times_are_read_back(hour: int, minute: int, form: str) -> None:
    text = f"Hội nghị bắt đầu lúc {form.format(h=hour, m=minute)} ngày 05/3/2026."
    (clock,) = find_clocks(text)
    assert (clock.hour, clock.minute, clock.cued, clock.colon) == (hour, minute, True, CLOCKS[form])
    possible = (hour < 24 and minute < 60) or (hour, minute) == (24, 0)
    assert clock.possible == possible
    assert clock.time == (dt.time(hour % 24, minute) if possible else None)
    assert clocks_within(text, Span(0, len(text))) == (clock,)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("8 giờ kém 15", dt.time(7, 45)),
        ("7 giờ rưỡi tối", dt.time(19, 30)),
        ("2 giờ chiều", dt.time(14)),
        ("3 giờ đêm", dt.time(3)),
        ("20h", dt.time(20)),
        ("24h00", dt.time(0)),
    ],
)
def test_spoken_times(text: str, told: dt.time) -> None:
    (clock,) = find_clocks(f"Xe chạy lúc {text} hôm nay.")
    assert clock.time == told


@pytest.mark.parametrize(
    "text", ["14.30", "192.168.1:80", "1:2:3:4", "tỷ lệ 1:100", "A4:20", "13g thịt", "5gb", "10Gbps", "8hz"]
)
def test_what_is_no_time(text: str) -> None:
    assert not [clock for clock in find_clocks(text) if clock.cued]


PIECES = st.lists(
    st.sampled_from(
        "ngày tháng năm từ đến trước hết chậm nhất là quý giai đoạn nhiệm kỳ mùng rằm Tết âm lịch Giáp Thìn nhuận giờ h g phút kém rưỡi "
        "( ) , - – / : . 0 1 10 29 02 30 31 13 99 2024 2026 0000 99999 ∞ \u200e \u200f \u0301 \u00a0 III hạn nộp tức sáng 1000000000000000000000000000000".split(
            " "
        )
    ),
    max_size=40,
)


@given(PIECES, st.sampled_from(["", " "]))
@settings(max_examples=400)
def test_nothing_written_breaks_a_finder(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    for find in FINDERS:
        for mention in find(text):
            assert 0 <= mention.span.start < mention.span.end <= len(text)
    for period in find_periods(text):
        assert period.start is None or isinstance(period.start, dt.date)
    for clock in find_clocks(text):
        assert clock.time is None or clock.possible


def test_29_february_is_possible_in_leap_years_only() -> None:
    for year in range(10_000):
        (mention,) = find_dates(f"ngày 29/02/{year:04d}.")
        assert mention.possible == (year > 0 and calendar.isleap(year)), year


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1/",
        "1:",
        "12 ",
        "từ ngày 1/1/2026 đến ",
        "mùng 1 ",
        "ngày ",
        "chậm nhất là ",
        "hạn nộp a ",
        "trước ",
        "tháng ",
        "1 tháng ",
        "giai đoạn 2021-",
        "âm lịch 1/1 ",
        "8 giờ ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def find_all(text: str) -> None:
        for find in FINDERS:
            find.__wrapped__(text)

    assert not grows_too_fast(find_all, piece, first=1250, last=20_000)
