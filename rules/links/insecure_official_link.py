"""LK004: links written with http:// to the host of a state body."""

from __future__ import annotations

from rasoat.content import Link
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import INFO, EveryLink, Example, rule
from rules.text.hosts import host_of, is_official


@rule(
    code="LK004",
    name="http-to-official-host",
    severity=INFO,
    trigger=EveryLink(),
    language="any",
    title="Liên kết không mã hóa đến cổng của cơ quan nhà nước",
    passes="Liên kết đến cổng của cơ quan nhà nước đều dùng https",
    message="Liên kết đến {host} dùng http, không mã hóa.",
    hint="Đổi http:// thành https:// rồi mở thử; nếu cổng đó chưa có https, báo cơ quan chủ quản.",
    why="Trên đường truyền không mã hóa, nội dung có thể bị đọc trộm hoặc thay bằng trang giả.",
    source=None,
    since="0.1",
    confidence=0.95,
    examples=[
        Example(
            bad='<article><h1>Nộp hồ sơ</h1><p>Nộp tại ⟦<a href="http://dichvucong.gov.vn/">⟧Cổng Dịch vụ công quốc gia</a>.</p>'
            "</article>",
            good='<article><h1>Nộp hồ sơ</h1><p>Nộp tại <a href="https://dichvucong.gov.vn/">Cổng Dịch vụ công quốc gia</a>.'
            "</p></article>",
        ),
        Example(good='<article><h1>Tin</h1><p>Theo <a href="http://bao.example.vn/tin">báo mẫu</a>.</p></article>'),
    ],
)
def insecure_official_link(link: Link, doc: Document) -> Hit | None:
    raw = link.raw.strip()
    if raw[:7].lower() != "http://":
        return None
    host = host_of(raw)
    return Hit(element=link, values={"host": host}) if is_official(host) else None
