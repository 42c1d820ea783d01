"""The whole report as versioned JSON, for other programs and for rendering it again (schema: ``rasoat.report_json.schema``)."""

from __future__ import annotations

from rasoat.report import Report
from rasoat.report_json import encode


def render(report: Report) -> bytes:
    """One line of UTF-8 JSON and a newline."""
    return encode(report) + b"\n"
