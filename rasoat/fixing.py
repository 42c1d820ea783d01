"""Applies corrections to files: ``rasoat check --fix``, ``--unsafe-fixes``, ``--diff``.

Safe ones only, unless asked. Each round applies what does not overlap, reads the result again, and keeps only edits after
which the text says exactly what was meant and every link, image and comment is as before; rounds go on until nothing changes,
so fixing twice changes nothing more. See docs/decisions/0010-fixes.md.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from rasoat.agency import Agency
from rasoat.catalogue import _, _n
from rasoat.checking import Checker
from rasoat.content import Page, Span
from rasoat.edits import Edit, Markup, apply, edit
from rasoat.errors import FixError, RasoatError, cause
from rasoat.finding import Finding, Safety, Scope
from rasoat.masking import DOT
from rasoat.readers.codec import Codec, codec_of
from rasoat.readers.files import EDITABLE, clean, read_data, read_decoded
from rasoat.report import Report
from rasoat.whole_file import write_whole
from rules.engine import PageCheck
from rules.places import nfc_offsets

ROUNDS = 200
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Fixed:
    """One file. ``before`` and ``after`` are its text; ``hide`` masks the personal data in it."""

    name: str
    before: str
    after: str
    data: bytes
    """As it is to be written."""
    count: int
    """Findings that were corrected."""
    hide: Callable[[str], str]


@dataclass
class Outcome:
    """What fixing some files gave."""

    fixed: list[Fixed] = field(default_factory=list)
    problems: list[RasoatError] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(one.count for one in self.fixed)


@dataclass(frozen=True, slots=True)
class _Correction:
    edit: Edit
    span: Span | None
    """In the article's text; None for the frame."""
    words: str
    findings: int = 1


class Fixer:
    """``unsafe`` lets in corrections that a person must look at; ``leave`` tells findings that were set aside."""

    def __init__(
        self,
        checker: Checker,
        *,
        unsafe: bool = False,
        published: dt.date | None = None,
        agency: Agency | None = None,
        leave: Callable[[Finding], bool] | None = None,
    ) -> None:
        self._checker = checker
        self._allowed = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
        self._published = published
        self._agency = agency
        self._leave = leave

    def fix(self, data: bytes, name: str) -> Fixed:
        """ReadError for what cannot be read, FixError for what cannot be written back as it is."""
        if PurePath(name).suffix.lower() not in EDITABLE:
            raise FixError(
                _("Không sửa được {name}: không phải tệp văn bản.").format(name=name),
                _("Sửa trong tệp gốc theo báo cáo."),
            )
        page = read_data(data, name, published=self._published)
        codec = codec_of(data, page.source) if page.source is not None else None
        if codec is None:
            raise FixError(
                _("Không sửa được {name}: mã HTML hoặc bảng mã sai.").format(name=name),
                _("Lưu lại tệp với bảng mã UTF-8."),
            )
        texts, counts = [codec.decode(data)], [0]
        findings, checked = self._checker.findings(page, self._agency)
        hide = checked.maker.hide
        while len(texts) <= ROUNDS:
            step = self._step(page, texts[-1], self._corrections(page, findings, checked, codec))
            if step is None:
                break
            text, page, count = step
            if text in texts:  # two rules undo each other: whoever begins anywhere in the circle ends here
                del texts[texts.index(text) + 1 :]
                break
            texts.append(text)
            counts.append(count)
            findings, checked = self._checker.findings(page, self._agency)
        return Fixed(name, texts[0], texts[-1], codec.encode(texts[-1]), sum(counts[: len(texts)]), hide)

    def _step(self, page: Page, text: str, corrections: Iterable[_Correction]) -> tuple[str, Page, int] | None:
        """The text after one round, read again, and how many findings were corrected; None if none can be."""
        wanted = list(_apart(corrections))
        made = self._tried(page, text, wanted)
        if made is None and len(wanted) > 1:
            kept: list[_Correction] = []
            for one in wanted:
                if tried := self._tried(page, text, [*kept, one]):
                    kept, made = [*kept, one], tried
            wanted = kept
        return None if made is None else (*made, sum(one.findings for one in wanted))

    def _tried(self, page: Page, text: str, corrections: Sequence[_Correction]) -> tuple[str, Page] | None:
        if not corrections:
            return None
        made = apply(text, [one.edit for one in corrections])
        if not made.strip():
            return None
        read = read_decoded(clean(made), page.path, published=self._published)
        return (made, read) if _as_meant(page, read, corrections) else None

    def _corrections(
        self, page: Page, findings: Iterable[Finding], checked: PageCheck, codec: Codec
    ) -> Iterator[_Correction]:
        for finding in findings:
            place = finding.place
            if not finding.suggestions or place.offset is None or not place.length:
                continue
            if self._leave is not None and self._leave(finding):
                continue
            source = Span(place.offset, place.offset + place.length)
            right = unicodedata.normalize("NFC", finding.suggestions[0])
            if finding.scope is Scope.TEMPLATE:
                if finding.safety in self._allowed and _stands_once(page, finding):
                    yield from _made(page, source, None, finding.quote, right, Markup.HTML)
            elif finding.span is not None:
                span = Span(*finding.span)
                quote = checked.doc.slice(span)
                if quote == finding.suggestions[0]:
                    yield from self._composed(page, checked, codec)
                elif finding.safety in self._allowed:
                    yield from _made(page, source, span, quote, right, Markup.of(page.path, finding.block))

    def _composed(self, page: Page, checked: PageCheck, codec: Codec) -> Iterator[_Correction]:
        """Every word of the article that has loose marks, composed: one finding speaks for all of them."""
        article = page.article
        if article is None or article.source_map is None or not article.found:
            return
        offsets = nfc_offsets(article.found, article.text)
        first = 1
        for match in _WORD.finditer(article.found):
            if unicodedata.is_normalized("NFC", match.group()):
                continue
            span = Span(bisect_left(offsets, match.start()), bisect_left(offsets, match.end()))
            source = article.source_map.to_source(Span(*match.span()))
            quote = checked.doc.slice(span)
            if source is None or checked.maker.most_safety(checked.doc, span, quote, source) not in self._allowed:
                continue
            block = article.block_at(span.start)
            for one in _made(page, source, span, quote, quote, Markup.of(page.path, block.kind.value if block else "")):
                if codec.has(one.edit.words):
                    yield _Correction(one.edit, span, quote, first)
                    first = 0


def _made(page: Page, source: Span, span: Span | None, quote: str, right: str, markup: Markup) -> Iterator[_Correction]:
    assert page.source is not None
    made = edit(page.source, source, quote, right, markup)
    if made is not None and (DOT not in made.words or DOT in page.source[source.start : source.end]):
        yield _Correction(made, span, right)


def _stands_once(page: Page, finding: Finding) -> bool:
    """Whether a piece of the frame stands nowhere else in the file, and as text, not inside a tag."""
    source, start = page.source or "", finding.place.offset or 0
    shown = finding.before + finding.quote + finding.after
    return source.count(shown) == 1 and source.rfind("<", 0, start) < source.rfind(">", 0, start)


def _apart(corrections: Iterable[_Correction]) -> Iterator[_Correction]:
    """Those that neither overlap nor touch, in order of place; of two the first."""
    end = -1
    for one in sorted(corrections, key=lambda c: c.edit.span):
        if one.edit.span.start > end:
            end = one.edit.span.end
            yield one


def _as_meant(before: Page, after: Page, corrections: Sequence[_Correction]) -> bool:
    """Whether a reader sees what was meant and nothing else: the words corrected, all else as before."""
    old = before.article.text if before.article else ""
    new = after.article.text if after.article else ""
    meant = apply(old, [Edit(one.span, one.words) for one in corrections if one.span])
    if meant.split() != new.split() or len(before.frame) != len(after.frame):
        return False
    changed = len(set(before.frame) ^ set(after.frame))
    return changed <= 2 * sum(one.span is None for one in corrections) and _elements(before) == _elements(after)


def _elements(page: Page) -> list[list[str]]:
    return [
        [link.raw for link in page.links],
        [image.src for image in page.images],
        [comment.text for comment in page.comments],
        list(page.scripts),
        [form.action for form in page.forms],
    ]


# -- files


def fix_files(report: Report, fixer: Fixer, *, write: bool) -> Outcome:
    """The files of a report that have something to correct. What goes wrong with one file does not stop the others."""
    outcome = Outcome()
    for path in dict.fromkeys(finding.place.path for finding in _fixable(report)):
        try:
            data = Path(path).read_bytes()
            fixed = fixer.fix(data, path)
            if fixed.data == data:
                continue
            if write:
                write_file(Path(path), fixed.data, data)
            outcome.fixed.append(fixed)
        except RasoatError as error:
            outcome.problems.append(error)
        except OSError as error:
            outcome.problems.append(
                FixError(
                    _("Không sửa được {file}: {reason}.").format(file=path, reason=cause(error)),
                    _("Kiểm tra quyền đọc và ghi."),
                )
            )
    return outcome


def _findings(report: Report) -> Iterator[Finding]:
    return (finding for agency in report.agencies for finding in agency.findings)


def _fixable(report: Report) -> Iterator[Finding]:
    for finding in _findings(report):
        place = finding.place
        if finding.suggestions and place.length and PurePath(place.path).suffix.lower() in EDITABLE:
            yield finding


def notes(report: Report, outcome: Outcome, *, unsafe: bool) -> list[str]:
    """For the reader of the report of what remains: how much was corrected, and what a machine may not correct."""
    findings = list(_findings(report))
    doubtful = sum(finding.safety is Safety.UNSAFE for finding in _fixable(report))
    elsewhere = any(f.suggestions and PurePath(f.place.path).suffix.lower() not in EDITABLE for f in findings)
    told = [
        _n("Đã sửa {fixed} lỗi; {left} lỗi cần người xem.", outcome.count).format(
            fixed=outcome.count, left=len(findings)
        )
    ]
    if doubtful and not unsafe:
        more = _n("Trong đó {n} lỗi có thể sửa bằng --unsafe-fixes; xem lại từng chỗ sau khi sửa.", doubtful)
        told.append(more.format(n=doubtful))
    if elsewhere:
        told.append(
            _(
                "Tệp .docx, .pdf, bản lưu WARC và trang đang chạy không sửa tự động được: sửa trong tệp gốc theo báo cáo."
            )
        )
    return told


def write_file(path: Path, data: bytes, original: bytes) -> None:
    """All or nothing: a new file takes the place of the old one, with its permissions; links are followed.

    FixError for a file that may not be written or is no longer ``original``.
    """
    target = Path(os.path.realpath(path))
    status = target.stat()
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK) or not os.access(target.parent, os.W_OK):
        raise FixError(
            _("Không ghi được {file}: tệp hoặc thư mục chỉ cho đọc.").format(file=path),
            _("Cho quyền ghi rồi chạy lại."),
        )

    def unchanged() -> None:
        if target.read_bytes() != original:
            raise FixError(_("{file} đã đổi trong lúc đang sửa, nên được để nguyên.").format(file=path), _("Chạy lại."))

    write_whole(target, data, before=unchanged)


def diff(fixed: Iterable[Fixed]) -> str:
    """Unified, as ``patch`` and ``git apply`` read it; personal data in it masked."""
    return "".join(fixed_line for one in fixed for fixed_line in _diff(one))


def _diff(fixed: Fixed) -> Iterator[str]:
    from difflib import unified_diff

    before, after = (_lines(fixed.hide(text)) for text in (fixed.before, fixed.after))
    for line in unified_diff(before, after, fixed.name, fixed.name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    return [line for line in re.split(r"(?<=\n)", text) if line]
