"""What the words round a body's name say of it: spoken of as past, another place's body, part of a contact block."""

from __future__ import annotations

import datetime as dt
import re

from rasoat.content import Span
from rules.document import Document
from rules.facts_loader import facts, from_facts
from rules.parsing.documents import documents_within
from rules.parsing.passages import in_open_quotation, passage_at
from rules.parsing.times import speaks_of_before
from rules.text.folding import fold, lower
from rules.text.surnames import SURNAMES

_PAST = re.compile(
    r"trước đây|trước kia|\btrước (?:là|thuộc)\b|\bcũ\b|"
    r"nay là|nay thuộc|sáp nhập|hợp nhất|\bcựu\b|tiền thân|giải thể|kết thúc hoạt động|đổi tên|"
    r"nguyên (?:là )?(?:phó )?(?:bộ trưởng|thứ trưởng|giám đốc|chánh|cán bộ|lãnh đạo|chuyên viên|trưởng|vụ trưởng|cục trưởng)|"
    r"trên cơ sở (?:hợp|sáp|tổ chức lại|chuyển)|(?:tiếp nhận|bàn giao|chuyển giao|kế thừa) (?:toàn bộ |nguyên trạng )?"
    r"(?:chức năng|nhiệm vụ|nguyên trạng|tổ chức|bộ máy|từ)|khi đó|lúc đó|bấy giờ|thời điểm đó|qua các thời kỳ|tên gọi|"
    r"(?:đã từng|từng (?:là|giữ|làm|công tác))|hồi ký|tách (?:ra|từ)|sắp xếp (?:tổ chức|bộ máy|các)|tinh gọn|thay cho|"
    r"được chuyển (?:từ|về|sang)|hình thành và phát triển|nghỉ hưu",
)
"""Words, small letters, by which a text itself speaks of a body as gone."""
_HISTORY = re.compile(r"lịch sử|truyền thống|hồi ký|kỷ niệm|chặng đường|nhìn lại|tưởng nhớ|tiểu sử")
_FORMER = re.compile(r"(?:\bnguyên|\bcựu)[ \u00a0][^.;\n]{0,40}\Z", re.IGNORECASE)
_CONTACT = re.compile(
    r"(?:địa chỉ|điện thoại|đường dây nóng|hotline|e-?mail|thư điện tử|\bfax\b|\bsđt\b|\btel\b|website|trụ sở)"
    r"(?:[ \u00a0][^:\n]{0,20})?[ \u00a0]?:"
    r"|(?:cơ quan|đơn vị) chủ quản[ \u00a0]?:|bản quyền thuộc|giấy phép số|"
    r"chịu trách nhiệm(?: chính| nội dung)[ \u00a0]?:|©|copyright",
)
"""A block that tells how to reach a body, or who owns the portal."""
_CONTACT_REACH = 300
_ISSUED_BY = re.compile(r"[^;\n]{0,140}\b(?:của|do|bởi)[ \u00a0][^;,\n]{0,40}\Z", re.IGNORECASE)
_ISSUES = re.compile(r"[^;.\n]{0,60}\b(?:ban hành|ký|công bố|phê duyệt|có|tại|ra|theo)\b[^;.\n]{0,40}\Z", re.IGNORECASE)
_HERE = ("việt nam", "hà nội", "thành phố", "tp", "thủ đô", "nước", "cộng hòa xã hội", "cộng hoà xã hội")
_SURNAMES = frozenset(fold(name) for name in SURNAMES) | {"đồng", "ông", "bà"}
"""What follows a body's name and begins so is its head: "Giám đốc Sở … Nguyễn …"."""
_FOLLOWS = re.compile(
    r"[ \u00a0](?:của[ \u00a0])?(?:(?:tỉnh|nước|bang|thành phố|TP\.?)[ \u00a0])?(?P<name>[^\W\d_]+(?:[ \u00a0][^\W\d_]+)?)"
)
_OF_ALL = re.compile(
    r"[ \u00a0](?:của[ \u00a0])?(?:các|những|\d{1,2})[ \u00a0](?:tỉnh|địa phương|thành phố)", re.IGNORECASE
)
ACTS = re.compile(
    r"[ \u00a0](?:vừa[ \u00a0]|đã[ \u00a0]|sẽ[ \u00a0]|đang[ \u00a0])?(?:tổ chức|ban hành|thông báo|phát động|triển khai|"
    r"ra quân|khai trương|công bố|phối hợp|kiểm tra|tiếp nhận|chỉ đạo|yêu cầu|đề nghị|mời|hướng dẫn|ra mắt)(?!\w)"
)
"""What an authority does: after the name of a unit that begins a sentence, the unit is one."""
_SEVERAL = re.compile(r"\b(?:các|những|mọi|63|34|một số|nhiều|liên)[ \u00a0]\Z", re.IGNORECASE)


def spoken_of_as_past(sentence: str, before: str) -> bool:
    """Whether the sentence, or the words right before the name, speak of the body as gone or of a former holder."""
    return bool(_PAST.search(lower(sentence)) or _FORMER.search(before))


def is_history(title: str) -> bool:
    """Whether an article of this title looks back."""
    title = lower(title)
    return bool(_HISTORY.search(title) or _PAST.search(title))


def is_several(doc: Document, span: Span) -> bool:
    """ "các Sở …", "Sở … các tỉnh": those of all places."""
    before = doc.text[max(0, span.start - 12) : span.start]
    return bool(_SEVERAL.search(before) or _OF_ALL.match(doc.text, span.end))


@from_facts
def _other_places() -> tuple[str, ...]:
    names = {fold(fact.name) for fact in facts("places").values() if fact.level == "province" and fact.verified}
    return tuple(sorted(names - {"hà nội"}))


@from_facts
def _province() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _other_places()))})(?!\w)")


def of_another_place(doc: Document, span: Span) -> bool:
    """Whether the name goes on with another country or province ("Bộ Giao thông vận tải Lào", "Sở … tỉnh Bắc Ninh")."""
    match = _FOLLOWS.match(doc.text, span.end)
    if match is None:
        return False
    words = match["name"]
    folded = fold(words)
    if any(
        folded.startswith(place.split()[0]) and folded.startswith(place[: len(folded)]) for place in _other_places()
    ):
        return words[0].isupper()
    if not words[0].isupper() or any(folded.startswith(here) for here in _HERE) or folded.split()[0] in _SURNAMES:
        return False
    return "của" in match.group() or doc.text[span.end : match.start("name")].strip() == ""


def other_province_near(sentence: str) -> bool:
    """Whether the sentence names another province and not Hà Nội."""
    folded = fold(sentence)
    if "hà nội" in folded or "thủ đô" in folded:
        return False
    return bool(_province().search(folded))


def in_contact_block(doc: Document, span: Span) -> bool:
    """Whether the words round the name, in its block, tell how to reach somebody or who owns the portal."""
    block = doc.block_at(span.start)
    limits = block.span if block else span
    around = doc.text[max(limits.start, span.start - _CONTACT_REACH) : min(limits.end, span.end + _CONTACT_REACH)]
    return bool(_CONTACT.search(lower(around)))


def old_on_purpose(doc: Document, span: Span, last: dt.date) -> bool:
    """Whether the text speaks of what ended on ``last`` as past: says so, quotes, tells of older times, cites an older paper."""
    sentence = passage_at(doc, span)
    before = doc.text[sentence.start : span.start]
    if spoken_of_as_past(doc.slice(sentence), before) or is_history(doc.article.title) or in_open_quotation(before):
        return True
    block = doc.block_at(span.start)
    start = block.span.start if block else sentence.start
    earlier = sentence
    if sentence.start > start:
        earlier = passage_at(doc, Span(max(start, sentence.start - 2), sentence.start))
    passage = Span(earlier.start, sentence.end)
    documents = documents_within(doc.text, passage)
    cited = [Span(one.span.start, one.end) for one in documents]
    if speaks_of_before(doc.text, passage, last, cited, doc.published):
        return True
    for one in documents:
        day = one.dated.date if one.dated else None
        year = int(one.year) if len(one.year) == 4 else None
        if (day and day > last) or (not day and year and year > last.year):
            continue
        if one.end <= span.start and _ISSUED_BY.fullmatch(doc.text, one.end, span.start):
            return True
        if span.end <= one.span.start and _ISSUES.fullmatch(doc.text, span.end, one.span.start):
            return True
    return False
