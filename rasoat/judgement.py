"""Whether a run says the whole truth, and the exit code that it deserves."""

from __future__ import annotations

from rasoat.catalogue import _
from rasoat.errors import Exit, UsageError
from rasoat.finding import Severity
from rasoat.report import AgencyReport, FetchStatus, Report

NEW = "new"
"""Of ``--fail-on``."""


def complete(report: Report) -> bool:
    """Whether everything was fetched, read and judged; nothing read at all is never complete, unless nothing has changed."""
    if report.compared and not report.agencies:
        return True
    if not any(agency.coverage.read for agency in report.agencies):
        return False
    incomplete = (FetchStatus.UNREADABLE, FetchStatus.NOT_FETCHED, FetchStatus.DNS_FAILED, FetchStatus.REFUSED)
    for agency in report.agencies:
        if agency.failures or any(agency.coverage.by_status.get(status.value) for status in incomplete):
            return False
        if not agency.coverage.read:
            return False
    return True


def exit_code(report: Report, fail_on: str, max_warnings: int | None) -> Exit:
    """Incomplete beats findings: a result that is not the whole truth must not look like one.

    ``fail_on``: a level, ``never``, or ``new`` (``new:LEVEL``) for findings that are new against the baseline, the lines that
    changed or the run before; in the first run of a workspace nothing is new. UsageError where nothing was compared.
    """
    only_new = fail_on.startswith(NEW)
    level = fail_on.removeprefix(NEW).removeprefix(":") or "warning"
    if only_new and not report.compared and not all(agency.changes for agency in report.agencies):
        raise UsageError(
            _("“--fail-on {level}” cần biết lỗi nào là mới.").format(level=fail_on),
            _("Thêm --baseline TỆP, --since PHIÊN-BẢN hoặc --changed."),
        )
    if not complete(report):
        return Exit.INCOMPLETE
    findings = [
        finding
        for agency in report.agencies
        for finding in agency.findings
        if not finding.preview and (not only_new or (finding.new and (report.compared or _has_history(agency))))
    ]
    if level != "never" and any(f.severity.rank >= Severity(level).rank for f in findings):
        warnings = sum(f.severity is Severity.WARNING for f in findings)
        only_warnings = all(f.severity is not Severity.ERROR for f in findings) and level == "warning"
        if not (only_warnings and max_warnings is not None and warnings <= max_warnings):
            return Exit.FINDINGS
    return Exit.CLEAN


def _has_history(agency: AgencyReport) -> bool:
    return agency.changes is not None and agency.changes.previous is not None
