"""SP010: tone marks of both styles (hòa, hoà) in one article, or of the one that the house did not choose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rasoat.content import PROSE, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import INFO, WARNING, EveryWord, Example, Words, rule
from rules.text.letters import like
from rules.text.variants import NEW, OLD, WORD, is_common, may_be_name, placed, tone_placement

_PART = re.compile(WORD)
_OTHER = {OLD: NEW, NEW: OLD}


@rule(
    code="SP010",
    name="mixed-tone-placement",
    severity=INFO,
    trigger=EveryWord(WORD, tone_placement, together=True),
    reads=PROSE,
    language="any",
    title="Dấu thanh đặt theo hai kiểu",
    passes="Dấu thanh đặt theo một kiểu",
    message="Bài có cả hai kiểu đặt dấu thanh: {count} chữ như “{quote}”, {others} chữ như “{other}”.",
    hint="Thống nhất một kiểu trong bài: “{right}”.",
    why="Hai kiểu đều đúng, nhưng trộn lẫn thì tìm trong trang bỏ sót, và bài trông như chép từ nhiều nơi.",
    since="0.2",
    confidence=0.95,
    safety=Safety.SAFE,
    examples=[
        Example(
            bad="Xã hội hóa y tế và tòa nhà mới; ⟦hoà⟧ giải ở cơ sở.",
            good="Xã hội hóa y tế; hòa giải ở cơ sở; quý khách, quỹ đất, toàn quận, khoảng trống.",
            suggestion="hòa",
        ),
        Example(
            bad="Ngành thuỷ lợi, khoẻ mạnh; ⟦hủy⟧ bỏ giấy phép.",
            good="Bà Thuý chủ trì buổi hòa giải; hóa đơn hợp lệ.",
            suggestion="huỷ",
        ),
    ],
)
def mixed_tone_placement(words: Words, doc: Document) -> Iterator[Hit]:
    chosen = doc.house("tone-placement")
    if chosen:
        yield from _against_the_house(words, doc, chosen)
    elif len(frozenset[str]().union(*map(_common_styles, words.runs))) > 1:
        found: dict[str, list[re.Match[str]]] = {OLD: [], NEW: []}
        for match in words.matches(words.runs):
            if is_common(doc.text, match):
                found[tone_placement(match.group())].append(match)
        if found[OLD] and found[NEW]:
            yield _mixed(found)


def _against_the_house(words: Words, doc: Document, chosen: str) -> Iterator[Hit]:
    for match in words.matches([run for run in words.runs if _OTHER[chosen] in _styles(run)]):
        word = match.group()
        if tone_placement(word) != chosen and is_common(doc.text, match):
            right = like(word, placed(word, chosen))
            yield Hit(
                Span(*match.span()),
                {"right": right},
                (right,),
                severity=WARNING,
                message="Theo quy ước của đơn vị, “{quote}” viết là “{right}”.",
                hint="Viết là “{right}”.",
            )


def _mixed(found: dict[str, list[re.Match[str]]]) -> Hit:
    """At the first word of the style with fewer of them; laws have the old one."""
    most = NEW if len(found[NEW]) > len(found[OLD]) else OLD
    fewer, more = found[_OTHER[most]], found[most]
    first = fewer[0]
    right = like(first.group(), placed(first.group(), most))
    values = {"count": str(len(fewer)), "others": str(len(more)), "other": more[0].group(), "right": right}
    return Hit(Span(*first.span()), values, (right,))


@lru_cache(maxsize=10_000)
def _styles(run: str) -> frozenset[str]:
    return frozenset(map(tone_placement, _PART.findall(run))) - {""}


@lru_cache(maxsize=10_000)
def _common_styles(run: str) -> frozenset[str]:
    """Without words that may be names."""
    return frozenset(tone_placement(word) for word in _PART.findall(run) if not may_be_name(word)) - {""}
