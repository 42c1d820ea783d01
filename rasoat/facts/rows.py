"""Turns the rows of spreadsheets into facts; every mistake is told with file, row and column, in the words of the headings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from rasoat.catalogue import _
from rasoat.facts.cells import Cell, Sheet, letter, read_sheets
from rasoat.facts.columns import (
    COLUMNS,
    ENDED,
    GUIDE,
    IGNORED,
    NO,
    TITLES,
    YES,
    Column,
    heading_of,
    in_every_language,
    plain,
    recognised,
)
from rules.fact_tables import DATE, FIRST_YEAR, FLAG, LAST_YEAR, TEXTS, Fact, Mistake, read_entry
from rules.facts_loader import facts
from rules.text.unaccent import unaccented

_HEADER_WITHIN = 20
"""The heading row is looked for in so many rows: a title may stand above it."""
_DAY = re.compile(r"(?:ngày )?(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})\Z")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_SPACE = re.compile(r"\s+")
_BREAK = re.compile(r"[;\n]")
_KEY = re.compile(r"(?<=“)[a-z_]+(?=”)|\b(?:[a-z]+_[a-z]+|successor|replaces)\b")
"""Keys of the file format in what is said of a mistake."""
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass
class Gathered:
    """What spreadsheets gave. ``notes`` are for the person, as sentences."""

    facts: list[Fact] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet whose headings were recognised. ``columns``: index -> column."""

    table: str
    header: int
    columns: Mapping[int, Column]


class _Wrong(ValueError):
    """A cell that cannot be read: reason and remedy."""


def gather(path: Path) -> Gathered:
    """The facts of a spreadsheet. ReadError where the file cannot be read at all."""
    made = Gathered()
    sheets = read_sheets(path)
    for sheet in sheets:
        where = path.name if len(sheets) == 1 or not sheet.name else f"{path.name}, “{sheet.name}”"
        made.notes += [f"{where}: {note}." for note in sheet.notes]
        if sheet.name in in_every_language(GUIDE) or not any(any(cell != "" for cell in row) for row in sheet.rows):
            continue
        table = _recognise(sheet)
        if table is None:
            kinds = "; ".join(f"{_(TITLES[t])}: {', '.join(c.title for c in COLUMNS[t] if c.needed)}" for t in COLUMNS)
            made.mistakes.append(
                Mistake(
                    where,
                    "",
                    _("không nhận ra dòng tiêu đề"),
                    _("Cần một dòng có các cột ({kinds}); mẫu: rasoat facts template").format(kinds=kinds),
                )
            )
            continue
        _read(made, sheet, table, where)
    if not made.facts and not made.mistakes:
        made.mistakes.append(
            Mistake(path.name, "", _("không có dòng dữ liệu nào"), _("Điền các dòng dưới dòng tiêu đề."))
        )
    _link(made)
    return made


def _recognise(sheet: Sheet) -> _Table | None:
    """The row and the table with the most headings among the first rows that have all that a table needs."""
    best: tuple[int, _Table] | None = None
    for number, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
        for table in COLUMNS:
            known = recognised(table)
            columns = {
                at: known[plain(cell)] for at, cell in enumerate(row) if isinstance(cell, str) and plain(cell) in known
            }
            needed = {
                column.key for column in COLUMNS[table] if column.needed and column.key not in ("source", "checked_on")
            }
            if needed <= {column.key for column in columns.values()} and (best is None or len(columns) > best[0]):
                best = len(columns), _Table(table, number, columns)
    return best[1] if best else None


def _read(made: Gathered, sheet: Sheet, found: _Table, where: str) -> None:
    wrong = list(_wrong_header(sheet, found, where))
    if wrong:
        made.mistakes += wrong
        return
    ids: set[str] = set()
    for number, row in enumerate(sheet.rows[found.header + 1 :], found.header + 2):
        cells = {at: row[at] for at in found.columns if at < len(row)}
        spots = [at for at in found.columns if (number, at + 1) in sheet.wrong]
        if not spots and all(not str(cell).strip() for cell in cells.values()):
            continue
        place = _("{where}, dòng {number}").format(where=where, number=number)
        mistakes = [_mistake(place, found, at, "", sheet.wrong[number, at + 1]) for at in spots]
        entry: dict[str, object] = {}
        for at, cell in cells.items():
            if at in spots:
                continue
            try:
                value = _value(found.columns[at], cell)
            except _Wrong as error:
                mistakes.append(_mistake(place, found, at, "", *error.args))
                continue
            if value is not None:
                entry[found.columns[at].key] = value
        if ENDED in entry:
            first_day_without = entry.pop(ENDED)
            assert isinstance(first_day_without, dt.date)
            entry.setdefault("valid_to", first_day_without - dt.timedelta(days=1))
        entry.setdefault("verified", False)
        if "id" not in entry and found.table != "documents":
            entry["id"] = _own_id(found.table, entry, ids)
        ids.add(str(entry.get("id", "")))
        told = str(entry.get("id", ""))
        if not mistakes:
            fact, problems = read_entry(found.table, entry, place, own=True)
            made.facts += [fact] if fact else []
            for key, reason, remedy in problems:
                at = next((at for at, column in found.columns.items() if column.key == key), -1)
                mistakes.append(
                    _mistake(
                        place, found, at, told, _in_headings(found.table, reason), _in_headings(found.table, remedy)
                    )
                )
        made.mistakes += mistakes


def _wrong_header(sheet: Sheet, found: _Table, where: str) -> Iterator[Mistake]:
    place = _("{where}, dòng {number}").format(where=where, number=found.header + 1)
    seen: dict[str, int] = {}
    for at, cell in enumerate(sheet.rows[found.header]):
        column = found.columns.get(at)
        text = " ".join(str(cell).split())
        if column is None and text and plain(text) not in IGNORED:
            known = ", ".join(one.title for one in COLUMNS[found.table])
            yield Mistake(
                _("{place}, cột {column}").format(place=place, column=letter(at + 1)),
                "",
                _("không nhận ra tiêu đề “{text}”").format(text=text[:60]),
                _("Các tiêu đề: {known}.").format(known=known),
            )
        elif column is not None and column.key in seen:
            reason = _("hai cột cho “{heading}” ({first} và {second})").format(
                heading=column.title, first=letter(seen[column.key] + 1), second=letter(at + 1)
            )
            yield Mistake(place, "", reason, _("Bỏ một cột."))
        elif column is not None:
            seen[column.key] = at
    for column in COLUMNS[found.table]:
        if column.needed and column.key not in seen:
            yield Mistake(place, "", _("thiếu cột “{heading}”").format(heading=column.title), _(column.note))


def _mistake(place: str, found: _Table, at: int, told: str, reason: str, remedy: str = "") -> Mistake:
    column = found.columns.get(at)
    return Mistake(
        _("{place}, cột {column} “{heading}”").format(place=place, column=letter(at + 1), heading=column.title)
        if column
        else place,
        told,
        reason,
        remedy,
    )


def _in_headings(table: str, words: str) -> str:
    """Keys of the file format, as the headings of the spreadsheet."""
    return _KEY.sub(lambda match: heading_of(table, match.group()), words)


def _value(column: Column, cell: Cell) -> object:
    """What the cell says, None for nothing. _Wrong for what is of another kind."""
    if isinstance(cell, str):
        cell = _BREAK.sub("\n", cell) if column.shape == TEXTS else cell
        cell = cell.strip()
    if cell == "":
        return None
    if column.shape == DATE:
        return _day(cell)
    if column.shape == FLAG:
        return _flag(cell)
    if not isinstance(cell, str):
        if isinstance(cell, dt.date):
            raise _Wrong(_("Excel đã đổi ô này thành ngày"), _("Đặt định dạng ô là Văn bản (Text) rồi gõ lại."))
        raise _Wrong(_("ô này là số, cần chữ"), _("Đặt định dạng ô là Văn bản (Text) rồi gõ lại."))
    if cell[0] in "=+@":
        raise _Wrong(
            _("chữ bắt đầu bằng “{character}” như một công thức").format(character=cell[0]),
            _("Gõ lại không có dấu ấy."),
        )
    if column.shape == TEXTS:
        parts = [_SPACE.sub(" ", part).strip() for part in cell.split("\n")]
        return [part for part in parts if part] or None
    text = _SPACE.sub(" ", cell)
    if column.words:
        meaning = column.words.get(text.lower(), text if text in column.words.values() else None)
        if meaning is None:
            raise _Wrong(
                _("“{text}” không có trong các giá trị").format(text=text[:60]),
                _("Chọn: {choices}.").format(choices=", ".join(column.choices)),
            )
        return meaning
    return text


def _day(cell: Cell) -> dt.date:
    how = _("Viết ngày dạng 24/11/2026.")
    if isinstance(cell, dt.date) and FIRST_YEAR <= cell.year <= LAST_YEAR:
        return cell
    if not isinstance(cell, str):
        raise _Wrong(_("ô này là số, không phải ngày"), _("Đặt định dạng ô là Ngày, hoặc gõ dạng 24/11/2026."))
    text = _SPACE.sub(" ", cell).lower()
    match = _DAY.match(text)
    iso = _ISO.match(text)
    if match:
        day, month, year = (int(part) for part in match.groups())
    elif iso:
        year, month, day = (int(part) for part in iso.groups())
    else:
        raise _Wrong(_("“{cell}” không phải ngày").format(cell=cell[:60]), how)
    if year and not FIRST_YEAR <= year <= LAST_YEAR:
        raise _Wrong(_("năm {year} không thể có").format(year=year), how)
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise _Wrong(_("“{cell}” không phải ngày có thật").format(cell=cell[:60]), how) from None


def _flag(cell: Cell) -> bool:
    said = f"{cell:g}" if isinstance(cell, float) else str(cell).lower()
    if said in YES:
        return True
    if said in NO:
        return False
    raise _Wrong(_("“{cell}” không phải có hay không").format(cell=str(cell)[:60]), _("Ghi “có”, hoặc để trống."))


def _own_id(table: str, entry: Mapping[str, object], taken: set[str]) -> str:
    """An id from the names of an entry, the same for the same entry."""
    parts = {"bodies": ("name",), "places": ("kind", "name"), "holders": ("body", "office", "person")}[table]
    base = slug("-".join(str(entry.get(key, "")) for key in parts))
    started = entry.get("valid_from")
    dated = f"{base}-{started.year}" if isinstance(started, dt.date) else base
    return base if base not in taken else dated


def slug(words: str) -> str:
    """ "Sở Y tế" -> "so-y-te": an id for what has no number."""
    return _SLUG.sub("-", unaccented(words)).strip("-")


def _link(made: Gathered) -> None:
    """Successors given by name become ids, where one fact of the table bears the name."""
    for number, fact in enumerate(made.facts):
        if not fact.successors or fact.table not in ("bodies", "places"):
            continue
        known = [*made.facts, *facts(fact.table).values()]
        heirs = tuple(_id_of(fact.table, heir, known) for heir in fact.successors)
        made.facts[number] = replace(fact, successors=heirs)


def _id_of(table: str, wanted: str, known: Sequence[Fact]) -> str:
    of_table = [one for one in known if one.table == table]
    named = [one.id for one in of_table if wanted.casefold() in map(str.casefold, one.names)]
    return wanted if any(one.id == wanted for one in of_table) or len(set(named)) != 1 else named[0]
