"""Counts and lists of Vietnamese words that rules share (``rules/words/*.txt``), read when first asked for."""

from __future__ import annotations

from functools import lru_cache

from rules.registry import data
from rules.text.folding import fold


@lru_cache(maxsize=1)
def syllable_counts() -> dict[str, int]:
    """How often each syllable (tone placement folded) stands in a corpus of news; rare ones are missing."""
    rows = (line.split() for line in lines("syllable_counts.txt"))
    return {syllable: int(count) for syllable, count in rows}


@lru_cache(maxsize=1)
def rare_syllables() -> frozenset[str]:
    """Syllables with a Vietnamese letter that are too rare for ``syllable_counts``, yet words (tone placement folded)."""
    return frozenset(lines("rare_syllables.txt"))


@lru_cache(maxsize=1)
def compounds() -> frozenset[str]:
    """Words of two syllables, tone placement folded."""
    return frozenset(lines("compounds.txt"))


@lru_cache(maxsize=1)
def bound_syllables() -> frozenset[str]:
    """Common syllables that are hardly ever a word by themselves (đốc, triển, chức), tone placement folded."""
    return frozenset(lines("bound_syllables.txt"))


@lru_cache(maxsize=1)
def said_twice() -> frozenset[str]:
    """Syllables that may stand twice in a row, and words of two after which their last syllable may stand once more."""
    words = (word for line in lines("reduplicated.txt") for word in fold(line).split())
    return frozenset((*words, *lines("said_twice.txt")))


@lru_cache(maxsize=1)
def lower_case_words() -> dict[str, float]:
    """Words of one or two syllables that stand in small letters nearly always inside a sentence, with that share of them."""
    rows = (line.rsplit(" ", 1) for line in lines("lower_case.txt"))
    return {word: int(share) / 1000 for word, share in rows}


@lru_cache(maxsize=50_000)
def is_compound(first: str, second: str) -> bool:
    """Whether two syllables are one word."""
    return fold(f"{first} {second}") in compounds()


@lru_cache(maxsize=50_000)
def lower_case_share(first: str, second: str = "") -> float:
    """How much of its occurrences inside a sentence this word stands in small letters: .97 … 1, or 0 for what is not known to.

    ``second`` is the syllable that follows, if any: where both are a word of two, that word is judged.
    """
    return lower_case_words().get(fold(f"{first} {second}" if is_compound(first, second) else first), 0.0)


def lines(name: str) -> list[str]:
    """Of a file of ``rules/words``, without empty ones and remarks (#)."""
    return [line for line in data("words", name).splitlines() if line and not line.startswith("#")]
