"""SP012: one person's full name with two tones or marks in an article (Nguyễn Văn Phong, then Nguyễn Văn Phòng).

Two people may well bear such names: silent where both stand in one sentence, as in a list, and where neither is named again
nor both bear the same title. Names that differ by a letter are different names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from rasoat.content import Span
from rasoat.finding import Hit
from rules.document import Document
from rules.rule import WARNING, EveryWord, Example, Words, rule
from rules.text.folding import fold
from rules.text.letters import LOWER, UPPER
from rules.text.unaccent import unaccented

_SURNAMES = tuple("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Ngô Đinh Trịnh Phùng".split())
_SURNAME = re.compile(rf"(?<![\w-])(?:{'|'.join(_SURNAMES)})(?![\w-])")
_REST = rf"(?:\s[{UPPER}][{LOWER}]+){{2,3}}(?![\w-])(?!\s[{UPPER}])"
_NAME = {surname: re.compile(rf"(?<![\w-]){surname}{_REST}") for surname in _SURNAMES}
_PLACE = re.compile(r"(?:đường|phố|trường|ngõ|cầu|chợ|thcs|thpt|học|phường|quận|xã)\s$")
_TITLE = re.compile(r"([^\W\d_]+ [^\W\d_]+)\s$")
_REACH = 24


@rule(
    code="SP012",
    name="inconsistent-name",
    severity=WARNING,
    trigger=EveryWord(_SURNAME.pattern, together=True),
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
def inconsistent_name(words: Words, doc: Document) -> Iterator[Hit]:
    surnames = {match.group() for run in words.runs for match in _SURNAME.finditer(run)}
    alike = {surname: names for surname in surnames if (names := _alike(doc.text, surname))}
    if alike:
        for match in words.matches(words.runs):
            if hit := _hit(match.start(), alike.get(match.group(), {}), doc):
                yield hit


def _hit(start: int, names: dict[str, list[tuple[int, str]]], doc: Document) -> Hit | None:
    own = next((key for key, places in names.items() if places[0][0] == start), "")
    if not own or _PLACE.search(doc.folded, max(0, start - _REACH), start):
        return None
    for key, places in sorted(names.items(), key=lambda item: -len(item[1])):
        if not _sounds_alike(key, own) or len(places) < len(names[own]) or _together(doc, places, names[own]):
            continue
        if len(places) > len(names[own]) or _later_with_same_title(start, places[0][0], doc):
            right = places[0][1]
            return Hit(Span(start, start + len(names[own][0][1])), {"right": right}, (right,))
    return None


def _alike(text: str, surname: str) -> dict[str, list[tuple[int, str]]]:
    """Full names of this surname that sound like another one: folded, with the places where they stand as written."""
    found: dict[str, list[tuple[int, str]]] = {}
    start = text.find(surname)
    while start >= 0:
        if name := _NAME[surname].match(text, start):
            found.setdefault(fold(" ".join(name.group().split())), []).append((start, name.group()))
        start = text.find(surname, start + 1)
    sounds = Counter(map(_sound, found)) if len(found) > 1 else Counter()
    return {key: places for key, places in found.items() if sounds[_sound(key)] > 1}


def _sound(name: str) -> str:
    return " ".join(map(_sound_of_syllable, name.split()))


@lru_cache(maxsize=10_000)
def _sound_of_syllable(syllable: str) -> str:
    return unaccented(syllable).replace("y", "i")


def _sounds_alike(one: str, other: str) -> bool:
    """Whether one syllable differs, by its marks alone (or i and y)."""
    different = sum(left != right for left, right in zip(one.split(), other.split(), strict=False))
    return different == 1 and _sound(one) == _sound(other)


def _later_with_same_title(start: int, other: int, doc: Document) -> bool:
    """Whether both bear the same two words before the name, and this is the later one."""
    here = _TITLE.search(doc.folded, max(0, start - _REACH), start)
    there = _TITLE.search(doc.folded, max(0, other - _REACH), other)
    return start > other and here is not None and there is not None and here[1] == there[1]


def _together(doc: Document, one: list[tuple[int, str]], other: list[tuple[int, str]]) -> bool:
    """Whether both stand in one sentence anywhere: two people."""
    return not {doc.sentence_at(start) for start, _ in one}.isdisjoint(doc.sentence_at(start) for start, _ in other)
