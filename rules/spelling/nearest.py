"""The valid, known syllables that are one slip of the key away from a word that is none."""

from __future__ import annotations

import re

from rules.document import Document
from rules.text.folding import fold
from rules.text.lexicon import compounds, syllable_counts
from rules.text.syllables import is_syllable, split_tone, with_tone

_BEFORE = re.compile(r"([^\W\d_]+)\s+$")
_AFTER = re.compile(r"\s+([^\W\d_]+)")
_REACH = 16
_ONSETS = (("ngh", "ng"), ("ng", "ngh"), ("gh", "g"), ("g", "gh"), ("k", "c"), ("c", "k"))
_CODAS = (
    ("nhg", "nh"),
    ("gn", "ng"),
    ("hn", "nh"),
    ("nn", "n"),
    ("tt", "t"),
    ("cc", "c"),
    ("nng", "ng"),
    ("ngg", "ng"),
)
_MARKED = {
    "a": "ăâ",
    "ă": "aâ",
    "â": "aă",
    "e": "ê",
    "ê": "e",
    "o": "ôơ",
    "ô": "oơ",
    "ơ": "oôư",
    "u": "ư",
    "ư": "uơ",
    "d": "đ",
}
"""Letters that differ by their mark alone (and the neighbours ơ, ư)."""
_STOPS = ("c", "ch", "p", "t")
_ALL_CODAS = ("c", "ch", "m", "n", "ng", "nh", "p", "t")
_STOP_TONES = ["sắc", "nặng"]


def suggest(word: str) -> tuple[str, ...]:
    """One slip away: onset letter, missing or second tone, a vowel's mark, a lost coda; commonest first."""
    bare, tones = split_tone(word)
    bases = {bare}
    bases |= {right + bare[len(wrong) :] for wrong, right in _ONSETS if bare.startswith(wrong)}
    bases |= {bare[: -len(wrong)] + right for wrong, right in _CODAS if bare.endswith(wrong)}
    found = _known({with_tone(base, tone) for base in bases if base for tone in (tones or ["", *_STOP_TONES])})
    if not found and tones and bare.endswith(_STOPS):
        found = _known({with_tone(base, tone) for base in bases for tone in _STOP_TONES})
    if not found:
        marked = {
            bare[:i] + other + bare[i + 1 :] for i, letter in enumerate(bare) for other in _MARKED.get(letter, "")
        }
        marked |= {bare + coda for coda in _ALL_CODAS}
        found = _known({with_tone(base, tone) for base in marked for tone in (tones[:1] or ["", *_STOP_TONES])})
    return tuple(found)


def without_one_letter(word: str) -> tuple[str, ...]:
    """Known syllables made by taking one letter away (nghiệmn, Tthành, việco), commonest first."""
    return tuple(_known({word[:i] + word[i + 1 :] for i in range(len(word))}))


def joining(suggestions: tuple[str, ...], match: re.Match[str], doc: Document) -> tuple[str, ...]:
    """Those that make a word with the syllable before or after."""
    before = _BEFORE.search(doc.folded, max(0, match.start() - _REACH), match.start())
    after = _AFTER.match(doc.folded, match.end())

    def joins(word: str) -> bool:
        one = fold(word)
        pairs = (f"{before[1]} {one}" if before else "", f"{one} {after[1]}" if after else "")
        return any(pair in compounds() for pair in pairs)

    return tuple(word for word in suggestions if joins(word))


def _known(made: set[str]) -> list[str]:
    counts = syllable_counts()
    known = {word: counts.get(fold(word), 0) for word in made if is_syllable(word)}
    return sorted((word for word, count in known.items() if count), key=lambda word: (-known[word], word))
