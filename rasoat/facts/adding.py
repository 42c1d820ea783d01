"""``rasoat facts add``: spreadsheets into a TOML file; nothing is written while any row is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rasoat import config, toml_file
from rasoat.catalogue import _
from rasoat.errors import UsageError
from rasoat.facts import rows, writing
from rasoat.facts.columns import heading_of
from rules.fact_tables import Fact, Mistake, parse
from rules.facts_loader import read_own


@dataclass
class Added:
    """What would be, or was, written. Counts are of entries."""

    text: str = ""
    new: int = 0
    same: int = 0
    updated: int = 0
    mistakes: list[Mistake] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def add(sheets: Sequence[Path], target: Path, *, update: bool) -> Added:
    """The file that would come of it, or the mistakes. ReadError and ConfigError where a file cannot be read."""
    made = Added()
    if target.suffix.lower() != ".toml":
        raise UsageError(_("{file} không phải tệp .toml.").format(file=target), _("Ví dụ: --to don-vi.toml"))
    before = toml_file.read(target) if target.exists() else ""
    old, wrong = parse(target.name, before, own=True)
    made.mistakes += wrong
    found: list[Fact] = []
    for path in sheets:
        gathered = rows.gather(path)
        found += gathered.facts
        made.mistakes += gathered.mistakes
        made.notes += gathered.notes
    made.mistakes += twice(found)
    known = {(fact.table, fact.id): fact for fact in old}
    changed = []
    for fact in found:
        there = known.get((fact.table, fact.id))
        if there is None:
            made.new += 1
            changed.append(fact)
        elif writing.values(there) == writing.values(fact):
            made.same += 1
        elif update:
            made.updated += 1
            changed.append(fact)
        else:
            keys = ", ".join(heading_of(fact.table, key) for key in _differing(there, fact))
            reason = _("khác với mục đã có ở {place} ({keys})").format(place=there.place, keys=keys)
            made.mistakes.append(Mistake(fact.place, fact.id, reason, _("Thêm --update để thay mục đã có.")))
    if not made.mistakes:
        ids = {(fact.table, fact.id) for fact in changed}
        kept = [fact for fact in old if (fact.table, fact.id) not in ids]
        made.mistakes += _against_others(target, [*kept, *changed])
    if not made.mistakes:
        text = writing.update(before, old, changed) if before else writing.joined("", _entries(changed))
        if text is None:
            raise UsageError(
                _("{file} viết các mục theo kiểu khác [[…]].").format(file=target),
                _("Ghi ra tệp mới bằng --to TÊN-KHÁC.toml."),
            )
        made.text = text
    return made


def twice(found: Sequence[Fact]) -> list[Mistake]:
    """One id on two rows."""
    seen: dict[tuple[str, str], Fact] = {}
    again = []
    for fact in found:
        other = seen.setdefault((fact.table, fact.id), fact)
        if other is not fact:
            again.append(
                Mistake(
                    fact.place,
                    fact.id,
                    _("mã này đã có ở {place}").format(place=other.place),
                    _("Bỏ một dòng, hoặc đặt mã khác."),
                )
            )
    return again


def _entries(facts: Sequence[Fact]) -> list[tuple[str, str, str]]:
    return [(fact.table, fact.id, writing.entry(fact)) for fact in facts]


def _differing(one: Fact, other: Fact) -> list[str]:
    a, b = writing.values(one), writing.values(other)
    return [key for key in {**a, **b} if a.get(key) != b.get(key)]


def _against_others(target: Path, after: Sequence[Fact]) -> list[Mistake]:
    """Contradictions of what the file would hold: in itself, with the shipped facts and the other own files in use beside it."""
    settings, _ = config.effective(target.resolve().parent)
    others = [one for one in settings.facts.files if Path(one).resolve() != target.resolve()]
    return read_own(config.own_facts(others), after)[1]
