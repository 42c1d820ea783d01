"""TY007: a space before , . ; : ! ? (typing convention of Vietnamese, as in TCVN-style manuals of the Government Office)."""

from __future__ import annotations

import re

from rasoat.content import Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, EveryWord, Example, rule
from rules.text.syllables import is_syllable
from rules.typography.spacing import BLANKS, after_blanks, before_blanks, in_address, word_after, word_before

_CLOSING = ')]”"’»%'
_NEXT = re.compile(r"[ \u00a0]?[.…]|[ \u00a0]?[-–/]")


@rule(
    code="TY007",
    name="space-before-punctuation",
    severity=WARNING,
    trigger=EveryWord(r"(?<!\S)[,.;:!?](?![\d_.,;:!?)(/\\\]éÉ])"),
    language="any",
    title="Thừa dấu cách trước dấu câu",
    passes="Không có dấu cách thừa trước dấu câu",
    message="Thừa dấu cách trước dấu “{mark}”.",
    hint="Bỏ dấu cách, viết liền dấu “{mark}” với từ đứng trước.",
    why="Dấu câu có thể rơi xuống đầu dòng sau; bài trông cẩu thả.",
    since="0.1",
    confidence=0.95,
    safety=Safety.SAFE,
    examples=[
        Example(bad="Hội nghị diễn ra⟦ ,⟧ đúng kế hoạch.", good="Hội nghị diễn ra, đúng kế hoạch.", suggestion=","),
        Example(bad="Gồm các phòng sau⟦ :⟧", good="Bản đồ tỷ lệ 1 : 1000."),
        Example(bad="Xin hỏi bao giờ có kết quả⟦ ?⟧", good="Vân vân ... và vân vân ./."),
        Example(bad="Bộ Y tế⟦ ,⟧các địa phương.", good="Lưu thành tệp .docx, tên miền .vn.", suggestion=", "),
    ],
)
def space_before_punctuation(match: re.Match[str], doc: Document) -> Hit | None:
    text, (at, end) = doc.text, match.span()
    start = before_blanks(text, at)
    before, after = text[start - 1 : start], text[end : end + 1]
    if start == at or not (before.isalnum() or before in _CLOSING) or _NEXT.match(text, end):
        return None
    mark = match.group()
    if after.isalpha() and not _glued(word_before(text, start), mark, word_after(text, end)):
        return None
    if after in BLANKS and mark == ":" and _ratio(text, start, end):
        return None
    if in_address(text, at):
        return None
    return Hit(Span(start, end), {"mark": mark}, (mark + " " * after.isalpha(),))


def _glued(left: str, mark: str, right: str) -> bool:
    """Whether the mark stands between two words, its space on the wrong side (not .docx, :D, .NET)."""
    known = len(left) > 1 and len(right) > 1 and is_syllable(left) and is_syllable(right)
    return known and (mark in ",;" or (mark in ".:" and right.istitle() and not right.isascii()))


def _ratio(text: str, start: int, end: int) -> bool:
    """A ratio or a score: 1 : 1000, A : B."""
    after = after_blanks(text, end)
    left, right = text[start - 2 : start], text[after : after + 2]
    single = len(left.strip()) == len(right.strip()) == 1
    return single or (left[-1:].isdigit() and right[:1].isdigit())
