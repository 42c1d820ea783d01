"""A run beside those before it: the earlier ones reckoned anew with today's formula and rules, and what moved the points.

Formula 2026.1, "Hysteresis": Δ = Δfix (pages in both runs, units held fixed) + Δpages; what formula and rules did is told apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from rasoat.changes import Changes, TrendPoint
from rasoat.finding import Finding, Place, Safety, Scope, Severity
from rasoat.report import AgencyReport, ArticleRecord, Coverage, Report, RuleInfo
from rasoat.score.agency import score_city
from rasoat.score.measure import Points, measure, total
from rasoat.score.scoring_profile import Profile, shipped
from rasoat.score.tally import Tally
from rasoat.store import Comparison, PageRow, Snapshot, Store, Stored, edition_of, todays_point
from rasoat.store.snapshot import CARRIED
from rasoat.tasks import tasked

KEPT_POINTS = 12
"""Of a trend, today's included."""
_DIGITS = 6
_NOTHING = 1e-5


def recorded(store: Store, found: Report, report: Report | None = None, profile: Profile | None = None) -> Report:
    """The report of a run, scored beside the runs before it and stored.

    ``report``: what is left of ``found`` after the agency's suppressions; all of it if None. What is set aside there or by
    two people in the workspace stays known to the store, for it was not mended.
    """
    report, profile = report or found, profile or shipped()
    compared = {agency.id: store.compare(found, agency) for agency in found.agencies}
    known = {new: old for one in compared.values() if one for new, old in one.known.items()}
    day = dt.date.fromisoformat(report.created[:10])
    suppressed = _fingerprints(found) - _fingerprints(report)
    dismissed = store.dismissed(day, known) | suppressed | {known[one] for one in suppressed if one in known}
    compared = {key: one.set_aside(dismissed) if one else None for key, one in compared.items()}
    views = [View(report, _without(agency, dismissed), profile, dismissed) for agency in report.agencies]
    history = {view.agency.id: view.past(store, compared[view.agency.id]) for view in views}
    agencies = [replace(view.agency, changes=view.changes(compared[view.agency.id])) for view in views]
    scored = score_city(agencies, report.rules, profile, history, store.confirmed(day, known))
    made = tuple(_with_trend(report, agency, history[agency.id]) for agency in scored)
    return tasked(store.record(replace(report, agencies=made), compared), store.work(), known)


def _fingerprints(report: Report) -> frozenset[str]:
    return frozenset(finding.fingerprint for agency in report.agencies for finding in agency.findings)


def _without(agency: AgencyReport, dismissed: Collection[str]) -> AgencyReport:
    """Without the findings that two people set aside, which are counted."""
    kept = tuple(finding for finding in agency.findings if finding.fingerprint not in dismissed)
    count = len(agency.findings) - len(kept)
    return replace(agency, findings=kept, dismissed=(agency.dismissed or 0) + count)


def _with_trend(report: Report, agency: AgencyReport, past: tuple[TrendPoint, ...]) -> AgencyReport:
    """Points that may not be published are not told by their parts either."""
    score, changes = agency.score, agency.changes
    if score is None or score.points is None:
        silent = replace(changes, by_fix=None, by_pages=None, by_rules=None, turn=None) if changes else None
        return replace(agency, changes=silent, trend=past[-KEPT_POINTS:])
    return replace(agency, trend=(*past, *todays_point(report, agency))[-KEPT_POINTS:])


@dataclass
class View:
    """Today's run of one agency, from which others are looked at."""

    report: Report
    agency: AgencyReport
    profile: Profile
    dismissed: Collection[str] = frozenset()
    """Fingerprints set aside today, under all names that the findings ever had: no run before is charged with them either."""
    _own: dict[frozenset[str], Points] = field(default_factory=dict)

    @cached_property
    def broken(self) -> frozenset[str]:
        """Rules that broke today."""
        failed = {one.code for one in self.agency.failures}
        return frozenset(failed | {one.code for one in self.agency.outcomes if one.error})

    @cached_property
    def today(self) -> Points:
        return _points(self.agency, self.report.rules, self.profile)

    def today_by(self, codes: frozenset[str]) -> Points:
        """Points of today by these rules alone, the broken ones forgotten."""
        if not self.broken and codes == {rule.code for rule in self.report.rules}:
            return self.today
        if codes not in self._own:
            self._own[codes] = _points(replace(self.agency, outcomes=(), failures=()), self.rules(codes), self.profile)
        return self._own[codes]

    def rules(self, codes: frozenset[str]) -> tuple[RuleInfo, ...]:
        return tuple(rule for rule in self.report.rules if rule.code in codes)

    def in_both(self, before: Snapshot) -> frozenset[str]:
        """Rules that judged today and then."""
        then = before.edition.codes() - before.broken if before.edition else frozenset()
        return then & {rule.code for rule in self.report.rules} - self.broken

    def changes(self, comparison: Comparison | None) -> Changes | None:
        """The change of points in its parts; counts are left to the store. None where the run before can't be reckoned anew."""
        if comparison is None or comparison.before.edition is None:
            return None
        before, codes = comparison.before, self.in_both(comparison.before)
        rules = self.rules(codes)
        then = _points(_rebuilt(before, self._findings(before)), rules, self.profile)
        mended = _points(_rebuilt(before, self._with_todays(comparison)), rules, self.profile)
        now = self.today_by(codes)
        if not (then.scale and now.scale):
            return None
        by_fix, by_pages = mended.points - then.points, now.points - mended.points
        points = self.today.points
        return Changes(
            previous=before.created,
            new=0,
            fixed=0,
            open=0,
            by_fix=round(by_fix, _DIGITS),
            by_pages=round(by_pages, _DIGITS),
            by_rules=None if before.points is None else round(points - before.points - by_fix - by_pages, _DIGITS),
            turn=_turn(by_fix, then, now, self.profile.limits.arrow),
            notices=comparison.notices,
        )

    def past(self, store: Store, comparison: Comparison | None) -> tuple[TrendPoint, ...]:
        """The runs before today's, oldest first. Those by another formula or other rules are moved to where they would stand
        by today's, as far as their findings are kept; the others keep the formula they had."""
        points = store.dated_history(self.agency.id, self.report.created)[-KEPT_POINTS:]
        edition = edition_of(self.report)
        last = comparison.before.created if comparison and self.dismissed else ""

        def other(run: Snapshot) -> bool:
            own = run.edition
            return own is not None and bool(
                self.broken
                or run.broken
                or run.created == last
                or (own.formula, own.rules) != (edition.formula, edition.rules)
            )

        anew = {run.created: self._moved(run) for run in store.kept(self.agency.id, self.report.created, other)}
        return tuple(self._placed(point, anew.get(created)) for created, point in points)

    def _findings(self, run: Snapshot) -> list[Stored]:
        return [one for one in run.findings.values() if one.seen != CARRIED and one.fingerprint not in self.dismissed]

    def _with_todays(self, comparison: Comparison) -> list[Stored]:
        """What the earlier run would have found if the pages that both read had been then as they are today."""
        before, now, moved = comparison.before, comparison.now, comparison.moved
        old, new = before.articles, now.articles
        both = {moved.get(place, place): place for place in old if moved.get(place, place) in new}
        left = old.keys() - both.values()
        found = [one for one in self._findings(before) if one.place in left and one.scope != Scope.TEMPLATE]
        for one in self._findings(now):
            if one.scope == Scope.TEMPLATE or one.place not in new:
                pages = round(one.pages * before.read / now.read) if now.read else one.pages
                found.append(one._replace(place="", pages=max(1, pages)))
            elif one.place in both:
                found.append(one._replace(place=both[one.place]))
        return found

    def _moved(self, run: Snapshot) -> Points | None:
        """Where an earlier run would stand today: as far from today's points as by the rules that judged both."""
        codes = self.in_both(run)
        then = _points(_rebuilt(run, self._findings(run)), self.rules(codes), self.profile)
        now, today = self.today_by(codes), self.today
        if not (then.scale and now.scale and today.scale):
            return None
        way = today.points - now.points
        low, points, high = (
            round(min(100.0, max(0.0, value + way)), _DIGITS) for value in (then.low, then.points, then.high)
        )
        return Points(points, low, high, today.scale)

    def _placed(self, point: TrendPoint, anew: Points | None) -> TrendPoint:
        same = self.profile.formula == point.formula
        if anew is None or (same and abs(anew.points - point.points) < _NOTHING):
            return point
        return replace(
            point, points=anew.points, low=anew.low, high=anew.high, formula=self.profile.formula, rescored=True
        )


def _points(agency: AgencyReport, rules: Iterable[RuleInfo], profile: Profile) -> Points:
    return total(measure(agency, Tally(agency, rules, profile)))


def _turn(by_fix: float, then: Points, now: Points, least: float) -> int:
    """Section 8 of the target: an arrow for what was mended, or for a change that leaves both intervals."""
    delta = now.points - then.points
    direction = 1 if delta > 0 else -1
    apart = not (then.low <= now.points <= then.high) and not (now.low <= then.points <= now.high)
    if abs(by_fix) >= least and by_fix * direction > 0:
        return direction
    return direction if abs(delta) >= least and apart else 0


def _rebuilt(run: Snapshot, findings: Iterable[Stored]) -> AgencyReport:
    """As far as the score goes."""
    coverage = Coverage(run.met, run.read, len(run.articles), dict(run.statuses or {}))
    articles = tuple(_article(place, page) for place, page in run.articles.items())
    return AgencyReport(
        run.agency, run.name, "", "", "", True, coverage, articles, tuple(_finding(one) for one in findings)
    )


def _article(place: str, page: PageRow) -> ArticleRecord:
    return ArticleRecord(
        place, place, "", page.title, page.published, "", "", "", 0, page.unit or 0, has_images=bool(page.images)
    )


def _finding(one: Stored) -> Finding:
    return Finding(
        code=one.code,
        name="",
        severity=Severity(one.severity),
        confidence=1.0,
        message="",
        hint="",
        quote=one.quote,
        before="",
        after="",
        suggestions=(),
        safety=Safety.NONE,
        place=Place(url=one.place),
        fingerprint=one.fingerprint,
        scope=Scope(one.scope),
        block=one.block,
        pages=one.pages,
        preview=bool(one.preview),
        veto=bool(one.veto),
    )
