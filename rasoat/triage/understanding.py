"""What people write in a fix sheet, understood: headings and words in either language, ticks, days in many shapes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rasoat.catalogue import _, interface
from rasoat.facts.cells import Cell, letter
from rasoat.triage.tables import Row, Table
from reporters.fix_sheet.columns import DUE, FIXED, KEY, LONGEST_NAME, OWNER, REASON
from reporters.scorecard.names import slug

HEAD_WITHIN = 40
"""Rows in which the heading has to stand."""
SHORTEST_REASON = 4
_ALSO = {
    KEY: ("ma", "fingerprint", "code"),
    FIXED: ("da sua chua", "sua chua", "done"),
    REASON: ("ly do khong sua", "ly do", "khong sua", "reason", "not fixed"),
    OWNER: ("nguoi phu trach", "phu trach", "giao cho", "nguoi lam", "owner", "assignee"),
    DUE: ("han xong", "han sua", "thoi han", "due date", "deadline"),
}
_YES = frozenset(
    ("x", "co", "roi", "da", "da sua", "xong", "da xong", "y", "yes", "ok", "done", "fixed", "true", "1", "v")
)
_NO = frozenset(("khong", "chua", "ko", "k", "no", "n", "not yet", "false", "0"))
_TICKS = frozenset("✓✔☑√🗹✅")
_CROSSES = frozenset("✗✘☒❌-–—")
_DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})\Z")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?\Z")
_KEY = re.compile(r"[0-9a-f]{16}\Z")
_SERIAL = (36_526, 73_050)
"""Days of Excel from 2000 to 2099."""


@dataclass(frozen=True, slots=True)
class Note:
    """What could not be taken from a row, and what to write instead."""

    row: int
    column: str
    told: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as understood."""

    row: int
    key: str
    fixed: bool | None = None
    reason: str = ""
    owner: str = ""
    due: dt.date | None = None

    @property
    def empty(self) -> bool:
        return self.fixed is None and not (self.reason or self.owner or self.due)


@dataclass
class Understood:
    """Of one table. ``entries`` may be empty rows; ``notes`` are to be told."""

    entries: list[Entry] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def fold(text: str) -> str:
    """Without case, marks and punctuation: ``Không sửa – lý do`` is ``khong sua ly do``."""
    return slug(text, 1000).replace("-", " ")


def understand(table: Table) -> Understood | None:
    """None where the table is no fix sheet."""
    for at, row in enumerate(table.rows[:HEAD_WITHIN]):
        columns = _columns(row)
        if KEY in columns and columns.keys() & {FIXED, REASON, OWNER, DUE}:
            return _read(table.rows[at + 1 :], columns)
    return None


def _columns(row: Row) -> dict[str, int]:
    """Which column holds what; the first of two of a name."""
    found: dict[str, int] = {}
    told = {fold(cell): at for at, cell in reversed(list(enumerate(row.cells))) if isinstance(cell, str)}
    english = interface("en")
    for name in (KEY, FIXED, REASON, OWNER, DUE):
        for word in (fold(name), fold(english.get(name, (name,))[0]), *_ALSO[name]):
            if word in told:
                found[name] = told[word]
                break
    return found


def _read(rows: list[Row], columns: dict[str, int]) -> Understood:
    made = Understood()
    seen: dict[str, int] = {}
    for row in rows:
        cells = _Cells(row, columns, made.notes)
        key = cells.key()
        entry = Entry(row.number, key, cells.fixed(), cells.reason(), cells.owner(), cells.due())
        if not key:
            if not entry.empty and not (row.cells and _columns(row).keys() >= {KEY, FIXED}):
                cells.tell(KEY, _("dòng này không có mã chỗ: chép lại mã từ bảng gốc, hoặc xóa dòng"))
            continue
        if entry.fixed and entry.reason:
            cells.tell(REASON, _("vừa ghi Đã sửa vừa ghi lý do không sửa: giữ lại một"))
            entry = Entry(row.number, key, None, "", entry.owner, entry.due)
        if key in seen and not entry.empty:
            cells.tell(KEY, _("mã này đã có ở dòng {row}: chỉ lấy dòng ấy").format(row=seen[key]))
            continue
        if not entry.empty:
            seen[key] = row.number
        made.entries.append(entry)
    return made


class _Cells:
    """The cells of one row that somebody may have filled in."""

    def __init__(self, row: Row, columns: dict[str, int], notes: list[Note]) -> None:
        self._row, self._columns, self._notes = row, columns, notes

    def tell(self, name: str, words: str) -> None:
        column = letter(self._columns[name] + 1) if name in self._columns else ""
        self._notes.append(Note(self._row.number, f"{column} ({_(name)})", words))

    def _value(self, name: str) -> Cell:
        at = self._columns.get(name, -1)
        if not 0 <= at < len(self._row.cells):
            return ""
        if at in self._row.wrong:
            self.tell(name, self._row.wrong[at])
            return ""
        value = self._row.cells[at]
        return " ".join(value.split()) if isinstance(value, str) else value

    def key(self) -> str:
        value = self._value(KEY)
        if isinstance(value, str):
            bare = re.sub(r"[\s\u200b-\u200d\ufeff'`]", "", value).casefold()
            if not bare or _KEY.match(bare):
                return bare
            if self.filled():
                self.tell(KEY, _("“{value}” không phải mã chỗ: chép lại từ bảng gốc").format(value=value[:40]))
        elif self.filled():
            self.tell(KEY, _("mã chỗ đã bị Excel đổi thành số: chép lại từ bảng gốc"))
        return ""

    def filled(self) -> bool:
        """Whether anything stands in the columns to fill in."""
        at = [self._columns[name] for name in (FIXED, REASON, OWNER, DUE) if name in self._columns]
        return any(number < len(self._row.cells) and self._row.cells[number] != "" for number in at)

    def fixed(self) -> bool | None:
        value = self._value(FIXED)
        if isinstance(value, bool):
            return value
        text = f"{value:g}" if isinstance(value, float) else str(value)
        if not text:
            return None
        if set(text) & _TICKS or fold(text) in _YES:
            return True
        if fold(text) in _NO or set(text) <= _CROSSES:
            return False
        self.tell(FIXED, _("“{value}”: không rõ đã sửa chưa; ghi Có hoặc Không").format(value=text[:60]))
        return None

    def reason(self) -> str:
        value = self._value(REASON)
        text = value.strip() if isinstance(value, str) else str(value)
        if text and len(fold(text)) < SHORTEST_REASON:
            self.tell(REASON, _("“{value}” chưa phải một lý do: ghi vì sao không cần sửa").format(value=text))
            return ""
        return text[:500]

    def owner(self) -> str:
        value = self._value(OWNER)
        text = value if isinstance(value, str) else ""
        if value != "" and not isinstance(value, str):
            self.tell(OWNER, _("không phải tên: ghi tên người hoặc phòng"))
        if len(text) > LONGEST_NAME:
            self.tell(OWNER, _("tên dài quá {count} ký tự: ghi gọn lại").format(count=LONGEST_NAME))
            return ""
        return text

    def due(self) -> dt.date | None:
        value = self._value(DUE)
        if value == "":
            return None
        day = _day(value)
        if day is None:
            shown = str(value)[:40]
            self.tell(DUE, _("“{value}” không phải ngày; ghi dạng 31/12/2026").format(value=shown))
        return day


def _day(value: Cell) -> dt.date | None:
    if isinstance(value, dt.date):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        low, high = _SERIAL
        return dt.date(1899, 12, 30) + dt.timedelta(days=int(value)) if low <= value < high else None
    text = value.strip()
    try:
        if found := _ISO.match(text):
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY.match(text):
            year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
            return dt.date(year, int(found[2]), int(found[1]))
    except ValueError:
        pass
    return None


def all_of(tables: list[Table]) -> Iterator[tuple[Table, Understood]]:
    """The tables that are fix sheets."""
    for table in tables:
        if (found := understand(table)) is not None:
            yield table, found
