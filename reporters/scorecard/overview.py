"""The city's page: who needs help today, how the agencies of one class stand, what they share, how far the check went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rasoat import figures
from rasoat.catalogue import _, _n
from rasoat.finding import Severity
from rasoat.report import AgencyReport, Report
from reporters.scorecard import across, charts, wording
from reporters.scorecard.pages import render, write
from reporters.scorecard.plan import LIST, SHEET, AgencyPlan, Plan
from reporters.scorecard.sheet import Unread, unread

FOLD = 14
"""Agencies of a class above which the table shows the first, the last and the biggest movers, and the rest on demand."""
ENDS = 5
PICTURE = 30
RANKED_FROM = 30
"""Of a report that does not tell its method."""
PEERS = 5
"""Agencies with points from which a class is drawn and has a median; with fewer nobody is compared."""
MOVED = 8
COVERED = 30
"""Agencies above which the table of coverage shows those read least, and the rest on demand."""


@dataclass(frozen=True, slots=True)
class Row:
    """An agency in the ranking; ``state`` as in ``wording.state``; ``chart`` None where no points may be shown."""

    name: str
    href: str
    state: str
    agency: AgencyReport
    chart: charts.RankRow | None
    note: str
    rank: str
    move: tuple[str, str]
    other_changes: str


@dataclass(frozen=True, slots=True)
class Class:
    """Agencies that are compared with one another; ``brief`` is what stands open."""

    name: str
    rows: tuple[Row, ...]
    brief: tuple[Row, ...]
    picture: charts.Caterpillar | None
    histogram: charts.Histogram | None
    median: float
    counts: str
    """How many agencies stand at each grade, in words."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the unit chart; ``squares`` hold whether each is filled."""

    label: str
    squares: tuple[bool, ...]
    veto: bool


@dataclass(frozen=True, slots=True)
class Covered:
    name: str
    href: str
    agency: AgencyReport
    reasons: tuple[Unread, ...]


def write_overview(plan: Plan, folder: Path) -> Path:
    report = plan.report
    classes = _classes(plan)
    groups = [c.name for c in classes]
    path = folder / SHEET
    rows = [row for c in classes for row in c.rows]
    told = across.contradictions(plan)
    covered = _covered(plan)
    write(
        path,
        render(
            "overview.html",
            "overview",
            "",
            plan=plan,
            report=report,
            sentence=_sentence(report),
            columns=_columns(report, classes),
            groups=groups,
            confirmed=[(r, wording.confirmed(r.agency.score)) for r in rows if wording.confirmed(r.agency.score)],
            suspected=[(r, wording.suspected(r.agency.score)) for r in rows if wording.suspected(r.agency.score)],
            classes=classes,
            axis=charts.rank_axis(report.grades),
            ranked_from=report.method.ranked_from if report.method else RANKED_FROM,
            moved=_moved(rows),
            hurting=across.hurting(plan),
            contradictions=told[: across.SHOWN],
            all_contradictions=len(told),
            contradictions_page=across.CONTRADICTIONS,
            covered=covered[:COVERED],
            covered_rest=covered[COVERED:],
            filterable=any(len(c.rows) > FOLD for c in classes),
            failures=sum(len(a.failures) for a in report.agencies),
        ),
    )
    return path


def write_files(plan: Plan, folder: Path) -> Path:
    """The first page for files checked before publishing: no agency, no score, the files with their counts."""
    place = plan.agencies[0]
    rows = []
    for key, record in place.records.items():
        found = place.by_article.get(key, [])
        counts = Counter(f.severity for f in found)
        rows.append((record, place.pages.get(key, ""), tuple(counts[s] for s in Severity), len(found)))
    rows.sort(key=lambda row: (*(-n for n in row[2]), row[0].path, row[0].id))
    path = folder / SHEET
    places = len(place.agency.findings)
    write(
        path,
        render(
            "files.html",
            "overview",
            "",
            plan=plan,
            place=place,
            agency=place.agency,
            rows=rows[:300],
            left_out=max(len(rows) - 300, 0),
            sentence=_files_sentence(place),
            places=places,
            reasons=unread(place.agency),
        ),
    )
    return path


def _href(place: AgencyPlan) -> str:
    return f"{place.folder}/{SHEET}"


def _classes(plan: Plan) -> tuple[Class, ...]:
    members: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for place in plan.agencies:
        members[place.agency.group, place.agency.group_name].append(_row(place))
    return tuple(_class(name or _("Cơ quan"), rows, plan.report) for (_id, name), rows in members.items())


def _row(place: AgencyPlan) -> Row:
    agency, score = place.agency, place.agency.score
    state = wording.state(score)
    chart = None
    note, rank = "", _("không xếp")
    if score is not None and wording.published(score) and score.points is not None:
        chart = charts.rank_row(score.points, score.low, score.high)
        if score.rank is not None and score.rank_of > 1 and not score.provisional:
            rank = figures.number(score.rank)
    if state == "liet":
        note = _("Có điểm liệt: xử lý trước")
    elif score is not None and score.provisional:
        note = _n("Mới đọc {n} nội dung: mức tạm, không xếp hạng", score.units).format(n=figures.number(score.units))
    elif chart is None:
        note = (score.reason if score else "") or _("Chưa chấm điểm")
    return Row(
        agency.name or agency.id,
        _href(place),
        state,
        agency,
        chart,
        note,
        rank,
        wording.move(agency),
        wording.other_changes(agency),
    )


def _order(row: Row) -> tuple[object, ...]:
    score = row.agency.score
    points = score.points if score is not None and row.chart is not None else None
    return row.state == "liet", points is None, -(points or 0.0), row.name, row.href


def _class(name: str, rows: list[Row], report: Report) -> Class:
    rows.sort(key=_order)
    brief = tuple(rows)
    if len(rows) > FOLD:
        movers = sorted(rows, key=lambda r: (-abs(_delta(r)), r.href))[:ENDS]
        kept = {r.href for r in (*rows[:ENDS], *rows[-ENDS:], *(m for m in movers if _delta(m)))}
        brief = tuple(r for r in rows if r.href in kept)
    drawn = [
        (s.points, s.low, s.high, not s.provisional, s.rank)
        for r in rows
        if (s := r.agency.score) is not None and r.chart is not None and s.points is not None
    ]
    picture = charts.caterpillar(report.grades, drawn) if len(drawn) >= PICTURE else None
    enough = len(drawn) >= PEERS
    middle = charts.median([points for points, *_rest in drawn])
    histogram = None
    if enough:
        median = middle if sum(1 for *_rest, ranked, _rank in drawn if ranked) >= PEERS else None
        histogram = charts.histogram(report.grades, [(row[0], row[3]) for row in drawn], median)
    return Class(name, tuple(rows), brief, picture, histogram, middle, _counts(rows, report))


def _counts(rows: Sequence[Row], report: Report) -> str:
    states = Counter(row.state for row in rows)
    labels = [(letter, letter) for letter, _name, _edge in report.grades]
    labels += [("chua", _("chưa xếp")), ("liet", _("liệt"))]
    return ", ".join(f"{label} {figures.number(states[state])}" for state, label in labels if states[state])


def _delta(row: Row) -> float:
    return (wording.delta(row.agency) or 0.0) if row.chart is not None else 0.0


def _columns(report: Report, classes: Sequence[Class]) -> tuple[Column, ...]:
    """Agencies of the first class are filled squares, all others outlined."""
    states = [*(letter for letter, _name, _edge in report.grades), "chua", "liet"]
    labels = {"chua": _("chưa xếp"), "liet": _("liệt")}
    columns = []
    for state in states:
        squares = [i == 0 for i, c in enumerate(classes) for row in c.rows if row.state == state]
        columns.append(Column(labels.get(state, state), tuple(squares), state == "liet"))
    return tuple(columns)


def _sentence(report: Report) -> tuple[str, str]:
    """The page's one answer: what is urgent, and how the others stand."""
    total = len(report.agencies)
    if not total:
        return _("Chưa có cơ quan nào trong báo cáo này."), ""
    states = Counter(wording.state(a.score) for a in report.agencies)
    vetoed = states.pop("liet", 0)
    suspects = sum(1 for a in report.agencies if wording.suspected(a.score) and not wording.confirmed(a.score))
    if vetoed:
        first = _n("{n} trên {total} cổng có điểm liệt phải xử lý ngay.", vetoed).format(
            n=figures.capital(figures.in_words(vetoed)), total=figures.in_words(total)
        )
    elif suspects:
        first = _n("Không cổng nào có điểm liệt đã xác nhận; {n} cổng có nghi vấn cần người xem.", suspects).format(
            n=figures.in_words(suspects)
        )
    else:
        first = _("Không cổng nào có điểm liệt đã xác nhận hay nghi vấn.")
    return first, _how_others_stand(report, states, total - vetoed, vetoed)


def _how_others_stand(report: Report, states: Counter[str], rest: int, vetoed: int) -> str:
    parts = [
        _("{n} đạt mức {letter} ({name})").format(n=figures.in_words(states[letter]), letter=letter, name=name.lower())
        for letter, name, _edge in report.grades
        if states[letter]
    ]
    if states["chua"]:
        parts.append(_("{n} chưa đủ căn cứ để xếp hạng").format(n=figures.in_words(states["chua"])))
    read = sum(a.coverage.read for a in report.agencies)
    pages = sum(a.coverage.pages for a in report.agencies)
    figures_read = {"read": figures.number(read), "pages": figures.number(pages), "share": figures.percent(read, pages)}
    if not rest:
        return _("Đã đọc {read} trên {pages} trang ({share}).").format(**figures_read)
    told = {"n": figures.in_words(rest), "states": ", ".join(parts), **figures_read}
    if vetoed:
        return _n("Trong {n} cổng còn lại, {states}; đã đọc {read} trên {pages} trang ({share}).", rest).format(**told)
    return _n("Trong {n} cổng đã kiểm, {states}; đã đọc {read} trên {pages} trang ({share}).", rest).format(**told)


def _files_sentence(place: AgencyPlan) -> tuple[str, str]:
    agency = place.agency
    files = max(len(place.records), agency.coverage.pages)
    places = len(agency.findings)
    with_findings = len(place.by_article) + len(place.by_page)
    if not places:
        return _("Không thấy chỗ nào cần sửa."), _("Đã đọc {read} trên {n} tệp.").format(
            read=figures.number(agency.coverage.read), n=figures.number(files)
        )
    errors = sum(1 for f in agency.findings if f.severity is Severity.ERROR)
    first = _n("{n} chỗ cần xem trong {some} trên {files} tệp.", places).format(
        n=figures.number(places), some=figures.number(with_findings), files=figures.number(files)
    )
    if not errors:
        return first, _("Không có chỗ nào nặng.")
    return first, _n("Trong đó {n} chỗ nặng, nên sửa trước khi đăng.", errors).format(n=figures.number(errors))


def _moved(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Agencies with something to tell since the period before: vetoes first, then the biggest moves."""
    told = [r for r in rows if r.state == "liet" or (r.agency.changes is not None and r.agency.changes.previous)]
    told.sort(key=lambda r: (r.state != "liet", -abs(_delta(r)), r.href))
    return tuple(told[:MOVED])


def _covered(plan: Plan) -> tuple[Covered, ...]:
    """Read least first."""
    rows = [
        Covered(p.agency.name or p.agency.id, f"{p.folder}/{LIST}", p.agency, unread(p.agency)) for p in plan.agencies
    ]
    rows.sort(key=lambda c: (c.agency.coverage.read / max(c.agency.coverage.pages, 1), c.name, c.href))
    return tuple(rows)
