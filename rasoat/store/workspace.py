"""``Store``: records runs, tells what changed since the run before, keeps the history of points and people's decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from rasoat.catalogue import _
from rasoat.changes import Changes, Notice, TrendPoint
from rasoat.errors import RasoatError
from rasoat.report import AgencyReport, Report
from rasoat.store import decisions, runs
from rasoat.store.changes import Comparison, compare, notices
from rasoat.store.database import connect, telling, transaction
from rasoat.store.runs import KEPT_RUNS
from rasoat.store.snapshot import Snapshot, Stored, snapshot_of
from rasoat.store.triage import Triage, TriageState, Work, agreed

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
        """Points of the runs of an agency, oldest first; ``before`` (ISO 8601) leaves out that moment and later ones.

        Each point tells what else than the portal changed since the run before it, whether that had points or not.
        """
        return tuple(point for _, point in self.dated_history(agency, before))

    def dated_history(self, agency: str, before: str | None = None) -> tuple[tuple[str, TrendPoint], ...]:
        """``history`` with the moment of each run."""
        points: list[tuple[str, TrendPoint]] = []
        previous: Snapshot | None = None
        for run in self.runs(agency, before):
            told = notices(previous, run) if previous else ()
            previous = run
            if run.points is not None and run.low is not None and run.high is not None:
                day = run.created[:10]
                point = TrendPoint(day, run.points, run.low, run.high, run.grade, run.formula, notices=told)
                points.append((run.created, point))
        return tuple(points)

    def runs(self, agency: str, before: str | None = None) -> tuple[Snapshot, ...]:
        """All runs of an agency without pages and findings, oldest first."""
        with telling(self.path):
            return tuple(one for _, one in runs.of_agency(self._connection, agency, moment_of(before)))

    def agencies(self) -> Mapping[str, str]:
        """Id to the name told last, by id."""
        with telling(self.path):
            return runs.agencies(self._connection)

    def moments(self, agencies: Collection[str]) -> tuple[str, ...]:
        """When runs of these agencies were made (ISO 8601, as their reports tell it), oldest first."""
        with telling(self.path):
            return runs.moments(self._connection, agencies)

    def counts(self, agency: str) -> Mapping[str, tuple[int, int, int]]:
        """New, fixed and open findings of each run, by its time."""
        with telling(self.path):
            return runs.counts(self._connection, agency)

    def kept(
        self, agency: str, before: str | None = None, wanted: Callable[[Snapshot], bool] = lambda _: True
    ) -> Iterator[Snapshot]:
        """The runs whose pages and findings are still kept, newest first, each read when it is asked for."""
        with telling(self.path):
            for number, run in reversed(runs.of_agency(self._connection, agency, moment_of(before))[-KEPT_RUNS:]):
                if wanted(run) and runs.is_kept(self._connection, number):
                    yield runs.filled(self._connection, number, run)

    def at(self, created: str) -> tuple[Snapshot, ...]:
        """The agencies' runs of one moment. RasoatError where their findings are not kept any more."""
        with telling(self.path):
            found = runs.at(self._connection, created)
            forgotten = [number for number, _run in found if not runs.is_kept(self._connection, number)]
            if forgotten:
                raise RasoatError(
                    _(
                        "Kho chỉ giữ chi tiết của {count} lần kiểm tra gần nhất; lần {moment} chỉ còn điểm và số đếm."
                    ).format(count=KEPT_RUNS, moment=created),
                    _("So sánh hai lần gần đây hơn, hoặc dùng tệp báo cáo JSON đã lưu của lần ấy."),
                )
            return tuple(runs.filled(self._connection, number, run) for number, run in found)

    def compare(self, report: Report, agency: AgencyReport) -> Comparison | None:
        """This run of an agency against the one stored before it; None for the first."""
        before = next(self.kept(agency.id, report.created), None)
        return compare(before, snapshot_of(report, agency)) if before else None

    def record(self, report: Report, compared: Mapping[str, Comparison | None] | None = None) -> Report:
        """Stores the run and gives the report with ``new``, ``changes`` and ``trend`` filled.

        A run of the same moment replaces the one stored before, so recording twice changes nothing. ``compared``: what
        ``compare`` said of each agency by id, if it was asked before. Parts of the change of points that ``changes`` tells
        already stay, and a ``trend`` likewise.
        """
        with transaction(self._connection, self.path):
            agencies = tuple(
                self._record(
                    report,
                    agency,
                    compared[agency.id] if compared and agency.id in compared else self.compare(report, agency),
                )
                for agency in report.agencies
            )
        return replace(report, agencies=agencies)

    def _record(self, report: Report, agency: AgencyReport, comparison: Comparison | None) -> AgencyReport:
        now = snapshot_of(report, agency)
        changes = replace(agency.changes or Changes(None, 0, 0, 0), **_counted(comparison, now))
        moment = moment_of(report.created)
        number = runs.insert(self._connection, now, moment, (changes.new, changes.fixed, changes.open))
        with_days = {**(comparison.now.findings if comparison else now.findings)}
        if comparison:
            with_days |= {finding.fingerprint: finding for finding in comparison.open()}
            if runs.is_newest(self._connection, agency.id, moment):
                decisions.follow(self._connection, comparison.known)
        carried = comparison.carried if comparison else ()
        runs.insert_findings(self._connection, number, [*with_days.values(), *carried])
        runs.insert_pages(self._connection, number, now.pages)
        runs.forget(self._connection, agency.id)
        known = comparison.known if comparison else {}
        return replace(
            agency,
            findings=tuple(replace(f, new=f.fingerprint not in known) for f in agency.findings),
            changes=changes,
            trend=agency.trend
            or (*self.history(agency.id, report.created), *todays_point(report, replace(agency, changes=changes))),
        )

    def decide(self, entry: Triage) -> None:
        """Keeps a person's decision about a finding, also under the fingerprint that the finding has today.

        Raises RasoatError without owner or reason.
        """
        if not entry.owner.strip() or not entry.reason.strip():
            raise RasoatError(
                _("Quyết định về một chỗ lỗi cần có tên người quyết định và lý do."), _("Ghi rõ tên và lý do.")
            )
        with transaction(self._connection, self.path):
            decisions.keep(self._connection, entry)

    def settle(self, entries: Iterable[Triage], work: Iterable[Work]) -> None:
        """Many decisions at once, all or none."""
        with transaction(self._connection, self.path):
            for entry in entries:
                decisions.keep(self._connection, entry)
            for one in work:
                decisions.keep_work(self._connection, one)

    def work(self) -> Mapping[str, Work]:
        """Who mends what, by fingerprint."""
        with telling(self.path):
            return decisions.work_of(self._connection)

    def current(self, fingerprint: str) -> str:
        """The fingerprint that a finding has today."""
        with telling(self.path):
            return decisions.current(self._connection, fingerprint)

    def open_findings(self) -> Mapping[str, Stored]:
        """What the last run of every agency found, by fingerprint."""
        found: dict[str, Stored] = {}
        for agency in self.agencies():
            newest = next(self.kept(agency), None)
            found |= newest.findings if newest else {}
        return found

    def triage(self) -> tuple[Triage, ...]:
        """All decisions, by fingerprint and owner."""
        with telling(self.path):
            return decisions.all_of(self._connection)

    def confirmed(self, day: dt.date, known: Mapping[str, str] | None = None) -> frozenset[str]:
        """Fingerprints of vetoes that two people have confirmed (``score_agency(confirmed=…)``).

        ``known``: fingerprint of today to that of the run before (``Comparison.known``), for a run that is not recorded yet.
        """
        return _today(agreed(self.triage(), TriageState.CONFIRMED, day), known)

    def dismissed(self, day: dt.date, known: Mapping[str, str] | None = None) -> frozenset[str]:
        """Fingerprints of findings that two people have set aside with a reason, until their day of expiry."""
        return _today(agreed(self.triage(), TriageState.DISMISSED, day), known)


def _today(agreed_on: frozenset[str], known: Mapping[str, str] | None) -> frozenset[str]:
    return agreed_on | {new for new, old in (known or {}).items() if old in agreed_on}


def _counted(comparison: Comparison | None, now: Snapshot) -> dict[str, Any]:
    """Fields of ``Changes``."""
    if comparison is None:
        return {"previous": None, "new": len(now.findings), "fixed": 0, "open": 0}
    return {
        "previous": comparison.before.created,
        "new": len(comparison.new),
        "fixed": len(comparison.fixed),
        "open": comparison.count_open(),
        "points_before": comparison.before.points,
        "new_by_rules": comparison.new_by_rules(),
        "notices": comparison.notices,
    }


def todays_point(report: Report, agency: AgencyReport) -> tuple[TrendPoint, ...]:
    """Of the run that the report tells; none where it has no points."""
    score = agency.score
    told = tuple(one for one in (agency.changes.notices if agency.changes else ()) if one is not Notice.COVERAGE)
    if score is None or score.points is None:
        return ()
    day = report.created[:10]
    return (TrendPoint(day, score.points, score.low, score.high, score.grade, score.formula, notices=told),)


def moment_of(created: str | None) -> float:
    """Seconds since 1970; a time without zone is taken as UTC. Infinite for None."""
    if created is None:
        return float("inf")
    try:
        moment = dt.datetime.fromisoformat(created)
    except ValueError as error:
        raise RasoatError(
            _("Thời điểm của báo cáo không đúng dạng ISO 8601: “{created}”.").format(created=created[:40]),
            _("Tạo lại báo cáo."),
        ) from error
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp()
