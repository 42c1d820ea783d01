"""CA006: capitals in the names of holidays, commemorations, weekdays and lunar months (Annex II of Decree 30/2020/NĐ-CP).

The name of a day begins with a capital and carries on in small letters: tết Nguyên đán, ngày Quốc khánh 2-9, thứ Hai,
tháng Giêng, Cách mạng tháng Tám. Where respected usage differs from the annex the finding is advice.
"""

from __future__ import annotations

import re

from rasoat.content import Span
from rasoat.finding import Hit, Safety, Severity
from rules.document import Document
from rules.rule import INFO, WARNING, Example, PhraseMatch, Phrases, rule
from rules.text.folding import fold

_DAYS = (
    "ngày quốc tế,ngày quốc khánh,ngày nhà giáo,ngày thầy thuốc,ngày phụ nữ,ngày doanh nhân,ngày gia đình,ngày thương binh,"
    "ngày báo chí,ngày giải phóng,ngày pháp luật,ngày người khuyết,ngày người cao,ngày văn hóa,ngày toàn quốc"
).split(",")
"""Openings of the names of days; the rest tells whether a name is meant."""
_TET = ("tết nguyên đán", "tết trung thu", "lễ quốc khánh", "dịp quốc khánh", "mừng quốc khánh", "tết dương lịch")
_MONTHS = ("tháng giêng", "tháng chạp")
_REVOLUTIONS = ("cách mạng tháng tám", "cách mạng tháng mười", "cách mạng tháng 8", "cách mạng tháng 10")
_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_NAMED = re.compile(r"[^,.;:\n]{0,40}?(?:Việt Nam|\(?\d{1,2}\s?/\s?\d{1,2})|[^,.;:\n\d]{0,24}?\d{1,2}-\d{1,2}(?!\d)")
_LIBERATED = re.compile(r"[ \xa0](?:Thủ|thủ|[Mm]iền|hoàn)(?!\w)")
_NO_NAME_BEFORE = ("những ", "các ", "mỗi ", "sau ", "từ ", "trước ", "hằng ", "hàng ", "một ")
_WEEKDAY_BEFORE = re.compile(
    r"(?<!\w)(?:[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm|[Hh]ôm|ngày|từ|đến|vào|các|và|\d[hg])[ \xa0]$"
)
_WEEKDAY_AFTER = re.compile(
    r",?[ \xa0]*(?:ngày[ \xa0]|\()?\d{1,2}[/.-]\d|,?[ \xa0]ngày \d|[ \xa0](?:hằng|hàng) tuần|[ \xa0]tuần"
)
_IN_WORDS = {"8": "Tám", "10": "Mười"}
_STYLE = 0.6
"""Expected precision where respected usage differs."""
_STREET = re.compile(r"(?:đường|phố|phường|trường|ngã \w+|số \S+)[ \xa0]+$", re.IGNORECASE)


@rule(
    code="CA006",
    name="holiday-weekday-month",
    severity=WARNING,
    trigger=Phrases((*_DAYS, *_TET, *_MONTHS, *_REVOLUTIONS, *_WEEKDAYS)),
    title="Viết hoa sai tên ngày lễ, ngày, tháng",
    passes="Tên ngày lễ, ngày, tháng viết hoa đúng",
    message="“{quote}” viết hoa chưa đúng.",
    hint="Viết là “{right}”.",
    why="Tên ngày lễ viết hoa chữ đầu của tên; viết khác nhau mỗi nơi làm văn bản thiếu trang trọng.",
    source="Nghị định 30/2020/NĐ-CP, Phụ lục II",
    since="0.1",
    confidence=0.93,
    safety=Safety.SAFE,
    examples=[
        Example(
            bad="Lịch nghỉ Tết ⟦Nguyên Đán⟧ năm 2027.",
            good="Lịch nghỉ Tết Nguyên đán, lễ Quốc khánh và ngày Quốc tế Lao động 1-5.",
            suggestion="Nguyên đán",
        ),
        Example(bad="Gặp mặt nhân ngày ⟦nhà giáo⟧ Việt Nam.", good="Từ ngày giải phóng, phố đã đổi khác."),
        Example(bad="Tiếp dân sáng ⟦thứ hai⟧ hằng tuần.", good="Kỳ họp thứ hai, ngày 12/3; lần thứ ba (5/4)."),
    ],
)
def holiday_weekday_month(found: PhraseMatch, doc: Document) -> Hit | None:
    head, *rest = found.text.split()
    if head.isupper() or (all(word[0].isupper() for word in (head, *rest)) and head not in ("Tết", "Ngày", "Lễ")):
        return None
    phrase = fold(found.phrase)
    start = found.span.start + found.text.index(rest[0], len(head))
    tail = doc.text[start : found.span.end]
    if phrase in _SCHEDULED:
        return _weekday(found, doc)
    if phrase in _MOONS:
        return _hit(start, tail, tail.capitalize(), INFO)
    if phrase in _RISINGS:
        return _revolution(found, doc)
    if tail.isupper():
        return None
    if phrase in _FOLDED_DAYS and tail[0].islower() and not _names_a_day(found, doc, phrase):
        return None
    return _hit(start, tail, tail[0].upper() + tail[1:].lower())


_SCHEDULED, _MOONS = frozenset(map(fold, _WEEKDAYS)), frozenset(map(fold, _MONTHS))
_RISINGS, _FOLDED_DAYS = frozenset(map(fold, _REVOLUTIONS)), frozenset(map(fold, _DAYS))


def _names_a_day(found: PhraseMatch, doc: Document, phrase: str) -> bool:
    """Whether a day in small letters is the name of a holiday: the country or its date follows."""
    start, end = found.span
    if doc.folded[max(0, start - 8) : start].endswith(_NO_NAME_BEFORE):
        return False
    if phrase == fold("ngày giải phóng") and not _LIBERATED.match(doc.text, end):
        return False
    return _NAMED.match(doc.text, end) is not None


def _hit(
    start: int, wrong: str, right: str, severity: Severity | None = None, trust: float | None = None
) -> Hit | None:
    if wrong == right:
        return None
    return Hit(Span(start, start + len(wrong)), {"right": right}, (right,), severity=severity, confidence=trust)


def _weekday(found: PhraseMatch, doc: Document) -> Hit | None:
    """A weekday beside the time it names; the ordinal (kỳ họp thứ hai) has the same words."""
    start, end = found.span
    if not _WEEKDAY_BEFORE.search(doc.text, max(0, start - 10), start) or not _WEEKDAY_AFTER.match(doc.text, end):
        return None
    head, tail = found.text.split()
    right = f"thứ {tail.capitalize()}" if fold(head) == "thứ" else "Chủ nhật"
    return _hit(start, found.text, right, INFO)


def _revolution(found: PhraseMatch, doc: Document) -> Hit | None:
    """A street or a ward of this name is written as its sign has it."""
    start, end = found.span
    if _STREET.search(doc.text, max(0, start - 16), start) or doc.text[end : end + 1] in tuple("/-."):
        return None
    *words, month = found.text.split()
    if words[1][0].isupper():
        return None
    right = f"Cách mạng tháng {_IN_WORDS.get(month, month.capitalize())}"
    sure = found.text[0].islower() or month.isdigit()
    return _hit(start, found.text, right, WARNING if sure else INFO, None if sure else _STYLE)
