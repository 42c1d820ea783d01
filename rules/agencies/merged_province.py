"""AG003: a province that was merged, or became a city, spoken of as existing (``facts/places.toml``), by the article's day."""

from __future__ import annotations

import datetime as dt
import re

from rasoat.content import FRAME, PROSE, BlockKind, Span
from rasoat.finding import Hit
from rules.agencies.context import in_contact_block, old_on_purpose
from rules.document import Document
from rules.facts_loader import Fact, facts, from_facts
from rules.parsing.dates import tell_date
from rules.parsing.localities import place_key, places_within
from rules.parsing.names import bodies_within
from rules.rule import ERROR, WARNING, Example, PhraseMatch, Phrases, rule

_S = "[ \u00a0]"
_AUTHORITIES = frozenset(
    "Ủy ban nhân dân|Hội đồng nhân dân|Công an|Tòa án nhân dân|Viện kiểm sát nhân dân|Tỉnh ủy|Đảng ủy|Mặt trận Tổ quốc|Sở|"
    "Bộ Tư lệnh|Thanh tra|Chi cục|Cục|Kho bạc|Bảo hiểm xã hội|Đoàn đại biểu Quốc hội|Đoàn|Ban|Văn phòng".split("|")
)
"""Kinds of bodies that went with their province; hospitals, schools, clubs may keep its name."""
_ROOTS = re.compile(
    rf"(?:\bquê|nguyên{_S}quán|quê{_S}quán|sinh{_S}(?:ra|năm|tại|ở)|người{_S}con|\bgốc|hy{_S}sinh|an{_S}táng|chiến{_S}trường|"
    rf"mặt{_S}trận|nghĩa{_S}trang|di{_S}tích|năm{_S}xưa|hộ{_S}khẩu)[^.;\n]{{0,60}}\Z",
    re.IGNORECASE,
)
"""What leads to where somebody comes from, or to a place of memory."""
_KEEPS = re.compile(
    rf"(?<!\w)(?:bệnh{_S}viện|trường(?!{_S}hợp)|đại{_S}học|trung{_S}tâm|bảo{_S}tàng|thư{_S}viện|nhà{_S}hát|đường(?!{_S}dây)|"
    rf"(?<!ành{_S})phố|quốc{_S}lộ|hội(?!{_S}(?:nghị|thảo|chợ|đồng|đàm|thi))|báo(?!{_S}c)|đài|công{_S}ty|câu{_S}lạc{_S}bộ|CLB|cảng|"
    rf"khu(?!{_S}vực))(?:{_S}(?:(?!{_S}(?:với|tại|ở|của|đến|từ|cho|về|do|và|qua){_S})[^\n,;.()]){{1,40}})?{_S}\Z",
    re.IGNORECASE,
)
_OLD_AFTER = re.compile(rf"{_S}?\(?(?:cũ|trước{_S}đây|xưa|nay{_S}là)(?!\w)", re.IGNORECASE)
_GOES_ON = re.compile(rf"{_S}(?:Ninh|Phú|Đà|Sơn|Trị|Dương|Tuy)(?!\w)")
"""Older provinces yet, of longer names: Hà Nam Ninh."""


@from_facts
def _ended() -> dict[str, Fact]:
    return {
        name: fact
        for fact in facts("places").values()
        if fact.level == "province" and fact.verified and fact.valid_to
        for name in fact.names
    }


@rule(
    code="AG003",
    name="merged-province",
    severity=WARNING,
    trigger=Phrases(lambda: tuple(_ended())),
    reads=PROSE | FRAME,
    title="Nhắc tới tỉnh đã hợp nhất như còn tồn tại",
    passes="Tên tỉnh, thành phố đúng với thời điểm của bài",
    message="{name} không còn từ ngày {day}, nay thuộc {heir}.",
    hint="Sửa thành {heir}; nếu nói chuyện cũ thì ghi rõ “trước đây” hoặc “cũ”.",
    why="Người đọc hiểu sai về nơi có thẩm quyền và địa giới hiện nay.",
    source="Nghị quyết số 202/2025/QH15",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(
            bad="Đoàn công tác làm việc với ⟦UBND tỉnh Hà Nam⟧ về giao thông.",
            good="Cam Hà Nam, biển Bình Thuận vẫn là tên gọi quen thuộc.",
        ),
        Example(
            bad="Dự án đi qua ⟦tỉnh Hòa Bình⟧ và thành phố Hà Nội.",
            good="Ông quê ở tỉnh Hòa Bình; xã Mai Châu thuộc tỉnh Hòa Bình cũ.",
        ),
        Example(bad="⟦Tỉnh Đồng Nai⟧ khởi công tuyến đường.", good="Thành phố Đồng Nai khởi công tuyến đường."),
        Example(good="Tỉnh Đồng Nai khởi công tuyến đường.", published=dt.date(2026, 4, 29)),
        Example(bad="⟦Sở Y tế tỉnh Nam Định⟧", good="Sở Y tế tỉnh Ninh Bình", block=BlockKind.FRAME),
    ],
)
def merged_province(match: PhraseMatch, doc: Document) -> Hit | None:
    fact = _ended()[match.phrase]
    if not fact.ended_on(doc.published) or not match.text[0].isupper() or _GOES_ON.match(doc.text, match.span.end):
        return None
    found = _found(match, fact, doc)
    if found is None or _OLD_AFTER.match(doc.text, found.end):
        return None
    before = doc.text[max(0, found.start - 90) : found.start].rsplit("\n", 1)[-1]
    assert fact.valid_to is not None
    if _ROOTS.search(before) or _KEEPS.search(before) or old_on_purpose(doc, found, fact.valid_to):
        return None
    certain = doc.in_frame or in_contact_block(doc, found)
    heirs = [facts("places")[heir] for heir in fact.successors]
    return Hit(
        found,
        {
            "name": f"{fact.kind.capitalize()} {fact.name}",
            "day": tell_date(fact.valid_to + dt.timedelta(days=1)),
            "heir": ", ".join(f"{heir.kind} {heir.name}" for heir in heirs),
        },
        severity=ERROR if certain else None,
        confidence=0.95 if certain else None,
    )


def _found(match: PhraseMatch, fact: Fact, doc: Document) -> Span | None:
    """The authority that the name ends, or the name with its kind; None for the name alone."""
    for body in bodies_within(doc.text, Span(max(0, match.span.start - 70), match.span.start)):
        if body.span.end >= match.span.end:
            named = body.place is None or body.place.kind == fact.kind
            return body.span if named and body.kind in _AUTHORITIES else None
    for place in places_within(doc.text, Span(max(0, match.span.start - 12), match.span.end)):
        if place.name_span == match.span and place.kind == fact.kind and place.key == place_key(match.text):
            return place.span
    return None
