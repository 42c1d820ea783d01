"""Extraction on hand-written pages of several CMS styles: title, lead, body, date, byline; nothing invented."""

from __future__ import annotations

import datetime as dt

import pytest

from rasoat.content import Page, PageKind
from rasoat.readers.webpage import decode, read_page

BODY = [
    "Sáng nay, phường tổ chức hội nghị tổng kết công tác bảo vệ môi trường và triển khai nhiệm vụ năm tới.",
    "Theo báo cáo, tỷ lệ thu gom rác đạt chín mươi lăm phần trăm; các tổ dân phố đều có điểm tập kết hợp vệ sinh.",
    "Phường đề nghị mỗi gia đình phân loại rác tại nguồn và đổ rác đúng giờ.",
]
TITLE = "Phường tổng kết công tác bảo vệ môi trường"
LEAD = "Hội nghị biểu dương mười tổ dân phố làm tốt việc phân loại rác tại nguồn."
MENU = "<ul>" + "".join(f'<li><a href="/muc-{n}">Chuyên mục số {n}</a></li>' for n in range(12)) + "</ul>"
RELATED = (
    "<h3>Tin liên quan</h3><ul>"
    + "".join(f'<li><a href="/t{n}">Một tin khác của phường số {n}</a></li>' for n in range(6))
    + "</ul>"
)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in BODY)
HEAD = f"<head><title>{TITLE} - Cổng thông tin phường</title></head>"
FOOT = (
    '<div class="footer"><p>Cổng thông tin điện tử phường. Địa chỉ: số 1 đường Lớn. Cập nhật ngày 01/02/2003.</p></div>'
)

STYLES = {
    "html5": f"<html>{HEAD}<body><header>{MENU}</header><main><article><h1>{TITLE}</h1><time datetime='2026-11-20T08:30'>20/11/2026</time>"
    f"<p class='lead'>{LEAD}</p>{PARAGRAPHS}</article></main><aside>{RELATED}</aside>{FOOT}</body></html>",
    "divs": f"<html>{HEAD}<body><div id='menu'>{MENU}</div><div class='col'><div class='news-title'>{TITLE}</div>"
    f"<div class='news-date'>Thứ sáu, 20/11/2026 | 08:30</div><div class='sapo'>{LEAD}</div><div class='news-content'>{PARAGRAPHS}</div>"
    f"<div class='related'>{RELATED}</div></div>{FOOT}</body></html>",
    "br": f"<html>{HEAD}<body>{MENU}<div><h2>{TITLE}</h2><span class='date'>20/11/2026</span><p class='description'>{LEAD}</p>"
    f"<div class='chi-tiet'>{'<br><br>'.join(BODY)}</div></div>{FOOT}</body></html>",
    "table": f"<html>{HEAD}<body><table><tr><td class='menu'>{MENU}</td><td><h1>{TITLE}</h1><p class='ngay-dang'>Ngày đăng: 20/11/2026</p>"
    f"<p class='tomtat'>{LEAD}</p><div>{PARAGRAPHS}</div></td></tr></table>{FOOT}</body></html>",
    "sharepoint": f"<html>{HEAD}<body>{MENU}<div id='divArticleDescription3'><h1>{TITLE}</h1></div><div id='x_pnHide'><span>20/11/2026</span>"
    f"</div><div id='divArticleDescription1'><p>{LEAD}</p></div><div id='divArticleDescription2'>{PARAGRAPHS}</div>{FOOT}</body></html>",
    "liferay": f"<html>{HEAD}<body><h1>Tin tức</h1>{MENU}<div class='asset-full-content-title'>{TITLE}</div>"
    f"<div class='assetPublishDate'>Ngày đăng 20/11/2026 | 8:30 AM | View count: 12</div><p class='sapo'>{LEAD}</p>"
    f"<div class='journal-content-article'>{PARAGRAPHS}<p class='view-content-author'>admin admin</p></div>{FOOT}</body></html>",
    "json-ld": f"<html><head><title>{TITLE}</title><script type='application/ld+json'>"
    f'{{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2026-11-20T08:30:00+07:00", "author": {{"name": "Ban biên tập"}}}}'
    f"</script></head><body>{MENU}<section><h1>{TITLE}</h1><p class='sapo'>{LEAD}</p><div>{PARAGRAPHS}</div></section>{FOOT}</body></html>",
}  # fmt: skip


def read(style: str) -> Page:
    return read_page(STYLES[style], url="http://phuong.gov.vn/tin-tuc/moi-truong-123456.html")


@pytest.mark.parametrize("style", STYLES)
def test_article_is_whole_and_nothing_else(style: str) -> None:
    page = read(style)
    assert page.kind is PageKind.ARTICLE
    assert page.article
    assert page.article.title == TITLE
    assert page.article.lead == LEAD
    assert page.article.body.split("\n") == BODY


@pytest.mark.parametrize("style", STYLES)
def test_date_is_the_one_shown_with_the_article(style: str) -> None:
    article = read(style).article
    assert article
    assert article.published == dt.date(2026, 11, 20)


@pytest.mark.parametrize("style", STYLES)
def test_footer_and_menu_are_frame(style: str) -> None:
    page = read(style)
    assert any("Cập nhật ngày" in text for text in page.frame)
    assert any("Chuyên mục số 3" in text for text in page.frame)
    assert not any(BODY[0] in text for text in page.frame)


def test_date_is_never_invented() -> None:
    html = STYLES["br"].replace("<span class='date'>20/11/2026</span>", "")
    article = read_page(html, url="http://phuong.gov.vn/tin-tuc/moi-truong-123456.html").article
    assert article
    assert article.published is None


def test_liferay_byline_and_time() -> None:
    article = read_page(STYLES["liferay"], url="http://a.gov.vn/vi/tin/-/view_content/123456-moi-truong.html").article
    assert article
    assert article.byline == "admin admin"
    assert article.published_time == dt.time(8, 30)
    assert article.id == "123456"


def test_structured_data_gives_author() -> None:
    article = read("json-ld").article
    assert article
    assert article.byline == "Ban biên tập"


def test_error_page_with_status_200_is_no_article() -> None:
    html = (
        "<html><head><title>Apache Tomcat/7.0 - Error report</title></head><body><h1>HTTP Status 404</h1></body></html>"
    )
    assert read_page(html, url="http://a.gov.vn/x").kind is PageKind.ERROR


@pytest.mark.parametrize("path", ["/", "/vi", "/trang-chu", "/index.html", "/vi/home"])
def test_home_page_is_told_by_its_address(path: str) -> None:
    assert read_page(STYLES["html5"], url=f"http://a.gov.vn{path}").kind is PageKind.HOME


@pytest.mark.parametrize(
    ("style", "how"),
    [
        ("display:none", "display:none"),
        ("position:absolute;left:-9999px", "off-screen"),
        ("font-size:0", "font-size:0"),
        ("color:#fff;background:#fff", "same color"),
    ],
)
def test_hidden_parts_are_told_and_kept_out_of_the_text(style: str, how: str) -> None:
    html = (
        f"<html><body><div style='{style}'>ẩn <a href='http://x.example/'>liên kết</a></div><p>hiện</p></body></html>"
    )
    page = read_page(html, url="http://a.gov.vn/x")
    assert [(part.how, part.hrefs) for part in page.hidden] == [(how, ("http://x.example/",))]
    assert not any("ẩn" in text for text in page.frame)


@pytest.mark.parametrize(
    "style",
    [
        "font-size:0.8em",
        "font-size:1em",
        "font-size:12px",
        "height:1px",
        "border-width:0;height:0px",
        "margin-left:-18.0pt",
        "text-indent:-36pt",
        "opacity:0.9",
        "color:inherit;background:inherit",
        "color:#333;background:#fff",
    ],
)
def test_ordinary_styles_hide_nothing(style: str) -> None:
    page = read_page(f"<html><body><div style='{style}'>hiện</div></body></html>", url="http://a.gov.vn/x")
    assert page.hidden == ()
    assert page.frame == ("hiện",)


@pytest.mark.parametrize("style", ["color:WHITE;background-color:#FFF", "color: rgb(255, 255, 255); background: white"])
def test_colours_are_compared_however_they_are_written(style: str) -> None:
    page = read_page(f"<html><body><p style='{style}'>ẩn</p></body></html>", url="http://a.gov.vn/x")
    assert [part.how for part in page.hidden] == ["same color"]


def test_hidden_prose_is_never_taken_for_the_article() -> None:
    spam = (
        "<div style='display:none'>" + "<p>Nhà cái uy tín, khuyến mại lớn cho người chơi mới, nạp rút nhanh.</p>" * 20
    )
    page = read_page(STYLES["html5"].replace("<body>", f"<body>{spam}</div>"), url="http://a.gov.vn/tin-12345.html")
    assert page.article
    assert "Nhà cái" not in page.article.text
    assert [part.how for part in page.hidden] == ["display:none"]


def test_an_article_that_a_script_will_show_is_read() -> None:
    html = (
        STYLES["html5"].replace("<body>", "<body><div style='visibility:hidden'>").replace("</body>", "</div></body>")
    )
    page = read_page(html, url="http://a.gov.vn/tin-12345.html")
    assert page.article
    assert page.article.body == read_page(STYLES["html5"], url="http://a.gov.vn/tin-12345.html").article.body  # type: ignore[union-attr]


def test_utf8_is_believed_before_the_declared_charset() -> None:
    html = "<meta charset=windows-1258><p>Ủy ban nhân dân</p>"
    assert decode(html.encode()) == html
    assert "tiếng" in decode("<meta charset=utf-16><p>tiếng</p>".encode("utf-16"))
