"""The syllables that may have been meant by a syllable as written, with the kind of slip that parts the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rules.context import slips
from rules.context.fuse import Bytes, Keys, LevelMap
from rules.context.keys import as_keys
from rules.context.tokens import word_key
from rules.text.syllables import i_y_variant, split_tone

_REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class Meant:
    """``numbers`` index the lexicon's targets; ``kinds`` are those of ``slips``."""

    numbers: npt.NDArray[np.int64]
    kinds: Bytes


class Lexicon:
    """The syllables that may be proposed. ``keys``, ``levels`` (of frequency) and ``lengths`` (letters) run along ``words``."""

    def __init__(self, words: Iterable[str], frequency: LevelMap) -> None:
        self.words = tuple(words)
        self.keys: Keys = as_keys(map(word_key, self.words), len(self.words))
        self.levels = frequency.levels(self.keys)
        self.lengths = np.fromiter((min(len(word), 7) for word in self.words), np.uint8, len(self.words))
        self._by_letters: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for number, word in enumerate(self.words):
            bare, tones = split_tone(word)
            self._by_letters[bare][tones[0] if tones else ""] = number
        self._longer: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        self._masked: defaultdict[str, list[str]] = defaultdict(list)
        for bare in self._by_letters:
            for place in range(len(bare)):
                head, tail = bare[:place], bare[place + 1 :]
                self._longer[head + tail].append((bare, slips.left_out(bare, place)))
                self._masked[f"{head}?{tail}"].append(bare)
        self._meant: dict[str, Meant] = {}

    def meant_by(self, word: str) -> Meant:
        """For a lower-case canonical syllable; spellings that differ by i and y alone are no errors and left out."""
        known = self._meant.get(word)
        if known is None:
            if len(self._meant) > _REMEMBERED:
                self._meant.clear()
            known = self._meant[word] = self._find(word)
        return known

    def _find(self, word: str) -> Meant:
        bare, tones = split_tone(word)
        tone = tones[0] if tones else ""
        found: dict[int, int] = {}
        written = slips.TONES.index(tone)
        for other, number in self._by_letters.get(bare, {}).items():
            if other != tone:
                found[number] = slips.TONE_CHANGED + 6 * written + slips.TONES.index(other)
        for letters in slips.other_marks(bare):
            for other, number in self._by_letters.get(letters, {}).items():
                found.setdefault(number, slips.MARK if other == tone else slips.MARK_AND_TONE)
        for letters, kind in (*slips.same_sounds(bare), *self._one_key(bare)):
            tones_of = self._by_letters.get(letters)
            if tones_of is None:
                continue
            if tone in tones_of:
                found.setdefault(tones_of[tone], kind)
            elif not tone and "sắc" in tones_of and kind in (slips.CODA_LEFT_OUT, slips.LEFT_OUT):
                found.setdefault(tones_of["sắc"], slips.LEFT_OUT_WITH_TONE)
        twin = i_y_variant(word)
        kept = {number: kind for number, kind in found.items() if self.words[number] != twin}
        return Meant(
            np.fromiter(kept, np.int64, len(kept)),
            np.fromiter(kept.values(), np.uint8, len(kept)),
        )

    def _one_key(self, bare: str) -> Iterator[tuple[str, int]]:
        """What was meant if one letter was left out, put in, swapped or replaced, with the kind of the slip."""
        yield from self._longer.get(bare, ())
        for place, letter in enumerate(bare):
            head, tail = bare[:place], bare[place + 1 :]
            yield head + tail, slips.put_in(bare, place)
            for meant in self._masked.get(f"{head}?{tail}", ()):
                if meant != bare:
                    yield meant, slips.replaced(letter, meant[place])
            if tail and letter != tail[0]:
                yield head + tail[0] + letter + tail[1:], slips.SWAPPED
