"""Finds the words that wake rules: each distinct run of characters without white space is judged once in a process."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

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
        self._waking: dict[str, tuple[int, ...]] = {}

    def find(self, doc: Document) -> Iterator[tuple[Rule, Words]]:
        """For each rule that wakes, what woke it (matches are made when asked for: a test may raise)."""
        if not self._rules:
            return
        text = doc.text
        unknown = doc.distinct - self._quiet
        woken: dict[int, list[str]] = {}
        for run in unknown:
            judged = self._waking.get(run)
            if judged is None:
                judged = self._judge(run)
            for index in judged:
                woken.setdefault(index, []).append(run)
        for index in sorted(woken):
            yield self._rules[index][0], Words(woken[index], partial(self._matches, index, text))

    def _matches(self, index: int, text: str, runs: Sequence[str]) -> Iterator[re.Match[str]]:
        _, pattern, trigger = self._rules[index]
        for place in sorted(place for run in runs for place in _places(text, run)):
            for match in pattern.finditer(text, place, _end(text, place)):
                if trigger.test is None or trigger.test(match.group()):
                    yield match

    def _judge(self, run: str) -> tuple[int, ...]:
        if len(self._quiet) + len(self._waking) > _REMEMBERED:
            self._quiet.clear()
            self._waking.clear()
        judged = tuple(
            index for index, (_, pattern, trigger) in enumerate(self._rules) if _wakes(pattern, trigger, run)
        )
        if judged:
            self._waking[run] = judged
        else:
            self._quiet.add(run)
        return judged


def _wakes(pattern: re.Pattern[str], trigger: EveryWord, run: str) -> bool:
    try:
        return any(trigger.test is None or trigger.test(match.group()) for match in pattern.finditer(run))
    except Exception:  # told as a failure of the rule when the engine runs the matches
        return True


_SPACE = re.compile(r"\s")


def _end(text: str, start: int) -> int:
    space = _SPACE.search(text, start)
    return space.start() if space else len(text)


def _places(text: str, run: str) -> Iterator[int]:
    """Offsets at which the run stands between white space."""
    start = text.find(run)
    while start >= 0:
        end = start + len(run)
        if (start == 0 or text[start - 1].isspace()) and (end == len(text) or text[end].isspace()):
            yield start
        start = text.find(run, end)
