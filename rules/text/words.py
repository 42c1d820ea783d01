"""The distinct words of a text, found once and shared by the rules that ask about each of them."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=8)
def distinct_words(text: str) -> frozenset[str]:
    """Runs of letters, digits and underscores, as written."""
    return frozenset(_WORD.findall(text))


@lru_cache(maxsize=8)
def word_counts(text: str) -> Counter[str]:
    """How often each of these words stands in the text."""
    return Counter(_WORD.findall(text))
