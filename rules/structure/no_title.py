"""ST001: an article without a title of its own, or with one that the editing system put there."""

from __future__ import annotations

from rasoat.content import Article
from rasoat.finding import Hit, Scope
from rules.document import Document
from rules.rule import WARNING, EveryArticle, Example, rule
from rules.text.folding import fold

_PLACEHOLDERS = frozenset(
    {
        "chưa có tiêu đề",
        "không có tiêu đề",
        "không tiêu đề",
        "tiêu đề",
        "tiêu đề bài viết",
        "bài viết mới",
        "tin mới",
        "trang mới",
        "untitled",
        "untitled document",
        "untitled page",
        "new page",
        "no title",
        "document",
        "home page",
    }
)


@rule(
    code="ST001",
    name="no-title",
    severity=WARNING,
    trigger=EveryArticle(),
    reads=frozenset(),
    language="any",
    title="Bài không có tiêu đề",
    passes="Bài có tiêu đề",
    message="Bài không có tiêu đề.",
    hint="Đặt một tiêu đề nói được nội dung chính của bài.",
    why="Không có tiêu đề thì danh sách tin, công cụ tìm kiếm và trình đọc màn hình không gọi được tên bài.",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(
            bad="⟦⟧<!DOCTYPE html><html lang='vi'><head><title></title></head><body><article>"
            "<p>Sáng 12/5, phường tổ chức khám sức khỏe miễn phí cho người cao tuổi tại nhà văn hóa số 3.</p>"
            "<p>Hơn hai trăm cụ đã được đo huyết áp, thử đường huyết và tư vấn chế độ ăn uống.</p>"
            "</article></body></html>",
            good="<!DOCTYPE html><html lang='vi'><head><title>Khám sức khỏe cho người cao tuổi</title></head><body>"
            "<article><h1>Khám sức khỏe cho người cao tuổi</h1>"
            "<p>Sáng 12/5, phường tổ chức khám sức khỏe miễn phí cho người cao tuổi tại nhà văn hóa số 3.</p>"
            "</article></body></html>",
        ),
        Example(good="Một đoạn văn bản dán vào để kiểm tra thì không cần có tiêu đề."),
    ],
)
def no_title(article: Article, doc: Document) -> Hit | None:
    title = article.title.strip()
    if title and fold(title).strip(" .:-–…") not in _PLACEHOLDERS:
        return None
    if not title and not _whole_document(doc):
        return None
    message = "“{quote}” chưa phải là tiêu đề của bài." if title else None
    return Hit(quote=title, scope=Scope.ARTICLE, message=message)


def _whole_document(doc: Document) -> bool:
    """A live page or a whole HTML file: a pasted fragment, a draft or an attachment in Word, PDF or plain text owes no title."""
    page = doc.page
    if page.media_type not in ("text/html", "application/xhtml+xml"):
        return False
    return bool(page.url) or (page.source is not None and "<html" in page.source[:3000].lower())
