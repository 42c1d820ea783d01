"""SP004: a tone mark on a letter where neither style sets it (đựơc, cuả, nứơc). Both hòa and hoà are right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rasoat.content import PROSE, Block, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import ERROR, EveryBlock, Example, rule
from rules.spelling.known_misspelling import like
from rules.text.letters import UPPER
from rules.text.syllables import is_syllable, placements, split_tone, with_tone
from rules.text.words import distinct_words
from rules.typography.spacing import in_address

_WORD = re.compile(r"(?<![\w'’/-])[^\W\d_]{2,7}(?![\w'’/-])")
_NAME_BEFORE = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]*\s+$")


@rule(
    code="SP004",
    name="misplaced-tone",
    severity=ERROR,
    trigger=EveryBlock(),
    reads=PROSE | {BlockKind.FRAME},
    title="Dấu thanh đặt sai chỗ",
    passes="Dấu thanh đặt đúng chỗ",
    message="Dấu thanh của “{quote}” đặt sai chữ cái.",
    hint="Viết là “{right}”.",
    why="Lỗi gõ phím; máy tìm kiếm không nhận ra từ này.",
    since="0.1",
    confidence=0.96,
    safety=Safety.SAFE,
    examples=[
        Example(bad="Kế hoạch ⟦đựơc⟧ phê duyệt.", good="Kế hoạch được phê duyệt.", suggestion="được"),
        Example(bad="Ý kiến ⟦cuả⟧ người dân.", good="Xã hội hóa và xã hội hoá; thủy lợi, thuỷ lợi.", suggestion="của"),
    ],
)
def misplaced_tone(block: Block, doc: Document) -> Iterator[Hit]:
    wrong = _wrong_words(doc.text)
    if any(doc.text.find(word, *block.span) >= 0 for word in wrong):
        for match in _WORD.finditer(doc.text, block.span.start, block.span.end):
            word = match.group()
            if word in wrong and not in_address(doc.text, match.start()) and not _is_name(doc.text, match):
                right = like(word, _right(word))
                yield Hit(Span(*match.span()), {"right": right}, (right,))


@lru_cache(maxsize=8)
def _wrong_words(text: str) -> frozenset[str]:
    return frozenset(filter(_right, distinct_words(text)))


@lru_cache(maxsize=200_000)
def _right(word: str) -> str:
    """The syllable with its mark in the right place; "" where it is there already or the word is no syllable."""
    if word.isascii() or not word.isalpha():
        return ""
    lowered = word.lower()
    bare, tones = split_tone(lowered)
    if len(tones) != 1 or lowered in placements(lowered) or not is_syllable(lowered):
        return ""
    return with_tone(bare, tones[0])


def _is_name(text: str, match: re.Match[str]) -> bool:
    """A later part of a name stands as its bearer writes it."""
    word = match.group()
    return (
        word[0].isupper()
        and not word.isupper()
        and bool(_NAME_BEFORE.search(text, max(0, match.start() - 12), match.start()))
    )
