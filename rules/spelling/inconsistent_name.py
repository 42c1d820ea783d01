"""SP012: one person's full name with two tones or marks in an article (Nguyễn Văn Phong, then Nguyễn Văn Phòng).

Two people may well bear such names: silent where both stand in one sentence, as in a list, and where neither is named again
nor both bear the same title. Names that differ by a letter are different names.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from rasoat.content import Span
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import WARNING, Example, PhraseMatch, Phrases, rule
from rules.text.folding import fold
from rules.text.letters import LOWER, UPPER
from rules.text.unaccent import unaccented

_SURNAMES = tuple(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Ngô Đinh Trương Đào Trịnh Tạ Tô Phùng Đàm".split()
)
_REST = rf"(?:\s[{UPPER}][{LOWER}]+){{2,3}}(?![\w-])(?!\s[{UPPER}])"
_NAME = {surname: re.compile(rf"(?<![\w-]){surname}{_REST}") for surname in _SURNAMES}
_PLACE = re.compile(r"(?:đường|phố|trường|ngõ|cầu|chợ|thcs|thpt|học|phường|quận|xã)\s$")
_TITLE = re.compile(r"([^\W\d_]+ [^\W\d_]+)\s$")
_REACH = 24


@rule(
    code="SP012",
    name="inconsistent-name",
    severity=WARNING,
    trigger=Phrases(_SURNAMES, match_case=True),
    title="Một tên người viết hai cách",
    passes="Tên người viết thống nhất trong bài",
    message="“{quote}” chỗ khác trong bài viết là “{right}”.",
    hint="Kiểm tra tên đúng rồi viết thống nhất.",
    why="Sai tên người là thiếu tôn trọng; người đọc không rõ là một hay hai người.",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(
            bad="Ông Nguyễn Văn Phong chủ trì. Theo ông Nguyễn Văn Phong, dự án đúng hạn. Ông ⟦Nguyễn Văn Phòng⟧ cảm ơn.",
            good="Khen thưởng các ông Nguyễn Văn Phong, Nguyễn Văn Phòng và bà Nguyễn Thị Hòa. Ông Nguyễn Văn Phong phát biểu.",
            suggestion="Nguyễn Văn Phong",
        ),
        Example(
            bad="Phó Thủ tướng Trịnh Đình Dũng dự. Theo Phó Thủ tướng ⟦Trịnh Định Dũng⟧, cần khẩn trương.",
            good="Anh Trần Văn Hùng trú tại xã A. Nạn nhân là Trần Văn Hưng ở xã B. Ông Lê Thị Hoà và Lê Thị Hòa là một.",
        ),
    ],
)
def inconsistent_name(match: PhraseMatch, doc: Document) -> Hit | None:
    found = _NAME[match.phrase].match(doc.text, match.span.start)
    if found is None or _PLACE.search(doc.folded, max(0, found.start() - _REACH), found.start()):
        return None
    names = _names(doc.text, match.phrase)
    own = _key(found.group())
    if found.start() != next(start for start, name in names if _key(name) == own):
        return None
    counts = Counter(_key(name) for _, name in names)
    for key, count in counts.most_common():
        if key == own or not _sounds_alike(key, own) or count < counts[own]:
            continue
        others = [(start, name) for start, name in names if _key(name) == key]
        if count == counts[own] and not _later_with_same_title(found.start(), others[0][0], doc):
            continue
        sentence = doc.sentence_at(found.start())
        if count > 1 or counts[own] == 1:
            if any(sentence.start <= start < sentence.end for start, _ in others) or _together(doc, names, own, key):
                continue
            right = others[0][1]
            return Hit(Span(*found.span()), {"right": right}, (right,))
    return None


@lru_cache(maxsize=64)
def _names(text: str, surname: str) -> tuple[tuple[int, str], ...]:
    """Full names of this surname and where they stand."""
    found = []
    start = text.find(surname)
    while start >= 0:
        if name := _NAME[surname].match(text, start):
            found.append((start, " ".join(name.group().split())))
        start = text.find(surname, start + 1)
    return tuple(found)


def _key(name: str) -> str:
    return fold(" ".join(name.split()))


def _sounds_alike(one: str, other: str) -> bool:
    """Whether exactly one syllable differs, by its marks alone (or i and y)."""
    pairs = list(zip(one.split(), other.split(), strict=False))
    different = [pair for pair in pairs if pair[0] != pair[1]]
    if len(one.split()) != len(other.split()) or len(different) != 1:
        return False
    left, right = (unaccented(word).replace("y", "i") for word in different[0])
    return left == right


def _later_with_same_title(start: int, other: int, doc: Document) -> bool:
    """Whether both bear the same two words before the name, and this is the later one."""
    here = _TITLE.search(doc.folded, max(0, start - _REACH), start)
    there = _TITLE.search(doc.folded, max(0, other - _REACH), other)
    return start > other and here is not None and there is not None and here[1] == there[1]


def _together(doc: Document, names: tuple[tuple[int, str], ...], one: str, other: str) -> bool:
    """Whether both stand in one sentence anywhere: two people."""
    sentences = [
        {doc.sentence_at(start).start for start, name in names if _key(name) == wanted} for wanted in (one, other)
    ]
    return bool(sentences[0] & sentences[1])
