"""Finds all phrases of all rules in one Aho-Corasick pass over the folded text."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rasoat.content import Span
from rules.document import Document
from rules.rule import PhraseMatch, Phrases, Rule
from rules.text.folding import fold

_LARGEST_TABLE = 60_000
"""Letters of all phrases up to which a full table is made: twice as quick, but a tenth of a second to build at this size."""


class PhraseFinder:
    """Built once per process: the automaton is not picklable."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """``rules`` must have the trigger ``Phrases``."""
        owners: dict[str, list[tuple[Rule, str, bool]]] = defaultdict(list)
        for rule in rules:
            trigger = rule.trigger
            assert isinstance(trigger, Phrases)
            for phrase in dict.fromkeys(trigger.words):
                owners[fold(phrase)].append((rule, phrase, trigger.match_case))
        self._owners = list(owners.values())
        self._automaton = None
        if owners:
            from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

            size = sum(map(len, owners))
            quickest = Implementation.DFA if size <= _LARGEST_TABLE else Implementation.ContiguousNFA
            self._automaton = AhoCorasick(list(owners), matchkind=MatchKind.Standard, implementation=quickest)

    def find(self, doc: Document) -> Iterator[tuple[Rule, PhraseMatch]]:
        """Every whole-word occurrence, overlapping ones too, in order of its end."""
        if self._automaton is None:
            return
        text = doc.text
        for index, start, end in self._automaton.find_matches_as_indexes(doc.folded, overlapping=True):
            if not _whole(text, start, end):
                continue
            found = text[start:end]
            for rule, phrase, match_case in self._owners[index]:
                if not match_case or found == phrase:
                    yield rule, PhraseMatch(Span(start, end), phrase, found)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or combining mark continues the words on either side."""
    if start and _continues(text[start - 1]) and _continues(text[start]):
        return False
    return not (end < len(text) and _continues(text[end]) and _continues(text[end - 1]))


def _continues(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.combining(character) != 0
