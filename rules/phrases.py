"""Finds all phrases of all rules in one Aho-Corasick pass over the folded text, and one where letter case counts."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rasoat.content import Span
from rules.document import Document
from rules.rule import PhraseMatch, Phrases, Rule
from rules.text.folding import fold

_LARGEST_TABLE = 60_000
"""Letters of all phrases up to which a full table is made: twice as quick, but a tenth of a second to build at this size."""


class PhraseFinder:
    """Built once per process: the automata are not picklable.

    Phrases whose letter case counts are searched in the text as it stands, the others in the folded text: a rule on capitals
    then pays for what is wrong only.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        """``rules`` must have the trigger ``Phrases``."""
        folded: dict[str, list[tuple[Rule, str]]] = defaultdict(list)
        exact: dict[str, list[tuple[Rule, str]]] = defaultdict(list)
        for rule in rules:
            trigger = rule.trigger
            assert isinstance(trigger, Phrases)
            for phrase in dict.fromkeys(trigger.words):
                if trigger.match_case:
                    exact[phrase].append((rule, phrase))
                else:
                    folded[fold(phrase)].append((rule, phrase))
        self._folded = _Automaton(folded) if folded else None
        self._exact = _Automaton(exact) if exact else None

    def find(self, doc: Document) -> Iterator[tuple[Rule, PhraseMatch]]:
        """Every whole-word occurrence, overlapping ones too; of each of the two searches in order of its end."""
        if self._folded:
            yield from self._folded.find(doc.folded, doc.text)
        if self._exact:
            yield from self._exact.find(doc.text, doc.text)


class _Automaton:
    def __init__(self, owners: Mapping[str, Sequence[tuple[Rule, str]]]) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

        self._owners = list(owners.values())
        size = sum(map(len, owners))
        quickest = Implementation.DFA if size <= _LARGEST_TABLE else Implementation.ContiguousNFA
        self._automaton = AhoCorasick(list(owners), matchkind=MatchKind.Standard, implementation=quickest)

    def find(self, searched: str, text: str) -> Iterator[tuple[Rule, PhraseMatch]]:
        for index, start, end in self._automaton.find_matches_as_indexes(searched, overlapping=True):
            if _whole(text, start, end):
                found = text[start:end]
                for rule, phrase in self._owners[index]:
                    yield rule, PhraseMatch(Span(start, end), phrase, found)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or combining mark continues the words on either side."""
    if start and _continues(text[start - 1]) and _continues(text[start]):
        return False
    return not (end < len(text) and _continues(text[end]) and _continues(text[end - 1]))


def _continues(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.combining(character) != 0
