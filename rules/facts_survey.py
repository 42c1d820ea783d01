"""What many articles say of documents, bodies and office-holders that no fact knows, counted, with their contradictions.

Only persons in an office of a public body are counted, never anybody else.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rules.document import Document
from rules.facts_loader import facts, from_facts
from rules.parsing.documents import DocumentMention, find_documents
from rules.parsing.names import BodyMention, body_key, find_bodies
from rules.parsing.persons import find_persons
from rules.text.folding import fold
from rules.text.letters import UPPER

ENOUGH = 5
"""Articles that must name a thing, of two days at least where they are dated: what was pasted once is no witness."""
SHARE = 0.8
"""Of the mentions that say a date, an issuer or a title, so many must agree."""
_DAYS = 2
_WITNESSES = 2
_PRIVATE = re.compile(r"(?:\d[ .-]?){9}|@")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ABOUT = re.compile(r"(?:về việc|v/v|về)[ \u00a0]", re.IGNORECASE)
_TITLE_LENGTHS = range(12, 301)
_BODIES = frozenset("Bộ|Sở|Tổng cục|Chi cục|Cục|Vụ|Ban|Văn phòng|Thanh tra|Kho bạc|Trung tâm|Viện|Đài".split("|"))
"""Kinds of bodies that bear a name of their own; committees of places and schools are known by their place."""
_PUBLIC = _BODIES | frozenset(
    "Ủy ban nhân dân|Hội đồng nhân dân|Mặt trận Tổ quốc|Tòa án nhân dân|Viện kiểm sát nhân dân|Thành ủy|Tỉnh ủy|Đảng ủy|Công an|"
    "Bảo hiểm xã hội|Quốc hội|Chính phủ".split("|")
)
"""Kinds of bodies whose offices are public."""
_NEED_PLACE = frozenset("Ủy ban nhân dân|Hội đồng nhân dân|Đảng ủy|Công an|Mặt trận Tổ quốc".split("|"))
_LEAST_REST = {"Trung tâm": 3, "Viện": 3, "Đài": 3}
"""Syllables of a name after the word for its kind, two elsewhere."""
_NEXT = re.compile(r"[ \u00a0](?:- )?(\w+)")
_ABBREVIATION = re.compile(rf"(?<!\w)[{UPPER}]{{2,}}(?!\w)")
_CUT_SHARE = 0.5
"""Where so many mentions go on with one and the same word, the name was not read to its end."""
_FOR_AN_OCCASION = re.compile(
    r"Ban (?:chỉ đạo|tổ chức|giám (?:đốc|khảo|hiệu)|quản lý|quản trị|chấp hành|thường (?:vụ|trực)|bí thư|cán sự|chỉ huy|"
    r"biên tập|lãnh đạo|chủ nhiệm|vận động|soạn thảo|thư ký|kiểm phiếu|đại diện|bầu cử|liên lạc|điều hành|kiểm soát|vì)(?!\w)|"
    r"Bộ (?:quy tắc|luật|tiêu chí|chỉ số|chỉ tiêu|câu hỏi|sưu tập|nhận diện|tài liệu|dữ liệu|sách)(?!\w)",
    re.IGNORECASE,
)
"""Organs of another body, or of one event; and sets of things."""
_ABROAD = re.compile(
    r"(?:Mỹ|Hoa Kỳ|Anh|Pháp|Đức|Nga|Ý|Úc|Australia|Canada|Ấn Độ|Nhật Bản|Hàn Quốc|Triều Tiên|Trung Quốc|Lào|Campuchia|Thái Lan|"
    r"Singapore|Malaysia|Indonesia|Philippines|Israel|Ukraine|Liên bang|Liên minh châu Âu)\Z"
)
"""Bodies of other states."""
_UNNAMED = re.compile(r" (?:Sở|Bộ|Cục|Ban|Trung tâm|Khối|Viện)\Z")
"""What belongs to the writer's own body: "Thanh tra Sở"."""
_CUT_NAME = re.compile(r"(?:Văn|Thị) ")
"""A middle name in place of the surname: what stands before it was not read."""
_MEMBER = re.compile(r"(?:ủy viên|uỷ viên|đại biểu)(?!\w)", re.IGNORECASE)
_CITY = re.compile(r"(?<!\w)(?:tp(?=hcm)|tp\.|tp(?!\w)|thành phố(?!\w))[ .]*(?P<hcm>hcm(?!\w))?", re.IGNORECASE)
Said = Iterable[tuple[str, str]]


@dataclass
class Seen:
    """One thing in many articles. ``said``: what mentions say of it, by key of the fact, with counts."""

    articles: set[int] = field(default_factory=set)
    mentions: int = 0
    days: set[dt.date] = field(default_factory=set)
    witnesses: list[tuple[str, str]] = field(default_factory=list)
    """The earliest articles: (day, address)."""
    said: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def enough(self) -> bool:
        return len(self.articles) >= ENOUGH and (len(self.days) >= _DAYS or not self.days)

    def most(self, key: str) -> str:
        """What is said most often of ``key``, "" for nothing; the first in order where two are."""
        return min(self.said[key].items(), key=lambda item: (-item[1], item[0]), default=("", 0))[0]

    def agreed(self, key: str) -> str:
        """What nearly all say of ``key``, twice at least; "" where they do not agree or too few say it."""
        value, counts = self.most(key), self.said[key]
        return value if counts[value] >= max(2, SHARE * counts.total()) else ""

    def join(self, other: Seen) -> None:
        """Takes in what turned out to be the same thing."""
        self.articles |= other.articles
        self.mentions += other.mentions
        self.days |= other.days
        self.witnesses = sorted({*self.witnesses, *other.witnesses})[:_WITNESSES]
        for key, counts in other.said.items():
            self.said[key].update(counts)


@dataclass
class FactsSurvey:
    """``add`` each article once; ``documents``, ``bodies`` and ``holders`` then give what is new, the most often met first."""

    articles: int = 0
    newest: dt.date | None = None
    _documents: defaultdict[str, Seen] = field(default_factory=lambda: defaultdict(Seen))
    _bodies: defaultdict[tuple[str, ...], Seen] = field(default_factory=lambda: defaultdict(Seen))
    _holders: defaultdict[tuple[str, str, str], Seen] = field(default_factory=lambda: defaultdict(Seen))

    def add(self, doc: Document) -> None:
        self.articles += 1
        day = doc.published
        self.newest = max(filter(None, (self.newest, day)), default=None)
        for seen, said in [*self._in_documents(doc), *self._in_bodies(doc), *self._in_holders(doc)]:
            seen.mentions += 1
            for key, value in said:
                seen.said[key][value] += 1
            if self.articles not in seen.articles:
                seen.articles.add(self.articles)
                seen.days |= {day} if day else set()
                witness = day.isoformat() if day else "", doc.page.where
                seen.witnesses = sorted([*seen.witnesses, witness])[:_WITNESSES]

    def _in_documents(self, doc: Document) -> Iterator[tuple[Seen, Said]]:
        for mention in find_documents(doc.text):
            if mention.kind and _YEAR.fullmatch(mention.year) and not mention.spaced:
                yield self._documents[_number(mention.name)], _of_document(mention, doc.text)

    def _in_bodies(self, doc: Document) -> Iterator[tuple[Seen, Said]]:
        for mention in find_bodies(doc.text):
            rest = mention.core[len(mention.kind) :].split()
            if (
                mention.kind in _BODIES
                and len(rest) >= _LEAST_REST.get(mention.kind, 2)
                and not _FOR_AN_OCCASION.match(mention.core)
            ):
                place = [("place", mention.place.name)] if mention.place else []
                next_word = [("next", word[1])] if (word := _NEXT.match(doc.text, mention.span.end)) else []
                said = [("name", mention.core), ("kind", mention.kind), *place, *next_word]
                yield self._bodies[body_key(mention.core)], said

    def _in_holders(self, doc: Document) -> Iterator[tuple[Seen, Said]]:
        for person in find_persons(doc.text):
            for office in () if _CUT_NAME.match(person.name) else person.offices:
                if office.body and not office.former and not _MEMBER.match(office.title) and _is_public(office.body):
                    body = official(office.body)
                    said = [("person", person.name), ("office", office.title), ("body", body)]
                    yield self._holders[fold(person.name), fold(office.title), fold(body)], said

    def documents(self) -> list[Seen]:
        known = {_number(name) for fact in facts("documents").values() for name in fact.names}
        return _ordered((number, seen) for number, seen in self._documents.items() if number not in known)

    def bodies(self) -> list[Seen]:
        """Names that the texts write with capitals and that are not the beginning of a longer one."""
        enough = {key: seen for key, seen in self._bodies.items() if seen.enough}
        beginnings = {key[:length] for key in (*_official(), *enough) for length in range(1, len(key))}
        return _ordered(
            (" ".join(key), seen)
            for key, seen in enough.items()
            if key not in _official() and key not in beginnings and _is_name(seen)
        )

    def holders(self) -> list[Seen]:
        """Those of one person, office and body; a body named with and without its place is one."""
        known = {(fold(one.person), fold(one.office), fold(one.body)) for one in facts("holders").values()}
        joined: dict[tuple[str, str, str], Seen] = {}
        for (person, office, body), seen in sorted(
            self._holders.items(), key=lambda item: (item[0][:2], len(item[0][2]))
        ):
            shorter = next(
                (key for key in joined if key[:2] == (person, office) and f"{body} ".startswith(f"{key[2]} ")), None
            )
            joined.setdefault(shorter or (person, office, body), Seen()).join(seen)
        return _ordered((" ".join(key), seen) for key, seen in joined.items() if key not in known)


def _ordered(found: Iterable[tuple[str, Seen]]) -> list[Seen]:
    enough = [(key, seen) for key, seen in found if seen.enough]
    return [seen for _, seen in sorted(enough, key=lambda item: (-len(item[1].articles), item[0]))]


def _number(name: str) -> str:
    return name.casefold().replace("đ", "d")


def _of_document(mention: DocumentMention, text: str) -> Iterator[tuple[str, str]]:
    yield "id", mention.name
    yield "kind", mention.kind
    if mention.dated and mention.dated.date:
        yield "issued", mention.dated.date.isoformat()
    if mention.issuer and mention.issuer.whole:
        yield "issuer", " ".join(mention.issuer.text.split())
    title = ""
    if mention.law:
        title = text[mention.law.start : mention.law.end]
    elif mention.title and mention.title.whole:
        title = mention.title.text
    title = _ABOUT.sub("", " ".join(title.split()).strip(' “”"'), count=1)
    if len(title) in _TITLE_LENGTHS and title.isprintable() and not _PRIVATE.search(title):
        yield "title", title[0].upper() + title[1:]


def _is_name(seen: Seen) -> bool:
    """Whether it is written with capitals, and read to its end as far as one can tell."""
    cut = seen.said["next"][seen.most("next")] >= _CUT_SHARE * seen.mentions
    name = seen.most("name")
    return name[len(seen.most("kind")) :].lstrip(" -–&")[:1].isupper() and not (
        cut or _ABBREVIATION.search(name) or _ABROAD.search(name)
    )


def _is_public(body: BodyMention) -> bool:
    alone = body.place is None and body.name == body.core and not _CITY.search(body.name)
    unnamed = (body.kind in _NEED_PLACE and alone) or _FOR_AN_OCCASION.match(body.core) or _UNNAMED.search(body.name)
    return body.kind in _PUBLIC and not unnamed


@from_facts
def _official() -> dict[tuple[str, ...], str]:
    """Names and abbreviations of the facts -> the official name."""
    return {body_key(name): fact.name for fact in facts("bodies").values() for name in fact.names}


def official(body: BodyMention) -> str:
    """The name with what the facts call its core, abbreviations of the city written out."""
    core = _official().get(body_key(body.core), body.core)
    rest = body.name[len(body.core) :] if body.name.startswith(body.core) else ""
    return " ".join(_CITY.sub(_city, core + rest).split())


def _city(match: re.Match[str]) -> str:
    return "Thành phố Hồ Chí Minh" if match["hcm"] else "Thành phố "
