"""Reads the cells of a spreadsheet (CSV in the encodings that Excel writes, XLSX); hostile and broken files are refused.

What a cell holds is text, a day, a number or yes/no; formulas, errors and merged cells are told, not guessed at.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rasoat.catalogue import N_, _
from rasoat.errors import ReadError, cause
from rules.text.letters import LOWER, UPPER

Cell = str | dt.date | float | bool
SUFFIXES = (".csv", ".xlsx")
LARGEST_FILE = 50_000_000
LARGEST_CONTENT = 400_000_000
MOST_ROWS, MOST_CELLS = 200_000, 5_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CELL = re.compile(rb"<(?:\w{1,9}:)?c((?:\s[^<>]{0,200})?)>(\s{0,9}<(?:\w{1,9}:)?f[\s/>])?")
_REF = re.compile(rb'\sr="([A-Z]{1,3})(\d{1,7})"')
_ERROR = re.compile(rb'\st="e"')
_ATTRIBUTE = re.compile(rb'(?:\w{1,9}:)?(\w{1,20})="([^"<>]{0,500})"')
_COMPOSED = N_("chữ tổ hợp (NFD) đã được chuẩn hóa")
_EXPECTED = frozenset(UPPER + LOWER + "–—“”‘’…°€§\xa0«»·₫")
"""What Vietnamese text beyond ASCII is made of."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """``rows`` begin with row 1; ``wrong``: cells that hold no plain value, (row, column) from 1 with the reason."""

    name: str
    """"" for a file with one nameless sheet."""
    rows: Sequence[Sequence[Cell]]
    notes: tuple[str, ...] = ()
    wrong: dict[tuple[int, int], str] = field(default_factory=dict)


def letter(column: int) -> str:
    """1 -> A, 27 -> AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def read_sheets(path: Path) -> list[Sheet]:
    """The visible sheets. ReadError for what cannot be read."""
    if path.suffix.lower() not in SUFFIXES:
        raise ReadError(
            _("{file} không phải bảng tính .csv hay .xlsx.").format(file=path),
            _("Mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx."),
        )
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ReadError(
                _("{file} lớn hơn {most} MB.").format(file=path, most=LARGEST_FILE // 1_000_000),
                _("Tách thành nhiều tệp."),
            )
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(
            _("Không đọc được {file}: {reason}.").format(file=path, reason=cause(error)),
            _("Kiểm tra đường dẫn và quyền đọc."),
        ) from error
    if not data.strip():
        raise ReadError(
            _("{file} trống.").format(file=path), _("Lấy mẫu bằng: rasoat facts template documents --out mau.xlsx")
        )
    return _workbook(path, data) if path.suffix.lower() == ".xlsx" else [_csv(path, data)]


def _csv(path: Path, data: bytes) -> Sheet:
    text, notes = _decoded(path, data)
    head = text[:20_000]
    first, _newline, rest = text.partition("\n")
    delimiter = max(";,\t", key=head.partition("\n")[0].count)
    if re.fullmatch(r"sep=[;,\t|]\s*", first):
        delimiter, text, notes = first[4], rest, (*notes, _("bỏ qua dòng “sep=”"))
    rows: list[list[Cell]] = [[]] if rest is text else []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            rows.append(list(row))
            if len(rows) > MOST_ROWS:
                raise ReadError(
                    _("{file} có hơn {most} dòng.").format(file=path, most=MOST_ROWS),
                    _("Tách thành nhiều tệp."),
                )
    except csv.Error as error:
        reason = _("ô dài quá") if "field larger" in str(error) else _("dấu nháy kép không khép đúng chỗ")
        raise ReadError(
            _("{file}, dòng {number}: {reason}.").format(file=path, number=len(rows) + 1, reason=reason),
            _("Lưu lại từ Excel thành .xlsx rồi dùng tệp ấy."),
        ) from error
    return Sheet("", rows, notes)


def _decoded(path: Path, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, NFC, and a note where its encoding was not UTF-8."""
    remedy = _("Trong Excel, lưu thành “CSV UTF-8”, hoặc .xlsx.")
    notes: tuple[str, ...] = ()
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text, notes = data.decode("utf-16"), (_("đọc theo UTF-16"),)
        elif b"\0" in data:
            raise ReadError(_("{file} có ký tự NUL: không phải tệp CSV.").format(file=path), remedy)
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
        strange = next((c for c in text if ord(c) > 126 and c not in _EXPECTED), None)
        if strange or data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise ReadError(
                _("{file}: không rõ bảng mã chữ (không phải UTF-8, UTF-16 hay Windows-1258).").format(file=path), remedy
            ) from error
        return text, (_("đọc theo Windows-1258: xem lại dấu tiếng Việt"),)
    if "\0" in text:
        raise ReadError(_("{file} có ký tự NUL: không phải tệp CSV.").format(file=path), remedy)
    composed = unicodedata.normalize("NFC", text)
    return composed, notes if composed == text else (*notes, _(_COMPOSED))


def _workbook(path: Path, data: bytes) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    if data.startswith(_OLE):
        raise ReadError(
            _("{file} được đặt mật khẩu hoặc là tệp .xls cũ.").format(file=path), _("Bỏ mật khẩu, lưu lại thành .xlsx.")
        )
    broken = ReadError(
        _("{file} không phải tệp .xlsx hoặc bị hỏng.").format(file=path),
        _("Mở bằng Excel hoặc LibreOffice rồi lưu lại."),
    )
    try:
        parts = _parts(path, data)
        spots = [_spots(path, part) for part in parts]
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        if len(parts) != len(book.sheets_metadata):
            raise broken
        found = []
        for about, wrong in zip(book.sheets_metadata, spots, strict=True):
            if about.typ != SheetTypeEnum.WorkSheet or about.visible != SheetVisibleEnum.Visible:
                continue
            sheet = book.get_sheet_by_name(about.name)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
                wrong[top + 1, left + 1] = _("ô gộp đến {cell}").format(cell=f"{letter(right + 1)}{bottom + 1}")
            found_values = sheet.to_python(skip_empty_area=False)
            rows = [[_cell(value) for value in row] for row in found_values]
            apart = any(
                isinstance(c, str) and not unicodedata.is_normalized("NFC", c) for row in found_values for c in row
            )
            found.append(Sheet(about.name, rows, (_(_COMPOSED),) if apart else (), wrong))
    except (
        CalamineError,
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        ValueError,
        NotImplementedError,
        EOFError,
    ) as error:
        raise broken from error
    return found


def _parts(path: Path, data: bytes) -> list[bytes]:
    """The XML of the sheets in the order of the workbook. Every part is unpacked here first, so that nothing larger than it
    says, or than is allowed, reaches the reader."""
    total = 0
    kept: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for part in packed.infolist():
            total += part.file_size
            if total > LARGEST_CONTENT:
                raise ReadError(
                    _("{file} phình quá {most} MB khi mở.").format(file=path, most=LARGEST_CONTENT // 1_000_000),
                    _("Tách thành nhiều tệp."),
                )
            if part.flag_bits & 1:
                raise ReadError(
                    _("{file} được đặt mật khẩu.").format(file=path), _("Bỏ mật khẩu, lưu lại thành .xlsx.")
                )
            content = packed.read(part)
            if part.filename.endswith((".xml", ".rels")):
                kept[part.filename] = content
    targets = {one["Id"]: one["Target"] for one in _elements(kept["xl/_rels/workbook.xml.rels"], b"Relationship")}
    order = [one["id"] for one in _elements(kept["xl/workbook.xml"], b"sheet")]
    return [kept[target[1:] if (target := targets[one]).startswith("/") else f"xl/{target}"] for one in order]


def _elements(xml: bytes, name: bytes) -> list[dict[str, str]]:
    """Attributes, without their prefixes, of the elements of a name."""
    heads = re.findall(rb"<(?:\w{1,9}:)?" + name + rb"(\s[^<>]{0,2000})>", xml)
    return [{key.decode(): value.decode() for key, value in _ATTRIBUTE.findall(head)} for head in heads]


def _spots(path: Path, xml: bytes) -> dict[tuple[int, int], str]:
    """Cells that hold a formula or an error. ReadError where cells with content lie too far apart to be read."""
    wrong: dict[tuple[int, int], str] = {}
    bottom = right = 0
    for match in _CELL.finditer(xml):
        about = match[1]
        if about.endswith(b"/"):
            continue
        place = _REF.search(about)
        if place is None:
            raise ReadError(
                _("{file} không ghi vị trí của ô.").format(file=path), _("Mở bằng Excel hoặc LibreOffice rồi lưu lại.")
            )
        column = 0
        for character in place[1]:
            column = 26 * column + character - 64
        row = int(place[2])
        bottom, right = max(bottom, row), max(right, column)
        if match[2]:
            wrong[row, column] = _("ô là công thức: chép lại thành giá trị (Dán đặc biệt, Giá trị)")
        elif _ERROR.search(about):
            wrong[row, column] = _("ô báo lỗi của Excel")
    if bottom > MOST_ROWS or bottom * right > MOST_CELLS:
        remedy = _("Xóa các ô thừa ở xa bảng, hoặc tách thành nhiều tệp.")
        raise ReadError(
            _("{file} có ô ở dòng {row}, cột {column}: bảng lớn quá.").format(
                file=path, row=bottom, column=letter(right)
            ),
            remedy,
        )
    return wrong


def _cell(value: object) -> Cell:
    if isinstance(value, dt.datetime):
        return value.date() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, (dt.date, bool, float)):
        return value
    if isinstance(value, int):
        return float(value)
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else str(value)
