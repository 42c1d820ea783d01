"""A spreadsheet to fill in: Vietnamese headings, a note on each, lists to choose from, cells of text that Excel leaves alone."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path
from typing import Any

from rasoat.errors import UsageError
from rasoat.facts.cells import SUFFIXES
from rasoat.facts.columns import COLUMNS, NOT_IN_TEMPLATE, TITLES, Column
from rules.fact_tables import FLAG

_ROWS = 2_000
"""Rows prepared as text and with lists."""
_CREATED = dt.datetime(2026, 1, 1)
_GUIDE = (
    "Mỗi dòng một mục. Cột có dấu * bắt buộc. Ngày viết dạng 24/11/2026.",
    "Chỉ mục ghi “có” ở cột Đã kiểm chứng, kèm nguồn, mới được dùng để báo lỗi.",
    "Giữ nguyên dòng tiêu đề; có thể bỏ cột không bắt buộc.",
    "Kiểm tra: rasoat facts check TỆP. Đưa vào dùng: rasoat facts add TỆP --to don-vi.toml",
)


def columns(table: str) -> list[Column]:
    return [column for column in COLUMNS[table] if (table, column.key) not in NOT_IN_TEMPLATE]


def write(table: str, out: Path) -> None:
    """UsageError where it cannot be written; an existing file is never written over."""
    if out.suffix.lower() not in SUFFIXES:
        raise UsageError(f"Không lập được mẫu dạng “{out.suffix}”.", "Đặt tên tệp đuôi .xlsx hoặc .csv.")
    data = _workbook(table) if out.suffix.lower() == ".xlsx" else _csv(table)
    try:
        with out.open("xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise UsageError(f"{out} đã có.", "Chọn tên khác, hoặc xóa tệp này trước.") from error
    except OSError as error:
        raise UsageError(f"Không ghi được {out}: {error.strerror}.", "Chọn nơi khác.") from error


def _csv(table: str) -> bytes:
    """As Vietnamese Excel opens it: UTF-8 with a mark, semicolons."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerow(_heading(column) for column in columns(table))
    return text.getvalue().encode("utf-8-sig")


def _heading(column: Column) -> str:
    return f"{column.heading} *" if column.needed else column.heading


def _workbook(table: str) -> bytes:
    import xlsxwriter

    data = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(data, options) as book:
        book.set_properties({"title": f"Dữ kiện: {TITLES[table]}", "created": _CREATED})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF7", "border": 1})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(TITLES[table])
        sheet.freeze_panes(1, 1)
        for at, column in enumerate(columns(table)):
            _column(sheet, at, column, head, text)
        _guide(book.add_worksheet("Hướng dẫn"), table, head, text)
    return data.getvalue()


def _column(sheet: Any, at: int, column: Column, head: Any, text: Any) -> None:
    sheet.set_column(at, at, 34 if column.key in ("title", "name", "source") else 18, text)
    sheet.write_string(0, at, _heading(column), head)
    sheet.write_comment(0, at, column.note, {"x_scale": 2})
    choices = ["có", "không"] if column.shape == FLAG else list(column.words)
    if choices:
        told = {"error_title": column.heading, "error_message": f"Chọn: {', '.join(choices)}."[:255]}
        sheet.data_validation(1, at, _ROWS, at, {"validate": "list", "source": choices, **told})


def _guide(sheet: Any, table: str, head: Any, text: Any) -> None:
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 2, 60, text)
    for row, line in enumerate(_GUIDE):
        sheet.write_string(row, 0, line)
    start = len(_GUIDE) + 1
    for at, title in enumerate(("Cột", "Ghi gì", "Ví dụ (giả định)")):
        sheet.write_string(start, at, title, head)
    for row, column in enumerate(columns(table), start + 1):
        for at, value in enumerate((_heading(column), column.note, column.example)):
            sheet.write_string(row, at, value)
