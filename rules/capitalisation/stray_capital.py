"""CA008: a capital letter left over from a held shift key (THông tin, CHiến lược, đượC)."""

from __future__ import annotations

import re
from functools import lru_cache

from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, EveryWord, Example, rule
from rules.text.language import VIETNAMESE_LETTER
from rules.text.letters import LOWER, UPPER
from rules.text.syllables import is_syllable

_BODIES = frozenset({"UBND", "HĐND", "MTTQ"})
"""Acronyms of public bodies, met with the shift key reversed (uBND)."""
_VOWEL = re.compile("[aeiouyăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")

_WORD = (
    rf"(?<![\w&@./-])(?:[{UPPER}][{UPPER}][{LOWER}]{{1,5}}|[{LOWER}]{{1,5}}[{UPPER}][{LOWER}]{{0,4}}|(?:uBND|hĐND|mTTQ))"
    r"(?![\w&@/-])"
)


@lru_cache(maxsize=20_000)
def _right(word: str) -> str:
    """The word with its capitals in place; "" where the mixture may be meant (a name, an acronym, a unit)."""
    lowered = word.lower()
    if word.upper() in _BODIES:
        return word.upper()
    if len(word) < 3 or not is_syllable(lowered) or not _VOWEL.search(lowered):
        return ""
    if not VIETNAMESE_LETTER.search(lowered) and (word[0].islower() or len(word) < 4):
        return ""
    return lowered if word[0].islower() else lowered[0].upper() + lowered[1:]


@rule(
    code="CA008",
    name="stray-capital",
    severity=WARNING,
    trigger=EveryWord(_WORD, _right),
    reads=PROSE | {BlockKind.FRAME},
    title="Chữ hoa lạc giữa từ",
    passes="Không có chữ hoa lạc giữa từ",
    message="“{quote}” có chữ hoa không đúng chỗ.",
    hint="Viết là “{right}”.",
    why="Lỗi giữ phím hoa; bài trông cẩu thả, nhất là ở tiêu đề và thực đơn của cổng.",
    source="Nghị định 30/2020/NĐ-CP, Phụ lục II",
    since="0.1",
    confidence=0.95,
    safety=Safety.SAFE,
    examples=[
        Example(bad="Sở ⟦THông⟧ tin mới nhất.", good="Trang Thông tin mới nhất.", suggestion="Thông"),
        Example(bad="⟦CHiến⟧ lược phát triển.", good="UBND TPHCM, Sở GDĐT, ứng dụng VNeID, eTax, iPhone, CTy."),
        Example(bad="Kế hoạch đã ⟦đượC⟧ duyệt.", good="Kế hoạch đã được duyệt.", suggestion="được"),
    ],
)
def stray_capital(match: re.Match[str], doc: Document) -> Hit:
    right = _right(match.group())
    return Hit(Span(*match.span()), {"right": right}, (right,))
