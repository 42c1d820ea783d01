"""Counts words, pairs and triples of a text in bounded memory: batches are sorted, counted and merged."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from rules.context.fuse import Keys
from rules.context.keys import pair_keys, triple_keys
from rules.context.tokens import STOP, TOKEN, WORDS_FROM, canonical, is_word, key

_BATCH = 1 << 24
"""Tokens counted at once."""
Counts = npt.NDArray[np.int64]


@dataclass
class Tally:
    """Distinct keys, ascending, and how often each was met."""

    keys: Keys = field(default_factory=lambda: np.zeros(0, np.uint64))
    counts: Counts = field(default_factory=lambda: np.zeros(0, np.int64))

    def add(self, keys: Keys) -> None:
        """Counts each of ``keys`` once more."""
        ordered = np.sort(keys)
        starts = _starts(ordered)
        self._merge(ordered[starts], np.diff(np.append(starts, len(ordered))))

    def _merge(self, keys: Keys, counts: Counts) -> None:
        both = np.concatenate([self.keys, keys])
        order = np.argsort(both, kind="stable")
        both = both[order]
        starts = _starts(both)
        self.counts = (
            np.add.reduceat(np.concatenate([self.counts, counts])[order], starts) if len(both) else self.counts
        )
        self.keys = both[starts]

    def at_least(self, least: int) -> tuple[Keys, Counts]:
        kept = self.counts >= least
        return self.keys[kept], self.counts[kept]


def _starts(ordered: Keys) -> npt.NDArray[np.int64]:
    if not len(ordered):
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))


class Sequences:
    """Tallies of words, pairs and triples, marks among them, fed line by line."""

    def __init__(self) -> None:
        self.words, self.pairs, self.triples = Tally(), Tally(), Tally()
        self.tokens = 0
        self._known: dict[str, int] = {}
        self._batch: list[int] = []

    def add(self, line: str) -> None:
        """Counts the tokens of one line; no pair or triple spans two lines."""
        known = self._known
        for token in TOKEN.findall(line):
            number = known.get(token)
            if number is None:
                number = known[token] = key(token)
            self._batch.append(number)
        self._batch += (STOP, STOP)
        if len(self._batch) >= _BATCH:
            self.settle()

    def settle(self) -> None:
        """Brings the tallies up to date; to be called after the last line."""
        keys = np.array(self._batch, np.uint64)
        self._batch.clear()
        self.tokens += len(keys)
        self.words.add(keys[keys >= WORDS_FROM])
        self.pairs.add(pair_keys(keys[:-1], keys[1:]))
        self.triples.add(triple_keys(keys[:-2], keys[1:-1], keys[2:]))

    def syllables(self, least: int) -> tuple[str, ...]:
        """Vietnamese syllables, canonical, that were met so often or more, in the order of the alphabet."""
        common = set(self.words.at_least(least)[0].tolist())
        return tuple(
            sorted(
                {
                    canonical(token)
                    for token, number in self._known.items()
                    if number in common and is_word(canonical(token))
                }
            )
        )
