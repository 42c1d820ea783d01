"""Reads a text and tells which of its words do not fit where they stand, and what was rather meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rules.context.candidates import Lexicon
from rules.context.features import Index, Reading, Rows, rows, suspects
from rules.context.fuse import Bytes
from rules.context.keys import as_keys
from rules.context.table import Table, level
from rules.context.tokens import (
    STOP,
    TOKEN,
    WORDS_FROM,
    canonical,
    capitals,
    is_word,
    key,
)

_REMEMBERED = 400_000
_KEY = (1 << 48) - 1
_NONE = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Doubt:
    """``token`` counts the matches of ``TOKEN`` in the text. ``score`` is the log-odds that the word is wrong and the first
    suggestion right; ``repeated``: how often the word stands beside the same neighbour elsewhere in the text, ``elsewhere``:
    how often the first suggestion does; ``suspects``: share of the text's words that their neighbours do not vouch for."""

    token: int
    score: float
    suggestions: tuple[str, ...]
    repeated: int
    elsewhere: int
    suspects: float


class Reader:
    """Turns tokens into arrays; remembers the tokens that it has met."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._words = tuple(table.words for table in tables)
        self._met: dict[str, int] = {}

    def read(self, tokens: Sequence[str]) -> Reading:
        met = self._met
        new = set(tokens).difference(met)
        if new:
            if len(met) > _REMEMBERED:
                met.clear()
                new = set(tokens)
            self._meet(list(new))
        packed = np.full(len(tokens) + 4, STOP, np.uint64)
        packed[2:-2] = np.fromiter(map(met.__getitem__, tokens), np.uint64, len(tokens))
        upper = (packed >> np.uint64(48)).astype(np.uint16)
        return Reading(
            keys=packed & np.uint64(_KEY),
            capitals=(upper & 3).astype(np.uint8),
            words=(upper & 4) > 0,
            frequency=((upper >> 3) & 15).astype(np.uint8),
            lengths=((upper >> 7) & 7).astype(np.uint8),
        )

    def _meet(self, tokens: list[str]) -> None:
        keys = as_keys(map(key, tokens), len(tokens))
        frequency = np.where(keys >= WORDS_FROM, level(self._words, keys), 0)
        for token, number, common in zip(tokens, keys.tolist(), frequency.tolist(), strict=True):
            word = canonical(token)
            flags = capitals(token) | is_word(word) << 2 | common << 3 | min(len(word), 7) << 7
            self._met[token] = number | flags << 48


class Judge:
    """``tables``: the first gives candidates and weights (it must have some), all vouch for what stands in them."""

    def __init__(self, tables: Sequence[Table], weights: npt.NDArray[np.float32] | None = None) -> None:
        main = tables[0]
        self._reader = Reader(tables)
        self._pairs = tuple(table.pairs for table in tables)
        self._triples = tuple(table.triples for table in tables)
        self._weights = main.weights if weights is None else weights
        self.lexicon = Lexicon(main.targets, main.words)

    def rows(self, tokens: Sequence[str]) -> Rows:
        """Candidates and their features for every suspect; ``Rows.at`` counts from the first token of the text."""
        reading = self._reader.read(tokens)
        return self._rows(tokens, reading, *suspects(reading, self._pairs))

    def _rows(self, tokens: Sequence[str], reading: Reading, doubtful: Index, levels: Bytes) -> Rows:
        meant = [self.lexicon.meant_by(canonical(tokens[at - 2])) for at in doubtful.tolist()]
        if not meant:
            return Rows(_NONE, _NONE, np.zeros((0, 0), np.int64))
        sizes = np.fromiter((len(one.numbers) for one in meant), np.int64, len(meant))
        found = rows(
            reading,
            levels,
            np.repeat(doubtful, sizes),
            np.concatenate([one.numbers for one in meant]),
            np.concatenate([one.kinds for one in meant]),
            (self.lexicon.keys, self.lexicon.levels, self.lexicon.lengths),
            self._pairs,
            self._triples,
        )
        return Rows(found.at - 2, found.target, found.cells)

    def doubts(self, text: str, least: float) -> list[Doubt]:
        """Words whose best candidate scores ``least`` or more, in order; of two neighbours only the worse one."""
        tokens = TOKEN.findall(text)
        if not tokens or self._weights is None:
            return []
        reading = self._reader.read(tokens)
        doubtful, levels = suspects(reading, self._pairs)
        found = self._rows(tokens, reading, doubtful, levels)
        if not len(found.at):
            return []
        scores = self._weights[found.cells].sum(axis=1)
        best = _best(found, scores, least)
        share = len(doubtful) / max(1, int(np.count_nonzero(reading.words)))
        return [self._doubt(reading, found, scores, row, share) for row in best.tolist()]

    def _doubt(self, reading: Reading, found: Rows, scores: npt.NDArray[np.float32], row: int, share: float) -> Doubt:
        at = int(found.at[row])
        others = np.flatnonzero((found.at == at) & (scores > scores[row] - _CLOSE))
        ordered = others[np.argsort(-scores[others], kind="stable")][:_SUGGESTED]
        keys = reading.keys
        meant = self.lexicon.keys[found.target[row]]
        place = at + 2
        return Doubt(
            token=at,
            score=float(scores[row]),
            suggestions=tuple(self.lexicon.words[target] for target in found.target[ordered].tolist()),
            repeated=_beside(keys, keys[place], place) - 1,
            elsewhere=_beside(keys, meant, place),
            suspects=share,
        )


_CLOSE = 2.5
_SUGGESTED = 3


def _beside(keys: npt.NDArray[np.uint64], word: np.uint64, place: int) -> int:
    """How often the word stands beside one of the neighbours that the token at ``place`` has, if they are words."""
    counts = [0]
    if keys[place - 1] >= WORDS_FROM:
        counts.append(int(np.count_nonzero((keys[:-1] == keys[place - 1]) & (keys[1:] == word))))
    if keys[place + 1] >= WORDS_FROM:
        counts.append(int(np.count_nonzero((keys[1:] == keys[place + 1]) & (keys[:-1] == word))))
    return max(counts)


def _best(found: Rows, scores: npt.NDArray[np.float32], least: float) -> Index:
    """Rows with the best candidate of each token that scores enough; a token beside a worse one is left out."""
    order = np.lexsort((-scores, found.at))
    at = found.at[order]
    first = order[np.concatenate(([True], at[1:] != at[:-1]))]
    first = first[scores[first] >= least]
    places, worth = found.at[first], scores[first]
    kept = np.ones(len(first), bool)
    beside = np.flatnonzero(np.diff(places) == 1)
    for number in beside.tolist():
        kept[number if worth[number] < worth[number + 1] else number + 1] = False
    return first[kept]
