"""The command ``rasoat``: each sub-command reads its arguments, calls one function of the pipeline and chooses the exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from rasoat.catalogue import SOURCE, _, _n, speak, speaking
from rasoat.errors import Exit, RasoatError, UsageError
from rasoat.startup import guard_packages, write_utf8

if TYPE_CHECKING:
    from typing import TextIO

    from rasoat.changed_files import Changed
    from rasoat.config import Config
    from rasoat.fixing import Outcome
    from rasoat.report import Report

STDIN = "-"
STDIN_NAME = "stdin.txt"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one sub-command and returns its exit code; never raises."""
    write_utf8()
    with speaking(SOURCE):
        return _main(sys.argv[1:] if arguments is None else arguments)


def _main(arguments: Sequence[str]) -> int:
    debug = "--debug" in arguments
    try:
        guard_packages()
        options = _parsed(arguments)
        _verify_formats(options)
        command = _COMMANDS.get(options.command) or import_module(_MODULES[options.command]).run
        return int(command(options))
    except SystemExit as stop:
        return int(stop.code or 0)
    except RasoatError as error:
        if debug:
            raise
        return _fail(error.message, error.remedy, error.exit_code)
    except KeyboardInterrupt:
        remedy = _("Phần đã tải được giữ lại; chạy lại đúng lệnh này để làm tiếp.")
        return _fail(_("Đã dừng theo yêu cầu."), remedy, Exit.INCOMPLETE)
    except BrokenPipeError:
        sys.stderr.close()
        return Exit.CLEAN
    except Exception as error:
        if debug:
            raise
        problem = _("Lỗi ngoài dự kiến: {name}: {error}").format(name=type(error).__name__, error=error)
        remedy = _("Đây là lỗi của rasoat. Chạy lại với --debug và gửi thông báo cho người bảo trì.")
        return _fail(problem, remedy, Exit.INCOMPLETE)


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The options, read in the language wanted; ``lang`` is None where rasoat.toml decides."""
    from rasoat.arguments import build
    from rasoat.spoken_arguments import asked_for, speak_as_configured

    wanted = asked_for(arguments, os.environ)
    speak(wanted or SOURCE)
    options = build().parse_args(arguments)
    options.lang = wanted
    if not wanted:
        speak_as_configured(options)
    return options


def _fail(message: str, remedy: str, code: Exit) -> int:
    print(f"rasoat: {message}", file=sys.stderr)
    if remedy:
        print(f"  → {remedy}", file=sys.stderr)
    return int(code)


def _verify_formats(options: argparse.Namespace) -> None:
    if getattr(options, "format", None):
        from rasoat.output import verify

        verify(options.format)


def _effective(options: argparse.Namespace, start: Path) -> Config:
    """The configuration file with the command line on top."""
    import msgspec

    from rasoat.config import effective

    config, _path = effective(start, options.config, isolated=options.isolated)
    check = config.check
    changes = {
        "select": options.select,
        "ignore": options.ignore,
        "extend_select": options.extend_select,
        "preview": options.preview or None,
        "min_confidence": options.min_confidence,
        "fail_on": getattr(options, "fail_on", None),
        "max_warnings": getattr(options, "max_warnings", None),
        "language": options.lang,
    }
    given = {key: value for key, value in changes.items() if value is not None}
    check = msgspec.structs.replace(check, **given)
    speak(check.language)
    return msgspec.structs.replace(config, check=check)


def _check(options: argparse.Namespace) -> int:
    from rasoat import pipeline

    if options.paths.count(STDIN) and len(options.paths) > 1:
        raise UsageError(_("“-” không dùng cùng với đường dẫn khác."), _("Đưa vào một nguồn mỗi lần."))
    from_stdin = options.paths == [STDIN]
    if options.stdin_filename and not from_stdin:
        raise UsageError(
            _("--stdin-filename chỉ dùng với “-”."), _("Ví dụ: cat bai.html | rasoat check - --stdin-filename bai.html")
        )
    if from_stdin and (options.since is not None or options.changed):
        raise UsageError(_("--since và --changed không dùng với “-”."), _("Đưa vào tệp hoặc thư mục."))
    if options.changed_lines and options.since is None and not options.changed:
        raise UsageError(_("--changed-lines chưa nói đổi so với gì."), _("Dùng cùng --since PHIÊN-BẢN hoặc --changed."))
    start = Path(options.stdin_filename or ".") if from_stdin else Path(options.paths[0])
    config = _effective(options, start)
    if options.fix or options.diff:
        return _fix_stdin(options, config) if from_stdin else _fix_files(options, config)
    if options.unsafe_fixes:
        raise UsageError(
            _("--unsafe-fixes chưa nói sửa ở đâu."), _("Dùng cùng --fix (sửa vào tệp) hoặc --diff (chỉ xem).")
        )
    if options.annotate:
        from rasoat import annotation

        return annotation.run(options, config, _checked_paths, _finish)
    if from_stdin:
        name = options.stdin_filename or STDIN_NAME
        report = pipeline.check_data(sys.stdin.buffer.read(), name, config, published=options.published)
        report = _compared(report, options, config)
    else:
        report = _checked_paths(options, config)
    return _finish(report, options, config.check.fail_on, config.check.max_warnings)


def _checked_paths(options: argparse.Namespace, config: Config) -> Report:
    from rasoat import judgement, pipeline

    paths = [Path(path) for path in options.paths]
    changed = None
    if options.since is not None or options.changed:
        from rasoat.changed_files import changed as since

        by_line = options.changed_lines or config.check.fail_on.startswith(judgement.NEW)
        changed = since(paths, options.since, lines=by_line)
    report = pipeline.check_paths(
        paths,
        config,
        published=options.published,
        processes=options.processes,
        quiet=options.quiet,
        keep=changed.has if changed else None,
    )
    return _compared(report, options, config, changed)


def _compared(report: Report, options: argparse.Namespace, config: Config, changed: Changed | None = None) -> Report:
    """Without old debt and, if wanted, what stands on lines that did not change."""
    baseline = options.baseline or config.check.baseline
    if not baseline and changed is None:
        return report
    from rasoat.baseline.comparing import compared

    return compared(report, Path(baseline) if baseline else None, changed, only=options.changed_lines)


def _fix_stdin(options: argparse.Namespace, config: Config) -> int:
    """Corrected text (or the diff) to standard output, the report to standard error; what cannot be corrected passes as it is."""
    from rasoat import fixing, pipeline

    data, name = sys.stdin.buffer.read(), options.stdin_filename or STDIN_NAME
    outcome = fixing.Outcome()
    try:
        fixed = pipeline.fixer(config, unsafe=options.unsafe_fixes, published=options.published).fix(data, name)
        outcome.fixed += [fixed] if fixed.data != data else []
    except RasoatError as error:
        outcome.problems.append(error)
    if options.diff:
        return _show_diff(outcome, options)
    data = outcome.fixed[0].data if outcome.fixed else data
    sys.stdout.buffer.write(data)
    sys.stdout.flush()
    report = pipeline.check_data(data, name, config, published=options.published)
    return _finish_fix(report, outcome, options, config, stream=sys.stderr)


def _fix_files(options: argparse.Namespace, config: Config) -> int:
    from rasoat import fixing, pipeline

    report = _checked_paths(options, config)
    fixer = pipeline.fixer(config, unsafe=options.unsafe_fixes, published=options.published)
    outcome = fixing.fix_files(report, fixer, write=not options.diff)
    if options.diff:
        return _show_diff(outcome, options)
    report = _checked_paths(options, config) if outcome.fixed else report
    return _finish_fix(report, outcome, options, config)


def _finish_fix(
    report: Report, outcome: Outcome, options: argparse.Namespace, config: Config, stream: TextIO | None = None
) -> int:
    """The report of what remains, with how much was corrected."""
    from dataclasses import replace

    from rasoat import fixing
    from reporters.formats import FORMATS

    notes = fixing.notes(report, outcome, unsafe=options.unsafe_fixes)
    code = _finish(
        replace(report, notes=(*report.notes, *notes)),
        options,
        config.check.fail_on,
        config.check.max_warnings,
        stream=stream,
    )
    if options.format and not any(FORMATS[name].people and not target for name, target in options.format):
        print(*notes, sep="\n", file=sys.stderr)
    return _told(outcome, code)


def _show_diff(outcome: Outcome, options: argparse.Namespace) -> int:
    """Exit code 1 where something would change, as ruff has it."""
    from rasoat import fixing

    lines = fixing.diff(outcome.fixed)
    if sys.stdout.isatty():
        from reporters.terminal import neutral

        lines = "\n".join(map(neutral, lines.split("\n")))
    sys.stdout.buffer.write(lines.encode("utf-8", "replace"))
    sys.stdout.flush()
    print(
        _n("Sẽ sửa {n} lỗi ở {files} tệp.", outcome.count).format(n=outcome.count, files=len(outcome.fixed)),
        file=sys.stderr,
    )
    return _told(outcome, Exit.FINDINGS if outcome.fixed and not options.exit_zero else Exit.CLEAN)


def _told(outcome: Outcome, code: int) -> int:
    """The exit code; what could not be corrected goes to standard error."""
    for problem in outcome.problems:
        code = _fail(problem.message, problem.remedy, Exit.INCOMPLETE)
    return int(code)


def _audit(options: argparse.Namespace) -> int:
    import msgspec

    from rasoat import pipeline
    from rasoat.output import for_machines

    config = _effective(options, Path())
    given = {"delay": options.delay, "contact": options.contact, "limit_pages": options.limit_pages}
    crawl = {key: value for key, value in given.items() if value is not None}
    config = msgspec.structs.replace(config, crawl=msgspec.structs.replace(config.crawl, **crawl))
    report = pipeline.audit(
        options.portals,
        config,
        out=options.out,
        agencies=options.agency or (),
        since=options.since,
        crawl=not options.no_crawl,
        processes=options.processes,
        quiet=options.quiet,
    )
    code = _finish(report, options, config.check.fail_on, config.check.max_warnings, default=None)
    beside = sys.stderr if for_machines(options.format or ()) else sys.stdout
    print(pipeline.verdict(report, options.out), file=beside)
    return code


def _report(options: argparse.Namespace) -> int:
    from rasoat import pipeline

    report = pipeline.load_report(options.report)
    if options.lang not in (None, report.language):
        note = _("Báo cáo này được lập bằng ngôn ngữ “{language}”; muốn ngôn ngữ khác thì chạy lại check hoặc audit.")
        print(note.format(language=report.language), file=sys.stderr)
    return _finish(report, options, options.fail_on or "warning", options.max_warnings)


def _finish(
    report: Report,
    options: argparse.Namespace,
    fail_on: str,
    max_warnings: int | None,
    default: tuple[str, Path | None] | None = ("console", None),
    stream: TextIO | None = None,
) -> int:
    """Writes the report in every wanted format (to ``stream`` where no file is named) and gives the exit code."""
    from rasoat import judgement, output

    formats = options.format or ([default] if default else [])
    output.write(report, formats, color=options.color, statistics=options.statistics, stream=stream)
    code = judgement.exit_code(report, fail_on, max_warnings)
    return int(Exit.CLEAN if options.exit_zero and code is Exit.FINDINGS else code)


def _explain(options: argparse.Namespace) -> int:
    from rasoat import pipeline

    print(pipeline.explain(options.code))
    return Exit.CLEAN


def _rules(options: argparse.Namespace) -> int:
    from rasoat import pipeline

    print(pipeline.list_rules(options.codes, as_json=options.json))
    return Exit.CLEAN


def _config(options: argparse.Namespace) -> int:
    from rasoat.config import effective, show

    config, path = effective(options.path, options.config, isolated=options.isolated)
    print(f"# {path or _('không có tệp cấu hình: dùng giá trị mặc định')}")
    print(show(config), end="")
    return Exit.CLEAN


def _init(options: argparse.Namespace) -> int:
    from rasoat.config import FILE_NAME, template

    target = options.path / FILE_NAME
    if target.exists():
        raise UsageError(_("{file} đã có.").format(file=target), _("Sửa tệp này, hoặc xóa rồi chạy lại rasoat init."))
    if not options.path.is_dir():
        raise UsageError(_("Không có thư mục {file}.").format(file=options.path), _("Tạo thư mục trước."))
    target.write_text(template(), encoding="utf-8")
    print(_("Đã tạo {file}. Xem cấu hình có hiệu lực: rasoat config").format(file=target))
    return Exit.CLEAN


def _learn(options: argparse.Namespace) -> int:
    from rasoat import learning

    return learning.run(options)


def _baseline(options: argparse.Namespace) -> int:
    from rasoat.baseline import command

    return command.run(options, _effective)


def _history(options: argparse.Namespace) -> int:
    from rasoat.history import command

    return command.history(options)


def _diff(options: argparse.Namespace) -> int:
    from rasoat.history import command

    return command.diff(options)


def _demo(options: argparse.Namespace) -> int:
    from rasoat import judgement, pipeline

    report = pipeline.demo(options.out, quiet=options.quiet)
    print(pipeline.verdict(report, options.out))
    return Exit.CLEAN if judgement.complete(report) else Exit.INCOMPLETE


_COMMANDS = {
    "check": _check,
    "audit": _audit,
    "report": _report,
    "explain": _explain,
    "rules": _rules,
    "config": _config,
    "init": _init,
    "learn": _learn,
    "baseline": _baseline,
    "history": _history,
    "diff": _diff,
    "demo": _demo,
}
_MODULES = {"facts": "rasoat.facts.command", "triage": "rasoat.triage.command"}
"""Commands that are packages of their own."""
