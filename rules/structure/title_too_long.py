"""ST002: titles of more than 120 characters: cut off in lists, search results and on phones."""

from __future__ import annotations

import re

from rasoat.content import Block, BlockKind
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import INFO, EveryBlock, Example, rule

LIMIT = 120
"""Characters (code points, NFC)."""
_DOCUMENT_NAME = re.compile(
    r"(?<!\d)\d+(?:/\d{4})?/[A-ZĐ][A-ZĐ0-9]*(?:-[A-ZĐ0-9]+)*"
    r"|^(?:Quy chuẩn kỹ thuật|Tiêu chuẩn) quốc gia"
    r"|^(?:Nghị (?:quyết|định)|Quyết định|Thông tư|Kế hoạch|Chỉ thị|Luật|Pháp lệnh) .*(?:ban hành|sửa đổi|quy định|phê duyệt)"
)
"""Titles that are the name of a document keep the name the law gave it."""


@rule(
    code="ST002",
    name="title-too-long",
    severity=INFO,
    trigger=EveryBlock(),
    reads=frozenset({BlockKind.TITLE}),
    language="any",
    title="Tiêu đề quá dài",
    passes="Tiêu đề không quá 120 ký tự",
    message="Tiêu đề dài {count} ký tự, quá 120 ký tự.",
    hint="Rút còn một ý chính; chuyển phần còn lại xuống lời dẫn.",
    why="Tiêu đề dài bị cắt trong danh sách tin, kết quả tìm kiếm và trên điện thoại, người đọc không nắm được ý.",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(
            bad="⟦Phường phối hợp với các đoàn thể và nhà trường trên địa bàn tổ chức nhiều hoạt động vui chơi, tặng quà và "
            "trao học bổng cho thiếu nhi nhân Tết Trung thu⟧",
            good="Phường tổ chức vui Tết Trung thu cho thiếu nhi",
            block=BlockKind.TITLE,
        ),
        Example(
            good="Quyết định số 12/2026/QĐ-UBND ngày 03/02/2026 ban hành Quy định về quản lý, sử dụng hè phố, lòng đường và "
            "không gian công cộng trên địa bàn thành phố",
            block=BlockKind.TITLE,
        ),
    ],
)
def title_too_long(block: Block, doc: Document) -> Hit | None:
    text = doc.block_text(block)
    if len(text) <= LIMIT or _DOCUMENT_NAME.search(text):
        return None
    return Hit(block.span, {"count": str(len(text))})
