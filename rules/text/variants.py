"""Syllables with two right spellings, of which a house chooses one: the place of the tone mark (hòa, hoà), i or y (kĩ, kỹ).

Both occur: laws write hòa, kỹ, lý; textbooks must write hoà, kĩ, lí (Quyết định 1989/QĐ-BGDĐT of 2018). "quy" is always quy.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rules.text.folding import fold
from rules.text.letters import UPPER
from rules.text.lexicon import compounds
from rules.text.syllables import i_y_variant, is_syllable, new_style, old_style

OLD, NEW = "old", "new"
"""Tone mark on the first (hòa) or the second letter (hoà) of an open oa, oe, uy."""
WITH_I, WITH_Y = "i", "y"
WORD = r"(?<![\w'’/-])[^\W\d_]{2,7}(?![\w\u0300-\u036f'’/-])"
"""Syllables that stand alone: parts of foreign words with hyphens and of addresses are none."""

_Y_FORMS = "kỹ ký kỳ kỷ kỵ lý mỹ tỷ hy sỹ vỹ".split()
SETTLED = frozenset("sỹ vỹ".split())
"""Spelled with i by most: a house that writes kỹ and lý may well write bác sĩ and vĩ mô; compared only within one text."""
_Y_OF = {i_y_variant(word): word for word in _Y_FORMS} | {
    word: i_y_variant(word) for word in "qui quí quĩ quì quị".split()
}
I_FORMS = frozenset(_Y_OF)
_ALWAYS_I = re.compile(
    r"(?:tỉ (?:mỉ|tê|mẩn)|lí (?:nhí|lắc|la)|kì (?:cọ|kèo|nhông)|kí (?:lô|ninh|cóp)|hi (?:hi|ha|hí))(?!\w)"
)
_HY_WORD = re.compile(r"h[iy] (?:vọng|sinh|hữu)(?!\w)")
_RATIO = re.compile(r"t[ỉỷ] (?:lệ|số|giá|trọng|suất|phần)(?!\w)")
_NEVER_NAMES = frozenset("ủy uỷ xóa xoá hủy huỷ tòa toà thỏa thoả".split())
"""Syllables that begin no name: a capital is that of Ủy ban, Tòa án."""
_COMPANY = re.compile(rf"[Cc]ông ty [^,.;:()\n]{{0,60}}?(?<!\w)[{UPPER}][^\W\d_]* $")
"""Before the second syllable of a word in the name of a company (Công ty Cổ phần Văn | hoá)."""
_NEXT = re.compile(r" ([^\W\d_]+)")
_BEGINS = re.compile(r"(?:^|[.!?…:;•*+–\n-])[\s“\"(]*$")
_BEFORE = 8
_COMPANY_REACH = 80


@lru_cache(maxsize=50_000)
def tone_placement(word: str) -> str:
    """``OLD`` or ``NEW``; "" where both styles spell the word alike, or neither does."""
    lowered = word.lower()
    if word.isascii() or not is_syllable(lowered):
        return ""
    old, new = old_style(lowered), new_style(lowered)
    if old == new:
        return ""
    return OLD if lowered == old else NEW if lowered == new else ""


def placed(word: str, style: str) -> str:
    """The syllable, lower case, with its tone mark where this style sets it."""
    return old_style(word) if style == OLD else new_style(word)


def i_or_y(word: str) -> str:
    """``WITH_I`` or ``WITH_Y`` for a syllable of the listed pairs, and for those of quy; "" for all others."""
    lowered = word.lower()
    return WITH_I if lowered in _Y_OF else WITH_Y if lowered in _I_OF else ""


_I_OF = {y: i for i, y in _Y_OF.items()}


def spelled(word: str, style: str) -> str:
    """The syllable, lower case, with i or y; quy has only its y."""
    lowered = word.lower()
    if style == WITH_Y or lowered[0] == "q":
        return _Y_OF.get(lowered, lowered)
    return _I_OF.get(lowered, lowered)


def breaks(word: str, style: str) -> bool:
    """Whether a house that chose i or y would spell this syllable of the listed pairs otherwise."""
    other = spelled(word, style)
    return other != word.lower() and other not in SETTLED


def compared(folded: str, match: re.Match[str]) -> str:
    """What an i or y spelling is compared with inside a text: its y form, the two senses of tỷ apart.

    "" for words that have one spelling only (tỉ mỉ, Thụy Sĩ), and for hi where it may be a greeting or a piece of something.
    ``folded`` as ``Document`` has it.
    """
    lowered = match.group().lower()
    start = match.start()
    if _ALWAYS_I.match(folded, start) or folded.endswith("thụy ", 0, start):
        return ""
    key = _Y_OF.get(lowered, lowered)
    if key == "hy" and not _HY_WORD.match(folded, start):
        return ""
    return f"{key} lệ" if key == "tỷ" and _RATIO.match(folded, start) else key


def may_be_name(word: str) -> bool:
    """Whether its letters alone leave open that it is a name."""
    return not word.islower() and word.lower() not in _NEVER_NAMES


def is_common(text: str, match: re.Match[str]) -> bool:
    """Whether a syllable is no name: those stand as their bearers write them. A capital must be that of a sentence before a
    known word of two syllables (Hóa đơn, Kỹ thuật), or of a syllable that no name has."""
    word = match.group()
    if not may_be_name(word):
        before = text[max(0, match.start() - _COMPANY_REACH) : match.start()]
        return "ông ty " not in before or not _COMPANY.search(before)
    follows = _NEXT.match(text, match.end())
    if not word[1:].islower() or follows is None or not follows[1].islower():
        return False
    pairs = {f"{first} {fold(follows[1])}" for first in (fold(word), _Y_OF.get(word.lower(), ""))}
    return not pairs.isdisjoint(compounds()) and begins_sentence(text, match.start())


def begins_sentence(text: str, start: int) -> bool:
    """Whether a capital here may be that of a sentence, an item of a list or a quotation."""
    return bool(_BEGINS.search(text, max(0, start - _BEFORE), start))
