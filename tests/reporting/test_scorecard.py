"""The scorecard site as files: what each page tells, its size, its links, and that the same report gives the same bytes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from rasoat import figures
from rasoat.finding import Place, Scope
from rasoat.report import BlockRecord, Report
from reporters.scorecard import write_site
from reporters.scorecard.marks import Mark, mark_up
from tests.reporting import odd_reports as odd
from tests.reporting.odd_reports import ODD
from tests.reporting.sample_report import RULES, make_agency, make_report, sample_report
from tests.reporting.test_scorecard_safety import Audit

BUDGET = {"index.html": 500_000, "cach-tinh.html": 500_000, "sheet": 60_000, "list": 250_000, "article": 500_000}


def kind(path: Path, out: Path) -> str:
    parts = path.relative_to(out).parts
    if len(parts) == 1:
        return parts[0]
    return "article" if parts[1] == "bai" else ("sheet" if parts[1] == "index.html" else "list")


def read(path: Path) -> str:
    return path.read_text("utf-8")


def words(text: str) -> str:
    """What a reader sees, roughly: without markup, style and script."""
    text = re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    assert write_site(sample_report(), out) == out / "index.html"
    return out


@pytest.fixture(params=list(ODD), ids=list(ODD))
def odd_site(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    write_site(ODD[request.param], tmp_path)
    return tmp_path


def check_links(out: Path) -> None:
    pages = {path: Audit(read(path)) for path in out.rglob("*.html")}
    for path, audit in pages.items():
        assert len(audit.ids) == len(set(audit.ids)), path
        for href in audit.links:
            if href.startswith("http"):
                continue
            file, _, anchor = href.partition("#")
            if file.endswith((".xlsx", ".docx")):
                assert (path.parent / file).is_file(), (path, href)
                continue
            target = (path.parent / file).resolve() if file else path
            assert target in pages or target.resolve() in {p.resolve() for p in pages}, (path, href)
            if anchor:
                assert anchor in pages[path if not file else target].ids, (path, href)


def test_links_between_pages_resolve(site: Path) -> None:
    check_links(site)


def test_odd_reports_give_a_site_whose_links_resolve_and_sizes_hold(odd_site: Path) -> None:
    check_links(odd_site)
    for path in odd_site.rglob("*.html"):
        assert path.stat().st_size < BUDGET[kind(path, odd_site)], path
        assert "<main" in read(path)
        assert "Undefined" not in read(path)


def test_pages_stay_inside_their_budgets(site: Path) -> None:
    sizes = {path: path.stat().st_size for path in site.rglob("*.html")}
    assert {kind(path, site) for path in sizes} == set(BUDGET)
    for path, size in sizes.items():
        assert size < BUDGET[kind(path, site)], path


def test_same_report_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    write_site(sample_report(), tmp_path)
    first = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    assert first == {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}


def test_only_articles_with_findings_and_text_have_a_page(site: Path) -> None:
    agency = sample_report().agencies[0]
    expected = {f"{a.id}.html" for a in agency.articles if a.text and any(f.article == a.id for f in agency.findings)}
    assert {p.name for p in (site / agency.id / "bai").iterdir()} == expected


def test_head_sees_one_sentence_five_actions_and_the_arithmetic(site: Path) -> None:
    agency = sample_report().agencies[0]
    score = agency.score
    assert score is not None
    assert score.points is not None
    text = words(read(site / agency.id / "index.html"))
    assert score.sentence in text
    assert "Năm việc nên giao ngay" in text
    assert figures.signed(score.joint_gain) in text
    found = re.search(r"([\d,]+) ÷ ([\d,]+) × 100 = ([\d,]+)", text)
    assert found
    kept, maximum, points = (float(n.replace(",", ".")) for n in found.groups())
    assert round(kept / maximum * 100, 1) == points == round(score.points, 1)


def test_head_sees_no_rule_code_and_no_english(site: Path) -> None:
    for path in site.glob("*/index.html"):
        text = words(read(path))
        assert not re.search(r"\b(" + "|".join(r.code for r in RULES) + r")\b", text), path
        assert not re.search(
            r"\b(error|warning|info|score|grade|rule|template|none seen|suspected|confirmed)\b", text
        ), path


def test_confirmed_veto_shows_neither_grade_nor_points_nor_rank(site: Path) -> None:
    text = words(read(site / "phuong-hoa-gao" / "index.html"))
    assert "✕ Đã xác nhận: 3 chỗ" in text
    assert "trên 100 điểm" not in text
    assert "÷" not in text
    assert "Điểm cộng" not in text
    row = words(read(site / "index.html").split("phường Hoa Gạo</bdi></a><small>", 1)[1].split("</tr>")[0])
    assert "Liệt" in row
    assert "không công bố điểm" in row


def test_small_portal_has_its_grade_in_brackets_and_no_rank(site: Path) -> None:
    text = words(read(site / "phuong-ben-do" / "index.html"))
    assert "(D)" in text
    assert "chưa xếp hạng" in text


def test_overview_tells_reasons_and_remedies_of_what_was_not_read(site: Path) -> None:
    text = words(read(site / "index.html"))
    assert "Một trên tám cổng có điểm liệt phải xử lý ngay." in text
    assert "37 trang: Máy chủ từ chối (401, 403). Cho phép địa chỉ máy" in text
    assert "38,3%" in text


def test_list_has_at_most_fifty_articles_a_page_worst_first(site: Path) -> None:
    pages = sorted((site / "so-van-hoa").glob("viec-can-sua*.html"), key=lambda p: (len(p.name), p.name))
    counts = [read(p).count('<article class="entry"') for p in pages]
    agency = sample_report().agencies[0]
    assert sum(counts) == len({f.article for f in agency.findings if f.article})
    assert max(counts) <= 50
    severities = re.findall(
        r'<span class="sev">(\w+)</span>', "".join(read(p).split('class="count"', 1)[1] for p in pages)
    )
    first_of_articles = [
        m for p in pages for m in re.findall(r'<div class="finds">.*?<span class="sev">(\w+)', read(p), re.DOTALL)
    ]
    assert first_of_articles == sorted(first_of_articles, key=["Nặng", "Vừa", "Nhẹ"].index)
    assert len(severities) >= len(first_of_articles)


def test_every_page_of_a_long_list_is_near(tmp_path: Path) -> None:
    articles = tuple(odd.article(id=str(i)) for i in range(1200))
    findings = tuple(odd.live(article=str(i), fingerprint=str(i)) for i in range(1200))
    write_site(odd.report(odd.portal(*findings, articles=articles)), tmp_path)
    links = [Audit(read(tmp_path / "so-mau" / name)).links for name in ("viec-can-sua.html", "viec-can-sua-12.html")]
    assert {"viec-can-sua-2.html", "viec-can-sua-24.html", "viec-can-sua-10.html"} <= set(links[0])
    assert {"viec-can-sua.html", "viec-can-sua-11.html", "viec-can-sua-13.html"} <= set(links[1])


def test_an_agency_alone_in_its_class_has_no_rank(tmp_path: Path) -> None:
    agency = sample_report().agencies[0]
    assert agency.score
    alone = replace(agency, score=replace(agency.score, rank=1, rank_of=1))
    write_site(make_report((alone,)), tmp_path)
    assert "mới một cơ quan trong nhóm có điểm" in words(read(tmp_path / agency.id / "index.html"))
    assert "Hạng 1 trong" not in words(read(tmp_path / agency.id / "index.html"))


def test_template_findings_stand_once_on_the_first_page(site: Path) -> None:
    first, second = (read(site / "so-van-hoa" / name) for name in ("viec-can-sua.html", "viec-can-sua-2.html"))
    assert first.count("Đấu thầu mua sắm công</bdi></ins>") == 1
    assert "trên 141 trang" in words(first)
    assert "Đấu thầu mua sắm công" not in second


def test_the_same_template_mistake_reported_twice_is_told_once(tmp_path: Path) -> None:
    twice = [odd.live(article="", scope=Scope.TEMPLATE, pages=n, fingerprint=str(n)) for n in (3, 9)]
    write_site(odd.report(odd.portal(*twice)), tmp_path)
    text = words(read(tmp_path / "so-mau" / "viec-can-sua.html"))
    assert "trên 9 trang" in text
    assert "trên 3 trang" not in text


def test_finding_of_a_page_without_article_is_listed_under_its_address(tmp_path: Path) -> None:
    found = odd.live(article="", scope=Scope.PAGE, place=Place(url="https://so-mau.example/lien-he"))
    write_site(odd.report(odd.portal(found)), tmp_path)
    assert "so-mau[.]example/lien-he" in words(read(tmp_path / "so-mau" / "viec-can-sua.html"))


def test_exact_words_are_marked_with_before_and_after(site: Path) -> None:
    text = read(site / "so-van-hoa" / "viec-can-sua.html")
    assert "<mark>1876/QĐ-UBN</mark>" in text
    assert "<del><bdi>1876/QĐ-UBN</bdi></del>" in text
    assert re.search(r"<ins><bdi>1876/QĐ-UBND</bdi></ins> <button[^>]* data-c=\"1876/QĐ-UBND\"", text)
    assert "hoặc" in text


def test_files_checked_before_publishing_give_a_useful_page(tmp_path: Path) -> None:
    write_site(ODD["one finding in a file"], tmp_path)
    text = words(read(tmp_path / "index.html"))
    assert "1 chỗ cần xem trong 1 trên 1 tệp." in text
    assert "bai.md" in text
    assert "dòng 3, cột 5" in words(read(tmp_path / "ket-qua" / "viec-can-sua.html"))
    assert not (tmp_path / "ket-qua" / "index.html").exists()


def test_a_rule_that_broke_is_told_and_gives_no_score(tmp_path: Path) -> None:
    agency = replace(odd.portal(odd.live()), failures=ODD["a rule that broke"].agencies[0].failures)
    write_site(odd.report(agency), tmp_path)
    assert "quy tắc bị hỏng khi kiểm nên không chấm điểm" in words(read(tmp_path / "so-mau" / "index.html"))
    assert "1 lần quy tắc bị hỏng" in words(read(tmp_path / "index.html"))


def test_method_page_says_provisional_and_what_is_unmeasured(site: Path) -> None:
    text = words(read(site / "cach-tinh.html"))
    assert "còn tạm thời" in text
    assert "Từ viết sai chính tả SP002 vừa Chính tả" in text
    assert re.search(r"38/40 95% 0,8\d tính điểm", text)
    assert "chưa đo – đang thử, không tính điểm" in text
    assert "3f3f3f" in text


def test_long_texts_stay_inside_the_budgets(tmp_path: Path) -> None:
    long = "q" * 10_000
    many = [odd.finding(quote=long, suggestions=(long, long), message=long, hint=long, code=f"X{i}", fingerprint=str(i),
                        span=(i, i + 9_000), article=str(i % 3)) for i in range(900)]  # fmt: skip
    text = "từ dài " * 60_000
    articles = tuple(
        odd.article(
            id=str(i),
            title=long,
            section=long,
            byline=long,
            text=text,
            blocks=(BlockRecord("paragraph", 0, len(text)),),
        )
        for i in range(3)
    )
    agency = odd.portal(*many, articles=articles, name=long, host=long)
    write_site(odd.report(agency), tmp_path)
    for path in tmp_path.rglob("*.html"):
        assert path.stat().st_size < BUDGET[kind(path, tmp_path)], path


def test_a_city_of_150_agencies_stays_inside_the_budget_and_folds_its_table(tmp_path: Path) -> None:
    one = sample_report().agencies[0]
    many = tuple(
        replace(one, id=f"xa-{i}", name=f"Ủy ban nhân dân xã số {i}", articles=(), findings=()) for i in range(150)
    )
    write_site(make_report(many), tmp_path)
    index = tmp_path / "index.html"
    assert index.stat().st_size < BUDGET["index.html"]
    assert "Xem cả 150 cơ quan" in words(read(index))


def article_html(text: str, *spans: tuple[int, int]) -> tuple[str, set[int]]:
    record = odd.article(text=text, blocks=(BlockRecord("paragraph", 0, len(text)),))
    text_marked = mark_up(record, [Mark(odd.finding(span=span), n, f"m-{n}") for n, span in enumerate(spans, 1)])
    html, seen = text_marked.html.removeprefix('<p class="par">').removesuffix("</p>"), text_marked.seen
    html = re.sub(r'</?bdi>| data-n="[\d ]*"', "", html)
    return re.sub(r'<a class="ref"[^>]*>(\d+)</a>', r"[\1]", html), seen


def test_overlapping_findings_share_a_piece_and_keep_their_numbers() -> None:
    html, seen = article_html("một hai ba bốn", (0, 7), (4, 10))
    assert html == ('<mark class="s2">một </mark><mark class="s2 mm">hai</mark>[1]<mark class="s2"> ba</mark>[2] bốn')
    assert seen == {1, 2}


def test_spans_outside_the_text_are_not_marked_and_insertion_points_are() -> None:
    html, seen = article_html("một hai", (90, 95), (3, 3))
    assert html == 'một<mark class="s2">␣</mark>[2]hai'
    assert seen == {2}


def test_a_finding_over_two_blocks_is_numbered_once() -> None:
    text = "Một hai\nba bốn"
    record = odd.article(text=text, blocks=(BlockRecord("lead", 0, 7), BlockRecord("paragraph", 8, 14)))
    html = mark_up(record, [Mark(odd.finding(span=(4, 10)), 1, "m-1")]).html
    assert html.count('id="c-1"') == 1
    assert html.count("<mark") == 2


def test_text_of_an_article_is_whole_and_escaped_whatever_is_marked() -> None:
    html, _ = article_html("Thủ tục <b>&amp; trợ cấp", (4, 7), (0, 18), (4, 7), (9, 11))
    assert words(html).replace("␣", " ").replace("[", " [").count("<") == 0
    plain = re.sub(r"<[^>]+>|\[\d+\]", "", html).replace("␣", " ")
    assert plain == "Thủ tục &lt;b&gt;&amp;amp; trợ cấp"


def test_images_without_description_are_shown_where_they_stand(tmp_path: Path) -> None:
    text = "Tiêu đề\nMột đoạn văn."
    record = odd.article(
        text=text,
        blocks=(BlockRecord("title", 0, 7), BlockRecord("paragraph", 8, len(text))),
        images=(8, 12, len(text)),
    )
    write_site(odd.report(odd.agency(odd.finding(span=(0, 4)), articles=(record,))), tmp_path)
    page = words(read(tmp_path / "ket-qua" / "bai" / "1.html"))
    assert page.count("Ảnh không có mô tả") == 3
    assert page.index("Ảnh không có mô tả") < page.index("Một")


def test_one_agency_alone_has_an_overview_too(tmp_path: Path) -> None:
    write_site(replace(sample_report(), agencies=sample_report().agencies[:1]), tmp_path)
    assert "Trong một cổng đã kiểm" in words(read(tmp_path / "index.html"))


def test_a_clean_agency_is_told_that_nothing_is_to_be_mended(tmp_path: Path) -> None:
    report: Report = make_report((make_agency("so-sach", "Sở Sạch", "so", 40, 0, findings=()),))
    write_site(report, tmp_path)
    assert "Không có chỗ nào cần sửa." in words(read(tmp_path / "so-sach" / "viec-can-sua.html"))


@pytest.mark.parametrize(
    ("value", "places", "told"),
    [(1234567.891, 1, "1.234.567,9"), (-0.04, 1, "0,0"), (-2.5, 1, "−2,5"), (99.96, 0, "100")],
)
def test_numbers_are_told_the_vietnamese_way(value: float, places: int, told: str) -> None:
    assert figures.number(value, places) == told


def test_shares_and_dates_do_not_promise_too_much() -> None:
    assert figures.percent(999, 1000) == "99%"
    assert figures.percent(1, 1000) == "dưới 1%"
    assert figures.percent(0, 0) == "–"
    assert figures.day("2026-11-24T08:00:00+07:00") == "24/11/2026"
    assert figures.day("hôm qua") == "hôm qua"
    assert figures.signed(0.02) == "0,0"
