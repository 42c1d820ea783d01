"""Examples and cases as pages: ⟦⟧ marks the words where a finding must lie."""

from __future__ import annotations

import datetime as dt
import unicodedata

from rasoat.content import Article, Block, BlockKind, Page, Span
from rasoat.finding import Finding
from rasoat.readers.source_html import read_html_file
from rasoat.readers.webpage import read_page
from rules.engine import Engine
from rules.registry import all_rules

OPEN, CLOSE = "⟦", "⟧"


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The text without marks, and the marked spans."""
    text, spans, start = [], [], 0
    length = 0
    for character in marked:
        if character == OPEN:
            start = length
        elif character == CLOSE:
            spans.append(Span(start, length))
        else:
            text.append(character)
            length += 1
    return "".join(text), spans


def text_page(text: str, kind: BlockKind, published: dt.date | None) -> Page:
    """A page whose article has one block per line, all of one kind (a title gets a body of its own)."""
    composed = unicodedata.normalize("NFC", text)
    blocks, start = [], 0
    for line in composed.split("\n"):
        blocks.append(Block(kind, Span(start, start + len(line))))
        start += len(line) + 1
    article = Article(id="1", text=composed, found=text, blocks=tuple(blocks), published=published)
    return Page(path="example.txt", article=article)


def composed_spans(text: str, spans: list[Span]) -> list[Span]:
    """Spans of a text in the offsets of its NFC form."""

    def length(end: int) -> int:
        return len(unicodedata.normalize("NFC", text[:end]))

    return [Span(length(start), length(end)) for start, end in spans]


def page_of(text: str, *, kind: BlockKind, published: dt.date | None, url: str) -> Page:
    """A text as an article; text that starts with "<" as an HTML file, or as a live page where ``url`` is given."""
    if url:
        return read_page(text, url=url)
    if text.lstrip().startswith("<"):
        return read_html_file(text, "example.html")
    if kind is BlockKind.FRAME:
        return Page(path="example.txt", frame=(text,), fetched=published)
    return text_page(text, kind, published)


def engine() -> Engine:
    """All rules, previews too."""
    global _ENGINE
    if _ENGINE is None:
        _ENGINE = Engine(all_rules())
    return _ENGINE


_ENGINE: Engine | None = None


def findings_of(code: str, page: Page, facts: str = "") -> list[Finding]:
    """Of one rule, with no rule broken; ``facts``: TOML of an agency's own."""
    checker = engine()
    if facts:
        alone = [rule for rule in all_rules() if rule.code == code]
        checker = Engine(alone, options={"facts": (("vi-du.toml", facts),)})
    checked = checker.check(page)
    assert not checked.failures, checked.failures
    return [finding for finding in checked.findings if finding.code == code]


def place(finding: Finding) -> Span | None:
    """Where a finding stands: in the source of a file, else in the text."""
    if finding.place.offset is not None and finding.place.length is not None:
        return Span(finding.place.offset, finding.place.offset + finding.place.length)
    return Span(*finding.span) if finding.span else None
