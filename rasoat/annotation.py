"""``rasoat check bai.docx --annotate OUT``: the officer's own file back, with a review comment at each place.

Parts of the file that hold no comment (styles, pictures, headers, footnotes, settings) are the bytes that came in.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import sys
import zipfile
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rasoat.catalogue import _, _n, speaking
from rasoat.config import Config
from rasoat.errors import ReadError, UsageError
from rasoat.finding import Finding
from rasoat.inputs import gather
from rasoat.readers.word import refuse_bombs
from rasoat.report import Report, RuleInfo
from rasoat.whole_file import write_whole
from rasoat.word_marks import Mark, annotate
from reporters.cells import FIXED, moment, writable

SUFFIX = ".docx"
LONGEST = 2_000
"""Characters of a comment's line."""


@dataclass(frozen=True, slots=True)
class Job:
    source: Path
    target: Path


def run(
    options: argparse.Namespace,
    config: Config,
    check: Callable[[argparse.Namespace, Config], Report],
    finish: Callable[[Report, argparse.Namespace, str, int | None], int],
) -> int:
    """The report as ever (``check``, ``finish``: the two halves of ``rasoat check``), then the Word files with comments."""
    if "-" in options.paths:
        raise UsageError(_("--annotate cần tên tệp, không dùng với “-”."), _("Ghi nội dung ra tệp .docx trước."))
    jobs = plan([Path(path) for path in options.paths], options.annotate, config.check.exclude)
    report = check(options, config)
    code = finish(report, options, config.check.fail_on, config.check.max_warnings)
    with speaking(report.language):
        print(*write(report, jobs), sep="\n", file=sys.stderr)
    return code


def plan(paths: Sequence[Path], out: Path, exclude: Sequence[str] = ()) -> list[Job]:
    """Which file becomes which: one file to ``out``, several into the folder ``out``. UsageError, before any work, where a file
    would be lost or is no .docx."""
    files, archives = gather(paths, exclude)
    words = [path for path in files if path.suffix.lower() == SUFFIX]
    if not words or (len(files) + len(archives) == 1 and not words):
        raise UsageError(
            _("--annotate chỉ ghi chú được vào tệp Word .docx."),
            _("Nếu là tệp .doc cũ, mở bằng Word rồi lưu lại thành .docx."),
        )
    folder = out.is_dir() or len(words) > 1 or any(path.is_dir() for path in paths)
    if not folder:
        if out.suffix.lower() != SUFFIX:
            raise UsageError(
                _("{target} không có đuôi .docx.").format(target=out), _("Ví dụ: --annotate bai-ghi-chu.docx")
            )
        jobs = [Job(words[0], out)]
    else:
        if out.exists() and not out.is_dir():
            raise UsageError(
                _("Có nhiều tệp Word mà {target} là một tệp.").format(target=out), _("Ghi tên một thư mục.")
            )
        base = Path(os.path.commonpath([path.resolve().parent for path in words]))
        jobs = [Job(path, out / path.resolve().relative_to(base)) for path in words]
    sources = {os.path.realpath(path) for path in files}
    for job in jobs:
        if os.path.realpath(job.target) in sources:
            raise UsageError(
                _("{target} là tệp gốc: không ghi đè lên.").format(target=job.target), _("Chọn tên hoặc thư mục khác.")
            )
        if job.target.exists():
            raise UsageError(
                _("{target} đã có, có thể đã được sửa tiếp: không ghi đè lên.").format(target=job.target),
                _("Chọn tên khác, hoặc xóa tệp này trước."),
            )
    return jobs


def write(report: Report, jobs: Sequence[Job]) -> list[str]:
    """Writes every file; gives a sentence for each. Files that could not be read are in the report already."""
    rules = {rule.code: rule for rule in report.rules}
    by_path: dict[str, list[Finding]] = {}
    read: set[str] = set()
    for agency in report.agencies:
        read.update(article.path for article in agency.articles)
        for finding in agency.findings:
            by_path.setdefault(finding.place.path, []).append(finding)
    told = []
    for job in jobs:
        if str(job.source) not in read:
            continue
        try:
            data, count = annotated(job.source.read_bytes(), by_path.get(str(job.source), ()), rules, report.created)
            job.target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(job.target, data)
        except OSError as error:
            raise UsageError(
                _("Không ghi được {target}: {reason}.").format(target=job.target, reason=error.strerror),
                _("Chọn nơi khác."),
            ) from error
        told.append(_n("Đã ghi {target}: {count} ghi chú.", count).format(target=job.target, count=count))
    return told


def annotated(
    data: bytes, findings: Sequence[Finding], rules: Mapping[str, RuleInfo], created: str
) -> tuple[bytes, int]:
    """The file with comments, and how many. Same file, same findings, same bytes. ReadError where it is no Word file."""
    import docx

    refuse_bombs(data, "")
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx, lxml and zipfile raise many kinds on broken files
        raise ReadError(_("Tệp Word bị hỏng."), _("Mở bằng Word, lưu lại thành .docx rồi thử lại.")) from error
    marks = [Mark(f.span, _told(f, rules.get(f.code))) for f in findings if f.span is not None]
    loose = [_told(f, rules.get(f.code)) for f in findings if f.span is None]
    marks.sort(key=lambda mark: (mark.span, mark.text))
    count = annotate(document, marks, _loose(loose), moment(created).replace(tzinfo=dt.UTC))
    made = io.BytesIO()
    document.save(made)
    part = document.part.partname
    return _merged(data, made.getvalue(), {"[Content_Types].xml", part.membername, part.rels_uri.membername}), count


def _told(finding: Finding, rule: RuleInfo | None) -> str:
    """What is wrong, what to write instead, why and by what authority: a line each."""
    lines = [finding.message]
    if finding.suggestions:
        shown = _(" hoặc ").join(f"“{text}”" if text else _("(bỏ)") for text in finding.suggestions[:2])
        lines.append(_("Nên viết: {words}").format(words=shown))
    elif finding.hint:
        lines.append(finding.hint)
    if rule and rule.why:
        lines.append(_("Vì sao: {reason}").format(reason=rule.why))
    if rule and rule.source:
        lines.append(_("Căn cứ: {source}").format(source=rule.source))
    return "\n".join(writable(line.replace("\n", " "), LONGEST) for line in lines if line)


def _loose(texts: Sequence[str]) -> str:
    if not texts:
        return ""
    return "\n".join((_("Về cả tệp, không ở chỗ nào riêng:"), *(f"– {text}" for text in texts)))


def _merged(before: bytes, after: bytes, changed: Container[str]) -> bytes:
    """The package that was saved, with every part but those of comments and the ``changed`` ones as it was."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(before)) as old,
        zipfile.ZipFile(io.BytesIO(after)) as new,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        kept = set(old.namelist())
        for name in new.namelist():
            fresh = name not in kept or name in changed or "comments" in name
            part = zipfile.ZipInfo(name, FIXED.timetuple()[:6])
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(part, (new if fresh else old).read(name))
    return made.getvalue()
