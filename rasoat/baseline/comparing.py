"""What of a report is new: against a baseline, and on the lines that changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rasoat.baseline.entries import Baseline, read
from rasoat.catalogue import _n, speaking
from rasoat.finding import Finding
from rasoat.identity import Sighting, match
from rasoat.report import FetchStatus, Report
from rasoat.urls import canonical

if TYPE_CHECKING:
    from rasoat.changed_files import Changed


def compared(report: Report, baseline: Path | None, changed: Changed | None, *, only: bool = False) -> Report:
    """Without old debt, with ``Finding.new`` told where lines are compared, and how much is hidden."""
    with speaking(report.language):
        if baseline is not None:
            report = without_known(report, read(baseline))
        return on_changed_lines(report, changed, only=only) if changed is not None else report


def without_known(report: Report, baseline: Baseline) -> Report:
    """Without what the baseline knows; a note where entries no longer match."""
    seen = Seen.of(report, baseline)
    found = dict(baseline.sightings(report))
    matched = match(baseline.known, found, standing=seen.places, unseen=seen.not_looked_at)
    hidden = {id(finding) for one, finding in found.items() if one.fingerprint in matched.known}
    fixed = sum(1 for one in baseline.known if one.fingerprint in matched.gone and seen.judged(one))
    notes = report.notes
    if fixed:
        words = _n("{n} mục trong {path} không còn khớp (đã sửa). Bỏ các mục ấy: rasoat baseline prune", fixed)
        notes = (*notes, words.format(n=fixed, path=baseline.path))
    return replace(
        _kept(report, lambda finding: id(finding) not in hidden),
        notes=notes,
        hidden=replace(report.hidden, known=len(hidden)),
        compared=True,
    )


def on_changed_lines(report: Report, changed: Changed, *, only: bool) -> Report:
    """``Finding.new`` where a changed line is touched; ``only`` leaves the others out.

    What concerns a file as a whole (no words of it) is new in a new file only; Word and PDF files have no lines, so all that
    stands in a changed one is new.
    """

    def touched(finding: Finding) -> bool:
        place = finding.place
        return bool(place.path) and changed.touches(place.path, place.line if place.length else None, place.end_line)

    agencies = tuple(
        replace(agency, findings=tuple(replace(f, new=f.new and touched(f)) for f in agency.findings))
        for agency in report.agencies
    )
    report = replace(report, agencies=agencies, compared=True)
    if not only:
        return report
    left_out = sum(not finding.new for agency in report.agencies for finding in agency.findings)
    return replace(_kept(report, lambda finding: finding.new), hidden=replace(report.hidden, unchanged=left_out))


def _kept(report: Report, keep: Callable[[Finding], bool]) -> Report:
    return replace(
        report,
        agencies=tuple(replace(a, findings=tuple(filter(keep, a.findings))) for a in report.agencies),
    )


class _Not:
    """A container of all that a question answers with no."""

    def __init__(self, asked: Callable[[str], bool]) -> None:
        self._asked = asked

    def __contains__(self, place: object) -> bool:
        return not self._asked(str(place))


@dataclass(frozen=True)
class Seen:
    """What a run looked at: only that may be called fixed."""

    places: frozenset[str]
    """Of files and addresses that were read."""
    codes: frozenset[str]
    """Of rules that judged all of it."""
    gone: frozenset[str]
    """Addresses that are no more."""
    whole: bool
    home: Path
    under: tuple[str, ...] = ()
    """Folders and files whose missing files count as deleted."""

    @classmethod
    def of(cls, report: Report, baseline: Baseline, under: Iterable[Path] = ()) -> Seen:
        """``under`` defaults to the folder of the baseline."""
        broken = {failure.code for agency in report.agencies for failure in agency.failures}
        unjudged = {o.code for agency in report.agencies for o in agency.outcomes if o.error or o.manual}
        read_places: set[str] = set()
        gone: set[str] = set()
        for agency in report.agencies:
            for article in agency.articles:
                read_places.add(baseline.relative(article.path) if article.path else canonical(article.url))
            read_places |= {baseline.place(finding) for finding in agency.findings}
            gone |= {canonical(p.url) for p in agency.coverage.unread if p.status is FetchStatus.NOT_FOUND}
        return cls(
            places=frozenset(read_places - {""}),
            codes=frozenset(rule.code for rule in report.rules) - broken - unjudged,
            gone=frozenset(gone),
            whole=bool(report.agencies) and all(a.coverage.read == a.coverage.pages for a in report.agencies),
            home=baseline.home,
            under=tuple(os.path.abspath(path) for path in under) or (os.fspath(baseline.home),),  # noqa: PTH100
        )

    def has_looked_at(self, place: str) -> bool:
        if not place:
            return self.whole
        return place in self.places or place in self.gone or self._deleted(place)

    @property
    def not_looked_at(self) -> Container[str]:
        """Of all places those that this run did not look at."""
        return _Not(self.has_looked_at)

    def judged(self, one: Sighting) -> bool:
        """Whether this run would have found it if it were still there."""
        return one.code in self.codes and self.has_looked_at(one.place)

    def _deleted(self, place: str) -> bool:
        if "://" in place:
            return False
        path = os.path.normpath(self.home / place)
        return not os.path.lexists(path) and any(
            path == folder or path.startswith(folder.rstrip(os.sep) + os.sep) for folder in self.under
        )
