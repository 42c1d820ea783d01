"""Fix sheets of a report: one file of all agencies, or one beside the list of each agency in a site."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path

from rasoat.catalogue import _
from rasoat.report import Report
from reporters.fix_sheet import document, spreadsheet
from reporters.fix_sheet.rows import agency_rows, rows
from reporters.scorecard.plan import AgencyPlan, Plan, make_plan

NAME = "viec-can-sua.xlsx"
"""Of the file beside the list."""
IN_A_SITE, LEAST = 6_000, 40
"""Rows of all fix sheets of a site together, and what each agency may have in any case: a site is made in seconds."""


def in_excel(report: Report) -> bytes:
    """All findings of a report in one spreadsheet."""
    return _of_report(report, spreadsheet.render)


def in_word(report: Report) -> bytes:
    """The most harmful findings of a report in one document."""
    return _of_report(report, document.render)


def write_beside(plan: Plan, place: AgencyPlan, folder: Path) -> None:
    """Writes the fix sheet of one agency as ``NAME``, if it has findings."""
    if not place.places:
        return
    most = max(LEAST, IN_A_SITE // len(plan.agencies))
    told = list(islice(agency_rows(plan, place), most))
    title = place.agency.name or plan.report.title
    data = spreadsheet.render(
        told, title=_title(title), created=plan.report.created, agencies=False, left_out=place.places - len(told)
    )
    (folder / NAME).write_bytes(data)


def _of_report(report: Report, render: Callable[..., bytes]) -> bytes:
    plan = make_plan(report)
    only = plan.agencies[0].agency.name if len(plan.agencies) == 1 else ""
    title = _title(only or report.title)
    return render(list(rows(plan)), title=title, created=report.created, agencies=len(plan.agencies) > 1)


def _title(name: str) -> str:
    return _("{name}: bảng sửa").format(name=name)
