"""A spreadsheet to fill in: Vietnamese headings, a note on each, lists to choose from, cells of text that Excel leaves alone."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path
from typing import Any

from rasoat.catalogue import N_, _
from rasoat.errors import UsageError, cause
from rasoat.facts.cells import SUFFIXES
from rasoat.facts.columns import COLUMNS, GUIDE, NOT_IN_TEMPLATE, TITLES, Column
from rules.fact_tables import FLAG

_ROWS = 2_000
"""Rows prepared as text and with lists."""
_CREATED = dt.datetime(2026, 1, 1)
_GUIDE = (
    N_("Mỗi dòng một mục. Cột có dấu * bắt buộc. Ngày viết dạng 24/11/2026."),
    N_("Chỉ mục ghi “có” ở cột Đã kiểm chứng, kèm nguồn, mới được dùng để báo lỗi."),
    N_("Giữ nguyên dòng tiêu đề; có thể bỏ cột không bắt buộc."),
    N_("Kiểm tra: rasoat facts check TỆP. Đưa vào dùng: rasoat facts add TỆP --to don-vi.toml"),
)


def columns(table: str) -> list[Column]:
    return [column for column in COLUMNS[table] if (table, column.key) not in NOT_IN_TEMPLATE]


def write(table: str, out: Path) -> None:
    """UsageError where it cannot be written; an existing file is never written over."""
    if out.suffix.lower() not in SUFFIXES:
        raise UsageError(
            _("Không lập được mẫu dạng “{suffix}”.").format(suffix=out.suffix), _("Đặt tên tệp đuôi .xlsx hoặc .csv.")
        )
    data = _workbook(table) if out.suffix.lower() == ".xlsx" else _csv(table)
    try:
        with out.open("xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise UsageError(_("{file} đã có.").format(file=out), _("Chọn tên khác, hoặc xóa tệp này trước.")) from error
    except OSError as error:
        raise UsageError(
            _("Không ghi được {file}: {reason}.").format(file=out, reason=cause(error)), _("Chọn nơi khác.")
        ) from error


def _csv(table: str) -> bytes:
    """As Vietnamese Excel opens it: UTF-8 with a mark, semicolons."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerow(_heading(column) for column in columns(table))
    return text.getvalue().encode("utf-8-sig")


def _heading(column: Column) -> str:
    return f"{column.title} *" if column.needed else column.title


def _workbook(table: str) -> bytes:
    import xlsxwriter

    data = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(data, options) as book:
        book.set_properties({"title": _("Dữ kiện: {table}").format(table=_(TITLES[table])), "created": _CREATED})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF7", "border": 1})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(_(TITLES[table]))
        sheet.freeze_panes(1, 1)
        for at, column in enumerate(columns(table)):
            _column(sheet, at, column, head, text)
        _guide(book.add_worksheet(_(GUIDE)), table, head, text)
    return data.getvalue()


def _column(sheet: Any, at: int, column: Column, head: Any, text: Any) -> None:
    sheet.set_column(at, at, 34 if column.key in ("title", "name", "source") else 18, text)
    sheet.write_string(0, at, _heading(column), head)
    sheet.write_comment(0, at, _(column.note), {"x_scale": 2})
    choices = [_("có"), _("không")] if column.shape == FLAG else list(column.choices)
    if choices:
        told = {
            "error_title": column.title,
            "error_message": _("Chọn: {choices}.").format(choices=", ".join(choices))[:255],
        }
        sheet.data_validation(1, at, _ROWS, at, {"validate": "list", "source": choices, **told})


def _guide(sheet: Any, table: str, head: Any, text: Any) -> None:
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 2, 60, text)
    for row, line in enumerate(map(_, _GUIDE)):
        sheet.write_string(row, 0, line)
    start = len(_GUIDE) + 1
    for at, title in enumerate((_("Cột"), _("Ghi gì"), _("Ví dụ (giả định)"))):
        sheet.write_string(start, at, title, head)
    for row, column in enumerate(columns(table), start + 1):
        for at, value in enumerate((_heading(column), _(column.note), column.example)):
            sheet.write_string(row, at, value)
