"""What a fix must not change though a rule may be right about it: quotations of documents, titles, names, code, addresses.

A quotation stands as its document has it, a name as its bearer writes it.
Computed only where a finding has a correction.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from rasoat.content import Page, Span
from rasoat.finding import Safety
from rules.document import Document
from rules.text.letters import LOWER, UPPER
from rules.typography.spacing import in_address

_FEW_WORDS = 4
"""Quoted words from which on it is a passage and no term."""
_LEAD = 240
"""Code points before a quotation in which its source is looked for."""
_LONGEST = 6000
"""Code points of a quotation that runs over several blocks (an article of a law that another amends)."""
_WORD = re.compile(r"\S+")
_GAP = 12
"""Code points between two quotations of one list."""
_MARKS = '“”„«»"'
_DOCUMENT = (
    "hiến pháp|bộ luật|luật|pháp lệnh|nghị quyết|nghị định|thông tư|quyết định|chỉ thị|công văn|công điện|kế hoạch"
    "|quy chế|quy định|quy hoạch|điều lệ|hướng dẫn|thông báo|báo cáo|tờ trình|kết luận|văn kiện|văn bản|biên bản"
    "|di chúc|tuyên ngôn|hiệp định"
)
_CITED = re.compile(
    rf"(?<!\w)(?:{_DOCUMENT}|(?:điều|khoản|mục|chương|phụ lục) (?:\d|[IVX]+\b)|điểm [a-zđ]\b)"
    r"|(?-i:\d/(?:\d{4}/)?[A-ZĐ]{2}|\d-[A-ZĐ][A-Za-zĐ]+/)|(?:nêu rõ|ghi rõ|nguyên văn|trích)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(
    rf"(?<!\w)(?:{_DOCUMENT}|đề án|dự án|chương trình|đề tài|chuyên đề|tài liệu|giáo trình|sách|cuốn|tập|tác phẩm"
    r"|tạp chí|báo|phim|bài (?:báo|viết|thơ|hát)|ca khúc|vở|cuộc thi|hội thi|hội thảo|tọa đàm|triển lãm|phong trào"
    r"|chiến dịch|cuộc vận động|chủ đề|giải thưởng|danh hiệu|công ty|thương hiệu|hội nghị|diễn đàn|lễ hội|ngày hội"
    r"|tuần lễ|hội chợ|chuyên mục|chuyên trang|mô hình|câu lạc bộ|quỹ|khẩu hiệu|thông điệp|phương châm)\b[^,;:!?\n]{0,120}:?\s*$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[”\"»]\s*(?:[,;/]|và|hoặc|cùng)\s*$")
"""Between two titles of one list."""
_SOURCE_AFTER = re.compile(r"[.,]?\s*(?:[(–—-]|[Tt]rích|[Tt]heo)[^\n]{0,80}")
_SENTENCE_END = re.compile(rf"(?<!\d)[.!?…][”\"»)]*\s+(?=[{UPPER}“\"])")
_CAPITAL_AFTER = re.compile(rf"[ \u00a0-][{UPPER}][{LOWER}]")
_BEFORE_FIRST = frozenset('.!?…:;“"«•*+–—(/)-')
"""Behind these a sentence, an item or a quotation begins."""
_AS_WRITTEN = re.compile(r"(?:[^\W\d_]|[ \u00a0'’-])+")
"""What a name is made of; anything else inside (an entity, an invisible character) is damage and no name."""
_NEAR = 60
_CODE_TAGS = re.compile(r"<(/?)(?:code|pre|kbd|samp|var|tt|xmp)\b[^>]*>", re.IGNORECASE)
_QUOTE_TAGS = re.compile(r"<(/?)(?:blockquote|q|cite)\b[^>]*>", re.IGNORECASE)
_FENCE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*\n(?:.*?^ {0,3}(?P=fence)[`~]*[ \t]*$|.*)", re.MULTILINE | re.DOTALL
)
_CODE_SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_QUOTED_LINES = re.compile(r"^ {0,3}>.*(?:\n(?![ \t]*$).+)*", re.MULTILINE)


class Protection:
    """Of one article or piece of frame. Spans are offsets of its text, or of the file's source where so called."""

    def __init__(self, page: Page, doc: Document) -> None:
        self._page = page
        self.doc = doc

    def most(self, span: Span, words: str, source: Span | None, wanted: Safety) -> Safety:
        """The highest safety up to ``wanted`` that a correction of ``span`` to ``words`` may have: ``none`` in code and
        addresses, ``unsafe`` in quotations of documents and in names. ``source``: where the span stands
        in the file, if in one."""
        if self._in_address(span) or (source and _inside(self._code, source)):
            return Safety.NONE
        if wanted is Safety.SAFE and (self._in_name(span, words) or self._in_quotation(span, source)):
            return Safety.UNSAFE
        return wanted

    def _in_address(self, span: Span) -> bool:
        words = _WORD.finditer(self.doc.text, span.start, span.end)
        return any(in_address(self.doc.text, word.start()) for word in words)

    def _in_name(self, span: Span, words: str) -> bool:
        """Whether a capital makes the words a name or a part of one: inside a sentence, or first in it with another behind."""
        text = self.doc.text
        quote = text[span.start : span.end]
        if quote.islower():
            return False
        if not _AS_WRITTEN.fullmatch(quote) or _letters(quote) == _letters(words):
            return False
        if quote.isupper():
            around = text[max(0, span.start - _NEAR) : span.end + _NEAR]
            return sum(map(str.isupper, around)) < 0.6 * sum(map(str.isalpha, around))
        first, *rest = quote.split()
        if any(word[0].isupper() for word in rest):
            return True
        if not first[0].isupper():
            return False
        return not self._begins(span.start) or (not rest and bool(_CAPITAL_AFTER.match(text, span.end)))

    def _begins(self, place: int) -> bool:
        """Whether a sentence, an item or a quotation begins here, as far as the words close before tell."""
        near = self.doc.text[max(0, place - _NEAR) : place]
        words = near.rstrip()
        if "\n" in near[len(words) :]:
            return True
        return words[-1] in _BEFORE_FIRST if words else place <= _NEAR

    def _in_quotation(self, span: Span, source: Span | None) -> bool:
        """Of a document, longer than a few words, or in a title; in a file, all that is marked as quoted."""
        if source and _inside(self._quoted_source, source):
            return True
        if not _inside(self._all_quoted, span):
            return False
        around = (quoted for quoted in self._quoted if quoted.start < span.end and span.start < quoted.end)
        return any(self._protects(quoted) for quoted in around)

    def _protects(self, quoted: Span) -> bool:
        text = self.doc.text
        while not _of_document(text, quoted):
            if not _LISTED.search(text, max(0, quoted.start - _GAP), quoted.start):
                return False
            before = [other for other in self._quoted if quoted.start - _GAP <= other.end <= quoted.start]
            if not before:
                return False
            quoted = max(before, key=lambda other: (other.end, other.start))
        return True

    @cached_property
    def _quoted(self) -> list[Span]:
        return list(_quoted(self.doc.text))

    @cached_property
    def _all_quoted(self) -> list[Span]:
        return _merged(self._quoted)

    @cached_property
    def _code(self) -> list[Span]:
        source = self._page.source
        if source is None or self._page.media_type == "text/plain":
            return []
        found = list(_elements(_CODE_TAGS, source))
        if self._page.media_type == "text/markdown":
            fences = [Span(*match.span()) for match in _FENCE.finditer(source)]
            found += fences
            borders = [0, *(edge for fence in fences for edge in fence), len(source)]
            for start, end in list(pairwise(borders))[::2]:
                found += [Span(*match.span()) for match in _CODE_SPAN.finditer(source, start, end)]
        return _merged(found)

    @cached_property
    def _quoted_source(self) -> list[Span]:
        source = self._page.source
        if source is None or self._page.media_type == "text/plain":
            return []
        found = list(_elements(_QUOTE_TAGS, source))
        if self._page.media_type == "text/markdown":
            found += [Span(*match.span()) for match in _QUOTED_LINES.finditer(source)]
        return _merged(found)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _quoted(text: str) -> Iterator[Span]:
    """What stands in quotation marks; curly ones may run over blocks and lie in each other, straight ones end with their block.
    A mark that is not closed quotes to the end of its block."""
    curly: list[int] = []
    straight = -1
    for at in sorted(at for mark in _MARKS for at in _places(text, mark)):
        mark = text[at]
        if mark == '"':
            if straight >= 0 and (end := _line_end(text, straight)) < at:
                yield Span(straight, end)
                straight = -1
            if straight >= 0:
                yield Span(straight, at + 1)
            straight = -1 if straight >= 0 else at
        elif mark in "“„«" or not curly:
            curly.append(at)
        else:
            start = curly.pop()
            yield Span(start, at + 1 if at - start <= _LONGEST else _line_end(text, start))
    yield from (Span(start, _line_end(text, start)) for start in (*curly, straight) if start >= 0)


def _places(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _of_document(text: str, span: Span) -> bool:
    lead = text[max(0, span.start - _LEAD) : span.start]
    before, newline, same = lead.rpartition("\n")
    if newline and not same.strip() and before.rstrip().endswith(":"):
        same = before.rpartition("\n")[2]
    ends = [match.end() for match in _SENTENCE_END.finditer(same)]
    same = same[ends[-1] :] if ends else same
    if _TITLED.search(same):
        return True
    if len(text[span.start : span.end].split()) < _FEW_WORDS:
        return False
    after = _SOURCE_AFTER.match(text, span.end)
    return bool(_CITED.search(same) or (after and _CITED.search(after.group())))


def _elements(tags: re.Pattern[str], source: str) -> Iterator[Span]:
    """From the outermost opening tag to its closing one; to the end of the source where that is missing."""
    depth, start = 0, 0
    for match in tags.finditer(source):
        if not match[1]:
            start = start if depth else match.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield Span(start, match.end())
    if depth:
        yield Span(start, len(source))


def _merged(spans: Iterable[Span]) -> list[Span]:
    """In order, those that overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _inside(spans: list[Span], span: Span) -> bool:
    """Whether some of ``span`` lies in one of ``spans`` (ordered, apart)."""
    index = bisect_right(spans, span.start, key=lambda s: s.start) - 1
    return (index >= 0 and span.start < spans[index].end) or (
        index + 1 < len(spans) and spans[index + 1].start < span.end
    )
