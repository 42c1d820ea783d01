"""The regular day on which a body or its head receives citizens ("thứ Năm hằng tuần", "ngày 15 hằng tháng")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import Span
from rules.claims.claim import Claim, Kind
from rules.claims.reading import Reading
from rules.claims.subjects import Owner, own, owner_of
from rules.text.folding import fold

_RECEIVES = re.compile(r"tiếp (?:công )?dân")
_REGULAR = re.compile(
    r"(?:(?P<weekday>thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])\b)(?P<which>(?: của)? tuần (?:thứ )?(?:nhất|hai|ba|tư"
    r"|đầu|cuối|[1-4])\b)?"
    r"|(?:vào )?(?:các )?ngày (?P<first>\d{1,2})(?:(?:,| và)(?: ngày)? (?P<second>\d{1,2}))?(?![\d/.-]| tháng))"
    r"[ ,(]{1,3}(?:của |trong |các )?(?:mỗi |hằng |hàng )(?P<period>tuần|tháng)\b"
)
_OFFICE = re.compile(
    r"(?:phó )?(?:chủ tịch|bí thư|giám đốc|trưởng ban|chánh thanh tra|trưởng công an|chi cục trưởng|cục "
    r"trưởng)|lãnh đạo|đại biểu"
)
_WEEKDAYS = {"hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7}
_CHANGED = re.compile(r"thay vì|thay cho|trước đây|đổi sang|chuyển sang|nghỉ|tạm dừng|đột xuất|dự kiến")


def reception_claims(reading: Reading) -> Iterator[Claim]:
    for block in reading.blocks():
        if not _RECEIVES.search(reading.doc.folded, *block.span):
            continue
        for sentence in reading.doc.sentences(block):
            yield from _in_sentence(reading, sentence)


def _in_sentence(reading: Reading, sentence: Span) -> Iterator[Claim]:
    words = reading.doc.folded[sentence.start : sentence.end]
    receives = _RECEIVES.search(words)
    if receives is None or _CHANGED.search(words):
        return
    found = list(_REGULAR.finditer(words))
    offices = set(_OFFICE.findall(words))
    periods = {match["period"] for match in found}
    if not found or len(offices) > 1 or len(periods) > 1:
        return
    span = Span(sentence.start + found[0].start(), sentence.start + found[-1].end())
    owner = _owner(reading, sentence, Span(sentence.start + receives.start(), sentence.start + receives.end()), span)
    if owner is None:
        return
    office = next(iter(offices), "")
    values = sorted({value for match in found for value in _values(match)})
    yield Claim(
        Kind.RECEPTION,
        f"{office} {owner.key}".strip(),
        f"hằng {next(iter(periods))}",
        "|".join(values),
        f"{office} {owner.name}".strip(),
        reading.doc.slice(span),
        reading.quote(span),
    )


def _owner(reading: Reading, sentence: Span, label: Span, value: Span) -> Owner | None:
    """The one who receives; on a page that is about receiving citizens, the agency of the portal."""
    owner = owner_of(
        reading, Span(min(label.start, value.start), label.end), Span(max(label.end, value.end), value.end)
    )
    if owner or any(
        word in fold(reading.doc.slice(sentence)) for word in ("ubnd", "ủy ban", "phường", "xã", "sở", "quận", "huyện")
    ):
        return owner
    return own(reading) if _RECEIVES.search(fold(reading.doc.article.title)) else None


def _values(match: re.Match[str]) -> Iterator[str]:
    if match["weekday"]:
        day = match["weekday"].split()[1]
        which = " ".join((match["which"] or "").replace("của", "").replace("thứ", "").split())
        yield f"thứ {_WEEKDAYS.get(day, day)} {which}".strip()
    for name in ("first", "second"):
        if match[name]:
            yield f"ngày {int(match[name])}"
