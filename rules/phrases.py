"""Finds all phrases of all rules in one Aho-Corasick pass over the folded text; letter case, where it counts, is looked at then.

The search is over UTF-8 and the automaton is the compact one: a full table is no quicker, as it does not stay in the cache.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from rasoat.content import Span
from rules.document import Document
from rules.rule import PhraseMatch, Phrases, Rule
from rules.text.folding import fold

_Owners: TypeAlias = list[tuple[Rule, str]]


class PhraseFinder:
    """Built once per process: the automaton is not picklable."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """``rules`` must have the trigger ``Phrases``."""
        folded: dict[str, _Owners] = defaultdict(list)
        exact: dict[str, dict[str, _Owners]] = defaultdict(lambda: defaultdict(list))
        for rule in rules:
            trigger = rule.trigger
            assert isinstance(trigger, Phrases)
            for phrase in dict.fromkeys(trigger.listed()):
                if trigger.match_case:
                    exact[fold(phrase)][phrase].append((rule, phrase))
                else:
                    folded[fold(phrase)].append((rule, phrase))
        searched = list(dict.fromkeys((*folded, *exact)))
        self._lengths = [len(phrase) for phrase in searched]
        self._any = [folded.get(phrase, []) for phrase in searched]
        self._exact = [
            {written: [*folded.get(phrase, ()), *owners] for written, owners in exact.get(phrase, {}).items()}
            for phrase in searched
        ]
        self._automaton = _automaton(searched) if searched else None

    def find(self, doc: Document) -> Iterator[tuple[Rule, PhraseMatch]]:
        """Every whole-word occurrence, overlapping ones too, in order of its end."""
        if self._automaton is None:
            return
        text, lengths, of_any, of_exact = doc.text, self._lengths, self._any, self._exact
        searched = doc.folded.encode(errors="replace")
        end = read = 0
        for index, _, stop in self._automaton.find_matches_as_indexes(searched, overlapping=True):
            end += len(searched[read:stop].decode())
            read = stop
            start = end - lengths[index]
            found = text[start:end]
            owners = of_exact[index].get(found, of_any[index])
            if owners and _whole(text, start, end):
                for rule, phrase in owners:
                    yield rule, PhraseMatch(Span(start, end), phrase, found)


def _automaton(phrases: Sequence[str]) -> Any:
    from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

    patterns = [phrase.encode() for phrase in phrases]
    return BytesAhoCorasick(patterns, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or combining mark continues the words on either side."""
    if start and _continues(text[start - 1]) and _continues(text[start]):
        return False
    return not (end < len(text) and _continues(text[end]) and _continues(text[end - 1]))


def _continues(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.combining(character) != 0
