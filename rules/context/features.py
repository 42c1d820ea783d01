"""What the scorer looks at: for a word as written and one that may have been meant, cells of small tables of weights.

Each feature crosses two or more quantised figures into one cell, so that the logistic regression over the cells can bend
where it must and still is a sum of look-ups.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rules.context import slips
from rules.context.fuse import Bytes, Keys, LevelMap
from rules.context.keys import pair_keys, triple_keys
from rules.context.table import level
from rules.context.tokens import STOP, WORDS_FROM

Index = npt.NDArray[np.int64]
_NEIGHBOURS = 13
"""Kinds of a neighbour: unknown word, end, pause, mark, number, eight levels of frequency."""
TABLES = (
    ("left pair", 16 * 16),
    ("right pair", 16 * 16),
    ("left triple", 16 * 16),
    ("middle triple", 16 * 16),
    ("right triple", 16 * 16),
    ("frequencies", 16 * 16),
    ("kind of slip", slips.KINDS * 2),
    ("capitals", 3 * 2 * 2 * 2),
    ("left neighbour", _NEIGHBOURS * 16),
    ("right neighbour", _NEIGHBOURS * 16),
    ("left neighbour of the candidate", _NEIGHBOURS * 16),
    ("right neighbour of the candidate", _NEIGHBOURS * 16),
    ("lengths", 8 * 8),
    ("pairs as written", 16 * 16),
    ("pairs of the candidate", 16 * 16),
)
FEATURES = tuple(name for name, _ in TABLES)
_STARTS = np.cumsum([0, *(size for _, size in TABLES)])
SIZE = int(_STARTS[-1])
"""Weights in all."""
VOUCHED, VOUCHED_BY_MARK = 3, 9
"""Level from which a pair vouches for both its words, of which one may be a mark: a word between two such pairs is not looked
at."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as arrays along its tokens, two ends of a sentence before the first and after the last."""

    keys: Keys
    capitals: Bytes
    words: npt.NDArray[np.bool_]
    frequency: Bytes
    lengths: Bytes


@dataclass(frozen=True, slots=True)
class Rows:
    """One row for each (token ``at``, candidate ``target``) with some evidence; ``cells`` has a column for each feature."""

    at: Index
    target: Index
    cells: Index


def suspects(reading: Reading, pairs: tuple[LevelMap, ...]) -> tuple[Index, Bytes]:
    """Tokens that their neighbours do not vouch for, and the level of each pair of neighbours."""
    keys = reading.keys
    levels = level(pairs, pair_keys(keys[:-1], keys[1:]))
    words = keys >= WORDS_FROM
    vouched = levels >= np.where(words[:-1] & words[1:], VOUCHED, VOUCHED_BY_MARK)
    doubtful = reading.words[1:-1] & ~(vouched[:-1] & vouched[1:])
    return np.flatnonzero(doubtful) + 1, levels


def rows(
    reading: Reading,
    levels: Bytes,
    at: Index,
    target: Index,
    kinds: Bytes,
    lexicon: tuple[Keys, Bytes, Bytes],
    pairs: tuple[LevelMap, ...],
    triples: tuple[LevelMap, ...],
) -> Rows:
    """``lexicon``: keys, frequency and lengths of the targets. Candidates that no sequence speaks for are left out."""
    keys = reading.keys
    meant = lexicon[0][target]
    left, right = keys[at - 1], keys[at + 1]
    left_meant, right_meant = level(pairs, pair_keys(left, meant)), level(pairs, pair_keys(meant, right))
    some = (left_meant > 0) | (right_meant > 0)
    at, target, kinds, meant = at[some], target[some], kinds[some], meant[some]
    left, right, left_meant, right_meant = left[some], right[some], left_meant[some], right_meant[some]
    before, after = keys[at - 2], keys[at + 2]
    meant_triples = (
        _triples(triples, (before, left, meant), left_meant > 0),
        _triples(triples, (left, meant, right), (left_meant > 0) & (right_meant > 0)),
        _triples(triples, (meant, right, after), right_meant > 0),
    )
    spoken = (left_meant > 0) & (left >= WORDS_FROM) | (right_meant > 0) & (right >= WORDS_FROM)
    for found in meant_triples:
        spoken |= found > 0
    chosen = np.flatnonzero(spoken)
    at, target, kinds = at[chosen], target[chosen], kinds[chosen]
    left_chosen, right_chosen = left_meant[chosen].astype(np.int64), right_meant[chosen].astype(np.int64)
    meant_triples = tuple(found[chosen] for found in meant_triples)  # type: ignore[assignment]
    # what is written is the same for all candidates of a token: looked up once
    tokens, back = np.unique(at, return_inverse=True)
    written = keys[tokens]
    left, right = keys[tokens - 1], keys[tokens + 1]
    known_left, known_right = levels[tokens - 1] > 0, levels[tokens] > 0
    written_triples = (
        _triples(triples, (keys[tokens - 2], left, written), known_left)[back],
        _triples(triples, (left, written, right), known_left & known_right)[back],
        _triples(triples, (written, right, keys[tokens + 2]), known_right)[back],
    )
    left_written, right_written = levels[at - 1].astype(np.int64), levels[at].astype(np.int64)
    frequency, length = reading.frequency, reading.lengths
    left_kind, right_kind = _neighbour(reading, at - 1), _neighbour(reading, at + 1)
    capital = reading.capitals
    columns = [left_written * 16 + left_chosen, right_written * 16 + right_chosen]
    columns += [w.astype(np.int64) * 16 + m for w, m in zip(written_triples, meant_triples, strict=True)]
    columns += [
        frequency[at].astype(np.int64) * 16 + lexicon[1][target].astype(np.int64),
        kinds.astype(np.int64) * 2 + (frequency[at] > 0),
        capital[at].astype(np.int64) * 8 + (capital[at - 1] > 0) * 4 + (capital[at + 1] > 0) * 2 + (left_kind == STOP),
        left_kind * 16 + left_written,
        right_kind * 16 + right_written,
        left_kind * 16 + left_chosen,
        right_kind * 16 + right_chosen,
        length[at].astype(np.int64) * 8 + lexicon[2][target].astype(np.int64),
        left_written * 16 + right_written,
        left_chosen * 16 + right_chosen,
    ]
    return Rows(at, target, np.stack(columns, axis=1) + _STARTS[:-1])


def _triples(maps: tuple[LevelMap, ...], keys: tuple[Keys, Keys, Keys], possible: npt.NDArray[np.bool_]) -> Bytes:
    """Levels of triples, looked up only where the pairs in them are known: all others are absent."""
    found = np.zeros(len(possible), np.uint8)
    chosen = np.flatnonzero(possible)
    first, second, third = keys
    found[chosen] = level(maps, triple_keys(first[chosen], second[chosen], third[chosen]))
    return found


def _neighbour(reading: Reading, at: Index) -> Index:
    keys = reading.keys[at].astype(np.int64)
    marks = np.clip(keys, 0, 4)
    frequency = reading.frequency[at].astype(np.int64)
    return np.where(keys < WORDS_FROM, marks, np.where(frequency == 0, 0, 5 + frequency // 2))
