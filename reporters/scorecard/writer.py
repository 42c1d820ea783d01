"""``write_site``: a whole static site from one report, the same bytes every time. No clock, no network, no settings."""

from __future__ import annotations

import gc
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from rasoat.catalogue import speak, speaking
from rasoat.report import Report
from reporters.scorecard.across import write_contradictions
from reporters.scorecard.article import write_articles
from reporters.scorecard.method import write_method
from reporters.scorecard.overview import write_files, write_overview
from reporters.scorecard.plan import AgencyPlan, Plan, make_plan
from reporters.scorecard.sheet import write_sheet
from reporters.scorecard.worklist import write_list

_COLLECT_AFTER = 50_000
"""Objects made before a process looks for cycles."""
MANY = 20_000
"""Findings from which agencies are written by several processes; the files are the same."""


def write_site(report: Report, out: Path) -> Path:
    """Writes the site into ``out`` (made if it is not there) and gives the path of its first page.

    Files of an earlier run that this one does not write stay where they are. Raises OSError where ``out`` cannot be written.
    """
    with speaking(report.language):
        return _write_site(report, out)


def _write_site(report: Report, out: Path) -> Path:
    plan = make_plan(report)
    processes = min(os.cpu_count() or 1, len(plan.agencies)) if sum(p.places for p in plan.agencies) >= MANY else 1
    out.mkdir(parents=True, exist_ok=True)
    write_method(plan, out)
    write_contradictions(plan, out)
    if processes > 1:
        with ProcessPoolExecutor(processes, initializer=_start, initargs=(plan, out)) as pool:
            list(pool.map(_write_one, range(len(plan.agencies)), chunksize=1))
    else:
        for place in plan.agencies:
            _write_agency(plan, place, out)
    return write_files(plan, out) if plan.files else write_overview(plan, out)


def _write_agency(plan: Plan, place: AgencyPlan, out: Path) -> None:
    from reporters import self_score
    from reporters.fix_sheet import writer as fix_sheets

    folder = out / place.folder
    folder.mkdir(exist_ok=True)
    if not plan.files:
        write_sheet(plan, place, folder)
        self_score.write_beside(plan, place, folder)
    write_articles(plan, place, folder, write_list(plan, place, folder))
    fix_sheets.write_beside(plan, place, folder)


_work: tuple[Plan, Path] | None = None


def _start(plan: Plan, out: Path) -> None:
    """In each process: what all its agencies share."""
    global _work
    speak(plan.report.language)
    gc.freeze()  # the report stays for good: no need to look through it again and again
    gc.set_threshold(_COLLECT_AFTER)
    _work = plan, out


def _write_one(number: int) -> None:
    assert _work is not None
    plan, out = _work
    _write_agency(plan, plan.agencies[number], out)
