"""Runs rules over pages: phrases in one Aho-Corasick pass, patterns behind one RE2 gate, then blocks, links, images, pages."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from rasoat.agency import Agency
from rasoat.catalogue import SOURCE, speaking
from rasoat.content import Article, Block, BlockKind, Image, Link, Page, Span
from rasoat.finding import Finding, Hit
from rasoat.report import RuleFailure
from rules.document import Document
from rules.facts_loader import own_facts, use
from rules.findings import FindingMaker
from rules.gate import Gate
from rules.phrases import PhraseFinder
from rules.portals import CityView, PortalView
from rules.registry import PRIVACY, all_rules
from rules.rule import (
    City,
    EveryArticle,
    EveryBlock,
    EveryImage,
    EveryLink,
    EveryPage,
    EveryWord,
    NotChecked,
    Pattern,
    Phrases,
    Portal,
    Rule,
    Words,
)
from rules.suppression import Suppressions
from rules.word_finder import WordFinder

_RuleHit: TypeAlias = tuple[Rule, Hit]
_FRAME_CACHE = 20_000
"""Distinct pieces of frame text whose hits are remembered."""


@dataclass(frozen=True, slots=True)
class PageCheck:
    """What one page gave. ``text`` is the article's text with personal data masked."""

    findings: tuple[Finding, ...]
    failures: tuple[RuleFailure, ...]
    not_checked: tuple[tuple[str, str], ...]
    """Code and reason of rules that could not judge."""
    text: str
    doc: Document
    maker: FindingMaker
    """Knows places, personal data and what is protected."""

    @property
    def language(self) -> str:
        """Of the article, "" without one."""
        return self.doc.language


class Engine:
    """Built once per process (holds automata, not picklable). ``rules`` are those whose findings are wanted."""

    def __init__(
        self,
        rules: Sequence[Rule],
        *,
        options: Mapping[str, object] | None = None,
        clock: Callable[[str, float], None] | None = None,
    ) -> None:
        """``clock(code, seconds)``, if given, is told the cost of each rule's check on each page."""
        self.rules = tuple(rules)
        self._wanted = {rule.code for rule in rules}
        self._options = options or {}
        self._language = str(self._options.get("language", SOURCE))
        self._own_facts = own_facts(self._options)
        use(self._own_facts)
        self._clock = clock
        guards = [rule for rule in all_rules() if rule.family == PRIVACY and rule.code not in self._wanted]
        run = [*self.rules, *guards]
        self._phrases = PhraseFinder([rule for rule in run if isinstance(rule.trigger, Phrases)])
        self._words = WordFinder([rule for rule in run if isinstance(rule.trigger, EveryWord)])
        self._patterns = [(rule, rule.trigger.compiled()) for rule in run if isinstance(rule.trigger, Pattern)]
        self._gate = Gate([pattern for _, pattern in self._patterns])
        self._of: dict[type, list[Rule]] = defaultdict(list)
        for rule in run:
            self._of[type(rule.trigger)].append(rule)
        self._frame_hits = lru_cache(maxsize=_FRAME_CACHE)(self._frame_piece)

    def check(self, page: Page, agency: Agency | None = None) -> PageCheck:
        """All findings of one page in reading order; a rule that breaks is reported, never raised."""
        with speaking(self._language):
            return self._check(page, agency)

    def _check(self, page: Page, agency: Agency | None) -> PageCheck:
        use(self._own_facts)
        run = _Run(self._clock, page.where)
        article = page.article
        doc = Document(page, article or _nothing(), agency, self._options)
        in_text = list(self._text_hits(doc, run)) if article else []
        if article:
            for rule in self._of[EveryArticle]:
                in_text += run.hits(rule, article, doc)
        in_text = _without_yielding(in_text)
        in_page = list(self._page_hits(doc, run))
        day = page.fetched or (article.published if article else None)
        framed = [
            (rule, hit, piece)
            for piece in dict.fromkeys(page.frame)
            for rule, hit in self._frame_hits(piece, agency, day, run if self._clock else None)
        ]
        secrets = [hit.span for rule, hit in in_text if rule.family == PRIVACY and hit.span]
        words = [
            piece[hit.span.start : hit.span.end] for rule, hit, piece in framed if rule.family == PRIVACY and hit.span
        ]
        maker = FindingMaker(page, agency.id if agency else "", secrets, words, self._language)
        findings = [
            maker.of_text(rule, hit, doc) if hit.span else maker.of_page(rule, hit)
            for rule, hit in sorted(in_text, key=_order)
            if rule.code in self._wanted
        ]
        findings += [maker.of_page(rule, hit) for rule, hit in in_page if rule.code in self._wanted]
        for rule, hit, piece in framed:
            if rule.code in self._wanted:
                findings.append(maker.of_frame(rule, hit, _frame_document(page, piece, agency, day, self._options)))
        if page.source is not None and page.comments:
            unjudged = {code for code, _ in run.not_checked} | {failure.code for failure in run.failures}
            with speaking(self._language):
                findings = Suppressions(page, self._wanted, unjudged=unjudged).apply(findings, maker)
        return PageCheck(
            findings=tuple(findings),
            failures=tuple(run.failures),
            not_checked=tuple(sorted(run.not_checked)),
            text=maker.text,
            doc=doc,
            maker=maker,
        )

    def check_portal(self, portal: PortalView) -> tuple[tuple[Finding, ...], tuple[RuleFailure, ...]]:
        """Findings of the rules over a whole portal."""
        agency = portal.agency.id if portal.agency else ""
        return self._over_all(Portal, portal, agency)

    def check_city(self, city: CityView) -> tuple[tuple[Finding, ...], tuple[RuleFailure, ...]]:
        """Findings of the rules over all portals."""
        return self._over_all(City, city, "")

    def _over_all(
        self, trigger: type, view: object, agency: str
    ) -> tuple[tuple[Finding, ...], tuple[RuleFailure, ...]]:
        use(self._own_facts)
        run = _Run(self._clock, agency)
        maker = FindingMaker(Page(), agency, language=self._language)
        with speaking(self._language):
            findings = [maker.of_portal(rule, hit) for rule in self._of[trigger] for _, hit in run.hits(rule, view)]
        return tuple(findings), tuple(run.failures)

    def _text_hits(self, doc: Document, run: _Run) -> Iterator[_RuleHit]:
        """Hits of phrases, patterns and blocks in one text."""
        for rule, match in self._phrases.find(doc):
            if _reads(rule, doc, match.span.start, match.span.end):
                yield from run.hits(rule, match, doc)
        opened: dict[int, list[Span]] = {}
        for part in doc.parts:
            for index in self._gate.open_for(doc.slice(part)):
                opened.setdefault(index, []).append(part)
        for index in sorted(opened):
            rule, pattern = self._patterns[index]
            yield from run.pattern_hits(rule, pattern, doc, opened[index])
        for rule, words in self._words.find(doc):
            yield from run.word_hits(rule, words, doc)
        for rule in self._of[EveryBlock]:
            yield from run.block_hits(rule, doc)

    def _page_hits(self, doc: Document, run: _Run) -> Iterator[_RuleHit]:
        for trigger, elements in ((EveryLink, doc.page.links), (EveryImage, doc.page.images)):
            for rule in self._of[trigger] if elements else ():
                yield from run.element_hits(rule, elements, doc)
        for rule in self._of[EveryPage]:
            yield from run.hits(rule, doc.page, doc)

    def _frame_piece(
        self, piece: str, agency: Agency | None, day: dt.date | None, run: _Run | None
    ) -> tuple[_RuleHit, ...]:
        doc = _frame_document(Page(), piece, agency, day, self._options)
        return tuple(self._text_hits(doc, run or _Run(None, "")))


class _Run:
    """The checks of one page: calls rules, keeps their failures and their cost."""

    def __init__(self, clock: Callable[[str, float], None] | None, where: str) -> None:
        self._clock = clock
        self._where = where
        self.failures: list[RuleFailure] = []
        self.not_checked: set[tuple[str, str]] = set()

    def hits(self, rule: Rule, *subject: object) -> list[_RuleHit]:
        return self._guarded(rule, lambda: rule.hits(*subject))

    def pattern_hits(
        self, rule: Rule, pattern: re.Pattern[str], doc: Document, parts: Sequence[Span]
    ) -> list[_RuleHit]:
        """``parts``, in order, of whole blocks: those that the pattern may match in."""

        def found() -> Iterator[Hit]:
            left = iter(parts)
            part = next(left)
            for block in doc.blocks(rule.reads, rule.language):
                while block.span.start >= part.end and block.span.end > part.end:
                    if (following := next(left, None)) is None:
                        return
                    part = following
                if block.span.start >= part.start:
                    for match in pattern.finditer(doc.text, block.span.start, block.span.end):
                        yield from rule.hits(match, doc)

        return self._guarded(rule, found)

    def block_hits(self, rule: Rule, doc: Document) -> list[_RuleHit]:
        read = doc.blocks(rule.reads, rule.language)
        return self._guarded(rule, lambda: (hit for block in read for hit in rule.hits(block, doc)))

    def word_hits(self, rule: Rule, words: Words, doc: Document) -> list[_RuleHit]:
        assert isinstance(rule.trigger, EveryWord)
        together = rule.trigger.together

        def read(runs: Sequence[str]) -> Iterator[re.Match[str]]:
            return (match for match in words.matches(runs) if _reads(rule, doc, *match.span()))

        def found() -> Iterator[Hit]:
            for subject in (Words(words.runs, read),) if together else read(words.runs):
                yield from rule.hits(subject, doc)

        return self._guarded(rule, found)

    def element_hits(self, rule: Rule, elements: Iterable[Link | Image], doc: Document) -> list[_RuleHit]:
        return self._guarded(rule, lambda: (hit for element in elements for hit in rule.hits(element, doc)))

    def _guarded(self, rule: Rule, hits: Callable[[], Iterable[Hit]]) -> list[_RuleHit]:
        started = time.perf_counter() if self._clock else 0.0
        try:
            return [(rule, hit) for hit in hits()]
        except NotChecked as reason:
            self.not_checked.add((rule.code, str(reason)))
        except Exception as error:  # a rule that breaks must not take the run with it
            self.failures.append(RuleFailure(rule.code, self._where, f"{type(error).__name__}: {error}"[:300]))
        finally:
            if self._clock:
                self._clock(rule.code, time.perf_counter() - started)
        return []


def _reads(rule: Rule, doc: Document, start: int, end: int) -> bool:
    """Whether the rule is for the block there: its kind, its language, and the whole span inside it."""
    block = doc.block_at(start)
    if block is None or block.kind not in rule.reads or end > block.span.end:
        return False
    return rule.language == "any" or doc.is_english(block) == (rule.language == "en")


def _order(item: _RuleHit) -> tuple[int, str]:
    rule, hit = item
    return (hit.span.start if hit.span else -1, rule.code)


def _without_yielding(hits: list[_RuleHit]) -> list[_RuleHit]:
    """Hits but those of rules that yield to another rule's hit on the same words."""
    yielding = [item for item in hits if item[0].yields_to and item[1].span]
    if not yielding:
        return hits
    dropped = {
        id(hit)
        for rule, hit in yielding
        if any(
            other.code != rule.code and other.code.startswith(rule.yields_to) and _overlap(hit.span, found.span)
            for other, found in hits
        )
    }
    return [item for item in hits if id(item[1]) not in dropped]


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end


def _nothing() -> Article:
    return Article(id="", text="", blocks=())


def _frame_document(
    page: Page, piece: str, agency: Agency | None, day: dt.date | None, options: Mapping[str, object]
) -> Document:
    """``day``: when the frame stood as it is (the fetch), else the day of its article, before which it can't be."""
    article = Article(id="", text=piece, blocks=(Block(BlockKind.FRAME, Span(0, len(piece))),), published=day)
    return Document(page, article, agency, options)


def merge_templates(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for each thing that stands in the frame of several pages, with its page count; the rest as they are."""
    first: dict[str, Finding] = {}
    pages: Counter[str] = Counter()
    kept: list[Finding] = []
    for finding in findings:
        if finding.scope.value != "template":
            kept.append(finding)
            continue
        pages[finding.fingerprint] += finding.pages
        first.setdefault(finding.fingerprint, finding)
    merged = [replace(finding, pages=pages[key]) for key, finding in first.items()]
    return [*kept, *merged]
