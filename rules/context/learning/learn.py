"""Makes a table of texts: counts what stands in them, puts slips into a part kept aside, and trains the scorer on it."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rules.context import features, table
from rules.context.fuse import Bytes, LevelMap, Shape, pack
from rules.context.judge import Judge
from rules.context.keys import quantised
from rules.context.learning.counting import Sequences, Tally
from rules.context.learning.fitting import fit
from rules.context.learning.noise import RATE, spoiled
from rules.context.table import Corpus, Table
from rules.context.tokens import TOKEN

LEAST_WORD, LEAST_PAIR, LEAST_TRIPLE = 2, 2, 3
"""Counts from which an entry is kept."""
WORD_STEP, SEQUENCE_STEP = 2.6, 1.8
LEAST_TARGET = 50
"""How often a syllable must stand in the text to be proposed."""
SPARE = 26
"""Of 256 lines, at most so many are kept aside for training."""
ASIDE = 2_500_000
"""Tokens kept aside, if the text is long enough."""
LEAST_SLIPS = 2_000
"""Slips seen in training, below which a text is too short to train a scorer on."""
NATURAL = 0.001
"""Share of words with a slip, as training weighs them: below the real one (0.0025), so that what is sure counts most."""
_NATURAL_SLIP = 1.0
"""Score from which a row that should be clean is taken for a real slip of the text and left out of the second training."""
_SEED = 287
_LINES = 500
"""Lines that are looked at together."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What ``learn`` made."""

    bytes: int
    tokens: int
    pairs: int
    triples: int
    targets: int
    slips: int
    """Slips that the scorer was trained on; 0 where the text was too short for one."""


def learn(
    lines: Iterable[str],
    corpora: Callable[[], tuple[Corpus, ...]],
    date: str,
    target: Path,
    *,
    told: Callable[[str], None] = lambda _: None,
) -> Learned:
    """Writes a table of these lines to ``target``. Equal lines count once. ``corpora`` is asked after the lines are read,
    ``told`` hears of each step ("count", "pack", "train")."""
    told("count")
    sequences, aside = _counted(lines)
    told("pack")
    maps = {
        "words": _packed(sequences.words, LEAST_WORD, WORD_STEP, 12),
        "pairs": _packed(sequences.pairs, LEAST_PAIR, SEQUENCE_STEP, 12),
        "triples": _packed(sequences.triples, LEAST_TRIPLE, SEQUENCE_STEP, 8),
    }
    untrained = Table(
        **{name: LevelMap(shape, packed) for name, (shape, packed) in maps.items()},
        targets=sequences.syllables(LEAST_TARGET),
        weights=None,
        date=date,
        corpora=corpora(),
        tokens=sequences.tokens,
        where="",
    )
    told("train")
    weights, slips = train(untrained, aside)
    size = table.write(
        target,
        maps,
        untrained.targets,
        weights,
        date=date,
        corpora=untrained.corpora,
        tokens=untrained.tokens,
    )
    return Learned(
        size,
        untrained.tokens,
        len(sequences.pairs.at_least(LEAST_PAIR)[0]),
        len(sequences.triples.at_least(LEAST_TRIPLE)[0]),
        len(untrained.targets),
        slips if weights is not None else 0,
    )


def _counted(lines: Iterable[str]) -> tuple[Sequences, list[str]]:
    """The counts of all lines but those kept aside, which a digest of the line picks; and the lines kept aside."""
    sequences = Sequences()
    spare: list[list[str]] = [[] for _ in range(SPARE)]
    seen: set[bytes] = set()
    for found in lines:
        line = unicodedata.normalize("NFC", found.strip())
        digest = blake2b(line.encode("utf-8", "replace"), digest_size=8).digest()
        if not line or digest in seen:
            continue
        seen.add(digest)
        if digest[0] < SPARE:
            spare[digest[0]].append(line)
        else:
            sequences.add(line)
    sequences.settle()
    parts = min(SPARE, max(1, round(256 * ASIDE / max(1, sequences.tokens))))
    for part in spare[parts:]:
        for line in part:
            sequences.add(line)
    sequences.settle()
    return sequences, [line for part in spare[:parts] for line in part]


def _packed(tally: Tally, least: int, step: float, check_bits: int) -> tuple[Shape, Bytes]:
    keys, counts = tally.at_least(least)
    return pack(keys, quantised(counts, least, step), check_bits)


def train(untrained: Table, lines: Sequence[str]) -> tuple[npt.NDArray[np.int16] | None, int]:
    """Weights in units of ``table.WEIGHT_UNIT``, None where the lines hold too few slips to learn from, and their number."""
    cells, right, spoiled_at, slips = _examples(untrained, lines)
    if slips < LEAST_SLIPS:
        return None, slips
    worth = np.where(spoiled_at, NATURAL / RATE, 1.0)
    weights = fit(cells, right, worth, features.SIZE)
    worth[~spoiled_at & (weights[cells].sum(axis=1) > _NATURAL_SLIP)] = 0.0
    weights = fit(cells, right, worth, features.SIZE)
    return np.clip(np.rint(weights / table.WEIGHT_UNIT), -32768, 32767).astype(np.int16), slips


def _examples(
    untrained: Table, lines: Sequence[str]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_], npt.NDArray[np.bool_], int]:
    """Rows of cells, whether the candidate is what was meant, whether a slip was put in there; and the slips in all."""
    judge = Judge([untrained])
    known = frozenset(untrained.targets)
    numbers = {word: number for number, word in enumerate(untrained.targets)}
    rng = random.Random(_SEED)  # noqa: S311
    cells, right, at_slip, slips = [], [], [], 0
    for start in range(0, len(lines), _LINES):
        tokens, meant = spoiled(TOKEN.findall("\n".join(lines[start : start + _LINES])), known, rng)
        slips += len(meant)
        rows = judge.rows(tokens)
        if not len(rows.at):
            continue
        wanted = np.full(len(tokens), -1)
        wanted[list(meant)] = [numbers[word] for word in meant.values()]
        cells.append(rows.cells.astype(np.int64))
        right.append(wanted[rows.at] == rows.target)
        at_slip.append(wanted[rows.at] >= 0)
    if not cells:
        return np.zeros((0, 0), np.int64), np.zeros(0, bool), np.zeros(0, bool), slips
    return np.concatenate(cells), np.concatenate(right), np.concatenate(at_slip), slips
