"""TY018: a space after an opening bracket or quotation mark, or before a closing one (“ Sáng kiến ”)."""

from __future__ import annotations

import re

from rasoat.content import Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, EveryWord, Example, rule
from rules.typography.pairs import straight_opens
from rules.typography.spacing import after_blanks, before_blanks

_OPEN = {"(": ")", "[": "]", "“": "”"}
_CLOSE = {close: opening for opening, close in _OPEN.items()}


@rule(
    code="TY018",
    name="space-inside-brackets-or-quotes",
    severity=WARNING,
    trigger=EveryWord(
        r"(?<![:;=\-])\((?!\S)|(?<!\w)[\[“](?!\S)|(?<!\S)[)\]”](?![\w(“])|(?<!\w)\"(?!\S)|(?<!\S)\"(?!\w)"
    ),
    language="any",
    title="Thừa dấu cách ở phía trong ngoặc hoặc dấu nháy",
    passes="Ngoặc và dấu nháy viết liền với chữ bên trong",
    message="Thừa dấu cách sau dấu {mark}.",
    hint="Bỏ dấu cách, viết liền dấu {mark} với chữ bên trong.",
    why="Dấu ngoặc, dấu nháy có thể rơi xuống một dòng khác với chữ của nó.",
    since="0.2",
    confidence=0.92,
    safety=Safety.SAFE,
    examples=[
        Example(bad="Vay vốn ODA ⟦( ⟧Nhật Bản).", good="Vay vốn ODA (Nhật Bản).", suggestion="("),
        Example(bad="Cuộc thi “Sáng kiến⟦ ”⟧ năm 2026.", good="Chọn: ( ) Có ( ) Không.", suggestion="”"),
        Example(bad='Hưởng ứng ⟦" ⟧Ngày vi chất dinh dưỡng".', good='Đọc "Nước sạch" và "Rừng xanh".', suggestion='"'),
    ],
)
def space_inside_brackets(match: re.Match[str], doc: Document) -> Hit | None:
    text, (start, end) = doc.text, match.span()
    mark = match.group()
    block = doc.block_at(start)
    if block is None:
        return None
    first, last = block.span.start, block.span.end
    if mark == '"':
        opens = straight_opens(text, first, start, last)
        if opens is None:
            return None
    else:
        opens = mark in _OPEN
    if opens:
        inner = after_blanks(text, end)
        if inner == end or inner >= last or text[inner] in ')]”"…._' or not _closed(text, mark, inner, last):
            return None
        return Hit(Span(start, inner), {"mark": mark}, (mark,))
    inner = before_blanks(text, start)
    if inner == start or inner <= first or text[inner - 1] in '([“"…._' or not _opened(text, mark, first, inner):
        return None
    return Hit(Span(inner, end), {"mark": mark}, (mark,), message="Thừa dấu cách trước dấu {mark}.")


def _closed(text: str, mark: str, start: int, end: int) -> bool:
    """Whether the partner of an opening mark follows, with no other opening one before it."""
    if mark == '"':
        return True
    partner = text.find(_OPEN[mark], start, end)
    return partner > 0 and text.find(mark, start, partner) < 0


def _opened(text: str, mark: str, start: int, end: int) -> bool:
    if mark == '"':
        return True
    partner = text.rfind(_CLOSE[mark], start, end)
    return partner >= 0 and text.rfind(mark, partner, end) < 0
