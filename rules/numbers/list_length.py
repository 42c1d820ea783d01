"""NU007: a number of things announced before a list ("05 nhóm nhiệm vụ sau:") that has more of them or fewer.

Silent where the length of the list is in doubt: bullets that may go on, commas that may belong to one thing, "trong đó", "như".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import Span
from rasoat.finding import Hit
from rules.document import Document
from rules.numbers.listed import listed_after
from rules.parsing.number_words import words_values
from rules.parsing.quantities import LABEL_BEFORE
from rules.rule import WARNING, Example, Pattern, rule

_NOUNS = (
    "nhóm nội dung|nội dung|nhóm nhiệm vụ|nhiệm vụ|nhóm giải pháp|giải pháp|nhóm vấn đề|vấn đề|nhóm chỉ tiêu|chỉ tiêu|"
    "mục tiêu|tiêu chí|tiêu chuẩn|nguyên tắc|quan điểm|lĩnh vực|chuyên đề|chủ đề|hoạt động|nhóm đối tượng|đối tượng|trường hợp|"
    "hình thức|phương thức|phương pháp|phương án|biện pháp|yêu cầu|điều kiện|lý do|nguyên nhân|đơn vị|cơ quan|sở, ngành|sở|"
    "dự án|đề án|chương trình|mô hình|giai đoạn|kết quả|nhóm sản phẩm|sản phẩm|loại|nhóm|dạng|dịch vụ|thủ tục hành chính|thủ tục|"
    "văn bản|quyết định|nghị quyết|kế hoạch|tuyến đường|tuyến phố|tuyến|khâu đột phá|đột phá|khâu|kiến nghị|đề xuất|câu hỏi|"
    "tổ chức|tập thể|cá nhân|sự kiện|tài liệu|giấy tờ|quyền|nghĩa vụ|hành vi|cách|công trình|hạng mục|môn|phân khu|khu vực|khu|"
    "yếu tố|nhân tố|thành phần|thành tố|thành viên|đồng chí|xã|phường|thị trấn|quận|huyện|tỉnh|thành phố|thôn|tổ dân phố|"
    "bước|phần|chương|mục|việc|vòng thi|vòng|bảng|hợp phần|cấu phần|chức năng|điểm mới|ưu điểm|hạn chế|tồn tại|bài học|"
    "phong trào|cuộc vận động|trụ cột|trọng tâm|phòng|ban|trung tâm|trường|bệnh viện|doanh nghiệp|công ty|tính năng|bộ phận|"
    "điểm bỏ phiếu|địa điểm|địa bàn|tổ|đội|khoản|nền tảng|hệ thống|mức|cấp|kênh|ý kiến|kỹ năng|dấu hiệu|quy định|lưu ý|điều"
)
_COUNT = r"(?P<count>0?[2-9]|[1-3][0-9]|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_PATTERN = (
    rf"(?<![\w.,/:+-]){_COUNT}(?: ?\([^\W\d_ ]{{1,5}}(?: [^\W\d_]{{1,5}})?\))? (?P<noun>{_NOUNS})(?!\w)"
    r"(?P<rest>[^.;:!?\n0-9]{0,90}):"
)
_LISTING = re.compile(
    r"(?:\A|[ ,])(?:(?:như )?sau(?: đây)?|bao gồm|gồm(?: có)?|(?:đó )?là|cụ thể(?: là| như sau)?|chính|chủ yếu|cơ bản|trọng tâm|"
    r"lớn|quan trọng|sau)[ ,]*\Z"
)
_LIMITED = re.compile(
    r"(?:ít nhất|tối thiểu|tối đa|hơn|trên|dưới|gần|khoảng|không quá|thứ|từ|đến|lần|còn|ngoài|trong số|mỗi|mỗi nhóm|thêm|cùng|"
    r"và|hoặc|hay|\d|/)[ \u00a0]\Z",
    re.IGNORECASE,
)
"""Before the number: another number beside it counts too, or it is no count of the whole list."""
_OTHER = re.compile(
    r"(?<!\w)(?:trong đó|ví dụ|như(?! sau)|trở lên|trở xuống|các|những|nhiều|một số|mỗi|từng|"
    r"mấy|hồ sơ|nói|phát biểu|chia sẻ|cho biết|cho rằng|nhấn mạnh|khẳng định)(?!\w)"
)
"""Between the number and the colon: the list is one of something else, or not the whole."""
_BEFORE_FIVE = re.compile(r"(?:gồm|vào|thành|có|là|hiện|về|với|đủ|cả|ra|nêu|đạt|:)[ \u00a0]\Z", re.IGNORECASE)
"""Before "năm" that is a number and no year."""
_WORDED = re.compile(rf"(?<!\w)(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:{_NOUNS})(?!\w)")
_TAIL = re.compile(r"(?:\.\.\.|…|v\.v|v\.,? ?v)")


@rule(
    code="NU007",
    name="count-and-list-mismatch",
    severity=WARNING,
    trigger=Pattern(_PATTERN, ignore_case=True),
    title="Con số nêu trước danh sách khác số mục",
    passes="Con số nêu trước danh sách khớp với số mục",
    message="Bài ghi “{quote}” nhưng danh sách ngay sau có {listed} mục.",
    hint="Đếm lại danh sách: thiếu mục thì bổ sung, thừa thì bỏ; danh sách đã đúng thì ghi {listed} thay cho {count}.",
    why="Người đọc không biết danh sách bị sót hay con số sai, nhất là khi đó là giấy tờ, điều kiện hoặc việc phải làm.",
    since="0.1",
    confidence=0.85,
    examples=[
        Example(
            bad="Kế hoạch gồm ⟦03 nội dung⟧ sau:\n1. Tuyên truyền.\n2. Tập huấn.\n3. Kiểm tra.\n4. Tổng kết.",
            good="Kế hoạch gồm 03 nội dung sau:\n1. Tuyên truyền.\n2. Tập huấn.\n3. Kiểm tra.",
        ),
        Example(
            bad="Điểm bỏ phiếu đặt tại ⟦3 xã⟧: Kim Sơn, Đa Tốn, Bát Tràng và Lệ Chi.",
            good="Điểm bỏ phiếu đặt tại 4 xã: Kim Sơn, Đa Tốn, Bát Tràng và Lệ Chi.",
        ),
        Example(good="Hội nghị bàn hai nội dung chính:\n- Kết quả năm 2026;\n- Kế hoạch năm 2027."),
    ],
)
def count_and_list_mismatch(match: re.Match[str], doc: Document) -> Iterator[Hit]:
    text, rest = doc.text, match["rest"].lower()
    before = text[max(0, match.start() - 16) : match.start()]
    if LABEL_BEFORE.search(before) or _LIMITED.search(before) or _OTHER.search(rest) or _WORDED.search(rest):
        return
    if match["noun"].lower() in ("mục", "cấp", "mức", "điều", "khoản", "năm") and not rest.strip():
        return
    if rest.count(",") > 1 or ("," in rest and not _LISTING.search(rest)):
        return
    if match["count"].lower() == "năm" and not _BEFORE_FIVE.search(before):
        return
    count = _value(match["count"])
    listed = listed_after(doc, match.end(), match["noun"].lower(), announced=match.start())
    if count is None or listed is None or _TAIL.search(text, match.end(), listed.end):
        return
    if listed.least <= count <= listed.most:
        return
    written = str(listed.least if count < listed.least else listed.most)
    yield Hit(Span(match.start(), match.end("noun")), {"count": match["count"], "listed": written})


def _value(written: str) -> int | None:
    if written.isdigit():
        return int(written)
    values = words_values((written.lower(),))
    return int(min(values)) if values else None
