"""The arithmetic of formula 2026.1: harm, confidence, loss, interval. Pure functions of numbers.

Wilson (1927), "Probable inference, the law of succession, and statistical inference", for all intervals of proportions.
"""

from __future__ import annotations

from math import exp, exp2, sqrt

Z90 = 1.645
"""Two-sided 90 %."""
Z95 = 1.96
"""Two-sided 95 %."""


def wilson(share: float, count: float, z: float) -> tuple[float, float]:
    """Both ends of the interval of a proportion ``share`` seen on ``count`` units; (0, 1) without any."""
    if count <= 0:
        return 0.0, 1.0
    square = z * z / count
    centre = (share + square / 2) / (1 + square)
    half = z * sqrt(max(share * (1 - share), 0.0) / count + square / (4 * count)) / (1 + square)
    return (max(0.0, centre - half) if share > 0 else 0.0), (min(1.0, centre + half) if share < 1 else 1.0)


def confidence(right: int, read: int, *, unmeasured: float, hint_below: float, enough_read: int) -> float:
    """Weight of a rule: lower 95 % bound of its measured precision; 0 for a hint.

    With fewer than ``enough_read`` hits read it stays ``unmeasured``, unless even the upper bound lies below ``hint_below``.
    """
    if read <= 0:
        return unmeasured
    low, high = wilson(right / read, read, Z95)
    if read < enough_read:
        return unmeasured if high >= hint_below else 0.0
    return low if low >= hint_below else 0.0


def harm(weight: float) -> float:
    """Of one unit in one criterion, 0 … 1, for the sum of severity times confidence of its findings."""
    return 1.0 - exp2(-weight)


def template_harm(share: float, weight: float, tau: float, cap: float) -> float:
    """Rate of a fault in the frame of a part ``share`` of the pages, found once: no more than ``cap`` of tau a point."""
    return min(share * harm(weight), cap * tau * weight)


def loss(maximum: float, tau: float, rate: float) -> float:
    """Points lost of ``maximum``: the first faults cost most, and any repair pays."""
    return maximum * (1.0 - exp(-rate / tau))
