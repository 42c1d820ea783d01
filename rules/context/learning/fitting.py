"""Logistic regression over cells of weights: L-BFGS with an L2 penalty, in plain sums so that a run can be repeated."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
_MEMORY = 10
_ROUNDS = 200
_ENOUGH = 1e-7
"""Relative gain below which the search stops."""
PENALTY = 1.0


def fit(cells: npt.NDArray[np.int64], right: npt.NDArray[np.bool_], worth: Floats, size: int) -> Floats:
    """``size`` weights that make the sigmoid of the sum of a row's cells the probability that the row is right; ``worth`` weighs
    the rows."""
    columns = [np.ascontiguousarray(column) for column in cells.T]

    def loss(weights: Floats) -> tuple[float, Floats]:
        odds = np.zeros(len(right))
        for column in columns:
            odds += weights[column]
        odds = np.clip(odds, -30, 30)
        chance = 1 / (1 + np.exp(-odds))
        total = -(worth * np.log(np.where(right, chance, 1 - chance) + 1e-12)).sum()
        error = worth * (chance - right)
        slope = PENALTY * weights
        for column in columns:
            slope += np.bincount(column, weights=error, minlength=size)
        return float(total + PENALTY / 2 * _dot(weights, weights)), slope

    return _descend(loss, np.zeros(size))


def _descend(loss: Callable[[Floats], tuple[float, Floats]], weights: Floats) -> Floats:
    value, slope = loss(weights)
    steps: list[tuple[Floats, Floats]] = []
    for _ in range(_ROUNDS):
        direction = -_two_loops(slope, steps)
        down = _dot(slope, direction)
        stride = 1.0 if steps else 1 / max(1.0, float(np.abs(slope).sum()))
        while True:
            after = weights + stride * direction
            new_value, new_slope = loss(after)
            if new_value <= value + 1e-4 * stride * down or stride < 1e-8:
                break
            stride /= 2
        moved, bent = after - weights, new_slope - slope
        if _dot(moved, bent) > 1e-10:
            steps = [*steps[1 - _MEMORY :], (moved, bent)]
        gained = value - new_value
        weights, value, slope = after, new_value, new_slope
        if abs(gained) < _ENOUGH * abs(value):
            break
    return weights


def _two_loops(slope: Floats, steps: list[tuple[Floats, Floats]]) -> Floats:
    found = slope.copy()
    shares = []
    for moved, bent in reversed(steps):
        share = _dot(moved, found) / _dot(moved, bent)
        shares.append(share)
        found -= share * bent
    if steps:
        moved, bent = steps[-1]
        found *= _dot(moved, bent) / _dot(bent, bent)
    for (moved, bent), share in zip(steps, reversed(shares), strict=True):
        found += moved * (share - _dot(bent, found) / _dot(moved, bent))
    return found


def _dot(one: Floats, other: Floats) -> float:
    """Without BLAS, whose order of summation differs between machines."""
    return float((one * other).sum())
