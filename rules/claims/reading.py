"""One article as the finders of claims read it: its text, the same text without personal data, and words to quote."""

from __future__ import annotations

from dataclasses import dataclass

from rasoat.content import BODY, Block, BlockKind, Span
from rules.document import Document

_AROUND = 70
"""Code points quoted on each side of a value."""
_READ = BODY | {BlockKind.TITLE, BlockKind.LEAD}


@dataclass(frozen=True, slots=True)
class Reading:
    """``masked`` is as long as ``doc.text``."""

    doc: Document
    masked: str

    @property
    def text(self) -> str:
        return self.doc.text

    def blocks(self) -> list[Block]:
        """Those that an officer wrote in Vietnamese, or whose language is not told."""
        return self.doc.blocks(_READ, "vi")

    def is_masked(self, span: Span) -> bool:
        """Whether personal data stands there: nothing is claimed of it."""
        return self.masked[span.start : span.end] != self.doc.text[span.start : span.end]

    def quote(self, span: Span) -> str:
        """The sentence round a span, cut to what is near, without personal data, in one line."""
        sentence = self.doc.sentence_at(span.start)
        start = max(min(sentence.start, span.start), span.start - _AROUND)
        end = min(max(sentence.end, span.end), span.end + _AROUND)
        words = self.masked[start:end].split()
        if len(words) > 2 and start > sentence.start:
            words = ["…", *words[1:]]
        if len(words) > 2 and end < sentence.end:
            words = [*words[:-1], "…"]
        return " ".join(words)
