"""Exit codes of ``--fail-on``: levels, what is new, and what is not the whole truth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rasoat.changes import Changes
from rasoat.errors import Exit, UsageError
from rasoat.finding import Finding, Severity
from rasoat.judgement import complete, exit_code
from rasoat.report import Report
from tests.reporting.sample_report import found, make_agency, make_report


def finding(severity: Severity, *, new: bool = True, preview: bool = False) -> Finding:
    made = found("SP002", "a", "https://a.gov.vn/1", "bổ xung", "Đơn vị bổ xung hồ sơ.")
    return replace(made, severity=severity, new=new, preview=preview)


def report(*findings: Finding, previous: str | None = None, changes: bool = True, compared: bool = False) -> Report:
    agency = make_agency("a", "Sở A", "so", 3, 0.0)
    known = Changes(previous=previous, new=0, fixed=0, open=0) if changes else None
    agency = replace(
        agency, findings=findings, changes=known, failures=(), coverage=replace(agency.coverage, by_status={"ok": 3})
    )
    return replace(make_report((agency,)), compared=compared)


ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@pytest.mark.parametrize(
    ("severity", "failing"),
    [
        (ERROR, {"error", "warning", "info", "new", "new:error", "new:warning", "new:info"}),
        (WARNING, {"warning", "info", "new", "new:warning", "new:info"}),
        (INFO, {"info", "new:info"}),
    ],
)
def test_level_from_which_a_new_finding_fails(severity: Severity, failing: set[str]) -> None:
    levels = ("error", "warning", "info", "never", "new", "new:error", "new:warning", "new:info")
    made = report(finding(severity), compared=True)
    assert {level for level in levels if exit_code(made, level, None) is Exit.FINDINGS} == failing


def test_old_findings_and_rules_on_trial_do_not_fail_as_new() -> None:
    old, trial = finding(ERROR, new=False), finding(ERROR, preview=True)
    for more in ({"compared": True}, {"previous": "2026-10-01T00:00:00+00:00"}):
        assert exit_code(report(old, trial, **more), "new:info", None) is Exit.CLEAN  # type: ignore[arg-type]
        assert exit_code(report(old, **more), "info", None) is Exit.FINDINGS  # type: ignore[arg-type]


def test_in_the_first_run_of_a_workspace_nothing_is_new() -> None:
    assert exit_code(report(finding(ERROR)), "new", None) is Exit.CLEAN
    assert exit_code(report(finding(ERROR), previous="2026-10-01T00:00:00+00:00"), "new", None) is Exit.FINDINGS


def test_new_is_refused_where_nothing_was_compared() -> None:
    with pytest.raises(UsageError):
        exit_code(report(finding(ERROR), changes=False), "new", None)


def test_warnings_allowed_are_counted_among_what_is_new() -> None:
    made = report(finding(WARNING), finding(WARNING, new=False), compared=True)
    assert exit_code(made, "new", 1) is Exit.CLEAN
    assert exit_code(made, "new", 0) is Exit.FINDINGS
    assert exit_code(made, "warning", 1) is Exit.FINDINGS


def test_nothing_changed_is_complete_and_nothing_read_is_not() -> None:
    nothing = replace(report(), agencies=())
    assert not complete(nothing)
    assert complete(replace(nothing, compared=True))
    assert exit_code(replace(nothing, compared=True), "new", None) is Exit.CLEAN
