"""The scorecard site in a real browser: phone, paper, dark, without scripts, by keyboard, and axe-core's rules of accessibility."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from reporters.scorecard import write_site
from tests.reporting.browser_site import AXE, NORMS, axe, sideways
from tests.reporting.odd_reports import ODD
from tests.reporting.sample_report import sample_report
from tests.reporting.test_scorecard_safety import hostile_report
from tests.reporting.worst_sheet import worst_sheet

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    write_site(sample_report(), out)
    write_site(hostile_report(), out / "la")
    write_site(ODD["one finding in a file"], out / "tep")
    write_site(worst_sheet(), out / "day")
    return out


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Path]:
    """One page of every kind, plain and odd."""
    kinds = {
        "overview": "index.html",
        "sheet": "so-van-hoa/index.html",
        "sheet with a veto": "phuong-hoa-gao/index.html",
        "sheet of a locked portal": "xa-cau-may/index.html",
        "sheet of a portal that is down": "xa-thuong/index.html",
        "sheet, all as long as can be": "day/so-van-hoa/index.html",
        "list": "so-van-hoa/viec-can-sua.html",
        "list with a veto": "phuong-hoa-gao/viec-can-sua.html",
        "method": "cach-tinh.html",
        "files": "tep/index.html",
        "list of files": "tep/ket-qua/viec-can-sua.html",
        "hostile overview": "la/index.html",
    }
    found = {name: site / path for name, path in kinds.items()}
    found["article"] = max((site / "so-van-hoa" / "bai").iterdir(), key=lambda p: (p.stat().st_size, p.name))
    hostile = next(p.parent for p in (site / "la").glob("*/bai"))
    found["hostile article"] = next((hostile / "bai").iterdir())
    found["hostile list"] = hostile / "viec-can-sua.html"
    found["hostile sheet"] = hostile / "index.html"
    return found


def test_no_page_scrolls_sideways_reports_an_error_or_asks_for_anything(visit: Any, pages: dict[str, Path]) -> None:
    for name, path in pages.items():
        page, wrong = visit(path)
        for width in (1280, 390, 320):
            page.set_viewport_size({"width": width, "height": 900})
            assert sideways(page) <= 0, (name, width)
        assert not [w for w in wrong if not w.startswith("data:,")], name


def test_every_page_is_readable_without_scripts(visit: Any, pages: dict[str, Path]) -> None:
    for name, path in pages.items():
        page, wrong = visit(path, java_script_enabled=False)
        assert not wrong, name
        assert page.locator("main h1").first.is_visible(), name
        assert page.locator("button:visible, form:visible").count() == 0, name
        assert page.locator(".find:visible").count() == page.locator(".find").count(), name


def test_axe_finds_no_violation(browser: Any, pages: dict[str, Path]) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    for name, path in pages.items():
        page.emulate_media(color_scheme="light")
        page.goto(path.as_uri())
        page.add_script_tag(path=str(AXE))
        assert not axe(page, NORMS), name
        page.emulate_media(color_scheme="dark")
        assert not axe(page, ["color-contrast"]), name
    context.close()


def test_dark_mode_is_dark(visit: Any, pages: dict[str, Path]) -> None:
    for scheme, background in (("dark", "rgb(19, 24, 29)"), ("light", "rgb(255, 255, 255)")):
        page, _ = visit(pages["overview"], color_scheme=scheme)
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == background


def texts_of_pdf(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [document[i].get_textpage().get_text_range() for i in range(len(document))]


@pytest.mark.parametrize(
    "name",
    [
        "sheet",
        "sheet with a veto",
        "sheet of a locked portal",
        "sheet of a portal that is down",
        "sheet, all as long as can be",
    ],
)
def test_sheet_prints_on_two_pages_and_the_first_holds_all_up_to_the_signatures(
    visit: Any, pages: dict[str, Path], name: str
) -> None:
    page, _ = visit(pages[name])
    sheets = texts_of_pdf(page.pdf(prefer_css_page_size=True))
    assert len(sheets) == 2
    assert "Lãnh đạo đơn vị (ký, ghi rõ họ tên)" in sheets[0]
    assert "Đã kiểm đến đâu" in sheets[0]
    assert "Bảng điểm theo tiêu chí" in sheets[1]
    assert "Bảng điểm theo tiêu chí" not in sheets[0]


def test_keyboard_reaches_the_content_first_and_every_link_shows_focus(visit: Any, pages: dict[str, Path]) -> None:
    page, _ = visit(pages["sheet"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "chinh"
    page.keyboard.press("Tab")
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 3
