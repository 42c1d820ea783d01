"""Cuts a text into words, numbers and marks, each with a 48-bit key: what sequences of words are counted and looked up by."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

from rules.text.folding import fold
from rules.text.syllables import is_syllable, old_style

TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,/:]\d+)*|\n|[^\w\s\"'“”‘’«»]")
"""Quotation marks are left out: a word is judged by its neighbours through them."""
STOP, PAUSE, MARK, NUMBER = 1, 2, 3, 4
"""Keys of the end of a sentence or clause, of a comma or colon, of any other mark, of a number; 0 is no word at all."""
WORDS_FROM = 1 << 47
"""Keys of words are not below."""
PLAIN, CAPITAL, CAPITALS = 0, 1, 2
"""Lower case, a capital first letter, capitals only."""
LONGEST = 8
"""Letters of the longest Vietnamese syllable and one typed too many (nghiêngg)."""
_STOPS = frozenset(".!?…;\n")
_PAUSES = frozenset(",:")


@lru_cache(maxsize=100_000)
def canonical(word: str) -> str:
    """Lower case; a syllable with its tone mark where the old style sets it, wherever it was typed (hoàn, hòan -> hoàn)."""
    folded = fold(word)
    if folded.isascii() or len(folded) > LONGEST or not is_syllable(folded):
        return folded
    return old_style(folded)


def key(token: str) -> int:
    """Of one token of ``TOKEN``."""
    if not token[0].isalpha():
        if token in _STOPS:
            return STOP
        return NUMBER if token[0].isdigit() else PAUSE if token in _PAUSES else MARK
    return word_key(canonical(token))


def word_key(word: str) -> int:
    """Of a word in canonical form."""
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=6).digest(), "little") | WORDS_FROM


def capitals(token: str) -> int:
    if not token[0].isupper():
        return PLAIN
    return CAPITALS if len(token) > 1 and token.isupper() else CAPITAL


@lru_cache(maxsize=200_000)
def is_word(word: str) -> bool:
    """Whether a lower-case word may be judged by its context: a Vietnamese syllable of two letters or more."""
    return 2 <= len(word) <= LONGEST and is_syllable(word)
