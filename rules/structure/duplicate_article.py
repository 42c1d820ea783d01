"""ST011: one text published as several articles; each later copy names the first."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from rasoat.catalogue import _
from rasoat.finding import Hit, Scope
from rules.example_page import article_html
from rules.parsing.dates import tell_date
from rules.portals import PageDigest, PortalView
from rules.rule import WARNING, Example, Portal, rule

MIN_WORDS = 40
"""Shorter bodies ("chi tiết xem tệp đính kèm") are alike without being copies."""
_SITE = "https://phuong-mau.example.vn"
_BODY = (
    "<p>Từ ngày 02/11/2026, bộ phận một cửa của phường tiếp nhận hồ sơ vào cả buổi sáng thứ Bảy để người đi làm giờ hành "
    "chính không phải nghỉ việc. Người dân lấy số tại quầy hoặc đặt lịch trước trên trang dịch vụ công, mang theo giấy tờ "
    "gốc để đối chiếu và nhận kết quả tại quầy số 4 theo giờ ghi trên giấy hẹn.</p>"
)


def _page(number: int, title: str, body: str, suffix: str = "") -> tuple[str, str]:
    html = article_html(title, body, f"2026-10-{number:02d}")
    return f"{_SITE}/tin-tuc/-/view_content/{7000 + number}-tin{suffix}.html", html


@rule(
    code="ST011",
    name="duplicate-article",
    severity=WARNING,
    trigger=Portal(),
    title="Bài trùng lặp",
    passes="Không có bài nào đăng lặp",
    message="Nội dung trùng hoàn toàn với bài “{first}”{when}: {first_url}",
    hint="Giữ một bài; các bài còn lại gỡ hoặc chuyển hướng về bài được giữ.",
    why="Hai địa chỉ cho một nội dung làm người dân không biết bài nào còn hiệu lực, và khi sửa thì bị sót.",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(
            bad_pages=(
                _page(1, "Làm việc sáng thứ Bảy tại bộ phận một cửa", _BODY),
                _page(9, "Thông báo làm việc sáng thứ Bảy", _BODY),
            ),
            good_pages=(
                _page(1, "Làm việc sáng thứ Bảy tại bộ phận một cửa", _BODY),
                _page(9, "Xem tệp đính kèm", "<p>Nội dung chi tiết xem tại tệp đính kèm.</p>"),
                _page(10, "Xem tệp đính kèm lịch tiếp dân", "<p>Nội dung chi tiết xem tại tệp đính kèm.</p>"),
            ),
        ),
    ],
)
def duplicate_article(portal: PortalView) -> Iterator[Hit]:
    groups: dict[int, list[PageDigest]] = defaultdict(list)
    for page in portal.pages:
        if page.body_hash and page.words >= MIN_WORDS:
            groups[page.body_hash].append(page)
    for pages in groups.values():
        first, *copies = _one_of_each(pages)
        for copy in copies:
            when = _(" (đăng {day})").format(day=tell_date(first.published)) if first.published else ""
            yield Hit(
                quote=copy.title,
                url=copy.url,
                values={"first": first.title, "first_url": first.url, "when": when},
                scope=Scope.PAGE,
            )


def _one_of_each(pages: list[PageDigest]) -> list[PageDigest]:
    """The oldest first, one page an article: print views and language versions share the identity or the article's id."""
    ordered = sorted(pages, key=lambda page: (page.published or dt.date.max, page.url))
    identities: set[str] = set()
    articles: set[str] = set()
    kept = []
    for page in ordered:
        if page.identity not in identities and not (page.article and page.article in articles):
            kept.append(page)
        identities.add(page.identity)
        articles.add(page.article)
    return kept
