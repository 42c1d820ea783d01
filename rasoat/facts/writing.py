"""Facts as TOML: tables in their order, entries by id, keys in one order, so that two versions of a file can be compared.

An existing file keeps what a person wrote in it, comments too, word for word; only new and changed entries are written anew.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rasoat.catalogue import _
from rasoat.facts.columns import TITLES
from rules.fact_tables import SHAPES, Fact

ORDER = (
    "id kind name person office body title about issuer issued level code host aliases codes issuers valid_from valid_to repeal "
    "parts successor successors predecessors generic note source checked_on verified replaces"
).split()
_HEAD = re.compile(r"\[\[[ \t]*(\w+)[ \t]*\]\][ \t]*(?:#.*)?\Z")


def header() -> str:
    """What stands at the top of a new file."""
    how = _("Dữ kiện của đơn vị. Dùng bằng cách ghi trong rasoat.toml:")
    name = _("tên tệp này")
    which = _("Chỉ mục verified = true mới được dùng để báo lỗi. Kiểm tra sau khi sửa: rasoat facts check")
    return f'# {how}\n#   [facts]\n#   files = ["{name}"]\n# {which}\n'


@dataclass(frozen=True, slots=True)
class Block:
    """One entry as it stands in a file, with the comments right above it."""

    table: str
    text: str


def values(fact: Fact) -> dict[str, object]:
    """What an entry says, by key of the file format; what is not said is left out."""
    needed, allowed = SHAPES[fact.table]
    told: dict[str, object] = {}
    for key in ORDER:
        if key in needed or key in allowed:
            value = fact.successors[0] if key == "successor" and fact.successors else getattr(fact, key, None)
            plain = value == "whole" if key == "repeal" else value in (None, "", (), False)
            if key in needed or not plain:
                told[key] = value
    return told


def entry(fact: Fact, comments: Iterable[str] = ()) -> str:
    """The entry as TOML, ending with a newline."""
    lines = [*(f"# {' '.join(comment.split())}" for comment in comments), f"[[{fact.table}]]"]
    lines += [f"{key} = {_toml(value)}" for key, value in values(fact).items()]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def split(text: str) -> tuple[str, list[Block]]:
    """The lines at the top of a file, and its entries in order; comments right above a head belong to its entry."""
    pieces: list[list[str]] = [[]]
    tables = [""]
    for line in text.splitlines():
        head = _HEAD.match(line.strip())
        if head:
            above: list[str] = []
            while pieces[-1] and pieces[-1][-1].startswith("#") and not (len(pieces) == 1 and _is_top(pieces[-1])):
                above.insert(0, pieces[-1].pop())
            pieces.append([*above, line])
            tables.append(head[1])
        else:
            pieces[-1].append(line)
    top, *rest = ("\n".join(lines).strip("\n") for lines in pieces)
    return (f"{top}\n" if top else ""), [
        Block(table, f"{text}\n") for table, text in zip(tables[1:], rest, strict=True)
    ]


def _is_top(lines: Sequence[str]) -> bool:
    """Whether comments begin the file: those belong to the file."""
    return all(line.startswith("#") for line in lines)


def joined(top: str, entries: Iterable[tuple[str, str, str]]) -> str:
    """A whole file of (table, id, text of the entry), sorted."""
    order = list(TITLES)
    ordered = sorted(entries, key=lambda one: (order.index(one[0]), one[1]))
    return "\n".join([top or header(), *(text for _, _, text in ordered)])


def update(text: str, old: Sequence[Fact], new: Sequence[Fact]) -> str | None:
    """The file with ``new`` facts put in, in place of those of their id. ``old``: the facts of ``text`` in order.

    None where the entries of the file cannot be told apart line by line (inline tables).
    """
    top, blocks = split(text)
    by_table = [fact for table in dict.fromkeys(block.table for block in blocks) for fact in old if fact.table == table]
    grouped = [
        block for table in dict.fromkeys(block.table for block in blocks) for block in blocks if block.table == table
    ]
    if len(grouped) != len(old) or len(by_table) != len(old):
        return None
    entries = {(fact.table, fact.id): block.text for fact, block in zip(by_table, grouped, strict=True)}
    for fact in new:
        before = entries.get((fact.table, fact.id), "")
        comments = [line[1:].strip() for line in before.split("[[")[0].splitlines() if line.startswith("#")]
        entries[fact.table, fact.id] = entry(fact, comments)
    return joined(top, ((table, key, block) for (table, key), block in entries.items()))
