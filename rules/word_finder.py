"""Finds the words that wake rules: each distinct run of characters without white space is judged once in a process."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate

from rules.document import Document
from rules.rule import EveryWord, Rule, Words

_REMEMBERED = 400_000
"""Distinct runs whose judgement is kept."""


class WordFinder:
    """Built once per process. ``rules`` must have the trigger ``EveryWord``."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules: list[tuple[Rule, re.Pattern[str], EveryWord]] = []
        for rule in rules:
            trigger = rule.trigger
            assert isinstance(trigger, EveryWord)
            self._rules.append((rule, trigger.compiled(), trigger))
        self._quiet: set[str] = set()
        self._waking: dict[str, list[int]] = {}

    def find(self, doc: Document) -> Iterator[tuple[Rule, Words]]:
        """For each rule that wakes, what woke it (matches are made when asked for: a test may raise)."""
        if not self._rules:
            return
        unknown = doc.distinct - self._quiet
        if new := [run for run in unknown if run not in self._waking]:
            if len(self._quiet) + len(self._waking) > _REMEMBERED:
                self._quiet.clear()
                self._waking.clear()
                unknown = doc.distinct
                new = list(unknown)
            self._judge(new)
        woken: dict[int, list[str]] = {}
        for run in unknown:
            for index in self._waking.get(run, ()):
                woken.setdefault(index, []).append(run)
        places = _Places(doc.text, frozenset(run for runs in woken.values() for run in runs))
        for index in sorted(woken):
            yield self._rules[index][0], Words(woken[index], partial(self._matches, index, places))

    def _matches(self, index: int, places: _Places, runs: Sequence[str]) -> Iterator[re.Match[str]]:
        _, pattern, trigger = self._rules[index]
        text = places.text
        for place in places.of(runs):
            for match in pattern.finditer(text, place, _end(text, place)):
                if trigger.test is None or trigger.test(match.group()):
                    yield match

    def _judge(self, runs: Sequence[str]) -> None:
        """Remembers which rules these runs wake: each rule's pattern goes once over all of them, a space between two."""
        joined = " ".join(runs)
        ends = list(accumulate(len(run) + 1 for run in runs))
        for index, (_, pattern, trigger) in enumerate(self._rules):
            for run in {runs[bisect_right(ends, place)] for place in _waking(pattern, trigger, joined, ends)}:
                self._waking.setdefault(run, []).append(index)
        self._quiet.update(run for run in runs if run not in self._waking)


def _waking(pattern: re.Pattern[str], trigger: EveryWord, joined: str, ends: Sequence[int]) -> Iterable[int]:
    """Offsets in ``joined`` of what wakes a rule; where a test raises, of all runs that end at ``ends``: the failure is told
    when the engine runs the matches."""
    matches = pattern.finditer(joined)
    try:
        return [match.start() for match in matches if trigger.test is None or trigger.test(match.group())]
    except Exception:
        return [end - 1 for end in ends]


_SPACE = re.compile(r"\s")
_RUN = re.compile(r"\S+")
_LONG = 2_000_000
"""Characters to be searched, above which one pass over all runs is quicker than a search for each."""


def _end(text: str, start: int) -> int:
    space = _SPACE.search(text, start)
    return space.start() if space else len(text)


class _Places:
    """Where runs stand in a text: each searched for by itself, or, where that would take long, all told in one pass."""

    def __init__(self, text: str, runs: frozenset[str]) -> None:
        self.text = text
        self._runs = runs
        self._all: dict[str, list[int]] | None = None

    def of(self, runs: Sequence[str]) -> list[int]:
        """Offsets, ascending, at which one of these runs stands between white space."""
        if len(self._runs) * len(self.text) <= _LONG:
            return sorted(place for run in runs for place in _search(self.text, run))
        if self._all is None:
            self._all = {run: [] for run in self._runs}
            for match in _RUN.finditer(self.text):
                if (places := self._all.get(match.group())) is not None:
                    places.append(match.start())
        return sorted(place for run in runs for place in self._all[run])


def _search(text: str, run: str) -> Iterator[int]:
    start = text.find(run)
    while start >= 0:
        end = start + len(run)
        if (start == 0 or text[start - 1].isspace()) and (end == len(text) or text[end].isspace()):
            yield start
        start = text.find(run, end)
