"""AX005: link texts that say nothing out of their sentence (WCAG 2.4.4, 2.4.9)."""

from __future__ import annotations

import re

from rasoat.content import Link
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import INFO, EveryLink, Example, rule
from rules.text.folding import fold

_VAGUE = frozenset(
    fold(words)
    for words in (
        "tại đây", "ở đây", "đây", "xem tại đây", "tại đây!", "xem ở đây", "bấm vào đây", "nhấn vào đây", "click vào đây",
        "click tại đây", "nhấp vào đây", "kích vào đây", "bấm tại đây", "nhấn tại đây", "vào đây", "link", "đường link",
        "link này", "link sau", "đường dẫn", "đường dẫn này", "liên kết", "liên kết này", "xem", "xem thêm", "xem tiếp",
        "xem chi tiết", "chi tiết", "chi tiết tại đây", "xem chi tiết tại đây", "chi tiết xem tại đây", "đọc thêm", "đọc tiếp",
        "thêm", "tải về", "tải về tại đây", "tải tại đây", "tải xuống", "download", "here", "click here", "click", "more",
        "read more", "view more", "see more", "see here", "details", "detail", "view", "link here", "this link",
        "xem thêm tại đây", "mời xem tại đây", "tệp đính kèm", "file đính kèm", "file", "trang này", "bài này",
        "xem tất cả", "tất cả", "view all",
    )
)  # fmt: skip
_EDGES = re.compile(r"^[\s\W_]+|[\s\W_]+$")


@rule(
    code="AX005",
    name="vague-link-text",
    severity=INFO,
    trigger=EveryLink(),
    language="any",
    title="Chữ của liên kết không nói dẫn đi đâu",
    passes="Chữ của liên kết nói rõ dẫn đi đâu",
    message="Liên kết “{quote}” không nói dẫn đến nội dung gì.",
    hint="Đặt liên kết vào chính tên của nội dung, ví dụ “mẫu đơn đăng ký”, thay cho “{quote}”.",
    why="Người dùng trình đọc màn hình nghe danh sách liên kết tách khỏi câu; nhiều chỗ “{quote}” thì không biết chọn cái nào.",
    source="Thông tư 26/2020/TT-BTTTT, Phụ lục 3 (WCAG)",
    since="0.1",
    confidence=0.95,
    examples=[
        Example(
            bad='<article><h1>Mẫu đơn mới</h1><p>Người dân tải mẫu đơn ⟦<a href="/mau-don.docx">⟧tại đây</a>.</p></article>',
            good='<article><h1>Mẫu đơn mới</h1><p>Người dân tải <a href="/mau-don.docx">mẫu đơn đăng ký</a>.</p></article>',
        ),
        Example(good='<article><h1>Tin</h1><p>Xem <a href="/lich">chi tiết lịch tiếp công dân</a>.</p></article>'),
    ],
)
def vague_link_text(link: Link, doc: Document) -> Hit | None:
    if not link.text or link.hidden or len(link.text) > 40:
        return None
    words = fold(" ".join(_EDGES.sub("", link.text).split()))
    if words not in _VAGUE or len(link.title.split()) > 2:
        return None
    return Hit(element=link)
