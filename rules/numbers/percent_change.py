"""NU001: a change in per cent that does not follow from the two figures beside it, or a rise where the figures fall.

Every figure is an interval as wide as its last written place, so rounding on either side is no fault. Silent for points of a
percentage, for figures that a word blurs, for averages a year and for a comparison with something else (a plan).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rasoat.catalogue import _
from rasoat.content import Block, Span
from rasoat.finding import Hit
from rules.document import Document
from rules.parsing.number_words import write_decimal
from rules.parsing.quantities import Bound, Quantity, quantities_within, slack
from rules.rule import WARNING, EveryBlock, Example, rule

_CHANGE = re.compile(r"(?<!\w)(?:tăng|giảm)(?!\w)", re.IGNORECASE)
_WAKES = re.compile(r"[0-9][ \u00a0]?%|phần trăm|từ[ \u00a0](?:mức[ \u00a0])?[0-9]", re.IGNORECASE)
"""What a claim cannot do without."""
_FROM = re.compile(r"(?<!\w)từ[ \u00a0](?:mức[ \u00a0])?\Z", re.IGNORECASE)
_ROSE = re.compile(
    r"(?P<noun>(?<!\w)(?:mức|mức độ|tốc độ|tỷ lệ|tỉ lệ|sự|đà|độ|biên độ|nhịp độ|lượng|số|được|phần|mức thuế)[ \u00a0])?"
    r"(?<!\w)(?P<verb>tăng|giảm)[ \u00a0](?:(?:lên|mạnh|nhanh|dần|nhẹ|thêm|đều|vọt|sâu)[ \u00a0])?từ[ \u00a0](?:mức[ \u00a0])?\Z",
    re.IGNORECASE,
)
_AFTER = (
    r"(?:[ \u00a0]?/[ \u00a0]?[^\W\d_]{1,12}(?:[ \u00a0](?:năm|hộ|khẩu|tháng))?)?"
    r"(?:[ \u00a0]\(?(?:vào |trong |của |hồi |ở )?(?:cuối |đầu |giữa )?(?:năm|tháng|quý|kỳ)[^.;:,()\n]{0,24}\)?)?"
)
"""After a figure: what it is counted by, and when."""
_TO = re.compile(
    rf"{_AFTER}[ \u00a0]"
    r"(?:(?:giảm|tăng)[ \u00a0])?(?P<way>lên|xuống|còn)(?:[ \u00a0](?:còn|đến|tới|thành|mức|chỉ còn)){0,2}[ \u00a0]\Z",
    re.IGNORECASE,
)
_SAYS = re.compile(
    rf"{_AFTER}"
    r"[,;]?[ \u00a0]?\(?(?:(?:tức|tương đương|tương ứng|nghĩa|là|đã|hay|với|mức)[ \u00a0]){0,4}(?P<verb>tăng|giảm)"
    r"(?:[ \u00a0](?:thêm|tới|đến|khoảng chừng))?[ \u00a0]\Z",
    re.IGNORECASE,
)
_GREW = re.compile(
    r"(?:[ \u00a0][^\d.,;:()\n%]{0,40})?[,;]?[ \u00a0]\(?(?:đã[ \u00a0])?(?P<verb>tăng|giảm)(?:[ \u00a0]thêm)?[ \u00a0]\Z",
    re.IGNORECASE,
)
_BY = re.compile(r"(?<!\w)(?P<verb>tăng|giảm)(?:[ \u00a0]thêm)?[ \u00a0]\Z", re.IGNORECASE)
_EQUALS = re.compile(
    r"(?:[ \u00a0]\(|(?:,|[ \u00a0]\()[ \u00a0]?(?:tương đương|tương ứng|tức)(?:[ \u00a0](?:là|với|mức|tăng|giảm)){0,2}[ \u00a0]"
    r"|[ \u00a0]\((?:tăng|giảm)[ \u00a0])\Z",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"\)?[ \u00a0]so với[ \u00a0](?:(?:mức|con số|số)[ \u00a0]|[^.,;:%(\n]{0,40}[ \u00a0]\((?:(?:đạt|là)[ \u00a0])?)?\Z",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\)?,?[ \u00a0](?:so với|với|của|theo)?[ \u00a0]?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|"
    r"bình quân|trung bình|mỗi|một|hàng|hằng)(?!\w)"
    r"|[ \u00a0]?/",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Claim:
    """``said`` is the percentage; the change is ``part`` of ``base``, or from ``base`` to ``new``, as intervals."""

    said: Quantity
    verb: str
    base: Quantity
    new: Quantity | None = None
    part: Quantity | None = None
    base_is_after: bool = False
    """Of ``part``: ``base`` is what the change led to."""


@rule(
    code="NU001",
    name="percent-change-mismatch",
    severity=WARNING,
    trigger=EveryBlock(),
    title="Tỷ lệ tăng, giảm không khớp với hai con số",
    passes="Tỷ lệ tăng, giảm khớp với hai con số",
    message="Từ {old} {way} {new} là {change} {right}, bài viết {verb} {said}.",
    hint="Đối chiếu số liệu gốc: nếu hai con số đúng thì viết “{right}”.",
    why="Người đọc tính lại được ngay; một con số sai làm người ta nghi cả bản tin.",
    since="0.1",
    confidence=0.85,
    examples=[
        Example(
            bad="Số hồ sơ trực tuyến từ 100 lên 120, tăng ⟦25%⟧.",
            good="Số hồ sơ trực tuyến từ 100 lên 120, tăng 20%.",
            suggestion="20%",
        ),
        Example(
            bad="Thu ngân sách đạt 540 tỷ đồng, tăng ⟦35%⟧ so với 450 tỷ đồng của cùng kỳ.",
            good="Thu ngân sách đạt 540 tỷ đồng, tăng 20% so với 450 tỷ đồng của cùng kỳ.",
        ),
        Example(
            bad="Tỷ lệ hộ nghèo ⟦tăng từ 2,5% xuống còn 1,8%⟧.", good="Tỷ lệ hộ nghèo giảm từ 2,5% xuống còn 1,8%."
        ),
        Example(good="Tỷ lệ hộ dùng nước sạch tăng từ 80% lên 84%, tăng 4%."),
    ],
)
def percent_change_mismatch(block: Block, doc: Document) -> Iterator[Hit]:
    text = doc.text
    if not _CHANGE.search(text, *block.span) or not _WAKES.search(text, *block.span):
        return
    found = quantities_within(text, block.span)
    for at in range(len(found) - 1):
        hit = _against_its_figures(text, found[at], found[at + 1])
        if hit:
            yield hit
            continue
        for claim in _claims(text, found[at : at + 3]):
            hit = _mismatch(text, claim)
            if hit:
                yield hit
                break


def _against_its_figures(text: str, old: Quantity, new: Quantity) -> Hit | None:
    """ "tăng từ 100 xuống 80", "tăng từ 100 lên 80"."""
    way = _TO.fullmatch(text, old.span.end, new.span.start)
    verb = _ROSE.search(text, max(0, old.span.start - 40), old.span.start)
    if not way or not verb or verb["noun"] or old.low or new.low or not _alike(old, new):
        return None
    rises = verb["verb"].lower() == "tăng"
    if (way["way"].lower() == "lên") is rises and any(
        before == after or (after > before) is rises for before, after in _readings(old, new)
    ):
        return None
    values = {"verb": verb["verb"].lower(), "old": _written(text, old), "new": _written(text, new)}
    return Hit(
        Span(verb.start("verb"), new.span.end),
        values,
        message="Chữ viết “{verb}” nhưng phần sau nói ngược lại: từ {old} thành {new}.",
        hint="Đối chiếu số liệu gốc rồi sửa chữ hoặc sửa con số.",
    )


def _claims(text: str, near: Sequence[Quantity]) -> Iterator[_Claim]:
    """What three quantities in a row claim."""
    if len(near) < 3:
        return
    one, two, three = near
    first, second = (one.span.end, two.span.start), (two.span.end, three.span.start)
    if three.is_share and _FROM.search(text, max(0, one.span.start - 8), one.span.start):
        says = _SAYS.fullmatch(text, *second)
        if _TO.fullmatch(text, *first) and says and _alike(one, two):
            yield _Claim(three, says["verb"].lower(), one, new=two)
    grew = _GREW.fullmatch(text, *first)
    if two.is_share and _THAN.fullmatch(text, *second):
        if grew and one.unit and (one.unit == three.unit or (not three.unit and one.scale == three.scale != 1)):
            yield _Claim(two, grew["verb"].lower(), three, new=one)
        verb = _BY.search(text, max(0, one.span.start - 12), one.span.start)
        if verb and _EQUALS.fullmatch(text, *first) and one.unit == three.unit and one.unit:
            yield _Claim(two, verb["verb"].lower(), three, part=one)
    if three.is_share and grew and one.unit == two.unit and one.unit and _EQUALS.fullmatch(text, *second):
        yield _Claim(three, grew["verb"].lower(), one, part=two, base_is_after=True)


def _alike(old: Quantity, new: Quantity) -> bool:
    """Whether two figures count the same thing; "từ 100 lên 120 hồ sơ" names it once."""
    return old.unit == new.unit or (old.unit == "" and new.unit != "%") or (new.unit == "" and old.unit != "%")


def _mismatch(text: str, claim: _Claim) -> Hit | None:
    said, new, part = claim.said, claim.new, claim.part
    figures = [one for one in (claim.base, new, part) if one is not None]
    if not said.exact or any(one.is_share or one.low or one.per != figures[0].per for one in figures):
        return None
    if any(one.bound in (Bound.ABOUT, Bound.OVER, Bound.UNDER) for one in figures):
        return None
    if _OTHERWISE.match(text, said.span.end):
        return None
    sign = 1 if claim.verb == "tăng" else -1
    real: Fraction | None = None
    for base, value in _readings(claim.base, new or part or said):
        low, high, exact = _change(claim, base, value, sign)
        real = exact if real is None or abs(exact) < abs(real) else real
        for percent, step in said.steps:
            if low - step <= sign * percent <= high + step:
                return None
            if percent >= 100 and low + 100 - step <= percent <= high + 100 + step:
                return None
    if real is None or real == 0 or abs(real) > 1000:
        return None
    right = _rounded(abs(real), min(step for _, step in said.steps))
    written = {
        "said": _written(text, said),
        "verb": claim.verb,
        "right": right,
        "change": _("tăng") if real > 0 else _("giảm"),
    }
    fixes = (right,) if (real > 0) is (sign > 0) else ()
    if part is not None:
        written |= {"part": _written(text, part), "base": _written(text, claim.base)}
        if claim.base_is_after:
            return Hit(
                said.span,
                written,
                fixes,
                message="{base} sau khi {verb} {part} là {verb} {right}, bài viết {said}.",
            )
        return Hit(said.span, written, fixes, message="{part} so với {base} là {right}, bài viết {said}.")
    assert new is not None
    written |= {
        "old": _written(text, claim.base),
        "new": _written(text, new),
        "way": _("lên") if real > 0 else _("xuống"),
    }
    return Hit(said.span, written, fixes)


def _change(claim: _Claim, base: Fraction, value: Fraction, sign: int) -> tuple[Fraction, Fraction, Fraction]:
    """The least, the greatest and the plain change in per cent; no change at all for figures that allow none."""
    about_base, about_value = slack(claim.base, base), slack(claim.new or claim.part or claim.said, value)
    lows, highs = [], []
    plain = Fraction(0)
    for shift_base in (-about_base, Fraction(0), about_base):
        for shift_value in (-about_value, Fraction(0), about_value):
            one, other = base + shift_base, value + shift_value
            if claim.part is not None:
                one = one - sign * other if claim.base_is_after else one
                change = sign * other
            else:
                change = other - one
            if one <= 0:
                return Fraction(-(10**6)), Fraction(10**6), Fraction(0)
            percent = change / one * 100
            lows.append(percent)
            highs.append(percent)
            if shift_base == shift_value == 0:
                plain = percent
    return min(lows), max(highs), plain


def _readings(old: Quantity, new: Quantity) -> Iterator[tuple[Fraction, Fraction]]:
    """Every pair of values; "từ 1,2 lên 1,5 tỷ đồng" names the scale once."""
    for before in sorted(old.values):
        for after in sorted(new.values):
            if old.scale == 1 and new.scale > 1 and not old.unit:
                yield before * new.scale, after
            yield before, after


def _rounded(percent: Fraction, step: Fraction) -> str:
    """As exactly as the article writes it, whole per cent to one place more."""
    places = 1 if step >= 1 else len(str(step.denominator)) - 1
    return f"{write_decimal(percent, places)}%"


def _written(text: str, quantity: Quantity) -> str:
    return text[quantity.span.start : quantity.span.end]
