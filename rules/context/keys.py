"""Arrays of the keys of words (``tokens``), of two and three words in a row, and the levels of their counts."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from rules.context.fuse import Bytes, Keys

_PAIR, _TRIPLE = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)


def pair_keys(first: Keys, second: Keys) -> Keys:
    """Keys of two words in a row."""
    return first * _PAIR + second


def triple_keys(first: Keys, second: Keys, third: Keys) -> Keys:
    """Keys of three words in a row."""
    return pair_keys(first, second) * _TRIPLE + third


def as_keys(numbers: Iterable[int], count: int) -> Keys:
    return np.fromiter(numbers, np.uint64, count)


def quantised(counts: npt.NDArray[np.int64], least: int, step: float) -> Bytes:
    """Levels 1 … 15 of counts from ``least`` on, each level ``step`` times as many as the one before."""
    levels = np.floor(np.log(np.maximum(counts, least) / least) / np.log(step) + 1e-9) + 1
    found: Bytes = np.clip(levels, 1, 15).astype(np.uint8)
    return found
