"""Articles are judged by their own day: what existed in 2008-2022 is no fault there, and is one in an article of 2026."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rasoat.content import Page
from rules.engine import Engine
from rules.registry import all_rules

ROOT = Path(__file__).resolve().parents[2]
DATED = ("AG001", "AG002", "AG003", "AG006", "LG003", "LG004")
"""Rules on what ends or begins on a day."""
TRUE_SLIPS = {"LG003": 14}
"""What was read and is wrong in these articles themselves: "Nghị định 185/2013/NĐ-CP ngày 15/11/3013"."""
LATER = dt.date(2026, 11, 20)
SPEAKING = {"AG001": 1000, "AG002": 200, "AG003": 20, "AG006": 5, "LG004": 10}
"""Findings that the same articles give at least as articles of 2026."""

pytestmark = pytest.mark.shared


def portal_pages(shared_dir: Path) -> Iterator[Page]:
    sys.path.insert(0, str(ROOT))
    from bench.corpus import portal_pages as pages

    assert (shared_dir / "portal" / "articles.jsonl.gz").exists()
    return pages()


def counted(pages: Iterator[Page]) -> Counter[str]:
    engine = Engine([rule for rule in all_rules() if rule.code in DATED])
    found: Counter[str] = Counter()
    for page in pages:
        checked = engine.check(page)
        assert not checked.failures, checked.failures
        found.update(finding.code for finding in checked.findings)
    return found


def test_nothing_of_its_own_time_is_flagged_in_an_old_article(shared_dir: Path) -> None:
    found = counted(portal_pages(shared_dir))
    assert {code: number for code, number in found.items() if number > TRUE_SLIPS.get(code, 0)} == {}


def test_the_same_articles_of_a_later_day_are_flagged(shared_dir: Path) -> None:
    moved = (
        replace(page, article=replace(page.article, published=LATER))
        for page in portal_pages(shared_dir)
        if page.article is not None
    )
    found = counted(moved)
    assert {code for code, least in SPEAKING.items() if found[code] < least} == set()


def test_terms_are_old_only_after_the_law_that_replaced_them(shared_dir: Path) -> None:
    engine = Engine([rule for rule in all_rules() if rule.code == "AG007"])
    quoted = {finding.quote.lower() for page in portal_pages(shared_dir) for finding in engine.check(page).findings}
    assert quoted
    assert not any("căn cước" in quote for quote in quoted)


def test_articles_without_a_day_are_not_judged_by_one(shared_dir: Path) -> None:
    undated = (
        replace(page, article=replace(page.article, published=None))
        for page in portal_pages(shared_dir)
        if page.article is not None
    )
    found = counted(undated)
    assert {code: found[code] for code in SPEAKING} == dict.fromkeys(SPEAKING, 0)
