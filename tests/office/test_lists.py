"""The lists of findings, .xlsx and .csv, opened by LibreOffice: every finding a row, the same words, no formula."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from reporters.formats import FORMATS
from tests.office.conftest import Convert
from tests.office.test_opened import CSV, table
from tests.reporting.odd_reports import agency, finding, report
from tests.reporting.test_tables import FORMULAS

pytestmark = pytest.mark.office
SEMICOLONS = "CSV:59,34,76"
"""Separator ; and UTF-8, as an officer's Excel takes them from the settings of Vietnam and the byte order mark."""
GIVEN = report(agency(*(finding(quote=words, message=words, before=words, suggestions=(words,)) for words in FORMULAS)))


def test_the_csv_opens_as_a_table_of_words(tmp_path: Path, convert: Convert) -> None:
    path = tmp_path / "danh-sach.csv"
    path.write_bytes(FORMATS["csv"].render(GIVEN))
    sheet = openpyxl.load_workbook(convert(path, "xlsx", SEMICOLONS)).worksheets[0]
    assert sheet.max_row == 1 + len(FORMULAS)
    assert [sheet.cell(1, n).value for n in (1, 2, 3)] == ["severity", "code", "name"]
    assert sheet.cell(2, 4).value == "Hồ sơ cần bổ xung"
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_the_workbook_opens_with_every_finding(tmp_path: Path, convert: Convert) -> None:
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(FORMATS["xlsx"].render(GIVEN))
    rows = table(convert(path, CSV.removesuffix("1") + "2"))
    assert len(rows) == 1 + len(FORMULAS)
    assert "+84" in [row[7] for row in rows[1:]]
