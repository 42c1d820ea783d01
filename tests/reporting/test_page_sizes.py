"""Budgets of pages, whatever a report holds: no page over 500 kB, a page of the list under 250 kB, the head's page under 200 kB."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.scorecard import synthetic
from reporters.scorecard import write_site
from tests.reporting.test_scorecard_safety import ALLOWED, Audit
from tests.reporting.worst_list import WORST, crowded_agency, crowded_article, long_words

PAGE, LIST, HEAD = 500_000, 250_000, 200_000


def check(out: Path, under: str = "**") -> dict[Path, int]:
    """Sizes of the pages, each inside its budget."""
    sizes = {path: path.stat().st_size for path in out.glob(f"{under}/*.html")}
    for path, size in sizes.items():
        most = LIST if path.name.startswith("viec-can-sua") else PAGE
        if path.name == "index.html" and path.parent != out:
            most = HEAD
        assert size < most, (path.relative_to(out), size)
    return sizes


def test_pages_of_a_city_stay_inside_their_budgets(tmp_path: Path) -> None:
    write_site(synthetic(12, 6_000), tmp_path)
    assert len(check(tmp_path)) > 1_000


@pytest.mark.parametrize(("kind", "language"), [*((kind, "vi") for kind in WORST), ("escaped", "en")])
def test_pages_full_of_words_of_10000_characters_stay_inside_their_budgets(
    kind: str, language: str, tmp_path: Path
) -> None:
    write_site(replace(long_words(WORST[kind]), language=language), tmp_path)
    sizes = check(tmp_path, "so-mau/**")
    assert len([path for path in sizes if path.parent.name == "bai"]) == 3
    for path in sizes:
        audit = Audit(path.read_text("utf-8"))
        assert audit.tags <= ALLOWED, path
        assert len(audit.ids) == len(set(audit.ids)), path


def test_an_article_with_2000_findings_marks_them_all_and_says_which_have_notes(tmp_path: Path) -> None:
    write_site(crowded_article(), tmp_path)
    check(tmp_path)
    text = (tmp_path / "so-mau" / "bai" / "1.html").read_text("utf-8")
    assert "2.000 chỗ cần sửa" in text
    assert "Chỉ 150 chỗ nặng nhất có ghi chú" in text
    assert text.count('class="ref"') == text.count('<li id="m-') == 150


def test_an_agency_with_100000_findings_has_pages_that_hold_and_an_index_that_says_what_it_knows(
    tmp_path: Path,
) -> None:
    write_site(crowded_agency(), tmp_path)
    sizes = check(tmp_path)
    lists = sorted(path for path in sizes if path.name.startswith("viec-can-sua"))
    entries = sum(path.read_text("utf-8").count('<article class="entry"') for path in lists)
    assert entries == 5_000
    first = (tmp_path / "so-mau" / "viec-can-sua.html").read_text("utf-8")
    level = first.split('data-level="', 1)[1].split('"', 1)[0]
    index = first.split('data-index="', 1)[1].split('"', 1)[0]
    assert (level == "-") == (index == "")
    assert len(index) <= 48_000
    assert not index or index.count("|") == len(lists) - 1
