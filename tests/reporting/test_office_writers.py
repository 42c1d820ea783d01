"""Spreadsheets and Word documents hold hostile text as text, and are the same bytes each time."""

from __future__ import annotations

import datetime as dt
import io

import docx
import openpyxl
import pytest

from reporters.cells import LONGEST, Column, Linked, writable
from reporters.word import Paper
from reporters.workbook import Book

HOSTILE = (
    '=HYPERLINK("http://xau.example";"bấm")',
    "+1+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "http://xau.example/tu-dong-thanh-lien-ket",
    "00123",
    "<script>alert(1)</script>",
    "_x0041_",
    "\ud800 nửa chữ \udfff",
    "\x00\x07\x1b",
    "\u202eđảo chữ",
    "dài " * 20_000,
)
COLUMNS = (Column("Chữ", 40), Column("Liên kết"), Column("Hạn", 12, number="dd/mm/yyyy", filled=True))


def workbook(*, streaming: bool = False) -> bytes:
    with Book("Thử <&>", created="2026-11-24T08:00:00+07:00", streaming=streaming) as book:
        sheet = book.sheet("Việc: [cần] sửa / rất dài hơn ba mươi mốt chữ", COLUMNS, above=("=1+1",))
        for text in HOSTILE:
            sheet.row((text, Linked("mở", "javascript:alert(1)"), dt.date(2026, 12, 31)))
        sheet.row(("tốt", Linked("mở", "https://co-quan.example/bai?a=1&b=2#:~:text=l%E1%BB%97i"), None))
        book.sheet("History", (Column("a"),))
        book.sheet("HISTORY 2", (Column("a"),))
    return book.data


@pytest.mark.parametrize("streaming", [False, True])
def test_cells_of_a_spreadsheet_are_text_whatever_they_begin_with(streaming: bool) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(streaming=streaming)))
    sheet = book.worksheets[0]
    rows = list(sheet.iter_rows())
    assert rows[0][0].value == "=1+1"
    assert all(cell.data_type in ("s", "inlineStr", "n", "d") for row in rows for cell in row)
    told = [row[0].value.replace("_x005F_", "_") for row in rows[2:]]  # openpyxl leaves it in inline strings
    assert told == [*(writable(text) for text in HOSTILE), "tốt"]
    assert len(told[-2]) == LONGEST
    assert rows[2][2].value == dt.datetime(2026, 12, 31)
    links = [row[1].hyperlink for row in rows[2:]]
    assert [link for link in links[:-1] if link] == []
    assert links[-1].target + "#" + links[-1].location == "https://co-quan.example/bai?a=1&b=2#:~:text=l%E1%BB%97i"


def test_names_of_sheets_are_ones_that_excel_takes() -> None:
    names = openpyxl.load_workbook(io.BytesIO(workbook())).sheetnames
    assert len({name.casefold() for name in names}) == 3
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert "history" not in {name.casefold() for name in names}


@pytest.mark.parametrize("streaming", [False, True])
def test_the_same_workbook_is_the_same_bytes(streaming: bool) -> None:
    assert workbook(streaming=streaming) == workbook(streaming=streaming)


def paper() -> bytes:
    made = Paper("Thử <&>", created="2026-11-24T08:00:00+07:00", landscape=True)
    made.heading("Việc cần sửa \x00<b>", 0)
    made.paragraph("\ud800 dòng một\ndòng hai")
    good = Linked("mở", "https://co-quan.example/bai?a=1&b=2#:~:text=l%E1%BB%97i")
    made.table(COLUMNS, [(text, Linked("mở", "javascript:alert(1)"), None) for text in HOSTILE] + [("tốt", good, "")])
    return made.data()


def test_cells_of_a_word_table_are_text_and_its_heading_repeats() -> None:
    document = docx.Document(io.BytesIO(paper()))
    table = document.tables[0]
    assert [row.cells[0].text for row in table.rows] == ["Chữ", *(writable(text) for text in HOSTILE), "tốt"]
    links = [link.address for row in table.rows for link in row.cells[1].paragraphs[0].hyperlinks]
    assert links == ["https://co-quan.example/bai?a=1&b=2#:~:text=l%E1%BB%97i"]
    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert document.sections[0].page_width > document.sections[0].page_height


def test_the_same_paper_is_the_same_bytes() -> None:
    assert paper() == paper()
