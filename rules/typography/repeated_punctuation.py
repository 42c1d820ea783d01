"""TY010: doubled and mixed-up marks (,, :: .. .... …. ;, .,). Three dots, v.v., and blanks to fill in are right."""

from __future__ import annotations

import re

from rasoat.content import Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import INFO, WARNING, EveryWord, Example, rule
from rules.text.syllables import is_syllable
from rules.typography.spacing import before_blanks, in_address, word_before

_DOTS = re.compile(r"\.+")
_BLANK = re.compile(r"\.{2,}|…")
_FORM = 30
"""Within so many characters of other dots, dots are the blank of a form: ngày....tháng....năm...."""
_ASKS = frozenset(
    "số ngày tháng năm tên ông bà là tại lúc giờ gồm điểm tiền lần hạng trang mục và với của từ đến".split()
)
"""Words after which four dots and more are a blank to fill in."""
_INITIAL = re.compile(r"(?<!\w)[^\W\d_a-z]$|\.\w$")
_BY_CONTEXT = "by context"


def _right(marks: str) -> str:
    """What should stand in their place; _BY_CONTEXT where the words around decide, "" where they are right or unclear."""
    found = ""
    if len(set(marks)) == 1:
        if marks[0] in ",;:!?":
            found = marks[0]
        elif marks[0] == ".":
            found = _BY_CONTEXT if len(marks) == 2 else "..." if 4 <= len(marks) <= 6 else ""
    elif marks.strip(".") == "…":
        found = "…"
    elif marks in (",;", ";,", ".,", ",.", ".;", ";."):
        found = _BY_CONTEXT
    elif marks in ("?.", "!."):
        found = marks[0]
    elif re.fullmatch(r"\.{2,}[,;]|[,;]\.{2,}", marks):
        found = _DOTS.sub("...", marks)
    return "" if found == marks else found


@rule(
    code="TY010",
    name="repeated-punctuation",
    severity=WARNING,
    trigger=EveryWord(r"(?<![/\\<=>|+*_-])[.,;:!?…]{2,}(?![\d/\\<=>|+*_.,;:!?…-])", _right),
    language="any",
    title="Dấu câu gõ thừa hoặc gõ lẫn",
    passes="Không có dấu câu gõ thừa",
    message="Dấu “{quote}” gõ thừa hoặc gõ lẫn.",
    hint="Viết là “{right}”.",
    why="Bài trông cẩu thả; người đọc không rõ câu đã hết hay còn liệt kê.",
    since="0.2",
    confidence=0.93,
    safety=Safety.SAFE,
    examples=[
        Example(bad="Gồm các phòng sau⟦::⟧ Kinh tế, Văn hóa.", good="Gồm các phòng sau: Kinh tế.", suggestion=":"),
        Example(bad="Cán bộ dự Đại hội⟦..⟧", good="Điện, nước... được cấp đủ.", suggestion="."),
        Example(bad="Điện, nước⟦....⟧ được cấp đủ.", good="Ngày.... tháng.... năm....", suggestion="..."),
        Example(bad="Các sở⟦,,⟧ ngành.", good="Chợ, bến xe, v.v., đều sạch. Hàm std::sort.", suggestion=","),
    ],
)
def repeated_punctuation(match: re.Match[str], doc: Document) -> Hit | None:
    text, (start, end) = doc.text, match.span()
    marks = match.group()
    block = doc.block_at(start)
    if block is None or in_address(text, start) or not _after_word(text, start, end, marks):
        return None
    if "." in marks and _is_blank(text[max(block.span.start, start - _FORM) : start], text[end : end + _FORM]):
        return None
    left, follows = word_before(text, start), text[end : block.span.end].lstrip(" \u00a0\n")
    if len(_DOTS.sub("", marks)) == 0 and len(marks) > 3 and left.lower() in _ASKS and follows:
        return None
    if marks[0] == "." and ("…" in marks or marks[:2] != "..") and not _is_plain(left):
        return None  # the point of an abbreviation: v.v.,
    right = _right(marks)
    rights = _chosen(marks, follows) if right == _BY_CONTEXT else (right,)
    if right in ("!", "?"):
        return Hit(Span(start, end), {"right": right}, rights, severity=INFO, confidence=0.8)
    return Hit(Span(start, end), {"right": rights[0]}, rights, confidence=0.88 if len(rights) > 1 else None)


def _after_word(text: str, start: int, end: int, marks: str) -> bool:
    """Whether the marks stand right after a word of a sentence, and no code or abbreviation goes on after them."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in (" ", "\u00a0") and len(set(marks)) == 1 and marks[0] in ",;" and not after.strip():
        before = text[before_blanks(text, start) - 1 :][:1]
    if not (before.isalnum() or before in ')]”"’»%') or not before:
        return False
    if text[max(0, start - 3) : start].lower() == "v.v" or (
        marks[0] == "." and _INITIAL.search(text, max(0, start - 3), start)
    ):
        return False
    if marks[0] in ":;" and not (before in ')”"' or _is_plain(word_before(text, start))):
        return False
    return not after.isalpha() or marks[0] not in ":;" or is_syllable(word_before(text, start))


def _is_plain(word: str) -> bool:
    """A word of the language, not the last letters of an abbreviation, a number or a name of code."""
    return len(word) > 1 and (is_syllable(word) and (word.islower() or not word.isascii()))


def _is_blank(before: str, after: str) -> bool:
    return bool(_BLANK.search(before) or _BLANK.search(after))


def _chosen(marks: str, follows: str) -> tuple[str, ...]:
    """Marks that may be meant, best first, by what comes next: nothing, a new sentence or the same one."""
    ends = not follows or follows[0].isupper() or follows[0] in "-–+*"
    if marks == "..":
        return (".", "...") if ends or follows[0] in ')”"’]' else ("...", ".")
    if "." in marks:
        other = marks.strip(".")
        return (".", other) if ends else (other, ".")
    return (";", ",")
