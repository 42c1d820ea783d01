"""The plan of a site: which agency, article and rule gets which page, worked out once for all page builders."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from rasoat.finding import Finding, Scope
from rasoat.report import AgencyReport, ArticleRecord, Report, RuleInfo
from rasoat.urls import canonical
from reporters.scorecard import names

SHEET = "index.html"
LIST = "viec-can-sua.html"
METHOD = "cach-tinh.html"
FORMS = ("tu-cham-diem.xlsx", "tu-cham-diem.docx")
"""The table by which an agency scores itself, beside its sheet."""
WITH_FORMS = 40
"""Agencies up to which a site carries them: a site of a hundred and fifty is made in seconds (``--format self-score``)."""
WIDE = frozenset({Scope.TEMPLATE, Scope.PORTAL, Scope.CITY})
"""Scopes of findings that are mended once for a whole portal."""


@dataclass(frozen=True, slots=True)
class AgencyPlan:
    """An agency with its folder; findings sorted into those of an article, of another page, and of the whole portal."""

    agency: AgencyReport
    folder: str
    records: dict[str, ArticleRecord]
    pages: dict[str, str]
    """Article id to the path of its page inside the folder, for those that get one."""
    by_article: dict[str, list[Finding]]
    by_page: dict[str, list[Finding]]
    """By address or path, findings that belong to no known article."""
    wide: list[Finding]
    spread: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    """Articles where the same words are found by the same rule, each with the fingerprint of the first place; two at least."""

    @property
    def places(self) -> int:
        return len(self.agency.findings)


@dataclass(frozen=True, slots=True)
class Plan:
    report: Report
    rules: dict[str, RuleInfo]
    agencies: tuple[AgencyPlan, ...]
    files: bool
    """Whether this is a check of plain files: one nameless agency, no score."""


def make_plan(report: Report) -> Plan:
    folders = names.unique((a.id or "ket-qua" for a in report.agencies), taken=("bai",))
    agencies = tuple(_plan_agency(a, folder) for a, folder in zip(report.agencies, folders, strict=True))
    files = len(report.agencies) == 1 and report.agencies[0].id == "" and report.agencies[0].score is None
    return Plan(report, {rule.code: rule for rule in report.rules}, agencies, files)


def forms(plan: Plan, place: AgencyPlan) -> tuple[str, ...]:
    """Names of the self-scoring tables beside a sheet, none where there is no score or the site is too large."""
    score = place.agency.score
    return FORMS if score is not None and score.criteria and len(plan.agencies) <= WITH_FORMS else ()


def same_words(finding: Finding) -> tuple[str, str]:
    """What makes two findings the same mistake."""
    return finding.code, " ".join(finding.quote.split()).casefold()


def _plan_agency(agency: AgencyReport, folder: str) -> AgencyPlan:
    records: dict[str, ArticleRecord] = {}
    for article in agency.articles:
        records.setdefault(article.id, article)
    at = {canonical(record.url): key for key, record in records.items() if record.url}
    by_article: dict[str, list[Finding]] = defaultdict(list)
    by_page: dict[str, list[Finding]] = defaultdict(list)
    wide: list[Finding] = []
    spread: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for finding in agency.findings:
        if finding.scope in WIDE:
            wide.append(finding)
        elif (key := finding.article or at.get(finding.place.url, "")) in records:
            by_article[key].append(finding)
            if (words := same_words(finding))[1]:
                spread[words].setdefault(key, finding.fingerprint)
        else:
            by_page[finding.place.url or finding.place.path].append(finding)
    with_page = [key for key in by_article if records[key].text]
    pages = {key: f"bai/{name}.html" for key, name in zip(with_page, names.unique(with_page), strict=True)}
    several = {words: at for words, at in spread.items() if len(at) > 1}
    return AgencyPlan(agency, folder, records, pages, by_article, by_page, wide, several)
