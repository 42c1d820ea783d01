"""Counts and lists of Vietnamese words that rules share (``rules/words/*.txt``), read when first asked for."""

from __future__ import annotations

from functools import lru_cache

from rules.registry import data
from rules.text.folding import fold


@lru_cache(maxsize=1)
def syllable_counts() -> dict[str, int]:
    """How often each syllable (tone placement folded) stands in a corpus of news; rare ones are missing."""
    rows = (line.split() for line in _lines("syllable_counts.txt"))
    return {syllable: int(count) for syllable, count in rows}


@lru_cache(maxsize=1)
def rare_syllables() -> frozenset[str]:
    """Syllables with a Vietnamese letter that are too rare for ``syllable_counts``, yet words (tone placement folded)."""
    return frozenset(_lines("rare_syllables.txt"))


@lru_cache(maxsize=1)
def compounds() -> frozenset[str]:
    """Words of two syllables, tone placement folded."""
    return frozenset(_lines("compounds.txt"))


@lru_cache(maxsize=1)
def bound_syllables() -> frozenset[str]:
    """Common syllables that are hardly ever a word by themselves (đốc, triển, chức), tone placement folded."""
    return frozenset(_lines("bound_syllables.txt"))


@lru_cache(maxsize=1)
def said_twice() -> frozenset[str]:
    """Syllables that may stand twice in a row, and words of two after which their last syllable may stand once more."""
    words = (word for line in _lines("reduplicated.txt") for word in fold(line).split())
    return frozenset((*words, *_lines("said_twice.txt")))


def _lines(name: str) -> list[str]:
    return [line for line in data("words", name).splitlines() if line and not line.startswith("#")]
