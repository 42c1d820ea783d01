"""How the time of a call grows with the length of its text, told in CPU time of this process, so that a busy machine says the same."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

FACTOR = 4
"""From one length to the next."""
WORST = 7.5
"""Growth over one step that is still linear with noise; a quadratic step grows by 16."""
FLOOR = 0.01
"""CPU seconds under which nothing is judged."""
SUSPECT = 0.0015
"""CPU seconds for the longest text from which on one still longer is tried."""
_TRIES = 3


def seconds(call: Callable[[str], object], text: str, tries: int = 1) -> float:
    """The least CPU time of some calls, the collection of garbage put off: its cost depends on all that the process holds."""
    best = float("inf")
    collecting = gc.isenabled()
    gc.disable()
    try:
        for _ in range(tries):
            started = time.process_time()
            call(text)
            best = min(best, time.process_time() - started)
    finally:
        if collecting:
            gc.enable()
    return best


def grows_too_fast(
    call: Callable[[str], object],
    unit: str,
    *,
    before: str = "",
    after: str = "",
    first: int = 250,
    last: int = 4000,
    longer: bool = True,
) -> float:
    """By how much the time grew from a text to one four times as long, where that is clearly more than linear; else 0.

    The texts are ``before``, the unit over and over, and ``after``: at first ``first`` characters, at most ``last`` (four times
    that where the time is suspect, unless not ``longer``), and no longer than needed to reach the floor, so that even a cubic step is told quickly.
    """
    length, longest = first, last
    while length <= last:
        text = _text(before, unit, after, length)
        taken = seconds(call, text)
        if taken > FLOOR:
            taken = min(taken, seconds(call, text, _TRIES - 1))
            shorter = seconds(call, _text(before, unit, after, length // FACTOR), _TRIES)
            growth = taken / max(shorter, FLOOR / 50)
            if taken > FLOOR and growth > WORST:
                return growth
            return 0.0
        if longer and length * FACTOR > last == longest and taken > SUSPECT:
            last = length * FACTOR
        length *= FACTOR
    return 0.0


def _text(before: str, unit: str, after: str, length: int) -> str:
    return before + (unit * (length // len(unit) + 1))[:length] + after
