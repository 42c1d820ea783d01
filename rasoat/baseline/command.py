"""``rasoat baseline write`` and ``prune``: what is there now becomes old debt; what was mended is struck off."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from rasoat import config as settings
from rasoat import judgement, pipeline
from rasoat.baseline.comparing import Seen
from rasoat.baseline.entries import FILE_NAME, Baseline, read, render
from rasoat.catalogue import _, _n
from rasoat.config import Config
from rasoat.errors import Exit, UsageError
from rasoat.identity import Sighting, match
from rasoat.report import Report
from rasoat.whole_file import write_whole


def run(options: argparse.Namespace, effective: Callable[[argparse.Namespace, Path], Config]) -> int:
    """RasoatError for what a user can mend. Exit code 3 where not everything could be checked."""
    paths = [Path(path) for path in options.paths or ["."]]
    config = effective(options, paths[0])
    path = _short(options.baseline or _usual_path(options, paths[0], config))
    return int(_ACTIONS[options.action](options, paths, config, path))


def _usual_path(options: argparse.Namespace, start: Path, config: Config) -> Path:
    if config.check.baseline:
        return Path(config.check.baseline)
    _, found = settings.effective(start, options.config, isolated=options.isolated)
    return (found.parent if found else Path()) / FILE_NAME


def _short(path: Path) -> Path:
    """Relative where it lies here or below, as people write it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _checked(options: argparse.Namespace, paths: list[Path], config: Config) -> Report:
    return pipeline.check_paths(paths, config, processes=options.processes, quiet=options.quiet)


def _write(options: argparse.Namespace, paths: list[Path], config: Config, path: Path) -> Exit:
    before = read(path) if path.exists() else Baseline(path)
    report = _checked(options, paths, config)
    seen = Seen.of(report, before, paths)
    now = [one for one, _finding in before.sightings(report)]
    kept = [one for one in before.known if not seen.has_looked_at(one.place)]
    _save(path, [*now, *kept])
    print(_n("Đã ghi {n} chỗ vào {path}.", len(now)).format(n=len(now), path=path))
    if kept:
        print(_n("Giữ nguyên {n} mục của những trang không kiểm lần này.", len(kept)).format(n=len(kept)))
    vetoes = sum(finding.veto for agency in report.agencies for finding in agency.findings)
    if vetoes:
        words = _n(
            "{n} chỗ thuộc điểm liệt không được ghi: phải xử lý, hoặc bỏ qua có lý do với hai người đồng ý.", vetoes
        )
        print(words.format(n=vetoes))
    if not config.check.baseline:
        print(_("Để dùng: rasoat check --baseline {path}").format(path=path))
    return _whole(report)


def _prune(options: argparse.Namespace, paths: list[Path], config: Config, path: Path) -> Exit:
    before = read(path)
    everything = msgspec.structs.replace(config.check, min_confidence=0.0, per_file_ignores={})
    report = _checked(options, paths, msgspec.structs.replace(config, check=everything))
    seen = Seen.of(report, before, paths)
    now = {one.fingerprint: one for one, _finding in before.sightings(report)}
    matched = match(before.known, now.values(), standing=seen.places, unseen=seen.not_looked_at)
    fixed = {one.fingerprint for one in before.known if one.fingerprint in matched.gone and seen.judged(one)}
    today = {old: now[fingerprint] for fingerprint, old in matched.known.items()}
    left = [today.get(one.fingerprint, one) for one in before.known if one.fingerprint not in fixed]
    if fixed or set(left) != set(before.known):
        _save(path, left)
    print(
        _n("Đã bỏ {n} mục đã sửa khỏi {path}; còn {left} mục.", len(fixed)).format(
            n=len(fixed), path=path, left=len(before.known) - len(fixed)
        )
    )
    unseen = sum(not seen.judged(one) for one in before.known)
    if unseen:
        words = _n("{n} mục thuộc trang hoặc quy tắc không kiểm lần này nên được giữ nguyên.", unseen)
        print(words.format(n=unseen))
    return _whole(report)


def _save(path: Path, known: Iterable[Sighting]) -> None:
    try:
        write_whole(path, render({one.fingerprint: one for one in known}.values()).encode())
    except OSError as error:
        words = _("Không ghi được {target}: {reason}.").format(target=path, reason=error.strerror)
        raise UsageError(words, _("Chọn nơi khác.")) from error


def _whole(report: Report) -> Exit:
    """What was not read is told, for it is in nobody's list."""
    if judgement.complete(report):
        return Exit.CLEAN
    for agency in report.agencies:
        for page in agency.coverage.unread:
            print(f"{page.url}: {page.status.label}. {page.note or page.status.remedy}")
        for failure in agency.failures:
            print(_("Quy tắc {code} hỏng ở {where}.").format(code=failure.code, where=failure.where))
    return Exit.INCOMPLETE


_ACTIONS = {"write": _write, "prune": _prune}
