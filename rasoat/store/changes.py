"""What became of the findings of the run before: fixed, still open, or not looked at again (which is not fixed)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rasoat.finding import Scope
from rasoat.report import AgencyReport, FetchStatus, Report


class Stored(NamedTuple):
    """A finding as the workspace keeps it; ``seen`` is 0 where it is carried over from a run before."""

    fingerprint: str
    code: str
    severity: str
    scope: str
    place: str
    quote: str
    pages: int
    seen: int


def stored(agency: AgencyReport) -> dict[str, Stored]:
    """The findings of a run, by fingerprint."""
    return {
        f.fingerprint: Stored(
            f.fingerprint, f.code, f.severity.value, f.scope.value, f.place.path or f.place.url, f.quote, f.pages, 1
        )
        for f in agency.findings
    }


def looked_at_again(report: Report, agency: AgencyReport) -> Callable[[Stored], bool]:
    """Whether this run would have seen an old finding again if it were still there."""
    broken = {outcome.code for outcome in agency.outcomes if outcome.error} | {f.code for f in agency.failures}
    running = {rule.code for rule in report.rules} - broken
    coverage = agency.coverage
    read = {article.path or article.url for article in agency.articles}
    gone = {page.url for page in coverage.unread if page.status is FetchStatus.NOT_FOUND}
    unread = {page.url for page in coverage.unread if not page.status.read} - gone
    all_told = len(coverage.unread) >= coverage.pages - coverage.read
    whole = all_told and not coverage.by_status.get(FetchStatus.NOT_FETCHED, 0)

    def judged(old: Stored) -> bool:
        if old.code not in running or not coverage.read:
            return False
        if not old.place or old.place in read or old.place in gone:
            return True
        return old.scope != Scope.ARTICLE and whole and old.place not in unread

    return judged
