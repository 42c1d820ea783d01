"""Who holds an office of which a body has one: Chủ tịch UBND phường X, Giám đốc Sở Y."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rules.claims.claim import Claim, Kind
from rules.claims.reading import Reading
from rules.claims.subjects import body_subject
from rules.parsing.persons import find_persons
from rules.text.folding import fold

_SINGLE = frozenset(
    "chủ tịch|bí thư|giám đốc|tổng giám đốc|bộ trưởng|cục trưởng|chi cục trưởng|vụ trưởng|viện trưởng|hiệu trưởng|chánh văn phòng|"
    "chánh thanh tra|trưởng công an|chủ nhiệm|tổng biên tập".split("|")
)
_HAS_PLACE = re.compile(r"^(?:ubnd|hđnd|mttq|đảng ủy|công an|đảng bộ)(?: \w+)?$")
"""A body of which every unit has one, named without its unit."""
_NOT_NOW = re.compile(r"\b(?:nguyên|cựu|cố|khi đó|lúc đó|lúc bấy giờ|thời kỳ|nhiệm kỳ \d|giai đoạn|bầu|bổ nhiệm|miễn nhiệm|điều động|giới thiệu)\b")


def holder_claims(reading: Reading) -> Iterator[Claim]:
    for person in find_persons(reading.text):
        for office in person.offices:
            title = fold(office.title)
            if office.former or office.body is None or title not in _SINGLE:
                continue
            body = body_subject(office.body.name)
            if _HAS_PLACE.match(body) or reading.is_masked(person.span):
                continue
            sentence = reading.doc.sentence_at(person.span.start)
            if _NOT_NOW.search(fold(reading.doc.slice(sentence))):
                continue
            name = f"{office.title} {office.body.name}"
            yield Claim(Kind.HOLDER, f"{title} {body}", "", fold(person.name), name, person.name, reading.quote(person.span))
