"""The city's pages in a real browser: many agencies, many contradictions, English; what no script, no phone and no eye may lose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rasoat.report import AgencyReport, Report
from reporters.scorecard import write_site
from tests.reporting.browser_site import AXE, NORMS, axe, sideways
from tests.reporting.sample_report import contradiction, make_agency, make_report, sample_report

pytestmark = pytest.mark.browser
NAMES = ("Bến Đò", "Hoa Gạo", "Đông Thượng", "Cầu Mây", "Chợ Cũ", "Yên Phụ")


def many_agencies(count: int) -> Report:
    """Wards enough that the ranking is folded, each with a page that contradicts another ward's."""
    source = make_agency("phuong-mau", "Phường Mẫu", "px", 40, 0.2)
    scored = sample_report().agencies[0].score
    assert scored is not None
    wards: list[AgencyReport] = []
    for number in range(count):
        points = 55.0 + number * 37 % 40
        score = replace(scored, points=points, low=points - 6, high=points + 3, grade="C", rank=1, rank_of=count)
        name = f"Ủy ban nhân dân phường {NAMES[number % len(NAMES)]} {number}"
        ward = replace(source, id=f"phuong-{number}", name=name, host=f"phuong-{number}.songmai.example", score=score)
        ward = contradiction(ward, number, f"{20 + number}.000 đồng")
        told = replace(ward.findings[-1], message=f"Các cổng ghi khác nhau về lệ phí (thủ tục {number // 2}).")
        wards.append(replace(ward, findings=(*ward.findings[:-1], told)))
    return make_report(tuple(wards))


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("city")
    write_site(many_agencies(40), out / "nhieu")
    write_site(replace(sample_report(), language="en"), out / "en")
    return out


PAGES = ("nhieu/index.html", "nhieu/ghi-trai-nhau.html", "en/index.html", "en/cach-tinh.html")


@pytest.mark.parametrize("path", PAGES)
def test_page_is_clean_narrow_dark_and_readable_without_scripts(
    browser: Any, visit: Any, city: Path, path: str
) -> None:
    page, wrong = visit(city / path)
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert sideways(page) <= 0, width
    assert not [w for w in wrong if not w.startswith("data:,")]
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    for scheme, norms in (("light", NORMS), ("dark", ["color-contrast"])):
        page.emulate_media(color_scheme=scheme)
        page.goto((city / path).as_uri())
        page.add_script_tag(path=str(AXE))
        assert not axe(page, norms), scheme
    context.close()
    page, wrong = visit(city / path, java_script_enabled=False)
    assert not wrong
    assert page.locator("main h1").first.is_visible()
    assert page.locator("input:visible, button:visible").count() == 0


def test_an_agency_is_found_by_its_name_without_marks(visit: Any, city: Path) -> None:
    page, _ = visit(city / "nhieu/index.html")
    box = page.get_by_label("Tìm cơ quan")
    box.focus()
    page.keyboard.type("dong thuong")
    rows = page.locator("details.all .ranking tbody tr:visible")
    assert rows.count() == len([n for n in range(40) if n % len(NAMES) == 2])
    assert all("Đông Thượng" in text for text in rows.all_inner_texts())
    assert page.get_by_role("status").inner_text() == "7 cơ quan"
    box.fill("")
    assert page.locator("details.all .ranking tbody tr:visible").count() == 0


def test_both_sides_of_a_contradiction_stand_side_by_side(visit: Any, city: Path) -> None:
    page, _ = visit(city / "nhieu/ghi-trai-nhau.html")
    items = page.locator(".against > li")
    assert items.count() == 20
    first = items.filter(has_text="thủ tục 3)")
    assert first.locator("ul li").all_inner_texts() == [
        "Ủy ban nhân dân phường Bến Đò 6: 26.000 đồng · mở đúng chỗ trên cổng",
        "Ủy ban nhân dân phường Hoa Gạo 7: 27.000 đồng · mở đúng chỗ trên cổng",
    ]
    assert first.locator("a[href^=https]").first.get_attribute("href").startswith("https://phuong-6.songmai.example/")
