"""The page for whoever doubts the number: formula, worked example, curve, criteria, conventions, vetoes, precision."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rasoat.catalogue import _
from rasoat.report import CriterionInfo, CriterionScore, Report, RuleInfo
from reporters.scorecard import charts
from reporters.scorecard.pages import render, write
from reporters.scorecard.plan import METHOD, Plan
from reporters.severities import SEVERITY

REACH = 0.25
"""Right end of the curve: 25 % of contents."""


@dataclass(frozen=True, slots=True)
class Example:
    """A criterion of an agency in this report, with the points it lost, to follow with a pocket calculator."""

    agency: str
    info: CriterionInfo
    score: CriterionScore
    scale: float


@dataclass(frozen=True, slots=True)
class Ledger:
    """A rule with how often it spoke in this run, and whether it costs points, in words."""

    rule: RuleInfo
    found: int
    criterion: str
    severity: str
    state: str


def write_method(plan: Plan, folder: Path) -> None:
    report = plan.report
    by_id = {c.id: c for c in report.criteria}
    curves = _curves(report.criteria)
    found = Counter(f.code for a in report.agencies for f in a.findings)
    rules = sorted(report.rules, key=lambda r: (-r.severity.rank, r.code))
    ledger = [_ledger(rule, found[rule.code], by_id) for rule in rules]
    write(
        folder / METHOD,
        render(
            "method.html",
            "method",
            "",
            plan=plan,
            report=report,
            example=_example(report, by_id),
            curves=curves,
            ledger=ledger,
            unmeasured=sum(1 for r in rules if not r.hits_read),
            vetoes=report.method.vetoes if report.method else (),
            unscored=_unscored(report),
            total=sum(c.max for c in report.criteria),
        ),
    )


def _ledger(rule: RuleInfo, found: int, by_id: dict[str, CriterionInfo]) -> Ledger:
    criterion = by_id[rule.criterion].title if rule.criterion in by_id else ""
    if rule.preview:
        state = _("đang thử, không tính điểm")
    elif criterion:
        state = _("tính điểm") if rule.weight else _("chỉ là gợi ý")
    else:
        state = _("nêu nghi vấn") if rule.veto else _("chỉ báo")
    return Ledger(rule, found, criterion, _(SEVERITY[rule.severity]).lower(), state)


def _example(report: Report, by_id: dict[str, CriterionInfo]) -> Example | None:
    """The first measured criterion that lost points without losing nearly all."""
    for agency in report.agencies:
        if agency.score is None or agency.score.points is None or agency.score.grade is None:
            continue
        for score in agency.score.criteria:
            if score.measured and score.id in by_id and 0.02 * score.max < score.loss < 0.9 * score.max:
                return Example(agency.name, by_id[score.id], score, agency.score.scale)
    return None


def _curves(criteria: tuple[CriterionInfo, ...]) -> tuple[tuple[CriterionInfo, str], ...]:
    """The heaviest criterion of each of the two strictest tolerances."""
    first: dict[float, CriterionInfo] = {}
    for criterion in sorted(criteria, key=lambda c: (c.tau, -c.max, c.id)):
        if criterion.tau > 0 and criterion.max > 0:
            first.setdefault(criterion.tau, criterion)
    return tuple((c, charts.curve(12, c.tau, REACH, 640, 240)) for c in list(first.values())[:2])


def _unscored(report: Report) -> tuple[tuple[str, str, str], ...]:
    """Code, title and reason of rules that cost no points, as far as they ran."""
    reasons = report.method.unscored if report.method else {}
    return tuple((r.code, r.title, reasons[r.code]) for r in report.rules if r.code in reasons)
