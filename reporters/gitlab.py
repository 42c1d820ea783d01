"""GitLab Code Quality: a JSON list that merge requests show (docs.gitlab.com, "Code Quality report format").

GitLab keeps one entry a fingerprint and one place an entry, so fingerprints are made unique; a live page is its address.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from rasoat.finding import Finding, Severity
from rasoat.report import Report
from rasoat.report_json import to_json
from reporters.places import placed, where
from reporters.terminal import neutral
from reporters.told import BROKEN, gaps, message, unique

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_NOWHERE = "rasoat"
"""A place for what stands in no file: GitLab refuses an entry without one."""


def render(report: Report) -> bytes:
    """UTF-8 JSON and a newline."""
    seen: set[str] = set()
    return to_json([{**entry, "fingerprint": unique(entry["fingerprint"], seen)} for entry in _entries(report)]) + b"\n"


def _entries(report: Report) -> Iterator[dict[str, Any]]:
    for item in placed(report):
        finding = item.finding
        yield _entry(
            f"{finding.code} {finding.name}",
            message(finding),
            finding.fingerprint,
            _severity(finding),
            where(finding),
            finding.place.line,
        )
    for agency in report.agencies:
        for gap in gaps(agency):
            made = hashlib.blake2b(repr((agency.id, gap)).encode("utf-8", "replace"), digest_size=8).hexdigest()
            severity = "critical" if gap.kind == BROKEN else "info"
            yield _entry(f"rasoat {gap.kind}", gap.message, made, severity, gap.where, None)


def _entry(check: str, words: str, fingerprint: str, severity: str, spot: str, line: int | None) -> dict[str, Any]:
    return {
        "description": neutral(words) or check,
        "check_name": neutral(check),
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": _path(spot), "lines": {"begin": line or 1}},
    }


def _severity(finding: Finding) -> str:
    """A suspicion of a veto blocks; a rule on trial only informs."""
    if finding.preview:
        return "info"
    return "blocker" if finding.veto else _SEVERITIES[finding.severity]


def _path(spot: str) -> str:
    """From the top of the repository, without ``./``, with forward slashes; an address as it is."""
    spot = neutral(spot) or _NOWHERE
    return spot if "://" in spot else str(PurePosixPath(spot.replace("\\", "/")))
