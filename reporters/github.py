"""Workflow commands of GitHub Actions: findings become annotations on the changed lines.

Escaping by the toolkit of GitHub Actions (``@actions/core``, command.ts): % CR LF everywhere, : and , in properties too.
"""

from __future__ import annotations

from rasoat.finding import Severity
from rasoat.report import AgencyReport, Report
from reporters.places import Placed, placed
from reporters.terminal import neutral

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> str:
    """One command a line; rules that broke and pages not read are told too."""
    lines = [_annotation(item) for item in placed(report)]
    for agency in report.agencies:
        lines += _not_whole(agency)
    return "".join(line + "\n" for line in lines)


def _annotation(item: Placed) -> str:
    finding = item.finding
    place = finding.place
    properties: dict[str, str | int | None] = {}
    if place.path:
        properties = {
            "file": place.path,
            "line": place.line,
            "endLine": place.end_line,
            "col": place.column,
            "endColumn": place.end_column,
        }
    properties["title"] = f"{finding.code} {finding.name}"
    words = [finding.message, finding.hint]
    if not place.path:
        words.append(place.fragment or place.url)
    return _command(_COMMANDS[finding.severity], properties, " ".join(filter(None, words)))


def _not_whole(agency: AgencyReport) -> list[str]:
    lines = [
        _command("error", {"title": f"Quy tắc {failure.code} hỏng"}, f"{failure.where}: {failure.message}")
        for failure in agency.failures
    ]
    for page in agency.coverage.unread:
        if not page.status.read:
            words = f"{page.url}: {page.status.label}. {page.status.remedy}"
            lines.append(_command("warning", {"title": "Trang không đọc được"}, words))
    return lines


def _command(command: str, properties: dict[str, str | int | None], message: str) -> str:
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{command} {given}::{_data(message)}"


def _data(text: str) -> str:
    return neutral(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
