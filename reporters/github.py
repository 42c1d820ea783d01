"""Workflow commands of GitHub Actions: findings become annotations on the changed lines.

Escaping by the toolkit of GitHub Actions (``@actions/core``, command.ts): % CR LF everywhere, : and , in properties too.
"""

from __future__ import annotations

from rasoat.catalogue import _
from rasoat.finding import Severity
from rasoat.report import Report
from reporters.places import Placed, placed
from reporters.terminal import neutral
from reporters.told import BROKEN, UNREAD, Gap, gaps, known, message

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> str:
    """One command a line; rules that broke and pages not read are told too. Old debt is a notice, whatever its severity."""
    lines = [
        _annotation(item, "notice" if known(item, report) else _COMMANDS[item.finding.severity])
        for item in placed(report)
    ]
    for agency in report.agencies:
        lines += map(_gap, gaps(agency))
    return "".join(line + "\n" for line in lines)


def _annotation(item: Placed, command: str) -> str:
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
    address = "" if place.path else place.fragment or place.url
    return _command(command, properties, f"{message(finding)} {address}".strip())


def _gap(gap: Gap) -> str:
    titles = {BROKEN: _("Quy tắc {code} hỏng"), UNREAD: _("Trang không đọc được")}
    title = titles.get(gap.kind, _("Chưa kiểm được")).format(code=gap.code)
    return _command({BROKEN: "error", UNREAD: "warning"}.get(gap.kind, "notice"), {"title": title}, gap.message)


def _command(command: str, properties: dict[str, str | int | None], message: str) -> str:
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{command} {given}::{_data(message)}"


def _data(text: str) -> str:
    return neutral(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
