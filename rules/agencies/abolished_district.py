"""AG002: a district (quận, huyện, thị xã) as an authority or in an address after 1 July 2025, when the district level ended."""

from __future__ import annotations

import datetime as dt
import re

from rasoat.content import FRAME, PROSE, BlockKind, Span
from rasoat.finding import Hit
from rules.agencies.context import ACTS, in_contact_block, old_on_purpose
from rules.document import Document
from rules.parsing.localities import PlaceMention, places_within
from rules.parsing.names import bodies_within, body_at
from rules.parsing.passages import passage_at
from rules.rule import ERROR, WARNING, Example, Pattern, rule

_S = "[ \u00a0]"
LAST = dt.date(2025, 6, 30)
"""The last day of the district level (Law 72/2025/QH15)."""
_KINDS = frozenset({"quận", "huyện", "thị xã"})
_AUTHORITIES = frozenset(
    "Ủy ban nhân dân|Hội đồng nhân dân|Công an|Tòa án nhân dân|Viện kiểm sát nhân dân|Đảng ủy|Mặt trận Tổ quốc|Phòng|"
    "Bộ Tư lệnh|Thanh tra|Chi cục|Kho bạc|Bảo hiểm xã hội".split("|")
)
"""Kinds of bodies that ended, or got another name, with their district."""
_LEADS = re.compile(
    rf"(?:lãnh{_S}đạo|chính{_S}quyền|chủ{_S}tịch|bí{_S}thư|đảng{_S}bộ|đảng{_S}ủy|công{_S}an|cơ{_S}quan){_S}\Z",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    rf"(?P<head>UBND|Ủy{_S}ban{_S}nhân{_S}dân|Uỷ{_S}ban{_S}nhân{_S}dân|HĐND|Hội{_S}đồng{_S}nhân{_S}dân|Công{_S}an|Phòng{_S}[^\n.;,()]{{3,40}}?)"
    rf"{_S}(?:các{_S}|cấp{_S}|\d{{1,2}}{_S})?\Z"
)
_ROW = re.compile(
    rf"(?:(?:{_S}?[,–-]{_S}?|{_S}và{_S}|{_S}hoặc{_S}|/)(?:quận|huyện|thị{_S}xã)(?!\w)){{0,5}}", re.IGNORECASE
)
_TOWN = re.compile(rf"(?:[Pp]hường|[Xx]ã|[Tt]hị{_S}trấn|P\.|TT\.){_S}?[^\n,;.()]{{2,30}}[,(]?{_S}{{0,2}}[-–]?{_S}?\Z")
_CITY = re.compile(
    rf"{_S}?[,(–-]{_S}{{0,2}}(?:(?:[Tt]hành{_S}phố|TP\.?|Tp\.?|tp\.?|[Tt]hủ{_S}đô){_S}?)?(?:Hà{_S}Nội|HN(?!\w))"
)
_STREET = re.compile(
    r"(?:\bsố|\bđường|(?<!ành[ \u00a0])\bphố|\bngõ|\btổ dân phố|\bthôn|\btòa nhà|\btầng|\blô)\b[^\n;.]{2,70},[ \u00a0]?\Z",
    re.IGNORECASE,
)
_ROW_OF_DISTRICTS = re.compile(rf"(?:quận|huyện|thị{_S}xã){_S}[^,;.\n]{{2,20}}(?:,|{_S}và){_S}\Z", re.IGNORECASE)
_OLD_AFTER = re.compile(rf"{_S}?\(?(?:cũ|trước{_S}đây|xưa)(?!\w)", re.IGNORECASE)
_TRANSITION = re.compile(
    r"(?:hai|2|02|ba|3|03) cấp|(?:không|bỏ|thôi) [^.;\n]{0,20}cấp huyện|lịch sử|truyền thống|sắp xếp|kết thúc|sáp nhập|giải thể|"
    r"bàn giao|chuyển tiếp|thuộc địa bàn|trên cơ sở|khu vực (?:quận|huyện|thị xã)",
    re.IGNORECASE,
)
"""The sentence tells of the change itself, or sets old districts beside new units."""
_NAMED = re.compile(
    rf"(?:bệnh{_S}viện|trường|trung{_S}tâm|nhà{_S}văn{_S}hóa|công{_S}viên|sân{_S}vận{_S}động|nghĩa{_S}trang|đường|phố|bảo{_S}tàng|"
    rf"thư{_S}viện|chợ|đền|chùa|ga|bến{_S}xe|cầu|hội|quỹ|liên{_S}đoàn|câu{_S}lạc{_S}bộ|CLB|công{_S}ty)(?:{_S}[^\n,;.()]{{1,40}})?{_S}\Z",
    re.IGNORECASE,
)
"""What keeps an old name: hospitals, schools, streets, clubs."""


@rule(
    code="AG002",
    name="abolished-district",
    severity=WARNING,
    trigger=Pattern(r"(?=[QqHhTt])(?<!\w)(?:[Qq]uận|[Hh]uyện|[Tt]hị[ \u00a0]xã|QUẬN|HUYỆN|THỊ[ \u00a0]XÃ)(?!\w)"),
    reads=PROSE | FRAME,
    title="Nhắc tới quận, huyện, thị xã như cấp hành chính hiện nay",
    passes="Không ghi quận, huyện, thị xã như cấp hành chính hiện nay",
    message="“{quote}” không còn là cấp hành chính từ ngày 01/7/2025.",
    hint="Ghi tên phường, xã hiện nay; nếu nói chuyện cũ thì ghi rõ “trước đây” hoặc “cũ”.",
    why="Người dân tìm tới, gửi hồ sơ tới nơi không còn thẩm quyền.",
    source="Luật số 72/2025/QH15",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(
            bad="Hồ sơ nộp tại ⟦UBND quận Ba Đình⟧ trước ngày 30/11.",
            good="Khu vực quận Ba Đình cũ nay có ba phường; đường qua quận Ba Đình thông xe.",
        ),
        Example(
            bad="Trụ sở: số 1 phố Ví Dụ, ⟦quận Hoàn Kiếm⟧, Hà Nội.",
            good="Trụ sở: số 1 phố Ví Dụ, phường Hoàn Kiếm, Hà Nội.",
        ),
        Example(
            bad="Các tổ chức gửi đơn về ⟦UBND quận, huyện⟧ nơi đặt trụ sở.",
            good="Bệnh viện Đa khoa huyện Đông Anh tiếp nhận người bệnh.",
        ),
        Example(good="UBND quận Ba Đình tổ chức hội nghị.", published=dt.date(2025, 6, 30)),
        Example(bad="⟦UBND huyện Đông Anh⟧, thành phố Hà Nội", block=BlockKind.FRAME),
    ],
)
def abolished_district(match: re.Match[str], doc: Document) -> Hit | None:
    if doc.published is None or doc.published <= LAST:
        return None
    text, sentence = doc.text, passage_at(doc, Span(*match.span()))
    found = _found(match, doc, sentence)
    if found is None or _OLD_AFTER.match(text, found.end) or _TRANSITION.search(doc.slice(sentence)):
        return None
    if old_on_purpose(doc, found, LAST):
        return None
    certain = doc.in_frame or in_contact_block(doc, found)
    return Hit(found, severity=ERROR if certain else None, confidence=0.95 if certain else None)


def _found(match: re.Match[str], doc: Document, sentence: Span) -> Span | None:
    """The authority or the district of an address that begins with, or goes on with, this word."""
    text = doc.text
    places = places_within(text, Span(match.start(), match.end()))
    if not places:
        committee = body_at(text, match.start())
        return committee.span if committee else _generic(match, text, sentence)
    place = places[0]
    if place.kind not in _KINDS:
        return None
    for body in bodies_within(text, Span(max(0, place.span.start - 70), place.span.start)):
        if body.span.end >= place.span.end:
            return body.span if body.kind in _AUTHORITIES else None
    before = text[max(sentence.start, place.span.start - 90) : place.span.start]
    if _NAMED.search(before):
        return None
    head = _GENERIC.search(before)
    if head:
        listed = places_within(text, Span(place.span.start, sentence.end))
        last = place
        for one in listed[1:]:
            if not one.listed:
                break
            last = one
        return Span(place.span.start - len(head.group()), last.span.end)
    if place.known and place.span.start == sentence.start and ACTS.match(text, place.span.end):
        return place.span
    led = _LEADS.search(before)
    if led:
        return Span(place.span.start - len(led.group()), place.span.end)
    if place.known and (_is_address(before, text, place)):
        return place.span
    return None


def _is_address(before: str, text: str, place: PlaceMention) -> bool:
    if _ROW_OF_DISTRICTS.search(before):
        return False
    town, street = _TOWN.search(before), _STREET.search(before)
    return bool((town or street) and (_CITY.match(text, place.span.end) or street))


def _generic(match: re.Match[str], text: str, sentence: Span) -> Span | None:
    """ "UBND các quận, huyện, thị xã": the authorities of all districts."""
    head = _GENERIC.search(text, max(sentence.start, match.start() - 60), match.start())
    if head is None or (head["head"].startswith("Phòng") and not head["head"][6:7].isupper()):
        return None
    row = _ROW.match(text, match.end())
    return Span(head.start(), row.end() if row else match.end())
