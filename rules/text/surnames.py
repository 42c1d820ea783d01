"""Surnames borne in Việt Nam, the frequent ones first; many are words of the language or parts of place names too."""

from __future__ import annotations

SURNAMES = tuple(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh Lâm Phùng Mai Tô "
    "Hà Tạ Thái Cao Lương Chu Quách Kiều Nghiêm Lưu Tống La Khuất Bạch Đàm Triệu Thạch Tăng Châu Quang Ninh Doãn Giang Giáp "
    "Phí Khổng Vi Nông Ma Lò Hứa Văn Từ Nhữ Cù Lại Thân Mạc Trà Ông Bế Điêu Cầm Sùng Giàng Vàng Thào Hờ Y H'".split()
)
