"""Columns of the fix sheet, the same in Excel and in Word, and the words to choose from; both are read back by them."""

from __future__ import annotations

from rasoat.catalogue import N_, _
from reporters.cells import Column

KEY = N_("Mã chỗ")
FIXED = N_("Đã sửa")
REASON = N_("Không sửa – lý do")
OWNER = N_("Người xử lý")
DUE = N_("Hạn")
YES, NO = N_("Có"), N_("Không")
REASONS = (
    N_("Đúng trong ngữ cảnh này, máy báo nhầm"),
    N_("Tên riêng, viết đúng như vậy"),
    N_("Trích nguyên văn, không được sửa"),
    N_("Bài lưu trữ, giữ như lúc đăng"),
    N_("Đơn vị khác quản lý, đã báo đơn vị ấy"),
)
LONGEST_NAME = 80
_TEXT = "@"


def columns(*, agencies: bool) -> list[Column]:
    """In the language spoken; with the agency first where the sheet tells of several."""
    first = [Column(_("Cơ quan"), 18)] if agencies else []
    return [
        *first,
        Column(_("Bài viết"), 24),
        Column(_("Liên kết"), 11),
        Column(_("Vị trí"), 12),
        Column(_("Mức"), 6),
        Column(_("Lỗi"), 16),
        Column(_("Đang viết"), 15),
        Column(_("Nên viết"), 15),
        Column(_("Trong câu"), 32),
        Column(_("Vì sao"), 24),
        Column(_("Căn cứ"), 15),
        Column(_(FIXED), 7, number=_TEXT, filled=True),
        Column(_(REASON), 18, number=_TEXT, filled=True),
        Column(_(OWNER), 13, number=_TEXT, filled=True),
        Column(_(DUE), 11, number="dd/mm/yyyy", filled=True),
        Column(_(KEY), 10, quiet=True),
    ]
