"""A static map from 48-bit keys to small levels without storing the keys: a 3-wise binary fuse filter that holds values.

A key that was never put in is answered with 0, or, with probability ``2**-check_bits``, with a wrong level. One entry
costs ``1.13 * (check_bits + 4)`` bits. Source: T. M. Graf, D. Lemire, "Binary Fuse Filters: Fast and Smaller Than Xor
Filters", ACM JEA 27 (2022). All arithmetic is on unsigned 64-bit integers, so that the bytes are the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

LEVELS = 16
"""Levels are 0 (absent) … 15."""
Keys: TypeAlias = npt.NDArray[np.uint64]
Bytes: TypeAlias = npt.NDArray[np.uint8]
_U = np.uint64
_MULTIPLIERS = (_U(0xBF58476D1CE4E5B9), _U(0x94D049BB133111EB))
_SEEDS = 64


@dataclass(frozen=True)
class Shape:
    """Geometry of one map; ``check_bits`` is 8 (12-bit cells) or 12 (16-bit cells)."""

    seed: int
    segment: int
    """Cells of a segment, a power of two."""
    segments: int
    check_bits: int

    @property
    def cells(self) -> int:
        return (self.segments + 2) * self.segment

    @property
    def size(self) -> int:
        """Bytes of the packed cells."""
        return (self.cells * (self.check_bits + 4) + 7) // 8 + 1


class LevelMap:
    """``packed`` is the memory that ``pack`` made, used in place."""

    def __init__(self, shape: Shape, packed: Bytes) -> None:
        self._shape = shape
        self._packed = packed
        self._wide = packed[: shape.cells * 2].view("<u2") if shape.check_bits == 12 else None
        self._top = _U((1 << shape.check_bits) - 1)

    def levels(self, keys: Keys) -> Bytes:
        """The level of each key, 0 where it is absent; same shape as ``keys`` (one dimension)."""
        mixed = _mix(keys, self._shape.seed)
        first, second, third = self._cells(np.concatenate(_places(mixed, self._shape))).reshape(3, -1)
        cells = first ^ second ^ third
        cells ^= ((mixed & self._top) << _U(4)).astype(np.uint16)
        return np.where(cells < LEVELS, cells, 0).astype(np.uint8)

    def _cells(self, places: Keys) -> npt.NDArray[np.uint16]:
        if self._wide is not None:
            wide: npt.NDArray[np.uint16] = self._wide[places]
            return wide
        at = (places * _U(3)) >> _U(1)
        both = self._packed[at].astype(np.uint16) | (self._packed[at + _U(1)].astype(np.uint16) << 8)
        narrow: npt.NDArray[np.uint16] = (both >> ((places & _U(1)).astype(np.uint16) << 2)) & np.uint16(0xFFF)
        return narrow


def pack(keys: Keys, levels: Bytes, check_bits: int) -> tuple[Shape, Bytes]:
    """The map of distinct ``keys`` to ``levels`` (1 … 15). Deterministic."""
    segment = _segment(len(keys))
    segments = _segments(len(keys), segment)
    for seed in range(_SEEDS):
        shape = Shape(seed, segment, segments, check_bits)
        mixed = _mix(keys, seed)
        places = np.stack(_places(mixed, shape)).astype(np.int64)
        order = _peel(places, shape.cells)
        if order is not None:
            values = ((mixed & _U((1 << check_bits) - 1)) << _U(4)).astype(np.uint16) | levels
            return shape, _packed(_assign(places, order, values, shape.cells), shape)
    raise ValueError("keys are not distinct")


def _mix(keys: Keys, seed: int) -> Keys:
    """SplitMix64 finaliser."""
    mixed = keys + _U((seed * 0x9E3779B97F4A7C15 + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF)
    mixed ^= mixed >> _U(30)
    mixed *= _MULTIPLIERS[0]
    mixed ^= mixed >> _U(27)
    mixed *= _MULTIPLIERS[1]
    mixed ^= mixed >> _U(31)
    return mixed


def _places(mixed: Keys, shape: Shape) -> tuple[Keys, Keys, Keys]:
    mask = _U(shape.segment - 1)
    first = ((mixed >> _U(32)) * _U(shape.segments * shape.segment)) >> _U(32)
    second = (first + _U(shape.segment)) ^ ((mixed >> _U(18)) & mask)
    third = (first + _U(2 * shape.segment)) ^ (mixed & mask)
    return first, second, third


def _segment(entries: int) -> int:
    power = int(np.floor(np.log(max(entries, 2)) / np.log(3.33) + 2.25))
    return 1 << min(max(power, 2), 18)


def _segments(entries: int, segment: int) -> int:
    spread = max(1.125, 0.875 + 0.25 * np.log(1e6) / np.log(max(entries, 8)))
    return max(int(np.ceil(entries * spread / segment)) - 1, 1)


def _peel(
    places: npt.NDArray[np.int64], cells: int
) -> list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]] | None:
    """Rounds of (keys, the cell that each has for itself); None where some keys cannot be parted."""
    degree = np.bincount(places.ravel(), minlength=cells)
    held = np.zeros(cells, np.int64)
    numbers = np.arange(places.shape[1])
    for row in places:
        np.bitwise_xor.at(held, row, numbers)
    rounds = []
    left = places.shape[1]
    alone = np.flatnonzero(degree == 1)
    while len(alone):
        keys, chosen = np.unique(held[alone], return_index=True)
        rounds.append((keys, alone[chosen]))
        left -= len(keys)
        touched = places[:, keys]
        for row in touched:
            np.subtract.at(degree, row, 1)
            np.bitwise_xor.at(held, row, keys)
        near = np.unique(touched)
        alone = near[degree[near] == 1]
    return None if left else rounds


def _assign(
    places: npt.NDArray[np.int64],
    rounds: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]],
    values: npt.NDArray[np.uint16],
    cells: int,
) -> npt.NDArray[np.uint16]:
    made = np.zeros(cells, np.uint16)
    for keys, own in reversed(rounds):
        first, second, third = places[:, keys]
        made[own] = 0
        made[own] = values[keys] ^ made[first] ^ made[second] ^ made[third]
    return made


def _packed(cells: npt.NDArray[np.uint16], shape: Shape) -> Bytes:
    packed = np.zeros(shape.size, np.uint8)
    if shape.check_bits == 12:
        packed[: 2 * len(cells)] = cells.astype("<u2").view(np.uint8)
        return packed
    if len(cells) % 2:
        cells = np.append(cells, np.uint16(0))
    even, odd = cells[::2], cells[1::2]
    triples = np.stack([even & 0xFF, (even >> 8) | ((odd & 0xF) << 4), odd >> 4], axis=1).astype(np.uint8).ravel()
    packed[: min(len(triples), shape.size)] = triples[: shape.size]
    return packed
