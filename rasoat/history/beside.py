"""Two runs beside each other, agency by agency: what ``rasoat diff`` tells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rasoat.catalogue import _, _n
from rasoat.changes import Notice
from rasoat.history.runs import Run
from rasoat.store import Comparison, Stored, compare
from rasoat.store.snapshot import CARRIED, SEEN


@dataclass(frozen=True, slots=True)
class Pages:
    """Places of articles."""

    added: tuple[str, ...]
    gone: tuple[str, ...]
    """Not met any more, or told to be gone."""
    moved: tuple[tuple[str, str], ...]
    """Old and new place."""
    unread: tuple[str, ...]
    """Read before, met but not readable now."""


@dataclass(frozen=True, slots=True)
class Beside:
    """``only_before`` and ``only_now``: agencies that one of the runs lacks, which therefore can't be compared."""

    before: Run
    now: Run
    agencies: tuple[Comparison, ...]
    only_before: tuple[str, ...]
    only_now: tuple[str, ...]

    @property
    def notices(self) -> tuple[Notice, ...]:
        found = {notice for one in self.agencies for notice in one.notices}
        return tuple(notice for notice in Notice if notice in found)

    @property
    def new(self) -> int:
        return sum(len(one.new) for one in self.agencies)


def beside(before: Run, now: Run) -> Beside:
    both = sorted(before.agencies.keys() & now.agencies.keys())
    return Beside(
        before,
        now,
        tuple(compare(before.agencies[key], now.agencies[key]) for key in both),
        tuple(sorted(before.agencies.keys() - now.agencies.keys())),
        tuple(sorted(now.agencies.keys() - before.agencies.keys())),
    )


def not_seen_again(one: Comparison) -> tuple[Stored, ...]:
    """Open, but the later run did not look: left over from the earlier run, or carried by the later one from still before."""
    left = (one.now.findings[new]._replace(first=one.before.findings[old].first) for new, old in one.known.items())
    carried = (finding for finding in one.carried if finding.seen == CARRIED)
    return (*carried, *(finding for finding in left if finding.seen == CARRIED))


def seen_again(one: Comparison) -> tuple[Stored, ...]:
    return tuple(finding for finding in one.open() if finding.seen == SEEN)


def by_rule(one: Comparison) -> list[tuple[str, int, int, int, int]]:
    """Code, new, fixed, open and not looked at again; most new first."""
    parts = [
        Counter(finding.code for finding in some) for some in (one.new, one.fixed, seen_again(one), not_seen_again(one))
    ]
    codes = sorted(set().union(*parts))
    rows = [(code, parts[0][code], parts[1][code], parts[2][code], parts[3][code]) for code in codes]
    return sorted(rows, key=lambda row: (-row[1], -row[2], row[0]))


def pages(one: Comparison) -> Pages:
    old, new, moved = one.before.articles, one.now.articles, one.moved
    left = [place for place in old if place not in new and place not in moved]
    met = [place for place in left if place in one.now.pages and one.now.pages[place].status != "not-found"]
    came = set(new) - set(old) - set(moved.values())
    return Pages(
        tuple(sorted(came)), tuple(sorted(set(left) - set(met))), tuple(sorted(moved.items())), tuple(sorted(met))
    )


def rule_changes(one: Comparison) -> list[str]:
    """Sentences on how the rules of the two runs differ."""
    if not (one.before.edition and one.now.edition):
        return []
    old, new = (_by_code(edition.rules) for edition in (one.before.edition, one.now.edition))
    added, dropped = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
    altered = sorted(code for code in old.keys() & new.keys() if old[code] != new[code])
    told = []
    if added:
        told.append(_n("Thêm {n} quy tắc: {codes}.", len(added)).format(n=len(added), codes=_few(added)))
    if dropped:
        told.append(
            _n("Không còn kiểm {n} quy tắc: {codes}.", len(dropped)).format(n=len(dropped), codes=_few(dropped))
        )
    if altered:
        words = _n("Mức hoặc độ chính xác đã đổi ở {n} quy tắc: {codes}.", len(altered))
        told.append(words.format(n=len(altered), codes=_few(altered)))
    return told


def _by_code(rules: str) -> dict[str, str]:
    return {code: rest for code, _colon, rest in (token.partition(":") for token in rules.split())}


def _few(codes: list[str], shown: int = 8) -> str:
    words = ", ".join(codes[:shown])
    return words if len(codes) <= shown else _("{codes} và {n} quy tắc khác").format(codes=words, n=len(codes) - shown)
