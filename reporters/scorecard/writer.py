"""``write_site``: a whole static site from one report, the same bytes every time. No clock, no network, no settings."""

from __future__ import annotations

from pathlib import Path

from rasoat.report import Report
from reporters.scorecard.article import write_article
from reporters.scorecard.method import write_method
from reporters.scorecard.overview import write_files, write_overview
from reporters.scorecard.plan import make_plan
from reporters.scorecard.sheet import write_sheet
from reporters.scorecard.worklist import write_list


def write_site(report: Report, out: Path) -> Path:
    """Writes the site into ``out`` (made if it is not there) and gives the path of its first page.

    Files of an earlier run that this one does not write stay where they are. Raises OSError where ``out`` cannot be written.
    """
    plan = make_plan(report)
    out.mkdir(parents=True, exist_ok=True)
    write_method(plan, out)
    for place in plan.agencies:
        folder = out / place.folder
        folder.mkdir(exist_ok=True)
        if not plan.files:
            write_sheet(plan, place, folder)
        write_list(plan, place, folder)
        if place.pages:
            (folder / "bai").mkdir(exist_ok=True)
        for key in place.pages:
            write_article(plan, place, key, folder)
    return write_files(plan, out) if plan.files else write_overview(plan, out)
