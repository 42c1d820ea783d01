"""The examples of every rule: exact words found, good text silent. They are the rule's documentation too."""

from __future__ import annotations

import unicodedata

import pytest
from _pytest.mark import ParameterSet

from rules.registry import all_rules
from rules.rule import ByEngine, City, Example, Portal, Rule

from .many_pages import over_city, over_portal
from .marked import OPEN, composed_spans, findings_of, page_of, place, unmark


def examples(side: str) -> list[ParameterSet]:
    """Examples that have a "bad" or a "good" text."""
    return [
        pytest.param(rule, example, id=f"{rule.code}-{number}")
        for rule in all_rules()
        for number, example in enumerate(rule.examples)
        if getattr(example, side)
    ]


def read(example: Example, text: str):
    return page_of(text, kind=example.block, published=example.published, url=example.url)


@pytest.mark.parametrize(("rule", "example"), examples("bad"))
def test_bad_example_is_found_at_the_marked_words(rule: Rule, example: Example) -> None:
    text, spans = unmark(example.bad)
    found = findings_of(rule.code, read(example, text), example.facts)
    assert found, f"{rule.code} is silent on {text!r}"
    if OPEN in example.bad:
        if example.url or example.block.value == "frame":
            assert [f.quote for f in found] == [text[a:b] for a, b in spans] or example.url
        else:
            assert [place(f) for f in found] == composed_spans(text, spans)
    if example.suggestion is not None:
        assert found[0].suggestions[:1] == (example.suggestion,)
    for finding in found:
        assert "{" not in finding.message + finding.hint, "a placeholder was left unfilled"


@pytest.mark.parametrize(("rule", "example"), examples("good"))
def test_good_example_is_silent(rule: Rule, example: Example) -> None:
    found = findings_of(rule.code, read(example, example.good), example.facts)
    assert not found, f"{rule.code} cries wolf: {[f.message for f in found]}"


@pytest.mark.parametrize("rule", [r for r in all_rules() if isinstance(r.trigger, Portal | City)], ids=lambda r: r.code)
def test_examples_of_many_pages(rule: Rule) -> None:
    def codes(pages: tuple[tuple[str, str], ...]) -> set[str]:
        if isinstance(rule.trigger, Portal):
            return {finding.code for finding in over_portal(pages)}
        return {finding.code for finding in over_city(pages)}

    assert any(example.bad_pages for example in rule.examples)
    for example in rule.examples:
        if example.bad_pages:
            assert rule.code in codes(example.bad_pages)
        if example.good_pages:
            assert rule.code not in codes(example.good_pages)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_declaration_is_complete(rule: Rule) -> None:
    for field in ("name", "title", "passes", "message", "hint", "why", "since"):
        value = getattr(rule, field)
        assert value.strip(), f"{rule.code} has no {field}"
        assert unicodedata.is_normalized("NFC", value)
    assert rule.title != rule.passes
    assert rule.family.isalpha()
    assert len(rule.family) == 2
    assert 0 < rule.confidence <= 1
    has_pages = isinstance(rule.trigger, Portal | City)
    assert any(e.bad or e.bad_pages for e in rule.examples), f"{rule.code} shows no bad example"
    assert any(e.good or e.good_pages for e in rule.examples), f"{rule.code} shows no good example"
    assert has_pages or isinstance(rule.trigger, ByEngine) or all(OPEN in e.bad for e in rule.examples if e.bad)
    texts = [e.bad for e in rule.examples if e.bad] + [e.good for e in rule.examples if e.good]
    assert len(texts) == len(set(texts)), "an example stands twice"
