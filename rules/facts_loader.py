"""Dated reference facts (``rules/facts/*.toml``): read once, refused where wrong, judged by the day of the article.

Each table says ``source``, ``checked_on`` and ``verified``; only what is verified may raise an error or a warning.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import repeat
from typing import TypeVar

T = TypeVar("T")
FILES = ("bodies.toml", "documents.toml", "places.toml", "symbols.toml")
_STRING, _STRINGS, _DATE, _FLAG = "a string", "a list of strings", "a date", "true or false"
_COMMON = {"id": _STRING, "source": _STRING, "checked_on": _DATE, "verified": _FLAG}
_LIFE = {"aliases": _STRINGS, "valid_from": _DATE, "valid_to": _DATE, "note": _STRING}
_SHAPES: Mapping[str, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "documents": (
        _COMMON | {"kind": _STRING},
        _LIFE | {"about": _STRING, "repeal": _STRING, "parts": _STRINGS, "successor": _STRING},
    ),
    "bodies": (_COMMON | {"name": _STRING, "level": _STRING}, _LIFE | {"successors": _STRINGS, "generic": _FLAG}),
    "places": (
        _COMMON | {"name": _STRING, "level": _STRING},
        _LIFE | {"kind": _STRING, "code": _STRING, "host": _STRING, "successors": _STRINGS},
    ),
    "kinds": (_COMMON | {"codes": _STRINGS}, {"issuers": _STRINGS}),
    "issuers": (_COMMON | {"codes": _STRINGS}, {}),
}
"""Table -> (keys that must stand, keys that may)."""
_CHOICES = {
    "repeal": frozenset({"whole", "partial"}),
    "level": frozenset({"central", "city", "province", "commune", "district"}),
}


class FactsError(ValueError):
    """A wrong fact; the text names file, line of the table, its id, and the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """``valid_from`` and ``valid_to`` are the first and the last day; None where unbounded or not known."""

    table: str
    id: str
    source: str
    checked_on: dt.date
    verified: bool
    place: str
    """File and line of its table."""
    name: str = ""
    kind: str = ""
    level: str = ""
    about: str = ""
    code: str = ""
    host: str = ""
    note: str = ""
    repeal: str = "whole"
    successors: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    generic: bool = False
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name or self.id, *self.aliases)

    def ended_on(self, day: dt.date | None) -> bool:
        """Whether this was surely over on a day; never for what is not verified or not dated."""
        return self.verified and day is not None and self.valid_to is not None and day > self.valid_to


def parse(name: str, text: str) -> list[Fact]:
    """The facts of one file; FactsError for a wrong one."""
    if not unicodedata.is_normalized("NFC", text):
        line = next(n for n, row in enumerate(text.split("\n"), 1) if not unicodedata.is_normalized("NFC", row))
        raise FactsError(f"{name}, line {line}: text is not NFC")
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FactsError(f"{name}: not TOML: {error}") from None
    facts = []
    for table, entries in content.items():
        if table not in _SHAPES or not isinstance(entries, list):
            raise FactsError(f"{name}, line {next(_lines(text, table))}: unknown table {table!r}")
        facts += [_fact(name, line, table, entry) for line, entry in zip(_lines(text, table), entries, strict=False)]
    return facts


def _lines(text: str, table: str) -> Iterator[int]:
    """Of the heads of a table's entries in order; 1 for what was written in another way."""
    head = re.compile(rf"[ \t]*(?:\[\[?[ \t]*{re.escape(table)}\b|{re.escape(table)}[ \t]*=)")
    yield from (number for number, line in enumerate(text.split("\n"), 1) if head.match(line))
    yield from repeat(1)


def _fact(name: str, line: int, table: str, entry: Mapping[str, object]) -> Fact:
    where = f"{name}, line {line}"

    def wrong(reason: str) -> FactsError:
        return FactsError(f"{where} [{entry.get('id', '?')}]: {reason}")

    needed, allowed = _SHAPES[table]
    shape = {**needed, **allowed}
    for key, value in entry.items():
        if key not in shape:
            raise wrong(f"unknown key {key!r}")
        if not _is(shape[key], value):
            raise wrong(f"{key!r} must be {shape[key]}, not {value!r}")
        if key in _CHOICES and value not in _CHOICES[key]:
            raise wrong(f"{key!r} must be one of {sorted(_CHOICES[key])}, not {value!r}")
    for key in needed:
        if key not in entry:
            raise wrong(f"{key!r} is missing")
    for key in ("id", "source"):
        if not str(entry[key]).strip():
            raise wrong(f"{key!r} is empty")
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    if "successor" in values:
        values["successors"] = (values.pop("successor"),)
    fact = Fact(table=table, place=where, **values)  # type: ignore[arg-type]
    if fact.valid_from and fact.valid_to and fact.valid_to < fact.valid_from:
        raise wrong(f"valid_to {fact.valid_to} lies before valid_from {fact.valid_from}")
    return fact


def _is(shape: str, value: object) -> bool:
    if shape == _DATE:
        return type(value) is dt.date
    if shape == _FLAG:
        return isinstance(value, bool)
    if shape == _STRINGS:
        return isinstance(value, list) and bool(value) and all(isinstance(one, str) and one.strip() for one in value)
    return isinstance(value, str)


def check(facts: list[Fact]) -> None:
    """Refuses what contradicts itself: FactsError names both places."""
    known: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        other = known.setdefault((fact.table, fact.id), fact)
        if other is not fact:
            raise FactsError(f"{fact.place} [{fact.id}]: the id stands at {other.place} too")
    for fact in facts:
        for successor in fact.successors:
            _check_successor(fact, known.get((fact.table, successor)), successor)
    for one, other in _of_one_name(facts):
        if (one.valid_from or dt.date.min) <= (other.valid_to or dt.date.max) and (other.valid_from or dt.date.min) <= (
            one.valid_to or dt.date.max
        ):
            raise FactsError(f"{other.place} [{other.id}]: contradicts {one.place} [{one.id}]: one name, one time")


def _check_successor(fact: Fact, heir: Fact | None, wanted: str) -> None:
    if heir is None:
        raise FactsError(f"{fact.place} [{fact.id}]: no entry for its successor {wanted!r}")
    if heir is fact:
        raise FactsError(f"{fact.place} [{fact.id}]: is its own successor")
    if fact.valid_to and heir.valid_to and heir.valid_to <= fact.valid_to:
        raise FactsError(f"{fact.place} [{fact.id}]: contradicts {heir.place}: the successor ended first")
    if fact.valid_to and heir.valid_from and heir.valid_from > fact.valid_to + dt.timedelta(days=1):
        raise FactsError(f"{fact.place} [{fact.id}]: contradicts {heir.place}: begins {heir.valid_from}, days later")


def _of_one_name(facts: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of facts of one table, level and kind that bear one name or alias."""
    owners: dict[tuple[str, str, str, str], list[Fact]] = {}
    for fact in facts:
        for name in dict.fromkeys(fact.names):
            same = owners.setdefault((fact.table, fact.level, fact.kind, name.casefold()), [])
            yield from ((other, fact) for other in same)
            same.append(fact)


@lru_cache(maxsize=1)
def _all() -> tuple[Fact, ...]:
    facts = [fact for name in FILES for fact in parse(name, _text(name))]
    check(facts)
    return tuple(facts)


def _text(name: str) -> str:
    return files("rules").joinpath("facts", name).read_text(encoding="utf-8")


@lru_cache(maxsize=8)
def facts(table: str) -> Mapping[str, Fact]:
    """The facts of one table ("documents", "bodies", "places", "kinds", "issuers") by id."""
    return {fact.id: fact for fact in _all() if fact.table == table}


def from_facts(derive: Callable[[], T]) -> Callable[[], T]:
    """Remembers what ``derive`` makes of the facts: made once, and again only where other facts are in use."""
    return lru_cache(maxsize=1)(derive)


@lru_cache(maxsize=1)
def facts_version() -> tuple[str, str]:
    """The newest ``checked_on`` (ISO) and the SHA-256 over names and contents of all facts files."""
    digest = hashlib.sha256()
    for name in FILES:
        content = _text(name).encode("utf-8")
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return max(fact.checked_on for fact in _all()).isoformat(), digest.hexdigest()
