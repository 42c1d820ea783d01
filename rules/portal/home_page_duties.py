"""PO001: what the home page of a state body's portal must tell: whose it is, where to reach it and who answers for it.

Nghị định 174/2026/NĐ-CP, Điều 93 khoản 1 (in force from 1 July 2026) fines a home page without one of these six.
"""

from __future__ import annotations

import re

from rasoat.catalogue import N_, _
from rasoat.content import Page, PageKind
from rasoat.finding import Hit, Scope
from rules.document import Document
from rules.rule import WARNING, EveryPage, Example, NotChecked, rule
from rules.text.folding import fold

_LIVE = "https://phuong-mau.example.vn/"
_BODIES = (
    r"ủy ban nhân dân|uỷ ban nhân dân|ubnd|hội đồng nhân dân|hđnd|sở|bộ|cục|chi cục|ban quản lý|thanh tra thành phố"
    r"|văn phòng|công an|phường|xã|đặc khu|thành phố|tỉnh"
)
_DUTIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        N_("tên cơ quan quản lý"),
        re.compile(
            r"cơ quan (?:quản lý|thường trực)|đơn vị (?:quản lý|vận hành|chủ trì)|bản quyền|copyright|©"
            rf"|(?:cổng|trang)(?: thông tin| giao tiếp)?(?: điện tử)?(?: tổng hợp)?(?: của)? (?:{_BODIES})\b"
        ),
    ),
    (
        N_("tên cơ quan chủ quản"),
        re.compile(
            r"chủ quản|trực thuộc (?:ủy|uỷ|ubnd|sở|bộ)"
            r"|\b(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd) (?:tp|thành phố|tỉnh)\b"
        ),
    ),
    (
        N_("địa chỉ"),
        re.compile(
            r"địa chỉ(?! (?:ip|web|email|e-mail|thư))|trụ sở|\baddress\b|\b(?:đ/c|đc)\s*:"
            r"|\bsố \d+[a-z]?(?:[-/]\d+[a-z]?)*,? (?:đường|phố|ngõ|tổ)\b"
        ),
    ),
    (N_("thư điện tử"), re.compile(r"[\w.+-]\s?(?:@|\[at\]|\(at\))\s?[\w-]+\.[\w.]+")),
    (
        N_("số điện thoại"),
        re.compile(
            r"(?:điện thoại|\bđt\b|\bđthoại|\btel\b|\bphone\b|hotline|đường dây nóng|tổng đài)[^\d\n]{0,40}[(+]?\d[\d .()-]{2,}\d"
            r"|(?<!\d)\(?0\d{2,3}\)?[ .-]?\d{3,4}[ .-]?\d{3,4}(?!\d)"
        ),
    ),
    (
        N_("người chịu trách nhiệm"),
        re.compile(
            r"chịu trách nhiệm|(?:trưởng|phó trưởng) ban biên tập|tổng biên tập|người (?:phụ trách|quản lý nội dung)"
            r"|phụ trách nội dung|quản lý nội dung\s*:"
        ),
    ),
)
_MIN_WORDS = 40
_BODY_HEAD = (
    "<!DOCTYPE html><html lang='vi'><head><title>Cổng thông tin điện tử phường Mẫu</title></head><body><header>"
)
_SECTIONS = "".join(
    f"<li><a href='/muc-{n}'>{name}</a></li>"
    for n, name in enumerate(
        ("Tin tức sự kiện", "Văn bản chỉ đạo điều hành", "Thủ tục hành chính", "Lịch tiếp công dân", "Hỏi đáp trực tuyến",
         "Thông báo của phường", "Quy hoạch và kế hoạch", "Dự án đầu tư công", "Công khai ngân sách", "Hoạt động đoàn thể",
         "Văn hóa và du lịch", "An ninh trật tự")
    )
)  # fmt: skip


@rule(
    code="PO001",
    name="home-page-duties",
    severity=WARNING,
    trigger=EveryPage(),
    language="any",
    title="Trang chủ thiếu thông tin bắt buộc",
    passes="Trang chủ có đủ thông tin bắt buộc",
    message="Trang chủ chưa thấy: {missing}.",
    hint="Ghi đủ ở chân trang chủ: cơ quan chủ quản, cơ quan quản lý, địa chỉ, thư điện tử, điện thoại, người chịu trách nhiệm.",
    why="Người dân phải biết trang của ai, hỏi ai; thiếu một mục, trang có thể bị phạt từ 10 đến 20 triệu đồng.",
    source="Nghị định 174/2026/NĐ-CP, Điều 93 khoản 1",
    since="0.1",
    confidence=0.8,
    examples=[
        Example(
            url=_LIVE,
            bad=f"⟦⟧{_BODY_HEAD}<ul>{_SECTIONS}</ul></header><footer><p>Bản quyền thuộc UBND phường Mẫu</p>"
            "<p>Địa chỉ: số 5 phố Thí Dụ. Điện thoại: 024 3999 0000</p></footer></body></html>",
            good=f"{_BODY_HEAD}<ul>{_SECTIONS}</ul></header><footer><p>Cơ quan chủ quản: UBND thành phố Mẫu</p>"
            "<p>Cơ quan quản lý: UBND phường Mẫu. Người chịu trách nhiệm: Chủ tịch UBND phường</p>"
            "<p>Địa chỉ: số 5 phố Thí Dụ. Điện thoại: 024 3999 0000. Thư điện tử: lienhe@phuong-mau.example.vn</p>"
            "</footer></body></html>",
        ),
    ],
)
def home_page_duties(page: Page, doc: Document) -> Hit | None:
    if page.kind is not PageKind.HOME or not page.url:
        return None
    text = fold("\n".join((*page.frame, doc.text, page.title, *(f"{link.text} {link.raw}" for link in page.links))))
    if len(text.split()) < _MIN_WORDS:
        raise NotChecked(_("Trang chủ không có chữ đọc được (có thể nội dung do JavaScript tạo ra)."))
    missing = [_(name) for name, pattern in _DUTIES if not pattern.search(text)]
    return Hit(quote=page.title, values={"missing": "; ".join(missing)}, scope=Scope.PORTAL) if missing else None
