"""Near-duplicate clusters: articles that say the same count as one unit of the score.

MinHash (Broder 1997) over runs of three words, banded for candidates, then confirmed by the estimated similarity; linear in
the number of articles, and the same whatever machine counts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

SIMILAR = 0.90
_PERMUTATIONS = 128
_BANDS = 16
_RUN = 3
_SEED = 2026
_FOUNDERS = 40
"""Clusters remembered for one band value, so that pages made of the same boilerplate cost no quadratic time."""


def signatures(texts: Iterable[str]) -> list[tuple[int, ...]]:
    """One of 128 numbers for each text; empty for a text without words. May be made in other processes."""
    from rensa import RMinHash

    made: list[tuple[int, ...]] = []
    for text in texts:
        words = unicodedata.normalize("NFC", text).casefold().split()
        if not words:
            made.append(())
            continue
        sketch = RMinHash(_PERMUTATIONS, _SEED)
        sketch.update([" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))])
        made.append(tuple(sketch.digest()))
    return made


def assign_units(sketches: Sequence[Sequence[int]]) -> list[int]:
    """The number of each article's cluster, from 0 in the order of first members. Articles without words stand alone.

    An article joins the first cluster that has a founder at least 90 % similar; founders are kept per band value.
    """
    rows = _PERMUTATIONS // _BANDS
    founders: dict[tuple[int, tuple[int, ...]], list[int]] = {}
    units: list[int] = []
    sketch_of: list[Sequence[int]] = []
    for sketch in sketches:
        bands = [(band, tuple(sketch[band * rows : (band + 1) * rows])) for band in range(_BANDS if sketch else 0)]
        candidates = sorted({unit for band in bands for unit in founders.get(band, ())})
        unit = next((unit for unit in candidates if _similar(sketch_of[unit], sketch)), None)
        if unit is None:
            unit = len(sketch_of)
            sketch_of.append(sketch)
            for band in bands:
                founders.setdefault(band, [])
                if len(founders[band]) < _FOUNDERS:
                    founders[band].append(unit)
        units.append(unit)
    return units


def _similar(one: Sequence[int], other: Sequence[int]) -> bool:
    equal = sum(1 for a, b in zip(one, other, strict=True) if a == b)
    return equal >= SIMILAR * len(one)
