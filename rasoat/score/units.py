"""Near-duplicate clusters: articles that say the same count as one unit of the score.

MinHash (Broder 1997) over runs of three words, banded for candidates, then confirmed by the estimated similarity; linear in
the number of articles, and the same whatever machine counts. A sketch is the 128 numbers of 32 bits of one text as bytes.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from operator import eq

SIMILAR = 0.90
_PERMUTATIONS = 128
_BANDS = 16
_RUN = 3
_SEED = 2026
FOUNDERS = 40
"""Clusters remembered for one band value, so that pages made of the same boilerplate cost no quadratic time."""


def signatures(texts: Iterable[str]) -> list[bytes]:
    """A sketch of each text; empty for a text without words. May be made in other processes."""
    from rensa import RMinHash

    made: list[bytes] = []
    for text in texts:
        words = unicodedata.normalize("NFC", text).casefold().split()
        if not words:
            made.append(b"")
            continue
        sketch = RMinHash(_PERMUTATIONS, _SEED)
        sketch.update([" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))])
        made.append(array("I", sketch.digest()).tobytes())
    return made


def bands(sketch: bytes) -> Iterator[tuple[int, bytes]]:
    """The parts of a sketch with their numbers: texts that are alike share one of them most likely."""
    size = len(sketch) // _BANDS
    for band in range(_BANDS if sketch else 0):
        yield band, sketch[band * size : (band + 1) * size]


def likeness(one: bytes, other: bytes) -> float:
    """The estimated share of word runs that two texts have in common, 0 … 1."""
    equal: int = sum(map(eq, array("I", one), array("I", other)))
    return equal / _PERMUTATIONS


def assign_units(sketches: Sequence[bytes], similar: float = SIMILAR) -> list[int]:
    """The number of each article's cluster, from 0 in the order of first members. Articles without words stand alone.

    An article joins the first cluster whose founder is at least this similar; founders are kept per band value.
    """
    founders: dict[tuple[int, bytes], list[int]] = {}
    units: list[int] = []
    sketch_of: list[bytes] = []
    for sketch in sketches:
        keys = list(bands(sketch))
        candidates = sorted({unit for key in keys for unit in founders.get(key, ())})
        unit = next((unit for unit in candidates if likeness(sketch_of[unit], sketch) >= similar), None)
        if unit is None:
            unit = len(sketch_of)
            sketch_of.append(sketch)
            for key in keys:
                founders.setdefault(key, [])
                if len(founders[key]) < FOUNDERS:
                    founders[key].append(unit)
        units.append(unit)
    return units
