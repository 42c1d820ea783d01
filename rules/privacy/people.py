"""Words that tell whose a number is: a private person's, or a body's and its staff's on duty."""

from __future__ import annotations

import re

from rules.text.surnames import SURNAMES

_SURNAMES = "|".join(SURNAMES)
_GIVEN = r"[A-ZÀ-ỸĐ][a-zà-ỹđ]+"
_CALLED = r"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu|[Cc]ô|[Cc]hú|[Bb]ác|[Cc]ụ)"
NAMED = re.compile(rf"\b{_CALLED}:?\s+{_GIVEN}(?:\s+{_GIVEN}){{0,4}}")
"""A person by name after ông, bà, anh …"""
BARE_NAME = re.compile(
    rf"(?<![Đđ]ường )(?<![Pp]hố )(?<![Nn]gõ )(?<!\d )(?<!\w )(?<!\w)(?!Hồ Chí Minh)(?:{_SURNAMES})(?:\s+{_GIVEN}){{2,4}}"
    r"\s*(?:[(:,–-]\s*)?(?:(?:số )?(?:điện thoại|di động|ĐT|SĐT|đt|sđt|DĐ|ĐTDĐ)\s*(?::\s*)?)?$"
)
"""A name that stands right before the number, with no word before it: a row of a list, not a street."""
PRIVATE_ROLE = re.compile(
    r"(?i)\b(?:bệnh nhân|nạn nhân|người bị hại|bị hại|gia đình (?:ông|bà|anh|chị|em|cháu|cụ)|người nhà"
    r"|người thân|phụ huynh"
    r"|học sinh|sinh viên|thí sinh|em gái|con trai|con gái|chủ hộ|hộ (?:ông|bà)|thuê bao của (?:ông|bà|anh|chị)"
    r"|công dân (?:tên|có tên)|người tố cáo|người khiếu nại|người phản ánh|người trình báo|người mất tích|người nộp đơn"
    r"|chủ xe|chủ nhà|chủ thuê bao|số điện thoại (?:riêng|cá nhân) của|di động cá nhân)\b"
)
"""Somebody who stands in the text as a private person."""
OFFICIAL = re.compile(
    r"(?i)(?:\b(?:đường dây nóng|hotline|hot line|tổng đài|trực ban|trực đường dây|số máy trực|cán bộ|công chức"
    r"|viên chức"
    r"|chuyên viên|kiểm sát viên|điều tra viên|thẩm phán|thư ký|giám đốc|(?:phó )?trưởng (?:phòng|ban|trạm"
    r"|công an|thôn|khu|khối|đoàn)"
    r"|trưởng bộ phận|phó (?:phòng|ban|giám đốc|chủ tịch|chánh)|chủ tịch|bí thư|tổ trưởng|tổ phó|thôn trưởng"
    r"|chánh văn phòng|chánh thanh tra"
    r"|phó cục|cục trưởng|vụ trưởng|hiệu trưởng|hiệu phó|người phát ngôn|phát ngôn viên|phóng viên|nhà báo|luật sư"
    r"|đầu mối|đồng chí|bác sĩ|bác sỹ|điều dưỡng|thanh tra viên|ban tổ chức|ban giám khảo|ban chỉ đạo"
    r"|ban chỉ huy|ban quản lý"
    r"|thường trực|bộ phận một cửa|một cửa|văn phòng|trung tâm|công an|cảnh sát|chỉ huy|đội trưởng|đội phó"
    r"|thiếu tá|trung tá"
    r"|đại úy|thượng úy|trung úy|thượng tá|đại tá|phụ trách|liên hệ công tác|quản lý khu|hướng dẫn viên|người đại diện"
    r"|đại diện pháp luật|giám định viên|công chứng viên|đấu giá viên|trợ giúp viên|cơ quan|ủy ban|uỷ ban"
    r"|mặt trận|hội nông dân"
    r"|hội phụ nữ|đoàn thanh niên|chủ nhiệm|ủy viên|uỷ viên|kỹ sư|kỹ thuật viên|hỗ trợ kỹ thuật|tổng biên tập"
    r"|thủ trưởng"
    r"|tổng giám đốc|kế toán trưởng|ptp|ubnd|hđnd|chi cục|trạm y tế|công ty|ngân hàng|hợp tác xã|doanh nghiệp"
    r"|ban)\b|đ/c\b)"
)
"""A person named for the office held, or a body: such numbers are published for the public to call."""
BODY = re.compile(r"\b(?:Sở|Phòng|Bộ|Cục|Viện|Trường|Bệnh viện|Học viện|Câu lạc bộ|CLB|THCS|THPT|Tổ)\b")
"""A body by its capital; what a pupil's or a patient's line names may still be theirs."""


def nearest(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """End of the last match of ``pattern`` in ``text[start:end]``; -1 if there is none."""
    last = -1
    for match in pattern.finditer(text, start, end):
        last = match.end()
    return last
