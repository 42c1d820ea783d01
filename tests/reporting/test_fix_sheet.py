"""The fix sheet: every finding once, worst first, hostile text harmless, and what an officer may fill in."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import docx
import openpyxl
import pytest

from rasoat.catalogue import speaking
from rasoat.report import Report
from reporters.fix_sheet import document, writer
from reporters.formats import FORMATS
from reporters.scorecard import write_site
from tests.reporting.odd_reports import HOSTILE, live, portal, report
from tests.reporting.sample_report import sample_report

HEADINGS = (
    "Bài viết",
    "Đang viết",
    "Nên viết",
    "Trong câu",
    "Đã sửa",
    "Không sửa – lý do",
    "Người xử lý",
    "Hạn",
    "Mã chỗ",
)


def table(data: bytes) -> list[dict[str, openpyxl.cell.Cell]]:
    """Rows under the heading, by heading."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    rows = list(sheet.iter_rows())
    head = next(n for n, row in enumerate(rows) if row[-1].value in ("Mã chỗ", "Place code"))
    names = [cell.value for cell in rows[head]]
    return [dict(zip(names, row, strict=True)) for row in rows[head + 1 :]]


def test_every_finding_has_one_row_with_its_fingerprint() -> None:
    made = sample_report()
    rows = table(FORMATS["fix-sheet"].render(made))
    assert sorted(row["Mã chỗ"].value for row in rows) == sorted(
        f.fingerprint for agency in made.agencies for f in agency.findings
    )
    assert set(HEADINGS) <= set(rows[0])
    assert all(not row[name].value for row in rows for name in HEADINGS[4:8])


def test_articles_stand_together_and_the_most_harmful_come_first() -> None:
    one = replace(sample_report(), agencies=sample_report().agencies[:1])
    rows = table(FORMATS["fix-sheet"].render(one))
    key = {f.fingerprint: f.article for f in one.agencies[0].findings}
    order = [key[row["Mã chỗ"].value] for row in rows if key[row["Mã chỗ"].value]]
    changes = sum(a != b for a, b in pairwise(order))
    assert changes == len(set(order)) - 1
    severities = [row["Mức"].value for row in rows if row["Vị trí"].value and "trang" not in row["Vị trí"].value]
    assert severities[0] == "Nặng"


def hostile() -> Report:
    cells = ("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", HOSTILE, "dài" * 10_000)
    found = [
        live(quote=text, before=text, after=text, suggestions=(text,), message=text, fingerprint=f"{n:016x}")
        for n, text in enumerate(cells)
    ]
    found.append(live(veto=True, fingerprint="f" * 16))
    return report(portal(*found, name="=Sở</w:t>\x00"))


@pytest.mark.parametrize("name", ["fix-sheet", "fix-sheet-word"])
def test_hostile_words_stay_words(name: str) -> None:
    data = FORMATS[name].render(hostile())
    assert data == FORMATS[name].render(hostile())
    if name == "fix-sheet":
        sheets = openpyxl.load_workbook(io.BytesIO(data)).worksheets
        cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
        assert all(cell.data_type != "f" for cell in cells)
    else:
        rows = docx.Document(io.BytesIO(data)).tables[0].rows
        cells = [cell for row in rows for cell in row.cells]
        assert len(rows) == 7
    assert all(len(str(getattr(cell, "value", None) or getattr(cell, "text", ""))) < 2000 for cell in cells)


def test_a_dangerous_place_is_no_link() -> None:
    rows = {row["Mã chỗ"].value: row for row in table(FORMATS["fix-sheet"].render(hostile()))}
    assert rows["f" * 16]["Liên kết"].hyperlink is None
    assert rows["f" * 16]["Liên kết"].value.startswith("hxxps://so-mau[.]example")
    assert rows[f"{0:016x}"]["Liên kết"].hyperlink.target.startswith("https://so-mau.example/")


def test_what_is_filled_in_is_checked_by_excel() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(FORMATS["fix-sheet"].render(sample_report()))).worksheets[0]
    rules = {rule.type: rule for rule in sheet.data_validations.dataValidation}
    kinds = sorted(rule.type for rule in sheet.data_validations.dataValidation)
    assert kinds == ["custom", "date", "list", "list", "textLength"]
    assert not rules["list"].showErrorMessage or rules["list"].formula1 == '"Có,Không"'
    assert sheet.freeze_panes
    assert not sheet.protection.sheet, "Excel sorts no protected sheet"
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == "9"


def test_a_document_is_bounded_and_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MOST", 20)
    made = replace(sample_report(), agencies=sample_report().agencies[:1])
    paper = docx.Document(io.BytesIO(FORMATS["fix-sheet-word"].render(made)))
    assert len(paper.tables[0].rows) == 21
    left = len(made.agencies[0].findings) - 20
    assert any(str(left) in paragraph.text for paragraph in paper.paragraphs)


def test_both_speak_english() -> None:
    made = replace(sample_report(), language="en")
    rows = table(FORMATS["fix-sheet"].render(made))
    assert {"Article", "Fixed", "Not fixed – reason", "Assigned to", "Due"} <= set(rows[0])
    heading = docx.Document(io.BytesIO(FORMATS["fix-sheet-word"].render(made))).tables[0].rows[0]
    assert "Fixed" in [cell.text for cell in heading.cells]
    with speaking("en"):
        assert not set("ăâđêôơư") & set("".join(name for name in rows[0]))


def test_the_list_of_an_agency_leads_to_its_fix_sheet(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "IN_A_SITE", 50)
    monkeypatch.setattr(writer, "LEAST", 5)
    write_site(sample_report(), tmp_path)
    sheets = list(tmp_path.rglob(writer.NAME))
    assert sheets
    for sheet in sheets:
        assert f'href="{writer.NAME}"' in (sheet.parent / "viec-can-sua.html").read_text()
        first = openpyxl.load_workbook(sheet).worksheets[0]
        assert first.max_row <= 4 + 10
    assert any("chưa ghi ở đây" in str(openpyxl.load_workbook(sheet).worksheets[0]["A2"].value) for sheet in sheets)
