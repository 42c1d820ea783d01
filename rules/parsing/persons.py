"""Finds persons who bear a public office, with the office and its body: "ông Nguyễn Văn A, Giám đốc Sở X", "Chủ tịch UBND phường
Nguyễn Thị B". Names without an office are not found: nobody else's name is any business of the rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rasoat.content import Span
from rules.facts_loader import forgotten_with_facts
from rules.parsing.mentions import within
from rules.parsing.names import BodyMention, body_at
from rules.text.letters import LOWER, UPPER
from rules.text.surnames import SURNAMES

_S = "[ \u00a0]"
_OFFICE_WORDS = (
    "Tổng Bí thư|Bí thư|Chủ tịch|Tổng giám đốc|Giám đốc|Thủ tướng|Bộ trưởng|Thứ trưởng|Chủ nhiệm|Tổng Thanh tra|Tổng Kiểm toán|"
    "Thống đốc|Chánh án|Viện trưởng|Tổng cục trưởng|Chi cục trưởng|Cục trưởng|Vụ trưởng|Chánh|Trưởng|Hiệu trưởng|Tư lệnh|"
    "Chính ủy|Chỉ huy trưởng|Đội trưởng|Tổng Biên tập|Tổng Thư ký|Ủy viên|Uỷ viên|Đại biểu"
).replace(" ", _S)
_OFFICE = re.compile(
    rf"(?<!\w)(?<!Ban )(?<!ban )(?P<office>(?:Quyền{_S})?(?:Phó{_S})?(?:{_OFFICE_WORDS})"
    rf"(?:{_S}(?:thường trực|chuyên trách|dự khuyết))?)(?!\w)",
    re.IGNORECASE,
)
_NEEDS_BODY = frozenset({"chánh", "trưởng", "đại biểu"})
"""Words that are an office only before the name of a body: Chánh Văn phòng, Trưởng Ban, Đại biểu Quốc hội."""
_STATE = re.compile(rf"{_S}[Nn]ước(?!\w)")
_SECTION = re.compile(
    rf"{_S}(?P<rest>(?:[Bb]an|[Pp]hòng|[Vv]ăn{_S}phòng|[Tt]hanh{_S}tra|[Cc]ông{_S}an|[Đđ]oàn|[Kk]hoa|[Bb]ộ{_S}môn)(?!\w))"
)
"""After "Trưởng", "Chánh": "Trưởng ban", "Trưởng phòng" without a name."""
_OWN_BODY = re.compile(
    rf"{_S}(?P<body>Sở|Cục|Vụ|Viện|Trung{_S}tâm|Ban|Trường|Hội|Bệnh{_S}viện|Học{_S}viện|Đài|Chi{_S}cục)(?!\w)"
)
"""The writer's own body by its kind alone: "Phó Giám đốc Sở"."""
_WORD = rf"[{UPPER}](?:[{LOWER}]{{0,7}})"
_NAME = rf"(?:{'|'.join(SURNAMES)})(?:{_S}{_WORD}(?![\w&])){{1,4}}"
_TITLES = (
    rf"(?:[Cc]ác{_S})?(?:đồng{_S}chí|Đồng{_S}chí|[Đđ]/c|ông|Ông|bà|Bà|[Nn]hà{_S}giáo|[Đđ]ại{_S}tá|[Tt]hượng{_S}tá|[Tt]rung{_S}tá|"
    rf"[Tt]hiếu{_S}tướng|[Tt]rung{_S}tướng|[Tt]hượng{_S}tướng|[Đđ]ại{_S}tướng|(?:PGS|GS|TS|ThS|KTS|BS|Ths)\.?(?:{_S}?TS\.?)?)"
)
_TITLED = rf"(?:(?P<title>{_TITLES})[ \u00a0:]{{1,2}})?(?:(?:PGS|GS|TS|ThS|KTS)\.{_S}?){{0,2}}"
_RANK = re.compile(r"(?:đại|thượng|trung|thiếu)[ \u00a0](?:tá|tướng)|(?:PGS|GS|TS|ThS|KTS|BS)", re.IGNORECASE)
"""A comma may stand between an office and a name that these lead; with "đồng chí" another person may follow."""
_NAME_AFTER = re.compile(rf"(?P<gap>{_S}{{1,2}}|{_S}?[:–-]{_S}|,{_S})(?:là{_S})?{_TITLED}(?P<name>{_NAME})")
_NAME_BEFORE = re.compile(
    rf"(?:(?P<title>{_TITLES})[ \u00a0:]{{1,2}})?(?<!\w)(?P<name>{_NAME})"
    rf"(?P<gap>{_S}?[,–(-]{_S}{{0,2}}|{_S}(?=là{_S}|giữ{_S}|hiện{_S}))"
    rf"(?:(?:hiện{_S})?(?:đang{_S})?(?:nay{_S})?(?:là|giữ chức(?: vụ)?){_S})?(?P<former>(?:[Nn]guyên|[Cc]ựu){_S}(?:là{_S})?)?\Z"
)
_FORMER = re.compile(rf"(?:[Nn]guyên|[Cc]ựu){_S}\Z")
_JOIN = re.compile(
    rf"(?:,|;|{_S}[–-]|{_S}kiêm|,{_S}(?:đồng{_S}thời|kiêm))(?:{_S}(?:nay{_S}|hiện{_S})?là)?{_S}(?:(?:[Nn]guyên|[Cc]ựu){_S})?\Z"
)
_MANY = re.compile(
    rf"\b(?:các|những|mọi|một số|nhiều|hai|ba|\d){_S}(?:(?:đồng{_S}chí|ông|bà|vị){_S})?(?:[Pp]hó{_S})?\Z", re.IGNORECASE
)
_REACH = 90
_JOIN_REACH = 24


@dataclass(frozen=True, slots=True)
class Office:
    """An office in a text. ``title`` is as written ("Phó Chủ tịch", "Trưởng ban"); ``body`` is None where none is named with it.

    ``own_body`` is the kind of body alone where its name is left out ("Phó Giám đốc Sở": "Sở"), else "". ``former``: "nguyên".
    """

    span: Span
    title: str
    body: BodyMention | None
    own_body: str
    former: bool


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person with at least one office. ``span`` is the name; ``title`` is how the person is addressed ("ông"), "" if not."""

    span: Span
    name: str
    title: str
    offices: tuple[Office, ...]

    @property
    def former(self) -> bool:
        """Whether no office named here is held now."""
        return all(office.former for office in self.offices)


@forgotten_with_facts
@lru_cache(maxsize=32)
def find_persons(text: str) -> tuple[PersonMention, ...]:
    """Persons named with their office, in reading order; "các Phó Giám đốc: A, B" is a list and finds none."""
    found: dict[int, PersonMention] = {}
    for chain in _chains(text):
        before = _before(text, chain[0].span.start)
        after = _after(text, chain[-1].span.end)
        if before and (after is None or after["gap"].strip() or after["title"]):
            if before["former"] and len(chain) == 1:
                chain = [Office(one.span, one.title, one.body, one.own_body, True) for one in chain]
            mention = _person(before, chain)
        elif after:
            mention = _person(after, chain)
        else:
            continue
        found.setdefault(mention.span.start, mention)
    return tuple(found[start] for start in sorted(found))


def persons_within(text: str, passage: Span) -> tuple[PersonMention, ...]:
    """The persons whose names begin in a passage."""
    return within(find_persons(text), passage)


def _person(match: re.Match[str], offices: list[Office]) -> PersonMention:
    name = " ".join(match["name"].split())
    return PersonMention(Span(*match.span("name")), name, " ".join((match["title"] or "").split()), tuple(offices))


def _before(text: str, start: int) -> re.Match[str] | None:
    """The name that leads to an office: "ông Nguyễn Văn A, Giám đốc"."""
    reach = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    head = text[reach:start]
    if not head or head[-1] not in " \u00a0(":
        return None
    return _NAME_BEFORE.search(text, reach, start)


def _after(text: str, end: int) -> re.Match[str] | None:
    match = _NAME_AFTER.match(text, end)
    if match is None or (match["title"] or "").lower().startswith("các"):
        return None
    if match["gap"].strip() == "," and not _RANK.match(match["title"] or ""):
        return None
    return match


@forgotten_with_facts
@lru_cache(maxsize=32)
def find_offices(text: str) -> tuple[Office, ...]:
    """Offices of public bodies, with or without a person beside them."""
    found: list[Office] = []
    end = 0
    for match in _OFFICE.finditer(text):
        office = _office(text, match) if match.start() >= end else None
        if office:
            found.append(office)
            end = office.span.end
    return tuple(found)


def _office(text: str, match: re.Match[str]) -> Office | None:
    title = " ".join(match["office"].split())
    word, end = title.lower().removeprefix("quyền ").removeprefix("phó "), match.end()
    if _MANY.search(text, max(0, match.start() - 24), match.start()):
        return None
    body, own = _body_after(text, end), ""
    section = _SECTION.match(text, end) if word in ("chánh", "trưởng", "hiệu trưởng") else None
    if section:
        title = f"{title} {' '.join(section['rest'].split())}"
        end = section.end()
        body = body or _body_after(text, end)
    elif word in _NEEDS_BODY and body is None:
        return None
    elif word == "chủ tịch" and body is None and (state := _STATE.match(text, end)):
        title, end = f"{title} {' '.join(state.group().split())}", state.end()
    elif body is None and (alone := _OWN_BODY.match(text, end)):
        own, end = " ".join(alone["body"].split()), alone.end()
    former = bool(_FORMER.search(text, max(0, match.start() - 8), match.start()))
    return Office(Span(match.start(), body.span.end if body else end), title, body, own, former)


def _body_after(text: str, end: int) -> BodyMention | None:
    return body_at(text, end + 1) if text[end : end + 1] in " \u00a0" and end + 1 < len(text) else None


def _chains(text: str) -> list[list[Office]]:
    """Offices of one person: "Ủy viên Ban Thường vụ Thành ủy, Phó Chủ tịch UBND Thành phố"."""
    chains: list[list[Office]] = []
    for office in find_offices(text):
        last = chains[-1][-1].span.end if chains else -1
        if chains and office.span.start - last < _JOIN_REACH and _JOIN.fullmatch(text, last, office.span.start):
            chains[-1].append(office)
        else:
            chains.append([office])
    return chains
