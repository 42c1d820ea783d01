"""The head's sheet in a real browser: one page of paper whatever stands on it, in both languages, readable in grey and on a phone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from rasoat.catalogue import speaking
from reporters.scorecard import write_site
from tests.reporting.browser_site import AXE, NORMS, axe, sideways
from tests.reporting.sample_report import sample_report
from tests.reporting.test_scorecard_safety import hostile_report
from tests.reporting.test_sheet import runs, with_trend
from tests.reporting.worst_sheet import worst_sheet

pytestmark = pytest.mark.browser
PAPER = 688
"""CSS pixels between the margins of A4, and the height of the first page."""
HIGH = 1029


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    out = tmp_path_factory.mktemp("sheets")
    with speaking("en"):
        english = replace(sample_report.__wrapped__(), language="en")
    cut = with_trend(*runs(5, "2025.9"), *runs(7, rescored=True))
    reports = {
        "plain": sample_report(), "twelve runs": cut, "english": english, "longest": worst_sheet(),
        "longest in english": replace(worst_sheet(), language="en"), "hostile": hostile_report(),
    }  # fmt: skip
    found = {}
    for number, (name, report) in enumerate(reports.items()):
        write_site(report, out / str(number))
        found[name] = next((out / str(number)).glob("*/viec-can-sua.html")).parent / "index.html"
        if report.agencies[0].id == "so-van-hoa":
            found[name] = out / str(number) / "so-van-hoa" / "index.html"
    for agency in ("phuong-hoa-gao", "phuong-ben-do", "xa-thuong", "xa-cau-may"):
        found[agency] = out / "0" / agency / "index.html"
        found[f"{agency} in english"] = out / "2" / agency / "index.html"
    return found


def test_the_sheet_is_one_page_up_to_the_signatures_and_nothing_is_cut_off(visit: Any, sheets: dict[str, Path]) -> None:
    for name, path in sheets.items():
        page, _ = visit(path)
        document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        assert len(document) == 2, name
        first, second = (document[number].get_textpage().get_text_range() for number in (0, 1))
        words = (
            ("Decision of the head", "Points by criterion") if "english" in name else ("Ý kiến lãnh đạo", "Bảng điểm")
        )
        assert words[0] in first, name
        assert words[1] in second, name
        page.emulate_media(media="print")
        page.set_viewport_size({"width": PAPER, "height": HIGH})
        over = page.evaluate("(e => e.scrollHeight - e.clientHeight)(document.querySelector('.page.one .two'))")
        assert over <= 1 or name == "hostile", (name, over)
        assert page.evaluate("document.querySelector('.sign').getBoundingClientRect().bottom") <= HIGH + 1, name


def test_no_letter_on_paper_is_smaller_than_seven_tenths_of_a_dozen_points(visit: Any, sheets: dict[str, Path]) -> None:
    """5.5 points are the least that a head can read without a glass; the smallest text is an example under a task."""
    smallest = """() => Math.min(...[...document.querySelectorAll('.page.one *')].filter(
        e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.getClientRects().length
        && !e.closest('svg') && !e.matches('.sr, .sr *')).map(e => parseFloat(getComputedStyle(e).fontSize)))"""
    for name in ("plain", "longest", "english"):
        page, _ = visit(sheets[name])
        page.emulate_media(media="print")
        assert page.evaluate(smallest) * 0.75 >= 5.5, name


def test_paper_has_no_colour(visit: Any, sheets: dict[str, Path]) -> None:
    for name in ("plain", "phuong-hoa-gao", "twelve runs"):
        page, _ = visit(sheets[name])
        document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        bitmap = document[0].render(scale=1)
        data, row = bytes(bitmap.buffer), bitmap.stride
        assert bitmap.n_channels >= 3
        for line in range(bitmap.height):
            for at in range(0, bitmap.width * bitmap.n_channels, bitmap.n_channels):
                blue, green, red = data[line * row + at : line * row + at + 3]
                assert max(blue, green, red) - min(blue, green, red) <= 8, (name, line, at)


def test_sheets_fit_a_phone_ask_for_nothing_and_break_no_rule_of_axe(
    visit: Any, browser: Any, sheets: dict[str, Path]
) -> None:
    context = browser.new_context(bypass_csp=True)
    judge = context.new_page()
    for name, path in sheets.items():
        page, wrong = visit(path, 390)
        assert sideways(page) <= 0, name
        assert not [w for w in wrong if not w.startswith("data:,")], name
        judge.goto(path.as_uri())
        judge.add_script_tag(path=str(AXE))
        for scheme in ("light", "dark"):
            judge.emulate_media(color_scheme=scheme)
            assert not axe(judge, NORMS if scheme == "light" else ["color-contrast"]), (name, scheme)
    context.close()


def test_the_trend_says_in_words_what_it_draws(visit: Any, sheets: dict[str, Path]) -> None:
    page, _ = visit(sheets["twelve runs"], java_script_enabled=False)
    label = page.locator("svg.trend").get_attribute("aria-label")
    assert label.startswith("Điểm 12 kỳ gần nhất: ")
    assert label.count(";") == 11
    assert page.locator("svg.trend .cut").count() == 1
    assert page.locator("svg.trend text.t:not(.b)").count() <= 7 + 5
