"""JUnit XML as Jenkins, GitLab and Azure DevOps read it: a suite for each page, a case for each finding.

There is no standard; the elements and attributes are those of the schema of Jenkins' xUnit plugin, the strictest reader.
An error or a warning is a failure. Advice, rules on trial and old debt are skipped cases: seen, but nothing turns red. A page
without findings is one passed case. A suite of its own tells rules that broke (errors), pages not read (skipped) and rules
that passed everywhere. Names of cases are unique and hold no line: a server follows a case by them from build to build.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from rasoat.catalogue import _
from rasoat.finding import Severity
from rasoat.report import AgencyReport, Report
from reporters.markup_text import xml
from reporters.places import Placed, placed, where
from reporters.terminal import head
from reporters.told import BROKEN, gaps, known, message, unique

_LONGEST_NAME = 200
"""Cells; longer names are unreadable in every server's list."""


@dataclass(slots=True)
class _Suite:
    name: str
    cases: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, group: str, outcome: str = "", summary: str = "", kind: str = "", body: str = "") -> None:
        """``outcome`` is failure, error, skipped or "" for a case that passed."""
        self.counts[outcome] += 1
        opened = f'<testcase name="{xml(name)}" classname="{xml(group)}" time="0"'
        if not outcome:
            self.cases.append(f"    {opened}/>")
            return
        self.cases.append(
            f'    {opened}>\n      <{outcome} type="{xml(kind)}" message="{xml(summary)}">{body}</{outcome}>\n    </testcase>'
        )

    def lines(self, created: str) -> list[str]:
        told = f'failures="{self.counts["failure"]}" errors="{self.counts["error"]}" skipped="{self.counts["skipped"]}"'
        opened = f'<testsuite name="{xml(self.name)}" tests="{len(self.cases)}" {told}'
        return [f'  {opened} time="0" timestamp="{xml(created)}">', *self.cases, "  </testsuite>"]


def render(report: Report) -> str:
    """XML with a declaration and a newline at the end."""
    suites = list(_suites(report))
    total: Counter[str] = Counter()
    for suite in suites:
        total.update(suite.counts)
    created = report.created[:19]
    told = f'tests="{total.total()}" failures="{total["failure"]}" errors="{total["error"]}" time="0"'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="rasoat: {xml(report.title)}" {told}>']
    for suite in suites:
        lines += suite.lines(created)
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _suites(report: Report) -> Iterator[_Suite]:
    found: set[tuple[str, str]] = set()
    seen: set[str] = set()
    for (_agency, spot), group in groupby(placed(report), key=lambda item: (item.agency.id, where(item.finding))):
        members = list(group)
        found.add((members[0].agency.id, spot))
        suite = _Suite(spot or members[0].agency.name or _("Cả cổng"))
        for item in members:
            _add(suite, item, unique(item.finding.fingerprint, seen), old=known(item, report))
        yield suite
    for agency in report.agencies:
        for article in agency.articles:
            spot = article.path or article.url
            if spot and (agency.id, spot) not in found:
                suite = _Suite(spot)
                suite.add(_("{page}: không thấy chỗ nào phải sửa").format(page=spot), "rasoat.pages")
                yield suite
        suite = _of_run(agency)
        if suite.cases:
            yield suite


def _add(suite: _Suite, item: Placed, fingerprint: str, *, old: bool) -> None:
    finding = item.finding
    name = head(f"{finding.code} {finding.message}", _LONGEST_NAME)
    harmless = finding.preview or finding.severity is Severity.INFO or old
    kind = "known" if old else "preview" if finding.preview else finding.severity.value
    place = finding.place
    spot = f"{suite.name}:{place.line}:{place.column}" if place.line is not None else place.fragment or suite.name
    words = [spot, f"{finding.before}[{finding.quote}]{finding.after}" if finding.quote else "", finding.hint]
    words += [_("Nên viết: {words}").format(words=" / ".join(finding.suggestions))] if finding.suggestions else []
    body = "\n".join(xml(line) for line in words if line)
    outcome = "skipped" if harmless else "failure"
    suite.add(f"{name} [{fingerprint}]", f"rasoat.{finding.code}", outcome, message(finding), kind, body)


def _of_run(agency: AgencyReport) -> _Suite:
    """What is true of the run and of no page."""
    name = agency.name or agency.id or "rasoat"
    suite = _Suite(_("{name}: quy tắc và độ phủ").format(name=name))
    for gap in gaps(agency):
        outcome = "error" if gap.kind == BROKEN else "skipped"
        suite.add(head(f"{name}: {gap.message}", _LONGEST_NAME), f"rasoat.{gap.kind}", outcome, gap.message, gap.kind)
    for rule in agency.outcomes:
        if rule.passed and not rule.failed and not rule.error:
            suite.add(f"{rule.code} ({name})", "rasoat.rules")
    return suite
