"""The officer's list in a real browser: each filter against the report, links that open what they say, keys, copying, paper, phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pypdfium2
import pytest

from rasoat.finding import Finding, Safety, Scope
from rasoat.report import AgencyReport
from reporters.scorecard import write_site
from tests.reporting.browser_site import AXE, NORMS, axe, sideways, wait_until
from tests.reporting.odd_reports import ODD
from tests.reporting.sample_report import make_report, sample_report
from tests.reporting.test_scorecard_safety import hostile_report

pytestmark = pytest.mark.browser
LIST = "so-van-hoa/viec-can-sua.html"


def officer() -> AgencyReport:
    """The first agency of the sample with two authors."""
    agency = sample_report().agencies[0]
    articles = tuple(replace(a, byline="Phòng Mẫu" if i % 3 else "Tổ biên tập") for i, a in enumerate(agency.articles))
    return replace(agency, articles=articles)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("list")
    write_site(make_report((officer(),)), out)
    write_site(make_report((officer(),), language="en"), out / "en")
    write_site(hostile_report(), out / "la")
    write_site(ODD["one finding in a file"], out / "tep")
    return out


@pytest.fixture(scope="module")
def lists(site: Path) -> dict[str, Path]:
    return {
        "list": site / LIST,
        "list in English": site / "en" / LIST,
        "hostile list": next((site / "la").glob("*/viec-can-sua.html")),
        "list of files": site / "tep" / "ket-qua" / "viec-can-sua.html",
    }


def listed(test: Callable[[Finding, str, str, str], bool]) -> int:
    """Places of the sample for which ``test`` (finding, section, byline, date) holds, on all pages of its list."""
    agency = officer()
    records = {a.id: a for a in agency.articles}
    pages = {a.url: a for a in agency.articles}
    own = [f for f in agency.findings if f.scope in (Scope.ARTICLE, Scope.PAGE)]
    found = [(f, records.get(f.article) or pages.get(f.place.url)) for f in own]
    return sum(test(f, a.section, a.byline, a.published or "") for f, a in found if a)


def numbers(page: Any) -> tuple[int, int]:
    """Places shown on this page, and on others, as the page tells them."""
    here = re.search(r"(\d+) chỗ\.", page.locator("[role=status]").inner_text())
    there = re.search(r"còn (\d+) chỗ", page.locator("#trang-khac").inner_text())
    assert here
    return int(here[1]), int(there[1]) if there else 0


def sure(finding: Finding) -> bool:
    return finding.safety is not Safety.UNSAFE and finding.confidence >= 0.8


@pytest.mark.parametrize(
    ("name", "value", "truth"),
    [
        ("r", "DT002", lambda f, s, b, d: f.code == "DT002"),
        ("v", "0", lambda f, s, b, d: f.severity.rank == 0),
        ("s", "Thông báo", lambda f, s, b, d: s == "Thông báo"),
        ("b", "Tổ biên tập", lambda f, s, b, d: b == "Tổ biên tập"),
        ("f", "2026-03-01", lambda f, s, b, d: d >= "2026-03-01"),
        ("t", "2024-09-30", lambda f, s, b, d: d <= "2024-09-30"),
        ("n", "1", lambda f, s, b, d: f.new),
        ("k", "1", lambda f, s, b, d: sure(f)),
    ],
)
def test_each_filter_counts_what_the_report_holds_on_this_page_and_on_the_others(
    visit: Any, lists: dict[str, Path], name: str, value: str, truth: Callable[..., bool]
) -> None:
    page, wrong = visit(lists["list"])
    field = page.locator(f".filters [name={name}]")
    field.fill(value) if name in "ft" else field.select_option(value)
    here, there = numbers(page)
    assert 0 < here + there == listed(truth)
    assert page.locator(".entry:visible").count() == page.locator(".entry:has(.find:visible)").count()
    page.reload()
    assert numbers(page) == (here, there)
    assert not [w for w in wrong if not w.startswith("file:")]


def test_filters_combine_and_the_other_pages_show_what_was_promised(visit: Any, lists: dict[str, Path]) -> None:
    page, _ = visit(lists["list"])
    page.select_option("[name=s]", "Tin tức")
    page.select_option("[name=k]", "1")
    here, there = numbers(page)
    assert here + there == listed(lambda f, s, b, d: s == "Tin tức" and sure(f))
    link = page.locator("#trang-khac a").first
    promised = re.search(r"trang \d+ \((\d+)\)", page.locator("#trang-khac").inner_text())
    link.click()
    assert "viec-can-sua-" in page.url
    assert unquote(page.url).endswith("#?s=Tin tức&k=1")
    assert promised
    assert numbers(page)[0] == int(promised[1])
    page.locator(".pager a[rel=prev]").first.click()
    assert unquote(page.url).endswith("#?s=Tin tức&k=1")
    page.click("button[type=reset]")
    wait_until(page, "document.querySelectorAll('.entry[hidden], .find[hidden]').length === 0")
    assert "#" not in page.url
    assert page.locator("#trang-khac").is_hidden()


def test_a_filter_that_nothing_passes_says_so_in_both_languages(visit: Any, lists: dict[str, Path]) -> None:
    for name, none, other in (
        ("list", "Đang hiện 0 trong", "Các trang khác không có chỗ nào khớp."),
        ("list in English", "Showing 0 of", "No matching place on the other pages."),
    ):
        page, _ = visit(lists[name])
        page.fill("[name=f]", "2031-01-01")
        assert none in page.locator("[role=status]").inner_text()
        assert page.locator("#trang-khac").inner_text() == other
        assert page.locator(".entry:visible").count() == 0


def test_an_address_with_an_unknown_or_hostile_filter_shows_all(visit: Any, lists: dict[str, Path]) -> None:
    page, wrong = visit(lists["list"])
    before = page.locator(".find:visible").count()
    for hash_ in ("#?r=XX999", "#?s=%E0%A4%A&z=1&constructor=2&f=hôm qua", "#?<img src=x onerror=alert(1)>"):
        page.goto(f"{lists['list'].as_uri()}{hash_}")
        page.reload()
        assert page.locator(".find:visible").count() == before
    assert not [w for w in wrong if not w.startswith("file:")]


def test_a_link_to_a_finding_shows_it_even_where_the_filter_hides_it(visit: Any, lists: dict[str, Path]) -> None:
    page, _ = visit(lists["list"])
    find = page.locator(".entry .find").nth(3)
    key = find.get_attribute("id")
    page.fill("[name=f]", "2031-01-01")
    assert find.is_hidden()
    page.evaluate("id => { location.hash = id }", key)
    wait_until(page, "id => document.getElementById(id).getClientRects().length > 0", arg=key)
    assert page.evaluate("document.querySelector('.find:target').id") == key
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.find:target')).outlineWidth)") >= 3
    assert re.fullmatch(r"m-[0-9a-f]{16}", key or "")


def test_the_same_words_elsewhere_lead_to_their_marks(visit: Any, lists: dict[str, Path]) -> None:
    page, _ = visit(lists["list"])
    same = page.locator("details.same").first
    count = re.search(r"cùng lỗi ở (\d+) bài khác", same.inner_text())
    assert count
    same.locator("summary").click()
    quote = page.locator(".find:has(details.same)").first.locator("mark").inner_text()
    same.locator("a").first.click()
    assert "/bai/" in page.url
    target = page.locator(":target")
    assert target.evaluate("e => e.className") == "ref"
    assert target.evaluate("e => e.previousElementSibling.textContent").casefold() == quote.casefold()


def test_an_entry_that_does_not_list_the_same_words_leads_to_one_that_does(visit: Any, lists: dict[str, Path]) -> None:
    page, _ = visit(lists["list"])
    page.locator(".acts a", has_text="cùng lỗi ở").first.click()
    page.locator("details:target[open]").wait_for(timeout=10_000)


def test_the_link_to_the_portal_is_the_text_fragment_as_the_report_has_it(visit: Any, lists: dict[str, Path]) -> None:
    page, _ = visit(lists["list"])
    known = {f.place.fragment for f in officer().findings if f.place.fragment}
    links = page.locator(".entry a", has_text="mở đúng chỗ").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    exact = [href for href in links if "#:~:text=" in href]
    assert exact
    assert set(exact) <= known


def test_keys_walk_articles_and_findings_copy_and_tick(visit: Any, lists: dict[str, Path]) -> None:
    page, _ = visit(lists["list"], permissions=["clipboard-read", "clipboard-write"])
    at = "[...document.querySelectorAll('{}')].indexOf(document.activeElement)"
    page.keyboard.press("]")
    page.keyboard.press("]")
    assert page.evaluate(at.format(".entry")) == 1
    page.keyboard.press("[")
    assert page.evaluate(at.format(".entry")) == 0
    page.keyboard.press("j")
    first = page.evaluate(at.format(".find"))
    assert page.evaluate("document.activeElement === document.querySelector('.entry .find')")
    page.keyboard.press("j")
    assert page.evaluate(at.format(".find")) == first + 1
    page.keyboard.press("k")
    assert page.evaluate(at.format(".find")) == first
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 3
    page.keyboard.press("x")
    assert "done" in page.evaluate("document.activeElement.className")
    page.keyboard.press("x")
    assert "done" not in page.evaluate("document.activeElement.className")
    while not page.evaluate("document.activeElement.querySelector('.cp')"):
        page.keyboard.press("j")
    page.keyboard.press("c")
    wait_until(page, "document.activeElement.closest('.find').querySelector('.cp').textContent === 'Đã chép'")
    wanted = page.evaluate("document.activeElement.closest('.find').querySelector('.cp').getAttribute('data-c')")
    assert page.evaluate("navigator.clipboard.readText()") == wanted
    page.keyboard.press("o")
    page.wait_for_url("**/bai/*.html")


def test_keys_do_nothing_in_a_field_or_with_a_modifier_and_help_opens_and_closes(
    visit: Any, lists: dict[str, Path]
) -> None:
    page, _ = visit(lists["list"])
    page.focus("select[name=r]")
    for key in ("]", "j", "?"):
        page.keyboard.press(key)
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Alt+j")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    assert not page.evaluate("document.getElementById('phim').open")
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    assert page.locator("dialog").is_hidden()


def test_by_keyboard_alone_a_filter_is_set_and_a_correction_copied(visit: Any, lists: dict[str, Path]) -> None:
    page, _ = visit(lists["list"], permissions=["clipboard-read", "clipboard-write"])

    def tab_to(test: str) -> None:
        for _n in range(80):
            page.keyboard.press("Tab")
            if page.evaluate(f"document.activeElement.matches('{test}')"):
                assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 3
                return
        pytest.fail(f"{test} is not reached by Tab")

    tab_to("[name=v]")
    page.keyboard.press("ArrowDown")
    assert page.locator(".entry:visible").count() > 0
    tab_to(".entry .cp")
    page.keyboard.press("Enter")
    wait_until(page, "document.activeElement.textContent === 'Đã chép'")


def test_two_corrections_have_two_buttons_each_with_its_own_words(visit: Any, lists: dict[str, Path]) -> None:
    page, _ = visit(lists["list"])
    fix = page.locator(".entry .fix", has_text="hoặc").first
    words = fix.locator(".cp").evaluate_all("all => all.map(b => b.getAttribute('data-c'))")
    assert words == fix.locator("ins").all_inner_texts()
    assert len(set(words)) == 2


def test_copying_works_where_a_page_has_no_clipboard_of_its_own(browser: Any, lists: dict[str, Path]) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(
        "window.kept = navigator.clipboard; Object.defineProperty(navigator, 'clipboard', {value: undefined})"
    )
    page = context.new_page()
    page.goto(lists["list"].as_uri())
    button = page.locator(".entry .cp").nth(1)
    wanted = button.get_attribute("data-c")
    button.click()
    wait_until(page, "document.querySelectorAll('.entry .cp')[1].textContent === 'Đã chép'")
    assert page.evaluate("kept.readText()") == wanted
    assert page.evaluate("document.activeElement.className") == "cp"
    context.close()


def test_what_is_done_is_remembered_counted_and_can_be_hidden(visit: Any, lists: dict[str, Path]) -> None:
    page, _ = visit(lists["list"])
    page.locator(".entry .tick").first.check()
    page.reload()
    assert page.locator(".entry .tick").first.is_checked()
    assert "Đã đánh dấu sửa xong: 1." in page.locator("[role=status]").inner_text()
    before = page.locator(".entry .find:visible").count()
    page.check("[name=d]")
    assert page.locator(".entry .find:visible").count() == before - 1
    page.locator(".entry h3 a").first.click()
    assert page.locator(".notes .tick:checked").count() == 1


def test_on_paper_boxes_to_tick_stay_and_buttons_go(visit: Any, lists: dict[str, Path]) -> None:
    page, _ = visit(lists["list"])
    page.select_option("[name=v]", "2")
    page.emulate_media(media="print")
    assert page.locator(".entry .tick:visible").count() == page.locator(".entry .find:visible").count() > 0
    assert page.locator("button:visible, form:visible, .top:visible").count() == 0
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    assert "đã sửa" in text
    assert "Phím tắt" not in text


def test_without_scripts_all_is_there_to_read(visit: Any, lists: dict[str, Path]) -> None:
    for name, path in lists.items():
        page, wrong = visit(path, java_script_enabled=False)
        assert not wrong, name
        assert page.locator("button:visible, form:visible, input:visible, dialog:visible").count() == 0, name
        assert page.locator(".find:visible").count() == page.locator(".find").count() > 0, name


def test_lists_are_quiet_narrow_and_accessible(browser: Any, visit: Any, lists: dict[str, Path]) -> None:
    for name, path in lists.items():
        page, wrong = visit(path)
        for width in (1280, 768, 390, 320):
            page.set_viewport_size({"width": width, "height": 900})
            assert sideways(page) <= 0, (name, width)
        assert not [w for w in wrong if not w.startswith("data:,")], name
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    for name, path in lists.items():
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto(path.as_uri())
            page.add_script_tag(path=str(AXE))
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            assert not axe(page, NORMS), (name, scheme)
            page.keyboard.press("?")
            assert not axe(page, NORMS), (name, scheme, "help")
    context.close()
