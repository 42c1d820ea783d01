"""What stands after the number of a document: its date, its issuer, its title, in any order the press writes them.

Decree 30/2020/NĐ-CP (annex I) wants kind, number, date, issuer, title. What is not certain stays unknown: an issuer or a title
whose end no mark tells is not ``whole``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rasoat.content import Span
from rules.parsing.dates import DateMention, dates_within

_REACH = 320
"""Code points after a number that are read."""
_S = r"[ \u00a0]"
_DATED = re.compile(rf"{_S}?[,(]?{_S}{{0,2}}(?:(?:được{_S})?(?:ban hành|ký){_S})?ngày{_S}{{1,2}}\Z")
_HEADS = (
    r"Chính phủ|Thủ tướng|Quốc hội|Ủy ban|Uỷ ban|UBND|UBTVQH|HĐND|Hội đồng|Bộ|Liên{s}[Bb]ộ|Sở|Liên{s}[Ss]ở|Ban|BCH|Trung ương|TW|"
    r"Thành (?:ủy|uỷ)|Tỉnh (?:ủy|uỷ)|Quận (?:ủy|uỷ)|Huyện (?:ủy|uỷ)|Đảng (?:ủy|uỷ)|Chủ tịch|Phó|Thống đốc|Tổng|Cục|Vụ|Văn phòng|"
    r"Ngân hàng|Tòa án|Toà án|Viện|Kiểm toán|Thanh tra|TTCP|Chánh án|Viện trưởng|Giám đốc|Bộ trưởng|liên{s}Bộ"
).replace("{s}", _S)
_ISSUER = re.compile(rf"{_S}?[,(]?{_S}{{0,2}}(?:của|(?P<do>do)|giữa){_S}(?P<name>(?:{_HEADS})(?!\w))")
_ISSUED = re.compile(rf"{_S}{{0,2}}(?:đã{_S})?(?:ban hành|ký|phê duyệt)(?!\w)")
_OPENERS = (
    "về việc|v/v|về|quy định chi tiết|quy định|qui định|ban hành|phê duyệt|sửa đổi|bổ sung|hướng dẫn|công bố|điều chỉnh|"
    "bãi bỏ|thay thế|giao|thành lập|triển khai|thực hiện|tăng cường|tổ chức"
)
_TITLE = re.compile(
    rf"{_S}?[,:]?{_S}{{0,2}}(?P<title>(?:(?P<opener>{_OPENERS})(?!\w))?(?:{_S}?(?P<mark>[“\"]))?)", re.IGNORECASE
)
_ISSUER_END = re.compile(
    rf"[,;:.()\[\]\n“”\"]|{_S}(?:{_OPENERS}|ngày|năm|ký|đã|vừa|được|có|là|thì|sẽ|trong|tại|để|nhằm|cho|với|yêu cầu|đề nghị|"
    rf"nêu|nói|gửi|khóa|khoá|số|nay|này|nhưng|mà|do|đối|theo|từ|bằng|chỉ đạo|cũng|như|phải|trước|không|"
    rf"và{_S}(?:các|những|\w+{_S}\w+{_S}số)|"
    r"còn|xem|cấp|xác định|cho biết|chính thức|gồm|bao gồm|hồi|đến)(?!\w)",
    re.IGNORECASE,
)
_KIND_NEXT = (
    rf"(?:{_S}và|{_S}cùng|,){_S}(?:của{_S}|các{_S}|theo{_S})?(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|"
    r"Thông tư|Chỉ thị|Kế hoạch|Công văn|Công điện|Kết luận|Hướng dẫn|Thông báo|Văn bản|Chương trình|"
    r"Quy định|Tờ trình|Báo cáo)(?!\w)"
)
_TITLE_END = re.compile(rf"[;\n()\[\]“”\"]|[.:](?=[\s/]|\Z)|(?P<next>{_KIND_NEXT})")
_HARD = frozenset(";.\n)")


@dataclass(frozen=True, slots=True)
class Words:
    """An issuer or a title as written. ``whole``: a mark or a word tells where it ends; else only its beginning is certain."""

    span: Span
    text: str
    whole: bool
    opener: str = ""
    """The word that opens a title ("về việc", "quy định" …), lower case; "" for one in quotation marks, and for an issuer."""


@dataclass(frozen=True, slots=True)
class Tail:
    """``end`` is where the last part read ends, the title left out."""

    dated: DateMention | None
    issuer: Words | None
    title: Words | None
    end: int


def read_tail(text: str, at: int) -> Tail:
    """What follows a number that ends at ``at``; each part once, in any order, a title last."""
    stop = min(len(text), at + _REACH)
    dated: DateMention | None = None
    issuer: Words | None = None
    while True:
        if dated is None and (day := _dated(text, at)):
            dated, at = day, day.span.end
        elif issuer is None and (match := _ISSUER.match(text, at, stop)) and (found := _issuer(text, match, stop)):
            issuer, at = found, found.span.end
        else:
            break
    return Tail(dated, issuer, _title(text, at, stop), at)


def _dated(text: str, end: int) -> DateMention | None:
    for mention in dates_within(text, Span(end + 1, end + 28)):
        if _DATED.match(text[end : mention.span.start]):
            return mention
    return None


def _issuer(text: str, match: re.Match[str], stop: int) -> Words | None:
    """The body; None where "do" names who does something else than to issue it."""
    start = match.start("name")
    limit = min(stop, start + 100)
    ending = _ISSUER_END.search(text, match.end("name"), limit)
    end = ending.start() if ending else limit
    if match["do"] and not _ISSUED.match(text, end):
        return None
    words = text[start:end].rstrip()
    return Words(Span(start, start + len(words)), words, whole=bool(ending) or end == len(text))


def _title(text: str, at: int, stop: int) -> Words | None:
    match = _TITLE.match(text, at, stop)
    if not match or not match["title"]:
        return None
    if match["mark"]:
        start = match.end("mark")
        close = text.find("”" if match["mark"] == "“" else '"', start, stop)
        return Words(Span(start, close), text[start:close], whole=True) if close > start else None
    start = match.start("title")
    ending = _TITLE_END.search(text, match.end(), stop)
    end = ending.start() if ending else stop
    words = text[start:end].rstrip(" \u00a0,")
    hard = end == len(text) or (ending is not None and (bool(ending["next"]) or ending.group() in _HARD))
    opener = " ".join(match["opener"].lower().split())
    return Words(Span(start, start + len(words)), words, whole=hard and "," not in words, opener=opener)
