"""The known syllables that are a slip of the key away from a word that is none, and which of them fit their neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log

from rules.document import Document
from rules.text.folding import fold
from rules.text.lexicon import compounds, syllable_counts
from rules.text.neighbours import syllable_after, syllable_before
from rules.text.syllables import TONELESS, TONES, VOWELS, is_syllable, split_tone, with_tone

_LONGEST = 9
"""Letters of a syllable (nghiêng, 7) and of two slips more."""
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
_HORNED = re.compile(r"ưo|uơ(?=.)")
"""Half-marked ươ (đưòng, nguời)."""
_BOTH_MARKS = (("uo", "ươ"), ("uo", "uô"), ("uô", "ươ"))
_OPEN = re.compile(r"(?:[ăâ]|iê|yê|uô|ươ)$")
"""Vowels that never end a syllable: its end was lost (nhâ dân, tuyên truyề)."""
_STOPS = ("c", "ch", "p", "t")
_STOP_TONES = ("sắc", "nặng")
_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ENDS = ("ch", "ng", "nh", "c", "m", "n", "p", "t")

_REPAIRED, _REMARKED, _UNFINISHED, _DOUBLED, _MOVED, _EXTRA, _BESIDE, _MISSING, _OTHER = (
    0.0,
    0.5,
    0.8,
    0.8,
    1.0,
    1.2,
    1.6,
    1.6,
    2.2,
)
"""Cost of a slip: the rarer the kind, the dearer."""
_FREQUENCY_PER_COST, _FREQUENCY_PER_WORD = 4.0, 8.0
"""Natural logarithms of frequency that one unit of cost, and a word made with a neighbour, outweigh."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A known syllable, and how far it is from the word: 0 only the tone (or the half of ươ) repaired, .5 one mark or a rule of
    c/k, g/gh, ng/ngh, more for letters put in, left out, swapped or replaced."""

    word: str
    folded: str
    cost: float
    count: int
    """How often it stands in a corpus of news."""
    weight: float
    """Natural logarithm of its likelihood."""

    @property
    def is_sure(self) -> bool:
        """Whether no letter is in doubt, only marks."""
        return self.cost <= _REMARKED

    @property
    def is_near(self) -> bool:
        """Sure, or a lost end."""
        return self.cost <= _UNFINISHED

    @property
    def is_close(self) -> bool:
        """No farther than a letter left out or struck beside its key."""
        return self.cost <= _MISSING


@lru_cache(maxsize=20_000)
def nearest(word: str) -> tuple[Guess, ...]:
    """One slip away from this lower-case word, likeliest first; empty for what is too long to be a syllable."""
    bare, tones = split_tone(word)
    if len(bare) > _LONGEST or word.isascii():
        return ()
    costs: dict[str, float] = {}
    counts = syllable_counts()
    for cost, spelling in sorted(pair for pair in _spellings(bare) if pair[1] in TONELESS):
        for tone in _tones(spelling, tones):
            made = with_tone(spelling, tone)
            if made != word and made not in costs and fold(made) in counts and is_syllable(made):
                costs[made] = cost
    for tone in ("", *TONES.values()) if bare in TONELESS else ():
        made = with_tone(bare, tone)
        if made != word and fold(made) in counts and is_syllable(made):
            costs[made] = min(_REMARKED, costs.get(made, _REMARKED))
    guesses = (_guess(made, cost, counts[fold(made)]) for made, cost in costs.items())
    return tuple(sorted(guesses, key=lambda guess: -guess.weight))


def _guess(word: str, cost: float, count: int) -> Guess:
    return Guess(word, fold(word), cost, count, log(count) - _FREQUENCY_PER_COST * cost)


def _tones(spelling: str, tones: list[str]) -> tuple[str, ...]:
    """Those that were typed, else those that the end of the syllable asks for."""
    stopped = spelling.endswith(_STOPS)
    typed = tuple(tone for tone in dict.fromkeys(tones) if not stopped or tone in _STOP_TONES)
    return typed or (_STOP_TONES if stopped else ("",))


def _spellings(bare: str) -> Iterator[tuple[float, str]]:
    """Spellings without tone one slip away, with their costs."""
    whole = _HORNED.sub("ươ", bare)
    yield _REPAIRED, bare
    yield _REPAIRED, whole
    for base in dict.fromkeys((bare, whole)):
        unfinished = bool(_OPEN.search(base))
        yield from ((_REMARKED, right + base[len(wrong) :]) for wrong, right in _ONSETS if base.startswith(wrong))
        yield from ((_REMARKED, base[: -len(wrong)] + right) for wrong, right in _CODAS if base.endswith(wrong))
        yield from ((_REMARKED, base.replace(plain, marked)) for plain, marked in _BOTH_MARKS)
        for i, letter in enumerate(base):
            cost = _EXTRA if unfinished and i == len(base) - 1 else _REMARKED
            yield from ((cost, base[:i] + other + base[i + 1 :]) for other in _MARKED.get(letter, ""))
        if unfinished:
            yield from ((_UNFINISHED, base + end) for end in (*_ENDS, "i", "y", "u"))
        yield from _letter_slips(base)


def _letter_slips(base: str) -> Iterator[tuple[float, str]]:
    for end in _ENDS:
        if base.endswith(end):
            yield from ((_BESIDE, base.removesuffix(end) + other) for other in _ENDS)
    for i, letter in enumerate(base):
        twice = letter in (base[i - 1 : i], base[i + 1 : i + 2])
        if twice or ((i or letter not in VOWELS) and (i < len(base) - 1 or letter not in "âêôơư")):  # ôtô is no tô
            yield _DOUBLED if twice else _EXTRA, base[:i] + base[i + 1 :]
        if i and letter != base[i - 1]:
            yield _MOVED, base[: i - 1] + letter + base[i - 1] + base[i + 1 :]
        for other in _LETTERS:
            yield _BESIDE if other in _KEYS_BESIDE.get(letter, "") else _OTHER, base[:i] + other + base[i + 1 :]
    for i in range(len(base) + 1):
        yield from ((_MISSING, base[:i] + other + base[i:]) for other in _LETTERS)


def _keys_beside() -> dict[str, str]:
    """Letters on the keys to the left and right of each letter."""
    found: dict[str, str] = {}
    for row in _KEYS:
        for left, right in pairwise(row):
            found[left] = found.get(left, "") + right
            found[right] = found.get(right, "") + left
    return found


_KEYS_BESIDE = _keys_beside()


def neighbours(match: re.Match[str], doc: Document) -> tuple[str, str]:
    """The words beside, folded; "" where punctuation or an end is nearer."""
    return syllable_before(doc, match.start()), syllable_after(doc, match.end())


def ranked(word: str, sides: tuple[str, str]) -> list[tuple[Guess, bool]]:
    """Guesses, likeliest first beside these words (folded), and whether each makes a word of two syllables with one of them."""
    pairs = [(guess, _joins(guess.folded, sides)) for guess in nearest(word)]
    pairs.sort(key=lambda pair: -(pair[0].weight + _FREQUENCY_PER_WORD * pair[1]))
    return [(guess, joined > 0) for guess, joined in pairs]


def _joins(word: str, sides: tuple[str, str]) -> int:
    return (f"{sides[0]} {word}" in compounds()) + (f"{word} {sides[1]}" in compounds())
