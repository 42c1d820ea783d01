"""Spreadsheets of facts for tests: a good one, and how to write it as a CSV or a workbook."""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path

import pytest
import xlsxwriter

from rasoat.cli import main

HEADINGS = "Số hiệu;Loại văn bản;Trích yếu;Cơ quan ban hành;Ngày ban hành;Hết hiệu lực từ ngày;Văn bản thay thế;Nguồn;Ngày đối chiếu;Đã kiểm chứng"
ROW = "12/2020/QĐ-UBND;Quyết định;Quy định về ví dụ;Ủy ban nhân dân Thành phố;20/02/2020;01/03/2024;15/2024/QĐ-UBND;Công báo số 15;24/11/2026;có"
HEIR = "15/2024/QĐ-UBND;Quyết định;Quy định mới về ví dụ;Ủy ban nhân dân Thành phố;20/02/2024;;;Công báo số 20;24/11/2026;có"
GOOD = f"{HEADINGS}\r\n{ROW}\r\n{HEIR}\r\n"


def sheet(name: str, text: str, encoding: str = "utf-8-sig") -> str:
    Path(name).write_bytes(text.encode(encoding))
    return name


def tone_apart(letter: str) -> str:
    """As Windows-1258 has it: the letter with its own mark, then the tone."""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in tone)) + tone


def book(name: str, rows: list[list[object]], **options: object) -> str:
    with xlsxwriter.Workbook(name) as made:
        page = made.add_worksheet()
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                if isinstance(cell, dt.date):
                    page.write_datetime(y, x, dt.datetime(cell.year, cell.month, cell.day), day)
                elif isinstance(cell, str) and not options.get("formulas"):
                    page.write_string(y, x, cell)
                else:
                    page.write(y, x, cell)
        if options.get("merge"):
            page.merge_range(str(options["merge"]), "Công báo")
    return name


def rows(text: str = GOOD) -> list[list[object]]:
    return [list(line.split(";")) for line in text.splitlines()]


def checked(capsys: pytest.CaptureFixture[str], *files: str, code: int = 1) -> str:
    capsys.readouterr()
    assert main(["facts", "check", *files]) == code
    out, err = capsys.readouterr()
    return out + err
