"""SP004: a tone mark on a letter where neither style sets it (đựơc, cuả, nứơc). Both hòa and hoà are right."""

from __future__ import annotations

import re
from functools import lru_cache

from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import ERROR, EveryWord, Example, rule
from rules.text.letters import UPPER, like
from rules.text.syllables import is_syllable, placements, split_tone, with_tone
from rules.typography.spacing import in_address

_WORD = r"(?<![\w'’/-])[^\W\d_]{2,7}(?![\w'’/-])"
_NAME_BEFORE = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]*\s+$")


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


@rule(
    code="SP004",
    name="misplaced-tone",
    severity=ERROR,
    trigger=EveryWord(_WORD, _right),
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
def misplaced_tone(match: re.Match[str], doc: Document) -> Hit | None:
    word = match.group()
    if in_address(doc.text, match.start()) or _is_name(doc.text, match):
        return None
    right = like(word, _right(word))
    return Hit(Span(*match.span()), {"right": right}, (right,))


def _is_name(text: str, match: re.Match[str]) -> bool:
    """A later part of a name stands as its bearer writes it."""
    word = match.group()
    return (
        word[0].isupper()
        and not word.isupper()
        and bool(_NAME_BEFORE.search(text, max(0, match.start() - 12), match.start()))
    )
