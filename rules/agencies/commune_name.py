"""AG006: a commune of Hà Nội misspelt, with the wrong kind, or one that ended on 30 June 2025 as an address or authority."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from rasoat.catalogue import _
from rasoat.content import FRAME, PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.agencies.abolished_district import LAST
from rules.agencies.communes import communes, elsewhere, heirs, near_miss
from rules.agencies.context import ACTS, in_contact_block, old_on_purpose, other_province_near
from rules.document import Document
from rules.facts_loader import Fact
from rules.parsing.localities import PlaceMention, places_within
from rules.parsing.names import bodies_within
from rules.parsing.passages import in_open_quotation, passage_at
from rules.rule import ERROR, WARNING, Example, Pattern, rule

_S = "[ \u00a0]"
_HERE_AFTER = re.compile(
    rf"{_S}?[,(–-]{_S}{{0,2}}(?:(?:quận|huyện|thị{_S}xã|Q\.|H\.)?{_S}?[^\n,;.()]{{2,20}},{_S})?"
    rf"(?:(?:[Tt]hành{_S}phố|TP\.?|[Tt]hủ{_S}đô){_S}?)?(?:Hà{_S}Nội|HN(?!\w))"
)
_OTHER_AFTER = re.compile(
    rf"{_S}?[,(–-]{_S}{{0,2}}(?:huyện|tỉnh|thành{_S}phố|TP\.?|thị{_S}xã|quận){_S}?(?!Hà{_S}Nội)", re.IGNORECASE
)
_OLD_AFTER = re.compile(rf"{_S}?\(?(?:cũ|trước{_S}đây|xưa|nay{_S}(?:là|thuộc))(?!\w)", re.IGNORECASE)
_AUTHORITIES = frozenset(
    "Ủy ban nhân dân|Hội đồng nhân dân|Công an|Đảng ủy|Mặt trận Tổ quốc|Phòng|Bộ Tư lệnh".split("|")
)
_STREET = re.compile(
    r"(?:\bsố|\bđường|(?<!ành[ \u00a0])\bphố|\bngõ|\btổ dân phố|\bthôn|\btòa nhà|\blô)\b[^\n;.]{2,70},[ \u00a0]?\Z",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"sắp xếp|hợp nhất|thành lập|trên cơ sở|nhập|điều chỉnh|lịch sử|truyền thống|khu vực|địa bàn", re.IGNORECASE
)


class _Fault(NamedTuple):
    """``problem`` completes "“phường X”: …"."""

    problem: str
    rights: tuple[str, ...]
    misspelt: bool


@rule(
    code="AG006",
    name="commune-name",
    severity=WARNING,
    trigger=Pattern(r"(?=[PpXxTt])(?<!\w)(?:[Pp]hường|[Xx]ã|[Tt]hị[ \u00a0]trấn|PHƯỜNG|XÃ|THỊ[ \u00a0]TRẤN)[ \u00a0]"),
    reads=PROSE | FRAME,
    title="Tên phường, xã của Hà Nội chưa đúng",
    passes="Tên phường, xã của Hà Nội đúng",
    message="“{quote}”: {problem}.",
    hint="Đối chiếu với danh sách 126 phường, xã của Hà Nội từ ngày 01/7/2025; gợi ý: {right}.",
    why="Người dân tìm sai nơi làm thủ tục, thư gửi sai địa chỉ.",
    source="Nghị quyết số 1656/NQ-UBTVQH15",
    since="0.1",
    safety=Safety.UNSAFE,
    confidence=0.9,
    examples=[
        Example(
            bad="Hội chợ mở tại ⟦phường Hoàn Kiểm⟧ từ ngày mai.",
            good="Hội chợ mở tại phường Hoàn Kiếm từ ngày mai.",
            suggestion="phường Hoàn Kiếm",
        ),
        Example(
            bad="UBND ⟦xã Hoàn Kiếm⟧ mời họp.", good="UBND phường Hoàn Kiếm mời họp.", suggestion="phường Hoàn Kiếm"
        ),
        Example(
            bad="Công an ⟦phường Hàng Bạc⟧ làm thủ tục căn cước.",
            good="Đình cổ nằm ở phường Hàng Bạc cũ, nay thuộc phường Hoàn Kiếm.",
            suggestion="phường Hoàn Kiếm",
        ),
        Example(good="UBND phường Hàng Bạc mời họp.", published=dt.date(2025, 6, 30)),
        Example(bad="Trụ sở: số 2, ⟦phường Láng Hạ⟧, Hà Nội", block=BlockKind.FRAME),
    ],
)
def commune_name(match: re.Match[str], doc: Document) -> Hit | None:
    if doc.published is None or doc.published <= LAST:
        return None
    places = places_within(doc.text, Span(match.start(), match.end()))
    if not places or (places[0].kind, places[0].key) in communes():
        return None
    place = places[0]
    fault = _fault(place, doc)
    if fault is None or _OLD_AFTER.match(doc.text, place.span.end):
        return None
    sentence = passage_at(doc, place.span)
    if other_province_near(doc.slice(sentence)) or in_open_quotation(doc.text[sentence.start : place.span.start]):
        return None
    if not fault.misspelt and (old_on_purpose(doc, place.span, LAST) or _CHANGE.search(doc.slice(sentence))):
        return None
    certain = fault.misspelt or doc.in_frame or in_contact_block(doc, place.span)
    return Hit(
        place.span,
        {"problem": fault.problem, "right": ", ".join(fault.rights)},
        suggestions=fault.rights if len(fault.rights) == 1 else (),
        severity=ERROR if certain else None,
        confidence=0.95 if certain else None,
    )


def _fault(place: PlaceMention, doc: Document) -> _Fault | None:
    unit = (place.kind, place.key)
    if unit in heirs():
        return _ended(heirs()[unit], place, doc)
    for kind in ("phường", "xã"):
        fact = communes().get((kind, place.key))
        if fact and kind != place.kind:
            return _other_kind(fact, place, doc)
    fact = near_miss(place.kind, place.key, of_city=bool(_HERE_AFTER.match(doc.text, place.span.end)))
    if fact is None:
        return None
    right = f"{fact.kind} {fact.name}"
    return _Fault(_("tên đúng là {right}").format(right=right), (_cased(right, place, doc),), True)


def _ended(successors: tuple[Fact, ...], place: PlaceMention, doc: Document) -> _Fault | None:
    if not _is_current_use(place, doc, needs_city=place.kind in elsewhere().get(place.key, ())):
        return None
    rights = tuple(f"{fact.kind} {fact.name}" for fact in successors)
    return _Fault(_("không còn từ ngày 01/7/2025, nay thuộc {names}").format(names=", ".join(rights)), rights, False)


def _other_kind(fact: Fact, place: PlaceMention, doc: Document) -> _Fault | None:
    if not _is_current_use(place, doc, needs_city=place.kind in elsewhere().get(place.key, ())):
        return None
    right = f"{fact.kind} {fact.name}"
    return _Fault(
        _("Hà Nội có {right}, không có {wrong}").format(right=right, wrong=f"{place.kind} {fact.name}"),
        (_cased(right, place, doc),),
        False,
    )


def _cased(right: str, place: PlaceMention, doc: Document) -> str:
    """The right name in the letter case of what stands there."""
    written = doc.slice(place.span)
    if written.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if written[0].isupper() else right


def _is_current_use(place: PlaceMention, doc: Document, *, needs_city: bool) -> bool:
    """Whether the unit is named as an authority or in an address, and surely as one of Hà Nội."""
    city = bool(_HERE_AFTER.match(doc.text, place.span.end))
    if (needs_city and not city) or (not city and _OTHER_AFTER.match(doc.text, place.span.end)):
        return False
    bodies = bodies_within(doc.text, Span(max(0, place.span.start - 60), place.span.start))
    if any(body.kind in _AUTHORITIES and body.span.end >= place.span.end for body in bodies):
        return True
    if passage_at(doc, place.span).start == place.span.start and ACTS.match(doc.text, place.span.end):
        return True
    before = doc.text[max(0, place.span.start - 80) : place.span.start].rsplit("\n", 1)[-1]
    return (city or doc.in_frame or in_contact_block(doc, place.span)) and bool(_STREET.search(before) or city)
