"""Bad input for the rules on accuracy, all at once: no rule breaks, no finding speaks nonsense, no text takes too long."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import time

import pytest

from rasoat.content import BlockKind, Page
from rasoat.finding import Finding
from rasoat.readers.source_html import read_html_file
from rules.engine import Engine
from rules.registry import all_rules, select

from .marked import text_page

FAMILIES = tuple(code for code in ("DT", "NU", "LG", "AG", "SO", "XP") if any(r.family == code for r in all_rules()))
LRM, RLM, RLE = "\u200e", "\u200f", "\u202b"
DAY = dt.date(2026, 11, 20)
QUIET = [
    "Ngày 0/0/0000 và năm 0.",
    "Tháng 13 năm 2026 không có trong lịch.",
    "Có 10^30 hạt, tức 1000000000000000000000000000000 hạt.",
    "Giá trị tiến tới ∞; tỷ lệ ∞%, từ −∞ đến +∞ đồng.",
    f"Tổng cộng 1{LRM}.{RLM}000{RLE} đồng, ngày {LRM}15{RLM}/11/2026.",
    "Số ２０ và ngày １５／１１／２０２６, số ２３．",
    "Số ٢٠ và ngày ١٥/١١/٢٠٢٦, khoản ٣ Điều ٥.",
    "½ số phiếu, ²⁄₃ đại biểu, ①②③, Ⅻ.",
    "-5 người, +-3%, 1e308 đồng, NaN, inf, 0x1F.",
    "0 đồng, 0%, 00/00, 0.0.0.0, 000.000.000 đồng.",
    "1/0 và 0/0 và 99/99/9999 và 1.2.3.4.5.6.7.8.9.",
    "%%%, đồng, tỷ, Điều, khoản, điểm, ngày, tháng, năm.",
    "Điều 99999999999999999999 khoản 0 điểm z Luật số 0/0/QH0.",
    "Từ ngày đến ngày, từ năm đến năm, từ … đến …",
    "Tuổi từ 999 đến 1, lúc 99 giờ 99 phút.",
    "\ud800 ngày 1/1/2026 \udfff",
    "\x00 1/1/2026 \x01",
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(select(FAMILIES, (), preview=True))


def findings(
    engine: Engine, text: str, published: dt.date | None = DAY, kind: BlockKind = BlockKind.PARAGRAPH
) -> list[Finding]:
    """Of one text, with no rule broken, each telling something true about the text."""
    checked = engine.check(text_page(text, kind, published))
    assert not checked.failures, checked.failures
    for finding in checked.findings:
        makes_sense(finding)
    return list(checked.findings)


def makes_sense(finding: Finding) -> None:
    """The words quoted are there, every placeholder is filled, and no value of the program shows."""
    told = " ".join((finding.message, finding.hint, *finding.suggestions))
    assert finding.quote.strip(), finding.code
    assert "{" not in told.replace(finding.quote, "…"), told
    assert not re.search(r"\b(?:None|nan|inf|Fraction|Span|datetime|Traceback)\b", told.replace(finding.quote, "…")), (
        told
    )
    assert "  " not in finding.message.replace(finding.quote, "…"), told


def codes(found: list[Finding]) -> set[str]:
    return {finding.code for finding in found}


@pytest.mark.parametrize("text", QUIET, ids=[ascii(text[:24]) for text in QUIET])
@pytest.mark.parametrize("published", [DAY, None, dt.date(1, 1, 1), dt.date(9999, 12, 31)], ids=str)
def test_no_rule_breaks_on_bad_input(engine: Engine, text: str, published: dt.date | None) -> None:
    findings(engine, text, published)


def test_no_rule_breaks_on_bad_input_of_another_kind(engine: Engine) -> None:
    for kind in (BlockKind.TITLE, BlockKind.LEAD, BlockKind.CELL, BlockKind.CAPTION, BlockKind.ITEM, BlockKind.BYLINE):
        for text in QUIET:
            findings(engine, text, kind=kind)


def test_29_february_of_every_year_is_told_where_it_never_was(engine: Engine) -> None:
    """In groups of years, as one article holds many days; two digits of a year say no century."""
    for first in range(1000, 10_000, 500):
        years = range(first, first + 500)
        text = "\n".join(f"Sự kiện diễn ra ngày 29/02/{year}." for year in years)
        told = {finding.quote[-4:] for finding in findings(engine, text, None) if finding.code == "DT001"}
        assert told == {str(year) for year in years if not calendar.isleap(year)}


def test_29_february_of_the_first_years_breaks_nothing(engine: Engine) -> None:
    found = findings(engine, "\n".join(f"Sự kiện diễn ra ngày 29/02/{year:04}." for year in range(1, 1000)), None)
    wrong = [f.quote for f in found if f.code == "DT001" and calendar.isleap(int(f.quote[-4:]))]
    assert not wrong


def test_a_thirteenth_month_is_told(engine: Engine) -> None:
    assert "DT001" in codes(findings(engine, "Hạn nộp hồ sơ là ngày 15/13/2026."))
    assert "DT001" not in codes(findings(engine, "Hạn nộp hồ sơ là ngày 15/12/2026."))


@pytest.mark.parametrize("published", [DAY, None, dt.date(1, 1, 1), dt.date(9999, 12, 31)], ids=str)
def test_an_article_of_any_day_breaks_no_rule(engine: Engine, published: dt.date | None) -> None:
    """The rules' own bad examples, told on days on which facts and calendars end."""
    for rule in engine.rules:
        for example in rule.examples:
            text = (example.bad or example.good).replace("⟦", "").replace("⟧", "")
            if text and not text.startswith("<"):
                findings(engine, text, published)


def test_empty_articles_and_pages_without_one_break_nothing(engine: Engine) -> None:
    for page in (
        Page(path="x.txt"),
        text_page("", BlockKind.PARAGRAPH, None),
        text_page("\n\n", BlockKind.PARAGRAPH, DAY),
    ):
        checked = engine.check(page)
        assert not checked.failures
        assert not checked.findings


@pytest.mark.parametrize("unit", ["1", "1.", "1/", "1 ", "tỷ ", "Điều 1 ", "12%", "٣"], ids=ascii)
def test_a_hundred_thousand_digits_in_a_row_break_nothing(engine: Engine, unit: str) -> None:
    text = f"Tổng cộng {unit * (100_000 // len(unit))} đồng."
    started = time.process_time()
    found = findings(engine, text)
    assert time.process_time() - started < 10
    assert all(len(finding.message) < 400 + len(finding.quote) for finding in found)


def table(rows: int) -> str:
    cells = "".join(
        f"<tr><td>{n}</td><td>Phường số {n}</td><td>{n}.000</td><td>{n % 100},5%</td><td>{n % 28 + 1}/11/2026</td></tr>"
        for n in range(1, rows + 1)
    )
    return f"<html><body><article><h1>Thống kê hồ sơ</h1><table>{cells}</table></article></body></html>"


def test_a_table_of_5000_rows_takes_about_ten_times_as_long_as_one_of_500(engine: Engine) -> None:
    def seconds(rows: int) -> float:
        page = read_html_file(table(rows), "table.html")
        started = time.process_time()
        checked = engine.check(page)
        assert not checked.failures
        return time.process_time() - started

    short = min(seconds(rows) for rows in (500, 501, 502))  # other texts: what is remembered of one would not count
    assert min(seconds(5000), seconds(5001)) < 30 * max(short, 0.02)


def test_marks_of_direction_inside_a_number_make_no_other_number(engine: Engine) -> None:
    """What the eye does not see must not turn a right text into a wrong one."""
    right = "Kinh phí 46.000.000 (Bốn mươi sáu triệu) đồng, hạn ngày 25/11/2026."
    assert not findings(engine, right)
    for mark in (LRM, RLM, RLE):
        marked = "".join(character + mark if character.isdigit() else character for character in right)
        assert not [f for f in findings(engine, marked) if f.severity.value == "error"]


@pytest.mark.parametrize("digits", ["０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩"], ids=ascii)
def test_digits_of_other_scripts_are_no_mistake_in_arithmetic(engine: Engine, digits: str) -> None:
    right = "Kinh phí 46.000.000 (Bốn mươi sáu triệu) đồng, hạn ngày 25/11/2026."
    written = right.translate({ord(plain): other for plain, other in zip("0123456789", digits, strict=True)})
    assert not [f for f in findings(engine, written) if f.severity.value == "error"]
