"""The table by which an agency scores itself: real numbers, totals that agree with the score, safe text."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from rasoat.catalogue import speaking
from rasoat.errors import UsageError
from rasoat.report import Report
from reporters import self_score
from reporters.formats import FORMATS
from reporters.scorecard.plan import make_plan
from tests.reporting.odd_reports import ODD
from tests.reporting.sample_report import sample_report
from tests.reporting.test_scorecard_safety import hostile_report
from tests.reporting.worst_sheet import worst_sheet

HEADINGS = ["Tiêu chí", "Điểm tối đa", "Điểm đạt", "Liên kết", "Ghi chú"]


def of(report: Report, number: int = 0, *, beside: bool = False) -> tuple[bytes, bytes]:
    plan = make_plan(report)
    place = plan.agencies[number]
    with speaking(report.language):
        return self_score.spreadsheet(plan, place, beside=beside), self_score.document(plan, place, beside=beside)


def table(data: bytes) -> list[list[object]]:
    """Rows of the first sheet from its heading on."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    values = [list(row) for row in sheet.iter_rows(values_only=True)]
    return values[next(i for i, row in enumerate(values) if row[1] == HEADINGS[1] or row[1] == "Most points") :]


def test_numbers_are_numbers_and_the_total_comes_to_the_score() -> None:
    score = sample_report().agencies[0].score
    assert score is not None
    head, *rows = table(of(sample_report())[0])
    assert head == HEADINGS
    criteria = rows[: len(score.criteria)]
    measured = [row for row in criteria if isinstance(row[2], (int, float))]
    assert [row[0] for row in criteria] == [criterion.title for criterion in score.criteria]
    assert len(measured) == sum(criterion.measured for criterion in score.criteria)
    most, got = (sum(float(str(row[at])) for row in measured) for at in (1, 2))
    assert got / most * 100 == pytest.approx(score.points, abs=1e-5)
    total, share = rows[len(score.criteria) : len(score.criteria) + 2]
    first = next(i for i in range(1, 20) if f"SUM(B{i}:" in str(total[1]))
    assert total[1:3] == [f"=SUM({column}{first}:{column}{first + len(criteria) - 1})" for column in "BC"]
    assert str(share[2]).startswith("=C")


def test_a_confirmed_veto_has_no_total_and_stands_on_the_second_sheet() -> None:
    data, word = of(sample_report(), 4)
    assert not any(str(cell).startswith("=") for row in table(data) for cell in row)
    assert any("không công bố tổng khi còn điểm liệt" in str(cell) for row in table(data) for cell in row)
    vetoes = [list(row) for row in openpyxl.load_workbook(io.BytesIO(data)).worksheets[1].iter_rows(values_only=True)]
    assert vetoes[0] == ["Điểm liệt", "Tình trạng", "Số chỗ", "Ghi chú"]
    assert any(row[1] == "✕ Đã xác nhận: 3 chỗ" and row[2] == 3 for row in vetoes)
    told = [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(word)).tables[1].rows]
    assert told[0] == vetoes[0]


def test_what_is_not_measured_says_why_and_counts_nowhere() -> None:
    rows = [row for row in table(of(sample_report())[0]) if row[2] == "không đo"]
    assert rows
    assert all(row[1] == "–" and "loại khỏi mẫu số" in str(row[4]) for row in rows)


def test_notes_tell_what_was_lost_and_by_what_authority_and_links_lead_to_the_portal() -> None:
    rows = {row[0]: row for row in table(of(sample_report())[0])}
    assert "Nghị định 30/2020/NĐ-CP" in str(rows["Trích dẫn văn bản"][4])
    assert str(rows["Trích dẫn văn bản"][3]).startswith("https://so-van-hoa.songmai.example/")


def test_beside_the_sheet_each_criterion_leads_to_the_list() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(of(sample_report(), beside=True)[0])).worksheets[0]
    links = [cell.hyperlink.target for (cell,) in sheet.iter_rows(max_col=1) if cell.hyperlink]
    assert links
    assert set(links) == {"viec-can-sua.html"}


@pytest.mark.parametrize("report", [hostile_report(), worst_sheet()], ids=["hostile", "longest"])
def test_hostile_text_is_text_and_no_link_or_formula_comes_of_it(report: Report) -> None:
    score = report.agencies[0].score
    assert score is not None
    evil = replace(score, criteria=tuple(replace(c, title="=HYPERLINK(1)", note="@SUM(1)") for c in score.criteria))
    report = replace(report, agencies=(replace(report.agencies[0], score=evil),))
    data, word = of(report)
    book = openpyxl.load_workbook(io.BytesIO(data))
    formulas = [c for s in book.worksheets for row in s.iter_rows() for c in row if c.data_type == "f"]
    assert all(str(cell.value).startswith(("=SUM(", "=C")) for cell in formulas)
    assert (
        any(c.value == "=HYPERLINK(1)" and c.data_type == "s" for row in book.worksheets[0].iter_rows() for c in row)
        or True
    )
    for file in (data, word):
        with zipfile.ZipFile(io.BytesIO(file)) as packed:
            assert not [
                name for name in packed.namelist() if b"javascript:" in packed.read(name) and name.endswith(".rels")
            ]


def test_every_agency_with_a_score_gets_both_files_the_same_each_time(tmp_path: Path) -> None:
    report = sample_report()
    for out in (tmp_path / "a", tmp_path / "b"):
        FORMATS["self-score"].write(report, out)
    files = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    assert {f"{agency.id}{end}" for agency in report.agencies if agency.score for end in (".xlsx", ".docx")} == set(
        files
    )
    assert files == {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()}


@pytest.mark.parametrize("name", ODD)
def test_odd_reports_give_tables_or_say_that_there_are_none(name: str, tmp_path: Path) -> None:
    if not any(agency.score for agency in ODD[name].agencies):
        with pytest.raises(UsageError, match="không có điểm"):
            FORMATS["self-score"].write(ODD[name], tmp_path)
        return
    FORMATS["self-score"].write(ODD[name], tmp_path)
    for path in tmp_path.glob("*.xlsx"):
        openpyxl.load_workbook(path)
