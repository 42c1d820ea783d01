"""Work that was given out, told with its finding; what was said to be mended before this run and still stands is told so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rasoat.catalogue import _n, speaking
from rasoat.finding import Finding, Task
from rasoat.report import Report
from rasoat.store import Work
from rasoat.store.workspace import moment_of


def tasked(report: Report, work: Mapping[str, Work], known: Mapping[str, str]) -> Report:
    """``work`` by fingerprint; ``known``: fingerprint of today to that of the run before."""
    if not work:
        return report
    moment = moment_of(report.created)
    agencies = []
    still = 0
    for agency in report.agencies:
        findings = tuple(
            _tasked(finding, work.get(finding.fingerprint) or work.get(known.get(finding.fingerprint, "")), moment)
            for finding in agency.findings
        )
        still += sum(bool(finding.task and finding.task.claimed) for finding in findings)
        agencies.append(replace(agency, findings=findings))
    notes = report.notes
    if still:
        with speaking(report.language):
            notes = (*notes, _n("{count} chỗ đã báo sửa xong nhưng vẫn còn.", still).format(count=still))
    return replace(report, agencies=tuple(agencies), notes=notes)


def _tasked(finding: Finding, work: Work | None, moment: float) -> Finding:
    if work is None:
        return finding
    claimed = bool(work.claimed) and moment_of(work.claimed) < moment
    if not (work.owner or work.due or claimed):
        return finding
    return replace(finding, task=Task(work.owner, work.due.isoformat() if work.due else "", claimed))
