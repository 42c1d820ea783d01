"""What numbers count and measure in Vietnamese official texts: spellings of a unit and the one name it goes by."""

from __future__ import annotations

import re

PERCENT, POINTS, DONG, DOLLAR, YEARS_OF_AGE = "%", "điểm phần trăm", "đồng", "USD", "tuổi"
_SPELLINGS = {
    PERCENT: "% | phần trăm | phần trăm (%)",
    POINTS: "điểm phần trăm | điểm %",
    DONG: "đồng | đ | vnđ | vnd | việt nam đồng | đồng việt nam | đồng vn",
    DOLLAR: "usd | đô la mỹ | đô la | đô-la | đô-la mỹ | đôla mỹ | us$",
    "euro": "euro | eur",
    "m2": "m2 | m² | mét vuông | m vuông",
    "m3": "m3 | m³ | mét khối",
    "km2": "km2 | km² | ki lô mét vuông | ki-lô-mét vuông | kilômét vuông",
    "km": "km | ki lô mét | ki-lô-mét | kilômét | kilomet | cây số",
    "m": "m | mét",
    "cm": "cm | xăng ti mét | xen-ti-mét",
    "mm": "mm",
    "ha": "ha | héc ta | hecta | héc-ta",
    "kg": "kg | ki lô gam | ki-lô-gam | kilôgam",
    "g": "gam | gram",
    "ngày làm việc": "ngày làm việc",
    "độ C": "độ c | °c | oc",
}
_COUNTED = (
    "tuổi|tấn|tạ|lít|kwh|mw|mwh|giờ|phút|giây|ngày|tuần|tháng|quý|năm|buổi|ca|lượt|lần|điểm|bước|hồ sơ|"
    "bộ hồ sơ|thủ tục|thủ tục hành chính|tthc|văn bản|quyết định|nghị quyết|đề án|dự án|công trình|nhiệm vụ|"
    "nhóm nhiệm vụ|chỉ tiêu|mục tiêu|giải pháp|nội dung|ý kiến|kiến nghị|đơn|đơn thư|vụ|vụ việc|vụ án|"
    "trường hợp|ca mắc|bị can|bị cáo|đối tượng|người|người dân|nhân khẩu|lao động|hộ|hộ dân|hộ nghèo|"
    "hộ gia đình|gia đình|công dân|cán bộ|công chức|viên chức|đại biểu|đảng viên|hội viên|đoàn viên|học sinh|"
    "sinh viên|thí sinh|giáo viên|trẻ em|trẻ|phụ nữ|bệnh nhân|bệnh viện|trường|trường học|lớp|phòng|"
    "doanh nghiệp|hợp tác xã|cơ sở|đơn vị|cơ quan|tổ chức|tổ|nhóm|đội|đoàn|xã|phường|thị trấn|quận|huyện|tỉnh|"
    "thành phố|thôn|xóm|bản|tổ dân phố|khu dân cư|khu|trạm|tuyến|tuyến đường|cầu|chiếc|cái|con|cây|căn|căn hộ|"
    "căn nhà|nhà|xe|xe ô tô|ô tô|xe máy|máy|suất|suất quà|phần quà|giải|giải thưởng|huy chương|tiết mục|bài|"
    "bài viết|tác phẩm|tin|ảnh|tập thể|cá nhân|gương|mô hình|chương trình|cuộc|cuộc họp|hội nghị|lớp tập huấn|"
    "đợt|đồng chí|ủy viên|thành viên|tàu|máy bay|chuyến|lô|sản phẩm|dịch vụ|dịch vụ công|điều|khoản|chương|mục|"
    "trang|bộ|tờ|phiếu|cổ phiếu|bản ghi|thuê bao|camera|thẻ|tài khoản|giấy phép|cuốn|cuốn sách|quyển|đầu sách|túi|thùng|lọ|"
    "ghế|bàn|giường|hạng mục|vận động viên|tình nguyện viên|người cao tuổi|cựu chiến binh|tiểu thương|"
    "hộ kinh doanh|quầy|gian hàng"
)
_NAMES = {spelling.strip(): name for name, listed in _SPELLINGS.items() for spelling in listed.split("|")}
_NAMES |= {noun: noun for noun in _COUNTED.split("|")}
MEASURES = frozenset(_SPELLINGS) - {DONG, "ngày làm việc"} | {"", "tấn", "tạ", "lít", "kwh", "mw", "mwh", "điểm", "giờ"}
"""Names of units of which there may be a part; "" is no unit. People, papers and đồng come whole."""
_WORD_UNITS = sorted((name for name in _NAMES if name[-1].isalnum()), key=len, reverse=True)
_ANY = "|".join(re.escape(name).replace(r"\ ", r"[ \u00a0]") for name in _WORD_UNITS)
UNIT = rf"(?:điểm[ \u00a0]%|%|°C|m[²³]|km²|US\$|(?:{_ANY})(?![\w²³]))"
"""One unit, as a part of a pattern that ignores letter case."""
_SPACE = re.compile(r"[ \u00a0]+")


def unit_name(written: str) -> str:
    """The one name of a unit as written ("VNĐ" -> "đồng"), lower case but for symbols; "" for what is no unit."""
    return _NAMES.get(_SPACE.sub(" ", written.strip().lower()), "")
