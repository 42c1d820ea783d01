"""The city's page: who needs help today, how the agencies of one class stand, what they share, how far the check went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rasoat.finding import Severity
from rasoat.report import AgencyReport, Report
from reporters import figures
from reporters.scorecard import charts, wording
from reporters.scorecard.pages import render, write
from reporters.scorecard.plan import LIST, SHEET, WIDE, AgencyPlan, Plan
from reporters.scorecard.sheet import Unread, unread

FOLD = 14
"""Agencies of a class above which the table shows the first, the last and the biggest movers, and the rest on demand."""
ENDS = 5
PICTURE = 30
SHARED = 8


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
    median: float


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the unit chart; ``squares`` hold whether each is filled."""

    label: str
    squares: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class SharedMistake:
    title: str
    agencies: int
    wide: bool


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
            moved=_moved(rows),
            shared=_shared(plan),
            covered=_covered(plan),
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
    return tuple(_class(name or "Cơ quan", rows, plan.report) for (_, name), rows in members.items())


def _row(place: AgencyPlan) -> Row:
    agency, score = place.agency, place.agency.score
    state = wording.state(score)
    chart = None
    note, rank = "", "không xếp"
    if score is not None and wording.published(score) and score.points is not None:
        chart = charts.rank_row(score.points, score.low, score.high)
        if score.rank is not None and score.rank_of > 1 and not score.provisional:
            rank = figures.number(score.rank)
    if state == "liet":
        note = "Có điểm liệt: xử lý trước"
    elif score is not None and score.provisional:
        note = f"Mới đọc {figures.number(score.units)} nội dung: mức tạm, không xếp hạng"
    elif chart is None:
        note = (score.reason if score else "") or "Chưa chấm điểm"
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
    return Class(name, tuple(rows), brief, picture, charts.median([points for points, *_ in drawn]))


def _delta(row: Row) -> float:
    return (wording.delta(row.agency) or 0.0) if row.chart is not None else 0.0


def _columns(report: Report, classes: Sequence[Class]) -> tuple[Column, ...]:
    """Agencies of the first class are filled squares, all others outlined."""
    states = [*(letter for letter, _, _ in report.grades), "chua", "liet"]
    labels = {"chua": "chưa xếp", "liet": "liệt"}
    columns = []
    for state in states:
        squares = [i == 0 for i, c in enumerate(classes) for row in c.rows if row.state == state]
        columns.append(Column(labels.get(state, state), tuple(squares)))
    return tuple(columns)


def _sentence(report: Report) -> tuple[str, str]:
    """The page's one answer: what is urgent, and how the others stand."""
    total = len(report.agencies)
    if not total:
        return "Chưa có cơ quan nào trong báo cáo này.", ""
    states = Counter(wording.state(a.score) for a in report.agencies)
    vetoed = states.pop("liet", 0)
    suspects = sum(1 for a in report.agencies if wording.suspected(a.score) and not wording.confirmed(a.score))
    if vetoed:
        first = f"{figures.capital(figures.in_words(vetoed))} trên {figures.in_words(total)} cổng có điểm liệt phải xử lý ngay."
    elif suspects:
        first = f"Không cổng nào có điểm liệt đã xác nhận; {figures.in_words(suspects)} cổng có nghi vấn cần người xem."
    else:
        first = "Không cổng nào có điểm liệt đã xác nhận hay nghi vấn."
    parts = []
    for letter, name, _ in report.grades:
        if states[letter]:
            parts.append(f"{figures.in_words(states[letter])} đạt mức {letter} ({name.lower()})")
    if states["chua"]:
        parts.append(f"{figures.in_words(states['chua'])} chưa đủ căn cứ để xếp hạng")
    rest = total - vetoed
    read = sum(a.coverage.read for a in report.agencies)
    pages = sum(a.coverage.pages for a in report.agencies)
    lead = (
        f"Trong {figures.in_words(rest)} cổng {'còn lại' if vetoed else 'đã kiểm'}, {', '.join(parts)}; đã đọc "
        if rest
        else "Đã đọc "
    )
    return first, f"{lead}{figures.number(read)} trên {figures.number(pages)} trang ({figures.percent(read, pages)})."


def _files_sentence(place: AgencyPlan) -> tuple[str, str]:
    agency = place.agency
    files = max(len(place.records), agency.coverage.pages)
    places = len(agency.findings)
    with_findings = len(place.by_article) + len(place.by_page)
    if not places:
        return (
            "Không thấy chỗ nào cần sửa.",
            f"Đã đọc {figures.number(agency.coverage.read)} trên {figures.number(files)} tệp.",
        )
    errors = sum(1 for f in agency.findings if f.severity is Severity.ERROR)
    first = (
        f"{figures.number(places)} chỗ cần xem trong {figures.number(with_findings)} trên {figures.number(files)} tệp."
    )
    return (
        first,
        f"Trong đó {figures.number(errors)} chỗ nặng, nên sửa trước khi đăng." if errors else "Không có chỗ nào nặng.",
    )


def _moved(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Agencies with something to tell since the period before: vetoes first, then the biggest moves."""
    told = [r for r in rows if r.state == "liet" or (r.agency.changes is not None and r.agency.changes.previous)]
    told.sort(key=lambda r: (r.state != "liet", -abs(_delta(r)), r.href))
    return tuple(told[:SHARED])


def _shared(plan: Plan) -> tuple[SharedMistake, ...]:
    """Rules broken on two portals or more; those that stand in a template first, for one repair mends a platform."""
    portals: dict[str, set[str]] = defaultdict(set)
    templates: dict[str, set[str]] = defaultdict(set)
    for place in plan.agencies:
        for finding in place.agency.findings:
            if finding.preview or finding.severity is Severity.INFO:
                continue
            portals[finding.code].add(place.folder)
            if finding.scope in WIDE:
                templates[finding.code].add(place.folder)
    rows = []
    for code, folders in portals.items():
        wide = len(templates[code]) > 1
        count = len(templates[code]) if wide else len(folders)
        if count > 1:
            rows.append(SharedMistake(plan.rules[code].title if code in plan.rules else code, count, wide))
    rows.sort(key=lambda r: (not r.wide, -r.agencies, r.title))
    return tuple(rows[:SHARED])


def _covered(plan: Plan) -> tuple[Covered, ...]:
    return tuple(
        Covered(p.agency.name or p.agency.id, f"{p.folder}/{LIST}", p.agency, unread(p.agency)) for p in plan.agencies
    )
