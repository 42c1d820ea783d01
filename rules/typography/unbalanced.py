"""TY011: a bracket or quotation mark without its partner; quotations over several paragraphs and list markers are fine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import PROSE, Article, Block, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import WARNING, EveryArticle, Example, rule

_OPEN = {"(": ")", "[": "]", "“": "”", "«": "»"}
_CLOSE = {close: open_ for open_, close in _OPEN.items()}
_MARKS = re.compile(r"[()\[\]“”«»\"]")
_MARKER = re.compile(r"(?:^|[\s;,.:(–“\"-])(?:\w{1,3}|[ivxIVX]{1,5}|\d{1,2}\.\d{1,2})$")
_REACH = 7
"""Blocks within which a quotation or a bracket may find its partner."""
_SMILEY = re.compile(r"[:;=]-?$")


@rule(
    code="TY011",
    name="unbalanced-brackets-or-quotes",
    severity=WARNING,
    trigger=EveryArticle(),
    reads=PROSE,
    language="any",
    title="Ngoặc hoặc dấu nháy lẻ đôi",
    passes="Ngoặc và dấu nháy đủ đôi",
    message="Dấu {quote} không có dấu {partner} đi cùng.",
    hint="Thêm dấu {partner} hoặc bỏ dấu thừa.",
    why="Người đọc không biết phần trích hay phần chú thích kết thúc ở đâu.",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(bad="Sở Y tế ⟦(⟧sau đây gọi là Sở chủ trì.", good="Sở Y tế (sau đây gọi là Sở) chủ trì."),
        Example(bad="Phong trào ⟦“⟧Toàn dân đoàn kết tiếp tục lan tỏa.", good="a) Đơn đề nghị; b) Bản sao căn cước."),
        Example(bad="Kết quả năm 2026⟦)⟧ rất tốt.", good="Ông nói: “Ta phải làm.\n“Làm ngay hôm nay.”"),
    ],
)
def unbalanced(article: Article, doc: Document) -> Iterator[Hit]:
    blocks = list(article.of(PROSE))
    lonely = [_lonely(doc, block) for block in blocks]
    straight = [doc.block_text(block).count('"') % 2 for block in blocks]
    opened = min((n for n, marks in enumerate(lonely) if _holds_passage(doc, blocks[n], marks)), default=len(blocks))
    closed = max((n for n, marks in enumerate(lonely) if any(mark == "”" for _, mark in marks)), default=-1)
    for number, marks in enumerate(lonely):
        later = _marks(lonely[number + 1 : number + 1 + _REACH])
        earlier = _marks(lonely[max(0, number - _REACH) : number])
        for position, mark in marks[:1]:
            partner = _OPEN.get(mark) or _CLOSE.get(mark, '"')
            if partner in (later if mark in _OPEN else earlier):
                continue
            if (mark == "“" and closed > number and _opens_passage(doc, blocks[number], position)) or (
                mark == "”" and opened < number
            ):
                continue
            if mark == "“" and number + 1 < len(blocks) and doc.block_text(blocks[number + 1]).lstrip()[:1] in "“-–":
                continue
            if mark in "“”" and (straight[number] or mark in later or mark in earlier):
                continue
            yield Hit(Span(position, position + 1), {"partner": partner})


def _marks(lonely: list[list[tuple[int, str]]]) -> list[str]:
    return [mark for marks in lonely for _, mark in marks]


def _opens_passage(doc: Document, block: Block, position: int) -> bool:
    """Whether a quotation begins here that may run over many paragraphs: at the start of a block or after a colon."""
    before = doc.text[block.span.start : position].rstrip()
    return not before or before.endswith(":")


def _holds_passage(doc: Document, block: Block, marks: list[tuple[int, str]]) -> bool:
    return any(mark == "“" and _opens_passage(doc, block, position) for position, mark in marks)


def _lonely(doc: Document, block: Block) -> list[tuple[int, str]]:
    """Marks of one block without a partner in it, with their offsets."""
    waiting: list[tuple[int, str]] = []
    alone: list[tuple[int, str]] = []
    for match in _MARKS.finditer(doc.text, block.span.start, block.span.end):
        mark, position = match.group(), match.start()
        if (
            mark in "«»"
            and doc.text[position - 1 : position].strip() == "" == doc.text[position + 1 : position + 2].strip()
        ):
            continue
        if mark == '"':
            if waiting and waiting[-1][1] == "“":
                waiting.pop()
            continue
        if mark in _OPEN:
            if mark == "(" and _SMILEY.search(doc.text, max(block.span.start, position - 2), position):
                continue
            waiting.append((position, mark))
            continue
        if any(open_ == _CLOSE[mark] for _, open_ in waiting):
            while waiting[-1][1] != _CLOSE[mark]:
                alone.append(waiting.pop())
            waiting.pop()
        elif (mark == ")" and _is_marker(doc.text, block.span.start, position)) or (
            mark == "”" and '"' in doc.text[block.span.start : position]
        ):
            continue
        else:
            alone.append((position, mark))
    return sorted(alone + waiting)


def _is_marker(text: str, start: int, position: int) -> bool:
    """Whether a closing bracket belongs to a list marker (a), 1), iv)) or a smiley."""
    before = text[max(start, position - 8) : position]
    at_start = position - 8 <= start
    if _SMILEY.search(before):
        return True
    return bool(_MARKER.search(before)) and (at_start or not before[-1:].isspace())
