"""A run of one agency as the workspace keeps it, and as a report tells it: what was read, by which rules, what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rasoat.identity import Sighting
from rasoat.report import AgencyReport, FetchStatus, Report

CARRIED, SEEN, SET_ASIDE = 0, 1, 2
"""Of ``Stored.seen``: not looked at in this run, but before it; seen; seen, and set aside with a reason by two people."""


class Stored(NamedTuple):
    """A finding as the workspace keeps it."""

    fingerprint: str
    code: str
    severity: str
    scope: str
    place: str
    quote: str
    pages: int
    seen: int
    essence: str
    first: str
    """When it was first seen, ISO 8601."""
    block: str
    preview: int
    veto: int

    def sighting(self) -> Sighting:
        return Sighting(self.fingerprint, self.essence, self.code, self.place, self.quote)


class PageRow(NamedTuple):
    """A page with an article (status ``ok``), or an address that was not read."""

    status: str
    published: str | None
    unit: int | None
    title: str
    images: int


class Edition(NamedTuple):
    """What a run was made with. ``rules``: one token a rule, ``code:severity:stable|preview:right/read``, joined by blanks."""

    version: str
    formula: str
    facts_date: str
    facts: str
    """SHA-256."""
    own_facts: str
    rules: str

    def codes(self) -> frozenset[str]:
        return frozenset(token.partition(":")[0] for token in self.rules.split())


@dataclass(frozen=True, slots=True)
class Snapshot:
    """``edition`` and ``statuses`` are None for runs that rasoat 0.1 stored: unknown."""

    agency: str
    name: str
    created: str
    version: str
    formula: str
    edition: Edition | None
    points: float | None
    low: float | None
    high: float | None
    grade: str | None
    met: int
    """Addresses met, read or not."""
    read: int
    statuses: Mapping[str, int] | None
    broken: frozenset[str]
    """Rules that broke."""
    pages: Mapping[str, PageRow]
    findings: Mapping[str, Stored]

    @property
    def articles(self) -> Mapping[str, PageRow]:
        """Of the pages that were read, by place."""
        return {place: page for place, page in self.pages.items() if page.status == FetchStatus.OK}


def edition_of(report: Report) -> Edition:
    tokens = (
        f"{rule.code}:{rule.severity.value}:{'preview' if rule.preview else 'stable'}:{rule.hits_right}/{rule.hits_read}"
        for rule in report.rules
    )
    facts = report.facts
    return Edition(
        report.version, report.formula, facts.date, facts.sha256, "\n".join(facts.own), " ".join(sorted(tokens))
    )


def snapshot_of(report: Report, agency: AgencyReport) -> Snapshot:
    """The run as the report tells it; every finding is first seen today until it is compared."""
    score, coverage = agency.score, agency.coverage
    places = {article.id: article.path or article.url for article in agency.articles}
    pages = {text(page.url): PageRow(page.status.value, None, None, "", 0) for page in coverage.unread}
    for article in agency.articles:
        pages[text(article.path or article.url)] = PageRow(
            FetchStatus.OK.value, article.published, article.unit, text(article.title), int(article.has_images)
        )
    findings = {
        f.fingerprint: Stored(
            f.fingerprint,
            f.code,
            f.severity.value,
            f.scope.value,
            text(places.get(f.article) or f.place.path or f.place.url),
            text(f.quote),
            f.pages,
            SEEN,
            f.essence,
            report.created,
            f.block,
            int(f.preview),
            int(f.veto),
        )
        for f in agency.findings
    }
    return Snapshot(
        agency=agency.id,
        name=agency.name,
        created=report.created,
        version=report.version,
        formula=score.formula if score else report.formula,
        edition=edition_of(report),
        points=score.points if score else None,
        low=score.low if score else None,
        high=score.high if score else None,
        grade=score.grade if score else None,
        met=coverage.pages,
        read=coverage.read,
        statuses=coverage.by_status,
        broken=frozenset({one.code for one in agency.outcomes if one.error} | {one.code for one in agency.failures}),
        pages=pages,
        findings=findings,
    )


def text(words: str) -> str:
    """SQLite takes no lone surrogates."""
    return words.encode("utf-8", "replace").decode("utf-8")
