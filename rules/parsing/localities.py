"""Finds names of places with the kind of their unit: "phường Ba Đình", "tỉnh Hà Nam", "các huyện Đông Anh, Sóc Sơn và Mê Linh".

A name is cut by the lists of units (``rules/facts/places.toml``); one that is on none is the run of capitals after the kind.
In words all in capitals ("XÃ SÓC SƠN TỔ CHỨC HỘI NGHỊ") only listed names are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rasoat.content import Span
from rules.facts_loader import facts, forgotten_with_facts, from_facts
from rules.parsing.mentions import within
from rules.text.folding import fold
from rules.text.letters import LOWER, UPPER
from rules.text.lexicon import is_compound
from rules.text.surnames import SURNAMES

KINDS = ("thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã")
"""Kinds of units, now and before 1 July 2025."""
_SHORT = {"tp": "thành phố", "tx": "thị xã", "p": "phường", "q": "quận", "h": "huyện"}
_ANY_KIND = "|".join(KINDS).replace(" ", r"[ \u00a0]")
_KIND = re.compile(
    rf"(?<![\w/-])(?<!ợp tác )(?<!tấn )(?:(?P<kind>{_ANY_KIND})[ \u00a0]{{1,2}}"
    r"|(?P<short>(?-i:TP|Tp|tp))(?:\.[ \u00a0]?|[ \u00a0])|(?P<dotted>(?-i:TX|P|Q|H))\.[ \u00a0]?)(?=[\"“]?\w)",
    re.IGNORECASE,
)
_WORD = re.compile(rf"(?:[{UPPER}][{LOWER}{UPPER}’']*|\d{{1,2}})(?!\w)")
_GAP = re.compile(r"[ \u00a0]{1,2}(?:[-–][ \u00a0]?)?|-")
_NEXT = re.compile(r"(?:[ \u00a0]?[,;][ \u00a0]{0,2}|[ \u00a0](?:và|hoặc)[ \u00a0])(?=\w)")
_MANY = re.compile(r"\b(?:các|những|hai|ba|bốn|năm|sáu|\d{1,2})[ \u00a0]{1,2}\Z", re.IGNORECASE)
_LONGEST = 6
_FREE = 4
"""Words of a name that is on no list."""
_SURNAMES = frozenset(SURNAMES[:22])
"""The frequent ones, which are hardly ever the later part of a place's name."""
_NO_NAME = frozenset("UBND HĐND MTTQ TP Sở Bộ Ủy Uỷ Ban Phòng TGĐ".split())
"""Capitals that begin something else: "phường UBND"."""
_PERSON = re.compile(rf"(?:{'|'.join(sorted(_SURNAMES))})(?:[ \u00a0][{UPPER}][{LOWER}]*){{2,4}}(?!\w)")
_LOWER = re.compile(rf"[ \u00a0]([{LOWER}]+)")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A unit in a text. ``span`` covers kind and name, or the name alone where the kind stands once for several (``listed``).

    ``kind`` is one of ``KINDS``; ``name`` is as written, with single spaces. ``known``: the lists of units have a unit of this
    name (of any kind and time); without it, where the name ends is a guess.
    """

    span: Span
    kind: str
    name: str
    name_span: Span
    known: bool
    listed: bool = False

    @property
    def key(self) -> str:
        """The name folded, hyphens as spaces: what names are compared by."""
        return place_key(self.name)


def place_key(name: str) -> str:
    """A name of a place for comparing: small letters, tone placement folded, single spaces, no hyphens."""
    return " ".join(fold(name).replace("-", " ").replace("–", " ").split())


@from_facts
def known_places() -> frozenset[str]:
    """Keys of all units on the lists, verified or not; a name alone says nothing of its kind or time."""
    listed = facts("places").values()
    before = (unit_before(written)[1] for fact in listed for written in fact.predecessors)
    return frozenset((*(place_key(name) for fact in listed for name in fact.names), *before))


def unit_before(written: str) -> tuple[str, str]:
    """Kind and key of a unit among the predecessors of a commune ("xã Tân Dân (huyện Phú Xuyên)")."""
    unit = written.split(" (")[0]
    kind = next(one for one in KINDS if unit.startswith(f"{one} "))
    return kind, place_key(unit.removeprefix(kind))


@forgotten_with_facts
@lru_cache(maxsize=32)
def find_places(text: str) -> tuple[PlaceMention, ...]:
    """All units named with their kind, in reading order, without overlaps."""
    found: list[PlaceMention] = []
    end = 0
    for match in _KIND.finditer(text):
        if match.start() < end:
            continue
        for mention in _mentions(text, match):
            found.append(mention)
            end = mention.span.end
    return tuple(found)


def places_within(text: str, passage: Span) -> tuple[PlaceMention, ...]:
    """The places that begin in a passage."""
    return within(find_places(text), passage)


def _mentions(text: str, match: re.Match[str]) -> Iterator[PlaceMention]:
    written = match["kind"] or match["short"] or match["dotted"]
    kind = _SHORT.get(written.lower()) or " ".join(written.lower().split())
    capitals = written.isupper() and len(written) > 2
    name = name_at(text, match.end(), only_known=capitals)
    if name is None or (kind in ("thành phố", "tỉnh") and not name[1] and _PERSON.match(text, match.end())):
        return
    yield _mention(text, match.start(), kind, name)
    if not _MANY.search(text, max(0, match.start() - 12), match.start()):
        return
    while (after := _NEXT.match(text, name[0].end)) and (name := name_at(text, after.end(), only_known=capitals)):
        yield _mention(text, name[0].start, kind, name, listed=True)


def _mention(text: str, start: int, kind: str, name: tuple[Span, bool], listed: bool = False) -> PlaceMention:
    span, known = name
    written = " ".join(text[span.start : span.end].split())
    return PlaceMention(Span(start, span.end), kind, written, span, known, listed)


def name_at(text: str, start: int, *, only_known: bool = False) -> tuple[Span, bool] | None:
    """The name of a place that begins here, and whether it is on the lists: the longest listed one, else the run of capitals."""
    words: list[Span] = []
    at = start
    while len(words) < _LONGEST and (word := _WORD.match(text, at)):
        words.append(Span(*word.span()))
        gap = _GAP.match(text, word.end())
        if gap is None:
            break
        at = gap.end()
    if not words:
        return None
    for count in range(len(words), 0, -1):
        if place_key(text[start : words[count - 1].end]) in known_places():
            return Span(start, words[count - 1].end), True
    count = 0 if only_known else _free(text, words)
    return (Span(start, words[count - 1].end), False) if count else None


def _free(text: str, words: list[Span]) -> int:
    """How many words of a run are a name that is on no list; a person's or a body's name, a new sentence are none of it."""
    if text[words[0].start].isdigit():
        return 1
    run = [text[word.start : word.end] for word in words]
    for count, written in enumerate(run):
        follows = len(words) - count
        if written in _NO_NAME or (written in _SURNAMES and follows > 2 and (count or follows > 3)):
            return count
        if count and (written[0].isdigit() or (count > 1 and text[words[count - 1].end : words[count].start].strip())):
            return count
    after = _LOWER.match(text, words[-1].end)
    if after and is_compound(run[-1], after[1]):
        return min(len(words) - 1, _FREE)
    return min(len(words), _FREE)
