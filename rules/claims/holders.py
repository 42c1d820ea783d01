"""Who holds an office of which a body has one: Chủ tịch UBND phường X, Giám đốc Sở Y."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rules.claims.claim import Claim, Kind
from rules.claims.reading import Reading
from rules.claims.subjects import body_subject
from rules.parsing.persons import Office, PersonMention, find_persons
from rules.text.folding import fold, tones

_SINGLE = frozenset(
    "chủ tịch|bí thư|giám đốc|tổng giám đốc|bộ trưởng|cục trưởng|chi cục trưởng|vụ trưởng|viện trưởng|hiệu "
    "trưởng|chánh văn phòng|"
    "chánh thanh tra|trưởng công an|chủ nhiệm|tổng biên tập".split("|")
)
_HAS_PLACE = re.compile(
    r"^(?:ubnd|hđnd|mttq|đảng ủy|công an|đảng bộ|chi bộ|ban chấp hành|hội|văn phòng|ban|phòng)(?: \w+)?$"
)
"""A body of which every unit has one, named without its unit."""
_NOT_NOW = re.compile(
    tones(
        r"\b(?:nguyên|cựu|cố|khi đó|lúc đó|lúc bấy giờ|thời kỳ|nhiệm kỳ(?= \d)|giai đoạn|bầu|bổ nhiệm|miễn nhiệm|điều "
        r"động|giới thiệu)\b"
    )
)


def holder_claims(reading: Reading) -> Iterator[Claim]:
    for person in find_persons(reading.text):
        office = _beside(reading, person)
        if office is None or office.former or office.body is None or fold(office.title) not in _SINGLE:
            continue
        body = body_subject(office.body.name)
        sentence = reading.doc.slice(reading.doc.sentence_at(person.span.start))
        if _HAS_PLACE.match(body) or reading.is_masked(person.span) or _NOT_NOW.search(fold(sentence)):
            continue
        subject, name = f"{fold(office.title)} {body}", f"{office.title} {office.body.name}"
        yield Claim(Kind.HOLDER, subject, "", fold(person.name), name, person.name, reading.quote(person.span))


def _beside(reading: Reading, person: PersonMention) -> Office | None:
    """The office written next to the name. After a comma a name may be the next one of a list ("Bộ trưởng Bộ X, đ/c Y")."""
    before = [office for office in person.offices if office.span.start < person.span.start]
    if not before:
        return person.offices[0]
    office = before[-1]
    between = reading.text[office.body.span.end if office.body else office.span.end : person.span.start]
    return None if re.search(r"[,;]", between) else office
