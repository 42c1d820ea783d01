"""What stands round a name and may excuse its capitals: the start of a sentence, a quotation, a plural, a title in capitals."""

from __future__ import annotations

import re

from rasoat.content import Span
from rules.document import Document
from rules.parsing.passages import in_open_quotation

_AT_START = re.compile(r"(?:[.!?:…][\"'”’)]*|(?<!\S)[-+*•–—●▪]|\d[.)]|(?<!\w)[A-Za-zđ][.)]|[“\"‘'(\[])\Z")
_REACH = 12
_WORD_BEFORE = re.compile(r"(\w+)[ \u00a0]+\Z")
_SEVERAL = frozenset(
    "các những mọi nhiều số hai ba bốn hầu mỗi từng giữa liên toàn bộ trưởng phó ủy uỷ cán toàn nội cơ trụ tiểu đảng chi tổng "
    "chánh văn quốc dự xã đại học bệnh phân công đồng cục tiến vị thành hiệp".split()
)
"""Before a type of body in lower case: several of them, or the first half of another word (cán bộ, cơ sở, xã hội)."""
_PLURAL = frozenset("các những mọi nhiều số hai ba bốn một mỗi".split())
_OF_SEVERAL = re.compile(
    r"[ \u00a0](?:(?:của|ở|tại|thuộc|cấp)[ \u00a0])?(?:(?:các|những|mọi|mỗi|từng|cấp|hai|ba)(?!\w)|"
    r"\d+[ \u00a0](?:quận|huyện|xã|phường|tỉnh|thành|đơn vị|địa phương|nước)|(?:quận|huyện|xã|phường|tỉnh|cơ sở)[ \u00a0]?[,/-])"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_TITLE_CASE = 0.75
_ROUND = 60
_LINE = 600
"""Code points looked at on either side of a name, and before it for a quotation mark."""


def starts_sentence(doc: Document, offset: int) -> bool:
    """Whether a capital is due here whatever the word: start of a sentence, an item, a quotation, after a colon."""
    line = doc.text[_line_start(doc, offset) : offset].rstrip()
    return not line or bool(_AT_START.search(line, max(0, len(line) - 4)))


def word_before(doc: Document, offset: int) -> str:
    """The word before, in lower case; "" where another sign stands between."""
    match = _WORD_BEFORE.search(doc.text, max(0, offset - _REACH), offset)
    return match.group(1).lower() if match else ""


def is_part_of_another(doc: Document, offset: int) -> bool:
    """Whether the word before makes a common noun or another word of the lower-case type at ``offset``."""
    return word_before(doc, offset) in _SEVERAL


def is_after_plural(doc: Document, offset: int) -> bool:
    """Whether the word before speaks of several."""
    return word_before(doc, offset) in _PLURAL


def is_plural(doc: Document, span: Span) -> bool:
    """Whether several of a kind are spoken of: "các …", "12 …", "… các huyện", one in a list of them."""
    before = word_before(doc, span.start)
    if before in _PLURAL or before.isdigit() or _OF_SEVERAL.match(doc.text, span.end):
        return True
    kind = doc.slice(span).split(" ", 1)[0]
    listed = doc.text[max(_line_start(doc, span.start), span.start - _ROUND) : span.start]
    return f"ác {kind} " in listed or f"hững {kind} " in listed


def is_quoted(doc: Document, span: Span) -> bool:
    """Whether the words stand in a quotation: they are not ours to change."""
    return in_open_quotation(doc.text[_line_start(doc, span.start) : span.start])


def in_title_case(doc: Document, span: Span) -> bool:
    """Whether most words round the span begin with a capital, as headings and signs do."""
    text = doc.text
    after = text[span.end : span.end + _ROUND].partition("\n")[0]
    words = _LETTERS.findall(
        text, max(_line_start(doc, span.start), span.start - _ROUND), span.start
    ) + _LETTERS.findall(after)
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= _TITLE_CASE * len(words)


def _line_start(doc: Document, offset: int) -> int:
    return doc.text.rfind("\n", max(0, offset - _LINE), offset) + 1 or max(0, offset - _LINE)
