"""The fix sheet in Excel: lists to choose from, days that are days, a column of codes that Excel does not let one change.

The sheet itself is not protected: Excel refuses to sort and to filter a protected one, and officers do both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from rasoat import figures
from rasoat.catalogue import _, _n
from reporters.cells import Column, Value, moment
from reporters.fix_sheet.columns import DUE, FIXED, KEY, LONGEST_NAME, NO, OWNER, REASON, REASONS, YES, columns
from reporters.fix_sheet.rows import FixRow
from reporters.workbook import QUIET, Book, Sheet

STREAMING = 5_000
"""Rows from which the file is written with bounded memory."""


def render(rows: Sequence[FixRow], *, title: str, created: str, agencies: bool, left_out: int = 0) -> bytes:
    """The file. ``left_out``: findings that have no row, to be told."""
    told = columns(agencies=agencies)
    with Book(title, created=created, streaming=len(rows) >= STREAMING) as book:
        above = [title, _above(len(rows), created, left_out), _("Chỉ điền vào bốn cột tô vàng; xem trang Hướng dẫn.")]
        sheet = book.sheet(_("Việc cần sửa"), told, above=above)
        for row in rows:
            sheet.row(_values(row, agencies))
        _choices(sheet, told, created)
        _guide(book, told)
    return book.data


def _above(count: int, created: str, left_out: int) -> str:
    day = figures.day(created)
    told = _n("{count} chỗ cần xem, lập ngày {day}.", count).format(count=figures.number(count), day=day)
    if left_out:
        more = _n("Còn {count} chỗ nhẹ hơn chưa ghi ở đây: làm xong những chỗ này rồi lập bảng mới.", left_out).format(
            count=figures.number(left_out)
        )
        return f"{told} {more}"
    return told


def _values(row: FixRow, agencies: bool) -> list[Value]:
    first: list[Value] = [row.agency] if agencies else []
    return [
        *first,
        row.title,
        row.linked,
        row.place,
        row.severity,
        row.rule,
        row.quote,
        row.suggestion,
        row.sentence,
        row.why,
        row.source,
        None,
        None,
        row.owner,
        row.due,
        row.key,
    ]


def _choices(sheet: Sheet, told: Sequence[Column], created: str) -> None:
    """Validation of what is filled in, and quiet marks of what is done or overdue."""
    first, last = sheet.head + 1, max(sheet.next - 1, sheet.head + 1)
    at = {column.heading: number for number, column in enumerate(told)}
    page = _("Hướng dẫn")

    def check(heading: str, **how: Any) -> None:
        column = at[_(heading)]
        sheet.sheet.data_validation(first, column, last, column, {"error_title": _(heading)[:32], **how})

    check(
        FIXED,
        validate="list",
        source=[_(YES), _(NO)],
        error_message=_("Chọn Có hoặc Không, hoặc để trống."),
    )
    check(
        REASON,
        validate="list",
        source=f"='{page}'!$A$2:$A${1 + len(REASONS)}",
        show_error=False,
        input_title=_(REASON)[:32],
        input_message=_("Chọn một lý do, hoặc tự ghi. Cần hai người đồng ý thì chỗ này mới được bỏ qua."),
    )
    check(
        OWNER,
        validate="length",
        criteria="<=",
        value=LONGEST_NAME,
        error_message=_("Ghi tên người hoặc phòng, ngắn gọn."),
    )
    check(
        DUE,
        validate="date",
        criteria=">=",
        value=dt.datetime.combine(moment(created).date(), dt.time()),
        error_message=_("Ghi ngày dạng 31/12/2026, không sớm hơn ngày lập bảng."),
    )
    check(
        KEY,
        validate="custom",
        value="=FALSE",
        error_message=_("Cột này để máy nhận ra từng chỗ: xin giữ nguyên."),
    )
    done, due = _letter(at[_(FIXED)]), _letter(at[_(DUE)])
    whole = (first, 0, last, len(told) - 1)
    grey = sheet.book.book.add_format({"font_color": QUIET, "italic": True})
    bold = sheet.book.book.add_format({"bold": True})
    row = first + 1
    sheet.sheet.conditional_format(
        *whole, {"type": "formula", "criteria": f'=${done}{row}="{_(YES)}"', "format": grey, "stop_if_true": True}
    )
    overdue = f"=AND(ISNUMBER(${due}{row}),${due}{row}<TODAY())"
    column = at[_(DUE)]
    sheet.sheet.conditional_format(
        first, column, last, column, {"type": "formula", "criteria": overdue, "format": bold}
    )


def _letter(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


def _guide(book: Book, told: Iterable[Column]) -> None:
    """How to fill the sheet in; the reasons at its head are the list that the column offers."""
    page = book.sheet(_("Hướng dẫn"), [Column(_("Lý do có thể chọn"), 46), Column(_("Cách điền"), 90)], landscape=False)
    lines = guide()
    for number in range(max(len(REASONS), len(lines))):
        reason = _(REASONS[number]) if number < len(REASONS) else ""
        page.row((reason, lines[number] if number < len(lines) else ""))


def guide() -> list[str]:
    """Plain sentences, one a line."""
    return [
        _("Mỗi dòng là một chỗ cần xem; chỗ hại nhất đứng trước, các chỗ của một bài đứng liền nhau."),
        _("Đã sửa: chọn Có khi đã sửa xong trên cổng. Lần rà soát sau máy đọc lại; nếu vẫn còn, máy sẽ báo."),
        _("Không sửa – lý do: chọn hoặc tự ghi lý do nếu chỗ này không cần sửa. Phải có người thứ hai đồng ý."),
        _("Người xử lý: tên người hoặc phòng được giao. Hạn: ngày phải xong, ví dụ 31/12/2026."),
        _("Được sắp xếp, lọc, thêm cột, xóa bớt dòng, đổi tên tệp. Chỉ cần giữ dòng tiêu đề và cột Mã chỗ."),
        _("Điền xong, gửi lại tệp cho người chạy rasoat; người ấy chạy lệnh: rasoat triage import TỆP"),
    ]
