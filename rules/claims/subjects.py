"""Whose a number, an address or a day is: the body named beside it, under one key however it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rasoat.content import BlockKind, Span
from rules.claims.reading import Reading
from rules.parsing.localities import places_within
from rules.parsing.names import BodyMention, bodies_within, body_key
from rules.text.folding import fold

_SHORT = (
    ("ủy ban nhân dân", "ubnd"),
    ("hội đồng nhân dân", "hđnd"),
    ("mặt trận tổ quốc", "mttq"),
    ("tp ", "thành phố "),
)
_HOME = re.compile(r" (?:thành phố )?hà nội$")
"""The city whose bodies are also named without it ("Sở Y tế"); a body of another city keeps the city's name."""
_PORTAL = re.compile(r"^(?:cổng|trang) (?:thông tin )?(?:giao tiếp )?(?:điện tử )?(?:của )?")
_LEVEL = re.compile(r"^(?:ubnd )?(phường|xã|thị trấn|quận|huyện|sở|ban|chi cục|trung tâm|công an)\b")
_GENERIC = frozenset(
    "ubnd|hđnd|phường|xã|thị trấn|quận|huyện|sở|ubnd phường|ubnd xã|ubnd thị trấn|ubnd quận|ubnd huyện|đảng "
    "ủy|công an|văn phòng".split("|")
)
_OWN = re.compile(
    r"\b(?:của|tại|do|chủ tịch|bí thư|giám đốc|lãnh đạo) (?:ubnd |ủy ban nhân dân )?(phường|xã|thị trấn|quận"
    r"|huyện|sở|cơ quan|đơn vị)(?= tiếp |[,:;.()]|$| (?:là|tại|qua|theo|vào|gồm)(?!\w))"
)
_BEHIND = re.compile(r"(?:[ ]?\(| của )([^()\n.;]{3,60})")
_MARKS = " ,:(–-"
_WARDS = ("phường", "xã", "thị trấn")
_HEAD_LINE = 160
"""Longer blocks are running text, which heads no list of contacts."""
_LINES = 4


@dataclass(frozen=True, slots=True)
class Owner:
    """``key`` for comparing, ``name`` for people."""

    key: str
    name: str


def body_subject(name: str) -> str:
    """One key for the spellings of one body; "UBND phường X" and "phường X" are one."""
    key = f"{' '.join(body_key(name))} "
    for long, short in _SHORT:
        key = key.replace(long, short)
    key = _HOME.sub(" thành phố" if key.startswith(("ubnd ", "hđnd ", "mttq ")) else "", key.strip())
    return re.sub(r"^ubnd (?=(?:phường|xã|thị trấn|quận|huyện) )", "", key)


def own(reading: Reading) -> Owner | None:
    """The agency whose portal it is; None where it is not known."""
    agency = reading.doc.agency
    if agency is None or not agency.name:
        return None
    return Owner(body_subject(_PORTAL.sub("", fold(agency.name)).strip()), agency.name)


def owner_of(reading: Reading, label: Span, value: Span) -> Owner | None:
    """Of what ``label`` announces and ``value`` gives: the one body named between them, else before them in the sentence, else in
    the line that heads the list of contacts. None where nobody or several are named."""
    passage = Span(label.start, value.start)
    between = _named(reading, passage) or _units(reading, passage)
    if between:
        return _one(reading, between)
    sentence = reading.doc.sentence_at(label.start)
    before = _named(reading, Span(sentence.start, label.start)) or _right_before(
        reading, Span(sentence.start, label.start)
    )
    if before:
        return _one(reading, before)
    if said := _OWN.search(fold(reading.text[sentence.start : value.start])):
        return _by_level(own(reading), said[1])
    if behind := _BEHIND.match(reading.text, value.end):
        return _one(reading, _named(reading, Span(*behind.span(1))))
    return _heading(reading, label)


def _named(reading: Reading, passage: Span) -> list[Owner]:
    """The bodies in a passage."""
    bodies: tuple[BodyMention, ...] = bodies_within(reading.text, passage)
    return [Owner(body_subject(body.name), body.name) for body in bodies]


def _units(reading: Reading, passage: Span) -> list[Owner]:
    """The wards that stand for their bodies ("đường dây nóng của phường X")."""
    places = [place for place in places_within(reading.text, passage) if place.kind in _WARDS and not place.listed]
    names = [f"{place.kind} {place.name}" for place in places]
    return [Owner(body_subject(name), name) for name in names]


def _right_before(reading: Reading, passage: Span) -> list[Owner]:
    """The ward whose name ends the passage ("Phường X, đường dây nóng: …")."""
    named = _units(reading, passage)
    places = places_within(reading.text, passage)
    ends = bool(places) and not reading.text[places[-1].span.end : passage.end].strip(_MARKS)
    return named if ends and len(places) == 1 else []


def _one(reading: Reading, named: Iterable[Owner]) -> Owner | None:
    found = {owner.key: owner for owner in named}
    if len(found) != 1:
        return None
    owner = next(iter(found.values()))
    return _by_level(own(reading), owner.key) if owner.key in _GENERIC else owner


def _by_level(agency: Owner | None, said: str) -> Owner | None:
    """The agency itself, where "phường", "Sở" can mean it."""
    if agency is None:
        return None
    level = _LEVEL.match(agency.key)
    wanted = said.removeprefix("ubnd ")
    return agency if level is None or wanted in ("cơ quan", "đơn vị") or level[1] == wanted else None


def _heading(reading: Reading, label: Span) -> Owner | None:
    """The body that begins one of the short lines above a contact line."""
    blocks = reading.doc.article.blocks
    here = reading.doc.block_at(label.start)
    if here is None or label.start - here.span.start > _HEAD_LINE:
        return None
    if label.start - here.span.start > _LINES:
        starts = reading.doc.sentence_at(label.start).start == label.start
        return _one(reading, _named(reading, Span(here.span.start, label.start))) if starts else None
    at = next((n for n, block in enumerate(blocks) if block.span == here.span), 0)
    for block in reversed(blocks[max(0, at - _LINES) : at]):
        if block.span.end - block.span.start > _HEAD_LINE or block.kind is BlockKind.CELL:
            return None
        named = _named(reading, block.span)
        if named:
            return _one(reading, named)
    return None
