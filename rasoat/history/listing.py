"""The runs of agencies, oldest first, as a table or as JSON (``rasoat-history/1``)."""

from __future__ import annotations

from dataclasses import dataclass

from rasoat import figures
from rasoat.catalogue import _
from rasoat.changes import Notice
from rasoat.history.table import Table
from rasoat.report_json import to_json
from rasoat.store import Snapshot, Store
from rasoat.store.changes import notices
from reporters.terminal import neutral

SCHEMA = "rasoat-history/1"


@dataclass(frozen=True, slots=True)
class Line:
    """``notices``: what else than the portal changed since the run before."""

    run: Snapshot
    new: int
    fixed: int
    open: int
    notices: tuple[Notice, ...]


def lines(store: Store, agency: str) -> list[Line]:
    """Oldest first."""
    counts = store.counts(agency)
    made: list[Line] = []
    before: Snapshot | None = None
    for run in store.runs(agency):
        made.append(Line(run, *counts[run.created], notices(before, run) if before else ()))
        before = run
    return made


def as_json(store: Store, agencies: dict[str, str]) -> bytes:
    told = [
        {"id": key, "name": name, "runs": [_told(line) for line in lines(store, key)]} for key, name in agencies.items()
    ]
    return to_json({"schema": SCHEMA, "agencies": told})


def _told(line: Line) -> dict[str, object]:
    run = line.run
    return {
        "created": run.created,
        "points": run.points,
        "low": run.low,
        "high": run.high,
        "grade": run.grade,
        "read": run.read,
        "pages": run.met,
        "new": line.new,
        "fixed": line.fixed,
        "open": line.open,
        "version": run.version,
        "formula": run.formula,
        "facts": run.edition.facts_date if run.edition else None,
        "notices": [notice.value for notice in line.notices],
    }


def as_table(store: Store, agencies: dict[str, str]) -> str:
    parts = []
    for key, name in agencies.items():
        made = lines(store, key)
        table = Table(
            (
                _("Lần kiểm tra"),
                _("Điểm"),
                _("Khoảng"),
                _("Mức"),
                _("Đọc được"),
                _("Mới"),
                _("Đã sửa"),
                _("Còn từ trước"),
                "",
            ),
            right=frozenset({1, 4, 5, 6, 7}),
        )
        for line in made:
            table.add(_row(line))
        title = f"{name} ({key})" if name and name != key else key
        legend = [f"  {_MARKS[one]} {one.label}" for one in _MARKS if any(one in line.notices for line in made)]
        parts.append("\n".join([neutral(title), *table.lines(), *legend]))
    return "\n\n".join(parts) + "\n"


_MARKS = {Notice.FORMULA: "ƒ", Notice.RULES: "§", Notice.FACTS: "*", Notice.VERSION: "v"}


def _row(line: Line) -> tuple[str, ...]:
    run = line.run
    if run.points is None or run.low is None or run.high is None:
        points = interval = "–"
    else:
        points, interval = figures.number(run.points, 1), f"{figures.number(run.low)}–{figures.number(run.high)}"
    marks = " ".join(_MARKS[one] for one in line.notices if one in _MARKS)
    return (
        moment(run.created),
        points,
        interval,
        run.grade or "–",
        f"{figures.number(run.read)}/{figures.number(run.met)}",
        figures.number(line.new),
        figures.number(line.fixed),
        figures.number(line.open),
        marks,
    )


def moment(created: str) -> str:
    """Day and time to the minute, as written in the report."""
    return neutral(f"{figures.day(created)} {created[11:16]}".strip())
