"""What concerns several agencies at once: rules that cost the city most, and pages that contradict each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from rasoat.finding import Finding
from reporters.scorecard import hostile
from reporters.scorecard.pages import render, write
from reporters.scorecard.plan import LIST, WIDE, AgencyPlan, Plan
from reporters.scorecard.wording import published

HURTING = 10
SHOWN = 6
"""Contradictions on the city's page; more of them get a page of their own."""
CONTRADICTIONS = "ghi-trai-nhau.html"
ON_A_PAGE = 200
QUOTED = 12


@dataclass(frozen=True, slots=True)
class Hurting:
    """A rule with the points of 100 that it costs all agencies together. ``wide``: agencies where it stands in the template."""

    title: str
    points: float
    agencies: int
    places: int
    wide: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """One of the pages that contradict each other; ``link`` leads there, ``address`` is the same unclickable."""

    agency: str
    href: str
    quote: str
    link: str
    address: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    title: str
    message: str
    hint: str
    pages: tuple[Quoted, ...]
    agencies: int
    left_out: int


def hurting(plan: Plan) -> tuple[Hurting, ...]:
    """Rules by the points they cost, worst first; only agencies whose points may be shown are counted."""
    points: Counter[str] = Counter()
    agencies: Counter[str] = Counter()
    places: Counter[str] = Counter()
    wide: defaultdict[str, set[str]] = defaultdict(set)
    for place in plan.agencies:
        score = place.agency.score
        if score is None or not published(score):
            continue
        for code, lost in score.lost_by_rule.items():
            points[code] += lost  # type: ignore[assignment]
            agencies[code] += 1
        for finding in place.agency.findings:
            if finding.code in score.lost_by_rule:
                places[finding.code] += 1
                if finding.scope in WIDE:
                    wide[finding.code].add(place.folder)
    worst = sorted(points, key=lambda code: (-points[code], code))[:HURTING]
    titles = {code: plan.rules[code].title if code in plan.rules else code for code in worst}
    return tuple(Hurting(titles[c], points[c], agencies[c], places[c], len(wide[c])) for c in worst)


def contradictions(plan: Plan) -> tuple[Contradiction, ...]:
    """Findings of rules that compare portals, those of one matter together; what touches most agencies first."""
    together: defaultdict[tuple[str, str], list[tuple[AgencyPlan, Finding]]] = defaultdict(list)
    for place in plan.agencies:
        for finding in place.agency.findings:
            rule = plan.rules.get(finding.code)
            if rule is not None and rule.city and not finding.veto and not finding.preview:
                together[finding.code, finding.message].append((place, finding))
    rows = [_contradiction(plan, found) for found in together.values()]
    rows.sort(key=lambda row: (-row.agencies, row.title, row.message))
    return tuple(rows)


def _contradiction(plan: Plan, found: list[tuple[AgencyPlan, Finding]]) -> Contradiction:
    first = found[0][1]
    return Contradiction(
        title=plan.rules[first.code].title if first.code in plan.rules else first.name,
        message=hostile.short(first.message, 700),
        hint=hostile.short(first.hint, 300),
        pages=tuple(_quoted(place, finding) for place, finding in found[:QUOTED]),
        agencies=len({place.folder for place, _ in found}),
        left_out=max(len(found) - QUOTED, 0),
    )


def _quoted(place: AgencyPlan, finding: Finding) -> Quoted:
    link = hostile.link(finding.place.fragment or finding.place.url)
    return Quoted(
        agency=place.agency.name or place.agency.id,
        href=f"{place.folder}/{LIST}",
        quote=hostile.middle(hostile.exact(finding.quote), 200) if finding.quote else "",
        link=link,
        address="" if link else hostile.defang(hostile.short(finding.place.url, 200)),
    )


def write_contradictions(plan: Plan, folder: Path) -> None:
    """The page of all contradictions, where the city's page does not show them all."""
    found = contradictions(plan)
    if len(found) > SHOWN:
        page = render("contradictions.html", "overview", "", plan=plan, found=found[:ON_A_PAGE], total=len(found))
        write(folder / CONTRADICTIONS, page)
