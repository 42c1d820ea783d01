"""The shape of facts: tables and their keys, one entry read and judged alone. TOML files and spreadsheets share it."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rasoat.catalogue import N_, _
from rasoat.errors import ConfigError

TEXT, TEXTS, DATE, FLAG = (
    N_("chữ trong dấu nháy"),
    N_("danh sách chữ trong dấu nháy"),
    N_("ngày dạng 2026-11-24"),
    N_("true hoặc false"),
)
_COMMON = {"id": TEXT, "source": TEXT, "checked_on": DATE, "verified": FLAG}
_LIFE = {"aliases": TEXTS, "valid_from": DATE, "valid_to": DATE, "note": TEXT, "replaces": FLAG}
SHAPES: Mapping[str, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "documents": (
        _COMMON | {"kind": TEXT},
        _LIFE
        | {"about": TEXT, "repeal": TEXT, "parts": TEXTS, "successor": TEXT}
        | {"title": TEXT, "issuer": TEXT, "issued": DATE},
    ),
    "bodies": (_COMMON | {"name": TEXT, "level": TEXT}, _LIFE | {"successors": TEXTS, "generic": FLAG}),
    "places": (
        _COMMON | {"name": TEXT, "level": TEXT},
        _LIFE | {"kind": TEXT, "code": TEXT, "host": TEXT, "successors": TEXTS, "predecessors": TEXTS},
    ),
    "holders": (_COMMON | {"person": TEXT, "office": TEXT, "body": TEXT}, _LIFE),
    "kinds": (_COMMON | {"codes": TEXTS}, {"issuers": TEXTS, "replaces": FLAG}),
    "issuers": (_COMMON | {"codes": TEXTS}, {"replaces": FLAG}),
    "symbols": (_COMMON, {"valid_from": DATE, "valid_to": DATE, "replaces": FLAG}),
}
"""Table -> (keys that must stand, keys that may)."""
CHOICES = {
    "repeal": ("whole", "partial"),
    "level": ("central", "city", "province", "commune", "district"),
}
FIRST_YEAR, LAST_YEAR = 1900, 2100
SHOWN = 50
"""Mistakes told one by one where facts are refused; ``rasoat facts check`` tells all."""
LONGEST = 1000
"""Characters of one text."""
_YEAR = re.compile(r"[/-]((?:19|20)\d\d)[/-]")
_HEAD = re.compile(r"[ \t]*\[\[?[ \t]*([\w-]+)")
_KEY = re.compile(r"[ \t]*([\w-]+)[ \t]*[=.]")
_SHOWN_CHARACTERS = 160
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with one fact, for the person who keeps the file. ``place``: file, line and column or row and column."""

    place: str
    id: str
    reason: str
    remedy: str = ""
    shown: str = ""
    """The line of the file with a caret, where there is one. Printed without what could steer a terminal."""

    def __str__(self) -> str:
        head = f"{self.place}: {f'[{self.id}] ' if self.id else ''}{self.reason}"
        told = (head, *self.shown.split("\n"), f"  → {self.remedy}" if self.remedy else "")
        return "\n".join(_CONTROL.sub("·", part) for part in told if part)


class FactsError(ConfigError):
    """Wrong or contradictory facts; ``message`` has file, line, id and reason of each."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        more = "\n" + _("… và {count} chỗ nữa").format(count=len(mistakes) - SHOWN) if len(mistakes) > SHOWN else ""
        super().__init__(
            _("Dữ kiện có chỗ sai:") + "\n" + "\n".join(map(str, mistakes[:SHOWN])) + more,
            _("Sửa các chỗ trên rồi chạy lại; kiểm riêng tệp dữ kiện bằng: rasoat facts check TỆP"),
        )
        self.mistakes = tuple(mistakes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """``valid_from`` and ``valid_to`` are the first and the last day; None where unbounded or not known."""

    table: str
    id: str
    source: str
    checked_on: dt.date
    verified: bool
    place: str
    """File and line of its table ("documents.toml:12")."""
    own: bool = False
    """Whether it comes from the agency's own file."""
    replaces: bool = False
    """Whether it stands for the shipped fact of its id."""
    name: str = ""
    kind: str = ""
    level: str = ""
    about: str = ""
    title: str = ""
    """Of a document, without its kind and number."""
    issuer: str = ""
    """Name of the body that issued a document."""
    issued: dt.date | None = None
    person: str = ""
    office: str = ""
    body: str = ""
    """Of a holder: who, "Giám đốc", the name of the body."""
    code: str = ""
    host: str = ""
    note: str = ""
    repeal: str = "whole"
    successors: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    """Of a commune: units of before it with land in it, kind and name, the district in brackets where two bear the name."""
    parts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    generic: bool = False
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name or self.person or self.id, *self.aliases)

    def ended_on(self, day: dt.date | None) -> bool:
        """Whether this was surely over on a day; never for what is not verified or not dated."""
        return self.verified and day is not None and self.valid_to is not None and day > self.valid_to

    def holds_on(self, day: dt.date) -> bool:
        """Whether nothing speaks against its being so on a day. A document of unknown beginning does not hold before its year."""
        begins = self.valid_from or self.issued or dt.date.min
        year = _YEAR.search(self.id) if self.table == "documents" and begins == dt.date.min else None
        return (dt.date(int(year[1]), 1, 1) if year else begins) <= day <= (self.valid_to or dt.date.max)


class _Source:
    """Where things stand in a TOML file: one pass over its lines."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.lines = name, text.split("\n")
        self._places: dict[tuple[str, int, str], tuple[int, int]] = {}
        table, seen = "", Counter[str]()
        for number, line in enumerate(self.lines, 1):
            if head := _HEAD.match(line):
                table = head[1]
                self._places[table, seen[table], ""] = number, head.start(1) + 1
                seen[table] += 1
            elif key := _KEY.match(line):
                at = (table, seen[table] - 1, key[1]) if table else (key[1], 0, "")
                self._places.setdefault(at, (number, key.start(1) + 1))

    def place(self, table: str, index: int = 0, key: str = "") -> tuple[int, int]:
        """Line and column, from 1, of a key of an entry, or of what is nearest to it."""
        tried = ((table, index, key), (table, index, ""), (table, 0, ""))
        return next((self._places[one] for one in tried if one in self._places), (1, 1))

    def mistake(self, place: tuple[int, int], told: str, reason: str, remedy: str) -> Mistake:
        line, column = place
        row = self.lines[line - 1].replace("\t", " ")[:_SHOWN_CHARACTERS] if line <= len(self.lines) else ""
        caret = f"\n  {' ' * (column - 1)}^" if column <= _SHOWN_CHARACTERS else ""
        return Mistake(f"{self.name}:{line}:{column}", told, reason, remedy, f"  {row}{caret}")


def parse(name: str, text: str, *, own: bool = False) -> tuple[list[Fact], list[Mistake]]:
    """The facts of one TOML file that are right, and every mistake of the others."""
    source = _Source(name, text)
    if not unicodedata.is_normalized("NFC", text):
        line = next(n for n, row in enumerate(source.lines, 1) if not unicodedata.is_normalized("NFC", row))
        return [], [source.mistake((line, 1), "", _("chữ tổ hợp (NFD), không phải NFC"), _("Gõ lại dòng này."))]
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        return [], [_not_toml(source, error)]
    facts, mistakes = [], []
    for table, entries in content.items():
        if table not in SHAPES or not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            known = ", ".join(f"[[{one}]]" for one in SHAPES)
            reason = _("không có bảng “{table}”").format(table=table[:80])
            mistakes.append(
                source.mistake(source.place(table), "", reason, _("Các bảng: {known}.").format(known=known))
            )
            continue
        for index, entry in enumerate(entries):
            fact, wrong = read_entry(table, entry, f"{name}:{source.place(table, index)[0]}", own=own)
            facts += [fact] if fact else []
            told = str(entry.get("id", "?"))[:80]
            mistakes += [source.mistake(source.place(table, index, key), told, *said) for key, *said in wrong]
    return facts, mistakes


def _not_toml(source: _Source, error: Exception) -> Mistake:
    told = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    place = (int(told[1]), int(told[2])) if told else (len(source.lines), 1)
    reason = _("khóa này đã có ở mục này") if "overwrite" in str(error) else _("không đúng cú pháp TOML")
    if "date" in str(error).lower() or "day is out of range" in str(error) or "month must" in str(error):
        reason += _(" hoặc ngày không có thật")
    return source.mistake(place, "", reason, _("Chữ để trong dấu nháy kép, ngày viết 2026-11-24 không nháy."))


def read_entry(
    table: str, entry: Mapping[str, object], place: str, *, own: bool = False
) -> tuple[Fact | None, list[tuple[str, str, str]]]:
    """The fact, or None and what is wrong: (key, reason, remedy) each."""
    needed, allowed = SHAPES[table]
    wrong = list(_wrong_values({**needed, **allowed}, entry))
    wrong += [(key, _("thiếu “{key}”").format(key=key), _(_HOW.get(key, ""))) for key in needed if key not in entry]
    if wrong:
        return None, wrong
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    if "successor" in values:
        values["successors"] = (values.pop("successor"),)
    fact = Fact(table=table, place=place, own=own, **values)  # type: ignore[arg-type]
    wrong = list(_wrong_days(fact))
    return (None if wrong else fact), wrong


_HOW = {
    "id": N_("Mỗi mục một mã riêng; với văn bản là số hiệu, ví dụ 42/2022/NĐ-CP."),
    "source": N_("Ghi nơi đã đọc được điều này (văn bản, trang, ngày)."),
    "checked_on": N_("Ghi ngày đã đối chiếu với nguồn, ví dụ 2026-11-24."),
    "verified": N_("true khi đã có người đối chiếu với nguồn, nếu chưa thì false."),
}


def _wrong_values(shape: Mapping[str, str], entry: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    for key, value in entry.items():
        if key not in shape:
            yield key, _("không có khóa “{key}”").format(key=key), _("Các khóa: {list}.").format(list=", ".join(shape))
        elif not _is(shape[key], value):
            yield key, _("“{key}” phải là {shape}").format(key=key, shape=_(shape[key])), _(_HOW.get(key, ""))
        elif key in CHOICES and value not in CHOICES[key]:
            yield key, _("“{key}” phải là một trong: {list}").format(key=key, list=", ".join(CHOICES[key])), ""
        elif key in ("id", "source", "name", "kind", "person", "office", "body") and not str(value).strip():
            yield key, _("“{key}” để trống").format(key=key), _(_HOW.get(key, ""))
        else:
            yield from _wrong_texts(key, value)


def _wrong_texts(key: str, value: object) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, dt.date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
        yield (
            key,
            _("“{key}”: năm {year} không thể có").format(key=key, year=value.year),
            _("Năm phải từ {first} đến {last}.").format(first=FIRST_YEAR, last=LAST_YEAR),
        )
    for text in value if isinstance(value, list) else [value]:
        if not isinstance(text, str):
            continue
        if len(text) > LONGEST:
            yield key, _("“{key}” dài hơn {most} ký tự").format(key=key, most=LONGEST), _("Rút gọn.")
        elif _CONTROL.search(text):
            yield key, _("“{key}” có ký tự ẩn hoặc xuống dòng").format(key=key), _("Gõ lại trên một dòng.")
        elif text != text.strip():
            yield key, _("“{key}” thừa dấu cách ở đầu hoặc cuối").format(key=key), _("Xóa dấu cách thừa.")


def _wrong_days(fact: Fact) -> Iterator[tuple[str, str, str]]:
    if fact.valid_from and fact.valid_to and fact.valid_to < fact.valid_from:
        yield (
            "valid_to",
            _("valid_to {valid_to} trước valid_from {valid_from}").format(
                valid_to=fact.valid_to, valid_from=fact.valid_from
            ),
            _("Sửa một trong hai ngày."),
        )
    if fact.issued and fact.valid_to and fact.valid_to < fact.issued:
        yield (
            "valid_to",
            _("valid_to {valid_to} trước ngày ban hành {issued}").format(valid_to=fact.valid_to, issued=fact.issued),
            _("Sửa một trong hai ngày."),
        )
    year = _YEAR.search(fact.id)
    if fact.issued and year and fact.issued.year != int(year[1]):
        yield (
            "issued",
            _("ban hành năm {year} nhưng số hiệu ghi năm {other}").format(year=fact.issued.year, other=year[1]),
            _("Sửa ngày hoặc số hiệu."),
        )


def _is(shape: str, value: object) -> bool:
    if shape == DATE:
        return type(value) is dt.date
    if shape == FLAG:
        return isinstance(value, bool)
    if shape == TEXTS:
        return isinstance(value, list) and bool(value) and all(isinstance(one, str) and one.strip() for one in value)
    return isinstance(value, str)
