"""TY011: a bracket or quotation mark without its partner; quotations over several paragraphs and list markers are fine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import PROSE, Article, Block, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, EveryArticle, Example, rule
from rules.typography.entities import Mark, decode
from rules.typography.pairs import PARTNER, Pairing, closes, opens

_OPENING = {close: opening for opening, close in PARTNER.items()}
_REACH = 7
"""Blocks within which a quotation or a bracket may find its partner."""
_SHORT = 60
"""Letters of a date, a source or a name in brackets that ends its block: there the bracket is closed."""
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_SENTENCE_END = re.compile(r"[.!?;:…](?=\s|$)")


@rule(
    code="TY011",
    name="unbalanced-brackets-or-quotes",
    severity=WARNING,
    trigger=EveryArticle(),
    reads=PROSE,
    language="any",
    title="Ngoặc hoặc dấu nháy lẻ đôi",
    passes="Ngoặc và dấu nháy đủ đôi",
    message="Dấu {mark} không có dấu {partner} đi cùng.",
    hint="Thêm dấu {partner} hoặc bỏ dấu thừa.",
    why="Người đọc không biết phần trích hay phần chú thích kết thúc ở đâu.",
    since="0.1",
    confidence=0.93,
    safety=Safety.UNSAFE,
    examples=[
        Example(bad="Sở Y tế ⟦(⟧sau đây gọi là Sở chủ trì.", good="Sở Y tế (sau đây gọi là Sở) chủ trì."),
        Example(bad="Lễ kỷ niệm ⟦(03/02/1930 - 03/02/2020⟧.", suggestion="(03/02/1930 - 03/02/2020)"),
        Example(bad="Phong trào ⟦“⟧Toàn dân đoàn kết tiếp tục lan tỏa.", good="a) Đơn đề nghị; b) Bản sao căn cước."),
        Example(bad="Kết quả năm 2026⟦)⟧ rất tốt.", good="Ông nói: “Ta phải làm.\n“Làm ngay hôm nay.”"),
        Example(bad="Thực hiện ⟦”⟧một cửa điện tử”.", good="Màn hình 18” và 21”.", suggestion="“"),
    ],
)
def unbalanced(article: Article, doc: Document) -> Iterator[Hit]:
    found = doc.pairings
    lonely = [number for number, (_, pairs) in enumerate(found) if pairs.alone]
    if not lonely:
        return
    opened = min((n for n, (block, pairs) in enumerate(found) if _holds_passage(doc, block, pairs)), default=len(found))
    closed = max((n for n, (_, pairs) in enumerate(found) if "”" in _marks([(None, pairs)])), default=-1)
    for number in lonely:
        block, pairs = found[number]
        later = _marks(found[number + 1 : number + 1 + _REACH])
        earlier = _marks(found[max(0, number - _REACH) : number])
        following = found[number + 1][0] if number + 1 < len(found) else None
        mark = pairs.alone[0]
        if turned := _turned(doc.text, pairs):
            yield turned
        elif not (
            _finds_partner(mark.character, earlier, later)
            or (mark.character == "“" and closed > number and _opens_passage(doc, block, mark))
            or (mark.character == "”" and opened < number)
            or (mark.character == "“" and following and doc.block_text(following).lstrip()[:1] in "“-–")
        ):
            yield _hit(doc, block, mark)


def _hit(doc: Document, block: Block, mark: Mark) -> Hit:
    partner = PARTNER.get(mark.character) or _OPENING[mark.character]
    span, values = Span(mark.start, mark.end), {"mark": mark.character, "partner": partner}
    if mark.character not in PARTNER or mark.character == partner:
        return Hit(span, values)
    rest = doc.text[mark.end : block.span.end].rstrip()
    shown = decode(rest)
    end = _SENTENCE_END.search(shown)
    if (end and end.start() < len(shown) - 1) or not rest:
        return Hit(span, values)
    inside = rest.rstrip(".!?;:…")
    if mark.character == "(" and len(inside) <= _SHORT and (inside[:1].isdigit() or inside[:1].isupper()):
        return Hit(Span(mark.start, mark.end + len(inside)), values, (f"({inside})",))
    last = " ".join(inside.split()[-3:])
    if re.search(r"\d", _DATE.sub("", last)):
        return Hit(span, values)  # never a part of a number that gives a person away
    values["last"] = last
    return Hit(span, values, hint="Thêm dấu {partner}, có lẽ sau “{last}”.")


def _turned(text: str, pairs: Pairing) -> Hit | None:
    """Of two marks of the same kind the one that stands the wrong way: ”chữ”, “chữ“."""
    for first, second in zip(pairs.alone, pairs.alone[1:], strict=False):
        if first.character != second.character or first.character not in "“”":
            continue
        wrong, right = (first, "“") if first.character == "”" else (second, "”")
        if (opens(text, first) and closes(text, second)) and wrong.end - wrong.start == 1:
            return Hit(
                Span(wrong.start, wrong.end),
                {"mark": wrong.character, "partner": right},
                (right,),
                message="Dấu {mark} đặt ngược, ở đây cần dấu {partner}.",
                hint="Thay bằng dấu {partner}.",
                confidence=0.95,
            )
    return None


def _finds_partner(mark: str, earlier: list[str], later: list[str]) -> bool:
    """Whether blocks near by hold a mark that may belong to this one; a quotation may be opened anew in each of them."""
    if mark == '"':
        return '"' in earlier or '"' in later
    near = later if mark in PARTNER else earlier
    partner = PARTNER.get(mark) or _OPENING[mark]
    return partner in near or (mark in "“”" and (mark in later or mark in earlier or '"' in near))


def _marks(found: list[tuple[Block, Pairing]] | list[tuple[None, Pairing]]) -> list[str]:
    return [mark.character for _, pairs in found for mark in pairs.alone]


def _opens_passage(doc: Document, block: Block, mark: Mark) -> bool:
    """Whether a quotation begins here that may run over many paragraphs: at the start of a block or after a colon."""
    before = doc.text[block.span.start : mark.start].rstrip()
    return not before or before.endswith(":")


def _holds_passage(doc: Document, block: Block, pairs: Pairing) -> bool:
    return any(mark.character == "“" and _opens_passage(doc, block, mark) for mark in pairs.alone)
