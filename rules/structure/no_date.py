"""ST006: an article on a live portal that shows no day of publication.

A time of exactly midnight is not reported: it does not prove that the editing system kept no time.
"""

from __future__ import annotations

from rasoat.content import Article, Page, PageKind
from rasoat.finding import Hit, Scope
from rasoat.urls import canonical, identity
from rules.document import Document
from rules.rule import WARNING, EveryArticle, Example, rule

_LIVE = "https://phuong-mau.example.vn/tin-tuc/don-dep-ve-sinh-moi-truong-1240076.html"


@rule(
    code="ST006",
    name="no-date",
    severity=WARNING,
    trigger=EveryArticle(),
    reads=frozenset(),
    language="any",
    title="Bài không có ngày đăng",
    passes="Bài có ngày đăng",
    message="Bài không ghi ngày đăng.",
    hint="Bật hiển thị ngày đăng trên trang bài viết, dạng ngày/tháng/năm.",
    why="Không có ngày thì người đọc không biết thông tin còn đúng hay đã cũ.",
    since="0.1",
    confidence=0.8,
    examples=[
        Example(
            url=_LIVE,
            bad="⟦⟧<!DOCTYPE html><html lang='vi'><head><title>Dọn dẹp vệ sinh môi trường</title>"
            "<meta property='og:type' content='article'></head><body><article><h1>Dọn dẹp vệ sinh môi trường</h1>"
            "<p>Hơn một trăm đoàn viên đã cùng người dân quét dọn các ngõ trong khu dân cư số 7 và trồng thêm cây xanh.</p>"
            "<p>Hoạt động này được duy trì vào sáng thứ Bảy hằng tuần ở tất cả các tổ dân phố của phường.</p>"
            "</article></body></html>",
            good="<!DOCTYPE html><html lang='vi'><head><title>Dọn dẹp vệ sinh môi trường</title>"
            "<meta property='og:type' content='article'>"
            "<meta property='article:published_time' content='2026-11-14T08:00:00+07:00'></head>"
            "<body><article><h1>Dọn dẹp vệ sinh môi trường</h1>"
            "<p>Hơn một trăm đoàn viên đã cùng người dân quét dọn các ngõ trong khu dân cư số 7 và trồng thêm cây xanh.</p>"
            "<p>Hoạt động này được duy trì vào sáng thứ Bảy hằng tuần ở tất cả các tổ dân phố của phường.</p>"
            "</article></body></html>",
        ),
        Example(good="Bản thảo chưa đăng thì chưa có ngày đăng.", published=None),
    ],
)
def no_date(article: Article, doc: Document) -> Hit | None:
    if article.published is not None or not _is_news(doc.page):
        return None
    return Hit(scope=Scope.ARTICLE)


def _is_news(page: Page) -> bool:
    """A live article with an id of its own in its address, or one that declares itself an article: a page about an office, its
    staff or a procedure shows no day and needs none.
    """
    if not page.url or page.kind is not PageKind.ARTICLE:
        return False
    return identity(page.url) != canonical(page.url) or ("og:type", "article") in page.meta
