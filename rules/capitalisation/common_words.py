"""What rules on capitals inside a sentence share: which words are common, and which places are not the writer's own words."""

from __future__ import annotations

from rasoat.content import Span
from rasoat.finding import Hit
from rules.document import Document
from rules.parsing.passages import in_open_quotation
from rules.text.folding import fold
from rules.text.lexicon import is_compound, lower_case_share

_QUOTED = 400
"""Code points in which a quotation is looked for."""
_SURE, _ALONE = 0.98, 0.99
"""Least share in small letters of a word of two, and of one syllable, that is no name."""
FUNCTION_WORDS = frozenset(
    fold(
        "các những một mỗi mọi tại trong từ với về khi để do đến cho và theo trên dưới sau trước được bị không có đã đang sẽ "
        "nếu vì nhằm cùng hoặc nhưng còn đây này"
    ).split()
)
"""Words that begin no name, whatever follows them."""


def is_common(first: str, second: str) -> bool:
    """Whether a word is no name: ``first`` and the syllable in small letters that follows it, "" for none."""
    if not second:
        return fold(first) in FUNCTION_WORDS
    return lower_case_share(first, second) >= (_SURE if is_compound(first, second) else _ALONE)


def quoted(doc: Document, offset: int) -> bool:
    """Whether a quotation is open at this offset of its block."""
    block = doc.block_at(offset)
    start = max(block.span.start if block else 0, offset - _QUOTED)
    return in_open_quotation(doc.text[start:offset])


def lowered(doc: Document, start: int, first: str, second: str, **values: str) -> Hit:
    """A hit on the word at ``start``, of two syllables if they are one word, with its first letter made small."""
    end = start + len(first)
    if second and is_compound(first, second):
        end = doc.text.index(second, end) + len(second)
    right = first[0].lower() + doc.text[start + 1 : end]
    return Hit(Span(start, end), {"right": right, **values}, (right,))
