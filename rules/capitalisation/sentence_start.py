"""CA001: a sentence that begins with a small letter, after a full stop or at the head of a title, lead or paragraph.

Silent after abbreviations and initials, after numbers, in addresses, and where the paragraph carries on a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import PROSE, Article, Block, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, EveryArticle, Example, rule
from rules.text.letters import LOWER
from rules.text.sentences import ABBREVIATIONS
from rules.text.syllables import is_syllable

_STOP = re.compile(rf"\.[ \xa0]+([{LOWER}]{{2,7}})(?=[\s,;:]|[.!?](?:\s|$))")
_WORD_BEFORE = re.compile(rf"(?<![\w.&@/'’-])([{LOWER}]{{2,7}})[)”\"]?$")
_HEAD = re.compile(rf"\s*([{LOWER}]{{2,7}})(?=[ \xa0,])")
_SENTENCE = 40
"""Code points: a shorter paragraph before is a number or a heading."""
_FULL_STOP = re.compile(r"[^\W\d_][)”\"]?\.\s*$")
_BLANK = re.compile(r"…|\.{3}|_{3}")
"""To be filled in, in a form."""
_HEADS = frozenset({BlockKind.TITLE, BlockKind.LEAD, BlockKind.PARAGRAPH})


@rule(
    code="CA001",
    name="sentence-start",
    severity=WARNING,
    trigger=EveryArticle(),
    title="Đầu câu không viết hoa",
    passes="Đầu câu viết hoa",
    message="Câu bắt đầu bằng chữ thường: “{quote}”.",
    hint="Viết “{right}”; nếu câu chưa hết thì bỏ dấu chấm hoặc chỗ xuống dòng trước đó.",
    why="Thiếu chữ hoa, người đọc không thấy chỗ bắt đầu câu; có khi dấu chấm đã gõ nhầm.",
    source="Nghị định 30/2020/NĐ-CP, Phụ lục II",
    since="0.1",
    confidence=0.94,
    safety=Safety.UNSAFE,
    examples=[
        Example(
            bad="Phường đã họp dân. ⟦các⟧ hộ đồng ý di dời.",
            good="Phường đã họp dân. Các hộ đồng ý di dời.",
            suggestion="Các",
        ),
        Example(
            bad="⟦khai⟧ mạc hội sách xuân",
            good="iHanoi có thêm dịch vụ mới",
            block=BlockKind.TITLE,
        ),
        Example(good="Trụ sở tại TP. mới thành lập, cạnh trường của cháu K. và ngõ 12. nhỏ hẹp, v.v. rất đông."),
    ],
)
def sentence_start(article: Article, doc: Document) -> Iterator[Hit]:
    text = doc.text
    for match in _STOP.finditer(text):
        if _ends_a_sentence(text, match.start()) and is_syllable(match[1]) and _ours(doc, match.start(1)):
            yield _hit(match)
    before: Block | None = None
    for block in article.blocks:
        first = text[block.span.start : min(block.span.start + 1, block.span.end)]
        if first.islower() or first.isspace():
            match_head = _HEAD.match(text, block.span.start, block.span.end)
            if (
                match_head
                and _begins(block, before, text)
                and is_syllable(match_head[1])
                and _ours(doc, block.span.start)
            ):
                yield _hit(match_head)
        before = block


def _hit(match: re.Match[str]) -> Hit:
    right = match[1][0].upper() + match[1][1:]
    return Hit(Span(*match.span(1)), {"right": right}, (right,))


def _ends_a_sentence(text: str, stop: int) -> bool:
    word = _WORD_BEFORE.search(text, max(0, stop - 10), stop)
    return word is not None and word[1] not in ABBREVIATIONS and is_syllable(word[1])


def _begins(block: Block, before: Block | None, text: str) -> bool:
    """Whether a block is no item of a list and does not carry on the block before it."""
    if block.kind not in _HEADS:
        return False
    if block.kind is not BlockKind.PARAGRAPH:
        return True
    if (
        before is None
        or before.kind is not BlockKind.PARAGRAPH
        or text[before.span.start : before.span.start + 1].islower()
    ):
        return False
    if before.span.end - before.span.start < _SENTENCE or _BLANK.search(text, block.span.start, block.span.end):
        return False
    return _FULL_STOP.search(text, max(before.span.start, before.span.end - 8), before.span.end) is not None


def _ours(doc: Document, offset: int) -> bool:
    block = doc.block_at(offset)
    return block is not None and block.kind in PROSE and not doc.is_english(block)
