"""JSON lines: one finding a line, a stable wire format that other programs rely on. Fields are never renamed or dropped."""

from __future__ import annotations

from typing import Any

from rasoat.report import Report
from rasoat.report_json import to_json
from reporters.places import Placed, as_written, placed


def render(report: Report) -> bytes:
    """UTF-8, a newline after each finding; nothing at all if there are none."""
    return b"".join(to_json(_line(item)) + b"\n" for item in placed(report))


def _line(item: Placed) -> dict[str, Any]:
    finding, article, _ = item
    place = finding.place
    before, quote, after = as_written(finding)
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "message": finding.message,
        "hint": finding.hint,
        "block": finding.block,
        "quote": quote,
        "before": before,
        "after": after,
        "suggestions": finding.suggestions,
        **({"path": place.path} if place.path else {"url": place.url}),
        "line": place.line,
        "column": place.column,
        "offset": place.offset,
        "length": place.length,
        "article": {
            "id": article.id if article else finding.article,
            "title": article.title if article else "",
            "published": article.published if article else None,
        },
        "agency": finding.agency,
        "fingerprint": finding.fingerprint,
        "preview": finding.preview,
    }
