"""``Store``: records runs, tells what changed since the run before, keeps the history of points and people's decisions."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from rasoat.errors import RasoatError
from rasoat.report import AgencyReport, Changes, Report, TrendPoint
from rasoat.store.changes import Stored, looked_at_again, stored
from rasoat.store.database import connect, telling, transaction
from rasoat.store.triage import Triage, TriageState, agreed

_KEPT_RUNS = 4
"""Runs of an agency whose pages and findings are kept; points and counts are kept for all."""
_WAIT = 5.0


class Store:
    """An open workspace file, made if it is absent; a context manager. Personal data is never in it: findings are masked."""

    def __init__(self, path: Path | str, wait: float = _WAIT) -> None:
        """``wait``: seconds to wait for another run to finish. Raises RasoatError, see ``database.connect``."""
        self.path = Path(path)
        self._connection = connect(self.path, wait)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def history(self, agency: str, before: str | None = None) -> tuple[TrendPoint, ...]:
        """Points of the runs of an agency, oldest first; ``before`` (ISO 8601) leaves out that moment and later ones."""
        limit = _moment(before) if before else float("inf")
        with telling(self.path):
            rows = self._connection.execute(
                "SELECT created, points, low, high, grade, formula FROM runs "
                "WHERE agency = ? AND moment < ? AND points IS NOT NULL ORDER BY moment",
                (agency, limit),
            ).fetchall()
        return tuple(TrendPoint(created[:10], *values) for created, *values in rows)

    def record(self, report: Report) -> Report:
        """Stores the run and gives the report with ``new``, ``changes`` and ``trend`` filled.

        A run of the same moment replaces the one stored before, so recording twice changes nothing.
        """
        with transaction(self._connection, self.path):
            agencies = tuple(self._record(report, agency) for agency in report.agencies)
        return replace(report, agencies=agencies)

    def _record(self, report: Report, agency: AgencyReport) -> AgencyReport:
        moment = _moment(report.created)
        before = self._connection.execute(
            "SELECT id, created, points FROM runs WHERE agency = ? AND moment < ? ORDER BY moment DESC LIMIT 1",
            (agency.id, moment),
        ).fetchone()
        old = self._findings(before[0]) if before else {}
        now = stored(agency)
        judged = looked_at_again(report, agency)
        missing = [finding for fingerprint, finding in old.items() if fingerprint not in now]
        carried = [finding._replace(seen=0) for finding in missing if not judged(finding)]
        changes = Changes(
            previous=before[1] if before else None,
            new=len(now.keys() - old.keys()),
            fixed=len(missing) - len(carried),
            open=len(now.keys() & old.keys()) + len(carried),
            points_before=before[2] if before else None,
        )
        run = self._insert_run(report, agency, moment, changes)
        self._insert_findings(run, [*now.values(), *carried])
        self._insert_pages(run, agency)
        self._forget(agency.id)
        return replace(
            agency,
            findings=tuple(replace(f, new=f.fingerprint not in old) for f in agency.findings),
            changes=changes,
            trend=(*self.history(agency.id, report.created), *_point(report, agency)),
        )

    def _findings(self, run: int) -> dict[str, Stored]:
        rows = self._connection.execute(
            "SELECT fingerprint, code, severity, scope, place, quote, pages, seen FROM findings WHERE run = ?", (run,)
        )
        return {row[0]: Stored(*row) for row in rows}

    def _insert_run(self, report: Report, agency: AgencyReport, moment: float, changes: Changes) -> int:
        self._connection.execute("DELETE FROM runs WHERE agency = ? AND moment = ?", (agency.id, moment))
        score = agency.score
        cursor = self._connection.execute(
            "INSERT INTO runs (agency, created, moment, version, formula, points, low, high, grade, pages, read, new, "
            "fixed, open) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                agency.id,
                report.created,
                moment,
                report.version,
                score.formula if score else report.formula,
                *((score.points, score.low, score.high, score.grade) if score else (None, None, None, None)),
                agency.coverage.pages,
                agency.coverage.read,
                changes.new,
                changes.fixed,
                changes.open,
            ),
        )
        return int(cursor.lastrowid or 0)

    def _insert_findings(self, run: int, findings: Iterable[Stored]) -> None:
        rows = sorted(findings)
        self._connection.executemany(
            "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", ((run, *_clean(row)) for row in rows)
        )

    def _insert_pages(self, run: int, agency: AgencyReport) -> None:
        rows: dict[str, tuple[str, str | None, int | None]] = {
            _text(page.url): (page.status.value, None, None) for page in agency.coverage.unread
        }
        for article in agency.articles:
            rows[_text(article.path or article.url)] = ("ok", article.published, article.unit)
        self._connection.executemany(
            "INSERT INTO pages VALUES (?, ?, ?, ?, ?)", ((run, place, *rows[place]) for place in sorted(rows))
        )

    def _forget(self, agency: str) -> None:
        old = self._connection.execute(
            "SELECT id FROM runs WHERE agency = ? ORDER BY moment DESC LIMIT -1 OFFSET ?", (agency, _KEPT_RUNS)
        ).fetchall()
        self._connection.executemany("DELETE FROM findings WHERE run = ?", old)
        self._connection.executemany("DELETE FROM pages WHERE run = ?", old)

    def decide(self, entry: Triage) -> None:
        """Keeps a person's decision about a finding. Raises RasoatError without owner or reason."""
        if not entry.owner.strip() or not entry.reason.strip():
            raise RasoatError("Quyết định về một chỗ lỗi cần có tên người quyết định và lý do.", "Ghi rõ tên và lý do.")
        with transaction(self._connection, self.path):
            self._connection.execute(
                "INSERT OR REPLACE INTO triage (fingerprint, owner, state, reason, expires) VALUES (?, ?, ?, ?, ?)",
                (
                    entry.fingerprint,
                    entry.owner,
                    entry.state.value,
                    entry.reason,
                    entry.expires.isoformat() if entry.expires else None,
                ),
            )

    def triage(self) -> tuple[Triage, ...]:
        """All decisions, by fingerprint and owner."""
        with telling(self.path):
            rows: list[sqlite3.Row] = self._connection.execute(
                "SELECT fingerprint, state, reason, owner, expires FROM triage ORDER BY fingerprint, owner"
            ).fetchall()
        return tuple(
            Triage(fingerprint, TriageState(state), reason, owner, dt.date.fromisoformat(expires) if expires else None)
            for fingerprint, state, reason, owner, expires in rows
        )

    def confirmed(self, day: dt.date) -> frozenset[str]:
        """Fingerprints of vetoes that two people have confirmed (``score_agency(confirmed=…)``)."""
        return agreed(self.triage(), TriageState.CONFIRMED, day)

    def dismissed(self, day: dt.date) -> frozenset[str]:
        """Fingerprints of findings that two people have set aside with a reason, until their day of expiry."""
        return agreed(self.triage(), TriageState.DISMISSED, day)


def _point(report: Report, agency: AgencyReport) -> tuple[TrendPoint, ...]:
    score = agency.score
    if score is None or score.points is None:
        return ()
    return (TrendPoint(report.created[:10], score.points, score.low, score.high, score.grade, score.formula),)


def _moment(created: str) -> float:
    """Seconds since 1970; a time without zone is taken as UTC."""
    try:
        moment = dt.datetime.fromisoformat(created)
    except ValueError as error:
        raise RasoatError(
            f"Thời điểm của báo cáo không đúng dạng ISO 8601: “{created[:40]}”.", "Tạo lại báo cáo."
        ) from error
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp()


def _clean(row: Stored) -> tuple[str | int, ...]:
    return tuple(_text(value) if isinstance(value, str) else value for value in row)


def _text(words: str) -> str:
    """SQLite takes no lone surrogates."""
    return words.encode("utf-8", "replace").decode("utf-8")
