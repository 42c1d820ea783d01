"""PR003: the mobile number of a person who stands in the text as a private person.

An agency's hotline, the numbers of its staff on duty and of contact blocks are published for the public to call: silent.
Numbers are judged by the ``phonenumbers`` library, which is asked only about digits of a mobile's shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rasoat.content import EVERYTHING, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.privacy.people import BARE_NAME, BODY, NAMED, OFFICIAL, PRIVATE_ROLE, nearest
from rules.rule import WARNING, Example, Pattern, rule

_SHAPE = r"(?<![\d.,/:-])(?:\+?84[ .\u00a0-]?(?:\(0\)[ .]?)?|0)[35789]\d(?:[ .\u00a0-]?\d){7}(?!\d|[.,/-]\d)"
_BEFORE, _AFTER = 110, 70
_BREAK = re.compile(r"[.!?;]\s")
_LABELLED_PHONE = re.compile(
    r"(?i)\b(?:điện thoại|đt|sđt|s\.đ\.t|đtdđ|di động|dđ|số máy|số phone|mobile|tel|phone|zalo|liên hệ|liên lạc"
    r"|gọi|thuê bao)\b"
)
_ONLY_LABEL = re.compile(r"(?i)[\s(–-]*(?:số )?(?:điện thoại|đt|sđt|đtdđ|di động|dđ|số máy|tel|phone)[\s.:–-]*")
_ABBREVIATIONS = ("tp", "đt", " p", " q", "ông")
_OWN_CONTACT = re.compile(
    r"(?i)\b(?:mọi (?:chi tiết|thông tin|thắc mắc|ý kiến|phản ánh)|thông tin liên hệ|địa chỉ liên hệ|tòa soạn"
    r"|toà soạn|quảng cáo|tiếp nhận (?:phản ánh|thông tin|hồ sơ|ý kiến|đơn)|báo (?:ngay )?(?:cho|về|tin)"
    r"|giả danh|mạo danh|lừa đảo|tự xưng|đối tượng|fax|website|e-?mail)\b"
    r"|www\.|https?:|@"
)
"""Contacts meant for the public, and numbers that swindlers used: no private person's data."""


@rule(
    code="PR003",
    name="phone-of-private-person",
    severity=WARNING,
    trigger=Pattern(_SHAPE),
    reads=EVERYTHING,
    language="vi",
    title="Lộ số điện thoại của cá nhân",
    passes="Không lộ số điện thoại của cá nhân",
    message="Bài công khai số điện thoại di động của một cá nhân ({quote}).",
    hint="Gỡ số điện thoại, hoặc chỉ giữ khi người đó đã đồng ý cho đăng; thay bằng số của cơ quan tiếp nhận.",
    why="Số điện thoại gắn với tên người là dữ liệu cá nhân; lộ ra thì người dân bị quấy rối, lừa đảo.",
    source="Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15",
    since="0.1",
    confidence=0.8,
    examples=[
        Example(
            bad="Gia đình bà Nguyễn Thị Thí Dụ ở ngõ 12, điện thoại ⟦0912 345 678⟧, đã nhận đủ tiền hỗ trợ.",
            good="Gia đình bà Nguyễn Thị Thí Dụ ở ngõ 12 đã nhận đủ tiền hỗ trợ.",
        ),
        Example(good="Người dân gọi đường dây nóng của phường: 0912 345 678 để phản ánh."),
        Example(good="Liên hệ ông Trần Văn Mẫu, Trưởng phòng Kinh tế, điện thoại 0912.345.678."),
    ],
)
def private_phone(match: re.Match[str], doc: Document) -> Hit | None:
    if not _is_private(match, doc) or not is_mobile(match.group()):
        return None
    own = doc.agency.phones if doc.agency else ()
    more = doc.options.get("phones", ())
    if digits(match.group()) in _known((*own, *(more if isinstance(more, list | tuple) else ()))):
        return None
    return Hit(Span(*match.span()))


def digits(number: str) -> str:
    """National digits: "+84 912 345 678" and "0912.345.678" are one number."""
    found = "".join(character for character in number.replace("(0)", "") if character.isdigit())
    return "0" + found[2:] if found.startswith("84") and len(found) == 11 else found


@lru_cache(maxsize=512)
def is_mobile(number: str) -> bool:
    """Whether the numbering plan knows this as a Vietnamese mobile number."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(digits(number), "VN")
    except phonenumbers.NumberParseException:
        return False
    return (
        phonenumbers.is_valid_number(parsed) and phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE
    )


def _known(numbers: Iterable[object]) -> frozenset[str]:
    return frozenset(digits(str(number)) for number in numbers)


def _is_private(match: re.Match[str], doc: Document) -> bool:
    """Within the same sentence: a person by name or role before the number, no office and no public contact around it."""
    text = doc.text
    start, end = match.span()
    low, high = _clause(text, start, end)
    person = max(nearest(NAMED, text, low, start), nearest(PRIVATE_ROLE, text, low, start))
    named = BARE_NAME.search(text[low:start])
    if (person < 0 and not named) or OFFICIAL.search(text, low, high):
        return False
    line, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    if _OWN_CONTACT.search(
        text, max(line, start - _BEFORE), min(line_end if line_end >= 0 else len(text), end + _AFTER)
    ):
        return False
    role = PRIVATE_ROLE.search(text, low, start) is not None
    if not role and BODY.search(text, low, high):
        return False
    return role or named is not None or _LABELLED_PHONE.search(text, person, start) is not None or start - person <= 4


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the context of a number begins and ends: the sentence, cut to a window, inside one line."""
    low = max(text.rfind("\n", 0, start) + 1, start - _BEFORE)
    for found in _BREAK.finditer(text, low, start):
        if _ONLY_LABEL.fullmatch(text, found.end(), start):
            break
        if not text[max(low, found.start() - 3) : found.start()].lower().endswith(_ABBREVIATIONS):
            low = found.end()
    line = text.find("\n", end)
    high = min(len(text) if line < 0 else line, end + _AFTER)
    found_after = _BREAK.search(text, end, high)
    return low, found_after.start() if found_after else high
