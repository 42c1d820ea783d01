"""Findings in the order a reader meets them, each with the article it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rasoat.finding import Finding
from rasoat.report import AgencyReport, ArticleRecord, Report


class Placed(NamedTuple):
    """``article`` is None for a finding about a page without article, a template or a portal."""

    finding: Finding
    article: ArticleRecord | None
    agency: AgencyReport


def placed(report: Report) -> Iterator[Placed]:
    """All findings: agencies as in the report, then by file or address, then by place, then by code."""
    for agency in report.agencies:
        by_id = {article.id: article for article in agency.articles}
        by_place: dict[str, ArticleRecord] = {}
        for article in agency.articles:
            by_place.setdefault(article.path or article.url, article)
        for finding in sorted(agency.findings, key=_order):
            yield Placed(finding, by_id.get(finding.article) or by_place.get(where(finding)), agency)


def where(finding: Finding) -> str:
    """The file or the address that the finding stands in, "" if none."""
    return finding.place.path or finding.place.url


def as_written(finding: Finding) -> tuple[str, str, str]:
    """Before, quote and after as they stand in the source."""
    return finding.written if any(finding.written) else (finding.before, finding.quote, finding.after)


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    place = finding.place
    offset = place.offset if place.offset is not None else -1
    span = finding.span[0] if finding.span else -1
    return where(finding), offset, span, finding.code, finding.fingerprint
