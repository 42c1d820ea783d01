"""Checks pages in worker processes: reads them where they lie (file and offset), runs the rules, keeps what a report needs.

Work goes out in chunks and comes back in order, so the result does not depend on the number of processes.
"""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rasoat.agency import Agency
from rasoat.catalogue import SOURCE, speak
from rasoat.config import LEAST_CONFIDENCE, Config, options
from rasoat.content import PROSE, Article, BlockKind, Page, PageKind
from rasoat.errors import ReadError
from rasoat.finding import Finding, Severity
from rasoat.report import ArticleRecord, BlockRecord, FetchStatus, PageStatus, RuleFailure
from rules.digests import digest
from rules.engine import Engine, PageCheck
from rules.facts_loader import own_facts, use
from rules.house_style import WordPair, house_rules
from rules.places import element_selector
from rules.portals import PageDigest
from rules.registry import by_code, select
from rules.rule import City, Portal, Rule

if TYPE_CHECKING:
    from rasoat.readers.archive import Capture

_COLLECT_AFTER = 50_000
"""Objects made before a worker looks for cycles: trees of pages are released as they are left, so there are few."""
CHUNK = 64
"""Documents a worker takes at a time."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Setup:
    """What to check, as plain data that goes to worker processes."""

    codes: tuple[str, ...]
    options: Mapping[str, object]
    words: tuple[WordPair, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    min_confidence: float = LEAST_CONFIDENCE

    @classmethod
    def of(cls, config: Config) -> Setup:
        """UsageError for codes that do not exist and for own facts that are wrong."""
        check, given = config.check, options(config)
        use(own_facts(given))
        chosen = (*check.select, *check.extend_select) if check.select else ()
        rules = select(chosen, check.ignore, preview=check.preview)
        extra = [by_code(code).code for code in check.extend_select if len(code) > 2 and not check.select]
        for entry in (*check.severity, *(code for codes in check.per_file_ignores.values() for code in codes)):
            select([entry], [])
        return cls(
            codes=tuple(dict.fromkeys([rule.code for rule in rules] + extra)),
            options=given,
            words=tuple(WordPair(w.wrong, w.right, w.reason) for w in config.words),
            severity=tuple(sorted(check.severity.items(), key=lambda item: len(item[0]))),
            per_file_ignores=tuple(check.per_file_ignores.items()),
            min_confidence=check.min_confidence,
        )

    def rules(self) -> list[Rule]:
        """The rules of this run, those of the agency's own word list last."""
        return [*(by_code(code) for code in self.codes), *house_rules(self.words)]


@dataclass
class Batch:
    """What some pages gave, in their order."""

    pages: int = 0
    articles: list[ArticleRecord] = field(default_factory=list)
    signatures: list[bytes] = field(default_factory=list)
    """For near-duplicate clusters, one an article."""
    findings: list[Finding] = field(default_factory=list)
    failures: list[RuleFailure] = field(default_factory=list)
    failed: Counter[str] = field(default_factory=Counter)
    """Documents on which each rule found something."""
    broken: Counter[str] = field(default_factory=Counter)
    not_checked: Counter[tuple[str, str]] = field(default_factory=Counter)
    digests: list[PageDigest] = field(default_factory=list)
    unread: list[PageStatus] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: Counter[str] = field(default_factory=Counter)
    """Cost of each rule, where it was asked for."""
    frame_links: set[str] = field(default_factory=set)
    """Links of the frames met so far in this chunk: each is kept with the first page that has it."""

    def add(self, other: Batch) -> None:
        self.pages += other.pages
        for name in ("articles", "signatures", "findings", "failures", "digests", "unread", "notes"):
            getattr(self, name).extend(getattr(other, name))
        for name in ("failed", "broken", "not_checked", "seconds"):
            getattr(self, name).update(getattr(other, name))


class Checker:
    """One per process: holds the engine."""

    def __init__(self, setup: Setup, *, timed: bool = False) -> None:
        self._setup = setup
        self._seconds: Counter[str] = Counter()
        rules = setup.rules()
        self._compared = any(isinstance(rule.trigger, Portal | City) and rule.trigger.compares for rule in rules)
        self._engine = Engine(rules, options=setup.options, clock=self._count if timed else None)
        gc.freeze()  # what the rules rest on stays for good: no need to look through it again and again

    @property
    def engine(self) -> Engine:
        return self._engine

    def _count(self, code: str, seconds: float) -> None:
        self._seconds[code] += seconds  # type: ignore[assignment]

    def check(self, batch: Batch, page: Page, agency: Agency | None = None) -> None:
        """Adds what this page gives to ``batch``."""
        findings, checked = self.findings(page, agency)
        batch.pages += 1
        batch.findings += findings
        batch.failures += checked.failures
        batch.failed.update({finding.code for finding in findings})
        batch.broken.update({failure.code for failure in checked.failures})
        batch.not_checked.update(checked.not_checked)
        told = digest(checked.doc, checked.text, batch.frame_links, compared=self._compared)
        batch.digests.append(told)
        batch.notes += [f"{page.where}: {note}" for note in page.notes]
        if page.article is not None:
            marked = any(finding.article and finding.span for finding in findings) or page.path
            batch.articles.append(record(page, page.article, checked, with_text=bool(marked)))
            batch.signatures.append(told.sketch)
        batch.seconds.update(self._seconds)
        self._seconds.clear()

    def findings(self, page: Page, agency: Agency | None = None) -> tuple[list[Finding], PageCheck]:
        """What this page gives, as the configuration wants it, and all that the engine knows of it."""
        checked = self._engine.check(page, agency)
        return [f for f in (self._settle(finding, page) for finding in checked.findings) if f], checked

    def _settle(self, finding: Finding, page: Page) -> Finding | None:
        """The finding as the configuration wants it, or None."""
        if finding.confidence < self._setup.min_confidence:
            return None
        for pattern, codes in self._setup.per_file_ignores:
            if fnmatch(page.path or page.url, pattern) and finding.code.startswith(codes):
                return None
        for prefix, severity in self._setup.severity:
            if finding.code.startswith(prefix):
                finding = replace(finding, severity=Severity(severity))
        return finding


def record(page: Page, article: Article, checked: PageCheck, *, with_text: bool) -> ArticleRecord:
    """The article as reporters need it; its texts masked by the engine."""
    text = checked.text

    def words(kind: BlockKind) -> str:
        block = next(article.of([kind]), None)
        return text[block.span.start : block.span.end] if block else ""

    told = {finding.place.selector for finding in checked.findings if finding.place.selector.startswith("img[")}
    images = tuple(
        i.position
        for i in page.images
        if i.in_article and (i.alt is None or (not i.alt.strip() and element_selector(i) in told))
    )
    return ArticleRecord(
        id=article.id,
        url=page.url,
        path=page.path,
        title=words(BlockKind.TITLE),
        published=article.published.isoformat() if article.published else None,
        section=article.section,
        byline=words(BlockKind.BYLINE),
        language=checked.language,
        words=sum(len(text[b.span.start : b.span.end].split()) for b in article.of(PROSE)),
        unit=0,
        text=text if with_text else "",
        blocks=tuple(BlockRecord(b.kind.value, *b.span, b.cell) for b in article.blocks) if with_text else (),
        images=images if with_text else (),
        has_images=any(image.in_article for image in page.images),
    )


@dataclass(frozen=True, slots=True)
class ArchiveChunk:
    """Some captures of one archive, by offset."""

    path: Path
    captures: tuple[Capture, ...]
    agency: Agency | None


@dataclass(frozen=True, slots=True)
class FileChunk:
    """Some files; ``published`` is the day to judge by where a file shows none (ISO)."""

    paths: tuple[Path, ...]
    published: str | None
    agency: Agency | None


def check_archive_chunk(checker: Checker, chunk: ArchiveChunk) -> Batch:
    from rasoat.readers.archive import read

    batch = Batch()
    for capture, page in read(chunk.path, chunk.captures):
        if isinstance(page, ReadError):
            batch.unread.append(PageStatus(capture.url, FetchStatus.UNREADABLE, capture.status, page.message))
        elif (status := no_content(page)) is not None:
            batch.unread.append(PageStatus(capture.url, status, capture.status))
        else:
            checker.check(batch, page, chunk.agency)
    return batch


def no_content(page: Page) -> FetchStatus | None:
    """What a page is that was served as well (200) and yet has nothing to check: an error page, a form to sign in."""
    if page.kind is PageKind.ERROR:
        return FetchStatus.ERROR_PAGE
    asks_password = any(field.startswith("password:") for form in page.forms for field in form.fields)
    if asks_password and page.article is None and page.kind is not PageKind.HOME:
        return FetchStatus.LOGIN_PAGE
    return None


def check_file_chunk(checker: Checker, chunk: FileChunk) -> Batch:
    import datetime as dt

    from rasoat.readers.files import read_file

    batch = Batch()
    published = dt.date.fromisoformat(chunk.published) if chunk.published else None
    for path in chunk.paths:
        try:
            page = read_file(path, published=published)
        except ReadError as error:
            reason = f"{error.message} {error.remedy}".strip()
            batch.unread.append(PageStatus(str(path), FetchStatus.UNREADABLE, 0, reason))
            continue
        checker.check(batch, page, chunk.agency)
    return batch


_CHECKER: Checker | None = None


def _start(setup: Setup, timed: bool) -> None:
    global _CHECKER
    speak(str(setup.options.get("language", SOURCE)))
    _CHECKER = Checker(setup, timed=timed)
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)


def _work(task: tuple[Callable[[Checker, T], Batch], T]) -> Batch:
    assert _CHECKER is not None
    return task[0](_CHECKER, task[1])


def run(
    setup: Setup,
    check: Callable[[Checker, T], Batch],
    chunks: Sequence[T],
    *,
    processes: int = 0,
    timed: bool = False,
    progress: Callable[[Batch], None] | None = None,
) -> Batch:
    """All chunks checked, in order. ``processes`` 0 means as many as there are cores; one chunk is checked in this process."""
    total = Batch()
    for batch in _batches(setup, check, chunks, min(processes or os.cpu_count() or 1, len(chunks)), timed):
        total.add(batch)
        if progress:
            progress(batch)
    return total


def _batches(
    setup: Setup, check: Callable[[Checker, T], Batch], chunks: Sequence[T], processes: int, timed: bool
) -> Iterator[Batch]:
    if processes <= 1:
        checker = Checker(setup, timed=timed)
        yield from (check(checker, chunk) for chunk in chunks)
        return
    with ProcessPoolExecutor(processes, initializer=_start, initargs=(setup, timed)) as pool:
        try:
            yield from pool.map(_work, [(check, chunk) for chunk in chunks])
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def cut(items: Iterable[T], size: int = CHUNK) -> list[tuple[T, ...]]:
    """Tuples of ``size`` items, the last one shorter."""
    listed = list(items)
    return [tuple(listed[start : start + size]) for start in range(0, len(listed), size)]
