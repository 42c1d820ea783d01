"""Our spreadsheets and documents opened by LibreOffice: the same words, and nothing that runs."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from reporters.formats import FORMATS
from tests.office.conftest import Convert
from tests.reporting.sample_report import sample_report
from tests.reporting.test_fix_sheet import hostile
from tests.reporting.test_office_writers import workbook

pytestmark = pytest.mark.office
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1"


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def values(path: Path) -> list[list[str]]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("streaming", [False, True])
def test_formulas_and_links_in_words_stay_words(tmp_path: Path, convert: Convert, streaming: bool) -> None:
    path = tmp_path / "bang.xlsx"
    path.write_bytes(workbook(streaming=streaming))
    read = [row[0] for row in table(convert(path, CSV))]
    assert read[0] == "=1+1"
    assert read[2] == '=HYPERLINK("http://xau.example";"bấm")'
    assert read[3:6] == ["+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)"]
    assert "00123" in read


def test_a_fix_sheet_reads_the_same_in_libreoffice(tmp_path: Path, convert: Convert) -> None:
    path = tmp_path / "bang.xlsx"
    path.write_bytes(FORMATS["fix-sheet"].render(replace(sample_report(), agencies=sample_report().agencies[:1])))
    read = table(convert(path, CSV))
    assert [[" ".join(cell.split()) for cell in row] for row in read] == [
        [" ".join(cell.split()) for cell in row] for row in values(path)
    ]


def test_lists_and_days_survive_a_save_by_libreoffice(tmp_path: Path, convert: Convert) -> None:
    path = tmp_path / "bang.xlsx"
    path.write_bytes(FORMATS["fix-sheet"].render(sample_report()))
    again = openpyxl.load_workbook(convert(convert(path, "ods"), "xlsx")).worksheets[0]
    kinds = sorted(rule.type for rule in again.data_validations.dataValidation)
    assert kinds == ["custom", "date", "list", "list", "textLength"]


def test_a_document_opens_with_every_row(tmp_path: Path, convert: Convert) -> None:
    path = tmp_path / "bang.docx"
    path.write_bytes(FORMATS["fix-sheet-word"].render(hostile()))
    text = convert(path, "txt:Text (encoded):UTF8").read_text("utf-8-sig")
    keys = [row.cells[-1].text for row in docx.Document(str(path)).tables[0].rows[1:]]
    assert all(key in text for key in keys)
    assert convert(path, "pdf").read_bytes().startswith(b"%PDF")
