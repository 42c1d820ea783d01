"""The generic extractor on pages of many makes, with sidebars longer than the article, ASP.NET forms, no class names at all."""

from __future__ import annotations

import datetime as dt

import pytest

from rasoat.content import PageKind
from rasoat.readers.webpage import read_page

TITLE = "Quận Hoàn Lương khai mạc tuần lễ chuyển đổi số năm 2026"
LEAD = "Sáng 10/11, tại Nhà văn hóa trung tâm, quận tổ chức lễ khai mạc với hơn năm trăm đại biểu tham dự."
BODY = [
    "Phát biểu khai mạc, lãnh đạo quận nhấn mạnh vai trò của người dân và doanh nghiệp trong chuyển đổi số.",
    "Tuần lễ gồm ba hội thảo, một triển lãm và nhiều hoạt động hướng dẫn người dân dùng dịch vụ công.",
    "Theo kế hoạch, đến hết năm, tám mươi phần trăm hồ sơ được tiếp nhận trực tuyến.",
    "Ban tổ chức mời người dân đến tham gia.",
    "Xem chi tiết tại trang của quận.",
]
DAY = dt.date(2026, 11, 10)
P = "".join(f"<p>{text}</p>" for text in BODY)
NAV = "<ul>" + "".join(f"<li><a href='/m{n}'>Mục lục số {n}</a></li>" for n in range(15)) + "</ul>"
RELATED = "".join(
    f"<li><a href='/b{n}.html'>Một bài khác của quận</a><span>0{n}/10/2026</span></li>" for n in range(1, 8)
)
TEASERS = "".join(
    f"<div class='item'><h3><a href='/b{n}'>Bài số {n} nói về một việc</a></h3><p>Tóm tắt khá dài của bài số {n}, nói về "
    "một hoạt động khác của quận trong thời gian gần đây, chưa hết đâu.</p></div>"
    for n in range(9)
)
FOOT = (
    "<div id='bottom'><p>Cơ quan chủ quản: Ủy ban nhân dân quận Hoàn Lương. Chịu trách nhiệm: Văn phòng. Địa chỉ: số 1 phố Nhỏ. "
    "Điện thoại: 1900. Giấy phép số 12/GP ngày 01/02/2015.</p></div>"
)
HEAD = f"<head><title>{TITLE} | Cổng thông tin quận</title></head>"

STYLES = {
    "wordpress": f"<html>{HEAD}<body><header class='site-header'>{NAV}</header><div id='page'><main><article class='post'>"
    f"<header class='entry-header'><h1 class='entry-title'>{TITLE}</h1><div class='entry-meta'><time class='entry-date' "
    f"datetime='2026-11-10T09:00:00+07:00'>10/11/2026</time></div></header><div class='entry-content'><p><b>{LEAD}</b></p>{P}"
    f"<div class='sharedaddy'><a href='#'>Facebook</a> <a href='#'>Twitter</a></div></div><footer class='entry-footer'>Thẻ: "
    f"<a href='/t'>số</a></footer></article><div id='comments'><form><p>Email của bạn sẽ không được hiển thị.</p></form></div>"
    f"</main><aside id='secondary'><ul>{RELATED}</ul>{TEASERS}</aside></div><footer>{FOOT}</footer></body></html>",
    "asp.net": f"<html>{HEAD}<body><form id='aspnetForm'><div class='header'>{NAV}</div><table><tr><td class='left'>{NAV}</td>"
    f"<td class='main'><div><div class='tieude'>{TITLE}</div><div class='ngaydang'>10/11/2026 9:00 SA</div><div class='tomtat'>"
    f"{LEAD}</div><div class='noidung'>{P}</div></div><div class='tinkhac'><b>Các tin khác</b><ul>{RELATED}</ul></div></td></tr>"
    f"</table>{FOOT}</form></body></html>",
    "dnn": f"<html>{HEAD}<body><form id='Form'>{NAV}<div id='dnn_ContentPane'><div id='dnn_ctr408_View'><h1 class='newstitle'>"
    f"{TITLE}</h1><span class='date'>Thứ ba, 10/11/2026, 09:00</span><p class='desc'>{LEAD}</p><div>{'<br><br>'.join(BODY)}</div>"
    f"</div></div><div id='dnn_RightPane'>{TEASERS}</div>{FOOT}</form></body></html>",
    "no names": f"<html>{HEAD}<body><div><div>{NAV}</div><div><div><div>{TITLE}</div><div>10/11/2026 - 09:00</div><div><b>{LEAD}"
    f"</b></div><div>{''.join(f'<div>{text}</div>' for text in BODY)}</div></div><div><div>Tin mới</div><ul>{RELATED}</ul></div>"
    f"</div>{FOOT}</div></body></html>",
    "joomla": f"<html>{HEAD}<body>{NAV}<div class='item-page'><div class='page-header'><h2>{TITLE}</h2></div><dl><dd class="
    f"'published'>Được đăng: 10 tháng 11 2026</dd></dl><div itemprop='articleBody'><p>{LEAD}</p>{P}</div></div>"
    f"<div class='moduletable'>{TEASERS}</div>{FOOT}</body></html>",
    "long sidebar": f"<html>{HEAD}<body>{NAV}<div class='row'><div class='col-8'><h1>{TITLE}</h1><p class='date'>10/11/2026</p>"
    f"<p class='sapo'>{LEAD}</p>{P}</div><div class='col-4'>{TEASERS}{TEASERS}</div></div>{FOOT}</body></html>",
    "drupal": f"<html>{HEAD}<body>{NAV}<div class='region-content'><h1>{TITLE}</h1><article class='node'><footer class="
    f"'node__meta'><span>Gửi bởi ban biên tập ngày 10/11/2026</span></footer><div class='field--name-body'><p>{LEAD}</p>{P}</div>"
    f"</article></div>{FOOT}</body></html>",
    "wrapped paragraphs": f"<html>{HEAD}<body>{NAV}<div class='detail'><h1>{TITLE}</h1><div class='time'>10/11/2026</div><div "
    f"class='box'><div class='short'><p>{LEAD}</p></div><div>{P}</div></div></div><ul>{RELATED}</ul>{FOOT}</body></html>",
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_article_is_whole_and_nothing_of_the_frame(style: str) -> None:
    page = read_page(STYLES[style], url="http://quan.gov.vn/tin/khai-mac-tuan-le-123456.html")
    assert page.kind is PageKind.ARTICLE
    assert page.article
    assert page.article.title == TITLE
    assert page.article.published == DAY
    assert [text for text in (LEAD, *BODY) if text not in page.article.text] == []
    foreign = ("Mục lục", "Bài số", "Tóm tắt", "Một bài khác", "Cơ quan chủ quản", "Twitter", "Email của bạn")
    assert [words for words in foreign if words in page.article.text] == []


@pytest.mark.parametrize("style", ["asp.net", "dnn", "long sidebar"])
def test_lead_is_kept_apart(style: str) -> None:
    page = read_page(STYLES[style], url="http://quan.gov.vn/tin/khai-mac-tuan-le-123456.html")
    assert page.article
    assert page.article.lead == LEAD
    assert LEAD not in page.article.body


def test_a_list_of_news_is_a_section() -> None:
    html = f"<html><head><title>Tin tức | Cổng</title></head><body>{NAV}<div class='list'><h1>Tin tức</h1>{TEASERS}</div>{FOOT}</body></html>"
    page = read_page(html, url="http://quan.gov.vn/tin-tuc")
    assert page.kind is PageKind.SECTION
    assert page.article is None


def test_a_very_short_article_is_no_footer() -> None:
    html = (
        f"<html>{HEAD}<body>{NAV}<div class='detail'><h1>{TITLE}</h1><div class='time'>10/11/2026</div><div class='content'>"
        f"<p>Xem tệp đính kèm: <a href='/a.pdf'>Kế hoạch</a></p></div></div><ul>{RELATED}</ul>{FOOT}</body></html>"
    )
    page = read_page(html, url="http://quan.gov.vn/tin/khai-mac-123456.html")
    assert page.article
    assert page.article.body == "Xem tệp đính kèm: Kế hoạch"
    assert [link.href for link in page.article.attachments] == ["http://quan.gov.vn/a.pdf"]
