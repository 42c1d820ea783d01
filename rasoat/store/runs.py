"""Runs in the workspace's tables: pages and findings of the newest, points and counts of all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from rasoat.store.snapshot import Edition, PageRow, Snapshot, Stored, text

KEPT_RUNS = 12
"""Runs of an agency whose pages and findings are kept: a year of months. 100,000 findings take about 27 MB a run."""

_RUN = (
    "SELECT runs.id, runs.agency, runs.name, runs.created, runs.version, runs.formula, points, low, high, grade, pages, "
    "read, statuses, broken, editions.version, editions.formula, facts_date, facts, own_facts, rules "
    "FROM runs LEFT JOIN editions ON editions.id = runs.edition "
)
_INSERT_RUN = """
    INSERT INTO runs (agency, name, created, moment, version, formula, points, low, high, grade, pages, read, new, fixed,
        open, edition, statuses, broken)
    VALUES (:agency, :name, :created, :moment, :version, :formula, :points, :low, :high, :grade, :pages, :read, :new, :fixed,
        :open, :edition, :statuses, :broken)
"""
_FINDINGS = """
    SELECT fingerprint, code, severity, scope, place, quote, pages, seen, essence, first, block, preview, veto
    FROM findings WHERE run = ?
"""
_INSERT_FINDING = """
    INSERT OR REPLACE INTO findings (run, fingerprint, code, severity, scope, place, quote, pages, seen, essence, first,
        block, preview, veto)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
"""In the order of ``Stored``."""
_INSERT_EDITION = """
    INSERT OR IGNORE INTO editions (version, formula, facts_date, facts, own_facts, rules) VALUES (?, ?, ?, ?, ?, ?)
"""
_EDITION = """
    SELECT id FROM editions
    WHERE (version, formula, facts_date, facts, own_facts, rules) = (?, ?, ?, ?, ?, ?)
"""


def of_agency(connection: sqlite3.Connection, agency: str, before: float) -> list[tuple[int, Snapshot]]:
    """Number and run, oldest first; ``before`` in seconds since 1970."""
    rows = connection.execute(_RUN + "WHERE agency = ? AND moment < ? ORDER BY moment", (agency, before))
    return [_run(row) for row in rows]


def at(connection: sqlite3.Connection, created: str) -> list[tuple[int, Snapshot]]:
    """Those of one moment, by agency."""
    return [_run(row) for row in connection.execute(_RUN + "WHERE created = ? ORDER BY agency", (created,))]


def _run(row: tuple[object, ...]) -> tuple[int, Snapshot]:
    number, agency, name, created, version, formula, points, low, high, grade, met, read, statuses, broken, *edition = (
        row
    )
    run = Snapshot(
        agency=str(agency),
        name=str(name),
        created=str(created),
        version=str(version),
        formula=str(formula),
        edition=Edition(*map(str, edition)) if edition[0] is not None else None,
        points=_number(points),
        low=_number(low),
        high=_number(high),
        grade=None if grade is None else str(grade),
        met=int(str(met)),
        read=int(str(read)),
        statuses=None if statuses is None else json.loads(str(statuses)),
        broken=frozenset(str(broken).split()),
        pages={},
        findings={},
    )
    return int(str(number)), run


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def filled(connection: sqlite3.Connection, number: int, run: Snapshot) -> Snapshot:
    """With its pages and findings."""
    pages = connection.execute(
        "SELECT place, status, published, unit, title, images FROM pages WHERE run = ?", (number,)
    )
    findings = connection.execute(_FINDINGS, (number,))
    return replace(
        run,
        pages={place: PageRow(*values) for place, *values in pages},
        findings={row[0]: Stored(*row) for row in findings},
    )


def is_kept(connection: sqlite3.Connection, number: int) -> bool:
    """Whether pages and findings of this run are still there."""
    row = connection.execute(
        "SELECT pages = 0 OR EXISTS (SELECT 1 FROM pages WHERE run = runs.id) "
        "OR EXISTS (SELECT 1 FROM findings WHERE run = runs.id) FROM runs WHERE id = ?",
        (number,),
    ).fetchone()
    return bool(row[0])


def is_newest(connection: sqlite3.Connection, agency: str, moment: float) -> bool:
    row = connection.execute("SELECT 1 FROM runs WHERE agency = ? AND moment > ?", (agency, moment)).fetchone()
    return row is None


def agencies(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute("SELECT agency, name FROM runs ORDER BY moment").fetchall()
    return dict(sorted(rows))


def moments(connection: sqlite3.Connection, agencies: Collection[str]) -> tuple[str, ...]:
    rows = connection.execute("SELECT created, agency, moment FROM runs ORDER BY moment, created")
    return tuple(dict.fromkeys(created for created, agency, _ in rows if agency in agencies))


def counts(connection: sqlite3.Connection, agency: str) -> dict[str, tuple[int, int, int]]:
    rows = connection.execute("SELECT created, new, fixed, open FROM runs WHERE agency = ?", (agency,))
    return {created: (new, fixed, still) for created, new, fixed, still in rows}


def insert(connection: sqlite3.Connection, run: Snapshot, moment: float, count: tuple[int, int, int]) -> int:
    """Replaces a run of the same agency and moment. Gives its number."""
    connection.execute("DELETE FROM runs WHERE agency = ? AND moment = ?", (run.agency, moment))
    new, fixed, still = count
    values: dict[str, object] = {
        "agency": run.agency,
        "name": text(run.name),
        "created": run.created,
        "moment": moment,
        "version": run.version,
        "formula": run.formula,
        "points": run.points,
        "low": run.low,
        "high": run.high,
        "grade": run.grade,
        "pages": run.met,
        "read": run.read,
        "new": new,
        "fixed": fixed,
        "open": still,
        "edition": _edition(connection, run.edition) if run.edition else None,
        "statuses": None if run.statuses is None else json.dumps(run.statuses, sort_keys=True),
        "broken": " ".join(sorted(run.broken)),
    }
    return int(connection.execute(_INSERT_RUN, values).lastrowid or 0)


def _edition(connection: sqlite3.Connection, edition: Edition) -> int:
    given = tuple(map(text, edition))
    connection.execute(_INSERT_EDITION, given)
    return int(connection.execute(_EDITION, given).fetchone()[0])


def insert_findings(connection: sqlite3.Connection, number: int, findings: Iterable[Stored]) -> None:
    connection.executemany(_INSERT_FINDING, ((number, *row) for row in sorted(findings)))


def insert_pages(connection: sqlite3.Connection, number: int, pages: Mapping[str, PageRow]) -> None:
    connection.executemany(
        "INSERT INTO pages (run, place, status, published, unit, title, images) VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((number, place, *pages[place]) for place in sorted(pages)),
    )


def forget(connection: sqlite3.Connection, agency: str) -> None:
    """Pages and findings of all but the newest runs."""
    old = connection.execute(
        "SELECT id FROM runs WHERE agency = ? ORDER BY moment DESC LIMIT -1 OFFSET ?", (agency, KEPT_RUNS)
    ).fetchall()
    connection.executemany("DELETE FROM findings WHERE run = ?", old)
    connection.executemany("DELETE FROM pages WHERE run = ?", old)
