"""PR001: a citizen's identity number, told by its structure and by the words around it; never shown in full.

Structure: province of birth (3 digits), century and gender (1), year of birth (2), serial (6); no check digit, so a random
number passes 1.6 % of the time and a label is needed.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from rasoat.content import EVERYTHING, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.privacy.people import nearest
from rules.rule import ERROR, Example, Pattern, rule

PROVINCES = frozenset(
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 "
    "046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 "
    "094 095 096".split()
)
_NINE, _THREE, _FOUR = r"\d" * 9, r"[ .\u00a0-]\d\d\d", r"[ .\u00a0-]\d\d\d\d"
_SHAPE = rf"(?<!\d)(?<!\d[./,-])0\d\d(?:{_NINE}|{_THREE * 3}|\d{_FOUR * 2})(?![\d/]|[.,-]\d)"
"""Written out: the gate takes a counted repeat for one of any length, and would let every sum of money through."""
_NUMBER = re.compile(_SHAPE)
_LABEL = re.compile(
    r"(?i)\bc\.?c\.?c\.?d\b|\bcăn cước|\bđịnh danh(?: cá nhân| công dân)?|\b(?:số )?đdcn\b|\bđ\.?d\.?c\.?n\b"
    r"|\bchứng minh (?:thư|nhân dân)|\bcmtnd\b|\bcmnd\b|\bcmt\b|\bgiấy tờ tùy thân|\bgiấy tờ tuỳ thân|\bcitizen id\b"
    r"|\bidentity (?:card|number)\b|\bthẻ cc\b"
)
_OTHER = re.compile(
    r"(?i)\btài khoản|\bs\.?t\.?k\b|\bmã (?:hồ sơ|đơn|vận đơn|bưu gửi|bưu phẩm|giao dịch|thửa|vạch|sản phẩm|khách hàng|hợp đồng)"
    r"|\bmã số (?:thuế|doanh nghiệp|hộ kinh doanh|bhxh|dự án|hồ sơ|đề tài|hàng hóa)|\bmst\b|\bbảo hiểm|\bbhxh\b|\bbhyt\b"
    r"|\bđiện thoại|\bđt\b|\bsđt\b|\bfax\b|\bhotline|\bseri(?:al)?\b|\bimei\b|\bsố (?:hiệu|lô|khung|máy|hợp đồng|hóa đơn|hoá đơn"
    r"|phát hành|vào sổ)\b|\bcông tơ|\bisbn\b|\bbiên lai|\bhóa đơn|\bhoá đơn|\btên định danh"
    r"|\bđịnh danh (?:điện tử|tổ chức|mã hồ sơ|cơ quan|địa điểm|cuộc gọi|thửa)"
)
_ILLUSTRATION = re.compile(r"(?i)\b(?:ví dụ|vd|chẳng hạn|minh họa|minh hoạ|giả sử|số mẫu|mẫu số)\b")
_BEFORE, _AFTER, _TABLE = 90, 40, 1500
"""How far a label may stand: before, after, and above in a table (its head row)."""
_NEXT = 30
"""A label after a number speaks of the next number if one follows so near."""


@rule(
    code="PR001",
    name="citizen-number",
    severity=ERROR,
    trigger=Pattern(_SHAPE),
    reads=EVERYTHING,
    language="any",
    title="Lộ số căn cước, số định danh cá nhân",
    passes="Không lộ số căn cước, số định danh cá nhân",
    message="Bài công khai số định danh của một người ({quote}).",
    hint="Gỡ số này khỏi bài và tệp đính kèm ngay; nếu phải phân biệt người trùng tên, chỉ để ba số cuối.",
    why="Số định danh lộ ra bị dùng để mạo danh, vay nợ, mở tài khoản; pháp luật cấm công khai khi không có căn cứ.",
    source="Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15",
    since="0.1",
    confidence=0.9,
    veto=True,
    examples=[
        Example(
            bad="Ông Trần Văn Mẫu, số căn cước công dân ⟦001085999991⟧, trú tại tổ dân phố số 9.",
            good="Ông Trần Văn Mẫu, số căn cước công dân 001085******, trú tại tổ dân phố số 9.",
        ),
        Example(good="Chuyển khoản về số tài khoản 001085999991 mở tại kho bạc khi xuất trình căn cước công dân."),
    ],
)
def citizen_number(match: re.Match[str], doc: Document) -> Hit | None:
    digits = _digits(match.group())
    if not plausible(digits, doc.published):
        return None
    if digits not in _named_numbers(doc.text):
        return None
    return Hit(Span(*match.span()))


def plausible(digits: str, day: dt.date | None) -> bool:
    """Whether twelve digits can be a citizen's number on this day (children of the 2000s are not born after it)."""
    if digits[:3] not in PROVINCES or digits[3] not in "0123" or digits[6:] == "000000":
        return False
    born = (1900 if digits[3] in "01" else 2000) + int(digits[4:6])
    return born <= (day.year if day else 2099) and len(set(digits[4:])) > 2


def _digits(number: str) -> str:
    return "".join(character for character in number if character.isdigit())


@lru_cache(maxsize=8)
def _named_numbers(text: str) -> frozenset[str]:
    """The numbers that stand once beside a label; their repetitions are the same secret."""
    return frozenset(_digits(match.group()) for match in _NUMBER.finditer(text) if _is_labelled(text, match))


def _is_labelled(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    low = max(line_start, start - _BEFORE)
    label, other = nearest(_LABEL, text, low, start), nearest(_OTHER, text, low, start)
    if _ILLUSTRATION.search(text, low, start):
        return False
    if label >= 0 or other >= 0:
        return label > other
    stop = min(end + _AFTER, len(text) if line_end < 0 else line_end)
    after = _LABEL.search(text, end, stop)
    if after is not None:
        return not _NUMBER.search(text, end, min(len(text), after.end() + _NEXT))
    if text[line_start:start].strip() or (line_end >= 0 and text[end:line_end].strip()):
        return False
    above = max(0, line_start - _TABLE)
    return nearest(_LABEL, text, above, line_start) > nearest(_OTHER, text, above, line_start)
