"""AX003: the language that a page declares is missing, or is not the one it is written in (WCAG 3.1.1)."""

from __future__ import annotations

import re

from rasoat.content import Page, Span
from rasoat.finding import Hit, Scope
from rules.document import Document
from rules.rule import WARNING, EveryPage, Example, rule
from rules.text.language import language

_TAG = re.compile(r"<html\b[^>]*>", re.IGNORECASE)
_WRONG_MESSAGES = {
    "vi": "Trang viết bằng tiếng Việt nhưng khai {quote}.",
    "en": "Trang viết bằng tiếng Anh nhưng khai {quote}.",
}
_MISSING_MESSAGES = {
    "vi": "Trang viết bằng tiếng Việt nhưng không khai ngôn ngữ.",
    "en": "Trang viết bằng tiếng Anh nhưng không khai ngôn ngữ.",
}
_MIN_WORDS = 12


@rule(
    code="AX003",
    name="page-language",
    severity=WARNING,
    trigger=EveryPage(),
    language="any",
    title="Trang không khai đúng ngôn ngữ",
    passes="Trang khai đúng ngôn ngữ",
    message="Trang không khai đúng ngôn ngữ mà nó được viết.",
    hint="Khai ngôn ngữ ở thẻ mở đầu trang: {right}; sửa một lần trong khuôn trang.",
    why="Trình đọc màn hình đọc theo ngôn ngữ đã khai; khai sai thì tiếng Việt bị đọc bằng giọng nước ngoài, không nghe được.",
    source="Thông tư 26/2020/TT-BTTTT, Phụ lục 3 (WCAG)",
    since="0.1",
    confidence=0.95,
    examples=[
        Example(
            bad='<!DOCTYPE html>⟦<html lang="en">⟧<head><title>Thông báo</title></head><body><article><h1>Thông báo</h1>'
            "<p>Phường thông báo lịch tiêm chủng cho trẻ em dưới năm tuổi tại trạm y tế.</p></article></body></html>",
            good='<!DOCTYPE html><html lang="vi"><head><title>Thông báo</title></head><body><article><h1>Thông báo</h1>'
            "<p>Phường thông báo lịch tiêm chủng cho trẻ em dưới năm tuổi tại trạm y tế.</p></article></body></html>",
        ),
        Example(
            bad="<!DOCTYPE html>⟦<html>⟧<head><title>Thông báo</title></head><body><article><h1>Thông báo</h1>"
            "<p>Phường thông báo lịch tiêm chủng cho trẻ em dưới sáu tuổi tại trạm y tế.</p></article></body></html>",
        ),
        Example(good="<p>Một đoạn soạn thảo dán vào thì không có thẻ mở đầu trang để khai ngôn ngữ.</p>"),
    ],
)
def page_language(page: Page, doc: Document) -> Hit | None:
    tag = _TAG.search(page.source, 0, 20_000) if page.source is not None else None
    if page.media_type != "text/html" or (tag is None and not page.url):
        return None
    spoken = _spoken(page, doc)
    if not spoken:
        return None
    declared = page.language.strip().lower().replace("_", "-")
    if declared.split("-")[0] == spoken:
        return None
    quote = f'lang="{page.language}"' if declared else "<html>"
    return Hit(
        quote=quote,
        message=(_WRONG_MESSAGES if declared else _MISSING_MESSAGES)[spoken],
        values={"right": f'<html lang="{spoken}">'},
        source=Span(*tag.span()) if tag else None,
        scope=Scope.TEMPLATE,
    )


def _spoken(page: Page, doc: Document) -> str:
    """The language of the article and of the frame, if they do not contradict each other; "" for what cannot be told."""
    frame = " ".join(page.frame)
    if len(doc.text.split()) + len(frame.split()) < _MIN_WORDS:
        return ""
    around = language(frame) if len(frame.split()) >= _MIN_WORDS else ""
    if doc.text and around and doc.language and doc.language != around:
        return ""
    return doc.language or around
