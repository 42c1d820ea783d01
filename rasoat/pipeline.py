"""Wires crawler -> readers -> rules -> score -> reporters. With ``rasoat.checking`` and ``rasoat.assembly`` the only part
that knows them all; one function for each sub-command."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from rasoat.agency import Agency
from rasoat.assembly import Checked, addresses_by_identity, assemble
from rasoat.catalogue import _, _n, language, speaking
from rasoat.checking import (
    ArchiveChunk,
    Batch,
    Checker,
    FileChunk,
    Setup,
    check_archive_chunk,
    check_file_chunk,
    cut,
    run,
)
from rasoat.config import Config
from rasoat.errors import ReadError, UsageError, cause
from rasoat.inputs import gather
from rasoat.output import write
from rasoat.report import FetchStatus, PageStatus, Report
from rasoat.report_json import decode
from rasoat.score.agency import score_city
from rasoat.urls import canonical, host_of

if TYPE_CHECKING:
    from rasoat.fixing import Fixer
    from rasoat.progress import Progress
    from rasoat.suppression_file import Suppressions

REPORT_FILE = "bao-cao.json"
SITE_FOLDER = "phieu"
ARCHIVE_FOLDER = "luu"
"""Names inside the folder of an audit."""


P = ParamSpec("P")
T = TypeVar("T")


def _spoken(work: Callable[P, T]) -> Callable[P, T]:
    """What a function of a configuration makes is in the language of that configuration."""

    @wraps(work)
    def said(*arguments: P.args, **named: P.kwargs) -> T:
        (config,) = (one for one in (*arguments, *named.values()) if isinstance(one, Config))
        with speaking(config.check.language):
            return work(*arguments, **named)

    return said


# -- rasoat check


@_spoken
def check_paths(
    paths: Sequence[Path],
    config: Config,
    *,
    published: dt.date | None = None,
    processes: int = 0,
    quiet: bool = True,
    keep: Callable[[Path], bool] | None = None,
) -> Report:
    """Files, folders and archives checked, those that ``keep`` chooses; an archive is one portal and gets a score.

    UsageError where nothing is there; a report without agencies where nothing was chosen.
    """
    from rasoat.progress import progress

    setup = Setup.of(config)
    files, archives = gather(paths, config.check.exclude, keep)
    agency = _own_agency(config)
    checked = []
    with progress(quiet) as bar:
        if files:
            day = published.isoformat() if published else None
            chunks = [FileChunk(part, day, agency) for part in cut(files)]
            bar.agency("", len(files))
            checked.append(
                Checked(None, run(setup, check_file_chunk, chunks, processes=processes, progress=bar.checked))
            )
        checked += [_check_archive(path, setup, None, processes, bar) for path in archives]
    created = _newest([path.stat().st_mtime for path in (*files, *archives)])
    report = assemble(checked, setup, created=created, title=_("Kết quả rà soát"), groups={})
    report = _settled(report, config)
    return _scored(report) if archives else report


@_spoken
def check_data(data: bytes, name: str, config: Config, *, published: dt.date | None = None) -> Report:
    """One document from standard input, told by the name that it was given."""
    from rasoat.readers.files import read_data

    setup = Setup.of(config)
    batch = Batch()
    try:
        Checker(setup).check(batch, read_data(data, name, published=published), _own_agency(config))
    except ReadError as error:
        batch.unread.append(PageStatus(name, FetchStatus.UNREADABLE, 0, f"{error.message} {error.remedy}".strip()))
    created = _newest([float(os.environ.get("SOURCE_DATE_EPOCH", "0"))])
    report = assemble([Checked(None, batch)], setup, created=created, title=_("Kết quả rà soát"), groups={})
    return _settled(report, config)


def fixer(config: Config, *, unsafe: bool, published: dt.date | None) -> Fixer:
    """Corrects files by the rules of this configuration."""
    from rasoat.fixing import Fixer

    own = _suppressions(config)
    leave = own.silences if own else None
    checker = Checker(Setup.of(config))
    return Fixer(checker, unsafe=unsafe, published=published, agency=_own_agency(config), leave=leave)


def _suppressions(config: Config) -> Suppressions | None:
    """The file of findings set aside; ConfigError names its mistakes."""
    if not config.check.suppressions:
        return None
    from rasoat.suppression_file import load

    return load(Path(config.check.suppressions), os.path.relpath(config.check.suppressions))


def _settled(report: Report, config: Config) -> Report:
    """Without what people have set aside with a reason."""
    own = _suppressions(config)
    return own.apply(report) if own else report


def _own_agency(config: Config) -> Agency | None:
    """The agency of rasoat.toml, whose contacts are not personal data."""
    own = config.agency
    if not (own.name or own.phones or own.emails):
        return None
    return Agency(id="", name=own.name, group="", hosts=(), start=(), phones=own.phones, emails=own.emails)


def _newest(times: Sequence[float]) -> str:
    return dt.datetime.fromtimestamp(max(times, default=0.0), dt.UTC).isoformat(timespec="seconds")


# -- archives


def _check_archive(path: Path, setup: Setup, agency: Agency | None, processes: int, bar: Progress) -> Checked:
    """One archive of one portal; without a known agency the host stands for it. A broken archive is an unread address."""
    from rasoat.readers.archive import survey

    try:
        found = survey(path)
    except ReadError as error:
        broken = PageStatus(str(path), FetchStatus.UNREADABLE, 0, f"{error.message} {error.remedy}".strip())
        return Checked(agency, Batch(unread=[broken]))
    if agency is None:
        host = host_of(found.statuses[0].url) if found.statuses else path.name
        agency = Agency(id=host, name=host, group="", hosts=(host,), start=())
    known = {canonical(status.url): status for status in found.statuses}
    chunks = [ArchiveChunk(path, part, agency) for part in cut(found.captures)]
    bar.agency(agency.name, len(found.captures))
    batch = run(setup, check_archive_chunk, chunks, processes=processes, progress=bar.checked)
    return Checked(
        agency, batch, known, addresses_by_identity((status.url for status in found.statuses), batch.digests)
    )


# -- rasoat audit


def audit(
    portals: str,
    config: Config,
    *,
    out: Path,
    agencies: Sequence[str] = (),
    since: dt.date | None = None,
    crawl: bool = True,
    processes: int = 0,
    quiet: bool = False,
) -> Report:
    """Crawls the agencies of a list, checks what was archived, scores, records the run and writes the scorecard site.

    What could not be fetched is in the report, not an exception. UsageError for an unknown list or agency.
    """
    from crawler.portals import find

    listed = find(portals)
    wanted = [agency for agency in listed.agencies if not agencies or agency.id in agencies]
    unknown = sorted(set(agencies) - {agency.id for agency in wanted})
    if unknown:
        raise UsageError(
            _("Danh sách {portals} không có cơ quan: {names}.").format(portals=portals, names=", ".join(unknown)),
            _("Xem mã (id) trong tệp danh sách."),
        )
    return audit_agencies(
        wanted,
        config,
        out=out,
        title=listed.title,
        groups=listed.groups,
        since=since,
        crawl=crawl,
        processes=processes,
        quiet=quiet,
    )


@_spoken
def audit_agencies(
    agencies: Sequence[Agency],
    config: Config,
    *,
    out: Path,
    title: str,
    groups: Mapping[str, str],
    since: dt.date | None = None,
    crawl: bool = True,
    processes: int = 0,
    quiet: bool = False,
) -> Report:
    """``audit`` for agencies at hand."""
    from rasoat.progress import progress
    from rasoat.store import Store
    from rasoat.store.database import FILE_NAME
    from rasoat.trends import recorded

    setup = Setup.of(config)
    archives = out / ARCHIVE_FOLDER
    archives.mkdir(parents=True, exist_ok=True)
    with progress(quiet) as bar:
        notes = _crawl(agencies, archives, config, since, bar) if crawl else []
        checked = []
        for agency in agencies:
            path = archives / f"{agency.id}.warc.gz"
            if path.exists():
                checked.append(_check_archive(path, setup, agency, processes, bar))
            else:
                missing = PageStatus(agency.start[0] if agency.start else agency.id, FetchStatus.NOT_FETCHED)
                checked.append(Checked(agency, Batch(), {missing.url: missing}))
    created = _newest([path.stat().st_mtime for path in archives.glob("*.warc.gz")])
    found = assemble(checked, setup, created=created, title=title, groups=groups, notes=notes)
    with Store(out / FILE_NAME) as store:
        report = recorded(store, found, _settled(found, config))
    shutil.rmtree(out / SITE_FOLDER, ignore_errors=True)
    write(report, (("json", out / REPORT_FILE), ("html", out / SITE_FOLDER)))
    return report


def _scored(report: Report) -> Report:
    return replace(report, agencies=score_city(report.agencies, report.rules))


def _crawl(
    agencies: Sequence[Agency], archives: Path, config: Config, since: dt.date | None, bar: Progress
) -> list[str]:
    """Walks the portals; sentences about what was cut short."""
    from crawler.run import crawl

    result = crawl(
        agencies,
        archives,
        limit_pages=config.crawl.limit_pages,
        since=since,
        delay=config.crawl.delay,
        contact=config.crawl.contact or None,
        on_progress=bar.crawled,
    )
    if result.interrupted:
        raise KeyboardInterrupt
    return list(result.notes)


def verdict(report: Report, out: Path) -> str:
    """One line: where the scorecards are, and the grades."""
    grades = []
    for agency in report.agencies:
        score = agency.score
        grade = (score.grade or _("chưa xếp mức")) if score else _("chưa chấm")
        grades.append(f"{agency.name or agency.id}: {grade}")
    shown = "; ".join(grades[:8]) + (
        "; " + _n("… và {n} cơ quan khác", len(grades) - 8).format(n=len(grades) - 8) if len(grades) > 8 else ""
    )
    return _("Phiếu chất lượng: {file} — {shown}").format(file=out / SITE_FOLDER / "index.html", shown=shown)


# -- rasoat demo


def demo(out: Path, *, quiet: bool = False) -> Report:
    """The whole way on the bundled sample portals, served on loopback: crawl, archive, check, score, site."""
    import msgspec

    from rasoat.config import CheckTable, CrawlTable, FactsTable
    from rasoat.samples import FACTS
    from rasoat.samples.server import serve

    shutil.rmtree(out / ARCHIVE_FOLDER, ignore_errors=True)
    with serve() as samples:
        config = Config(
            msgspec.convert({"language": language()}, CheckTable),
            crawl=CrawlTable(delay=0.0, contact="http://127.0.0.1/"),
            facts=FactsTable((str(FACTS),)),
        )
        return audit_agencies(
            samples.agencies, config, out=out, title=samples.title, groups=samples.groups, quiet=quiet
        )


# -- reports


def load_report(path: Path) -> Report:
    """A report saved as JSON."""
    try:
        return decode(path.read_bytes())
    except OSError as error:
        raise UsageError(
            _("Không đọc được {file}: {reason}.").format(file=path, reason=cause(error)), _("Kiểm tra đường dẫn.")
        ) from error


# -- rules


def explain(code: str) -> str:
    """A rule for a person."""
    from rules.manual import explain as manual
    from rules.registry import by_code

    return manual(by_code(code))


def list_rules(codes: Sequence[str], *, as_json: bool) -> str:
    """One line a rule, or JSON; for rules asked for, what data they were learnt from."""
    from rules.manual import listing
    from rules.registry import select

    return listing(select(codes, (), preview=True), as_json=as_json, detailed=bool(codes))
