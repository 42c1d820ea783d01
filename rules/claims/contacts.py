"""Hotlines, telephones, e-mail addresses and addresses of bodies; what stands beside a person's name is that person's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import Block, Span
from rules.claims.claim import Claim, Kind
from rules.claims.reading import Reading
from rules.claims.subjects import owner_of
from rules.parsing.localities import places_within
from rules.parsing.names import bodies_within
from rules.text.folding import fold, tones
from rules.text.letters import LOWER, UPPER

_NUMBER = (
    r"(?<![\d/])(?:\(?\+?84\)?[ .-]?|\(?0)\d{1,3}\)?(?:[ .-]{0,2}\d){6,8}(?!\d)|(?<![\d/])1[89]00(?:[ .]?\d){4,6}(?!\d)"
    r"|(?<![\d/.])1(?:022|1[1-589])(?![\d./])"
)
_NUMBERS = re.compile(rf"(?:{_NUMBER})(?:[ ]?(?:[,;/–-]|hoặc|và)[ ]?(?:{_NUMBER}))*")
_EACH = re.compile(_NUMBER)
_HOTLINE = re.compile(
    r"(?:đường dây nóng|hotline|hot line|điện thoại (?:tiếp nhận|phản ánh|hỗ trợ)(?!\w)|(?<!\w)tổng đài(?!\w))",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<!\w)(?:(?:số )?điện thoại(?: liên hệ| cố định| trực ban)?|đt|tel)[ ]?[:.][ ]?", re.IGNORECASE)
_EMAIL = re.compile(r"(?<!\w)(?:e-?mail|thư điện tử|hộp thư(?: điện tử| công vụ)?)(?!\w)", re.IGNORECASE)
_AT = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_FREE_MAIL = re.compile(r"@(?:gmail|yahoo|hotmail|outlook|icloud|live)\.", re.IGNORECASE)
"""A person's, even where a body's name stands beside it."""
_ADDRESS = re.compile(
    r"(?<!\w)(?:địa chỉ(?: trụ sở| liên hệ| cơ quan)?[ ]?:"
    r"|trụ sở[^\n.;:,]{0,60}?(?::|(?: đặt)? tại(?: địa chỉ:?)?|(?: đặt)? ở)(?= (?:số|tầng|\d)))",
    re.IGNORECASE,
)
_STREET = re.compile(
    rf"[ ]?(?:[Tt]ầng \d{{1,2}},? )?(?:[Ss]ố )?(?:nhà )?(?P<number>\d{{1,4}}[A-Za-z]?(?:[/-]\d{{1,4}}[A-Za-z]?){{0,3}}),? "
    rf"(?:(?:[Đđ]ường|[Pp]hố) )?(?P<street>(?:[{UPPER}][{LOWER}{UPPER}]*|\d{{1,2}}/\d{{1,2}})(?: [{UPPER}][{LOWER}]*){{0,4}})"
)
_ADDRESS_TAIL = re.compile(r" (?:quận|huyện|phường|xã|thành phố|tp|hà nội)\b.*$")
_DESK = re.compile(
    r"một cửa|bộ phận tiếp nhận|trung tâm phục vụ|điểm tiếp nhận|nộp hồ sơ|nhận hồ sơ|cơ sở \d|tiếp công dân"
    r"|tiếp dân|nhận báo giá|"
    r"mời thầu|dự thầu|đấu giá"
)
_PERSON = re.compile(
    r"(?<!\w)(?:ông|bà|đ/c|đồng chí|anh|chị|thầy|cô|bác sĩ|luật sư|cán bộ|chuyên viên|công chức)(?!\w)", re.IGNORECASE
)
_REACH = 110
"""Code points between a label and its number."""
_IDLE = frozenset(
    tones(
        "của là số gọi qua theo điện thoại liên hệ máy và tại đến tới thường trực 24/24 24/7 24/24h sau đây trên "
        "dưới tiếp nhận thông tin phản ánh"
        " kiến nghị ý người dân công tổ chức về các vào hoặc nóng ubnd phường xã sở quận huyện cơ quan đơn vị"
    ).split()
)
"""Words between a label and its number that tell no purpose."""
_OLD_PREFIXES = {
    **{f"016{d}": f"03{d}" for d in "23456789"},
    "0120": "070",
    "0121": "079",
    "0122": "077",
    "0126": "076",
    "0128": "078",
    "0123": "083",
    "0124": "084",
    "0125": "085",
    "0127": "081",
    "0129": "082",
    "0186": "056",
    "0188": "058",
    "0199": "059",
}
"""Mobile numbers of 11 digits before September 2018."""


def contact_claims(reading: Reading) -> Iterator[Claim]:
    folded = reading.doc.folded
    has_hotline = "nóng" in folded or "hot" in folded or "điện th" in folded or "tổng đài" in folded
    has_phone = "điện th" in folded or "đt" in folded or "tel" in folded
    has_address = "địa chỉ" in folded or "trụ sở" in folded
    for block in reading.blocks() if has_hotline or has_phone or has_address or "@" in folded else ():
        if has_hotline:
            yield from _numbers(reading, block, Kind.HOTLINE, _HOTLINE)
        if has_phone:
            yield from _numbers(reading, block, Kind.PHONE, _PHONE)
        if has_address:
            yield from _addresses(reading, block)
        if "@" in folded:
            yield from _emails(reading, block)


def plain_number(written: str) -> str:
    """The digits of a telephone number as dialled now inside the country."""
    digits = re.sub(r"\D", "", written)
    if digits.startswith("84") and len(digits) > 9:
        digits = "0" + digits[2:].removeprefix("0")
    if len(digits) == 11 and digits[:4] in _OLD_PREFIXES:
        digits = _OLD_PREFIXES[digits[:4]] + digits[4:]
    if len(digits) == 10 and digits.startswith("04"):
        digits = "024" + digits[2:]
    return digits


def _numbers(reading: Reading, block: Block, kind: Kind, labels: re.Pattern[str]) -> Iterator[Claim]:
    for label in labels.finditer(reading.text, *block.span):
        stop = min(block.span.end, label.end() + _REACH)
        found = _NUMBERS.search(reading.text, label.end(), stop)
        if found is None:
            continue
        between = reading.text[label.end() : found.start()]
        if re.search(r"[.;\n]\s", between) or labels.search(between) or (kind is Kind.PHONE and between.strip()):
            continue
        span = Span(*found.span())
        values = sorted({plain_number(number) for number in _EACH.findall(found.group())})
        if kind is Kind.PHONE and any(not value.startswith(("02", "1")) for value in values):
            continue
        scope = " ".join(_purpose(reading, Span(label.end(), found.start()))) if kind is Kind.HOTLINE else ""
        yield from _made(reading, kind, Span(*label.span()), span, "|".join(values), scope)


def _purpose(reading: Reading, passage: Span) -> list[str]:
    """What a hotline is for, by the words before the number that name no body."""
    words = reading.text[passage.start : passage.end]
    bodies = [body.span for body in bodies_within(reading.text, passage)]
    for span in (*bodies, *(place.span for place in places_within(reading.text, passage))):
        words = words.replace(reading.doc.slice(span), " ")
    return [word for word in re.findall(r"[\w/]+", fold(words)) if word not in _IDLE]


def _emails(reading: Reading, block: Block) -> Iterator[Claim]:
    for label in _EMAIL.finditer(reading.text, *block.span):
        found = _AT.search(reading.text, label.end(), min(block.span.end, label.end() + _REACH))
        if (
            found
            and not _FREE_MAIL.search(found.group())
            and not _EMAIL.search(reading.text, label.end(), found.start())
        ):
            yield from _made(
                reading, Kind.EMAIL, Span(*label.span()), Span(*found.span()), found.group().lower().rstrip("."), ""
            )


def _addresses(reading: Reading, block: Block) -> Iterator[Claim]:
    for label in _ADDRESS.finditer(reading.text, *block.span):
        found = _STREET.match(reading.text, label.end(), block.span.end)
        if found is None:
            continue
        street = _ADDRESS_TAIL.sub("", " ".join(fold(found["street"]).split()))
        desk = _DESK.search(fold(reading.doc.slice(Span(reading.doc.sentence_at(label.start()).start, label.end()))))
        span = Span(found.start("number"), found.end("street"))
        value = f"{found['number'].lower()} {street}"
        yield from _made(reading, Kind.ADDRESS, Span(*label.span()), span, value, desk.group() if desk else "")


def _made(reading: Reading, kind: Kind, label: Span, span: Span, value: str, scope: str) -> Iterator[Claim]:
    """The claim, if it is a body's and no person's."""
    sentence = reading.doc.sentence_at(label.start)
    around = reading.text[max(sentence.start, label.start - _REACH) : span.end + _REACH // 3].split("\n")[0]
    if reading.is_masked(span) or _PERSON.search(around):
        return
    owner = owner_of(reading, label, span)
    if owner is not None:
        yield Claim(kind, owner.key, scope, value, owner.name, reading.doc.slice(span), reading.quote(span))
