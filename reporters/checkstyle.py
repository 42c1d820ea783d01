"""Checkstyle XML 4.3, which Jenkins (Warnings), SonarQube, reviewdog and most review tools read: errors grouped by file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby
from typing import NamedTuple

from rasoat.report import Report
from reporters.markup_text import xml
from reporters.places import placed, where
from reporters.told import BROKEN, gaps, message

_NOWHERE = "rasoat"


class _Error(NamedTuple):
    file: str
    line: int | None
    column: int | None
    severity: str
    """error, warning or info: the names are Checkstyle's as well as ours."""
    message: str
    source: str


def render(report: Report) -> str:
    """XML with a declaration and a newline at the end."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">']
    for file, errors in groupby(chain(_findings(report), _gaps(report)), key=lambda error: error.file):
        lines += [f'  <file name="{xml(file)}">', *map(_line, errors), "  </file>"]
    return "\n".join([*lines, "</checkstyle>"]) + "\n"


def _line(error: _Error) -> str:
    spot = f'line="{error.line or 1}"' + (f' column="{error.column}"' if error.column else "")
    told = f'severity="{error.severity}" message="{xml(error.message)}" source="{xml(error.source)}"'
    return f"    <error {spot} {told}/>"


def _findings(report: Report) -> Iterator[_Error]:
    for item in placed(report):
        finding, place = item.finding, item.finding.place
        severity = "info" if finding.preview else finding.severity.value
        file, source = where(finding) or item.agency.page or item.agency.id or _NOWHERE, f"rasoat.{finding.code}"
        yield _Error(file, place.line, place.column, severity, message(finding), source)


def _gaps(report: Report) -> Iterator[_Error]:
    for agency in report.agencies:
        for gap in gaps(agency):
            severity = "error" if gap.kind == BROKEN else "warning"
            yield _Error(gap.where or agency.id or _NOWHERE, None, None, severity, gap.message, f"rasoat.{gap.kind}")
