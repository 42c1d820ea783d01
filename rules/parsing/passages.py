"""The words round a hit that may change its meaning: its sentence, bounded so that a text without full stops stays cheap."""

from __future__ import annotations

from rasoat.content import Span
from rules.document import Document

_REACH = 600
"""Code points on either side; longer sentences than this are lists."""


def passage_at(doc: Document, span: Span) -> Span:
    """The sentence of a hit, at most ``_REACH`` code points to each side."""
    sentence = doc.sentence_at(span.start)
    start = max(sentence.start, span.start - _REACH)
    return Span(min(start, span.start), max(span.end, min(sentence.end, span.end + _REACH)))


def in_open_quotation(before: str) -> bool:
    """Whether a quotation opened in the words before is still open."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
