"""Finds names of public bodies with their full extent: "Sở Y tế Hà Nội", "Ban Tuyên giáo Thành ủy", "UBND xã Sóc Sơn".

Known names (``rules/facts/bodies.toml``, ``rules/words/agency_names.toml``, ``body_capitals.toml``) are found whatever their
capitals after the first; other names by the capitals that annex II of Decree 30/2020/NĐ-CP gives them.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from rasoat.content import Span
from rules.facts_loader import facts, forgotten_with_facts, from_facts
from rules.parsing.localities import PlaceMention, find_places, name_at
from rules.parsing.mentions import within
from rules.registry import data
from rules.text.folding import fold
from rules.text.letters import LOWER, UPPER
from rules.text.lexicon import is_compound
from rules.text.surnames import SURNAMES

_HEADS = {
    "Ủy ban nhân dân": "[ỦU][ỷy] ban [Nn]hân dân|Uỷ ban [Nn]hân dân|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND",
    "Hội đồng nhân dân": "Hội đồng [Nn]hân dân|HỘI ĐỒNG NHÂN DÂN|HĐND",
    "Mặt trận Tổ quốc": "(?:(?:[ỦU][ỷy] ban|Uỷ ban|UB) ?)?(?:MTTQ|Mặt trận Tổ quốc)|UBMTTQ",
    "Đoàn đại biểu Quốc hội": "Đoàn (?:[Đđ]ại biểu|ĐB) ?(?:Quốc hội|QH)",
    "Tòa án nhân dân": "T[òo][àa] án(?: nhân dân| quân sự)?|TAND",
    "Viện kiểm sát nhân dân": "Viện [Kk]iểm sát(?: nhân dân)?|VKSND",
    "Thành ủy": "Thành [ủu][ỷy]|Thành uỷ",
    "Tỉnh ủy": "Tỉnh [ủu][ỷy]|Tỉnh uỷ",
    "Đảng ủy": "Đảng [ủu][ỷy]|Đảng uỷ|Quận ủy|Quận uỷ|Huyện ủy|Huyện uỷ|Thị ủy|Đảng bộ|Chi bộ",
    "Công an": "Công an",
    "Bộ Tư lệnh": "Bộ Tư lệnh|Bộ Chỉ huy [Qq]uân sự|Ban Chỉ huy [Qq]uân sự",
    "Trung ương Đảng": "Ban Chấp hành Trung ương(?: Đảng)?|Bộ Chính trị|Trung ương Đảng",
    "Bảo hiểm xã hội": "Bảo hiểm [Xx]ã hội|BHXH",
    "Quốc hội": "Quốc hội",
    "Chính phủ": "Chính phủ",
    "Bộ": "Bộ(?! (?:Trưởng|Luật))",
    "Sở": "Sở",
    "Tổng cục": "Tổng cục",
    "Chi cục": "Chi cục",
    "Cục": "Cục",
    "Vụ": "Vụ",
    "Ban": "Ban(?! (?:Nha|Mai)(?!\\w))",
    "Văn phòng": "Văn phòng",
    "Thanh tra": "Thanh tra",
    "Kho bạc": "Kho bạc",
    "Kiểm toán": "Kiểm toán",
    "Ngân hàng": "Ngân hàng Nhà nước",
    "Trung tâm": "Trung tâm",
    "Phòng": "Phòng",
    "Đoàn": "Thành đoàn|Tỉnh đoàn|Đoàn Thanh niên|Trung ương Đoàn|Đoàn TNCS Hồ Chí Minh",
    "Hội": "Hội(?! (?:Sách|Báo|An|Gióng|Lim|Xuân|Việt|Chợ)(?!\\w))",
    "Liên đoàn": "Liên đoàn|Tổng Liên đoàn",
    "Viện": "Viện",
    "Bệnh viện": "Bệnh viện",
    "Trường": "Trường(?! (?:Sa|Chinh|Trinh|Sơn)(?!\\w))|Học viện",
    "Đài": "Đài Phát thanh|Đài Truyền hình|Đài PT-?TH|Đài Tiếng nói",
}
"""What a name begins with, by the kind of the body; longer ones before their beginnings."""
_ALONE = frozenset(
    "Ủy ban nhân dân|Hội đồng nhân dân|Mặt trận Tổ quốc|Thành ủy|Tỉnh ủy|Đảng ủy|Trung ương Đảng|Quốc hội|Chính phủ|"
    "Đoàn đại biểu Quốc hội".split("|")
)
"""Kinds whose head alone is a name."""
_KIND_OF = list(_HEADS)
_HEAD = re.compile(
    "(?=[BCHKLMNPQSTUVĐỦ])(?<![\\w/&-])(?:"
    + "|".join(f"(?P<k{n}>{words})" for n, words in enumerate(_HEADS.values()))
    + r")(?![\w/])"
)
_WORD = re.compile(r"[^\W\d_]+(?:[&][^\W\d_]+)*")
_GAP = re.compile(r"[ \u00a0]{1,2}(?:[-–&][ \u00a0]?)?|[-–&]|,[ \u00a0]")
_CAPITAL = re.compile(rf"[{UPPER}][{LOWER}{UPPER}]*(?:[&-][{UPPER}]+)*(?!\w)")
_LOWER = re.compile(rf"[ \u00a0]([{LOWER}]+)(?!\w)")
_AND = re.compile(rf"[ \u00a0](?:–|-|&|và)[ \u00a0](?=[{UPPER}])")
_REGION = r"(?i:khu[ \u00a0]vực)[ \u00a0](?:[IVX]{1,5}|\d{1,2})"
_SPACE = re.compile(r"[ \u00a0]{1,2}")
_CITY_WORDS = r"[Tt]hành[ \u00a0]phố|TP\.?|Thủ[ \u00a0]đô|[Tt]rung[ \u00a0]ương|[Tt]ỉnh|[Pp]hường|[Xx]ã|Quận|Huyện"
_CITY = re.compile(rf"(?:{_CITY_WORDS})(?!\w)")
_PART = re.compile(rf"(?:{_CITY_WORDS}|{_REGION}|Việt[ \u00a0]Nam|VN)(?!\w)")
_MANY = re.compile(r"\b(?:các|những|mọi|một số|nhiều)[ \u00a0]{1,2}\Z", re.IGNORECASE)
_ANY_OF = re.compile(r"[ \u00a0](?:các|những|hai|cấp|mọi)[ \u00a0]", re.IGNORECASE)
_SURNAMES = frozenset(SURNAMES) - frozenset("Y H' Văn Quang Hà Thái Thân Tô Từ La Vi Châu Giang Mai".split())
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A public body named in a text. ``kind`` is one of the kinds above ("Sở", "Ủy ban nhân dân"); ``name`` is what stands in
    ``span`` with single spaces, its owner and place included ("Ban Tuyên giáo Thành ủy", "Sở Y tế Hà Nội").

    ``core`` is the name without owner and place. ``known``: the lists have the core; without it the extent is a guess.
    ``place`` is the unit named right after it, None where none is or only "Thành phố", "tỉnh" stands.
    """

    span: Span
    kind: str
    name: str
    core: str
    known: bool
    place: PlaceMention | None


def body_key(name: str) -> tuple[str, ...]:
    """A name for comparing: folded syllables without commas, hyphens and "&"."""
    return tuple(re.sub(r"[-–,&.]", " ", fold(name)).split())


@from_facts
def known_bodies() -> frozenset[tuple[str, ...]]:
    """Keys of the names and abbreviations on the lists."""
    listed = tomllib.loads(data("words", "agency_names.toml"))
    names = [name for fact in facts("bodies").values() for name in fact.names] + listed["names"] + listed["others"]
    for table in tomllib.loads(data("words", "body_capitals.toml"))["names"]:
        names += [f"{head} {rest}" for head in table.get("heads", ()) for rest in table["rest"]]
    names += [fact.body for fact in facts("holders").values()]
    return frozenset(body_key(name) for name in names)


@from_facts
def _beginnings() -> frozenset[tuple[str, ...]]:
    return frozenset(name[:count] for name in known_bodies() for count in range(1, len(name)))


@forgotten_with_facts
@lru_cache(maxsize=32)
def find_bodies(text: str) -> tuple[BodyMention, ...]:
    """All bodies named in a text, in reading order, none inside another; "các sở", "UBND các phường" name none."""
    found: list[BodyMention] = []
    end = 0
    for match in _HEAD.finditer(text):
        if match.start() < end:
            continue
        mention = _mention(text, match)
        if mention:
            found.append(mention)
            end = mention.span.end
    return tuple(found)


def bodies_within(text: str, passage: Span) -> tuple[BodyMention, ...]:
    """The bodies whose names begin in a passage."""
    return within(find_bodies(text), passage)


def body_at(text: str, start: int) -> BodyMention | None:
    """The body whose name begins exactly here."""
    match = _HEAD.match(text, start)
    return _mention(text, match) if match else None


def _mention(text: str, match: re.Match[str]) -> BodyMention | None:
    kind = _kind(match)
    if _MANY.search(text, max(0, match.start() - 10), match.start()) or _ANY_OF.match(text, match.end()):
        return None
    end, known = _core(text, match)
    if end == match.end() and kind not in _ALONE and not known and not _named_by_place(text, end, kind):
        return None
    core = " ".join(text[match.start() : end].split())
    end, place = _owner(text, end)
    return BodyMention(
        Span(match.start(), end),
        kind,
        " ".join(text[match.start() : end].split()),
        core,
        known or kind in _ALONE,
        place,
    )


def _kind(match: re.Match[str]) -> str:
    assert match.lastgroup
    return _KIND_OF[int(match.lastgroup[1:])]


def _named_by_place(text: str, end: int, kind: str) -> bool:
    """ "Công an Thành phố", "Tòa án nhân dân tỉnh …": the head and a place make the name."""
    if kind not in (
        "Công an",
        "Tòa án nhân dân",
        "Viện kiểm sát nhân dân",
        "Bảo hiểm xã hội",
        "Thanh tra",
        "Bộ Tư lệnh",
        "Văn phòng",
    ):
        return False
    gap = _SPACE.match(text, end)
    return bool(gap and (_CITY.match(text, gap.end()) or _place_at(text, gap.end()) or _HEAD.match(text, gap.end())))


def _core(text: str, match: re.Match[str]) -> tuple[int, bool]:
    """Where the name without owner and place ends, and whether it is a listed one."""
    schools = _kind(match) in ("Trường", "Bệnh viện")
    ends: list[int] = []
    syllables: list[str] = []
    at = match.start()
    known = 0
    while len(ends) < _LONGEST and (word := _WORD.match(text, at)):
        syllables += body_key(word.group())
        ends.append(word.end())
        key = tuple(syllables)
        if word.end() >= match.end() and key in known_bodies():
            known = word.end()
        gap = _GAP.match(text, word.end()) if key in _beginnings() else None
        if gap is None:
            break
        at = gap.end()
    if known and not schools:
        return known, True
    return _free(text, known or match.end(), schools), False


def _free(text: str, end: int, schools: bool) -> int:
    """Where a name that is on no list ends: its capitals, each with the small syllable of its word, over "và" and hyphens.

    Schools and hospitals are named after persons; of other bodies a person's name that follows is no part.
    """
    start = end
    for _ in range(_LONGEST):
        gap = _SPACE.match(text, end) or (_AND.match(text, end) if end > start else None)
        word = _CAPITAL.match(text, gap.end()) if gap else None
        if (
            word is None
            or _place_at(text, word.start())
            or _CITY.match(text, word.start())
            or _HEAD.match(text, word.start())
        ):
            break
        if not schools and word.group() in _SURNAMES and _CAPITAL.match(text, word.end() + 1):
            break
        end = word.end()
        last = word.group()
        while (small := _LOWER.match(text, end)) and is_compound(last, small[1]):
            last, end = small[1], small.end()
    return end


def _owner(text: str, end: int) -> tuple[int, PlaceMention | None]:
    """Where the name ends with what it belongs to, and the place: another body, a place with or without its kind."""
    place = None
    for _ in range(3):
        gap = _SPACE.match(text, end)
        if gap is None:
            break
        at = gap.end()
        place = _place_at(text, at)
        if place:
            end = place.span.end
            break
        if (bare := name_at(text, at, only_known=True)) and text[at].isupper():
            end = bare[0].end
            break
        part = _PART.match(text, at)
        if part:
            end = part.end()
            continue
        head = _HEAD.match(text, at)
        if head is None:
            break
        end = _core(text, head)[0]
    return end, place


def _place_at(text: str, start: int) -> PlaceMention | None:
    places = find_places(text)
    index = bisect_left(places, start, key=lambda one: one.span.start)
    return places[index] if index < len(places) and places[index].span.start == start else None
