"""Findings as tables: CSV and the Excel list."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from rasoat.catalogue import speaking
from rasoat.report import Hidden, Report
from reporters import xlsx_list
from reporters.csv_table import COLUMNS, SEPARATOR, harmless
from reporters.formats import FORMATS
from tests.reporting.odd_reports import ODD, URL, agency, finding, live, portal, report

AGREED = (
    "severity code name title published section path url line column before quote after message hint suggestions "
    "confidence_percent new preview veto pages agency agency_name article open fingerprint"
)


def rows(given: Report) -> list[dict[str, str]]:
    data = FORMATS["csv"].render(given)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=SEPARATOR))


def book(given: Report) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].render(given)))


def test_columns_are_those_that_scripts_rely_on() -> None:
    assert " ".join(COLUMNS)[: len(AGREED)] == AGREED


def test_one_finding_a_line_with_its_exact_place() -> None:
    (row,) = rows(report(agency(finding())))
    assert (row["path"], row["line"], row["column"], row["quote"]) == ("bai.md", "3", "5", "bổ xung")
    assert (row["suggestions"], row["confidence_percent"], row["title"]) == ("bổ sung", "95", "Hồ sơ cần bổ xung")


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_every_finding_is_one_line_of_text_without_controls(odd: Report) -> None:
    lines = FORMATS["csv"].render(odd).decode("utf-8-sig").split("\r\n")
    assert len(lines) == 2 + sum(len(one.findings) for one in odd.agencies)
    assert not set("".join(lines)) & set(map(chr, [*range(0x20), 0x7F, 0x202E]))


FORMULAS = ["=1+1", "+84", "-5%", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "  =1+1", "＝1+1", '=HYPERLINK("http://x")']


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(formula: str) -> None:
    words = {"quote": formula, "message": formula, "before": formula, "suggestions": (formula,)}
    given = report(agency(finding(**words)))
    (row,) = rows(given)
    assert not {row[name].lstrip()[0] for name in ("quote", "message", "before", "suggestions")} & set("=+-@＝\t\r")
    for sheet in book(given):
        assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)


def test_other_text_stays_as_it_is() -> None:
    assert harmless("Điều 5 = “a”") == "Điều 5 = “a”"
    assert harmless("31/02/2026") == "31/02/2026"


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_the_workbook_opens_and_lists_every_finding(odd: Report) -> None:
    summary, listed = book(odd).worksheets
    assert listed.max_row == 1 + sum(len(one.findings) for one in odd.agencies)
    assert summary["A1"].value == odd.title


def test_the_workbook_shows_words_correction_and_place() -> None:
    listed = book(report(agency(finding()))).worksheets[1]
    cells = {listed.cell(1, n).value: listed.cell(2, n).value for n in range(1, listed.max_column + 1)}
    assert (cells["Mức"], cells["Đang viết"], cells["Nên viết"], cells["Vị trí"]) == (
        "nặng",
        "bổ xung",
        "bổ sung",
        "bai.md:3",
    )
    assert cells["Loại lỗi"] == "Từ viết sai chính tả"
    assert cells["Độ tin cậy"] == 0.95


def test_a_live_page_is_a_link_to_the_spot_and_several_agencies_have_a_column() -> None:
    one = portal(live())
    listed = book(report(one, replace(one, id="b", name="Sở Hai"))).worksheets[1]
    assert [listed.cell(row, 1).value for row in (1, 2, 3)] == ["Cơ quan", "Sở Mẫu", "Sở Hai"]
    link = listed.cell(2, 5).hyperlink
    assert (link.target, link.location) == (URL, ":~:text=b%E1%BB%95%20xung")


def test_the_summary_counts_rules_and_tells_what_is_not_shown() -> None:
    given = report(agency(finding(), finding()), hidden=Hidden(known=3, suppressed=1))
    words = [str(cell.value) for row in book(given).worksheets[0].iter_rows() for cell in row if cell.value is not None]
    assert "SP002" in words
    assert "Không kể 3 chỗ nợ cũ đã ghi trong mốc so sánh." in words
    assert "Không kể 1 chỗ được bỏ qua có lý do." in words
    told = [str(cell.value) for row in book(ODD["a page not fetched"]).worksheets[0].iter_rows() for cell in row]
    assert any("Chưa kiểm tiếng Anh" in words for words in told)


def test_headings_follow_the_language_of_the_report() -> None:
    listed = book(report(agency(finding()), language="en")).worksheets[1]
    assert [listed.cell(1, n).value for n in (1, 2, 10)] == ["Severity", "Code", "In its sentence"]


def test_many_rows_are_written_one_by_one_and_look_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    given = report(agency(finding(), live(), finding(code="AX001", preview=True)))

    def values() -> list[list[object]]:
        with speaking(given.language):
            made = openpyxl.load_workbook(io.BytesIO(xlsx_list.render(given)))
        return [[cell.value for cell in row] for sheet in made for row in sheet.iter_rows()]

    whole = values()
    monkeypatch.setattr(xlsx_list, "MANY", 0)
    assert values() == whole
