"""What facts say against each other: one id twice, two bodies of one name, two directors of one body, a broken succession."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from rasoat.catalogue import _
from rules.fact_tables import Fact, Mistake
from rules.text.folding import fold

_SINGLE = (
    "giám đốc",
    "tổng giám đốc",
    "chủ tịch",
    "bí thư",
    "chủ nhiệm",
    "viện trưởng",
    "cục trưởng",
    "tổng cục trưởng",
    "vụ trưởng",
    "chi cục trưởng",
    "bộ trưởng",
    "hiệu trưởng",
    "thủ tướng",
    "tổng bí thư",
    "tổng thanh tra",
    "tổng kiểm toán",
    "thống đốc",
    "tổng biên tập",
    "chánh văn phòng",
    "chánh thanh tra",
    "chánh án",
)
"""Offices of which a body has one at a time. Deputies and members (phó, thứ trưởng, ủy viên) are many."""
_ACTING = "quyền "


def seat(fact: Fact) -> tuple[str, str] | None:
    """(office, body), folded, where only one person at a time can hold it; None elsewhere."""
    office, body = fold(fact.office), fold(fact.body)
    office = office.removesuffix(body).strip().removeprefix(_ACTING)
    unit = office.removeprefix("trưởng ")
    head = unit != office and body.startswith(unit)
    single = any(office == one or office.startswith(f"{one} ") for one in _SINGLE)
    return (office, body) if head or single else None


def contradictions(facts: Sequence[Fact]) -> Iterator[Mistake]:
    """Every contradiction, told at the place of the later of two facts."""
    known: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        other = known.setdefault((fact.table, fact.id), fact)
        if other is not fact:
            remedy = (
                _("Bỏ một mục.")
                if fact.own == other.own
                else _("Bỏ mục này, hoặc thêm replaces = true để thay mục đi kèm.")
            )
            yield Mistake(fact.place, fact.id, _("mã này đã có ở {place}").format(place=other.place), remedy)
    for fact in facts:
        for successor in fact.successors:
            yield from _succession(fact, known.get((fact.table, successor)), successor)
    yield from _cycles(known)
    yield from _one_name_one_time(facts)


def merged(shipped: Sequence[Fact], own: Sequence[Fact]) -> tuple[list[Fact], list[Mistake]]:
    """All facts in use: an own one stands for the shipped one of its id only where it says ``replaces = true``."""
    at = {(fact.table, fact.id): fact for fact in shipped}
    replaced = {(fact.table, fact.id) for fact in own if fact.replaces}
    mistakes = [
        Mistake(fact.place, fact.id, _("không có mục đi kèm nào mang mã này để thay"), _("Bỏ replaces, hoặc sửa mã."))
        for fact in own
        if fact.replaces and (fact.table, fact.id) not in at
    ]
    return [fact for fact in shipped if (fact.table, fact.id) not in replaced] + list(own), mistakes


def _succession(fact: Fact, heir: Fact | None, wanted: str) -> Iterator[Mistake]:
    if heir is None:
        reason, remedy = (
            _("không có mục nào cho “{wanted}” kế tục").format(wanted=wanted),
            _("Thêm mục ấy, hoặc sửa mã."),
        )
    elif heir is fact:
        reason, remedy = _("kế tục chính mình"), _("Sửa successor.")
    elif fact.valid_to and heir.valid_to and heir.valid_to <= fact.valid_to:
        reason, remedy = (
            _("mâu thuẫn với {place}: mục kế tục hết trước").format(place=heir.place),
            _("Sửa valid_to của một trong hai."),
        )
    elif fact.valid_to and heir.valid_from and heir.valid_from > fact.valid_to + dt.timedelta(days=1):
        reason = _("mâu thuẫn với {place}: mục kế tục mãi đến {valid_from} mới bắt đầu").format(
            place=heir.place, valid_from=heir.valid_from
        )
        remedy = _("Sửa valid_to ở đây hoặc valid_from ở đó.")
    else:
        return
    yield Mistake(fact.place, fact.id, reason, remedy)


def _cycles(known: dict[tuple[str, str], Fact]) -> Iterator[Mistake]:
    """A succession that comes back to where it began, told once."""
    done: set[tuple[str, str]] = set()
    for start in known:
        path: dict[tuple[str, str], None] = {}
        stack = [(start, iter(known[start].successors))]
        path[start] = None
        while stack:
            key, rest = stack[-1]
            heir = next(rest, None)
            if heir is None:
                stack.pop()
                path.pop(key)
                done.add(key)
                continue
            wanted = (key[0], heir)
            if wanted in path and wanted != key:
                ring = [*list(path)[list(path).index(wanted) :], wanted]
                fact = known[key]
                names = " → ".join(one for _, one in ring)
                yield Mistake(
                    fact.place,
                    fact.id,
                    _("kế tục vòng tròn: {names}").format(names=names),
                    _("Sửa successor của một mục."),
                )
            elif wanted in known and wanted not in done and wanted not in path:
                path[wanted] = None
                stack.append((wanted, iter(known[wanted].successors)))


def _one_name_one_time(facts: Sequence[Fact]) -> Iterator[Mistake]:
    owners: dict[tuple[str, ...], list[tuple[dt.date, int]]] = {}
    for index, fact in enumerate(facts):
        for key in _exclusive(fact):
            owners.setdefault(key, []).append((fact.valid_from or dt.date.min, index))
    told: set[tuple[int, int]] = set()
    for key, starts in owners.items():
        if len(starts) < 2:
            continue
        starts.sort()
        last = facts[starts[0][1]], starts[0][1]
        for start, index in starts[1:]:
            one, at = last
            if start <= (one.valid_to or dt.date.max):
                first, second = sorted((at, index))
                if (first, second) not in told:
                    told.add((first, second))
                    yield _clash(facts[first], facts[second], key)
            if (facts[index].valid_to or dt.date.max) >= (one.valid_to or dt.date.max):
                last = facts[index], index


def _exclusive(fact: Fact) -> Iterable[tuple[str, ...]]:
    """What only one fact at a time may bear."""
    if fact.table == "holders":
        held = seat(fact)
        return () if held is None else ((fact.table, *held),)
    return ((fact.table, fact.level, fact.kind, name) for name in dict.fromkeys(map(str.casefold, fact.names)))


def _clash(one: Fact, other: Fact, key: tuple[str, ...]) -> Mistake:
    if one.table == "holders":
        reason = _("mâu thuẫn với {place} [{one}]: hai người giữ một chức ({office}, {body}) cùng lúc").format(
            place=one.place, one=one.id, office=other.office, body=other.body
        )
        remedy = _("Ghi ngày cuối (valid_to) cho người trước, ngày đầu (valid_from) cho người sau.")
    else:
        reason = _("mâu thuẫn với {place} [{one}]: cùng tên “{key}” vào cùng thời gian").format(
            place=one.place, one=one.id, key=key[-1]
        )
        remedy = _("Bỏ một mục, hoặc ghi valid_from, valid_to để không trùng.")
    return Mistake(other.place, other.id, reason, remedy)
