"""Spreadsheets (.xlsx) by xlsxwriter that are safe whatever the text: no formula, no link and no number by accident.

Limits by Microsoft, "Excel specifications and limits": 32,767 characters a cell, 65,530 links a sheet, names of 31 characters.
The same calls give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from collections.abc import Sequence
from types import TracebackType
from typing import Any

from reporters.cells import Column, Linked, Value, moment, safe_link, writable

LINKS = 65_000
"""Of one sheet; further ones stand as text."""
FONT = "Arial"
INK, LINK, HEAD, FILL, LINE, QUIET = "#1A2026", "#0B4F8A", "#E6EFF7", "#FFFBEA", "#D3DADE", "#4F5A65"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_A4 = 9
LINE_HEIGHT, HIGHEST = 12.75, 409.0
"""Points; the second is Excel's limit."""


class Book:
    """A workbook under way, a context manager; ``data`` after it is closed.

    ``streaming`` writes row by row with bounded memory (a temporary file): for tens of thousands of rows.
    """

    def __init__(self, title: str, *, created: str = "", streaming: bool = False) -> None:
        """``title`` and ``created`` (ISO 8601) stand in the file's properties."""
        import xlsxwriter

        self.data = b""
        self._target = io.BytesIO()
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        memory = {"constant_memory": True} if streaming else {"in_memory": True}
        self.book: Any = xlsxwriter.Workbook(
            self._target, {**options, **memory, "default_format_properties": {"font_name": FONT, "font_size": 10}}
        )
        self.book.set_properties(
            {"title": writable(title, 200), "author": "rasoat", "created": moment(created)},
        )
        self._names: set[str] = {"history"}
        self._styles: dict[tuple[tuple[str, object], ...], Any] = {}
        self._sheets: list[Sheet] = []

    def __enter__(self) -> Book:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            for sheet in self._sheets:
                sheet.close()
        self.book.close()
        self.data = self._target.getvalue()

    def style(self, **properties: object) -> Any:
        """A cell format of xlsxwriter, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._styles:
            common = {"font_color": INK, "valign": "top", "text_wrap": True}
            self._styles[key] = self.book.add_format({**common, **properties})
        return self._styles[key]

    def sheet(
        self, name: str, columns: Sequence[Column], *, above: Sequence[str] = (), landscape: bool = True
    ) -> Sheet:
        """A table with a frozen heading, filters and a page set-up of A4; lines ``above`` the heading say what it is."""
        made = Sheet(self, self._name(name), columns, above, landscape=landscape)
        self._sheets.append(made)
        return made

    def _name(self, wanted: str) -> str:
        base = _FORBIDDEN.sub(" ", writable(wanted, 1000)).strip().strip("'").strip() or "Sheet"
        name, number = _cut(base, 31), 1
        while name.casefold() in self._names:
            number += 1
            name = f"{_cut(base, 30 - len(str(number)))} {number}"
        self._names.add(name.casefold())
        return name


class Sheet:
    """A table that grows downwards. ``sheet`` is xlsxwriter's, for validations and the like."""

    def __init__(
        self, book: Book, name: str, columns: Sequence[Column], above: Sequence[str], *, landscape: bool
    ) -> None:
        self.book = book
        self.columns = columns
        self.sheet: Any = book.book.add_worksheet(name)
        self.head = len(above)
        """Row of the heading, from 0."""
        self.next = self.head + 1
        """Row that is written next, from 0."""
        self._links = 0
        self._plain = [book.style(**self._cell(column)) for column in columns]
        self._linked = [book.style(**{**self._cell(column), "font_color": LINK, "underline": 1}) for column in columns]
        for at, column in enumerate(columns):
            self.sheet.set_column(at, at, column.width)
        for row, line in enumerate(above):
            self.sheet.write_string(
                row,
                0,
                writable(line, 1000),
                book.style(bold=row == 0, font_size=13 if row == 0 else 10, text_wrap=False),
            )
        heading = book.style(bold=True, bg_color=HEAD, border=1, border_color=LINE, locked=True)
        for at, column in enumerate(columns):
            self.sheet.write_string(self.head, at, writable(column.heading, 250), heading)
        self.sheet.freeze_panes(self.next, 0)
        self._paper(landscape)

    def row(self, values: Sequence[Value], **style: object) -> None:
        """Writes the next row, as high as its text needs; ``style`` are properties of xlsxwriter for all of its cells."""
        self.sheet.set_row(self.next, self._height(values))
        for at, value in enumerate(values):
            self.put(self.next, at, value, **style)
        self.next += 1

    def put(self, row: int, column: int, value: Value, **style: object) -> None:
        """Writes one cell: text stays text whatever it begins with. Rows go downwards where the book is streaming."""
        form = self._plain[column] if not style else self.book.style(**{**self._cell(self.columns[column]), **style})
        if isinstance(value, Linked):
            self._link(row, column, value, form if style else None)
        elif isinstance(value, str):
            if value:
                self.sheet.write_string(row, column, writable(value), form)
            else:
                self.sheet.write_blank(row, column, None, form)
        elif value is None:
            self.sheet.write_blank(row, column, None, form)
        elif isinstance(value, bool):
            self.sheet.write_boolean(row, column, value, form)
        elif isinstance(value, (int, float)):
            if math.isfinite(value):
                self.sheet.write_number(row, column, value, form)
            else:
                self.sheet.write_blank(row, column, None, form)
        else:
            day = dt.datetime(value.year, value.month, value.day)
            self.sheet.write_datetime(row, column, day, form)

    def close(self) -> None:
        """Filters over what was written."""
        self.sheet.autofilter(self.head, 0, max(self.next - 1, self.head), len(self.columns) - 1)

    def _height(self, values: Sequence[Value]) -> float:
        """In points. LibreOffice fits no rows of a file that calls itself Excel's, so it is worked out here."""
        most = 1
        for column, value in zip(self.columns, values, strict=True):
            text = value.text if isinstance(value, Linked) else value
            if isinstance(text, str):
                lines = sum(1 + int(len(line) / max(column.width - 1, 1)) for line in text[:8000].split("\n"))
                most = max(most, lines)
        return min(HIGHEST, 3 + LINE_HEIGHT * most)

    def _link(self, row: int, column: int, value: Linked, form: Any) -> None:
        url = safe_link(value.url)
        if not url or self._links >= LINKS:
            self.sheet.write_string(row, column, writable(value.text), form or self._plain[column])
            return
        self._links += 1
        self.sheet.write_url(row, column, url, form or self._linked[column], writable(value.text))

    @staticmethod
    def _cell(column: Column) -> dict[str, object]:
        form: dict[str, object] = {"border": 1, "border_color": LINE, "locked": not column.filled}
        if column.number:
            form["num_format"] = column.number
        if column.filled:
            form["bg_color"] = FILL
        if column.right:
            form["align"] = "right"
        if column.quiet:
            form |= {"font_color": QUIET, "font_size": 8}
        return form

    def _paper(self, landscape: bool) -> None:
        if landscape:
            self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(self.head)
        self.sheet.set_footer("&R&P / &N")


def _cut(text: str, units: int) -> str:
    """At most so many UTF-16 units."""
    while len(text.encode("utf-16-le")) // 2 > units:
        text = text[:-1]
    return text.strip().strip("'").strip() or "Sheet"
