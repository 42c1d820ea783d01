"""Words that no Vietnamese syllable is spelled like, and syllables that nobody uses: what a slip of the key makes of a word."""

from __future__ import annotations

import re
from enum import Enum

from rules.spelling.nearest import nearest
from rules.text.folding import fold
from rules.text.language import VIETNAMESE_LETTER
from rules.text.lexicon import rare_syllables, syllable_counts
from rules.text.syllables import VOWELS, is_syllable, placements, split_tone

_SHAPE = re.compile(r"(?P<onset>[bcdđghklmnpqrstvx]*)(?P<vowels>[aăâeêioôơuưy]+)(?P<coda>[a-zđ]*)")
_ONSETS = frozenset("b c ch d đ g gh h k kh l m n ng ngh nh p ph q r s t th tr v x".split()) | {""}
_CODAS = frozenset({"", "c", "ch", "m", "n", "ng", "nh", "p", "t", "nhg", "gn", "hn", "nn", "tt", "cc", "nng", "ngg"})
_VOWEL = re.compile(f"[{VOWELS}]")
PURE = re.compile("[ảẻỉỏủỷãẽĩõũỹạẹịọụỵăằắẳẵặầấẩẫậềếểễệồốổỗộơờớởỡợùừứửữựưđ]")
"""Letters that no loanword or name of another language has."""
_HALF = 300
"""Count from which a syllable is likely as one of several that ran together."""
_RUN_ON = frozenset("ổ ở ủ y ý".split())
"""Syllables of one letter that run together with others; a stray à or ạ is rather a key pressed twice."""
_LOANS = frozenset(
    "ôxy ôxi ôzôn xêri crôm brôm clo côn bôm mêtan iốt iôt điốt blốc glây đắk đăk đak krông kôn kông niê pắk lắk sêsan xệng "
    "khêl".split()
)


class Oddity(Enum):
    """Why a word is odd."""

    IMPOSSIBLE = "impossible"
    """The orthography cannot spell it."""
    UNKNOWN = "unknown"
    """It could be spelled so, but no text has it."""


def oddity(word: str) -> Oddity | None:
    """Of a word with Vietnamese letters that is near a known syllable; None for loanwords and for words that ran together."""
    lowered = word.lower()
    if word.isascii() or not word.isalpha() or lowered in _LOANS or lowered[0] in "fjwz":
        return None
    if is_syllable(lowered):
        folded = fold(lowered)
        known = folded in syllable_counts() or folded in rare_syllables() or lowered not in placements(lowered)
        return Oddity.UNKNOWN if not known and not word.isupper() and nearest(lowered) else None
    if not VIETNAMESE_LETTER.search(lowered) or not _VOWEL.search(split_tone(lowered)[0]):
        return None
    return Oddity.IMPOSSIBLE if nearest(lowered) and not _ran_together(fold(lowered)) else None


def _ran_together(word: str) -> bool:
    return any(_is_part(word[:i]) and (_is_part(word[i:]) or _ran_together(word[i:])) for i in range(1, len(word)))


def _is_part(word: str) -> bool:
    return word in _RUN_ON or (len(word) > 1 and syllable_counts().get(word, 0) >= _HALF)


def is_one_syllable(word: str) -> bool:
    """Onset, one vowel group, coda: all letters a Vietnamese typist may have meant; no cluster of another language."""
    bare, tones = split_tone(word)
    shape = _SHAPE.fullmatch(bare)
    if shape is None or shape["onset"] not in _ONSETS or shape["coda"] not in _CODAS:
        return False
    return len(shape["vowels"]) <= 3 or bool(tones)
