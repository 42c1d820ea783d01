"""Words are judged once in a process, many at a time; no rule may notice."""

from __future__ import annotations

import re

import pytest

from rasoat.content import Article, Block, BlockKind, Page, Span
from rules.document import Document
from rules.registry import all_rules
from rules.rule import EveryWord, Rule
from rules.word_finder import WordFinder

WORD_RULES = [rule for rule in all_rules() if isinstance(rule.trigger, EveryWord)]
TEXTS = sorted({re.sub("[⟦⟧]", "", text) for rule in all_rules() for e in rule.examples for text in (e.bad, e.good)})


def document(text: str) -> Document:
    return Document(Page(), Article(id="", text=text, blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text))),)))


def woken(finder: WordFinder, text: str) -> dict[str, set[str]]:
    return {rule.code: set(words.runs) for rule, words in finder.find(document(text))}


@pytest.mark.parametrize("rule", WORD_RULES, ids=lambda rule: rule.code)
def test_a_word_wakes_a_rule_alone_as_among_others(rule: Rule) -> None:
    together = woken(WordFinder([rule]), " ".join(TEXTS))
    runs = {run for text in TEXTS for run in text.split()}
    alone = {run for run in runs if woken(WordFinder([rule]), run)}
    assert alone
    assert together == {rule.code: alone}


def test_what_was_judged_before_wakes_again() -> None:
    finder = WordFinder(WORD_RULES)
    text = " ".join(TEXTS)
    first = woken(finder, text)
    assert woken(finder, text) == first
    assert woken(WordFinder(WORD_RULES), text) == first
