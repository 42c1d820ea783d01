"""What a Vietnamese syllable becomes by one slip: of the tone, of a letter's mark, of the key, of the ear.

Kinds and their shares among real errors are those of the VSEC corpus (D. T. Do et al., "VSEC: Transformer-based Model for
Vietnamese Spelling Correction", PRICAI 2021); pairs of sounds that the dialects do not part: s/x, tr/ch, d/gi/r/v, l/n,
hỏi/ngã, final n/ng/nh and c/t/ch.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

MARKS = {letter: group.replace(letter, "") for group in ("aăâ", "eê", "oôơ", "uư", "dđ") for letter in group}
"""Letters that differ by their mark alone."""
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
PLAIN = {letter: unicodedata.normalize("NFD", letter.replace("đ", "d"))[0] for letter in (*LETTERS, "f", "j", "w", "z")}
"""The letter without its mark: the key that is pressed for it."""
VOWELS = frozenset("aăâeêioôơuưy")
ONSETS = tuple(
    sorted("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split(), key=len, reverse=True)
)
CODAS = ("ng", "nh", "ch", "c", "t", "p", "m", "n")
ONSET_SOUNDS = (("s", "x"), ("tr", "ch"), ("d", "gi", "r", "v"), ("l", "n"))
CODA_SOUNDS = (("n", "ng", "nh"), ("c", "t", "ch"))
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _neighbours() -> dict[str, frozenset[str]]:
    found = {}
    for number, row in enumerate(_ROWS):
        for place, letter in enumerate(row):
            near = set()
            for other in _ROWS[max(0, number - 1) : number + 2]:
                near |= set(other[max(0, place - 1) : place + 2])
            found[letter] = frozenset(near - {letter})
    return found


KEYS_BESIDE = _neighbours()
"""Letters on the keys beside."""
TONE_CHANGED = 0
"""Kinds 0 … 35: 6 times the number of the tone written plus that of the tone meant (none, huyền, sắc, hỏi, ngã, nặng)."""
MARK, MARK_AND_TONE = 36, 37
CODA_LEFT_OUT, LEFT_OUT, ONE_TOO_MANY, DOUBLED, KEY_BESIDE, OTHER_LETTER, SWAPPED = 38, 39, 40, 41, 42, 43, 44
ONSET_SOUND, CODA_SOUND, LEFT_OUT_WITH_TONE = 45, 49, 54
KINDS = 55
TONES = ("", "huyền", "sắc", "hỏi", "ngã", "nặng")


def onset_of(bare: str) -> str:
    """The longest onset that leaves something for the rime."""
    return next((onset for onset in ONSETS if bare.startswith(onset) and len(bare) > len(onset)), "")


def coda_of(rime: str) -> str:
    return next((coda for coda in CODAS if rime.endswith(coda) and len(rime) > len(coda)), "")


def other_marks(bare: str) -> Iterator[str]:
    """The same letters with other marks, itself left out."""

    def rest(start: int) -> Iterator[str]:
        if start == len(bare):
            yield ""
            return
        for tail in rest(start + 1):
            for letter in bare[start] + MARKS.get(bare[start], ""):
                yield letter + tail

    return (made for made in rest(0) if made != bare)


def same_sounds(bare: str) -> Iterator[tuple[str, int]]:
    """Spellings that sound alike in some dialect, with their kind; the tone is kept."""
    onset = onset_of(bare)
    rime = bare[len(onset) :]
    for number, sounds in enumerate(ONSET_SOUNDS):
        if onset in sounds:
            yield from ((other + rime, ONSET_SOUND + number) for other in sounds if other != onset)
    coda = coda_of(rime)
    for number, sounds in enumerate(CODA_SOUNDS):
        if coda in sounds:
            head = bare[: len(bare) - len(coda)]
            yield from ((head + other, CODA_SOUND + number) for other in sounds if other != coda)


def left_out(bare: str, place: int) -> int:
    """Kind of the slip that leaves out this letter."""
    return CODA_LEFT_OUT if place >= len(bare) - 2 and bare[place] not in VOWELS else LEFT_OUT


def put_in(bare: str, place: int) -> int:
    """Kind of the slip that put in this letter."""
    return DOUBLED if place and bare[place] == bare[place - 1] else ONE_TOO_MANY


def replaced(written: str, meant: str) -> int:
    """Kind of the slip that put one letter in the place of another."""
    return KEY_BESIDE if PLAIN[meant] in KEYS_BESIDE.get(PLAIN.get(written, ""), frozenset()) else OTHER_LETTER
