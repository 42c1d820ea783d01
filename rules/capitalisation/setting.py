"""What stands round a name and may excuse its capitals: the start of a sentence, a quotation, a plural, a title in capitals."""

from __future__ import annotations

import re

from rasoat.content import Span
from rules.document import Document
from rules.parsing.passages import in_open_quotation, passage_at

_AT_START = re.compile(
    r"(?:\A|[.!?:…\n][\"'”’)]*[ \u00a0]*|(?<!\w)[-+*•–—●▪][ \u00a0]*|\d[.)][ \u00a0]*|(?<!\w)[A-Za-zđ][.)][ \u00a0]*|[“\"‘'(\[][ \u00a0]*)\Z"
)
_REACH = 12
_WORD_BEFORE = re.compile(r"(\w+)[ \u00a0]+\Z")
_SEVERAL = frozenset(
    "các những mọi nhiều số hai ba bốn hầu mỗi từng giữa liên toàn bộ trưởng phó ủy uỷ cán toàn nội cơ trụ tiểu đảng chi tổng chánh "
    "văn quốc dự xã đại học bệnh phân công đồng cục tiến vị thành hiệp".split()
)
"""Before a type of body in lower case: several of them, or the first half of another word (cán bộ, cơ sở, xã hội)."""
_PLURAL = frozenset("các những mọi nhiều số hai ba bốn".split())
_OF_SEVERAL = re.compile(
    r"[ \u00a0](?:(?:của|ở|tại|thuộc|cấp)[ \u00a0])?(?:(?:các|những|mọi|từng|cấp|hai|ba|\d+)(?!\w)|(?:quận|huyện|xã|phường|tỉnh|cơ sở)[ \u00a0]?[,/-])"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_TITLE_CASE = 0.75


def starts_sentence(doc: Document, offset: int) -> bool:
    """Whether a capital is due here whatever the word: start of a sentence, an item, a quotation, after a colon."""
    block = doc.article.block_at(offset)
    start = max(block.span.start if block else 0, offset - _REACH)
    before = doc.text[start:offset]
    if start and (block is None or start > block.span.start) and not before.strip():
        return False
    return bool(_AT_START.search(before))


def word_before(doc: Document, offset: int) -> str:
    """The word before, in lower case; "" where another sign stands between."""
    match = _WORD_BEFORE.search(doc.text, max(0, offset - _REACH), offset)
    return match.group(1).lower() if match else ""


def is_part_of_another(doc: Document, offset: int) -> bool:
    """Whether the word before makes a common noun or another word of the lower-case type at ``offset``."""
    return word_before(doc, offset) in _SEVERAL


def is_plural(doc: Document, span: Span) -> bool:
    """Whether several of a kind are spoken of: "các …", "12 …", "… các huyện"."""
    before = word_before(doc, span.start)
    return before in _PLURAL or before.isdigit() or bool(_OF_SEVERAL.match(doc.text, span.end))


def is_quoted(doc: Document, span: Span) -> bool:
    """Whether the words stand in a quotation: they are not ours to change."""
    passage = passage_at(doc, span)
    return in_open_quotation(doc.text[passage.start : span.start])


def in_title_case(doc: Document, span: Span) -> bool:
    """Whether most words round the span begin with a capital, as headings and signs do."""
    passage = passage_at(doc, span)
    words = _LETTERS.findall(doc.text, passage.start, span.start) + _LETTERS.findall(doc.text, span.end, passage.end)
    return bool(words) and sum(word[0].isupper() for word in words) >= _TITLE_CASE * len(words)
