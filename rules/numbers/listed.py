"""How many things a list names that stands right after a colon: in blocks of its own or in the same sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from rasoat.content import Block, BlockKind
from rules.document import Document
from rules.parsing.enumerations import Mark, mark_at, marks_inside
from rules.text.letters import UPPER

_SKIPPED = frozenset({BlockKind.CAPTION, BlockKind.ALT})
_PLACES = frozenset({"xã", "phường", "thị trấn", "quận", "huyện", "tỉnh", "thành phố", "thôn"})
_MOST_BLOCKS = 400
"""Looked at behind and before an announcement."""
_NUMBER_FIRST = re.compile(
    r"[\s\u00a0]*[(]?[0-9]|[\s\u00a0]*(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?! là)(?!\w)", re.IGNORECASE
)
_NAME = re.compile(
    r"(?:(?:xã|phường|thị trấn|quận|huyện|tỉnh|thành phố|thôn|TP\.?)[ \u00a0])?"
    rf"[{UPPER}]\w*(?:[ \u00a0-][{UPPER}0-9]\w*){{0,3}}\Z"
)
_BETWEEN = re.compile(r"[,;]|(?<!\w)(?:và|cùng|với)(?!\w)")
_LAST = re.compile(r"[\s\u00a0]*(?:cuối cùng|sau cùng|ngoài ra|bên cạnh|đồng thời)(?!\w)", re.IGNORECASE)
_MORE = re.compile(
    r"(?<!\w)(?:cuối cùng|sau cùng|ngoài ra|thứ|cách|là)[ \u00a0](?:là|\d)|(?<!\w)(?:cuối cùng|sau cùng)", re.IGNORECASE
)
"""Perhaps one more entry, with words for its mark, in the same paragraph."""
_LAST_REACH = 3
"""Blocks behind the last marked entry in which one may stand that has words for a mark."""
_SENTENCE_END = re.compile(r"[.!?](?=[\s\u00a0]|\Z)|\n")


@dataclass(frozen=True, slots=True)
class Listed:
    """The list has ``least`` … ``most`` entries and lies before ``end`` of the text."""

    least: int
    most: int
    end: int


def listed_after(doc: Document, colon: int, noun: str, *, announced: int) -> Listed | None:
    """``colon``: offset behind it; ``noun``: what is listed, lower case. None where there is no list or it cannot be counted."""
    block = doc.block_at(announced)
    if block is None:
        return None
    if doc.text[colon : block.span.end].strip():
        return _in_sentence(doc, block, colon, noun)
    blocks = doc.article.blocks
    at = _index(doc, block)
    following = [one for one in blocks[at + 1 : at + _MOST_BLOCKS] if one.kind not in _SKIPPED]
    if not following or block.kind is BlockKind.CELL:
        return None
    if following[0].kind is BlockKind.ITEM and block.kind is not BlockKind.ITEM:
        return _items(doc, following)
    mark = mark_at(doc.text, *following[0].span)
    if mark is None or following[0].kind is BlockKind.ITEM:
        return None
    own = mark_at(doc.text, *block.span)
    if own is not None and own.kind == mark.kind:
        return None
    if mark.place == 0:
        return _bullets(doc, following, mark)
    above = [
        found
        for one in blocks[max(0, at - _MOST_BLOCKS) : at]
        if (found := mark_at(doc.text, *one.span)) and found.kind == mark.kind
    ]
    return _numbered(doc, following, mark, above[-1].place if above else 0)


def _index(doc: Document, block: Block) -> int:
    return bisect_left(doc.article.blocks, block.span.start, key=lambda one: one.span.start)


def _items(doc: Document, following: list[Block]) -> Listed | None:
    """Items of the markup; where one opens a list of its own or is not begun like an entry, no more than they may be."""
    items: list[Block] = []
    for one in following:
        if one.kind is not BlockKind.ITEM:
            break
        items.append(one)
    texts = [doc.block_text(one).strip() for one in items]
    rest = following[len(items) :]
    if len(items) < 2 or any(one.kind is BlockKind.ITEM for one in rest[:6]):
        return None
    if any(_NUMBER_FIRST.match(text) and not mark_at(text, 0, len(text)) for text in texts):
        return None
    nested = any(text.endswith(":") for text in texts) or len({text[:1].isupper() for text in texts}) > 1
    marks = [mark_at(text, 0, len(text)) for text in texts]
    if any(marks) and not all(marks):
        nested = True
    return Listed(1 if nested else len(items), len(items), items[-1].span.end)


def _bullets(doc: Document, following: list[Block], first: Mark) -> Listed | None:
    """Entries with one bullet; a paragraph without a mark that another bullet follows leaves it open where the list ends."""
    run, total, last, broken = 0, 0, following[0], False
    for one in following:
        mark = mark_at(doc.text, *one.span)
        if mark and mark.kind == first.kind:
            if _NUMBER_FIRST.match(doc.text, mark.end, one.span.end):
                return None
            total += 1
            if not broken:
                run, last = run + 1, one
        elif one.kind is BlockKind.HEADING or (mark and mark.place and total):
            break
        elif mark is None:
            broken = True
    return Listed(run, total, last.span.end) if run > 1 else None


def _numbered(doc: Document, following: list[Block], first: Mark, above: int) -> Listed | None:
    """Entries with marks that tell their place, from the first on; ``above``: the last place of such a mark before the list."""
    if first.place != 1:
        return None
    place, sure, last = 0, 0, following[0]
    for one in following:
        mark = mark_at(doc.text, *one.span)
        if mark is None or mark.kind != first.kind:
            continue
        if mark.place == place + 1:
            if above and mark.place == above + 1:
                sure = place
            place, last = mark.place, one
            if _NUMBER_FIRST.match(doc.text, mark.end, one.span.end):
                return None
        elif mark.place == 1:
            break
        else:
            return None
    behind = following[following.index(last) + 1 :][:_LAST_REACH]
    if place < 2 or any(_LAST.match(doc.text, *one.span) for one in behind):
        return None
    return Listed(sure or place, place, last.span.end)


def _in_sentence(doc: Document, block: Block, colon: int, noun: str) -> Listed | None:
    text = doc.text
    marks = list(marks_inside(text, colon, block.span.end))
    if marks and not text[colon : marks[0].end].strip(" \u00a0").count(" ") > 6 and marks[0].place == 1:
        return _marked_inside(doc, block, marks)
    stop = _SENTENCE_END.search(text, colon, block.span.end)
    end = stop.start() if stop else block.span.end
    body = text[colon:end]
    return _names(body, end) if noun in _PLACES else None


def _marked_inside(doc: Document, block: Block, marks: list[Mark]) -> Listed | None:
    """ "(1) …; (2) …" in one paragraph; None where the next paragraph goes on."""
    kind, place = marks[0].kind, 0
    for mark in marks:
        if mark.kind != kind and mark.place != place + 1:
            continue
        if mark.kind != kind or mark.place != place + 1:
            return None
        place = mark.place
    if _MORE.search(doc.text, marks[place - 1].end, block.span.end):
        return None
    at = _index(doc, block)
    for one in doc.article.blocks[at + 1 : at + 30]:
        mark_after = mark_at(doc.text, *one.span)
        if mark_after and mark_after.kind == kind:
            return None
    return Listed(place, place, block.span.end) if place > 1 else None


def _names(body: str, end: int) -> Listed | None:
    """Places one after another: each a name and nothing more."""
    parts = [part.strip(" \u00a0") for part in _BETWEEN.split(body)]
    if len(parts) < 2 or not all(_NAME.match(part) for part in parts):
        return None
    return Listed(len(parts), len(parts), end)
