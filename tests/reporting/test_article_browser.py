"""The page of an article in a real browser: marks that overlap, notes and back, keys, tables, images, paper, phone, both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from rasoat.finding import Place, Severity
from rasoat.report import BlockRecord, Report
from reporters.scorecard import write_site
from tests.reporting import odd_reports as odd
from tests.reporting.browser_site import AXE, NORMS, axe, sideways, wait_until
from tests.reporting.sample_report import sample_report
from tests.reporting.test_scorecard_safety import hostile_report
from tests.reporting.worst_list import WORST, crowded_article, long_words

pytestmark = pytest.mark.browser
PARTS = (
    ("title", "Thông báo lịch tiếp công dân", None),
    ("lead", "Phường Bến Đò mời bà con đến dự và cần bổ xung giấy tờ trước ngày họp.", None),
    ("heading", "Giấy tờ cần có", None),
    ("item", "Căn cước hoặc tài khoản định danh;", None),
    ("item", "Đơn theo mẫu, không cần công chứng.", None),
    ("cell", "Ngày", (1, 1, 1)),
    ("cell", "Nơi tiếp", (1, 1, 2)),
    ("cell", "25/11/2026", (1, 2, 1)),
    ("cell", "Hội trường tầng 2", (1, 2, 2)),
    ("cell", "Bộ phận một cửa", (1, 3, 2)),
    ("caption", "Bà con chờ đến lượt.", None),
    ("paragraph", "Mọi thắc mắc xin gọi số của phường trong giờ làm việc.", None),
)


def crossing(language: str = "vi") -> Report:
    """Five findings over one sentence: two on the same words, one inside, two that cross; and one image without description."""
    text, blocks = "", []
    for kind, words, cell in PARTS:
        blocks.append(BlockRecord(kind, len(text), len(text) + len(words), cell))
        text += words + "\n"
    at = text.index("bổ xung")
    spans = ((at, at + 7), (at, at + 7), (at + 3, at + 7), (at - 4, at + 3), (at + 3, at + 15))
    levels = (Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.WARNING, Severity.ERROR)
    found = [odd.live(span=span, severity=level, fingerprint=f"{i:016x}", quote=text[slice(*span)], suggestions=("bổ sung", "thêm"))
             for i, (span, level) in enumerate(zip(spans, levels, strict=True))]  # fmt: skip
    picture = odd.live(
        code="AX001",
        span=None,
        quote="",
        suggestions=(),
        fingerprint="f" * 16,
        message="Ảnh không có mô tả.",
        place=Place(url=odd.URL, selector='img[src="/anh/hop-dan.jpg"]'),
    )
    record = odd.article(text=text[:-1], blocks=tuple(blocks), images=(text.index("Bà con chờ"),), url=odd.URL, path="")
    other = replace(record, id="2", title="Bài thứ hai", published="2026-01-02", url=f"{odd.URL}0")
    copies = [replace(f, article="2", fingerprint=f"a{f.fingerprint[1:]}") for f in found[:1]]
    return odd.report(odd.portal(*found, picture, *copies, articles=(record, other)), language=language)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    out = tmp_path_factory.mktemp("articles")
    write_site(crossing(), out / "vi")
    write_site(crossing("en"), out / "en")
    write_site(hostile_report(), out / "la")
    write_site(odd.ODD["one finding in a file"], out / "tep")
    write_site(sample_report(), out / "mau")
    write_site(crowded_article(400), out / "dong")
    for name, word in WORST.items():
        write_site(long_words(word, 60), out / name)
    pages = {
        "overlapping": out / "vi" / "so-mau" / "bai" / "1.html",
        "in English": out / "en" / "so-mau" / "bai" / "1.html",
        "hostile": next((out / "la").glob("*/bai/*.html")),
        "sample": max((out / "mau" / "so-van-hoa" / "bai").iterdir(), key=lambda p: (p.stat().st_size, p.name)),
        "crowded": out / "dong" / "so-mau" / "bai" / "1.html",
    }
    for name in WORST:
        pages[f"long: {name}"] = out / name / "so-mau" / "bai" / "0.html"
        pages[f"list, long: {name}"] = out / name / "so-mau" / "viec-can-sua.html"
    return pages


def test_five_overlapping_findings_each_have_a_number_and_light_their_own_words(
    visit: Any, articles: dict[str, Path]
) -> None:
    page, _ = visit(articles["overlapping"])
    refs = page.locator(".text .ref")
    assert sorted(refs.all_inner_texts()) == ["1", "2", "3", "4", "5", "6"]
    lit = {}
    for i in range(5):
        refs.nth(i).focus()
        number = refs.nth(i).inner_text()
        lit[number] = "".join(page.locator("mark.on").all_inner_texts()).replace("␣", " ")
        note = page.locator(".notes li.now")
        assert note.count() == 1
        assert note.locator("del").inner_text().replace("␣", " ").strip() == lit[number].strip()
    assert sorted(lit.values()) == sorted(["bổ xung", "bổ xung", "xung", "cần bổ ", "xung giấy tờ"])
    assert page.locator("mark.mm").count() >= 2


def test_lists_tables_captions_and_images_stand_as_they_were(visit: Any, articles: dict[str, Path]) -> None:
    page, _ = visit(articles["overlapping"])
    assert page.locator(".text ul li").count() == 2
    rows = page.locator(".text table tr")
    assert [row.locator("td").all_inner_texts() for row in rows.all()] == [
        ["Ngày", "Nơi tiếp"], ["25/11/2026", "Hội trường tầng 2"], ["", "Bộ phận một cửa"]]  # fmt: skip
    assert page.locator(".text h2").inner_text() == "Giấy tờ cần có"
    box = page.locator(".noalt")
    assert box.inner_text() == "Ảnh không có mô tả"
    assert page.locator(".noalt + .ref").inner_text() == "6"
    table, caption = (
        page.locator(".text table").bounding_box(),
        page.locator(".fig", has_text="Bà con chờ").bounding_box(),
    )
    assert table["y"] < box.bounding_box()["y"] < caption["y"]
    english, _ = visit(articles["in English"])
    assert english.locator(".noalt").inner_text() == "Image without alternative text"


def test_marks_and_notes_lead_to_each_other_and_back_to_the_entry(visit: Any, articles: dict[str, Path]) -> None:
    page, _ = visit(articles["overlapping"])
    page.locator(".ref").first.click()
    note = page.locator(".notes li:target")
    assert note.count() == 1
    note.locator("a", has_text="về chỗ trong bài").click()
    assert page.locator(".ref:target").count() == 1
    page.locator(".crumb .back").click()
    assert page.locator(".entry:target h3").inner_text() == "Hồ sơ cần bổ xung"
    page.go_back()
    page.locator(".notes a", has_text="cùng lỗi ở").first.click()
    page.wait_for_url("**/viec-can-sua.html#m-*")
    assert page.locator(".find:target").count() == 1


def test_keys_walk_the_marks_copy_tick_and_leave(visit: Any, articles: dict[str, Path]) -> None:
    page, _ = visit(articles["overlapping"], permissions=["clipboard-read", "clipboard-write"])
    at = "[...document.querySelectorAll('.ref')].indexOf(document.activeElement)"
    for expected, key in ((0, "j"), (1, "j"), (2, "j"), (1, "k")):
        page.keyboard.press(key)
        assert page.evaluate(at) == expected
    page.keyboard.press("c")
    wait_until(page, "document.querySelector('.now .cp').textContent === 'Đã chép'")
    assert page.evaluate("navigator.clipboard.readText()") == "bổ sung"
    page.keyboard.press("x")
    assert page.locator(".now.done").count() == 1
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash.slice(0, 3)") == "#m-"
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("]")
    page.wait_for_url("**/2.html")
    page.keyboard.press("[")
    page.wait_for_url("**/1.html")
    page.keyboard.press("u")
    page.wait_for_url("**/viec-can-sua.html#b-*")


def test_notes_come_along_as_the_text_is_scrolled(visit: Any, articles: dict[str, Path]) -> None:
    page, _ = visit(articles["crowded"])
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'")
    page.locator(".ref").nth(80).evaluate("e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 200)")
    wait_until(page, "document.querySelector('aside').scrollTop > 1000")
    page.wait_for_timeout(200)
    first = page.evaluate(
        "[...document.querySelectorAll('.ref')].find(r => r.getBoundingClientRect().top >= 0).hash.slice(1)"
    )
    assert page.evaluate(
        "id => { const n = document.getElementById(id).getBoundingClientRect(); return n.top >= 0 && n.top < innerHeight }",
        first,
    )


def test_without_scripts_and_on_paper_text_and_notes_are_whole(visit: Any, articles: dict[str, Path]) -> None:
    for name, path in articles.items():
        page, wrong = visit(path, java_script_enabled=False)
        assert not wrong, name
        assert page.locator("button:visible, input:visible, dialog:visible, form:visible").count() == 0, name
        assert page.locator(".find:visible").count() == page.locator(".find").count() > 0, name
    page, _ = visit(articles["overlapping"])
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    assert "bổ xung" in text.replace("\r\n", " ")
    assert "Ghi chú" in text
    assert "Chép" not in text


def test_pages_are_quiet_and_narrow_whatever_stands_on_them(visit: Any, articles: dict[str, Path]) -> None:
    for name, path in articles.items():
        page, wrong = visit(path)
        for width in (1280, 390, 320):
            page.set_viewport_size({"width": width, "height": 900})
            assert sideways(page) <= 0, (name, width)
        assert not [w for w in wrong if not w.startswith("data:,")], name


def test_axe_finds_no_violation_in_light_or_dark(browser: Any, articles: dict[str, Path]) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    for name in ("overlapping", "in English", "hostile", "sample", "long: escaped", "list, long: reversed"):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto(articles[name].as_uri())
            page.add_script_tag(path=str(AXE))
            if page.locator(".ref").count():
                page.keyboard.press("j")
            assert not axe(page, NORMS), (name, scheme)
    context.close()
