"""Tables of a filled-in sheet, from Excel or Word, whatever was done to them: rows with the row number a person sees."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rasoat.catalogue import _
from rasoat.errors import ReadError
from rasoat.facts.cells import LARGEST_FILE, Cell, read_sheets
from rasoat.readers.word import refuse_bombs

SUFFIXES = (".xlsx", ".docx")
MOST_ROWS = 20_000
"""Of a Word file."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Row:
    """``wrong``: cells (from 0) that hold no plain value, with the reason."""

    number: int
    cells: list[Cell]
    wrong: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    """Of the sheet, or the number of the table in Word."""
    rows: list[Row]


def tables(path: Path) -> list[Table]:
    """All tables of a file. ReadError for what cannot be read."""
    if path.suffix.lower() == ".xlsx":
        return [_sheet(sheet) for sheet in read_sheets(path)]
    if path.suffix.lower() == ".docx":
        return list(_word(path))
    raise ReadError(
        _("{file} không phải bảng sửa .xlsx hay .docx.").format(file=path),
        _("Mở bằng Excel hoặc Word, lưu lại thành .xlsx hoặc .docx."),
    )


def _sheet(sheet: Any) -> Table:
    wrong: dict[int, dict[int, str]] = {}
    for (row, column), reason in sheet.wrong.items():
        wrong.setdefault(row, {})[column - 1] = reason
    rows = [
        Row(number, list(cells), wrong.get(number, {}))
        for number, cells in enumerate(sheet.rows, 1)
        if any(cell != "" for cell in cells)
    ]
    return Table(sheet.name, rows)


def _word(path: Path) -> Iterator[Table]:
    import docx

    try:
        if path.stat().st_size > LARGEST_FILE:
            size = LARGEST_FILE // 1_000_000
            raise ReadError(_("{file} lớn hơn {size} MB.").format(file=path, size=size), _("Tách thành nhiều tệp."))
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(
            _("Không đọc được {file}: {reason}.").format(file=path, reason=error.strerror),
            _("Kiểm tra đường dẫn và quyền đọc."),
        ) from error
    refuse_bombs(data, str(path))
    try:
        body = docx.Document(io.BytesIO(data)).element.body
    except Exception as error:  # python-docx, lxml and zipfile raise many kinds on broken files
        raise ReadError(
            _("Tệp Word {file} bị hỏng, không đọc được.").format(file=path),
            _("Mở bằng Word, lưu lại thành .docx rồi thử lại."),
        ) from error
    for number, table in enumerate(body.iter(f"{_W}tbl"), 1):
        yield Table(_("bảng {number}").format(number=number), list(_rows(path, table)))


def _rows(path: Path, table: Any) -> Iterator[Row]:
    """A cell that goes on from the one above it says the same."""
    above: list[Cell] = []
    for number, line in enumerate(table.iterchildren(f"{_W}tr"), 1):
        if number > MOST_ROWS:
            raise ReadError(
                _("{file} có hơn {count} dòng.").format(file=path, count=MOST_ROWS), _("Dùng bản Excel của bảng sửa.")
            )
        cells: list[Cell] = []
        for box in line.iter(f"{_W}tc"):
            merged = box.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merged is not None and merged.get(f"{_W}val") != "restart"
            text = "\n".join(_text(paragraph) for paragraph in box.iterchildren(f"{_W}p")).strip()
            cells.append(above[len(cells)] if goes_on and len(cells) < len(above) else text)
            span = box.find(f"{_W}tcPr/{_W}gridSpan")
            width = span.get(f"{_W}val", "") if span is not None else ""
            cells += [""] * (int(width) - 1 if width.isascii() and width.isdigit() and int(width) < 64 else 0)
        above = cells
        yield Row(number, cells)


def _text(paragraph: Any) -> str:
    from rasoat.readers.word import letters

    return "".join(words for _node, words in letters(paragraph))
