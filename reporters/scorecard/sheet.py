"""The sheet of an agency's head: what the templates need beyond the report is counted and laid out here, never scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rasoat import figures
from rasoat.catalogue import _, _n
from rasoat.changes import TrendPoint
from rasoat.finding import Scope
from rasoat.report import AgencyReport, AgencyScore, CriterionScore, FetchStatus
from reporters.scorecard import charts, wording
from reporters.scorecard.pages import render, write
from reporters.scorecard.plan import SHEET, AgencyPlan, Plan, forms

ACTIONS = 5
VETOES = 5
RUNS = 12
ROOMY = 30
"""Lines of text on the first page above which it is printed in a smaller type, so that it stays one sheet."""


@dataclass(frozen=True, slots=True)
class Debt:
    """Places in articles published in the twelve months before the run, and before that; ``share`` of the first, 0 … 1."""

    new: int
    new_articles: int
    old: int
    old_articles: int
    undated: int
    share: float


@dataclass(frozen=True, slots=True)
class CriteriaGroup:
    title: str
    max: float
    kept: float
    rows: tuple[CriterionScore, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """Pages of one fetch status that were not read."""

    label: str
    count: int
    remedy: str


def write_sheet(plan: Plan, place: AgencyPlan, folder: Path) -> None:
    agency, score, grades = place.agency, place.agency.score, plan.report.grades
    scales: tuple[charts.BandScale, ...] = ()
    if score is not None and wording.published(score) and score.points is not None:
        at = (grades, score.points, score.low, score.high, score.grade or "")
        scales = (charts.band_scale(*at, width=560), charts.band_scale(*at, width=340))
    points = agency.trend[-RUNS:]
    line = None
    if len(points) > 1 and not wording.confirmed(score):
        series = [charts.Moment(figures.month(p.date), p.points, p.low, p.high, p.formula, p.rescored) for p in points]
        line = charts.trend(grades, series, width=400, height=168)
    write(
        folder / SHEET,
        render(
            "sheet.html",
            "sheet",
            "../",
            plan=plan,
            place=place,
            agency=agency,
            score=score,
            scales=scales,
            line=line,
            points=points,
            trend_label=_course(points),
            rescored=any(point.rescored for point in points),
            forms=forms(plan, place),
            unmeasured=[_(criterion.title) for criterion in score.criteria if not criterion.measured] if score else [],
            confirmed=wording.confirmed(score),
            suspected=wording.suspected(score),
            vetoes=_worst_first(score),
            actions=score.actions[:ACTIONS] if score else (),
            longest=max([10.0, *(a.gain for a in score.actions[:ACTIONS])]) if score else 10.0,
            debt=_debt(place, plan.report.created),
            unread=unread(agency),
            move=wording.move(agency),
            other_changes=wording.other_changes(agency),
            groups=_groups(score),
            sum=_arithmetic(score),
            position=_position(score),
            dense=_lines(agency) > ROOMY,
        ),
    )


def unread(agency: AgencyReport) -> tuple[Unread, ...]:
    """Why pages were not read, most pages first."""
    rows = []
    for value, count in sorted(agency.coverage.by_status.items(), key=lambda pair: (-pair[1], pair[0])):
        status = FetchStatus(value) if value in FetchStatus._value2member_map_ else None
        if count and status is not FetchStatus.OK:
            rows.append(Unread(status.label if status else value, count, status.remedy if status else ""))
    return tuple(rows)


def _lines(agency: AgencyReport) -> int:
    """About how many lines the texts of varying length take on the printed first page."""
    score = agency.score
    texts = [(agency.name, 45), (f"{agency.host} {agency.group_name}", 55), (score.sentence if score else "", 95)]
    texts += [(veto.title, 65) for veto in score.vetoes[:VETOES]] if score else []
    for action in score.actions[:ACTIONS] if score else ():
        texts += [(action.title, 45), ("x" * bool(action.examples), 1)]
    texts += [(f"{row.label} {row.remedy}", 60) for row in unread(agency)[:2]]
    texts += [(note, 60) for note in agency.coverage.not_checked[:2]]
    texts += [(wording.other_changes(agency), 60)]
    return sum(-(-min(len(text), 300) // width) for text, width in texts)


def _worst_first(score: AgencyScore | None) -> tuple[object, ...]:
    order = {"confirmed": 0, "suspected": 1}
    return tuple(sorted(score.vetoes, key=lambda v: order.get(v.status, 2)))[:VETOES] if score else ()


def _debt(place: AgencyPlan, created: str) -> Debt:
    edge = wording.a_year_before(created)
    places, articles, undated = [0, 0], [0, 0], 0
    for key, found in place.by_article.items():
        count = sum(1 for f in found if not f.preview and f.scope is Scope.ARTICLE)
        published = place.records[key].published
        if not published:
            undated += count
            continue
        side = 0 if published > edge else 1
        places[side] += count
        articles[side] += bool(count)
    whole = sum(places)
    return Debt(places[0], articles[0], places[1], articles[1], undated, places[0] / whole if whole else 0.0)


def _groups(score: AgencyScore | None) -> tuple[CriteriaGroup, ...]:
    """Criteria in the order of the report, gathered under their groups; what was not measured counts nowhere."""
    rows: dict[str, list[CriterionScore]] = {}
    for criterion in score.criteria if score else ():
        rows.setdefault(criterion.group, []).append(criterion)
    return tuple(CriteriaGroup(title, *_totals(found), tuple(found)) for title, found in rows.items())


def _totals(criteria: Sequence[CriterionScore]) -> tuple[float, float]:
    measured = [c for c in criteria if c.measured]
    return sum(c.max for c in measured), sum(c.max - c.loss for c in measured)


def _arithmetic(score: AgencyScore | None) -> tuple[float, float, int]:
    """Sum of maxima, sum of points kept, and with how many decimals the division on the sheet comes out right."""
    maximum, kept = _totals(score.criteria) if score else (0.0, 0.0)
    if score is not None and score.points is not None and maximum:
        for places in (1, 2, 3):
            if round(round(kept, places) / maximum * 100, 1) == round(score.points, 1):
                return maximum, kept, places
    return maximum, kept, 1


def _position(score: AgencyScore | None) -> str:
    """The place inside the class, or why there is none."""
    if score is None or wording.confirmed(score):
        return ""
    if score.provisional:
        return _("Quá ít nội dung nên chưa xếp hạng.")
    if score.rank is None:
        return _("Chưa xếp hạng trong nhóm.")
    if score.rank_of < 2:
        return _("Chưa xếp hạng: mới một cơ quan trong nhóm có điểm.")
    return _n("Hạng {rank} trong {n} cơ quan cùng nhóm (khoảng chồng nhau thì đồng hạng).", score.rank_of).format(
        rank=score.rank, n=figures.number(score.rank_of)
    )


def _course(points: Sequence[TrendPoint]) -> str:
    """The trend in words, for those who cannot see it."""
    told = "; ".join(f"{figures.month(point.date)}: {figures.number(point.points, 1)}" for point in points)
    words = _n("Điểm {n} kỳ gần nhất: {points}.", len(points))
    return words.format(n=figures.number(len(points)), points=told)
